import { getStroke } from 'perfect-freehand';
import type { Mark } from '../../board/board.ts';
import { MOST_POINTS } from '../../board/bounds.ts';
import { NIB } from '../../state/markLook.ts';
import type { Point } from '../lines/curves.ts';

/** A point of the pen: where, and how hard (0..1; 0.5 where the device does not tell). */
export type Dab = readonly [x: number, y: number, pressure: number];

/** Px between points that a smooth curve is laid through. */
const STEP = 6;

/** The outline of a stroke as an SVG path, in the px of its points. */
export function outlineOf(dabs: readonly Dab[], width: number, pressed: boolean): string {
  const outline = getStroke(smooth(dabs), {
    size: width,
    thinning: pressed ? 0.6 : 0,
    smoothing: 0.5,
    streamline: 0.2,
    simulatePressure: false,
  });
  return pathThrough(outline);
}

/** A closed path through the middles of its sides, so that no corner shows. */
export function pathThrough(outline: readonly (readonly number[])[]): string {
  const [first] = outline;
  if (!first || outline.length < 3) return '';
  let path = '';
  for (let index = 0; index < outline.length; index++) {
    const [x = 0, y = 0] = outline[index] ?? [];
    const [nextX = 0, nextY = 0] = outline[(index + 1) % outline.length] ?? [];
    const middle = `${round((x + nextX) / 2)} ${round((y + nextY) / 2)}`;
    path += index === 0 ? `M${middle}` : `Q${round(x)} ${round(y)} ${middle}`;
  }
  const [x = 0, y = 0] = first;
  const [nextX = 0, nextY = 0] = outline[1] ?? [];
  return `${path}Q${round(x)} ${round(y)} ${round((x + nextX) / 2)} ${round((y + nextY) / 2)}Z`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export function dabsOf({ points = [], pressure }: Pick<Mark, 'points' | 'pressure'>): Dab[] {
  return Array.from(
    { length: points.length / 2 },
    (_, index): Dab => [points[2 * index] ?? 0, points[2 * index + 1] ?? 0, pressure?.[index] ?? 0.5],
  );
}

/** What was kept of a stroke is few points far apart: a Catmull-Rom curve runs through them. */
export function smooth(dabs: readonly Dab[]): [number, number, number][] {
  const at = (index: number): Dab => dabs[Math.min(dabs.length - 1, Math.max(0, index))] ?? [0, 0, 0.5];
  const curve: [number, number, number][] = [];
  for (let index = 0; index + 1 < dabs.length; index++) {
    const [p0, p1, p2, p3] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const pieces = Math.max(1, Math.ceil(Math.hypot(p2[0] - p1[0], p2[1] - p1[1]) / STEP));
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      const between = (axis: 0 | 1): number =>
        0.5 *
        (2 * p1[axis] +
          (p2[axis] - p0[axis]) * t +
          (2 * p0[axis] - 5 * p1[axis] + 4 * p2[axis] - p3[axis]) * t * t +
          (3 * p1[axis] - p0[axis] - 3 * p2[axis] + p3[axis]) * t * t * t);
      curve.push([between(0), between(1), p1[2] + (p2[2] - p1[2]) * t]);
    }
  }
  const last = dabs.at(-1);
  if (last) curve.push([...last]);
  return curve;
}

/** Px that a point may lie beside the way between its neighbors and still be left out, at zoom 1. */
const SLACK = 0.7;

/**
 * The points that a stroke cannot do without (Ramer, Douglas and Peucker). Where that leaves more than a mark may
 * have, more is left out.
 */
export function simplified(dabs: readonly Dab[], zoom = 1): readonly Dab[] {
  for (let slack = SLACK / zoom; ; slack *= 1.5) {
    const kept = withSlack(dabs, slack);
    if (2 * kept.length <= MOST_POINTS) return kept;
  }
}

function withSlack(dabs: readonly Dab[], slack: number): readonly Dab[] {
  if (dabs.length < 3) return dabs;
  const keep = new Uint8Array(dabs.length);
  keep[0] = 1;
  keep[dabs.length - 1] = 1;
  const spans: [number, number][] = [[0, dabs.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [a, b] = [dabs[from], dabs[to]];
    if (!a || !b) continue;
    let farthest = slack;
    let at = -1;
    for (let index = from + 1; index < to; index++) {
      const dab = dabs[index];
      // Pressure counts as px: a change of the whole range is worth the width of a broad pen.
      const far = dab ? distance(dab, a, b) + Math.abs(dab[2] - (a[2] + b[2]) / 2) * 2 : 0;
      if (far <= farthest) continue;
      farthest = far;
      at = index;
    }
    if (at < 0) continue;
    keep[at] = 1;
    spans.push([from, at], [at, to]);
  }
  return dabs.filter((_, index) => keep[index] === 1);
}

function distance(dab: Dab, a: Dab, b: Dab): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((dab[0] - a[0]) * dx + (dab[1] - a[1]) * dy) / long));
  return Math.hypot(dab[0] - a[0] - t * dx, dab[1] - a[1] - t * dy);
}

/** The outline of a mark that is a stroke, from the corner of its box. */
export function strokePath(mark: Mark): string {
  return outlineOf(dabsOf(mark), NIB[mark.size], mark.pressure !== undefined);
}

/** A line through its points, its corners rounded, and the way it goes at either end. */
export function linePath(course: readonly number[]): string {
  const at = (index: number): Point => ({ x: course[2 * index] ?? 0, y: course[2 * index + 1] ?? 0 });
  const count = course.length / 2;
  let path = `M${at(0).x} ${at(0).y}`;
  for (let index = 1; index < count - 1; index++) {
    const { x, y } = at(index);
    // Three points are one bow; more are joined in the middle of their ways.
    const end =
      index === count - 2 ? at(count - 1) : { x: (x + at(index + 1).x) / 2, y: (y + at(index + 1).y) / 2 };
    path += `Q${x} ${y} ${end.x} ${end.y}`;
  }
  return count === 2 ? `${path}L${at(1).x} ${at(1).y}` : path;
}

/** An open arrowhead that ends at a point, coming from another. */
export function headPath(tip: Point, from: Point, size: number): string {
  const far = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / far, (tip.y - from.y) / far];
  const long = Math.min(far / 2, 6 + size * 3);
  const wide = long * 0.55;
  const back = { x: tip.x - ux * long, y: tip.y - uy * long };
  return `M${back.x - uy * wide} ${back.y + ux * wide}L${tip.x} ${tip.y}L${back.x + uy * wide} ${back.y - ux * wide}`;
}
