import type { Board, Id } from '../board/board.ts';
import { drawChain } from '../board/chain/draw.ts';
import type { Chain, ChainProblem } from '../board/chain/parse.ts';
import * as words from '../words/editing.ts';
import type { InsertPlace, State } from './shape.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

/** Draws a typed chain as one step, selects what it added, and says what could not be used. */
export function addChain(state: State, chain: Chain, where: InsertPlace = {}): readonly string[] {
  if (refused(state) || chain.items.length === 0) return [];
  const at = where.at ?? viewport()?.center() ?? { x: 0, y: 0 };
  const before = state.board;
  const { board, ids } = drawChain(state.board, chain, { at, from: where.from });
  state.edit(() => board);
  state.select(ids);
  state.stopInserting();
  viewport()?.fit(where.from === undefined ? ids : [where.from, ...ids]);
  sayAdded(state, before, ids, chain.problems);
  return ids;
}

/** Says what a text has added to a board, and what of the text could not be used. */
export function sayAdded(
  state: State,
  { components }: Board,
  ids: readonly Id[],
  problems: readonly ChainProblem[],
): void {
  const known = ids.flatMap((id) => (Object.hasOwn(components, id) ? (components[id]?.name ?? []) : []));
  const added = words.chainAdded(ids.length - known.length, known);
  const [problem] = problems;
  if (problem) {
    const { line, column, message } = problem;
    state.say(words.chainAddedBut(added, line, column, message, problems.length - 1));
  } else state.say(added);
}
