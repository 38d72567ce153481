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
  // By their places: whoever pulls hands over other objects in every frame.
  const [x, y, toX, toY] = [from?.x, from?.y, to?.x, to?.y];
  return useMemo(() => {
    if (x === undefined || y === undefined || toX === undefined || toY === undefined) return undefined;
    const ends = [
      { x, y },
      { x: toX, y: toY },
    ] as const;
    return routeOfNew(board, ends, shapes?.makeShaper ?? null, as);
  }, [board, x, y, toX, toY, shapes, as]);
}
