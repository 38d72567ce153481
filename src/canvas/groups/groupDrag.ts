import type { Board, Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import type { Rect } from '../camera/camera.ts';
import type { Point } from '../lines/curves.ts';

/** Where these components, groups and marks are when all of them have moved by px. */
export function shifted(board: Board, ids: Iterable<Id>, by: Point): ReadonlyMap<Id, Point> {
  const places = new Map<Id, Point>();
  for (const id of ids) {
    const at = board.components[id] ?? board.groups[id] ?? board.marks[id];
    if (at) places.set(id, { x: at.x + by.x, y: at.y + by.y });
  }
  return places;
}

/** Around all of these as one: what lines up while they are dragged. The first decides where nothing else is near. */
export function boxAround(board: Board, first: Id, ids: Iterable<Id>): Rect {
  const boxOf = (id: Id): Rect => {
    const framed = board.groups[id] ?? board.marks[id];
    const at = framed ?? board.components[id] ?? { x: 0, y: 0 };
    return { x: at.x, y: at.y, width: framed?.width ?? CARD.width, height: framed?.height ?? CARD.height };
  };
  let { x, y, width, height } = boxOf(first);
  for (const id of ids) {
    const box = boxOf(id);
    const [right, bottom] = [
      Math.max(x + width, box.x + box.width),
      Math.max(y + height, box.y + box.height),
    ];
    [x, y] = [Math.min(x, box.x), Math.min(y, box.y)];
    [width, height] = [right - x, bottom - y];
  }
  return { x, y, width, height };
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
