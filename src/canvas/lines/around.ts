import type { Point } from './curves.ts';
import type { Rect } from './orthogonal.ts';

/** The way of a line in straight pieces around boxes: short, and with few bends. */

/** Px of detour that a bend is worth. */
const BEND = 48;
/** Free px between a bend and the box that the line turns around. */
export const CLEAR = 12;
/** Free px between a straight piece and the boxes it passes. */
export const PASSING = 6;
/** Px around the ends of a line within which it goes by the corners of any box where it finds no way without. */
const ABOUT = 120;
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
  if (a.x <= left ? b.x <= left : a.x >= right && b.x >= right) return false;
  if (a.y <= top ? b.y <= top : a.y >= bottom && b.y >= bottom) return false;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [enters, leaves] = [0, 1];
  if (dx !== 0) {
    const [near, far] = [(left - a.x) / dx, (right - a.x) / dx];
    enters = Math.max(enters, Math.min(near, far));
    leaves = Math.min(leaves, Math.max(near, far));
  }
  if (dy !== 0) {
    const [near, far] = [(top - a.y) / dy, (bottom - a.y) / dy];
    enters = Math.max(enters, Math.min(near, far));
    leaves = Math.min(leaves, Math.max(near, far));
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

/** Where a line turns that has gone straight out of its box. */
const outOf = ({ at, out }: Port): Turn => ({
  x: at.x + 2 * CLEAR * out.x,
  y: at.y + 2 * CLEAR * out.y,
  out,
});

interface Way {
  readonly turns: readonly Turn[];
  readonly cost: number;
}

const distance = (a: Point, b: Point): number => Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);

/** Of a way that is not straight. */
export const leastCost = (from: Point, to: Point): number => distance(from, to) + BEND;

/** Both ends of a line, then the turns that it may take. */
type Places = readonly [Point, Point, ...Turn[]];

/** The way over some of the turns that is cheapest, and cheaper than `most`, by which pieces are free; null where there is none. */
function cheapest(places: Places, isFree: (a: number, b: number) => boolean, most: number): Way | null {
  const [from, to, ...turns] = places;
  const open = turns.map((turn) => ({
    turn,
    rest: distance(turn, to),
    cost: Number.POSITIVE_INFINITY,
    after: -1,
    done: false,
  }));
  let [last, least] = [-1, most];
  const reach = (at: Point, cost: number, after: number) => {
    for (let index = 0; index < open.length; index++) {
      const next = open[index];
      if (!next || next.done) continue;
      const total = cost + distance(at, next.turn) + BEND;
      if (total >= next.cost || total + next.rest >= least || !isFree(after < 0 ? 0 : after + 2, index + 2))
        continue;
      next.cost = total;
      next.after = after;
    }
  };
  reach(from, 0, -1);
  for (;;) {
    let best = -1;
    let lowest = least;
    for (let index = 0; index < open.length; index++) {
      const one = open[index];
      if (!one || one.done || one.cost + one.rest >= lowest) continue;
      lowest = one.cost + one.rest;
      best = index;
    }
    const now = open[best];
    if (!now) break;
    now.done = true;
    if (isFree(best + 2, 1)) [last, least] = [best, lowest];
    else reach(now.turn, now.cost, best);
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
 * no way, or none cheaper than `most`. It keeps off the `boxes`, all there are `within`, and touches `own`, the boxes it begins and ends at, with its ends
 * alone. Boxes are looked at only when a way would run through them: of many a line meets few.
 */
export function wayAround(
  from: Port,
  to: Port,
  boxes: readonly Rect[],
  own: readonly Rect[],
  within: Rect,
  most = Number.POSITIVE_INFINITY,
): Way | null {
  const isIn = ({ x, y }: Point, box: Rect): boolean =>
    x > box.left && x < box.right && y > box.top && y < box.bottom;
  const walls = [...own, ...boxes.map((box) => grown(box, PASSING))];
  const isOpen = (turn: Turn): boolean => isIn(turn, within) && !walls.some((wall) => isIn(turn, wall));
  if (walls.some((wall) => isIn(from.at, wall) || isIn(to.at, wall))) return null;
  const met: Rect[] = [];
  const places: [Point, Point, ...Turn[]] = [from.at, to.at];
  const meet = (index: number) => {
    const wall = walls[index];
    const box = index < own.length ? wall : boxes[index - own.length];
    if (!wall || !box || met.includes(wall)) return;
    met.push(wall);
    places.push(...cornersOf(box).filter(isOpen));
  };
  /** Of pieces from one place to another how many of the walls they are known to be clear of; -1 where they run into one. */
  const clear: number[][] = [];
  const isFree = (a: number, b: number): boolean => {
    const [at, on] = [places[a], places[b]];
    if (!at || !on) return false;
    clear[a] ??= [];
    const known = clear[a][b] ?? (grazes(from, to, at, on) ? -1 : 0);
    if (known < 0) return false;
    const isClear = met.every((wall, index) => index < known || !cuts(at, on, wall));
    clear[a][b] = isClear ? met.length : -1;
    return isClear;
  };
  own.forEach((_, index) => {
    meet(index);
  });
  walls.forEach((wall, index) => {
    if (cuts(from.at, to.at, wall)) meet(index);
  });
  // Where no way is found by the boxes that one has run into, others may help to come out between two of them.
  let isLast = false;
  for (;;) {
    const way = cheapest(places, isFree, most);
    if (!way) {
      if (isLast || most < Number.POSITIVE_INFINITY) return null;
      isLast = true;
      places.push(...[from, to].map(outOf).filter(isOpen));
      walls.forEach((wall, index) => {
        if ([from.at, to.at].some((end) => isIn(end, grown(wall, ABOUT)))) meet(index);
      });
      continue;
    }
    const points = [from.at, ...way.turns, to.at];
    const before = met.length;
    walls.forEach((wall, index) => {
      if (points.some((point, at) => at > 0 && cuts(points[at - 1] ?? point, point, wall))) meet(index);
    });
    if (met.length === before) return way;
  }
}
