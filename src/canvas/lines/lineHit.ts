import type { Id } from '../../board/board.ts';
import { type Rect, touchesRect } from '../camera/camera.ts';
import { type Curve, type Point, pointOn } from './curves.ts';

/** Px from a point to a curve, by 24 straight pieces, and more where it bends. */
export function distanceTo(curve: Curve, at: Point): number {
  const pieces = curve.length === 8 ? 24 : curve.length * 3;
  let nearest = Number.POSITIVE_INFINITY;
  let a = pointOn(curve, 0);
  for (let i = 1; i <= pieces; i++) {
    const b = pointOn(curve, i / pieces);
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const long = dx * dx + dy * dy;
    const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / long));
    nearest = Math.min(nearest, Math.hypot(at.x - a.x - t * dx, at.y - a.y - t * dy));
    a = b;
  }
  return nearest;
}

/** The line nearest to a point within `reach` px. */
export function lineAt(lines: readonly { id: Id; curve: Curve }[], at: Point, reach: number): Id | null {
  let best: Id | null = null;
  let nearest = reach;
  for (const { id, curve } of lines) {
    let [left, top] = curve;
    let [right, bottom] = curve;
    for (let i = 2; i + 1 < curve.length; i += 2) {
      left = Math.min(left, curve[i] ?? left);
      right = Math.max(right, curve[i] ?? right);
      top = Math.min(top, curve[i + 1] ?? top);
      bottom = Math.max(bottom, curve[i + 1] ?? bottom);
    }
    if (at.x < left - reach || at.x > right + reach || at.y < top - reach || at.y > bottom + reach) continue;
    const distance = distanceTo(curve, at);
    if (distance <= nearest) {
      nearest = distance;
      best = id;
    }
  }
  return best;
}

export function rectBetween(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** Cards that a marquee between two points touches. */
export function cardsIn(cards: readonly { id: Id; position: Point }[], a: Point, b: Point): Id[] {
  const rect = rectBetween(a, b);
  return cards.filter((card) => touchesRect(card.position, rect)).map((card) => card.id);
}
