import { CARD, type Point } from '../../board/layout.ts';
import type { Rect } from './orthogonal.ts';

/** What a way keeps out of, and in which part of the board it is looked for. */

/** Ways kept; about what the largest board has. */
export const KEPT = 4000;

export const wallOf = ({ x, y }: Point, margin: number): Rect => ({
  left: x - margin,
  top: y - margin,
  right: x + CARD.width + margin,
  bottom: y + CARD.height + margin,
});

export function boxAround(points: readonly Point[], by = 0): Rect {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.min(...xs) - by,
    top: Math.min(...ys) - by,
    right: Math.max(...xs) + by,
    bottom: Math.max(...ys) + by,
  };
}
