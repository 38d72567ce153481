import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { type Curve, hits, hull, type Point, pathOf, pointOn, round } from './curves.ts';
import { AVOID_UP_TO, chooseSides, curveBetween, NORMAL, type Side, sideMiddle } from './sides.ts';

/**
 * Where lines run. Attachment points are spread over a card's sides by where the other end lies, so lines
 * between the same two cards lie beside each other and a fan does not cross itself; a line that would run
 * under a third card leaves by another side instead.
 */

export interface Route {
  readonly curve: Curve;
  /** The curve as an SVG path; equal paths are equal routes. */
  readonly path: string;
  /** Triangle at the callee. */
  readonly arrow: string;
  readonly middle: Point;
  /** How far along the line its words stand, 0..1. */
  readonly words: number;
  /** Left and top of the cards at its ends. */
  readonly from: Point;
  readonly to: Point;
  /** Lines that begin or end next to it: its words keep clear of them too. */
  readonly beside: readonly Neighbor[];
  /** Left and top of other cards that it comes near: so do they of these. */
  readonly passed: readonly Point[];
  /** It runs under a card that only a `Shaper` takes it around. */
  readonly isUnder: boolean;
}

export type Neighbor = Pick<Route, 'curve' | 'path'>;

export interface End {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
  readonly shape?: 'straight' | 'orthogonal';
  /** Points that the line passes: x and y in turn. */
  readonly bends?: readonly number[];
}

/** Where a line leaves and arrives: on the border of either card. */
export interface Laid {
  readonly end: End;
  readonly start: Point;
  readonly tip: Point;
  readonly sides: readonly [Side, Side];
}

/** Draws the lines that are not plain curves, or would run under a card as such; fetched with the first of them. */
export interface Shaper {
  sides(end: End, from: Point, to: Point): readonly [Side, Side];
  /** Of each line its curve, and from where it comes in at its callee: a unit vector away from the card. */
  lay(lines: readonly Laid[]): Map<Id, { readonly curve: Curve; readonly arrives: Point }>;
}

export type MakeShaper = (cards: ReadonlyMap<Id, Point>) => Shaper;

export const ARROW = 8;
/** Px between neighboring lines on one side, when there is room. */
const SPREAD = 18;
/** Lines leave at eighths of a px, never at thirds: sums of those are exact wherever the board lies, and ways alike stay so. */
const FINE = 1 / 8;
const CORNER = 14;
interface Port {
  readonly end: End;
  readonly start: boolean;
  /** Coordinate of the other end along this side. */
  readonly towards: number;
  /** At the far end of an arc lines lie the other way round, so that one goes around the other. */
  readonly isFar: boolean;
}

function arrowAt(tip: Point, n: Point): string {
  const baseX = tip.x + n.x * ARROW;
  const baseY = tip.y + n.y * ARROW;
  const half = 4.5;
  return `M${round(tip.x)} ${round(tip.y)}L${round(baseX - n.y * half)} ${round(baseY + n.x * half)}L${round(baseX + n.y * half)} ${round(baseY - n.x * half)}Z`;
}

/** Lines between the same two cards keep their words apart: each has its own part of the way. */
function wordPlaces(ends: readonly End[]): Map<Id, number> {
  const byPair = new Map<string, End[]>();
  for (const end of ends) {
    const key = end.from < end.to ? `${end.from} ${end.to}` : `${end.to} ${end.from}`;
    const list = byPair.get(key);
    if (list) list.push(end);
    else byPair.set(key, [end]);
  }
  const places = new Map<Id, number>();
  for (const list of byPair.values()) {
    list.forEach((end, index) => {
      const part = list.length === 1 ? 0.5 : 0.3 + (0.4 * index) / (list.length - 1);
      places.set(end.id, end.from < end.to ? part : 1 - part);
    });
  }
  return places;
}

/** Of each line the two on either side of it, at both of its ends; of one that is no plain curve all, as bundles stay together. */
function nameNeighbors(sides: Iterable<readonly Port[]>, routes: Map<Id, Route>): void {
  for (const list of sides) {
    list.forEach(({ end }, index) => {
      const route = routes.get(end.id);
      if (!route) return;
      const reach = end.shape ? list.length : 2;
      const near = list
        .slice(Math.max(0, index - reach), index + reach + 1)
        .flatMap((port) => routes.get(port.end.id) ?? []);
      const more = near.filter((other) => other !== route && !route.beside.includes(other));
      (route.beside as Neighbor[]).push(...more);
    });
  }
}

/** How far from a line cards are in the way of its words, px. */
const WORDS = { wide: 120, high: 48 } as const;

function passedBy(curve: Curve, { from, to }: End, cards: readonly (readonly [Id, Point])[]): Point[] {
  const { left, top, right, bottom } = hull(curve);
  const near: Point[] = [];
  for (const [id, at] of cards) {
    if (id === from || id === to) continue;
    if (at.x > right + WORDS.wide || at.x + CARD.width < left - WORDS.wide) continue;
    if (at.y > bottom + WORDS.high || at.y + CARD.height < top - WORDS.high) continue;
    near.push(at);
  }
  return near;
}

