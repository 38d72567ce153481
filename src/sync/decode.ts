import type { Board } from '../board/board.ts';
import { decodeTables } from '../format/format.ts';
import { migrate, versionOf } from '../format/migrations.ts';

/** What a document or draft holds, as a board. Never throws: what cannot be read is left out. */
export function decodeRaw(raw: Readonly<Record<string, unknown>>): Board {
  return decodeTables(migrate(raw, versionOf(raw))).board;
}
