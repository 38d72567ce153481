import type { Board, Component, Connection, Id } from './board.ts';
import { kindFor } from './read.ts';

/** Reading a board as the graph that requests walk. Every answer is in an order that a person would read it in. */

type Place = { readonly id: Id; readonly x: number; readonly y: number };

/** From top to bottom, then from left to right; by id where two lie on one spot, so that it is always the same. */
function byPlace(a: Place, b: Place): number {
  return a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1);
}

interface Ways {
  readonly outgoing: ReadonlyMap<Id, readonly Connection[]>;
  readonly incoming: ReadonlyMap<Id, readonly Connection[]>;
}

const known = new WeakMap<Board, Ways>();

/** Connections by their caller and by their callee, each in the order of its steps. Made once for a board. */
export function waysOf(board: Board): Ways {
  const before = known.get(board);
  if (before) return before;
  const outgoing = new Map<Id, Connection[]>();
  const incoming = new Map<Id, Connection[]>();
  const add = (map: Map<Id, Connection[]>, id: Id, connection: Connection): void => {
    const list = map.get(id);
    if (list) list.push(connection);
    else map.set(id, [connection]);
  };
  for (const connection of Object.values(board.connections)) {
    if (!placeOf(board, connection.from) || !placeOf(board, connection.to)) continue;
    add(outgoing, connection.from, connection);
    add(incoming, connection.to, connection);
  }
  const place = (id: Id): Place => placeOf(board, id) ?? { id, x: 0, y: 0 };
  for (const list of outgoing.values())
    list.sort((a, b) => a.step - b.step || byPlace(place(a.to), place(b.to)));
  for (const list of incoming.values()) list.sort((a, b) => byPlace(place(a.from), place(b.from)));
  const ways = { outgoing, incoming };
  known.set(board, ways);
  return ways;
}

function placeOf(board: Board, id: Id): Place | undefined {
  return Object.hasOwn(board.components, id) ? board.components[id] : undefined;
}

/** Each once, in the order given. */
function once(ids: readonly Id[]): Id[] {
  return [...new Set(ids)];
}

/** What a component calls, by the order of its calls. */
export function calleesOf(board: Board, id: Id): Id[] {
  return once((waysOf(board).outgoing.get(id) ?? []).map(({ to }) => to));
}

/** Who calls a component, from top to bottom. */
export function callersOf(board: Board, id: Id): Id[] {
  return once((waysOf(board).incoming.get(id) ?? []).map(({ from }) => from));
}

/**
 * Components in the order a request meets them: by distance from where requests start, then from top to bottom.
 * Clients start a flow, and what nothing leads to; in a ring, the leftmost does. Those on their own come last.
 */
export function flowOrder(board: Board): Id[] {
  const all = Object.values(board.components).sort(byPlace);
  const { outgoing, incoming } = waysOf(board);
  const order: Id[] = [];
  const seen = new Set<Id>();
  const walk = (starts: readonly Place[]): void => {
    let layer = starts.filter(({ id }) => !seen.has(id));
    while (layer.length > 0) {
      for (const { id } of layer) {
        seen.add(id);
        order.push(id);
      }
      const next = once(layer.flatMap(({ id }) => calleesOf(board, id))).filter((id) => !seen.has(id));
      layer = next.flatMap((id) => placeOf(board, id) ?? []).sort(byPlace);
    }
  };
  const isClient = (component: Component): boolean => kindFor(component)?.behavior.intake === 'source';
  walk(all.filter((one) => outgoing.has(one.id) && (!incoming.has(one.id) || isClient(one))));
  for (const one of [...all].sort((a, b) => a.x - b.x || byPlace(a, b)))
    if (incoming.has(one.id)) walk([one]);
  walk(all);
  return order;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * Where an arrow key leads in the graph: right to the first callee, left to the topmost caller, up and down to the
 * next of those that share a caller (or have none, as it has none). Null where there is nothing.
 */
export function walkFrom(board: Board, id: Id, direction: Direction): Id | null {
  if (direction === 'right') return calleesOf(board, id).find((other) => other !== id) ?? null;
  const callers = callersOf(board, id);
  if (direction === 'left') return callers[0] ?? null;
  const siblings = new Set(callers.flatMap((caller) => calleesOf(board, caller)));
  const row = Object.values(board.components)
    .filter((other) =>
      callers.length > 0 ? siblings.has(other.id) : callersOf(board, other.id).length === 0,
    )
    .sort(byPlace);
  const here = row.findIndex((other) => other.id === id);
  return row[here + (direction === 'up' ? -1 : 1)]?.id ?? null;
}

/** The components given, what they call and who calls them, and the connections among all of these. */
export function neighborhood(board: Board, ids: Iterable<Id>): Set<Id> {
  const near = new Set<Id>();
  for (const id of ids) {
    const connection = Object.hasOwn(board.connections, id) ? board.connections[id] : undefined;
    if (connection) {
      near.add(connection.from).add(connection.to);
    } else if (placeOf(board, id)) {
      near.add(id);
      for (const other of [...callersOf(board, id), ...calleesOf(board, id)]) near.add(other);
    }
  }
  for (const { id, from, to } of Object.values(board.connections))
    if (near.has(from) && near.has(to)) near.add(id);
  return near;
}
