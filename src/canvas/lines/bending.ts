import { type Curve, type Point, pointOn } from './curves.ts';

/** Bends as their handles put them. */

const FINE = 160;

export function withBend(bends: readonly number[], before: number, at: Point): readonly number[] {
  return [...bends.slice(0, 2 * before), at.x, at.y, ...bends.slice(2 * before)];
}

export function movedBend(bends: readonly number[], index: number, at: Point): readonly number[] {
  return [...bends.slice(0, 2 * index), at.x, at.y, ...bends.slice(2 * index + 2)];
}

export function withoutBend(bends: readonly number[], index: number): readonly number[] {
  return [...bends.slice(0, 2 * index), ...bends.slice(2 * index + 2)];
}

/** Where a line can be taken to bend it once more: on it, halfway from each bend or end to the next. */
export function bendPlaces(curve: Curve, bends: readonly number[]): { readonly between: readonly Point[] } {
  const stops = [0];
  let from = 0;
  for (let index = 0; index < bends.length; index += 2) {
    let nearest = Number.POSITIVE_INFINITY;
    let best = from;
    for (let step = from; step <= FINE; step++) {
      const { x, y } = pointOn(curve, step / FINE);
      const far = Math.hypot(x - (bends[index] ?? 0), y - (bends[index + 1] ?? 0));
      if (far < nearest - 0.001) [nearest, best] = [far, step];
      // The first close pass is this bend; a later one may be the way back.
      else if (nearest < 8 && far > nearest + 16) break;
    }
    stops.push(best);
    from = best;
  }
  stops.push(FINE);
  const between = stops
    .slice(1)
    .map((stop, index) => pointOn(curve, (stop + (stops[index] ?? 0)) / 2 / FINE));
  return { between };
}
