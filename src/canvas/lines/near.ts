import { CARD, type Point } from '../../board/layout.ts';
import type { Rect } from './orthogonal.ts';

/** What lies where a line may go. */

const CELL = 256;

const keyOf = (column: number, row: number): number => column * 2 ** 20 + row;
const cellOf = ({ x, y }: Point): number => keyOf(Math.floor(x / CELL), Math.floor(y / CELL));

/** Cards by place (left and top), so that what is near is found without looking at all. */
export function makeGrid() {
  const cells = new Map<number, Point[]>();
  return {
    put(card: Point): void {
      const key = cellOf(card);
      const list = cells.get(key);
      if (list) list.push(card);
      else cells.set(key, [card]);
    },

    /** The very object that was put. */
    take(card: Point): void {
      const list = cells.get(cellOf(card));
      list?.splice(list.indexOf(card), 1);
    },

    /** Cards that touch a rectangle, in an order that their places decide. */
    near(within: Rect): Point[] {
      const found: Point[] = [];
      for (let x = Math.floor((within.left - CARD.width) / CELL); x * CELL < within.right; x++) {
        for (let y = Math.floor((within.top - CARD.height) / CELL); y * CELL < within.bottom; y++) {
          for (const card of cells.get(keyOf(x, y)) ?? []) if (touches(card, within)) found.push(card);
        }
      }
      return found.sort((a, b) => a.x - b.x || a.y - b.y);
    },
  };
}

export const touches = ({ x, y }: Point, { left, top, right, bottom }: Rect): boolean =>
  x < right && x + CARD.width > left && y < bottom && y + CARD.height > top;

/** Cards that touch a rectangle. */
export type Near = (within: Rect) => Point[];

/** The least rectangle that holds both. */
export const both = (a: Rect, b: Rect): Rect => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

export const grown = ({ left, top, right, bottom }: Rect, wide: number, high: number): Rect => ({
  left: left - wide,
  top: top - high,
  right: right + wide,
  bottom: bottom + high,
});
