import type { Connection, Id } from '../../board/board.ts';
import { CARD, type Point } from '../../board/layout.ts';
import { apart, type Course } from '../lines/apart.ts';
import { type Curve, hits, hull } from '../lines/curves.ts';
import type { Near } from '../lines/near.ts';
import { findWay, withoutNeedless } from '../lines/orthogonal.ts';
import { ARROW, type End, type Laid, type MakeShaper, type Shaper } from '../lines/routes.ts';
import { NORMAL, type Side, sideMiddle, sidePairs } from '../lines/sides.ts';
import { type Around, aroundOf, Corners, type Way } from '../lines/turns.ts';
import { boxAround, wallOf } from '../lines/walls.ts';
import type { ViewInput } from '../viewNodes.ts';
import { roundedCurve, smoothCurve, unit } from './bentCurves.ts';

/**
 * Lines that are straight, run level and upright around cards, or bend where someone put a bend. A way is looked for
 * again only when one of its ends or a card near it has moved.
 */

/** Free px between an orthogonal line and the cards it passes, tried in turn. */
const MARGINS = [16, 8, 4] as const;
/** How far around both ends a way is looked for, px: near first, since that is quick and mostly enough. */
const REACHES = [64, 320] as const;

/** Ways kept; about what the largest board has. */
const KEPT = 4000;
const ways = new Map<string, { readonly points: Point[]; readonly cost: number }>();

function remember(key: string, way: { points: Point[]; cost: number }) {
  if (ways.size >= KEPT) ways.clear();
  ways.set(key, way);
  return way;
}

const off = (point: Point, side: Side, by: number): Point => ({
  x: point.x + NORMAL[side].x * by,
  y: point.y + NORMAL[side].y * by,
});

const isLevel = (side: Side | undefined): boolean | null => (side ? NORMAL[side].x !== 0 : null);

interface Leg {
  readonly from: Point;
  readonly to: Point;
  /** Sides of the cards at either end; none at a bend. */
  readonly leaves?: Side | undefined;
  readonly arrives?: Side | undefined;
}

const legOf = ({ start, tip, sides: [leaves, arrives] }: Way): Leg => ({
  from: start,
  to: tip,
  leaves,
  arrives,
});

/** From one end, or bend, to the next; through cards only where there is no way around them. */
function wayOf(leg: Leg, near: Near): { points: Point[]; cost: number } {
  for (const reach of REACHES) {
    const within = boxAround([leg.from, leg.to], reach);
    const cards = near(within);
    const key = `${leg.from.x} ${leg.from.y} ${leg.leaves} ${leg.to.x} ${leg.to.y} ${leg.arrives} ${reach} ${cards
      .map(({ x, y }) => `${x},${y}`)
      .join(' ')}`;
    const known = ways.get(key);
    if (known) return known;
    for (const margin of MARGINS) {
      const from = leg.leaves ? off(leg.from, leg.leaves, margin) : leg.from;
      const to = leg.arrives ? off(leg.to, leg.arrives, margin) : leg.to;
      const way = findWay({
        from,
        to,
        leaves: isLevel(leg.leaves),
        arrives: isLevel(leg.arrives),
        walls: cards.map((at) => wallOf(at, margin)),
        within,
      });
      if (way) return remember(key, { ...way, points: [leg.from, ...way.points, leg.to] });
    }
  }
  const { from, to } = leg;
  const corner = isLevel(leg.leaves) === false ? { x: from.x, y: to.y } : { x: to.x, y: from.y };
  return { points: [from, corner, to], cost: Number.POSITIVE_INFINITY };
}

function pointsOf({ bends = [] }: End): Point[] {
  return Array.from({ length: bends.length >> 1 }, (_, index) => ({
    x: bends[2 * index] ?? 0,
    y: bends[2 * index + 1] ?? 0,
  }));
}

/** The side of a card that looks at a point. */
function facing(card: Point, at: Point): Side {
  const dx = (at.x - card.x) / CARD.width - 0.5;
  const dy = (at.y - card.y) / CARD.height - 0.5;
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 'right' : 'left';
  return dy >= 0 ? 'bottom' : 'top';
}

const minus = ({ x, y }: Point): Point => ({ x: -x, y: -y });

function straight({ end, start, tip, sides }: Laid, turns: readonly Point[], corner = 3) {
  const points = [start, ...turns, ...pointsOf(end)];
  const arrives = unit(tip, points.at(-1) ?? start, NORMAL[sides[1]]);
  const stop = { x: tip.x + arrives.x * (ARROW - 1), y: tip.y + arrives.y * (ARROW - 1) };
  return { curve: roundedCurve([...points, stop], corner), arrives };
}

/** Px of the corners of a curve that goes around cards where it cannot swing out. */
const WIDE_CORNER = 24;

function smooth(laid: Laid, turns: readonly Point[], others: (curve: Curve) => Point[]) {
  const { end, start, tip, sides } = laid;
  const arrives = NORMAL[sides[1]];
  const stop = off(tip, sides[1], ARROW - 1);
  const points = [start, ...turns, ...pointsOf(end), stop];
  const curve = smoothCurve(points, NORMAL[sides[0]], minus(arrives));
  const isFree = end.bends !== undefined || hits(curve, others(curve)) === 0;
  return isFree ? { curve, arrives } : straight(laid, turns, WIDE_CORNER);
}

function orthogonalCourse({ end, start, tip, sides }: Laid, near: Near): Course {
  const stops = [start, ...pointsOf(end), tip];
  const last = stops.length - 2;
  const points = stops.slice(1).flatMap((to, index) => {
    const leg = {
      from: stops[index] ?? start,
      to,
      leaves: index === 0 ? sides[0] : undefined,
      arrives: index === last ? sides[1] : undefined,
    };
    return wayOf(leg, near).points;
  });
  return { id: end.id, points: withoutNeedless(points), fixed: last > 0 };
}

