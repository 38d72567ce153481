import { formatCount } from '../../catalog/units.ts';
import * as words from '../../words/cards.ts';

/** Marks that stand for a number of waiting requests: one each up to six, then the number says it. */
export function waitingMarks(waiting: number): { readonly marks: number; readonly text: string } {
  if (!(waiting >= 0.5)) return { marks: 0, text: '' };
  if (!Number.isFinite(waiting)) return { marks: 6, text: words.grows };
  const count = Math.round(waiting);
  return count <= 6
    ? { marks: count, text: '' }
    : { marks: 6, text: formatCount(count >= 1000 ? Number(count.toPrecision(2)) : count) };
}
