import { CARD, type Point } from '../../board/layout.ts';
import type { Rect } from './orthogonal.ts';

/** What a way keeps out of, and in which part of the board it is looked for. */

export const wallOf = ({ x, y }: Point, margin: number): Rect => ({
  left: x - margin,
  top: y - margin,
  right: x + CARD.width + margin,
  bottom: y + CARD.height + margin,
});

export function boxAround(points: readonly Point[], by = 0): Rect {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
