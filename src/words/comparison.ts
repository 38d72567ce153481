import { counted, form, number } from './plural.ts';

/** The baseline, what it is compared with, and what came of it. */

export const baselineKept = 'This board is the baseline now. Change something, then compare.';
export const baselineHasNoRequests = 'The baseline has no requests to run: a client needs a connection.';
export const boardHasNoRequests = 'This board has no requests to run: a client needs a connection.';
export const meansNow = (runs: number): string =>
  `The figures are means of ${number(runs)} runs with different seeds now.`;
export const nothingDiffers = 'Compared: no difference that chance would not explain.';
export const differs = (figures: readonly string[]): string =>
  `Compared: ${figures.join(', ')} ${form(figures.length, { one: 'differs', other: 'differ' })}.`;

export const compare = 'Compare';
export const newBaseline = 'New baseline';
export const forget = 'Forget';
export const offer =
  'Keep the board as it is now, change something, and see by how much it differs: both run on the same chance.';
export const keepAsBaseline = 'Keep as baseline';
export const runsDone = 'Runs done';
export const stop = 'Stop';
export const changeFirst = 'Change the board, its load or what breaks, then compare.';
export const baseline = 'Baseline';
export const now = 'Now';
export const difference = 'Difference';
export const goodput = 'Goodput';
export const noReplyInSomeRun = 'no reply in some run';
export const theSame = 'the same';
export const noneShown = 'none shown';

export const doneOf = (done: number, all: number): string =>
  `${number(done)} of ${counted(all, { one: 'run', other: 'runs' })}`;
export const kept = (board: string, load: string): string => `Baseline: ${board} at ${load}.`;
/** The second load only where it is another. */
export const pairs = (count: number, time: string, load: string, other: string | null): string =>
  `${number(count)} pairs of runs of ${time} at ${load}${other === null ? '' : ` and ${other}`}; 95 % intervals.`;
export const boardChanged = 'The board has changed since.';
export const onlyInBaseline = (classes: readonly string[]): string =>
  `Only in the baseline: ${classes.join(', ')}.`;
export const notInBaseline = (classes: readonly string[]): string =>
  `Not in the baseline: ${classes.join(', ')}.`;
export const tableOf = (name: string): string => `${name}: baseline and now`;
export const interval = (low: string, high: string): string => `${low} to ${high}`;
