import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';

/**
 * Where lines run. Attachment points are spread over a card's sides by where the other end lies, so lines
 * between the same two cards lie beside each other and a fan does not cross itself; a line that would run
 * under a third card leaves by another side instead.
 */

export type Side = 'top' | 'right' | 'bottom' | 'left';

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

export const NORMAL: Record<Side, Point> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

export const ARROW = 8;
/** Free px between two cards for a line to run straight from one to the other. */
const GAP = 24;
/** Px between neighboring lines on one side, when there is room. */
const SPREAD = 18;
/** Lines leave at eighths of a px, never at thirds: sums of those are exact wherever the board lies, and ways alike stay so. */
const FINE = 1 / 8;
const CORNER = 14;
/** Past this many cards lines are not checked against third cards or others’ words: one cannot follow single lines there. */
export const AVOID_UP_TO = 200;

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

/** The sides between which a line runs under the fewest cards, and under how many. */
function chooseSides(
  end: End,
  from: Point,
  to: Point,
  cards: ReadonlyMap<Id, Point>,
): { readonly pair: readonly [Side, Side]; readonly under: number } {
  const pairs = sidePairs(from, to);
  const first = { pair: pairs[0] ?? ['right', 'left'], under: 0 } as const;
  if (cards.size > AVOID_UP_TO) return first;
  const left = Math.min(from.x, to.x) - 60;
  const top = Math.min(from.y, to.y) - 120;
  const right = Math.max(from.x, to.x) + CARD.width + 60;
  const bottom = Math.max(from.y, to.y) + CARD.height + 120;
  const near: Point[] = [];
  for (const [id, at] of cards) {
    if (id === end.from || id === end.to) continue;
    if (at.x < right && at.x + CARD.width > left && at.y < bottom && at.y + CARD.height > top) near.push(at);
  }
  if (near.length === 0) return first;
  let best: ReturnType<typeof chooseSides> | null = null;
  for (const pair of pairs) {
    const under = hits(
      curveBetween(sideMiddle(from, pair[0]), pair[0], sideMiddle(to, pair[1]), pair[1]),
      near,
    );
    if (!best || under < best.under) best = { pair, under };
    if (under === 0) break;
  }
  return best ?? first;
}

interface Port {
  readonly end: End;
  readonly start: boolean;
  /** Coordinate of the other end along this side. */
  readonly towards: number;
  /** At the far end of an arc lines lie the other way round, so that one goes around the other. */
  readonly isFar: boolean;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function arrowAt(tip: Point, n: Point): string {
  const baseX = tip.x + n.x * ARROW;
  const baseY = tip.y + n.y * ARROW;
  const half = 4.5;
  return `M${round(tip.x)} ${round(tip.y)}L${round(baseX - n.y * half)} ${round(baseY + n.x * half)}L${round(baseX + n.y * half)} ${round(baseY - n.x * half)}Z`;
}

export function pathOf(curve: Curve): string {
  const [x, y, ...rest] = curve.map(round);
  return `M${x} ${y}C${rest.join(' ')}`;
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
