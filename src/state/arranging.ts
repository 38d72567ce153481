import { type Axis, align, distribute, type Edge } from '../board/arrange.ts';
import type { Board, Id } from '../board/board.ts';
import { setLocked } from '../board/edit.ts';
import { selectedItems } from './arrange.ts';
import type { State } from './shape.ts';
import { refused } from './uiSlice.ts';

const components = (count: number): string => `${count} ${count === 1 ? 'component' : 'components'}`;

const ALIGNED: Readonly<Record<Edge, string>> = {
  left: 'at their left edges',
  center: 'on one vertical line',
  right: 'at their right edges',
  top: 'at their top edges',
  middle: 'on one horizontal line',
  bottom: 'at their bottom edges',
};

const things = ({ board }: State, ids: readonly Id[]): string =>
  ids.every((id) => board.components[id]) ? components(ids.length) : `${ids.length} items`;

/** One step, and a word about it: who cannot see the cards move hears that they did. */
function arrange(state: State, change: (board: Board) => Board, done: string, nothing: string): void {
  if (refused(state)) return;
  const next = change(state.board);
  state.edit(() => next);
  state.say(next === state.board ? nothing : done);
}

export function alignSelected(state: State, edge: Edge): void {
  const ids = selectedItems(state);
  const words = `${things(state, ids)} aligned ${ALIGNED[edge]}`;
  arrange(state, (board) => align(board, ids, edge), words, 'They are aligned like that already');
}

export function distributeSelected(state: State, axis: Axis): void {
  const ids = selectedItems(state);
  const words = `${things(state, ids)} distributed ${axis === 'horizontal' ? 'from left to right' : 'from top to bottom'}`;
  arrange(state, (board) => distribute(board, ids, axis), words, 'Their distances are equal already');
}

/** Locks the selected components and groups, or unlocks them where all of them are locked. */
export function toggleLock(state: State): void {
  const { board } = state;
  const ids = selectedItems(state);
  const of = (id: Id) => board.components[id] ?? board.groups[id] ?? { ...board.marks[id], name: 'Drawing' };
  const lock = ids.some((id) => !of(id)?.locked);
  const what =
    ids.length === 1
      ? (of(ids[0] ?? '')?.name ?? '')
      : ids.every((id) => board.components[id])
        ? components(ids.length)
        : `${ids.length} items`;
  const words = lock ? `${what} locked: nothing moves it` : `${what} unlocked`;
  arrange(state, (board) => setLocked(board, ids, lock), words, 'Nothing to lock');
}
