import type { Board } from '../board/board.ts';
import { decodeTables } from '../format/format.ts';

/** What a document holds, as a board. Never throws: what cannot be read is left out. */
export function decodeRaw(raw: Readonly<Record<string, unknown>>): Board {
  return decodeTables(raw).board;
}
