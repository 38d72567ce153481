import { number } from './plural.ts';

/** Boards as files. */

export const saved = (board: string): string => `${board} saved as a file`;
export const opened = (file: string): string => `${file} opened as a new board`;
/** With the first of what was left out or brought into bounds, and how many more there are. */
export const openedBut = (file: string, problem: string, more: number): string =>
  `${file} opened as a new board. What could not be used: ${problem}${more > 0 ? ` (and ${number(more)} more)` : ''}.`;
export const notABoard = (file: string, why: string): string =>
  `${file} was not opened: it is no board of Headroom, or not all of one (${why}). Save it again where it comes from.`;
export const newer = (file: string): string =>
  `${file} was saved by a newer version of Headroom. Reload this page, or update Headroom, and open it again.`;
export const tooLarge = (file: string): string => `${file} was not opened: no board is as large as that.`;
export const notReadable = (file: string): string =>
  `${file} could not be read. See whether it is still there, then try again.`;
export const pictureSaved = (kind: 'svg' | 'png', isPart: boolean): string =>
  `${isPart ? 'What is selected' : 'The board'} saved as ${kind.toUpperCase()}`;
