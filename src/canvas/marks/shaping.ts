import type { Board, Mark } from '../../board/board.ts';
import { CARD, GRID, type Point } from '../../board/layout.ts';
import { type Boxes, boxOf, courseOf, holds } from '../../board/lines.ts';
import { redrawn, reshape } from '../../board/marks.ts';
import { fontOf } from '../../state/markLook.ts';
import { measure, withWords } from '../../state/measure.ts';

/** How the hand turns two corners, or an end, into a mark. */

export interface Held {
  /** Shift: as high as wide, or in steps of 15 degrees. */
  readonly shiftKey: boolean;
  /** Alt: from the middle. */
  readonly altKey: boolean;
}

export type Rectangle = Pick<Mark, 'x' | 'y' | 'width' | 'height'>;

/** The box between two corners. */
export function boxBetween(from: Point, to: Point, { shiftKey, altKey }: Held): Rectangle {
  let dx = to.x - from.x;
  let dy = to.y - from.y;
  if (shiftKey) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    dx = Math.sign(dx || 1) * side;
    dy = Math.sign(dy || 1) * side;
  }
  const width = Math.abs(dx) * (altKey ? 2 : 1);
  const height = Math.abs(dy) * (altKey ? 2 : 1);
  return altKey
    ? { x: from.x - width / 2, y: from.y - height / 2, width, height }
    : { x: Math.min(from.x, from.x + dx), y: Math.min(from.y, from.y + dy), width, height };
}

/** A point on the way to another, in steps of 15 degrees. */
export function straightened(from: Point, to: Point): Point {
  const step = Math.PI / 12;
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step;
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: from.x + Math.cos(angle) * far, y: from.y + Math.sin(angle) * far };
}

/** What a handle pulls: -1 the left or upper side, 1 the right or lower one, 0 neither. */
export interface Pull {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

const LEAST = 8;

/** The box after one of its sides or corners was pulled by px. */
export function pulled(box: Rectangle, pull: Pull, by: Point, held: Held, snapped: boolean): Rectangle {
  const edge = (value: number): number => (snapped ? Math.round(value / GRID) * GRID : value);
  let left = pull.x < 0 ? edge(box.x + by.x) : box.x;
  let right = pull.x > 0 ? edge(box.x + box.width + by.x) : box.x + box.width;
  let top = pull.y < 0 ? edge(box.y + by.y) : box.y;
  let bottom = pull.y > 0 ? edge(box.y + box.height + by.y) : box.y + box.height;
  if (held.altKey) {
    if (pull.x !== 0) [left, right] = mirrored(box.x + box.width / 2, pull.x < 0 ? left : right);
    if (pull.y !== 0) [top, bottom] = mirrored(box.y + box.height / 2, pull.y < 0 ? top : bottom);
  }
  let width = Math.max(LEAST, right - left);
  let height = Math.max(LEAST, bottom - top);
  if (held.shiftKey && pull.x !== 0 && pull.y !== 0 && box.width > 0 && box.height > 0) {
    const scale = Math.max(width / box.width, height / box.height);
    width = box.width * scale;
    height = box.height * scale;
  }
  const x = held.altKey ? box.x + (box.width - width) / 2 : pull.x < 0 ? box.x + box.width - width : box.x;
  const y = held.altKey
    ? box.y + (box.height - height) / 2
    : pull.y < 0
      ? box.y + box.height - height
      : box.y;
  return {
    x: pull.x === 0 ? box.x : x,
    y: pull.y === 0 ? box.y : y,
    width: pull.x === 0 ? box.width : width,
    height: pull.y === 0 ? box.height : height,
  };
}

function mirrored(middle: number, edge: number): [number, number] {
  const far = Math.abs(edge - middle);
  return [middle - far, middle + far];
}

/** A mark with one of its sides or corners pulled. Words decide how high a text is, and how high a note at least. */
export function shaped(mark: Mark, pull: Pull, by: Point, held: Held): Mark {
  const box = pulled(mark, pull, by, held, mark.kind !== 'stroke' && mark.kind !== 'text');
  if (mark.kind === 'text') {
    const width = Math.max(fontOf(mark) * 2, box.width);
    const { height } = measure(mark.text, fontOf(mark), width);
    return { ...mark, x: box.x, width, height, wrap: true };
  }
  const next = reshape(mark, box);
  if (mark.kind === 'stroke' || mark.text === '') return next;
  const least = withWords({ ...next, height: 0 }, mark.text);
  return { ...next, height: Math.max(next.height, least.height) };
}

/** What a line would be fastened to at a point: the topmost card, or the topmost mark that holds lines. */
export function holderAt(
  cards: readonly { readonly id: string; readonly position: Point }[],
  marks: readonly Mark[],
  at: Point,
  not?: string,
): string | undefined {
  const isIn = ({ x, y, width, height }: Rectangle): boolean =>
    at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
  const over = marks
    .filter((mark) => mark.id !== not && mark.order > 0 && holds(mark) && isIn(boxOf(mark)))
    .sort((a, b) => b.order - a.order)[0];
  if (over) return over.id;
  const card = cards.findLast(({ position }) => isIn({ ...position, ...CARD }));
  if (card) return card.id;
  const under = marks.filter((mark) => mark.id !== not && holds(mark) && isIn(boxOf(mark)));
  return under.sort((a, b) => b.order - a.order)[0]?.id;
}

/** A line with one of its points, or the middle of it, put elsewhere. */
export function bent(
  board: Board,
  mark: Mark,
  boxes: Boxes,
  which: 'from' | 'to' | 'middle',
  at: Point,
  holder: string | undefined,
): Mark {
  const course = courseOf(mark, boxes);
  const last = course.length - 2;
  const ends = { from: mark.from, to: mark.to };
  if (which === 'middle') {
    const [x1 = 0, y1 = 0] = course;
    const [x2 = 0, y2 = 0] = course.slice(last);
    // The bow runs half as far out as its control point.
    const control = { x: 2 * at.x - (x1 + x2) / 2, y: 2 * at.y - (y1 + y2) / 2 };
    const flat = Math.hypot(at.x - (x1 + x2) / 2, at.y - (y1 + y2) / 2) < 6;
    const middle = flat ? [] : [control.x, control.y];
    return redrawn(board, mark, [x1, y1, ...middle, x2, y2], ends);
  }
  const other = which === 'from' ? 'to' : 'from';
  const held = holder === ends[other] ? undefined : holder;
  const index = which === 'from' ? 0 : last;
  const moved = course.map((value, place) => (place === index ? at.x : place === index + 1 ? at.y : value));
  return redrawn(board, mark, moved, { ...ends, [which]: held });
}
