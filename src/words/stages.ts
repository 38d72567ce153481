import { number } from './plural.ts';

/** How a board grew, and the walk to ten times its load. */

export const howItGrew = 'How it grew';
export const stepHelp = 'Step from version to version; each step can be undone.';
export const newBoardHelp = 'Each version opens as a new board; this one stays as it is.';

export const walkTo10x = 'Walk to 10x';
export const leave = 'Leave';
export const tenTimes =
  'Ten times the load: what gives way, in which order, and what moves each limit. Each step is run.';
export const goTo10x = 'Go to 10x';
export const nothingGivesWay = 'Nothing gives way at 10x now.';
export const done = 'Done';
export const nearest = 'Nothing gives way at 10x. Nearest:';
export const to = 'to';
export const makeThisChange = 'Make this change';
export const makeAndRun = 'Make this change and run it';

export const runsNow = 'Running it at 10x';
export const ran: Readonly<
  Record<'failing' | 'saturated' | 'hot' | 'fine', (component: string, used: string, limit: string) => string>
> = {
  failing: (component) => `Measured: ${component} was failing.`,
  saturated: (component, _, limit) => `Measured: ${component} gave way, by ${limit}.`,
  hot: (component, used, limit) => `Measured: ${component} ran hot, at ${used} ${limit}.`,
  fine: (component, used, limit) => `Measured: ${component} was the fullest, at ${used} ${limit}.`,
};
export const answered = (share: string): string => `${share} of requests were answered.`;

export const keepCopy = 'Keep the copy as mine';
export const runItAt10x = 'Run it at 10x';

export const sign = (version: number): string => `v${version}`;
export const version = (index: number, title: string): string => `Version ${index}: ${title}`;
export const asNewBoard = (version: string): string => `${version}, as a new board`;
export const reaches = (rate: string, load: string, component: string, used: string, limit: string): string =>
  `${rate} (${load}) brings ${component} to ${used} ${limit}.`;
export const thenTakes = (used: string, component: string): string =>
  `The same load then takes at most ${used}, of ${component}.`;
export const goToVersion = (version: number): string => `Go to v${version}`;

export const boardStays = 'This board stays as it is; changes are made on a copy.';
export const next = (component: string, limit: string): string => `Next to give way: ${component}, ${limit}.`;
export const headroomStays = (factor: string): string => `Headroom stays ${factor}.`;
export const headroomNow = (before: string, after: string): string => `Headroom ${before}, now ${after}.`;
export const headroom = (factor: string): string => `Headroom ${factor}`;
export const giveWay = (limits: number): string =>
  limits === 1 ? 'At 10x one limit gives way:' : `At 10x ${number(limits)} limits give way, in this order:`;
export const step = (at: number, of: number): string => `Step ${number(at)} of ${number(of)}`;
/** Of the component that a step changes, as a screen reader says it. */
export const stepChanges = (step: string, param: string, before: string, after: string): string =>
  `${step} of the walk: ${param} ${before} to ${after}`;
export const lookAt = (component: string): string => `Look at ${component}, marked on the board.`;
export const lookAtLimit = (component: string, used: string, limit: string): string =>
  `Look at ${component}, marked on the board: ${used} ${limit}.`;
/** Before why a limit moves, where it is not reached yet. */
export const soonAtLimit = (why: string): string =>
  `Not at its limit, and soon to be: ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
export const objectivesMet = (met: number, all: number): string =>
  `At 10x ${number(met)} of ${number(all)} objectives are met`;
export const met = 'met';
export const missed = 'missed';
