import * as Y from 'yjs';
import { type Board, TABLES, type TableName } from '../board/board.ts';
import { same } from '../board/same.ts';

/**
 * How a board lies in a Yjs document: one Y.Map for each table with a Y.Map for each record, and `meta` for the
 * board's own fields. Fields are plain JSON and the unit of merging: two people who change different fields of
 * one component both win. Parameters and operations are spread out (`params.replicas`), because two people
 * often change two parameters of one component.
 */
const SPREAD: Partial<Record<TableName, readonly string[]>> = {
  components: ['params', 'operations'],
  groups: ['trips'],
};
/** Of those, the ones that every record has, empty or not. */
const ALWAYS: ReadonlySet<string> = new Set(['params']);
const META = 'meta';
const META_FIELDS = ['name', 'template'] as const;

type Fields = Map<string, unknown>;

export function tableOf(doc: Y.Doc, table: TableName): Y.Map<unknown> {
  return doc.getMap(table);
}

export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(META);
}

/** Writes the difference of two boards; the caller opens the transaction. */
export function writeDifference(doc: Y.Doc, before: Board, after: Board): void {
  const meta = metaOf(doc);
  for (const field of META_FIELDS) {
    if (before[field] === after[field]) continue;
    if (after[field] === undefined) meta.delete(field);
    else meta.set(field, after[field]);
  }
  dropGhosts(doc, before, after);
  for (const table of TABLES) {
    if (before[table] !== after[table]) writeTable(tableOf(doc, table), table, before[table], after[table]);
  }
}

/**
 * The document may hold records that no board shows, such as a connection that someone drew to a component while
 * another deleted it. They wait for the component to be brought back by undo; one that is newly added under its
 * id must not inherit them.
 */
function dropGhosts(doc: Y.Doc, before: Board, after: Board): void {
  const added = TABLES.flatMap((table) =>
    before[table] === after[table]
      ? []
      : Object.keys(after[table]).filter((id) => !Object.hasOwn(before[table], id)),
  );
  if (added.length === 0) return;
  for (const table of TABLES) {
    const map = tableOf(doc, table);
    if (map.size === Object.keys(before[table]).length) continue;
    for (const [id, stored] of [...map.entries()]) {
      if (Object.hasOwn(before[table], id)) continue;
      const text = JSON.stringify(readRecord(table, id, stored)) ?? '';
      if (added.some((name) => text.includes(JSON.stringify(name)))) map.delete(id);
    }
  }
}

function writeTable(
  map: Y.Map<unknown>,
  table: TableName,
  before: Readonly<Record<string, object>>,
  after: Readonly<Record<string, object>>,
): void {
  for (const id of Object.keys(before)) {
    if (!Object.hasOwn(after, id)) map.delete(id);
  }
  for (const [id, record] of Object.entries(after)) {
    const old = Object.hasOwn(before, id) ? before[id] : undefined;
    if (old === record) continue;
    const stored = map.get(id);
    if (old && stored instanceof Y.Map) writeFields(stored, fieldsOf(table, old), fieldsOf(table, record));
    else map.set(id, new Y.Map(fieldsOf(table, record)));
  }
}

function writeFields(map: Y.Map<unknown>, before: Fields, after: Fields): void {
  for (const key of before.keys()) {
    if (!after.has(key)) map.delete(key);
  }
  for (const [key, value] of after) {
    if (!before.has(key) || !same(before.get(key), value)) map.set(key, value);
  }
}

function fieldsOf(table: TableName, record: object): Fields {
  const fields: Fields = new Map();
  const spread = SPREAD[table] ?? [];
  for (const [key, value] of Object.entries(record)) {
    // The key in the table is the id; a second copy could contradict it.
    if (key === 'id' || value === undefined) continue;
    // What a component's own kind says stands in the table `kinds`.
    if (table === 'components' && key === 'custom') continue;
    if (!spread.includes(key)) fields.set(key, value);
    else for (const [part, inner] of Object.entries(value as object)) fields.set(`${key}.${part}`, inner);
  }
  return fields;
}

/** What stands at one place of a table, as plain values for a decoder; anything may stand there. */
export function readRecord(table: TableName, id: string, stored: unknown): unknown {
  if (!(stored instanceof Y.Map)) return stored instanceof Y.AbstractType ? undefined : stored;
  const spread = SPREAD[table] ?? [];
  const parts = new Map<string, [string, unknown][]>(spread.map((key) => [key, []]));
  const entries: [string, unknown][] = [['id', id]];
  for (const [key, held] of stored.entries()) {
    const value = held instanceof Y.AbstractType ? held.toJSON() : held;
    const dot = key.indexOf('.');
    const part = dot > 0 ? parts.get(key.slice(0, dot)) : undefined;
    if (part) part.push([key.slice(dot + 1), value]);
    else if (key !== 'id') entries.push([key, value]);
  }
  for (const [key, inner] of parts) {
    if (inner.length > 0 || ALWAYS.has(key)) entries.push([key, Object.fromEntries(inner)]);
  }
  // Not by assignment: a record or field may be called `__proto__`.
  return Object.fromEntries(entries);
}

/** `next` with every record, table and the board itself taken from `before` where they say the same. */
export function keepIdentity(before: Board, next: Board): Board {
  const tables = TABLES.map((table) => [table, keepTable(before[table], next[table])] as const);
  const unchanged =
    before.name === next.name &&
    before.template === next.template &&
    tables.every(([table, kept]) => kept === before[table]);
  return unchanged ? before : { ...next, ...Object.fromEntries(tables) };
}

function keepTable(
  before: Readonly<Record<string, object>>,
  next: Readonly<Record<string, object>>,
): Readonly<Record<string, object>> {
  let unchanged = Object.keys(before).length === Object.keys(next).length;
  const kept = Object.entries(next).map(([id, record]): [string, object] => {
    const old = Object.hasOwn(before, id) ? before[id] : undefined;
    if (old !== undefined && same(old, record)) return [id, old];
    unchanged = false;
    return [id, record];
  });
  return unchanged ? before : Object.fromEntries(kept);
}
