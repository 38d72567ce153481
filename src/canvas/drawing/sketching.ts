import { type Curve, type Point, pointOn } from '../lines/curves.ts';
import type { Sketch } from './sketch.ts';

/** Px that a hand strays from the line. */
const STRAY = 1.6;
/** Px between two places where it corrects itself. */
const STEP = 26;

/** Numbers from -1 to 1 that a text decides (mulberry32 over its FNV hash). */
function chanceOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++)
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A smooth way through points that each stray a little; the ends stay where they are. */
function strayed(points: readonly Point[], chance: () => number): string {
  const last = points.length - 1;
  const moved = points.map(({ x, y }, index) => {
    const stray = index === 0 || index === last ? 0.3 : 1;
    return { x: x + chance() * STRAY * stray, y: y + chance() * STRAY * stray };
  });
  const [first] = moved;
  if (!first) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (let index = 1; index < last; index++) {
    const at = moved[index] ?? first;
    const next = moved[index + 1] ?? at;
    const end = index === last - 1 ? next : { x: (at.x + next.x) / 2, y: (at.y + next.y) / 2 };
    path += `Q${round(at.x)} ${round(at.y)} ${round(end.x)} ${round(end.y)}`;
  }
  const end = moved[last] ?? first;
  return last === 1 ? `${path}L${round(end.x)} ${round(end.y)}` : path;
}

function between(from: Point, to: Point): Point[] {
  const pieces = Math.max(2, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
  return Array.from({ length: pieces + 1 }, (_, index) => ({
    x: from.x + ((to.x - from.x) * index) / pieces,
    y: from.y + ((to.y - from.y) * index) / pieces,
  }));
}

function sampled(curve: Curve): Point[] {
  const stop = pointOn(curve, 1);
  const bent = curve.length > 8 ? curve.length : 0;
  const far = Math.hypot(stop.x - curve[0], stop.y - curve[1]) + bent * STEP;
  const pieces = Math.max(3, Math.round(far / STEP));
  return Array.from({ length: pieces + 1 }, (_, index) => pointOn(curve, index / pieces));
}

export const HAND: Sketch = {
  curve: (curve, seed) => strayed(sampled(curve), chanceOf(seed)),

  course(points, seed) {
    const chance = chanceOf(seed);
    const at = (index: number): Point => ({ x: points[2 * index] ?? 0, y: points[2 * index + 1] ?? 0 });
    const count = points.length / 2;
    if (count !== 3)
      return Array.from({ length: count - 1 }, (_, index) =>
        strayed(between(at(index), at(index + 1)), chance),
      ).join('');
    const [a, b, c] = [at(0), at(1), at(2)];
    // A bow with one control point, as the cubic curve that it is too.
    const third = (from: Point): Point => ({
      x: from.x + ((b.x - from.x) * 2) / 3,
      y: from.y + ((b.y - from.y) * 2) / 3,
    });
    const [first, second] = [third(a), third(c)];
    return strayed(sampled([a.x, a.y, first.x, first.y, second.x, second.y, c.x, c.y]), chance);
  },

  /** Four sides, each drawn twice, as a hand goes over what it means. */
  box(width, height, radius, seed) {
    const chance = chanceOf(seed);
    const inset = radius / 4;
    const corners: readonly Point[] = [
      { x: inset, y: 0 },
      { x: width, y: inset },
      { x: width - inset, y: height },
      { x: 0, y: height - inset },
    ];
    const side = (index: number): string => {
      const from = corners[index % 4] ?? { x: 0, y: 0 };
      const to = corners[(index + 1) % 4] ?? from;
      return strayed(between(from, to), chance) + strayed(between(from, to), chance);
    };
    return [0, 1, 2, 3].map(side).join('');
  },

  ellipse(width, height, seed) {
    const chance = chanceOf(seed);
    const round = (from: number): Point[] =>
      Array.from({ length: 19 }, (_, index) => {
        const angle = from + (index / 18) * Math.PI * 2;
        return {
          x: width / 2 + (Math.cos(angle) * width) / 2,
          y: height / 2 + (Math.sin(angle) * height) / 2,
        };
      });
    return strayed(round(0.4), chance) + strayed(round(2.1), chance);
  },
};
