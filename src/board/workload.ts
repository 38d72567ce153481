import type { Board, RequestClass } from './board.ts';
import { setClass } from './edit.ts';
import { kindFor } from './read.ts';

/** What the first client of a board sends until someone says otherwise. */
const FIRST_CLASS: RequestClass = {
  id: 'request',
  name: 'request',
  description: '',
  rate: [{ label: 'requests a second', value: 100 }],
};

/** Gives a board that has a client but no traffic its first request class, so that it can be run as drawn. */
export function withTraffic(board: Board): Board {
  if (Object.keys(board.classes).length > 0) return board;
  const hasClient = Object.values(board.components).some(
    (component) => kindFor(component)?.behavior.intake === 'source',
  );
  return hasClient ? setClass(board, FIRST_CLASS) : board;
}
