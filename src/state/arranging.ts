import { type Axis, align, distribute, type Edge } from '../board/arrange.ts';
import type { Board, Id } from '../board/board.ts';
import { setLocked } from '../board/edit.ts';
import * as words from '../words/editing.ts';
import { drawing } from '../words/things.ts';
import { selectedItems } from './arrange.ts';
import type { State } from './shape.ts';
import { refused } from './uiSlice.ts';

const things = ({ board }: State, ids: readonly Id[]): string =>
  words.things(
    ids.length,
    ids.every((id) => board.components[id]),
  );

/** One step, and a word about it: who cannot see the cards move hears that they did. */
function arrange(state: State, change: (board: Board) => Board, done: string, nothing: string): void {
  if (refused(state)) return;
  const next = change(state.board);
  state.edit(() => next);
  state.say(next === state.board ? nothing : done);
}

export function alignSelected(state: State, edge: Edge): void {
  const ids = selectedItems(state);
  const done = words.aligned(things(state, ids), edge);
  arrange(state, (board) => align(board, ids, edge), done, words.alignedAlready);
}

export function distributeSelected(state: State, axis: Axis): void {
  const ids = selectedItems(state);
  const done = words.distributed(things(state, ids), axis);
  arrange(state, (board) => distribute(board, ids, axis), done, words.distributedAlready);
}

/** Locks the selected components and groups, or unlocks them where all of them are locked. */
export function toggleLock(state: State): void {
  const { board } = state;
  const ids = selectedItems(state);
  const of = (id: Id) => board.components[id] ?? board.groups[id] ?? { ...board.marks[id], name: drawing };
  const lock = ids.some((id) => !of(id)?.locked);
  const what = ids.length === 1 ? (of(ids[0] ?? '')?.name ?? '') : things(state, ids);
  const done = lock ? words.locked(what) : words.unlocked(what);
  arrange(state, (board) => setLocked(board, ids, lock), done, words.nothingToLock);
}
