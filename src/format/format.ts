import type { GenericSchema } from 'valibot';
import type { Board, TableName } from '../board/board.ts';
import { EMPTY_BOARD, TABLES } from '../board/board.ts';
import { isSafeId, RECORD_LIMIT } from '../board/bounds.ts';
import { cleanName } from '../board/clean.ts';
import { kindFor, kindOn } from '../board/read.ts';
import { duplicateKeys } from './duplicates.ts';
import { isRecord, mend, own } from './mend.ts';
import { migrate } from './migrations.ts';
import { plain } from './plain.ts';
import { pretty } from './pretty.ts';
import { type DecodeProblem, type ProblemReason, Problems, show } from './problems.ts';
import { BOARD_NAME, FORMAT, RECORD_SCHEMAS, type SavedBoard, schemaOfKind } from './schema.ts';
import { settle, settleKinds, type Unsettled } from './settle.ts';
import { CURRENT_VERSION } from './version.ts';

export type Decoded =
  | { readonly board: Board; readonly problems: readonly DecodeProblem[] }
  | { readonly board: null; readonly problems: readonly DecodeProblem[] };

/** Characters of a board's text; the largest allowed board is well below. */
const TEXT_LIMIT = 20_000_000;

/** The saved form, with defaults left out, records by id and fields in the schema's order. */
export function encode(board: Board): SavedBoard {
  const tables = TABLES.map((table): [string, unknown] => {
    const ids = Object.keys(board[table]).sort();
    return [table, Object.fromEntries(ids.map((id) => [id, savedRecord(board, table, id)]))];
  });
  return {
    format: FORMAT,
    version: CURRENT_VERSION,
    ...{ name: board.name, ...(board.template !== undefined && { template: board.template }) },
    ...Object.fromEntries(tables.filter(([, records]) => Object.keys(records as object).length > 0)),
  } as SavedBoard;
}

function savedRecord(board: Board, table: TableName, id: string): unknown {
  if (table !== 'components') {
    const record = board[table][id];
    const isNamedById = table === 'classes' && board.classes[id]?.name === id;
    return plain(RECORD_SCHEMAS[table], isNamedById ? { ...record, name: undefined } : record);
  }
  const component = board.components[id];
  const kind = kindFor(component);
  const isNamedByKind = component?.name === kind?.label;
  return kind && plain(schemaOfKind(kind), isNamedByKind ? { ...component, name: undefined } : component);
}

/** The saved form as text that differs only where the board does: records in order, one short record a line. */
export function stringify(board: Board): string {
  return `${pretty(encode(board))}\n`;
}

/** Reads text that is meant to be a saved board. Never throws. */
export function parseBoard(text: string): Decoded {
  if (text.length > TEXT_LIMIT)
    return fatal('too large', `the text has ${text.length} characters; ${TEXT_LIMIT} are the most`);
  let input: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    input = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return fatal(
      'not a board',
      `is not JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}`,
    );
  }
  const decoded = decode(input);
  const doubles = duplicateKeys(text).map(([first = '', id = '', ...field]): DecodeProblem => {
    const table = TABLES.find((name) => name === first);
    const place = table
      ? { table, id, field: field.join('.') }
      : { table: 'board' as const, id: '', field: first };
    return {
      severity: 'error',
      reason: 'duplicate',
      ...place,
      message: 'stands there twice; the last one counts',
    };
  });
  return doubles.length === 0 ? decoded : { ...decoded, problems: [...decoded.problems, ...doubles] };
}

/**
 * Reads anything that is meant to be a saved board. Never throws; keeps all that is sound, brings numbers into
 * the catalog's bounds and names what it changed or left out.
 */
export function decode(input: unknown): Decoded {
  let data: unknown;
  try {
    data = copyOf(input);
  } catch {
    // Only objects made by code can do this: a getter or a proxy that throws.
    return fatal('not a board', 'cannot be read');
  }
  return decodeTagged(data);
}

/** Levels of objects in a saved board are fewer; what lies deeper is nothing the format knows. */
const DEEPEST = 12;

/** Foreign data as plain data: each value read once, nothing inherited, no way round in circles. */
function copyOf(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((item) => copyOf(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner, depth + 1)]));
}

