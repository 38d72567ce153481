import type { Board, Id } from '../board/board.ts';
import * as things from '../words/things.ts';

/** "Cache" for one, "3 items" for more. */
export function counted(board: Board, selection: ReadonlySet<Id>): string {
  const [first] = selection;
  if (selection.size !== 1 || first === undefined) return things.items(selection.size);
  const named = board.components[first] ?? board.groups[first];
  const mark = board.marks[first];
  return named?.name ?? (mark ? mark.text.slice(0, 40) || things.drawing : things.connection);
}
