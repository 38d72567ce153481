import type { Board, Component, Id } from './board.ts';
import { addComponent, connect, freshId } from './edit.ts';
import { CARD, freeSpot } from './layout.ts';
import { freshName } from './names.ts';
import { kindFor } from './read.ts';
import { withTraffic } from './workload.ts';

const CLIENT = 'client_web';
/** px to what it calls: a line of words fits between. */
const GAP = 80;

const isClient = (component: Component): boolean => kindFor(component)?.behavior.intake === 'source';

export const hasClient = (board: Board): boolean => Object.values(board.components).some(isClient);

/**
 * The board with a client to the left of what nobody calls yet, which it calls, and with traffic. Of several that nobody calls
 * those that call others; null where there is a client already, or nothing to call.
 */
export function withFirstClient(board: Board): { readonly board: Board; readonly id: Id } | null {
  const all = Object.values(board.connections);
  const uncalled = Object.values(board.components).filter(({ id }) => all.every(({ to }) => to !== id));
  const callers = uncalled.filter(({ id }) => all.some(({ from }) => from === id));
  const entries = callers.length > 0 ? callers : uncalled;
  const [first] = entries;
  if (hasClient(board) || first === undefined) return null;
  const left = Math.min(...entries.map(({ x }) => x));
  const top = entries.reduce((sum, { y }) => sum + y, 0) / entries.length;
  const middle = { x: left - GAP - CARD.width / 2, y: top + CARD.height / 2 };
  const id = freshId(board, 'client');
  const name = freshName(board, 'Client');
  const added = addComponent(board, { id, kind: CLIENT, name, ...freeSpot(board, middle), params: {} });
  const connected = entries.reduce((next, entry) => connect(next, id, entry.id), added);
  return { board: withTraffic(connected), id };
}
