import { CARD } from '../../board/layout.ts';
import { type Curve, hits, type Point } from './curves.ts';
import type { Near } from './near.ts';

/** From which side of a card a line leaves, on which it arrives, and the plain curve between the two. */

export type Side = 'top' | 'right' | 'bottom' | 'left';

export const NORMAL: Record<Side, Point> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/** Free px between two cards for a line to run straight from one to the other. */
const GAP = 24;

export function sideMiddle(at: Point, side: Side): Point {
  const normal = NORMAL[side];
  return {
    x: at.x + CARD.width / 2 + (normal.x * CARD.width) / 2,
    y: at.y + CARD.height / 2 + (normal.y * CARD.height) / 2,
  };
}

export function curveBetween(start: Point, startSide: Side, end: Point, endSide: Side): Curve {
  const a = NORMAL[startSide];
  const b = NORMAL[endSide];
  const dx = Math.abs(end.x - start.x);
  const dy = Math.abs(end.y - start.y);
  const arc = startSide === endSide;
  const reach = (normal: Point) => {
    if (arc) return 36 + 0.16 * (normal.x === 0 ? dx : dy);
    return Math.min(160, Math.max(24, (normal.x === 0 ? dy : dx) / 2));
  };
  const first = reach(a);
  const second = reach(b);
  return [
    start.x,
    start.y,
    start.x + a.x * first,
    start.y + a.y * first,
    end.x + b.x * second,
    end.y + b.y * second,
    end.x,
    end.y,
  ];
}

/** Pairs of sides worth trying, best first. */
export function sidePairs(from: Point, to: Point): (readonly [Side, Side])[] {
  const gapX = Math.abs(to.x - from.x) - CARD.width;
  const gapY = Math.abs(to.y - from.y) - CARD.height;
  const across: readonly [Side, Side] = to.x >= from.x ? ['right', 'left'] : ['left', 'right'];
  const down: readonly [Side, Side] = to.y >= from.y ? ['bottom', 'top'] : ['top', 'bottom'];
  const pairs: (readonly [Side, Side])[] = [];
  if (gapX >= GAP && (gapY < GAP || gapX * 2 >= gapY)) {
    pairs.push(across);
    if (gapY >= GAP) pairs.push(down);
  } else if (gapY >= GAP) {
    pairs.push(down);
    if (gapX >= GAP) pairs.push(across);
  } else {
    pairs.push(gapX >= gapY ? across : down);
  }
  if (gapX >= GAP && gapY >= 0) pairs.push([across[0], down[1]], [down[0], across[1]]);
  if (gapX >= gapY) pairs.push(['top', 'top'], ['bottom', 'bottom']);
  else pairs.push(['right', 'right'], ['left', 'left']);
  return pairs;
}

/** The sides between which a line runs under the fewest cards, and under how many. */
export function chooseSides(
  from: Point,
  to: Point,
  near: Near,
): { readonly pair: readonly [Side, Side]; readonly under: number } {
  const pairs = sidePairs(from, to);
  const first = { pair: pairs[0] ?? ['right', 'left'], under: 0 } as const;
  const others = near({
    left: Math.min(from.x, to.x) - 60,
    top: Math.min(from.y, to.y) - 120,
    right: Math.max(from.x, to.x) + CARD.width + 60,
    bottom: Math.max(from.y, to.y) + CARD.height + 120,
  }).filter((card) => card !== from && card !== to);
  if (others.length === 0) return first;
  let best: ReturnType<typeof chooseSides> | null = null;
  for (const pair of pairs) {
    const under = hits(
      curveBetween(sideMiddle(from, pair[0]), pair[0], sideMiddle(to, pair[1]), pair[1]),
      others,
    );
    if (!best || under < best.under) best = { pair, under };
    if (under === 0) break;
  }
  return best ?? first;
}
