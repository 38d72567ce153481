import type { Point } from '../../board/layout.ts';
import type { Curve } from '../lines/curves.ts';

/** Px of the corners of a line that runs level and upright. */
const CORNER = 8;

/** From one point towards another, 1 px long; `otherwise` where they are one. */
export function unit(from: Point, to: Point, otherwise: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return length === 0 ? otherwise : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function joined(pieces: readonly (readonly number[])[], start: Point): Curve {
  return [start.x, start.y, ...pieces.flat()] as unknown as Curve;
}

const straightTo = (a: Point, b: Point): number[] => [
  a.x + (b.x - a.x) / 3,
  a.y + (b.y - a.y) / 3,
  a.x + ((b.x - a.x) * 2) / 3,
  a.y + ((b.y - a.y) * 2) / 3,
  b.x,
  b.y,
];

/** Straight pieces, round where they meet. */
export function roundedCurve(points: readonly Point[], corner = CORNER): Curve {
  const first = points[0] ?? { x: 0, y: 0 };
  const pieces: number[][] = [];
  let here = first;
  for (let i = 1; i < points.length - 1; i++) {
    const at = points[i] ?? here;
    const before = points[i - 1] ?? at;
    const after = points[i + 1] ?? at;
    const room = Math.min(
      corner,
      Math.hypot(at.x - before.x, at.y - before.y) / 2,
      Math.hypot(at.x - after.x, at.y - after.y) / 2,
    );
    const back = unit(at, before, { x: 0, y: 0 });
    const on = unit(at, after, { x: 0, y: 0 });
    const begins = { x: at.x + back.x * room, y: at.y + back.y * room };
    const ends = { x: at.x + on.x * room, y: at.y + on.y * room };
    const pull = room * 0.45;
    pieces.push(straightTo(here, begins), [
      at.x + back.x * pull,
      at.y + back.y * pull,
      at.x + on.x * pull,
      at.y + on.y * pull,
      ends.x,
      ends.y,
    ]);
    here = ends;
  }
  pieces.push(straightTo(here, points.at(-1) ?? here));
  return joined(pieces, first);
}

/** A smooth way through all points; it leaves and arrives along the given directions. */
export function smoothCurve(points: readonly Point[], leaves: Point, arrives: Point): Curve {
  const first = points[0] ?? { x: 0, y: 0 };
  const last = points.length - 1;
  const heading = (index: number): Point => {
    if (index === 0) return leaves;
    if (index === last) return arrives;
    return unit(points[index - 1] ?? first, points[index + 1] ?? first, leaves);
  };
  const pieces = points.slice(1).map((to, index) => {
    const from = points[index] ?? first;
    const reach = Math.hypot(to.x - from.x, to.y - from.y) * 0.36;
    const a = heading(index);
    const b = heading(index + 1);
    return [from.x + a.x * reach, from.y + a.y * reach, to.x - b.x * reach, to.y - b.y * reach, to.x, to.y];
  });
  return joined(pieces, first);
}
