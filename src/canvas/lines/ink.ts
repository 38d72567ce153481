import type { Id } from '../../board/board.ts';
import { type Curve, hull } from './curves.ts';
import { grown } from './near.ts';
import type { Rect } from './orthogonal.ts';

/** Px from one point of a line to the next: no line runs between two of its points through a box of words. */
const STEP = 6;
const CELL = 32;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly of: Id;
}

interface Drawn {
  readonly dots: readonly Dot[];
  readonly length: number;
  readonly around: Rect;
}

const cellOf = (px: number): number => Math.floor(px / CELL);
const keyOf = (column: number, row: number): number => column * 2 ** 20 + row;

/** Where lines run, as points by place. */
export function makeInk() {
  const lines = new Map<Id, Drawn>();
  const cells = new Map<number, Dot[]>();

  function take(id: Id): void {
    const line = lines.get(id);
    if (!line) return;
    lines.delete(id);
    for (const key of new Set(line.dots.map(({ x, y }) => keyOf(cellOf(x), cellOf(y))))) {
      const left = (cells.get(key) ?? []).filter(({ of }) => of !== id);
      if (left.length > 0) cells.set(key, left);
      else cells.delete(key);
    }
  }

  return {
    take,

    put(id: Id, curve: Curve): void {
      take(id);
      const line = drawn(id, curve);
      lines.set(id, line);
      for (const dot of line.dots) {
        const key = keyOf(cellOf(dot.x), cellOf(dot.y));
        const cell = cells.get(key);
        if (cell) cell.push(dot);
        else cells.set(key, [dot]);
      }
    },

    /** Px, or hardly more. */
    lengthOf: (id: Id): number => lines.get(id)?.length ?? 0,

    /** A box that holds a line, and a little more. */
    around(id: Id): Rect | null {
      const line = lines.get(id);
      return line ? line.around : null;
    },

    /** Whether a line runs through a box. */
    isIn(id: Id, box: Rect): boolean {
      return lines.get(id)?.dots.some((dot) => isWithin(dot, box)) ?? false;
    },

    /** How many points in a box are of one line, and of all others. */
    through(box: Rect, id: Id): { readonly own: number; readonly others: number } {
      let [own, others] = [0, 0];
      for (let x = cellOf(box.left); x <= cellOf(box.right); x++)
        for (let y = cellOf(box.top); y <= cellOf(box.bottom); y++)
          for (const dot of cells.get(keyOf(x, y)) ?? []) {
            if (!isWithin(dot, box)) continue;
            if (dot.of === id) own++;
            else others++;
          }
      return { own, others };
    },
  };
}

const isWithin = ({ x, y }: Dot, { left, top, right, bottom }: Rect): boolean =>
  x > left && x < right && y > top && y < bottom;

function drawn(of: Id, curve: Curve): Drawn {
  const dots: Dot[] = [];
  let whole = 0;
  const at = (index: number) => curve[index] ?? 0;
  for (let i = 0; i + 7 < curve.length; i += 6) {
    let length = 0;
    for (let j = i; j < i + 6; j += 2) length += Math.hypot(at(j + 2) - at(j), at(j + 3) - at(j + 1));
    whole += length;
    const count = Math.max(1, Math.ceil(length / STEP));
    for (let n = i === 0 ? 0 : 1; n <= count; n++) {
      const t = n / count;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
      dots.push({
        x: a * at(i) + b * at(i + 2) + c * at(i + 4) + d * at(i + 6),
        y: a * at(i + 1) + b * at(i + 3) + c * at(i + 5) + d * at(i + 7),
        of,
      });
    }
  }
  return { dots, length: whole, around: grown(hull(curve), 1, 1) };
}
