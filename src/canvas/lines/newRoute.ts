import { useMemo } from 'react';
import type { Board, Connection, Id } from '../../board/board.ts';
import type { Point } from '../../board/layout.ts';
import { useStore } from '../../state/store.ts';
import { routeAll } from './router.ts';
import type { End, MakeShaper, Route } from './routes.ts';
import { useShaper } from './useShaper.ts';

/** Lines at its cards with which a new one shares their sides; those of a card that has more have no room to move anyway. */
const MOST = 24;

const NEW = 'new:line';

/** The route that a line would have between two cards (left and top), of the board or about to be; `as` is the one it would be. */
export function routeOfNew(
  { components, connections }: Board,
  [from, to]: readonly [Point, Point],
  makeShaper: MakeShaper | null,
  as?: Connection,
): Route | undefined {
  const places = new Map<Id, Point>(Object.entries(components));
  const idAt = (at: Point): Id => {
    for (const [id, { x, y }] of places) if (x === at.x && y === at.y) return id;
    const id = `new:card ${at.x} ${at.y}`;
    places.set(id, at);
    return id;
  };
  const ends = { from: idAt(from), to: idAt(to) };
  const cards = [ends.from, ends.to];
  const beside: readonly End[] = Object.values(connections).filter(
    (one) => one !== as && (cards.includes(one.from) || cards.includes(one.to)),
  );
  // Of lines that would run alike the one goes first whose id does.
  const id = as?.id ?? NEW;
  const own: End = { id, ...ends, ...(as?.shape && { shape: as.shape }) };
  return routeAll([...(beside.length <= MOST ? beside : []), own], places, makeShaper).get(id);
}

/** The same while there is one to show; nothing where an end is missing. */
export function useNewRoute(
  from: Point | null | undefined,
  to: Point | null | undefined,
  as?: Connection,
): Route | undefined {
  const board = useStore((state) => state.board);
  const { shapes } = useShaper(Boolean(from && to));
  const key = from && to && `${from.x} ${from.y} ${to.x} ${to.y}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: places are told by the key, whatever object has them
  return useMemo(
    () => (from && to ? routeOfNew(board, [from, to], shapes?.makeShaper ?? null, as) : undefined),
    [board, key, shapes, as],
  );
}
