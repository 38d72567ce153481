import { number } from './plural.ts';

/** The page that holds the simulation against theory. */

export const verification = 'Verification';
export const help =
  'Cases whose answer is known exactly, simulated now in your browser by the engine that runs your board.';
export const caseAndFigure = 'Case and figure';
export const theory = 'Theory';
export const measured = 'Measured';
export const halfWidth = 'Half-width of the 95 % interval of what was measured.';
export const verdict = 'Verdict';
export const agreement =
  'One unit of time is a millisecond. A figure agrees when it lies within 4 standard errors of theory: by chance alone 1 in 850 would not.';
export const whatARunModels = 'What a run models';
export const whatItLeavesOut = 'What it leaves out';
export const casesDone = 'Cases done';
export const stop = 'Stop';
export const runAgain = 'Run again';
export const agrees = 'Agrees';
export const differs = 'Differs';

export const allDone = (done: number, all: number, wrong: number): string =>
  `${number(done)} of ${number(all)} cases done: ${wrong === 0 ? 'all agree with theory' : `${number(wrong)} differ from theory`}.`;
export const doneOf = (done: number, all: number): string =>
  `${number(done)} of ${number(all)} cases done...`;
export const waiting = 'waiting';
export const figureAgrees = 'agrees';
export const errorsOff = (errors: string): string => `${errors} errors off`;
