import type * as Y from 'yjs';
import { TABLES } from '../board/board.ts';
import { decodeTables } from '../format/format.ts';
import { versionOf } from '../format/migrations.ts';
import { CURRENT_VERSION } from '../format/version.ts';
import { decodeRaw } from './decode.ts';
import { metaOf, readRecord, tableOf, writeDifference } from './records.ts';

/**
 * Brings what an older version saved up to the current one, before anything new is drawn in it: new records would be
 * taken for old ones otherwise. That is no step that undo takes back.
 */
export function upgrade(doc: Y.Doc): void {
  const meta = metaOf(doc).toJSON();
  if (versionOf(meta) === CURRENT_VERSION) return;
  const tables = TABLES.map((table) => {
    const records = [...tableOf(doc, table)].map(([id, stored]) => [id, readRecord(table, id, stored)]);
    return [table, Object.fromEntries(records)] as const;
  });
  // A blank document is of the version that first draws in it.
  if (tables.every(([, records]) => Object.keys(records).length === 0)) return;
  const raw = { ...meta, ...Object.fromEntries(tables) };
  doc.transact(() => {
    writeDifference(doc, decodeTables(raw).board, decodeRaw(raw));
    metaOf(doc).set('version', CURRENT_VERSION);
  });
}
