import type { Id } from '../board/board.ts';
import { connectSelected, nudgeSelection, selectedComponents, selectedItems } from './arrange.ts';
import { copySelection, deleteSelection, duplicateSelection, pasteFromClipboard } from './clipboard.ts';
import { type Command, command } from './command.ts';
import { ARRANGE_COMMANDS, FIND_COMMANDS, GROW_COMMANDS, WALK_COMMANDS } from './graphCommands.ts';
import { GROUP_COMMANDS } from './groupCommands.ts';
import { belongsToFocus, type KeyPress, matches } from './keys.ts';
import { MARK_COMMANDS } from './markCommands.ts';
import type { State, Theme } from './shape.ts';
import { store } from './store.ts';
import { TOOL_COMMANDS } from './tools.ts';
import { viewport } from './viewport.ts';

const get = (): State => store.getState();
const always = (): boolean => true;
const canEdit = (state: State): boolean => !state.readOnly;
const hasSelection = (state: State): boolean => state.selection.size > 0;
const canChangeSelection = (state: State): boolean => canEdit(state) && hasSelection(state);
const isGoing = (state: State): boolean => state.status === 'running' || state.status === 'paused';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

const DIRECTIONS = [
  { key: 'Left', x: -1, y: 0 },
  { key: 'Right', x: 1, y: 0 },
  { key: 'Up', x: 0, y: -1 },
  { key: 'Down', x: 0, y: 1 },
] as const;

/** Fetched when wanted. Without a baseline there is nothing to compare: the results say how to keep one. */
function compared(act: (module: typeof import('./comparison.ts')) => void): void {
  get().showTab('results');
  void import('./comparison.ts').then(act, () =>
    get().say('This part of the page could not be loaded.', 'error'),
  );
}

const NUDGES: readonly Command[] = [
  { id: 'nudge', label: 'Nudge', held: '', by: 1 },
  { id: 'move', label: 'Move', held: 'Shift+', by: 8 },
].flatMap(({ id, label, held, by }) =>
  DIRECTIONS.map(({ key, x, y }) =>
    command(
      `${id}-${key.toLowerCase()}`,
      `${label} ${key.toLowerCase()}`,
      'Edit',
      [`${held}Arrow${key}`],
      (state) => canEdit(state) && selectedItems(state).length > 0,
      () => nudgeSelection(get(), x * by, y * by),
    ),
  ),
);

