import type { Id } from '../../board/board.ts';
import { type Curve, hull, type Point, pathOf, pointOn, round } from './curves.ts';
import type { Near } from './near.ts';
import type { Rect } from './orthogonal.ts';
import { curveBetween, NORMAL, type Side } from './sides.ts';

/** How lines run. */

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
  /** Left and top of other cards that it comes near: its words keep clear of them. */
  readonly passed: readonly Point[];
}

export interface End {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
  readonly shape?: 'straight' | 'orthogonal';
  /** Points that the line passes: x and y in turn. */
  readonly bends?: readonly number[];
}

/** What is the same for two lines that are one and run alike while their cards stay. */
export function isSameWay(a: End, b: End): boolean {
  const wayOf = ({ from, to, shape, bends }: End) => `${from} ${to} ${shape} ${bends}`;
  return a === b || wayOf(a) === wayOf(b);
}

/** Where a line leaves and arrives: on the border of either card. */
export interface Laid {
  readonly end: End;
  readonly start: Point;
  readonly tip: Point;
  readonly sides: readonly [Side, Side];
  /** Left and top of the two cards. */
  readonly cards: readonly [Point, Point];
}

/** A line as it is drawn. */
export interface Drawn {
  readonly curve: Curve;
  /** From where it comes in at its callee: a unit vector away from the card. */
  readonly arrives: Point;
}

/** Draws the lines that are not plain curves, or would run under a card as such; fetched with the first of them. */
export interface Shaper {
  sides(end: End, from: Point, to: Point): readonly [Side, Side];
  put(line: Laid): void;
  take(id: Id): void;
  /** Lines that may run otherwise because of what was put, taken or moved since this was last asked. */
  stirred(): Iterable<Id>;
  /** A line that was put. */
  draw(id: Id): Drawn | null;
}

export type MakeShaper = (near: Near) => Shaper;

export const ARROW = 8;

function arrowAt(tip: Point, n: Point): string {
  const baseX = tip.x + n.x * ARROW;
  const baseY = tip.y + n.y * ARROW;
  const half = 4.5;
  return `M${round(tip.x)} ${round(tip.y)}L${round(baseX - n.y * half)} ${round(baseY + n.x * half)}L${round(baseX + n.y * half)} ${round(baseY - n.x * half)}Z`;
}

/** Lines between the same two cards keep their words apart: each has its own part of the way. */
export function wordPlaces(ends: Iterable<End>): Map<Id, number> {
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

/** How far from a line cards are in the way of its words, px. */
const WORDS = { wide: 120, high: 48 } as const;

/** Where cards are in the way of a line or its words. */
export function roomOf(curve: Curve): Rect {
  const { left, top, right, bottom } = hull(curve);
  return {
    left: left - WORDS.wide,
    top: top - WORDS.high,
    right: right + WORDS.wide,
    bottom: bottom + WORDS.high,
  };
}

export function plainCurve({ start, tip, sides: [leaves, arrives] }: Laid): Drawn {
  const n = NORMAL[arrives];
  const stop = { x: tip.x + n.x * (ARROW - 1), y: tip.y + n.y * (ARROW - 1) };
  return { curve: curveBetween(start, leaves, stop, arrives), arrives: n };
}

/** What is known of a route by its curve and its ends alone. */
export function routeOf({ curve, arrives: n }: Drawn, { tip, cards: [from, to] }: Laid) {
  const arrow = arrowAt({ x: tip.x + n.x, y: tip.y + n.y }, n);
  return { curve, path: pathOf(curve), arrow, middle: pointOn(curve, 0.5), from, to };
}
