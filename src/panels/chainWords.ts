import type { Chain } from '../board/chain/parse.ts';
import * as words from '../words/find.ts';

/** A typed chain in words: what it would add, and what of it is no use. */
export function chainWords(chain: Chain): {
  readonly title: string;
  readonly summary: string;
  readonly problem: string | undefined;
} {
  const { items, problems } = chain;
  const [problem] = problems;
  return {
    title: words.addChain(items.length),
    summary: items.map(({ name, replicas }) => (replicas ? `${name} x${replicas}` : name)).join(', '),
    problem: problem && words.chainProblem(problem.column, problem.message),
  };
}
