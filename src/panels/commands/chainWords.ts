import type { Board } from '../../board/board.ts';
import { meantOn } from '../../board/chain/draw.ts';
import type { Chain } from '../../board/chain/parse.ts';
import * as words from '../../words/find.ts';

/** A typed chain in words: what it would add to a board, and what of it is no use. */
export function chainWords(
  chain: Chain,
  board: Board,
): {
  readonly title: string;
  readonly summary: string;
  readonly problem: string | undefined;
} {
  const { items, problems } = chain;
  const [problem] = problems;
  return {
    title: words.addChain(meantOn(board, chain).filter((id) => id === undefined).length),
    summary: items.map(({ name, replicas }) => (replicas ? `${name} x${replicas}` : name)).join(', '),
    problem: problem && words.chainProblem(problem.column, problem.message),
  };
}
