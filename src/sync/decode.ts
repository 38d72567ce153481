import { type Board, EMPTY_BOARD } from '../board/board.ts';

/** What a document holds, as a board. Never throws: what cannot be read is left out. */
export function decodeRaw(raw: unknown): Board {
  return { ...EMPTY_BOARD, ...(raw as object) };
}
