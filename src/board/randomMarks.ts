import type { Board, Mark } from './board.ts';
import { freshId } from './edit.ts';
import { setMark } from './marks.ts';

/** The board with up to eight marks over it, the odd ones too. */
export function withRandomMarks(board: Board, chance: () => number): Board {
  const below = (n: number): number => Math.floor(chance() * n);
  const one = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const often = (probability: number): boolean => chance() < probability;
  let next = board;
  for (let count = below(9); count > 0; count--) {
    const kind = one<Mark['kind']>(['text', 'note', 'stroke', 'line', 'rectangle', 'ellipse', 'step']);
    const ends = ['nothing', ...Object.keys(next.components), ...Object.keys(next.marks)];
    const points = Array.from({ length: 2 * (1 + below(9)) }, () => below(20_000) / 7);
    next = setMark(next, {
      id: freshId(next, kind),
      kind,
      x: below(100_000) / 9 - 5000,
      y: below(100_000) / 9 - 5000,
      width: below(5000) / 3,
      height: below(5000) / 3,
      text: one(['', 'Behind this lies the CDN', 'two\nlines ', 'é \u0007 负载', 'x'.repeat(6000)]),
      color: one(['ink', 'gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple']),
      size: one(['s', 'm', 'l', 'xl']),
      dash: one(['solid', 'dashed', 'dotted']),
      fill: one(['none', 'soft', 'solid']),
      heads: one(['none', 'end', 'both']),
      order: below(40) - 20,
      points,
      ...(often(0.4) && { pressure: points.slice(0, points.length / 2).map(() => chance()) }),
      ...(often(0.6) && { from: one(ends) }),
      ...(often(0.6) && { to: one(ends) }),
      ...(often(0.2) && { wrap: true as const }),
      ...(often(0.1) && { locked: true as const }),
      ...(often(0.1) && { origin: { by: 'ours' as const } }),
    });
  }
  return next;
}
