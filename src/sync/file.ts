import type { Board } from '../board/board.ts';
import { parseBoard, stringify } from '../format/format.ts';
import { problemText } from '../format/problems.ts';

/** A board as the text of a file, which the page and the command line read. */
export function writeFile(board: Board): string {
  return stringify(board);
}

export type ReadFile =
  | {
      readonly board: Board;
      /** What was left out of it, or brought into bounds, each with its place. */
      readonly problems: readonly string[];
    }
  | { readonly board: null; readonly reason: 'newer version' | 'not a board'; readonly message: string };

/** Reads a file that is meant to be a board. Never throws. */
export function readFile(text: string): ReadFile {
  const { board, problems } = parseBoard(text);
  if (board) return { board, problems: problems.map(problemText) };
  const [first] = problems;
  const reason = first?.reason === 'newer version' ? 'newer version' : 'not a board';
  return { board, reason, message: first?.message ?? '' };
}
