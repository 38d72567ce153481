import type { Id } from '../../board/board.ts';
import type { Point } from '../../board/layout.ts';
import { type Rect, runsThrough } from './orthogonal.ts';

/** Orthogonal lines that would run on top of each other are laid beside each other. */

export interface Course {
  readonly id: Id;
  readonly points: readonly Point[];
  /** It passes points that someone chose: others make way for it. */
  readonly fixed: boolean;
}

/** Px between two lines side by side. */
const BESIDE = 8;
/** Px below which two lines look like one. */
const CLOSE = 6;
const SHIFTS = [0, 1, -1, 2, -2, 3, -3].map((steps) => steps * BESIDE);
/** Least px of a piece that meets a card, so that its arrow has room. */
const STUB = 12;

interface Piece {
  readonly level: boolean;
  /** Its y when level, else its x. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function pieceOf(a: Point, b: Point): Piece {
  const level = a.y === b.y;
  const [from, to] = level ? [a.x, b.x] : [a.y, b.y];
  return { level, at: level ? a.y : a.x, from: Math.min(from, to), to: Math.max(from, to) };
}

class Taken {
  private readonly rows = new Map<number, Piece[]>();

  private key(level: boolean, row: number): number {
    return row * 2 + (level ? 1 : 0);
  }

  add(piece: Piece): void {
    const key = this.key(piece.level, Math.floor(piece.at / BESIDE));
    const list = this.rows.get(key);
    if (list) list.push(piece);
    else this.rows.set(key, [piece]);
  }

  meets(piece: Piece): boolean {
    const row = Math.floor(piece.at / BESIDE);
    for (let near = row - 1; near <= row + 1; near++) {
      for (const other of this.rows.get(this.key(piece.level, near)) ?? []) {
        if (Math.abs(other.at - piece.at) < CLOSE && other.from < piece.to - 1 && other.to > piece.from + 1)
          return true;
      }
    }
    return false;
  }
}

/** The course with the piece after point `index` moved aside; null where the pieces beside it have no room. */
function moved(points: readonly Point[], index: number, by: number): Point[] | null {
  const [a, b] = [points[index], points[index + 1]];
  const [before, after] = [points[index - 1], points[index + 2]];
  if (!a || !b || !before || !after) return null;
  const level = a.y === b.y;
  const shift = (point: Point): Point =>
    level ? { x: point.x, y: point.y + by } : { x: point.x + by, y: point.y };
  const isTight = (fixed: Point, was: Point, outer: boolean): boolean => {
    const is = shift(was);
    const old = level ? was.y - fixed.y : was.x - fixed.x;
    const now = level ? is.y - fixed.y : is.x - fixed.x;
    return Math.sign(old) !== Math.sign(now) || Math.abs(now) < (outer ? STUB : BESIDE);
  };
  if (by !== 0 && (isTight(before, a, index === 1) || isTight(after, b, index === points.length - 3)))
    return null;
  const next = [...points];
  next[index] = shift(a);
  next[index + 1] = shift(b);
  return next;
}

/** The points of every course, none of whose inner pieces lies on another's where there is room beside it. */
export function apart(
  courses: readonly Course[],
  wallsIn: (rect: Rect) => readonly Rect[],
): ReadonlyMap<Id, readonly Point[]> {
  const taken = new Taken();
  const laid = new Map<Id, readonly Point[]>();
  const addAll = (points: readonly Point[], from = 0, to = points.length - 1) => {
    for (let i = from; i < to; i++) {
      const [a, b] = [points[i], points[i + 1]];
      if (a && b) taken.add(pieceOf(a, b));
    }
  };
  const isFree = (a: Point | undefined, b: Point | undefined): boolean => {
    if (!a || !b) return true;
    const rect = {
      left: Math.min(a.x, b.x),
      top: Math.min(a.y, b.y),
      right: Math.max(a.x, b.x) + 1,
      bottom: Math.max(a.y, b.y) + 1,
    };
    return !wallsIn(rect).some((wall) => runsThrough(a, b, wall));
  };
  const ordered = [...courses].sort((a, b) => Number(b.fixed) - Number(a.fixed) || (a.id < b.id ? -1 : 1));
  for (const { id, points, fixed } of ordered) {
    let course: readonly Point[] = points;
    for (let index = 1; !fixed && index < points.length - 2; index++) {
      for (const by of SHIFTS) {
        const next = moved(course, index, by);
        const [a, b] = [next?.[index], next?.[index + 1]];
        if (!next || !a || !b || taken.meets(pieceOf(a, b))) continue;
        const clear =
          by === 0 ||
          // Pieces that meet a card run out of its wall.
          (isFree(a, b) &&
            (index === 1 || isFree(next[index - 1], a)) &&
            (index === points.length - 3 || isFree(b, next[index + 2])));
        if (!clear) continue;
        course = next;
        break;
      }
    }
    laid.set(id, course);
    addAll(course);
  }
  return laid;
}
