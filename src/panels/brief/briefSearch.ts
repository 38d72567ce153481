import type { BriefItem } from '../../board/board.ts';

/** Whether all that was typed is in a card: its words, its fields, the line of the notes it is from, the id of that line. */
export function answersTo({ title, text, rows = [], origin }: BriefItem, typed: string): boolean {
  const said = [title, text, ...rows.flatMap(({ name, type, note = '' }) => [name, type, note])]
    .join('\n')
    .toLowerCase();
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word) || isOf(origin, word));
}

/** A line within the range of an item's lines (`l34` in `L30-36`), or one of its ids. */
function isOf(origin: BriefItem['origin'], word: string): boolean {
  if (origin?.refs?.some((ref) => ref.toLowerCase() === word)) return true;
  const line = /^l(\d+)$/.exec(word)?.[1];
  const [first, last = first] = (origin?.lines ?? '').replace('L', '').split('-').map(Number);
  return (
    line !== undefined && first !== undefined && Number(line) >= first && Number(line) <= (last ?? first)
  );
}
