import type { Point } from '../../board/layout.ts';
import type { Rect } from '../camera/camera.ts';
import { type Guide, gridBy, type Sides } from './guides.ts';

/**
 * What a dragged box lines up with: edges and middles of its neighbors, and equal distances to them. The lines of the
 * neighbors are sorted once a gesture, so that a move looks at those near it alone.
 */

/** One axis of a box. */
interface Span {
  readonly low: number;
  readonly high: number;
}

/** A box as seen along one axis, and across it. */
interface Seen {
  readonly along: Span;
  readonly across: Span;
}

type Axis = 'x' | 'y';

const xOf = ({ x, width }: Rect): Span => ({ low: x, high: x + width });
const yOf = ({ y, height }: Rect): Span => ({ low: y, high: y + height });

function seenOn(axis: Axis, box: Rect): Seen {
  return axis === 'x' ? { along: xOf(box), across: yOf(box) } : { along: yOf(box), across: xOf(box) };
}

const linesOf = ({ low, high }: Span): readonly number[] => [low, (low + high) / 2, high];

interface Line {
  readonly at: number;
  readonly owner: Seen;
}

export interface Index {
  readonly x: AxisIndex;
  readonly y: AxisIndex;
}

interface AxisIndex {
  readonly lines: readonly Line[];
  readonly boxes: readonly Seen[];
}

function indexOn(axis: Axis, boxes: readonly Rect[]): AxisIndex {
  const seen = boxes.map((box) => seenOn(axis, box)).sort((a, b) => a.along.low - b.along.low);
  const lines = seen.flatMap((owner) => linesOf(owner.along).map((at) => ({ at, owner })));
  return { lines: lines.sort((a, b) => a.at - b.at), boxes: seen };
}

export function indexNeighbors(boxes: readonly Rect[]): Index {
  return { x: indexOn('x', boxes), y: indexOn('y', boxes) };
}

/** Lines within `reach` of a place. */
function near(lines: readonly Line[], at: number, reach: number): readonly Line[] {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? 0) < at - reach) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < lines.length && (lines[end]?.at ?? 0) <= at + reach) end++;
  return lines.slice(low, end);
}

const meet = (a: Span, b: Span): boolean => a.low < b.high && a.high > b.low;

interface Row {
  readonly before: readonly Seen[];
  readonly after: readonly Seen[];
}

/** Boxes beside this one, nearest first. */
function rowOf(index: AxisIndex, { along, across }: Seen): Row {
  const row = index.boxes.filter((other) => meet(other.across, across));
  const middle = (along.low + along.high) / 2;
  return {
    before: row
      .filter((other) => (other.along.low + other.along.high) / 2 < middle)
      .sort((a, b) => b.along.high - a.along.high),
    after: row
      .filter((other) => (other.along.low + other.along.high) / 2 >= middle)
      .sort((a, b) => a.along.low - b.along.low),
  };
}

/** Where the low edge lies for distances to be equal. */
function evenPlaces({ before, after }: Row, size: number): number[] {
  const [left, further] = before;
  const [right, beyond] = after;
  const places: number[] = [];
  if (left && right) places.push((left.along.high + right.along.low - size) / 2);
  if (left && further && further.along.high < left.along.low)
    places.push(left.along.high + left.along.low - further.along.high);
  if (right && beyond && right.along.high < beyond.along.low)
    places.push(right.along.low - (beyond.along.low - right.along.high) - size);
  return places;
}

function shifted({ along, across }: Seen, by: number, side: Sides['x' | 'y']): Seen {
  const low = side === 'right' || side === 'bottom' ? along.low : along.low + by;
  const high = side === 'left' || side === 'top' ? along.high : along.high + by;
  return { along: { low, high }, across };
}

function movedLines(span: Span, side: Sides['x' | 'y']): readonly number[] {
  if (side === 'left' || side === 'top') return [span.low];
  return side === 'right' || side === 'bottom' ? [span.high] : linesOf(span);
}

