import { limits } from '../../words/limits.ts';
import { percentWords } from './LoadCell.tsx';

/** "72 % slots"; nothing for what has no limit or is not reached. */
export function loadWords(
  row: { readonly utilization: number; readonly binding: string | null } | undefined,
): string {
  return row === undefined || row.binding === null
    ? ''
    : `${percentWords(row.utilization)} ${limits[row.binding] ?? row.binding}`;
}
