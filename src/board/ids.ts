import type { Board, Id } from './board.ts';
import { TABLES } from './board.ts';
import { isSafeId } from './bounds.ts';

/** Selection, faults and findings speak of what is drawn by id alone, so the tables share one space of ids. */
export function isDrawn(board: Board, id: Id): boolean {
  const tables = [board.components, board.connections, board.groups, board.marks];
  return tables.some((table) => Object.hasOwn(table, id));
}

/** A readable id that no table of the board has: `api`, then `api-2`, `api-3`... */
export function unusedId(board: Board, base: string): Id {
  return unusedIds(board)(base);
}

/** Gives one unused id after another, never the same twice. */
export function unusedIds(board: Board): (base: string) => Id {
  const given = new Set<Id>();
  const counts = new Map<string, number>();
  const isUsed = (id: Id): boolean =>
    given.has(id) || TABLES.some((table) => Object.hasOwn(board[table], id));
  return (base) => {
    const stem = stemOf(base);
    // Where the last search for this stem ended: copying many of one name stays linear.
    let count = counts.get(stem) ?? 1;
    let id = count === 1 ? stem : `${stem}-${count}`;
    while (isUsed(id)) id = `${stem}-${++count}`;
    counts.set(stem, count);
    given.add(id);
    return id;
  };
}

function stemOf(base: string): string {
  const stem = base
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 60)
    .replace(/^[-_]+|[-_]+$/g, '');
  return isSafeId(stem) ? stem : 'item';
}
