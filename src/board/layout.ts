import type { Board } from './board.ts';

/** Size of a component's card on the canvas, px at zoom 1. */
export const CARD = { width: 176, height: 72 } as const;

export const GRID = 8;

/** Free space kept between cards that are placed for the person. */
const GAP = 24;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function snap(value: number): number {
  return Math.round(value / GRID) * GRID + 0;
}

/**
 * Left and top of the free place nearest to a card that has its middle at `near`, on the grid. Looks right and
 * below before left and above, so that components added one after another read like text.
 */
export function freeSpot(board: Board, near: Point): Point {
  const taken = Object.values(board.components);
  const origin = { x: snap(near.x - CARD.width / 2), y: snap(near.y - CARD.height / 2) };
  const isFree = (spot: Point): boolean =>
    taken.every(
      (card) =>
        Math.abs(card.x - spot.x) >= CARD.width + GRID || Math.abs(card.y - spot.y) >= CARD.height + GRID,
    );
  // A card covers at most four places of the lattice, so rings up to this one cannot all be taken.
  const last = Math.ceil(Math.sqrt(4 * taken.length)) + 1;
  for (let ring = 0; ring <= last; ring++) {
    const spot = ringOf(ring, origin).find(isFree);
    if (spot !== undefined) return spot;
  }
  return origin;
}

/** Places at `ring` steps from the origin, nearest first. */
function ringOf(ring: number, origin: Point): Point[] {
  const spots: Point[] = [];
  for (let row = ring; row >= -ring; row--) {
    for (let column = ring; column >= -ring; column--) {
      if (Math.max(Math.abs(row), Math.abs(column)) !== ring) continue;
      spots.push({
        x: origin.x + column * (CARD.width + GAP),
        y: origin.y + row * (CARD.height + GAP),
      });
    }
  }
  const distance = (spot: Point): number => Math.hypot(spot.x - origin.x, spot.y - origin.y);
  return spots.sort((a, b) => distance(a) - distance(b));
}
