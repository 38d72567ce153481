import { CARD } from '../../board/layout.ts';
import { type Curve, type Point, pointOn } from './curves.ts';
import type { Route } from './routes.ts';

/** Words beside a line: the baselines of its rows, and from which end they are set. */
export interface Placed {
  readonly x: number;
  readonly rows: readonly number[];
  readonly anchor: 'start' | 'middle' | 'end';
}

const LINE = 13;
/** Mean width of a character of 11 px text, px. */
const CHARACTER = 5.7;

/** Of words how many characters of mean width they are as wide as, rounded up. */
export function widthOf(words: string): number {
  let px = 0;
  for (const one of words) px += NARROW.test(one) ? 3.4 : WIDE.test(one) ? 8.6 : 6.3;
  return Math.ceil(px / CHARACTER);
}
const NARROW = /[\s.,:;·'’!|/()[\]fijlrt]/;
const WIDE = /[A-Zmw%×→]/;
/** Free px between line and words. */
const AWAY = 8;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function shared(box: Box, left: number, top: number, right: number, bottom: number): number {
  const width = Math.min(box.right, right) - Math.max(box.left, left);
  const height = Math.min(box.bottom, bottom) - Math.max(box.top, top);
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * Px of the words that a card would hide, and, counting for less, what may hang at it: its badge at the upper right corner, the
 * mark of what binds above its left half, what waits before its entrance. Also where nothing hangs: words stay when it comes.
 */
function overlap(box: Box, { x, y }: Point, size: number): number {
  const [right, middle, half] = [x + CARD.width, x + CARD.width / 2, y + CARD.height / 2];
  return (
    3 * shared(box, x - 4, y - 2, right + 4, y + CARD.height + 2) +
    2 * shared(box, right - 24, y - 10, right + 12, y + 12) +
    shared(box, middle - 100, y - 4 - 17 * size, middle - 10, y - 2) +
    shared(box, x - 46, half - 19, x - 3, half - 3)
  );
}

/** A frame around cards: what stands on its border is struck through by it. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function struck({ left, top, right, bottom }: Box, { x, y, width, height }: Frame): boolean {
  const within = (by: number) =>
    left > x + by && right < x + width - by && top > y + by && bottom < y + height - by;
  return right > x - 3 && left < x + width + 3 && bottom > y - 3 && top < y + height + 3 && !within(3);
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right + 4 && a.right > b.left - 4 && a.top < b.bottom && a.bottom > b.top;
}

/** Where the words of each line stand, by its path: those beside it keep clear of them. */
const taken = new Map<string, readonly Box[]>();
const MOST = 4000;

/** Points that are looked at on each piece of a line: on the longest they lie closer than words are high. */
const POINTS = 24;

/** How many points of the line lie in the box. */
function crossed(box: Box, curve: Curve): number {
  const points = (POINTS * (curve.length - 2)) / 6;
  let count = 0;
  for (let i = 0; i <= points; i++) {
    const { x, y } = pointOn(curve, i / points);
    if (x > box.left - 3 && x < box.right + 3 && y > box.top - 3 && y < box.bottom + 3) count++;
  }
  return count;
}

/** Along the line, best first: its own place, then towards either end. */
const SHIFTS = [0, -0.07, 0.07, -0.14, 0.14, -0.25, 0.25, -0.4, 0.4];

/** Those, then the middles of the pieces of a line that has several, longest first. */
function placesOn({ curve, words }: Route): number[] {
  const places = SHIFTS.map((shift) => Math.min(0.9, Math.max(0.1, words + shift)));
  if (curve.length === 8) return places;
  const pieces: { readonly middle: number; readonly length: number }[] = [];
  let whole = 0;
  for (let i = 0; i + 7 < curve.length; i += 6) {
    const length = Math.hypot(
      (curve[i + 6] ?? 0) - (curve[i] ?? 0),
      (curve[i + 7] ?? 0) - (curve[i + 1] ?? 0),
    );
    pieces.push({ middle: whole + length / 2, length });
    whole += length;
  }
  pieces.sort((a, b) => b.length - a.length);
  return [...places, ...pieces.map(({ middle }) => middle / whole)];
}

/** Px farther from a line that is level at their middle and not at both of their ends. */
const FARTHER = [0, 5];

/** Px around all that is drawn that are seen when a board is fitted into view. */
const SEEN = 24;

/** Px of the words that lie outside of what is seen of a fitted board. */
function outside({ left, top, right, bottom }: Box, { x, y, width, height }: Frame): number {
  const beyond = (px: number) => Math.max(0, px - SEEN);
  const wide = beyond(x - left) + beyond(right - x - width);
  const high = beyond(y - top) + beyond(bottom - y - height);
  return wide * (bottom - top) + high * (right - left);
}

/**
 * The place beside the line where its words cover neither its cards nor others, nor the line itself or its neighbors; the least covered
 * where there is none. Nor do they stand on the border of one of the `frames`, or outside of all that is drawn, where they need
 * not. `lengths` are the widths of each row in mean characters; the first `above` rows stand over a level line. `size` is that of the letters, 1
 * for 11 px.
 */
export function placeWords(
  route: Route,
  lengths: readonly number[],
  above: number,
  frames: readonly Frame[] = [],
  size = 1,
  whole: Frame | null = null,
): Placed {
  const width = Math.max(0, ...lengths) * CHARACTER * size;
  const line = LINE * size;
  const count = lengths.length;
  const rowsFrom = (top: number, many: number) =>
    Array.from({ length: many }, (_, row) => top + 10 * size + row * line);
  let best: Placed = { x: route.middle.x, rows: rowsFrom(route.middle.y, count), anchor: 'middle' };
  let least = Number.POSITIVE_INFINITY;
  const cards = [route.from, route.to, ...route.passed];
  const others = route.beside.flatMap(({ path }) => taken.get(path) ?? []);
  let own: readonly Box[] = [];
  const consider = (placed: Placed, boxes: readonly Box[]) => {
    let cost = 0;
    for (const box of boxes) {
      // Large letters read well across a line, and not where a card hides one of them.
      for (const card of cards) cost += overlap(box, card, size) * size ** 2;
      cost += 150 * crossed(box, route.curve);
      for (const { curve } of route.beside) cost += 100 * crossed(box, curve);
      if (others.some((other) => meet(box, other))) cost += 400;
      for (const frame of frames) if (struck(box, frame)) cost += 250;
      if (whole) cost += outside(box, whole);
    }
    if (cost >= least) return;
    least = cost;
    own = boxes;
    best = placed;
  };
  for (const along of placesOn(route)) {
    if (least === 0) break;
    const { x, y } = pointOn(route.curve, along);
    const level = { left: x - width / 2, right: x + width / 2 };
    for (const over of new Set([above, 0, count])) {
      for (const more of FARTHER) {
        const top = y - AWAY - more + 4 - over * line;
        const under = y + AWAY + more - 3;
        const rows = [...rowsFrom(top, over), ...rowsFrom(under, count - over)];
        const boxes = [
          { ...level, top, bottom: top + over * line },
          { ...level, top: under, bottom: under + (count - over) * line },
        ];
        consider(
          { x, rows, anchor: 'middle' },
          boxes.filter((box) => box.bottom > box.top),
        );
      }
    }
    const height = count * line;
    for (const lift of [-height / 2, -height + 2, -2]) {
      const top = y + lift;
      const box = { top, bottom: top + height };
      const rows = rowsFrom(top, count);
      consider({ x: x + AWAY, rows, anchor: 'start' }, [{ ...box, left: x + AWAY, right: x + AWAY + width }]);
      consider({ x: x - AWAY, rows, anchor: 'end' }, [{ ...box, left: x - AWAY - width, right: x - AWAY }]);
    }
  }
  if (taken.size > MOST) taken.clear();
  taken.set(route.path, own);
  return best;
}
