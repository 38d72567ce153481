import { type Codec, fields, list, type Plain, record, scalar, text } from './codecs.ts';
import { type Ids, type Labels, type Layout, layouts } from './layout.ts';
import { markRows, tableOfMarks } from './markLayout.ts';
import { Sink, Source, Unreadable } from './stream.ts';

/** What a link says of the whole board. A table that came after this version travels here too, as it is. */
const headOf = (drawn: readonly string[]): Codec<Plain> =>
  record(
    fields([
      ['name', text],
      ['template', text],
      ['briefHash', scalar],
      ['marks', markRows(drawn)],
      ['version', scalar],
    ]),
  );

export interface Packed {
  /** A board as `encode` gives it, or what should be one. */
  readonly saved: Plain;
  /** Stands for a brief that is left out: the one of the template, as long as it has this hash. */
  readonly briefHash?: number | undefined;
}

type Entry = readonly [id: string, saved: Plain];

export function pack({ saved, briefHash }: Packed): Uint8Array {
  const { ids, labels } = nothingKnown();
  const all = layouts(ids, labels);
  const tables = all.map(({ name }) =>
    Object.entries((saved[name] ?? {}) as Readonly<Record<string, Plain>>),
  );
  all.forEach(({ name }, index) => {
    note(name, tables[index] ?? [], ids, labels);
  });
  const apart = ['format', 'marks', ...all.map(({ name }) => name)];
  const head = Object.fromEntries(Object.entries(saved).filter(([key]) => !apart.includes(key)));
  const table = saved.marks as Readonly<Record<string, Plain>> | undefined;
  const marks = table && Object.entries(table).map(([id, mark]) => ({ ...mark, id }));
  const drawn = [...ids.components, ...(marks ?? []).map(({ id }) => id)];
  const out = new Sink();
  headOf(drawn).write({ ...head, briefHash, marks }, out);
  all.forEach((layout, index) => {
    rows(layout).write(tables[index] ?? [], out);
  });
  return out.bytes();
}

/** Throws `Unreadable`. What it gives is still foreign data: `decode` says what of it is a board. */
export function unpack(bytes: Uint8Array): Packed {
  const from = new Source(bytes);
  const { briefHash, marks, version = 1, ...head } = headOf([]).read(from);
  const { ids, labels } = nothingKnown();
  const tables: Record<string, unknown> = {};
  for (const layout of layouts(ids, labels)) {
    const entries = rows(layout).read(from);
    note(layout.name, entries, ids, labels);
    tables[layout.name] = Object.fromEntries(layout.name === 'connections' ? withOf(entries, ids) : entries);
  }
  from.end();
  if (Array.isArray(marks)) tables.marks = tableOfMarks(marks, ids.components);
  return {
    saved: { ...head, ...tables, format: 'headroom', version },
    briefHash: typeof briefHash === 'number' ? briefHash : undefined,
  };
}

/** A table: its records, each with its id where that is not the usual one. */
function rows({ codec, usualId }: Layout): Codec<readonly Entry[]> {
  return list({
    write: ([id, saved], out) => codec.write(id === usualId(saved) ? saved : { ...saved, id }, out),
    read: (from) => {
      const { id, ...saved } = codec.read(from);
      return [typeof id === 'string' ? id : usualId(saved), saved];
    },
  });
}

function note(table: Layout['name'], entries: readonly Entry[], ids: Ids, labels: Labels): void {
  if (table in ids) ids[table as keyof Ids].push(...entries.map(([id]) => id));
  if (table !== 'assumptions') return;
  for (const [id, { label }] of entries) if (typeof label === 'string') labels.set(id, label);
}

/** `of` may speak of a connection further down, so it was read as a place. */
function withOf(entries: readonly Entry[], { connections }: Ids): readonly Entry[] {
  return entries.map(([id, saved]) => {
    if (typeof saved.of !== 'number') return [id, saved];
    const of = connections[saved.of];
    if (of === undefined) throw new Unreadable('a connection that is not there');
    return [id, { ...saved, of }];
  });
}

function nothingKnown(): { readonly ids: Ids; readonly labels: Labels } {
  return {
    ids: { components: [], connections: [], classes: [], assumptions: [] },
    labels: new Map(),
  };
}
