import type { Point } from './curves.ts';

/** The way of a line in level and upright pieces around boxes: the shortest with the fewest bends. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Px of detour that a bend is worth. */
const BEND = 48;
/** Between equals the way in the middle of two cards is the calmest. */
const CALM = 0.97;

export interface Search {
  readonly from: Point;
  readonly to: Point;
  /** Whether it sets out, and arrives, level; null: either way. */
  readonly leaves: boolean | null;
  readonly arrives: boolean | null;
  /** Boxes to keep out of; their borders are free. */
  readonly walls: readonly Rect[];
  /** The way stays in here. */
  readonly within: Rect;
}

function sorted(values: readonly number[], least: number, most: number): number[] {
  const inside = values.filter((value) => value >= least && value <= most);
  return [...new Set(inside)].sort((a, b) => a - b);
}

/** Whether a level or upright piece runs through a box. */
export function runsThrough(a: Point, b: Point, wall: Rect): boolean {
  const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
  const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
  return right > wall.left && left < wall.right && bottom > wall.top && top < wall.bottom;
}

interface Entry {
  readonly state: number;
  readonly cost: number;
}

/** Equal costs come by state, so that the way is always the same one. */
const isBefore = (a: Entry, b: Entry): boolean => a.cost < b.cost || (a.cost === b.cost && a.state < b.state);

/** A binary heap by cost. */
class Queue {
  private readonly heap: Entry[] = [];

  push(entry: Entry): void {
    const { heap } = this;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (!parent || !isBefore(entry, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = entry;
  }

  pop(): Entry | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      const child = left && right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
      const below = heap[child];
      if (!below || !isBefore(below, last)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

/** The way and what it costs, or null where there is none. */
export function findWay(search: Search): { readonly points: Point[]; readonly cost: number } | null {
  const { from, to, walls, within } = search;
  const middleX = (from.x + to.x) / 2;
  const middleY = (from.y + to.y) / 2;
  const xs = sorted(
    [from.x, to.x, middleX, within.left, within.right, ...walls.flatMap(({ left, right }) => [left, right])],
    within.left,
    within.right,
  );
  const ys = sorted(
    [from.y, to.y, middleY, within.top, within.bottom, ...walls.flatMap(({ top, bottom }) => [top, bottom])],
    within.top,
    within.bottom,
  );
  const wide = xs.length;
  // A state is a crossing and whether one came there level (0) or upright (1).
  const count = wide * ys.length * 2;
  const costs = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const came = new Int32Array(count).fill(-1);
  const queue = new Queue();
  const start = ys.indexOf(from.y) * wide + xs.indexOf(from.x);
  const goal = ys.indexOf(to.y) * wide + xs.indexOf(to.x);
  for (const upright of [0, 1]) {
    if (search.leaves !== null && search.leaves !== (upright === 0)) continue;
    costs[start * 2 + upright] = 0;
    queue.push({ state: start * 2 + upright, cost: 0 });
  }
  const done = new Uint8Array(count);
  const place = (node: number): Point => ({ x: xs[node % wide] ?? 0, y: ys[Math.floor(node / wide)] ?? 0 });
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let entry = queue.pop(); entry; entry = queue.pop()) {
    const { state, cost } = entry;
    if (done[state]) continue;
    done[state] = 1;
    if (cost >= least) break;
    const node = state >> 1;
    const upright = state & 1;
    if (node === goal) {
      const turn = search.arrives !== null && search.arrives !== (upright === 0) ? BEND : 0;
      if (cost + turn < least) [best, least] = [state, cost + turn];
      continue;
    }
    const column = node % wide;
    const row = Math.floor(node / wide);
    const here = place(node);
    for (const [dx, dy] of STEPS) {
      if (column + dx < 0 || column + dx >= wide || row + dy < 0 || row + dy >= ys.length) continue;
      const next = node + dx + dy * wide;
      const there = place(next);
      const goes = dx === 0 ? 1 : 0;
      const calm = goes === 1 ? here.x === middleX : here.y === middleY;
      const length = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
      const total = cost + length * (calm ? CALM : 1) + (goes === upright ? 0 : BEND);
      const reached = next * 2 + goes;
      if (total >= (costs[reached] ?? 0) || walls.some((wall) => runsThrough(here, there, wall))) continue;
      costs[reached] = total;
      came[reached] = state;
      queue.push({ state: reached, cost: total });
    }
  }
  if (best < 0) return null;
  const points: Point[] = [];
  for (let state = best; state >= 0; state = came[state] ?? -1) points.unshift(place(state >> 1));
  return { points, cost: least };
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Without points that lie on a straight piece. */
export function withoutNeedless(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    if (before && last && isBetween(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isBetween(a: Point, b: Point, c: Point): boolean {
  const level = a.y === b.y && b.y === c.y && (b.x - a.x) * (c.x - b.x) >= 0;
  const upright = a.x === b.x && b.x === c.x && (b.y - a.y) * (c.y - b.y) >= 0;
  return level || upright;
}