/** Between the middles of these sides of two cards. */
const wayBy = (from: Point, to: Point, sides: readonly [Side, Side]): Way => ({
  start: sideMiddle(from, sides[0]),
  tip: sideMiddle(to, sides[1]),
  sides,
});

/** A way from one card to another, and where it turns. */
interface Found {
  readonly way: Way;
  readonly around: Around;
}

/** The shortest way around the other cards from one to another; through them where there is none. */
function shortest(from: Point, to: Point, near: Near): Found {
  const [first, ...others] = sidePairs(from, to).map((sides) => wayBy(from, to, sides));
  const found = (way: Way, most?: number): Found => ({ way, around: aroundOf(way, [from, to], near, most) });
  const ways = first ? [first, ...others] : others;
  // That one of them is straight is known before any other is looked for.
  for (const way of ways) {
    const straight = found(way, 0);
    if (straight.around.cost === 0) return straight;
  }
  let best = found(ways[0] ?? wayBy(from, to, ['right', 'left']));
  for (const way of others) {
    const next = found(way, best.around.cost - 1);
    if (next.around.cost < best.around.cost - 1) best = next;
  }
  return best;
}

/** The sides of two cards between which the way of an orthogonal line is the shortest. */
function orthogonalSides(from: Point, to: Point, near: Near): readonly [Side, Side] {
  const pairs = sidePairs(from, to);
  let best = pairs[0] ?? (['right', 'left'] as const);
  let least = Number.POSITIVE_INFINITY;
  for (const pair of pairs) {
    const { cost } = wayOf(legOf(wayBy(from, to, pair)), near);
    if (cost < least - 1) [best, least] = [pair, cost];
  }
  return best;
}

/** As the board has it, with the bends where they are while its ends or they themselves are dragged. */
export function drawn(connection: Connection, { board, moving, bending }: ViewInput): Connection {
  if (bending?.id === connection.id) return { ...connection, bends: bending.bends };
  const from = moving?.get(connection.from);
  const to = moving?.get(connection.to);
  const was = board.components[connection.from];
  const other = board.components[connection.to];
  if (!connection.bends || !from || !to || !was || !other) return connection;
  const x = from.x - was.x;
  const y = from.y - was.y;
  if (to.x - other.x !== x || to.y - other.y !== y) return connection;
  return { ...connection, bends: connection.bends.map((value, index) => value + (index % 2 === 0 ? x : y)) };
}

/** Lines as they are placed; those that run level and upright are laid beside each other in the end. */
class Shapes implements Shaper {
  private readonly laid = new Map<Id, Laid>();
  private readonly corners = new Corners();
  /** Of lines that have got their sides and not been put yet. */
  private readonly found = new Map<Id, Found>();
  private readonly courses = new Map<Id, Course>();
  private kept: ReadonlyMap<Id, readonly Point[]> = new Map();
  private readonly near: Near;

  constructor(near: Near) {
    this.near = near;
  }

  sides(end: End, from: Point, to: Point): readonly [Side, Side] {
    const bends = pointsOf(end);
    const [first, last] = [bends[0], bends.at(-1)];
    if (first && last) return [facing(from, first), facing(to, last)];
    if (end.shape === 'orthogonal') return orthogonalSides(from, to, this.near);
    const found = shortest(from, to, this.near);
    this.found.set(end.id, found);
    return found.way.sides;
  }

  put(laid: Laid): void {
    const { end, cards } = laid;
    this.take(end.id);
    this.laid.set(end.id, laid);
    if (end.shape === 'orthogonal') this.courses.set(end.id, orthogonalCourse(laid, this.near));
    else if (!end.bends) {
      const known = this.found.get(end.id);
      const isSame = known && isSameCourse([laid.start, laid.tip], [known.way.start, known.way.tip]);
      const around = isSame ? known.around : aroundOf(laid, cards, this.near);
      this.corners.put(end.id, laid, around.turns);
    }
    // What was found holds as long as no card moves.
    this.found.delete(end.id);
  }

  take(id: Id): void {
    this.laid.delete(id);
    this.courses.delete(id);
    this.corners.take(id);
  }

  stirred(): Id[] {
    const ids = [...this.corners.stirred];
    this.corners.stirred.clear();
    if (this.courses.size === 0) return ids;
    const before = this.kept;
    this.kept = apart([...this.courses.values()], ({ left, top, right, bottom }) =>
      this.near({ left: left - 2, top: top - 2, right: right + 2, bottom: bottom + 2 }).map((at) =>
        wallOf(at, 2),
      ),
    );
    for (const [id, points] of this.kept) if (!isSameCourse(points, before.get(id))) ids.push(id);
    return ids;
  }

  draw(id: Id): { readonly curve: Curve; readonly arrives: Point } | null {
    const laid = this.laid.get(id);
    if (!laid) return null;
    const { end, cards, tip, sides } = laid;
    if (end.shape === 'straight') return straight(laid, this.corners.turnsOf(id));
    const points = end.shape === 'orthogonal' ? this.kept.get(id) : null;
    if (points) {
      const stop = off(tip, sides[1], ARROW - 1);
      return { curve: roundedCurve([...points.slice(0, -1), stop]), arrives: NORMAL[sides[1]] };
    }
    return smooth(laid, this.corners.turnsOf(id), (curve) =>
      this.near(hull(curve)).filter((card) => !cards.includes(card)),
    );
  }
}

function isSameCourse(a: readonly Point[], b: readonly Point[] = []): boolean {
  return a.length === b.length && a.every(({ x, y }, index) => x === b[index]?.x && y === b[index].y);
}

export const makeShaper: MakeShaper = (near) => new Shapes(near);
