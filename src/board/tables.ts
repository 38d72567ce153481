import type { Board, Id, Table, TableName } from './board.ts';
import { same } from './same.ts';

/**
 * The moves that every edit is made of. Each gives back the very same value when nothing changes, so that
 * whoever compares by identity (canvas, sync, undo) sees no change where there is none.
 */
type RecordOf<N extends TableName> = Board[N] extends Table<infer R> ? R : never;

export function get<T>(table: Table<T>, id: Id): T | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

/** Adds or replaces a record. */
export function put<N extends TableName>(board: Board, name: N, record: RecordOf<N>): Board {
  const table = board[name] as Table<RecordOf<N>>;
  const { id } = record as { readonly id: Id };
  if (same(get(table, id), record)) return board;
  return { ...board, [name]: { ...table, [id]: record } };
}

/** Adds or replaces many records at once. */
export function putAll<N extends TableName>(board: Board, name: N, records: readonly RecordOf<N>[]): Board {
  if (records.length === 0) return board;
  const added = (records as readonly { readonly id: Id }[]).map((record) => [record.id, record] as const);
  return { ...board, [name]: { ...board[name], ...Object.fromEntries(added) } };
}

/** Takes records out of a table. */
export function drop<N extends TableName>(board: Board, name: N, gone: ReadonlySet<Id>): Board {
  const table = filter(board[name] as Table<RecordOf<N>>, (_, id) => !gone.has(id));
  return table === board[name] ? board : { ...board, [name]: table };
}

/** Changes every record of a table that `change` gives a new value for. */
export function mapTable<N extends TableName>(
  board: Board,
  name: N,
  change: (record: RecordOf<N>) => RecordOf<N>,
): Board {
  const table = board[name] as Table<RecordOf<N>>;
  let next: Record<Id, RecordOf<N>> | null = null;
  for (const [id, record] of Object.entries(table)) {
    const changed = change(record);
    if (changed === record || same(changed, record)) continue;
    next ??= { ...table };
    next[id] = changed;
  }
  return next === null ? board : { ...board, [name]: next };
}

/** The entries that pass; the same object when all do. */
export function filter<T>(table: Table<T>, keep: (value: T, key: Id) => boolean): Table<T> {
  const entries = Object.entries(table);
  const kept = entries.filter(([key, value]) => keep(value, key));
  return kept.length === entries.length ? table : Object.fromEntries(kept);
}

/** A copy without a key; the same object when it has none. */
export function without<T extends object, K extends keyof T>(record: T, key: K): Omit<T, K> {
  if (!Object.hasOwn(record, key)) return record;
  const { [key]: _, ...rest } = record;
  return rest;
}
