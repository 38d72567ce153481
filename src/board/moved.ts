import { type Board, TABLES, type Table } from './board.ts';

/** What of a record only says where it lies or how it is drawn. */
const PLACES: ReadonlySet<string> = new Set(['x', 'y', 'width', 'height', 'bends', 'shape', 'locked', 'hue']);

function saysTheSame(a: object, b: object): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (PLACES.has(key)) continue;
    if (!Object.is(Reflect.get(a, key), Reflect.get(b, key))) return false;
  }
  return true;
}

function isSameTable(a: Table<object>, b: Table<object>): boolean {
  if (a === b) return true;
  const ids = Object.keys(a);
  const others = Object.keys(b);
  return (
    ids.length === others.length &&
    ids.every((id, at) => others[at] === id && saysTheSame(a[id] as object, b[id] as object))
  );
}

/**
 * Whether a board is another one of which things have only been moved or drawn otherwise: it carries the same load to the
 * same ends. What lies in another group than before has not only been moved.
 */
export function isOnlyMoved(a: Board, b: Board): boolean {
  return TABLES.every((table) => table === 'marks' || isSameTable(a[table], b[table]));
}
