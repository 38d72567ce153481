import type { Id } from '../../board/board.ts';
import type { Point } from '../../board/layout.ts';
import type { Rect } from '../camera/camera.ts';
import { snapMove } from './guides.ts';

/** How the hand makes and changes boxes: from corner to corner, or by a side or corner that it pulls. */

export interface Held {
  /** Shift: as high as wide, in the proportions it has, or in steps of 15 degrees. */
  readonly shiftKey: boolean;
  /** Alt: from the middle. */
  readonly altKey: boolean;
}

/** The box between two corners. */
export function boxBetween(from: Point, to: Point, { shiftKey, altKey }: Held): Rect {
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

const NOTHING: ReadonlySet<Id> = new Set();

/** Where the corner that is being drawn goes: onto the lines of neighbors, or of the grid. */
export function cornerAt(from: Point, to: Point): Point {
  const by = { x: to.x - from.x, y: to.y - from.y };
  const snapped = snapMove({ ...from, width: 0, height: 0 }, NOTHING, by, { x: 'right', y: 'bottom' });
  return { x: from.x + snapped.x, y: from.y + snapped.y };
}

/** What is pulled: -1 the left or upper side, 1 the right or lower one, 0 neither. */
export interface Pull {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** How far the pulled sides go: onto the lines of neighbors, or of the grid. */
export function pulledBy(id: Id, box: Rect, pull: Pull, by: Point, held: Held): Point {
  const [growsX, growsY] = [(pull.x * by.x) / box.width, (pull.y * by.y) / box.height];
  const isKept = held.shiftKey && pull.x !== 0 && pull.y !== 0;
  // In kept proportions one side follows the other, and only that one finds a line.
  const [goesX, goesY] = [!isKept || growsX >= growsY, !isKept || growsX < growsY];
  const snapped = snapMove(box, new Set([id]), by, {
    x: pull.x === 0 || !goesX ? 'none' : pull.x < 0 ? 'left' : 'right',
    y: pull.y === 0 || !goesY ? 'none' : pull.y < 0 ? 'top' : 'bottom',
  });
  if (!goesX) return { x: (snapped.y * pull.x * pull.y * box.width) / box.height, y: snapped.y };
  if (!goesY) return { x: snapped.x, y: (snapped.x * pull.x * pull.y * box.height) / box.width };
  return snapped;
}

const LEAST = 8;

/** The box after one of its sides or corners was pulled by px; never smaller than `least`, and never turned over. */
export function pulled(box: Rect, pull: Pull, by: Point, held: Held, least = LEAST): Rect {
  const sides = held.altKey ? 2 : 1;
  let width = pull.x === 0 ? box.width : Math.max(least, box.width + pull.x * by.x * sides);
  let height = pull.y === 0 ? box.height : Math.max(least, box.height + pull.y * by.y * sides);
  if (held.shiftKey && box.width > 0 && box.height > 0) {
    const scale = Math.max(
      pull.x === 0 ? 0 : width / box.width,
      pull.y === 0 ? 0 : height / box.height,
      least / box.width,
      least / box.height,
    );
    width = Math.round(box.width * scale);
    height = Math.round(box.height * scale);
  }
  const start = (at: number, before: number, after: number, side: number): number =>
    held.altKey || side === 0 ? at + (before - after) / 2 : side < 0 ? at + before - after : at;
  return {
    x: start(box.x, box.width, width, pull.x),
    y: start(box.y, box.height, height, pull.y),
    width,
    height,
  };
}