export const COMMANDS: readonly Command[] = [
  ...TOOL_COMMANDS,
  command(
    'undo',
    'Undo',
    'Edit',
    ['Mod+Z'],
    (state) => state.canUndo && canEdit(state),
    () => get().undo(),
  ),
  command(
    'redo',
    'Redo',
    'Edit',
    ['Mod+Shift+Z', 'Mod+Y'],
    (state) => state.canRedo && canEdit(state),
    () => get().redo(),
  ),
  native(
    'cut',
    'Cut',
    ['Mod+X'],
    (state) => canEdit(state) && selectedItems(state).length > 0,
    () => {
      void copySelection(get());
      deleteSelection(get(), 'cut');
    },
  ),
  native(
    'copy',
    'Copy',
    ['Mod+C'],
    (state) => selectedItems(state).length > 0,
    () => {
      void copySelection(get());
    },
  ),
  native('paste', 'Paste', ['Mod+V'], canEdit, () => {
    void pasteFromClipboard();
  }),
  command(
    'duplicate',
    'Duplicate',
    'Edit',
    ['Mod+D'],
    (state) => canEdit(state) && selectedItems(state).length > 0,
    () => duplicateSelection(),
  ),
  command('delete', 'Delete', 'Edit', ['Delete', 'Backspace'], canChangeSelection, () =>
    deleteSelection(get()),
  ),
  command(
    'rename',
    'Rename',
    'Edit',
    ['F2', 'Enter'],
    (state) => canEdit(state) && oneNamed(state) !== null,
    () => get().rename(oneNamed(get())),
  ),
  command('select-all', 'Select all', 'Select', ['Mod+A'], always, () => {
    const { board, select } = get();
    const { components, connections, groups, marks } = board;
    select([components, connections, groups, marks].flatMap((table) => Object.keys(table)));
  }),
  command('escape', 'Clear selection or leave', 'Select', ['Escape'], always, () => leave(get())),
  ...WALK_COMMANDS,
  ...NUDGES,
  command('insert', 'Add a component', 'Add', ['/'], canEdit, () => get().startInserting()),
  command('connect', 'Connect the selected, or what is pressed next', 'Add', ['C'], canEdit, () => {
    if ([1, 2].includes(selectedComponents(get()).length)) connectSelected(get());
    else get().setTool('connect');
  }),
  command('kinds', 'Define a kind of component', 'Add', [], canEdit, () => get().openDialog('kinds')),
  ...GROW_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...GROUP_COMMANDS,
  ...MARK_COMMANDS,
  ...FIND_COMMANDS,
  command('zoom-in', 'Zoom in', 'View', ['Mod++', 'Mod+=', '+', '='], always, () => viewport()?.zoomIn()),
  command('zoom-out', 'Zoom out', 'View', ['Mod+-', '-'], always, () => viewport()?.zoomOut()),
  command('zoom-100', 'Zoom to 100 %', 'View', ['Mod+0'], always, () => viewport()?.zoomTo(1)),
  command('fit', 'Fit everything', 'View', ['Shift+1'], always, () => viewport()?.fit()),
  command('fit-selection', 'Fit selection', 'View', ['Shift+2'], hasSelection, () =>
    viewport()?.fit([...get().selection]),
  ),
  command('palette', 'Show or hide the palette', 'View', ['['], always, () => get().togglePalette()),
  command('panel', 'Show or hide the side panel', 'View', [']'], always, () => get().togglePanel()),
  command('sketch', 'Switch between clean and sketch style', 'View', [], always, () => {
    const { sketchy, setSketchy, say } = get();
    setSketchy(!sketchy);
    say(sketchy ? 'Style: clean' : 'Style: sketch');
  }),
  command('theme', 'Switch theme', 'View', ['Alt+Shift+D'], always, () => {
    const { theme, setTheme, say } = get();
    setTheme(NEXT_THEME[theme]);
    say(`Theme: ${NEXT_THEME[theme]}`);
  }),
  command(
    'run',
    'Run',
    'Run',
    ['Mod+Enter'],
    (state) => state.status !== 'running',
    () => get().play(),
  ),
  command(
    'pause',
    'Pause',
    'Run',
    ['Mod+Enter'],
    (state) => state.status === 'running',
    () => get().pause(),
  ),
  command('stop', 'Stop', 'Run', ['Mod+Shift+Enter'], isGoing, () => get().stop()),
  command(
    'baseline',
    'Keep as baseline',
    'Run',
    [],
    (state) => state.report !== null,
    () => compared(({ comparison }) => comparison.keep()),
  ),
  command(
    'compare',
    'Compare with baseline',
    'Run',
    [],
    (state) => state.report !== null,
    () => compared(({ comparison }) => comparison.compare()),
  ),
  command(
    'replicate',
    'Run more seeds',
    'Run',
    [],
    (state) => state.report !== null && !state.stale && !isGoing(state),
    () => compared(({ comparison }) => comparison.replicate()),
  ),
  command('new-board', 'New board', 'Board', [], always, () => get().newBoard()),
  command('boards', 'Your boards', 'Board', ['Mod+O'], always, () => get().openDialog('boards')),
  command('gallery', 'Examples', 'Board', ['Mod+Shift+O'], always, () => get().openDialog('gallery')),
  command('share', 'Share', 'Board', ['Mod+Shift+S'], always, () => get().openDialog('share')),
  command('print', 'Print', 'Board', ['Mod+P'], always, () => globalThis.print()),
  command('verification', 'How the simulation is verified', 'Help', [], always, () =>
    get().openDialog('verification'),
  ),
  command('shortcuts', 'Keyboard shortcuts', 'Help', ['?'], always, () => get().openDialog('shortcuts')),
];

/** The command that a key press stands for, if it is enabled and the press does not belong to what is focused. */
export function matchCommand(press: KeyPress): Command | null {
  const state = get();
  if (state.dialog !== null) return null;
  // A field for words is about to open: what is typed is for it.
  if (state.renaming !== null && press.key !== 'Escape') return null;
  const taken = belongsToFocus(press);
  const found = COMMANDS.find(
    (entry) =>
      !entry.native &&
      (!taken || entry.anywhere) &&
      entry.keys.some((keys) => matches(keys, press)) &&
      entry.enabled(state),
  );
  return found ?? null;
}

/** A command by id, for the buttons that stand for one. */
export function commandOf(id: string): Command {
  const found = COMMANDS.find((entry) => entry.id === id);
  if (!found) throw new Error(`No command is called ${id}`);
  return found;
}

function native(
  id: string,
  label: string,
  keys: readonly string[],
  enabled: (state: State) => boolean,
  run: () => void,
): Command {
  return { ...command(id, label, 'Edit', keys, enabled, run), native: true };
}

/** What has a name to be edited in place. */
function oneNamed(state: State): Id | null {
  const [id = ''] = state.selection;
  const isNamed = id !== '' && state.board.marks[id]?.kind !== 'stroke';
  return state.selection.size === 1 && isNamed ? id : null;
}

/** Leaves the innermost thing that is open. */
function leave(state: State): void {
  if (state.inserting) state.stopInserting();
  else if (state.carrying !== null) state.carry(null);
  else if (state.renaming !== null) state.rename(null);
  else if (state.tool !== 'select') state.setTool('select');
  else state.select([]);
}
