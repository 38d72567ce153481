/** The sheet of shortcuts. */

export const title = 'Keyboard shortcuts';
export const verification = 'How the simulation is verified';

export const groups = {
  tools: 'Tools',
  edit: 'Edit',
  select: 'Select',
  add: 'Add',
  arrange: 'Arrange',
  view: 'View',
  run: 'Run',
  board: 'Board',
  help: 'Help',
} as const;

export const onCanvas = 'On the canvas';
export const walk = 'Walk through what is drawn';
export const gather = 'Add to the selection, or take away';
export const giveUp = 'Give up a drag or a connection';

export const pointer = 'Pointer';
/** What the pointer does; it is not a command, but a person looks for it here. */
export const gestures: readonly (readonly [gesture: string, does: string])[] = [
  ['Drag on empty canvas', 'Select with a frame'],
  ['Space and drag, or middle button', 'Pan'],
  ['Wheel or two fingers', 'Pan'],
  ['Ctrl and wheel, or pinch', 'Zoom'],
  ['Drag from the edge of a card', 'Connect'],
  ['Drop a connection on empty canvas', 'Add what it leads to'],
  ['Drag an end of the selected connection', 'Connect it to another component'],
  ['Shift and click, or Shift and drag on empty canvas', 'Add to the selection'],
  ['Shift while dragging', 'Keep to one line'],
  ['Alt and drag a card', 'Duplicate'],
  ['Right button, long press or menu key', 'What can be done there'],
  ['Double click a name', 'Rename'],
  ['Double click empty canvas', 'Add a component there, or write'],
  ['Enter with a tool in hand', 'Draw in the middle of what is seen'],
  ['Shift while drawing', 'As high as wide, or in steps of 15°'],
  ['Shift while resizing', 'Keep the proportions'],
  ['Alt while drawing', 'From the middle'],
];
