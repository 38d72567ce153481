/** Why nothing is run or estimated, and what a run showed, in one breath. `used`: how much of its limit, as a percentage. */

export const noneAnswered = 'no request was answered';
export const noneWithLimit = 'no component with a limit had work';
export const bottleneckIs = (component: string, limit: string, used: string): string =>
  `the bottleneck is ${component}, ${limit} ${used}`;
export const failingIs = (component: string, share: string): string =>
  `the cause is ${component}, where ${share} was lost`;
export const busiestIs = (component: string, limit: string, used: string, overTarget: boolean): string =>
  `the busiest is ${component}, ${limit} ${used}, ${overTarget ? 'above its target' : 'within its limits'}`;
export const nothingToRun = 'Nothing to run: add a client and connect it, so that requests have a way.';
export const runFinished = (summary: string): string => `Run finished: ${summary}`;
export const runStopped = (summary: string): string => `Run stopped: ${summary}`;
export const notEstimated = (why: string): string => `This board could not be estimated: ${why}`;
