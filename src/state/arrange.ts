import type { Board, Id } from '../board/board.ts';
import { connect } from '../board/edit.ts';
import { movedWith, moveItems } from '../board/moving.ts';
import * as words from '../words/notices.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

export function selectedComponents(state: State): Id[] {
  return [...state.selection].filter((id) => Object.hasOwn(state.board.components, id));
}

/** Components, groups and marks: what has a place of its own. */
export function selectedItems(state: State): Id[] {
  const { components, groups, marks } = state.board;
  const tables = [components, groups, marks];
  return [...state.selection].filter((id) => tables.some((table) => Object.hasOwn(table, id)));
}

/** Presses of one kind that follow each other this closely, ms, are one gesture: a key held down. */
const HELD = 600;
let lastNudge = { what: '', at: Number.NEGATIVE_INFINITY, gesture: 0 };

/** Moves the selected components and groups by px. */
export function nudgeSelection(state: State, x: number, y: number): void {
  if (refused(state)) return;
  const ids = selectedItems(state);
  if (movedWith(state.board, ids).size === 0) {
    state.say(words.locked);
    return;
  }
  const what = `${x} ${y} ${[...state.selection].join(' ')}`;
  const at = Date.now();
  const isHeld = what === lastNudge.what && at - lastNudge.at < HELD;
  lastNudge = { what, at, gesture: lastNudge.gesture + (isHeld ? 0 : 1) };
  const before = homesOf(state.board, ids);
  state.edit((board) => moveItems(board, ids, { x, y }), `nudge ${lastNudge.gesture}`);
  tellHomes(before, ids);
}

const homesOf = (board: Board, ids: readonly Id[]): string =>
  [...new Set(ids.map((id) => board.components[id]?.group ?? board.groups[id]?.parent))]
    .map((id) => (id === undefined ? '' : (board.groups[id]?.name ?? '')))
    .join(', ');

/** Who moves a card by ear hears when it comes into a group or leaves one. */
function tellHomes(before: string, ids: readonly Id[]): void {
  const { board, say } = store.getState();
  const now = homesOf(board, ids);
  if (now !== before) say(now === '' ? words.leftGroup : words.nowIn(now));
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
  const said = connected === board ? words.notConnected : words.connected;
  state.say(said(board.components[from]?.name ?? from, board.components[to]?.name ?? to));
}
