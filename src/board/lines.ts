import type { Board, Id, Mark } from './board.ts';
import { CARD, type Point } from './layout.ts';
import { get, without } from './tables.ts';

/** What a line can be fastened to: its box, px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly round?: boolean;
}

export type Boxes = (id: Id) => Box | undefined;

/** Free px between the end of a line and what it is fastened to. */
const GAP = 6;

/** Boxes as the board has them. Strokes and lines hold nothing. */
export function boxesOf(board: Board): Boxes {
  return (id) => {
    const component = get(board.components, id);
    if (component) return { x: component.x, y: component.y, ...CARD };
    const group = get(board.groups, id);
    if (group) return { x: group.x, y: group.y, width: group.width, height: group.height };
    const mark = get(board.marks, id);
    return mark && holds(mark) ? boxOf(mark) : undefined;
  };
}

export function holds(mark: Mark): boolean {
  return mark.kind !== 'stroke' && mark.kind !== 'line';
}

export function boxOf({ kind, x, y, width, height }: Mark): Box {
  return { x, y, width, height, round: kind === 'ellipse' || kind === 'step' };
}

function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Where the way from the middle of a box to a point leaves it; the middle itself where the point lies inside. */
export function leave(box: Box, to: Point): Point {
  const from = middle(box);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const halfWidth = box.width / 2 + GAP;
  const halfHeight = box.height / 2 + GAP;
  const far = box.round
    ? Math.hypot(dx / halfWidth, dy / halfHeight)
    : Math.max(Math.abs(dx) / halfWidth, Math.abs(dy) / halfHeight);
  return far <= 1 ? from : { x: from.x + dx / far, y: from.y + dy / far };
}

/** The points of a line on the canvas: x and y in turn, its ends where what they are fastened to has them. */
export function courseOf(mark: Mark, boxes: Boxes): number[] {
  const points = (mark.points ?? []).map((value, index) => value + (index % 2 === 0 ? mark.x : mark.y));
  const last = points.length - 2;
  if (last < 2) return points;
  const at = (index: number): Point => ({ x: points[index] ?? 0, y: points[index + 1] ?? 0 });
  const from = mark.from === undefined ? undefined : boxes(mark.from);
  const to = mark.to === undefined ? undefined : boxes(mark.to);
  const isStraight = last === 2;
  const ahead = isStraight && to ? middle(to) : at(2);
  const behind = isStraight && from ? middle(from) : at(last - 2);
  const start = from ? leave(from, ahead) : at(0);
  const end = to ? leave(to, behind) : at(last);
  return [start.x, start.y, ...points.slice(2, last), end.x, end.y];
}

/** Points on the canvas as a mark keeps them: its box, and the points from the corner of it. Tenths of px are enough. */
export function placed(course: readonly number[]): Pick<Mark, 'x' | 'y' | 'width' | 'height'> & {
  readonly points: readonly number[];
} {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let index = 0; index + 1 < course.length; index += 2) {
    left = Math.min(left, course[index] ?? 0);
    right = Math.max(right, course[index] ?? 0);
    top = Math.min(top, course[index + 1] ?? 0);
    bottom = Math.max(bottom, course[index + 1] ?? 0);
  }
  const x = tenth(left);
  const y = tenth(top);
  const points = course.map((value, index) => tenth(value - (index % 2 === 0 ? x : y)));
  return { x, y, width: tenth(right - left), height: tenth(bottom - top), points };
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/** A line lets go of what is gone, and its end stays where it was. */
export function letGo(mark: Mark, gone: ReadonlySet<Id>, boxes: Boxes): Mark {
  const isLoose = (end: Id | undefined): boolean => end !== undefined && gone.has(end);
  if (!isLoose(mark.from) && !isLoose(mark.to)) return mark;
  const free: Mark = { ...mark, ...placed(courseOf(mark, boxes)) };
  const tail = isLoose(free.from) ? without(free, 'from') : free;
  return isLoose(tail.to) ? without(tail, 'to') : tail;
}
