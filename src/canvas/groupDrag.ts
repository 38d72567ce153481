import type { Board, Id } from '../board/board.ts';
import type { Point } from './routes.ts';

/** Where these components, groups and marks are when all of them have moved by px. */
export function shifted(board: Board, ids: Iterable<Id>, by: Point): ReadonlyMap<Id, Point> {
  const places = new Map<Id, Point>();
  for (const id of ids) {
    const at = board.components[id] ?? board.groups[id] ?? board.marks[id];
    if (at) places.set(id, { x: at.x + by.x, y: at.y + by.y });
  }
  return places;
}

/** Groups that a marquee between two points holds as a whole. */
export function framesIn({ groups }: Board, a: Point, b: Point): Id[] {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  const isHeld = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
    x >= left && x + width <= right && y >= top && y + height <= bottom;
  return Object.values(groups)
    .filter(isHeld)
    .map(({ id }) => id);
}
