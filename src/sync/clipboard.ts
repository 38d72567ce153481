import type { RequestClass } from '../board/board.ts';
import { boardOf, type Fragment } from '../board/fragment.ts';
import { parseBoard, stringify } from '../format/format.ts';

/** A fragment as text for the clipboard: a small saved board, so that it also opens as a file. */
export function writeFragment(fragment: Fragment): string {
  // The classes that connections speak of must be there for their rules to be kept by the decoder.
  const ids = fragment.connections.flatMap((connection) => Object.keys(connection.classes ?? {}));
  const named = ids.map((id): [string, RequestClass] => [id, { id, name: id, description: '', rate: [] }]);
  return stringify({ ...boardOf(fragment), classes: Object.fromEntries(named) });
}

/** What is drawn in a text from the clipboard, which may hold anything; null when it has nothing of that. */
export function readFragment(text: string): Fragment | null {
  const { board } = parseBoard(text);
  if (!board) return null;
  const components = Object.values(board.components);
  const groups = Object.values(board.groups);
  const marks = Object.values(board.marks);
  if (components.length + groups.length + marks.length === 0) return null;
  const kinds = Object.values(board.kinds);
  const connections = Object.values(board.connections);
  return { components, connections, groups, marks, ...(kinds.length > 0 && { kinds }) };
}
