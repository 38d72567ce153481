import { CARD } from '../../board/layout.ts';

/** Curves as numbers: where one runs, and what lies in its way. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Px that a line keeps off cards. */
const OFF = 4;

/** Cubic Bézier curves end to end: start, then two controls and an end for each. */
export type Curve = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  ...(readonly number[]),
];

/** One coordinate so far along a cubic curve. */
function along(t: number, from: number, first: number, second: number, to: number): number {
  const u = 1 - t;
  return u * u * u * from + 3 * u * u * t * first + 3 * u * t * t * second + t * t * t * to;
}

export function pointOn(whole: Curve, part: number): Point {
  const [curve, t] = whole.length === 8 ? [whole, part] : pieceAt(whole, part);
  return {
    x: along(t, curve[0], curve[2], curve[4], curve[6]),
    y: along(t, curve[1], curve[3], curve[5], curve[7]),
  };
}

/** Of several curves the one so far along the whole, by the lengths of their chords. */
function pieceAt(whole: Curve, along: number): readonly [Curve, number] {
  const at = (index: number) => whole[index] ?? 0;
  const lengths: number[] = [];
  for (let i = 0; i + 7 < whole.length; i += 6)
    lengths.push(Math.hypot(at(i + 6) - at(i), at(i + 7) - at(i + 1)));
  let left = along * lengths.reduce((sum, length) => sum + length, 0);
  let piece = 0;
  while (piece < lengths.length - 1 && left > (lengths[piece] ?? 0)) left -= lengths[piece++] ?? 0;
  const t = Math.min(1, left / (lengths[piece] || 1));
  return [whole.slice(piece * 6, piece * 6 + 8) as unknown as Curve, t];
}

/** The box around a curve and its controls, which it does not leave. */
export function hull(curve: Curve) {
  let [left, top, right, bottom] = [curve[0], curve[1], curve[0], curve[1]];
  for (let i = 2; i + 1 < curve.length; i += 2) {
    const [x = 0, y = 0] = [curve[i], curve[i + 1]];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** How many of the cards a line runs under. */
export function hits(curve: Curve, obstacles: readonly Point[]): number {
  if (obstacles.length === 0) return 0;
  const under = new Set<Point>();
  for (let piece = 0; piece + 7 < curve.length; piece += 6) {
    const part = curve.length === 8 ? curve : (curve.slice(piece, piece + 8) as unknown as Curve);
    const { left, top, right, bottom } = hull(part);
    // Close enough that it cuts no corner between two of them by more than it is to keep off.
    const samples = Math.ceil(4 + (right - left + bottom - top) / 16);
    for (const card of obstacles) {
      const [x0, x1] = [card.x - OFF, card.x + CARD.width + OFF];
      const [y0, y1] = [card.y - OFF, card.y + CARD.height + OFF];
      if (x0 > right || x1 < left || y0 > bottom || y1 < top || under.has(card)) continue;
      for (let i = 0; i <= samples; i++) {
        const t = i / samples;
        const x = along(t, part[0], part[2], part[4], part[6]);
        if (x <= x0 || x >= x1) continue;
        const y = along(t, part[1], part[3], part[5], part[7]);
        if (y <= y0 || y >= y1) continue;
        under.add(card);
        break;
      }
    }
  }
  return under.size;
}

/** Of paths: to a tenth of a px. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function pathOf(curve: Curve): string {
  const [x, y, ...rest] = curve.map(round);
  return `M${x} ${y}C${rest.join(' ')}`;
}
