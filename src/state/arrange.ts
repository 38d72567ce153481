import type { Id } from '../board/board.ts';
import { connect, moveComponents } from '../board/edit.ts';
import type { State } from './shape.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

export function selectedComponents(state: State): Id[] {
  return [...state.selection].filter((id) => Object.hasOwn(state.board.components, id));
}

/** Presses of one kind that follow each other this closely, ms, are one gesture: a key held down. */
const HELD = 600;
let lastNudge = { what: '', at: Number.NEGATIVE_INFINITY, gesture: 0 };

/** Moves the selected components by px. */
export function nudgeSelection(state: State, x: number, y: number): void {
  if (refused(state)) return;
  if (selectedComponents(state).every((id) => state.board.components[id]?.locked)) {
    state.say('Locked: unlock it to move it');
    return;
  }
  const what = `${x} ${y} ${[...state.selection].join(' ')}`;
  const at = Date.now();
  const isHeld = what === lastNudge.what && at - lastNudge.at < HELD;
  lastNudge = { what, at, gesture: lastNudge.gesture + (isHeld ? 0 : 1) };
  const places = selectedComponents(state).flatMap((id) => {
    const component = state.board.components[id];
    return component ? [[id, { x: component.x + x, y: component.y + y }] as const] : [];
  });
  state.edit((board) => moveComponents(board, Object.fromEntries(places)), `nudge ${lastNudge.gesture}`);
}

/** Connects the two selected components in the order in which they were selected. */
export function connectSelected(state: State): void {
  const [from, to] = selectedComponents(state);
  if (from === undefined) return;
  if (to === undefined) {
    viewport()?.connectFrom?.(from);
    return;
  }
  const { board } = state;
  const connected = connect(board, from, to);
  state.edit(() => connected);
  const words = connected === board ? 'cannot be connected to' : 'connected to';
  state.say(`${board.components[from]?.name} ${words} ${board.components[to]?.name}`);
}