function snapAxis(index: AxisIndex, box: Seen, by: number, side: Sides['x' | 'y'], reach: number): number {
  if (side === 'none') return 0;
  const { low, high } = box.along;
  let best = gridBy(low, high - low, by, side);
  let least = Number.POSITIVE_INFINITY;
  const offer = (shift: number) => {
    const far = Math.abs(shift - by);
    if (far > reach || far >= least) return;
    least = far;
    best = shift;
  };
  for (const line of movedLines(box.along, side))
    for (const { at } of near(index.lines, line + by, reach)) offer(at - line);
  if (side === undefined) {
    const row = rowOf(index, shifted(box, by, side));
    for (const place of evenPlaces(row, high - low)) offer(place - low);
  }
  return best;
}

/** Within this many px two places are one. */
const SAME = 0.01;

function guide(axis: Axis, at: number, from: number, to: number): Guide {
  return axis === 'x' ? { x1: at, y1: from, x2: at, y2: to } : { x1: from, y1: at, x2: to, y2: at };
}

function gapGuide(axis: Axis, across: number, from: number, to: number): Guide {
  const flat =
    axis === 'x'
      ? { x1: from, y1: across, x2: to, y2: across }
      : { x1: across, y1: from, x2: across, y2: to };
  return { ...flat, gap: true };
}

function guidesOn(axis: Axis, index: AxisIndex, box: Seen, side: Sides['x' | 'y']): Guide[] {
  if (side === 'none') return [];
  const found: Guide[] = [];
  for (const line of shownLines(index, movedLines(box.along, side))) {
    const owners = near(index.lines, line, SAME).map(({ owner }) => owner);
    if (owners.length === 0) continue;
    const from = Math.min(box.across.low, ...owners.map(({ across }) => across.low));
    const to = Math.max(box.across.high, ...owners.map(({ across }) => across.high));
    found.push(guide(axis, line, from, to));
  }
  if (side === undefined) found.push(...gapsOn(axis, rowOf(index, box), box));
  return found;
}

/** Where both edges lie on lines the middle does too, and its line would only go through what is written there. */
function shownLines(index: AxisIndex, lines: readonly number[]): readonly number[] {
  const [low = 0, , high] = lines;
  const isHit = (at: number): boolean => near(index.lines, at, SAME).length > 0;
  return high !== undefined && isHit(low) && isHit(high) ? [low, high] : lines;
}

function gapsOn(axis: Axis, { before, after }: Row, { along, across }: Seen): Guide[] {
  const [left, further] = before;
  const [right, beyond] = after;
  const middle = (across.low + across.high) / 2;
  const toLeft = left && along.low - left.along.high;
  const toRight = right && right.along.low - along.high;
  const same = (a: number | undefined, b: number | undefined): boolean =>
    a !== undefined && b !== undefined && a > 0 && Math.abs(a - b) < SAME;
  const found = new Map<string, Guide>();
  const add = (from: number, to: number) => found.set(`${from} ${to}`, gapGuide(axis, middle, from, to));
  if (left && right && same(toLeft, toRight)) {
    add(left.along.high, along.low);
    add(along.high, right.along.low);
  }
  if (left && further && same(toLeft, left.along.low - further.along.high)) {
    add(further.along.high, left.along.low);
    add(left.along.high, along.low);
  }
  if (right && beyond && same(toRight, beyond.along.low - right.along.high)) {
    add(along.high, right.along.low);
    add(right.along.high, beyond.along.low);
  }
  return [...found.values()];
}

/** Where a box goes that is moved by px, and the lines that say why. */
export function snapBox(
  index: Index,
  box: Rect,
  by: Point,
  reach: number,
  sides: Sides = {},
): { readonly by: Point; readonly guides: readonly Guide[] } {
  const seenX = seenOn('x', box);
  const seenY = seenOn('y', box);
  const across = (span: Span, shift: number): Span => ({ low: span.low + shift, high: span.high + shift });
  const x = snapAxis(index.x, { ...seenX, across: across(seenX.across, by.y) }, by.x, sides.x, reach);
  const y = snapAxis(index.y, { ...seenY, across: across(seenY.across, x) }, by.y, sides.y, reach);
  const doneX = shifted(seenX, x, sides.x);
  const doneY = shifted(seenY, y, sides.y);
  return {
    by: { x, y },
    guides: [
      ...guidesOn('x', index.x, { along: doneX.along, across: doneY.along }, sides.x),
      ...guidesOn('y', index.y, { along: doneY.along, across: doneX.along }, sides.y),
    ],
  };
}
