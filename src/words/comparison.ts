import { form, number } from './plural.ts';

/** The baseline, what it is compared with, and what came of it. */

export const baselineKept = 'This board is the baseline now. Change something, then compare.';
export const baselineHasNoRequests = 'The baseline has no requests to run: a client needs a connection.';
export const boardHasNoRequests = 'This board has no requests to run: a client needs a connection.';
export const meansNow = (runs: number): string =>
  `The figures are means of ${number(runs)} runs with different seeds now.`;
export const nothingDiffers = 'Compared: no difference that chance would not explain.';
export const differs = (figures: readonly string[]): string =>
  `Compared: ${figures.join(', ')} ${form(figures.length, { one: 'differs', other: 'differ' })}.`;
