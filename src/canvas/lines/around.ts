import type { Point } from './curves.ts';
import type { Rect } from './orthogonal.ts';

/** The way of a line in straight pieces around boxes: short, and with few bends. */

/** Px of detour that a bend is worth. */
const BEND = 48;
/** Free px between a bend and the box that the line turns around. */
export const CLEAR = 12;
/** Free px between a straight piece and the boxes it passes. */
export const PASSING = 6;
/** Of a piece that meets a box, least part of its length that it goes away from there: none grazes its border. */
const AWAY = 0.3;

export interface Turn extends Point {
  /** Away from the box at this corner of it. */
  readonly out: Point;
}

/** Where a line meets a box, and the way out of that. */
export interface Port {
  readonly at: Point;
  readonly out: Point;
}

function leaves({ at, out }: Port, to: Point): boolean {
  const [dx, dy] = [to.x - at.x, to.y - at.y];
  return dx * out.x + dy * out.y >= AWAY * Math.hypot(dx, dy);
}

/** Whether a straight piece runs through a box; its border is free. */
export function cuts(a: Point, b: Point, { left, top, right, bottom }: Rect): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [enters, leaves] = [0, 1];
  for (const [along, near, far] of [
    [dx, left - a.x, right - a.x],
    [dy, top - a.y, bottom - a.y],
  ] as const) {
    if (along === 0) {
      if (near >= 0 || far <= 0) return false;
      continue;
    }
    enters = Math.max(enters, Math.min(near / along, far / along));
    leaves = Math.min(leaves, Math.max(near / along, far / along));
  }
  return enters < leaves;
}

const grown = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

function cornersOf(box: Rect): Turn[] {
  const { left, top, right, bottom } = grown(box, CLEAR);
  return [
    { x: left, y: top, out: { x: -1, y: -1 } },
    { x: right, y: top, out: { x: 1, y: -1 } },
    { x: right, y: bottom, out: { x: 1, y: 1 } },
    { x: left, y: bottom, out: { x: -1, y: 1 } },
  ];
}

interface Way {
  readonly turns: readonly Turn[];
  readonly cost: number;
}

/** The cheapest way over some of the turns, by which pieces are free; null where there is none. */
function cheapest(
  from: Point,
  to: Point,
  turns: readonly Turn[],
  isFree: (a: Point, b: Point) => boolean,
): Way | null {
  const open = turns.map((turn) => ({ turn, cost: Number.POSITIVE_INFINITY, after: -1, done: false }));
  const reach = (at: Point, cost: number, after: number) => {
    for (const next of open) {
      const total = cost + Math.hypot(next.turn.x - at.x, next.turn.y - at.y) + BEND;
      if (!next.done && total < next.cost && isFree(at, next.turn))
        Object.assign(next, { cost: total, after });
    }
  };
  reach(from, 0, -1);
  let [last, least] = [-1, Number.POSITIVE_INFINITY];
  for (;;) {
    let best = -1;
    let lowest = least;
    open.forEach(({ cost, done }, index) => {
      if (!done && cost < lowest) [best, lowest] = [index, cost];
    });
    const now = open[best];
    if (!now) break;
    now.done = true;
    const whole = now.cost + Math.hypot(to.x - now.turn.x, to.y - now.turn.y);
    if (whole < least && isFree(now.turn, to)) [last, least] = [best, whole];
    reach(now.turn, now.cost, best);
  }
  if (last < 0) return null;
  const way: Turn[] = [];
  for (let at = open[last]; at; at = open[at.after]) way.unshift(at.turn);
  return { turns: way, cost: least };
}

const grazes = (from: Port, to: Port, a: Point, b: Point): boolean =>
  (a === from.at && !leaves(from, b)) || (b === to.at && !leaves(to, a));

/** Whether a line needs no turn. */
export function isStraightFree(from: Port, to: Port, boxes: readonly Rect[], own: readonly Rect[]): boolean {
  if (grazes(from, to, from.at, to.at) || own.some((box) => cuts(from.at, to.at, box))) return false;
  return !boxes.some((box) => cuts(from.at, to.at, grown(box, PASSING)));
}

/**
 * The corners at which a line from one box to another turns that cannot run straight, and what that costs; null where there is
 * no way. It keeps off the `boxes`, all there are `within`, and touches `own`, the boxes it begins and ends at, with its ends
 * alone. Boxes are looked at only when a way would run through them: of many a line meets few.
 */
export function wayAround(
  from: Port,
  to: Port,
  boxes: readonly Rect[],
  own: readonly Rect[],
  within: Rect,
): Way | null {
  const isIn = ({ x, y }: Point, box: Rect): boolean =>
    x > box.left && x < box.right && y > box.top && y < box.bottom;
  const walls = [...own, ...boxes.map((box) => grown(box, PASSING))];
  const isOpen = (turn: Turn): boolean => isIn(turn, within) && !walls.some((wall) => isIn(turn, wall));
  const met = new Set<Rect>();
  const turns: Turn[] = [];
  const meet = (index: number) => {
    const wall = walls[index];
    const box = index < own.length ? wall : boxes[index - own.length];
    if (!wall || !box || met.has(wall)) return;
    met.add(wall);
    turns.push(...cornersOf(box).filter(isOpen));
  };
  own.forEach((_, index) => {
    meet(index);
  });
  walls.forEach((wall, index) => {
    if (cuts(from.at, to.at, wall)) meet(index);
  });
  for (;;) {
    const way = cheapest(from.at, to.at, turns, (a, b) => {
      if (grazes(from, to, a, b)) return false;
      for (const wall of met) if (cuts(a, b, wall)) return false;
      return true;
    });
    if (!way) return null;
    const points = [from.at, ...way.turns, to.at];
    const before = met.size;
    walls.forEach((wall, index) => {
      if (points.some((point, at) => at > 0 && cuts(points[at - 1] ?? point, point, wall))) meet(index);
    });
    if (met.size === before) return way;
  }
}
