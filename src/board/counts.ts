import { MOST_COUNTS } from './bounds.ts';

/** The numbers of a pasted column or line: of each line of a table the last one, as `time,count` is the usual form. */
export function parseCounts(text: string): number[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const cells =
    lines.length > 1 ? lines.map((line) => line.split(/[,;\t]/).at(-1) ?? '') : text.split(/[,;\s]+/);
  return cells
    .filter((cell) => cell.trim() !== '')
    .map(Number)
    .filter((count) => count >= 0 && Number.isFinite(count))
    .slice(0, MOST_COUNTS);
}
