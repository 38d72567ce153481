import type { Board, Mark } from '../../board/board.ts';
import { CARD, type Point } from '../../board/layout.ts';
import { type Boxes, boxOf, courseOf, holds } from '../../board/lines.ts';
import { redrawn, reshape } from '../../board/marks.ts';
import { fontOf } from '../../state/markLook.ts';
import { measure, withWords } from '../../state/measure.ts';
import type { Rect } from '../camera/camera.ts';
import { type Held, type Pull, pulled, pulledBy } from '../hands/pulling.ts';

/** How the hand turns an end, or a side that it pulls, into a mark. */

/** A point on the way to another, in steps of 15 degrees. */
export function straightened(from: Point, to: Point): Point {
  const step = Math.PI / 12;
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step;
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: from.x + Math.cos(angle) * far, y: from.y + Math.sin(angle) * far };
}

/** A mark with one of its sides or corners pulled. Words decide how high a text is, and how high a note at least. */
export function shaped(mark: Mark, pull: Pull, by: Point, held: Held): Mark {
  const box = pulled(mark, pull, pulledBy(mark.id, mark, pull, by, held), held);
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
  const isIn = ({ x, y, width, height }: Rect): boolean =>
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
