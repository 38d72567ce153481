import type { Id } from '../../board/board.ts';

/** The selection after a click on a record, or on nothing. */
export function selectionByClick(before: ReadonlySet<Id>, id: Id | null, more: boolean): ReadonlySet<Id> {
  if (!more) return new Set(id === null ? [] : [id]);
  const next = new Set(before);
  if (id !== null && !next.delete(id)) next.add(id);
  return next;
}
