import { CARD } from '../../board/layout.ts';

/** Curves as numbers: where one runs, and what lies in its way. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

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

export function pointOn(whole: Curve, along: number): Point {
  const [curve, t] = whole.length === 8 ? [whole, along] : pieceAt(whole, along);
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const c = 3 * u * t * t;
  const d = t * t * t;
  return {
    x: a * curve[0] + b * curve[2] + c * curve[4] + d * curve[6],
    y: a * curve[1] + b * curve[3] + c * curve[5] + d * curve[7],
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
  const under = new Set<Point>();
  for (let piece = 0; piece + 7 < curve.length; piece += 6) {
    const part = curve.length === 8 ? curve : (curve.slice(piece, piece + 8) as unknown as Curve);
    const { left, top, right, bottom } = hull(part);
    // Close enough that it cuts no corner between two of them by more than it is to keep off.
    const samples = Math.ceil(4 + (right - left + bottom - top) / 16);
    for (const card of obstacles) {
      const [x0, x1] = [card.x - 4, card.x + CARD.width + 4];
      const [y0, y1] = [card.y - 4, card.y + CARD.height + 4];
      if (x0 > right || x1 < left || y0 > bottom || y1 < top || under.has(card)) continue;
      for (let i = 0; i <= samples; i++) {
        const { x, y } = pointOn(part, i / samples);
        if (x <= x0 || x >= x1 || y <= y0 || y >= y1) continue;
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
