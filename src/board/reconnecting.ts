import type { Board, Connection, Id } from './board.ts';
import { likelyConnection } from './connecting.ts';
import { isAlike, updateConnection } from './edit.ts';
import { same } from './same.ts';
import { filter, get } from './tables.ts';

/* Apart from the other edits because a page on which no connection was selected yet does without. */

/** What `likelyConnection` decides by the two that are connected. */
const LIKELY = ['protocol', 'mode', 'when', 'of', 'operation', 'after', 'rtt'] as const;

/**
 * Fastens one end of a connection to another component. What the first drawing meant by its ends is meant anew (a call
 * becomes a send where it now ends at a queue); what was set since then stays. The same board where it would double
 * another connection, or end where it begins.
 */
export function reconnect(board: Board, id: Id, end: 'from' | 'to', component: Id): Board {
  const connection = get(board.connections, id);
  if (connection === undefined || connection[end] === component) return board;
  const ends = { from: connection.from, to: connection.to, [end]: component };
  const others = { ...board, connections: filter(board.connections, (_, one) => one !== id) };
  const likely = (pair: { readonly from: Id; readonly to: Id }): Connection | undefined => {
    const [from, to] = [get(board.components, pair.from), get(board.components, pair.to)];
    return from && to && likelyConnection(others, id, from, to);
  };
  const [before, after] = [likely(connection), likely(ends)];
  if (!before || !after || ends.from === ends.to) return board;
  const meant = LIKELY.filter((field) => same(connection[field], before[field]));
  const patch = {
    ...Object.fromEntries(meant.map((field) => [field, after[field]])),
    ...ends,
    bends: undefined,
  };
  const next = updateConnection(board, id, patch);
  const moved = get(next.connections, id);
  const isDouble = Object.values(others.connections).some(
    (other) => moved && other.from === moved.from && other.to === moved.to && isAlike(other, moved),
  );
  return isDouble ? board : next;
}
