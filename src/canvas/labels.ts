import { CARD } from '../board/layout.ts';
import { type Point, pointOn, type Route } from './routes.ts';

/** Words beside a line: where the first and second line of text stand, and from which end they are set. */
export interface Placed {
  readonly x: number;
  readonly first: number;
  readonly second: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

const LINE = 13;
/** Mean width of a character of 11 px text, px. */
const CHARACTER = 5.7;
/** Free px between line and words. */
const AWAY = 8;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function overlap(box: Box, card: Point): number {
  const width = Math.min(box.right, card.x + CARD.width + 2) - Math.max(box.left, card.x - 2);
  const height = Math.min(box.bottom, card.y + CARD.height + 2) - Math.max(box.top, card.y - 2);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How many of 24 points of the line lie in the box. */
function crossed(box: Box, route: Route): number {
  let count = 0;
  for (let i = 0; i <= 24; i++) {
    const { x, y } = pointOn(route.curve, i / 24);
    if (x > box.left - 3 && x < box.right + 3 && y > box.top - 3 && y < box.bottom + 3) count++;
  }
  return count;
}

/** Along the line, best first: its own place, then towards either end. */
const SHIFTS = [0, -0.14, 0.14];

/**
 * The place beside the line where its words cover neither of its cards nor the line itself; the least covered
 * where there is none. `own` and `rate` are the texts, either may be ''.
 */
export function placeWords(route: Route, own: string, rate: string): Placed {
  const width = Math.max(own.length, rate.length) * CHARACTER;
  const lines = (own ? 1 : 0) + (rate ? 1 : 0);
  let best: Placed | null = null;
  let least = Number.POSITIVE_INFINITY;
  const consider = (placed: Placed, box: Box) => {
    const cost =
      overlap(box, route.from) + overlap(box, route.to) + 150 * crossed(box, route) + (best ? 1 : 0);
    if (cost >= least) return;
    least = cost;
    best = placed;
  };
  for (const shift of SHIFTS) {
    const { x, y } = pointOn(route.curve, Math.min(0.9, Math.max(0.1, route.words + shift)));
    const half = width / 2;
    // Split: what it says above, how much below; with one text, above or below.
    if (lines === 2) {
      const box = { left: x - half, right: x + half, top: y - AWAY - LINE, bottom: y + AWAY + LINE };
      const split: Placed = { x, first: y - AWAY, second: y + AWAY + 8, anchor: 'middle' };
      const above = { ...box, bottom: y - AWAY };
      const below = { ...box, top: y + AWAY };
      const cost =
        overlap(box, route.from) +
        overlap(box, route.to) +
        150 * (crossed(above, route) + crossed(below, route));
      if (cost < least) {
        least = cost;
        best = split;
      }
    } else {
      consider(
        { x, first: y + AWAY + 8, second: y + AWAY + 8, anchor: 'middle' },
        { left: x - half, right: x + half, top: y + AWAY, bottom: y + AWAY + LINE },
      );
      consider(
        { x, first: y - AWAY, second: y - AWAY, anchor: 'middle' },
        { left: x - half, right: x + half, top: y - AWAY - LINE, bottom: y - AWAY },
      );
    }
    const height = lines * LINE;
    for (const lift of [-height / 2, -height + 2, -2]) {
      const top = y + lift;
      const first = top + 10;
      const second = lines === 2 ? first + LINE : first;
      consider(
        { x: x + AWAY, first, second, anchor: 'start' },
        { left: x + AWAY, right: x + AWAY + width, top, bottom: top + height },
      );
      consider(
        { x: x - AWAY, first, second, anchor: 'end' },
        { left: x - AWAY - width, right: x - AWAY, top, bottom: top + height },
      );
    }
  }
  return best ?? { x: 0, first: 0, second: 0, anchor: 'middle' };
}
