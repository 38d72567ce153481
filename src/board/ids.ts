import type { Board, Id } from './board.ts';
import { TABLES } from './board.ts';
import { isSafeId } from './bounds.ts';

/** Selection and findings speak of components and connections by id alone, so the two share one space of ids. */
export function isDrawn(board: Board, id: Id): boolean {
  return Object.hasOwn(board.components, id) || Object.hasOwn(board.connections, id);
}

/** A readable id that no table of the board and not `taken` has: `api`, then `api-2`, `api-3`... */
export function unusedId(board: Board, base: string, taken?: ReadonlySet<Id>): Id {
  const stem = base
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 60)
    .replace(/^[-_]+|[-_]+$/g, '');
  const start = isSafeId(stem) ? stem : 'item';
  const isUsed = (id: Id): boolean =>
    taken?.has(id) === true || TABLES.some((table) => Object.hasOwn(board[table], id));
  if (!isUsed(start)) return start;
  let count = 2;
  while (isUsed(`${start}-${count}`)) count++;
  return `${start}-${count}`;
}
