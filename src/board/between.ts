import type { Kind } from '../catalog/kind.ts';
import type { Board, Connection, Id } from './board.ts';
import { connect, updateConnection } from './edit.ts';
import { kindFor } from './read.ts';
import { reconnect } from './reconnecting.ts';
import { get } from './tables.ts';

/** Nothing calls where requests begin, so that it stands between no others. */
export function standsBetween(kind: Kind | undefined): boolean {
  return kind !== undefined && kind.behavior.intake !== 'source';
}

/**
 * Puts a component into a connection: it is called in place of the callee, which it calls. The connection keeps what was
 * set of it; what it asked of the callee goes on to the second one. The same board where the component cannot stand there.
 */
export function between(board: Board, id: Id, component: Id): Board {
  const connection = get(board.connections, id);
  const middle = get(board.components, component);
  if (connection === undefined || middle === undefined || !standsBetween(kindFor(middle))) return board;
  const turned = reconnect(board, id, 'to', component);
  if (turned === board) return board;
  const { operation, access, to } = connection;
  const isKnown = operation !== undefined && Object.hasOwn(kindFor(middle)?.operations ?? {}, operation);
  const first = isKnown ? turned : updateConnection(turned, id, { operation: undefined });
  const asked: Partial<Connection> = {
    ...(operation !== undefined && { operation }),
    ...(access !== undefined && { access }),
  };
  return connect(first, component, to, asked);
}
