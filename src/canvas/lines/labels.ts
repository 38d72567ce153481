import { CARD } from '../../board/layout.ts';
import type { Box as Frame } from '../../board/lines.ts';
import { type Point, pointOn } from './curves.ts';
import { both, grown } from './near.ts';
import type { Rect } from './orthogonal.ts';
import type { Route } from './routes.ts';

/** Words beside a line: the baselines of its rows, and from which end they are set. */
export interface Placed {
  readonly x: number;
  readonly rows: readonly number[];
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The words of a line, and what they are to keep clear of. */
export interface Asked {
  readonly route: Route;
  /** Widths of each row in mean characters. */
  readonly lengths: readonly number[];
  /** So many of the first rows stand over a level line. */
  readonly above: number;
  /** Of the letters, 1 for 11 px. */
  readonly size: number;
  /** Frames around cards: what stands on the border of one is struck through by it. */
  readonly frames: readonly Frame[];
  /** The box around all that is drawn, beyond which they stand only where they must. */
  readonly whole: Frame | null;
}

/** What else is drawn on the sheet. */
export interface Around {
  /** How many points of its own line and of others lie in a box; those of a line are `STEP` apart. */
  through(box: Rect): { readonly own: number; readonly others: number };
  /** Px of the words of other lines that lie in a box. */
  words(box: Rect): number;
  /** Px of notes, drawn words and names of frames that lie in a box. */
  things(box: Rect): number;
}

/** Where words stand: so far along their line, and how there. */
interface Way {
  readonly along: number;
  readonly stand: Stand;
}

/** Over and under it, so many rows over it and so much farther away; or to one side of it, lifted by so much. */
type Stand =
  | { readonly over: number; readonly farther: number }
  | { readonly side: 'start' | 'end'; readonly lift: 'middle' | 'top' | 'bottom' };

/** Words that have their place. */
export interface Placing {
  readonly at: Placed;
  readonly way: Way;
  readonly boxes: readonly Rect[];
  /** What was looked at: what changes elsewhere changes nothing. */
  readonly seen: Rect;
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

/** Px that two boxes share. */
export function sharedBy(a: Rect, b: Rect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * Px of the words that a card would hide, and, counting for less, what may hang at it: its badge at the upper right corner, the
 * mark of what binds or is down above its left half, what waits before its entrance. Also where nothing hangs: words stay when it comes.
 */
function overlap(box: Rect, { x, y }: Point, size: number): number {
  const [right, half] = [x + CARD.width, y + CARD.height / 2];
  if (box.right < x - 46 || box.left > right + 12) return 0;
  if (box.bottom < y - 4 - 17 * size || box.top > y + CARD.height + 2) return 0;
  const shared = (left: number, top: number, right: number, bottom: number) =>
    sharedBy(box, { left, top, right, bottom });
  return (
    3 * shared(x - 4, y - 2, right + 4, y + CARD.height + 2) +
    2 * shared(right - 24, y - 10, right + 12, y + 12) +
    2 * shared(x - 12, y - 4 - 17 * size, x + 100 * size, y - 2) +
    shared(x - 46, half - 19, x - 3, half - 3)
  );
}

function struck({ left, top, right, bottom }: Rect, { x, y, width, height }: Frame): boolean {
  const within = (by: number) =>
    left > x + by && right < x + width - by && top > y + by && bottom < y + height - by;
  return right > x - 3 && left < x + width + 3 && bottom > y - 3 && top < y + height + 3 && !within(3);
}

/** Along the line, best first: its own place, then towards either end. */
const SHIFTS = [0, -0.07, 0.07, -0.14, 0.14, -0.25, 0.25, -0.4, 0.4];

/** Px from one place to the next where none of those is free, and how many there are at most. */
const NEXT = 18;
const MOST = 40;

/** Those, then the middles of the pieces of a line that has several, longest first, then all along it. */
function* placesOn({ curve, words }: Route): Generator<number> {
  for (const shift of SHIFTS) yield Math.min(0.9, Math.max(0.1, words + shift));
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
  if (pieces.length > 1) {
    pieces.sort((a, b) => b.length - a.length);
    for (const { middle } of pieces) yield middle / whole;
  }
  const count = Math.min(MOST, Math.floor(whole / NEXT));
  const all = Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  yield* all.sort((a, b) => Math.abs(a - words) - Math.abs(b - words));
}

/** Px farther from a line that is level at their middle and not at both of their ends. */
const FARTHER = [0, 5];
const LIFTS = ['middle', 'top', 'bottom'] as const;
const SIDES = ['start', 'end'] as const;

function* waysOf({ route, lengths, above }: Asked, before?: Way): Generator<Way> {
  if (before) yield before;
  const overs = new Set([above, 0, lengths.length]);
  for (const along of placesOn(route)) {
    for (const over of overs) for (const farther of FARTHER) yield { along, stand: { over, farther } };
    for (const lift of LIFTS) for (const side of SIDES) yield { along, stand: { side, lift } };
  }
  yield* beyondCards(route, lengths.length);
}

/** Over or under both cards, for words that are wider than what is free between two that lie side by side. */
function* beyondCards({ curve, from, to }: Route, rows: number): Generator<Way> {
  for (const along of [0.5, 0.3, 0.7, 0.1, 0.9]) {
    const { y } = pointOn(curve, along);
    const above = y - Math.min(from.y, to.y) - 2;
    const below = Math.max(from.y, to.y) + CARD.height - y - 3;
    if (below <= CARD.height) yield { along, stand: { over: 0, farther: below } };
    if (above <= CARD.height) yield { along, stand: { over: rows, farther: above } };
  }
}

/** The words there, and the boxes that they fill. */
function standing({ route, lengths, size }: Asked, { along, stand }: Way) {
  const width = Math.max(0, ...lengths) * CHARACTER * size;
  const line = LINE * size;
  const count = lengths.length;
  const rowsFrom = (top: number, many: number) =>
    Array.from({ length: many }, (_, row) => top + 10 * size + row * line);
  const { x, y } = pointOn(route.curve, along);
  if ('over' in stand) {
    const { over, farther } = stand;
    const level = { left: x - width / 2, right: x + width / 2 };
    const top = y - AWAY - farther + 4 - over * line;
    const under = y + AWAY + farther - 3;
    const rows = [...rowsFrom(top, over), ...rowsFrom(under, count - over)];
    const boxes: Rect[] = [];
    if (over > 0) boxes.push({ ...level, top, bottom: top + over * line });
    if (over < count) boxes.push({ ...level, top: under, bottom: under + (count - over) * line });
    return { at: { x, rows, anchor: 'middle' } satisfies Placed, boxes };
  }
  const height = count * line;
  const top = y + (stand.lift === 'middle' ? -height / 2 : stand.lift === 'top' ? -height + 2 : -2);
  const left = stand.side === 'start' ? x + AWAY : x - AWAY - width;
  const at: Placed = {
    x: stand.side === 'start' ? left : left + width,
    rows: rowsFrom(top, count),
    anchor: stand.side,
  };
  return { at, boxes: [{ left, right: left + width, top, bottom: top + height }] };
}

/** Px around all that is drawn that are seen when a board is fitted into view. */
const SEEN = 24;

/** Px of the words that lie outside of what is seen of a fitted board. */
function outside({ left, top, right, bottom }: Rect, { x, y, width, height }: Frame): number {
  const beyond = (px: number) => Math.max(0, px - SEEN);
  const wide = beyond(x - left) + beyond(right - x - width);
  const high = beyond(y - top) + beyond(bottom - y - height);
  return wide * (bottom - top) + high * (right - left);
}

/** How bad it is for words to fill a box; 0 where they cover nothing. More than `most` need not be known. */
function costOf(box: Rect, { route, size, frames, whole }: Asked, around: Around, most: number): number {
  const { own, others } = around.through(grown(box, 3, 3));
  let cost = 72 * own + 48 * others + (whole ? outside(box, whole) : 0);
  for (const frame of frames) if (struck(box, frame)) cost += 250;
  if (cost >= most) return cost;
  const hidden = around.words(grown(box, 4, 0));
  if (hidden > 0) cost += 300 + 3 * hidden;
  cost += around.things(grown(box, 3, 2)) * 3 * size ** 2;
  // Large letters read well across a line, and not where a card hides one of them.
  for (const card of [route.from, route.to, ...route.passed]) {
    if (cost >= most) break;
    cost += overlap(box, card, size) * size ** 2;
  }
  return cost;
}

/**
 * The place beside the line where its words cover neither cards nor others, nor a line; the least covered where there is
 * none. Nor do they stand on the border of a frame, or outside of all that is drawn, where they need not. Where they stood
 * before is looked at first, so that they do not jump about while their line moves.
 */
export function placeWords(asked: Asked, around: Around, before?: Way): Placing {
  let best: Omit<Placing, 'seen'> | null = null;
  let least = Number.POSITIVE_INFINITY;
  let seen: Rect = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const way of waysOf(asked, before)) {
    const { at, boxes } = standing(asked, way);
    let cost = 0;
    for (const box of boxes) {
      seen = both(seen, box);
      if (cost < least) cost += costOf(box, asked, around, least - cost);
    }
    if (cost >= least) continue;
    least = cost;
    best = { at, way, boxes };
    if (cost === 0) break;
  }
  const way: Way = { along: asked.route.words, stand: { over: 0, farther: 0 } };
  return { ...(best ?? { way, ...standing(asked, way) }), seen: grown(seen, 4, 4) };
}