function plainCurve({ start, tip, sides: [leaves, arrives] }: Laid): Curve {
  const n = NORMAL[arrives];
  const stop = { x: tip.x + n.x * (ARROW - 1), y: tip.y + n.y * (ARROW - 1) };
  return curveBetween(start, leaves, stop, arrives);
}

/** Routes of all lines between cards at these places (left and top); lines without both ends are left out. */
export function routeAll(
  lines: Iterable<End>,
  cards: ReadonlyMap<Id, Point>,
  makeShaper: MakeShaper | null = null,
): Map<Id, Route> {
  const shaper = makeShaper?.(cards);
  const shaped = new Set<Id>();
  const sides = new Map<Id, readonly [Side, Side]>();
  const ports = new Map<string, Port[]>();
  const ends: End[] = [];
  const attach = (card: Id, side: Side, port: Port) => {
    const key = `${side} ${card}`;
    const list = ports.get(key);
    if (list) list.push(port);
    else ports.set(key, [port]);
  };
  for (const end of lines) {
    const from = cards.get(end.from);
    const to = cards.get(end.to);
    if (!from || !to || end.from === end.to) continue;
    const plain = shaper && (end.shape || end.bends) ? null : chooseSides(end, from, to, cards);
    const own = plain?.under === 0 ? undefined : shaper?.sides(end, from, to);
    if (own) shaped.add(end.id);
    const pair = own ?? plain?.pair ?? ['right', 'left'];
    ends.push(end);
    sides.set(end.id, pair);
    const aim = (side: Side, card: Point, x?: number, y?: number) =>
      NORMAL[side].x === 0 ? (x ?? card.x + CARD.width / 2) : (y ?? card.y + CARD.height / 2);
    const { bends = [] } = shaper ? end : {};
    const isArc = pair[0] === pair[1];
    const isFirst = NORMAL[pair[0]].x === 0 ? from.x < to.x : from.y < to.y;
    const leaves = aim(pair[0], to, bends[0], bends[1]);
    attach(end.from, pair[0], { end, start: true, towards: leaves, isFar: isArc && !isFirst });
    const comes = aim(pair[1], from, bends.at(-2), bends.at(-1));
    attach(end.to, pair[1], { end, start: false, towards: comes, isFar: isArc && isFirst });
  }

  const starts = new Map<Id, Point>();
  const stops = new Map<Id, Point>();
  for (const [key, list] of ports) {
    const space = key.indexOf(' ');
    const side = key.slice(0, space) as Side;
    const card = cards.get(key.slice(space + 1));
    if (!card) continue;
    list.sort(
      (a, b) => a.towards - b.towards || +a.isFar - +b.isFar || (a.end.id < b.end.id !== a.isFar ? -1 : 1),
    );
    const normal = NORMAL[side];
    const length = normal.x === 0 ? CARD.width : CARD.height;
    const room = list.length < 2 ? 0 : (length - 2 * CORNER) / (list.length - 1);
    const step = Math.min(SPREAD, Math.floor(room / FINE) * FINE);
    const middle = sideMiddle(card, side);
    list.forEach((port, index) => {
      const shift = (index - (list.length - 1) / 2) * step;
      const point =
        normal.x === 0 ? { x: middle.x + shift, y: middle.y } : { x: middle.x, y: middle.y + shift };
      (port.start ? starts : stops).set(port.end.id, point);
    });
  }

  const laid = ends.flatMap((end): Laid[] => {
    const [start, tip, pair] = [starts.get(end.id), stops.get(end.id), sides.get(end.id)];
    return start && tip && pair ? [{ end, start, tip, sides: pair }] : [];
  });
  const all = cards.size > AVOID_UP_TO ? [] : [...cards];
  const isUnder = (curve: Curve, end: End) => hits(curve, passedBy(curve, end, all)) > 0;
  const shapes = shaper?.lay(
    laid.filter((line) => shaped.has(line.end.id) || isUnder(plainCurve(line), line.end)),
  );
  const places = wordPlaces(ends);
  const routes = new Map<Id, Route>();
  for (const line of laid) {
    const { end, start, tip, sides } = line;
    const own = shapes?.get(end.id);
    const n = own?.arrives ?? NORMAL[sides[1]];
    const curve = own?.curve ?? plainCurve(line);
    const passed = passedBy(curve, end, all);
    routes.set(end.id, {
      curve,
      path: pathOf(curve),
      arrow: arrowAt({ x: tip.x + n.x, y: tip.y + n.y }, n),
      middle: pointOn(curve, 0.5),
      words: places.get(end.id) ?? 0.5,
      from: cards.get(end.from) ?? start,
      to: cards.get(end.to) ?? tip,
      beside: [],
      passed,
      isUnder: !shaper && hits(curve, passed) > 0,
    });
  }
  if (cards.size <= AVOID_UP_TO) nameNeighbors(ports.values(), routes);
  return routes;
}
