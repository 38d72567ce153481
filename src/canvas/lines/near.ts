import type { Id } from '../../board/board.ts';
import { CARD, type Point } from '../../board/layout.ts';
import type { Rect } from './orthogonal.ts';

/** What lies where a line may go. */

/** Ways kept; about what the largest board has. */
export const KEPT = 4000;

/** The cards by place, so that what is near is found without looking at all. */
export function gridOf(cards: ReadonlyMap<Id, Point>) {
  const cell = 256;
  const cells = new Map<string, Point[]>();
  for (const at of cards.values()) {
    const key = `${Math.floor(at.x / cell)} ${Math.floor(at.y / cell)}`;
    const list = cells.get(key);
    if (list) list.push(at);
    else cells.set(key, [at]);
  }
  /** Cards that touch a rectangle, in an order that their places decide. */
  return ({ left, top, right, bottom }: Rect): Point[] => {
    const found: Point[] = [];
    for (let x = Math.floor((left - CARD.width) / cell); x * cell < right; x++) {
      for (let y = Math.floor((top - CARD.height) / cell); y * cell < bottom; y++) {
        for (const at of cells.get(`${x} ${y}`) ?? []) {
          if (at.x < right && at.x + CARD.width > left && at.y < bottom && at.y + CARD.height > top)
            found.push(at);
        }
      }
    }
    return found.sort((a, b) => a.x - b.x || a.y - b.y);
  };
}

export type Near = ReturnType<typeof gridOf>;

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
