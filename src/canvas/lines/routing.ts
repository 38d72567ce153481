import type { Id } from '../../board/board.ts';
import type { Point } from './curves.ts';
import type { Rect } from './orthogonal.ts';
import type { Port } from './ports.ts';
import type { End, Route } from './routes.ts';
import { type Side, sidePairs } from './sides.ts';

/** A line on its way to a route. */
export interface Line {
  readonly end: End;
  cards: readonly [Point, Point];
  sides: readonly [Side, Side];
  ports: readonly Port[];
  start: Point;
  tip: Point;
  /** Its sides are of the shaper's choice. */
  isShaped?: boolean;
  /** There was no time to look at any card. */
  isHasty?: boolean;
  /** ms that it took to look for its sides the last time. */
  took?: number;
  /** Where it has looked for cards: only those that come there or leave concern it. */
  asked?: Rect | undefined;
  drawn?: Omit<Route, 'words'>;
  route?: Route;
}

const NOWHERE: Point = { x: Number.NaN, y: Number.NaN };

/** A line of which nothing is known but its ends. */
export const newLine = (end: End, cards: Line['cards']): Line => ({
  end,
  cards,
  sides: ['right', 'left'],
  ports: [],
  start: NOWHERE,
  tip: NOWHERE,
});

/** Where cards of these ids lie. */
export const cardsOf = ({ from, to }: End, cards: ReadonlyMap<Id, Point>): Line['cards'] => [
  cards.get(from) ?? NOWHERE,
  cards.get(to) ?? NOWHERE,
];

/** Between which sides it would run if there were no other cards; the same as before if that can be. */
export function guessSides({ cards, sides }: Line): Line['sides'] {
  const pairs = sidePairs(...cards);
  return pairs.find((pair) => pair.join() === sides.join()) ?? pairs[0] ?? sides;
}
