import type { Board, Connection, Mark } from './board.ts';
import type { Fragment } from './fragment.ts';
import { CARD, GRID, type Point, snap } from './layout.ts';
import { type Box, holds } from './lines.ts';

/** Free px around what is put among others. */
const GAP = 24;
/** Px from one row of places to the next. */
const STEP = 24;
/** Px inside of a frame that its name takes. */
const NAME = 40;

/** From `low` to `high` there is no room for the left side of what is put. */
type Span = readonly [low: number, high: number];

/** What holds others: a frame, or a shape drawn around them. */
const isAround = ({ kind }: Mark): boolean => kind === 'rectangle' || kind === 'ellipse';

const rightOf = ({ x, width }: Box): number => x + width;
const bottomOf = ({ y, height }: Box): number => y + height;

interface Taken {
  readonly solid: readonly Box[];
  /** Their border is in the way, and their inside is free. */
  readonly around: readonly Box[];
}

/** Px from one point of a connection to the next. */
const PACE = 48;

/** Points on the way from one card to another, about where its line runs. */
function* pointsOf({ from, to, bends = [] }: Connection, { components }: Board): Generator<Box> {
  const [start, end] = [components[from], components[to]];
  if (!start || !end) return;
  const middle = ({ x, y }: Point) => [x + CARD.width / 2, y + CARD.height / 2];
  const course = [...middle(start), ...bends, ...middle(end)];
  for (let i = 0; i + 3 < course.length; i += 2) {
    const [x = 0, y = 0, nextX = 0, nextY = 0] = course.slice(i, i + 4);
    const count = Math.ceil(Math.hypot(nextX - x, nextY - y) / PACE);
    for (let n = 1; n < count; n++)
      yield { x: x + ((nextX - x) * n) / count, y: y + ((nextY - y) * n) / count, width: 0, height: 0 };
  }
}

/** Lines and strokes that were drawn are in nobody's way. */
function takenOf(board: Board): Taken {
  const { components, connections, groups, marks } = board;
  const drawn = Object.values(marks).filter(holds);
  return {
    solid: [
      ...Object.values(components).map(({ x, y }) => ({ x, y, ...CARD })),
      ...Object.values(connections).flatMap((connection) => [...pointsOf(connection, board)]),
      ...drawn.filter((mark) => !isAround(mark)),
    ],
    around: [...Object.values(groups), ...drawn.filter(isAround)],
  };
}

function spansAt({ solid, around }: Taken, y: number, { width, height }: Box): Span[] {
  const touches = (box: Box) => y < bottomOf(box) + GAP && y + height > box.y - GAP;
  const whole = (box: Box): Span => [box.x - width - GAP, rightOf(box) + GAP];
  const spans = solid.filter(touches).map(whole);
  for (const box of around) {
    if (!touches(box)) continue;
    const isInside = y >= box.y + NAME && y + height <= bottomOf(box) - GAP;
    const [first, last] = [box.x + GAP, rightOf(box) - width - GAP];
    if (!isInside || first > last) spans.push(whole(box));
    else spans.push([whole(box)[0], first], [last, whole(box)[1]]);
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

/** The place nearest to `x` on steps of the grid from there that lies in no span, the right one of two; null where none is near enough. */
function freeAt(spans: readonly Span[], x: number, within: Span): number | null {
  let [left, right] = [x, x];
  for (const [low, high] of spans) if (low < right && high > right) right = x + upTo(high - x);
  for (const [low, high] of spans.toSorted((a, b) => b[1] - a[1]))
    if (low < left && high > left) left = x - upTo(x - low);
  const isLeft = left >= within[0] && (right > within[1] || x - left < right - x);
  if (isLeft) return left;
  return right <= within[1] ? right : null;
}

const upTo = (px: number): number => Math.ceil(px / GRID) * GRID;

/** Left and top of the nearest place within, rather straight on than across; null where nothing is free. */
function nearest(taken: Taken, wanted: Box, within: Box): Point | null {
  const across: Span = [within.x, rightOf(within) - wanted.width];
  const down: Span = [within.y, bottomOf(within) - wanted.height];
  if (across[0] > across[1] || down[0] > down[1]) return null;
  const from = { x: into(wanted.x, across), y: into(wanted.y, down) };
  let best: Point | null = null;
  let least = down[1] - down[0] + STEP;
  for (let row = 0; row < least; row += STEP)
    for (const y of row === 0 ? [from.y] : [from.y + row, from.y - row]) {
      if (y < down[0] || y > down[1]) continue;
      const x = freeAt(spansAt(taken, y, wanted), from.x, across);
      const far = x === null ? Number.POSITIVE_INFINITY : Math.abs(x - from.x) + Math.abs(y - from.y);
      if (x === null || (best && far >= least)) continue;
      least = far;
      best = { x, y };
    }
  return best;
}

/** The value, or the nearest on steps of the grid from it that is within. */
function into(value: number, [low, high]: Span): number {
  return value < low ? value + upTo(low - value) : value > high ? value - upTo(value - high) : value;
}

const ANYWHERE: Box = { x: -1e7, y: -1e7, width: 2e7, height: 2e7 };

/**
 * How far a fragment moves so that it lies where nothing is, its middle as near to `at` as can be: within what is seen if
 * there is room. Inside of a frame nothing is that frame's own.
 */
export function freeOffset(board: Board, fragment: Fragment, at: Point, seen: Box | null): Point {
  const box = boxAround(fragment);
  if (!box) return { x: 0, y: 0 };
  const by = { x: snap(at.x - box.x - box.width / 2), y: snap(at.y - box.y - box.height / 2) };
  const wanted = { ...box, x: box.x + by.x, y: box.y + by.y };
  const taken = takenOf(board);
  const spot = (seen && nearest(taken, wanted, seen)) ?? nearest(taken, wanted, ANYWHERE) ?? wanted;
  return { x: spot.x - box.x, y: spot.y - box.y };
}

/** The box around all of a fragment; null where it is empty. */
function boxAround({ components, groups, marks }: Fragment): Box | null {
  const boxes: readonly Box[] = [...components.map(({ x, y }) => ({ x, y, ...CARD })), ...groups, ...marks];
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map(rightOf)) - x;
  return { x, y, width, height: Math.max(...boxes.map(bottomOf)) - y };
}
