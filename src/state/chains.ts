import { drawChain } from '../board/chain/draw.ts';
import type { Chain } from '../board/chain/parse.ts';
import * as words from '../words/editing.ts';
import type { InsertPlace, State } from './shape.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

/** Draws a typed chain as one step, selects what it added, and says what could not be used. */
export function addChain(state: State, chain: Chain, where: InsertPlace = {}): readonly string[] {
  if (refused(state) || chain.items.length === 0) return [];
  const at = where.at ?? viewport()?.center() ?? { x: 0, y: 0 };
  const { components } = state.board;
  const { board, ids } = drawChain(state.board, chain, { at, from: where.from });
  state.edit(() => board);
  state.select(ids);
  state.stopInserting();
  viewport()?.fit(where.from === undefined ? ids : [where.from, ...ids]);
  const known = ids.flatMap((id) => (Object.hasOwn(components, id) ? (components[id]?.name ?? []) : []));
  const added = words.chainAdded(ids.length - known.length, known);
  const [problem] = chain.problems;
  if (problem) {
    const { line, column, message } = problem;
    state.say(words.chainAddedBut(added, line, column, message, chain.problems.length - 1));
  } else state.say(added);
  return ids;
}
