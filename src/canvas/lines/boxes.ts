import type { Rect } from './orthogonal.ts';

const keyOf = (column: number, row: number): number => column * 2 ** 20 + row;

interface Kept<T> {
  readonly box: Rect;
  readonly of: T;
}

/** Boxes by place, so that those at one are found without looking at all; `cell` px is about as large as most of them. */
export function makeBoxes<T>(cell: number) {
  const cells = new Map<number, Kept<T>[]>();
  const cellOf = (px: number): number => Math.floor(px / cell);

  function* cellsOf({ left, top, right, bottom }: Rect): Generator<readonly [number, number]> {
    for (let x = cellOf(left); x <= cellOf(right); x++)
      for (let y = cellOf(top); y <= cellOf(bottom); y++) yield [x, y];
  }

  return {
    put(box: Rect, of: T): void {
      for (const at of cellsOf(box)) {
        const key = keyOf(...at);
        const list = cells.get(key);
        if (list) list.push({ box, of });
        else cells.set(key, [{ box, of }]);
      }
    },

    /** The very box that was put. */
    take(box: Rect): void {
      for (const at of cellsOf(box)) {
        const key = keyOf(...at);
        const left = (cells.get(key) ?? []).filter((kept) => kept.box !== box);
        if (left.length > 0) cells.set(key, left);
        else cells.delete(key);
      }
    },

    /** Each that shares some of a box with it, once. */
    at(within: Rect, found: (of: T, box: Rect) => void): void {
      if (cells.size === 0) return;
      const [right, bottom] = [cellOf(within.right), cellOf(within.bottom)];
      for (let x = cellOf(within.left); x <= right; x++)
        for (let y = cellOf(within.top); y <= bottom; y++)
          for (const { box, of } of cells.get(keyOf(x, y)) ?? []) {
            const [left, top] = [Math.max(box.left, within.left), Math.max(box.top, within.top)];
            if (left >= Math.min(box.right, within.right) || top >= Math.min(box.bottom, within.bottom))
              continue;
            // It lies in other cells too, and counts in that of the corner of what is shared.
            if (cellOf(left) === x && cellOf(top) === y) found(of, box);
          }
    },
  };
}