function decodeTagged(input: unknown): Decoded {
  if (!isRecord(input)) return fatal('not a board', `is ${show(input)}; a board is an object`);
  const format = own(input, 'format');
  if (format !== FORMAT)
    return fatal('not a board', `"format" is ${show(format)}; a board says "${FORMAT}"`, 'format');
  const version = own(input, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fatal('not a board', `"version" is ${show(version)}; a board says ${CURRENT_VERSION}`, 'version');
  }
  if (version > CURRENT_VERSION) {
    const message = `version ${version} is newer than ${CURRENT_VERSION}, the newest this program reads`;
    return fatal('newer version', message, 'version');
  }
  return decodeTables(migrate(input, version));
}

function fatal(reason: ProblemReason, message: string, field = ''): Decoded {
  return { board: null, problems: [{ severity: 'fatal', reason, table: 'board', id: '', field, message }] };
}

const ENVELOPE = ['$schema', 'format', 'version', 'name', 'template', ...TABLES] as const;

/** Reads the tables of a board of the current version that need no tag: another tab's, or a live document's. */
export function decodeTables(input: Readonly<Record<string, unknown>>): Extract<Decoded, { board: Board }> {
  const problems = new Problems();
  const atBoard = (field: string, reason: ProblemReason, message: string): void =>
    problems.add({ severity: 'error', reason, table: 'board', id: '', field, message });
  for (const key of Object.keys(input)) {
    if (!ENVELOPE.some((known) => known === key)) atBoard(key, 'unknown field', 'is not a known field');
  }
  const words = (key: 'name' | 'template'): string => {
    const value = own(input, key);
    const mended =
      value === undefined
        ? null
        : mend(BOARD_NAME, value, key, (_, reason, field, m) => atBoard(field, reason, m));
    return typeof mended?.value === 'string' ? cleanName(mended.value) : '';
  };
  const tables: Record<string, Record<string, unknown>> = {};
  let room = RECORD_LIMIT;
  // A component's fields are those of its kind, so the board's own kinds come first.
  const tableNames: readonly TableName[] = ['kinds', ...TABLES.filter((table) => table !== 'kinds')];
  let kinds: Board['kinds'] = {};
  for (const table of tableNames) {
    const records = own(input, table);
    if (records !== undefined && !isRecord(records))
      atBoard(table, 'wrong type', `is ${show(records)}; an object is needed`);
    tables[table] = isRecord(records) ? decodeTable(table, records, room, problems, kinds) : {};
    if (table === 'kinds') {
      kinds = settleKinds(tables.kinds as Board['kinds'], problems);
      tables.kinds = kinds;
    }
    room -= Object.keys(tables[table]).length;
  }
  const settled = settle(tables as unknown as Unsettled, problems);
  const template = words('template');
  const board = {
    ...EMPTY_BOARD,
    name: words('name') || EMPTY_BOARD.name,
    ...(template !== '' && { template }),
    ...settled,
  };
  return { board, problems: problems.list() };
}

function decodeTable(
  table: TableName,
  records: Readonly<Record<string, unknown>>,
  room: number,
  problems: Problems,
  kinds: Board['kinds'],
): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const id of Object.keys(records)) {
    const tell = (
      severity: 'error' | 'warning',
      reason: ProblemReason,
      field: string,
      message: string,
    ): void => problems.add({ severity, reason, table, id, field, message });
    if (kept.length === room) {
      tell(
        'error',
        'too large',
        '',
        `is left out with all after it; a board has at most ${RECORD_LIMIT} records`,
      );
      break;
    }
    if (!isSafeId(id)) {
      tell('error', 'bad id', '', 'cannot be the id of a record');
      continue;
    }
    const record = own(records, id);
    if (!isRecord(record)) {
      tell('error', 'wrong type', '', `is ${show(record)}; an object is needed`);
      continue;
    }
    const schema = schemaOf(table, record, kinds);
    if (schema === undefined) {
      tell('error', 'unknown kind', 'kind', `there is no kind ${show(own(record, 'kind'))}`);
      continue;
    }
    const mended = mend(schema, withoutId(record, id), '', tell);
    if (mended !== null) kept.push([id, { id, ...(mended.value as object) }]);
  }
  return Object.fromEntries(kept);
}

function schemaOf(
  table: TableName,
  record: Readonly<Record<string, unknown>>,
  kinds: Board['kinds'],
): GenericSchema | undefined {
  if (table !== 'components') return RECORD_SCHEMAS[table];
  const id = own(record, 'kind');
  const kind = typeof id === 'string' ? kindOn({ kinds }, id) : undefined;
  return kind && schemaOfKind(kind);
}

/** A record may repeat the id it lies under, as it does on a board. */
function withoutId(record: Readonly<Record<string, unknown>>, id: string): Readonly<Record<string, unknown>> {
  if (own(record, 'id') !== id) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'id'));
}
