import { LANGUAGE } from './language.ts';

/** Why nothing is run or estimated, and what a run showed, in one breath. `used`: how much of its limit, as a percentage. */

const list = new Intl.ListFormat(LANGUAGE);
const listed = (names: readonly string[]): string => list.format(names);

export const noneAnswered = 'no request was answered';
export const noneWithLimit = 'no component with a limit had work';
export const bottleneckIs = (components: readonly string[], limit: string, used: string): string =>
  `the bottleneck is ${listed(components)}, ${limit} ${used}`;
export const failingIs = (component: string, share: string): string =>
  `the cause is ${component}, where ${share} was lost`;
export const busiestIs = (
  components: readonly string[],
  limit: string,
  used: string,
  overTarget: boolean,
): string => {
  const [is, its] = components.length > 1 ? ['are', 'their'] : ['is', 'its'];
  const where = overTarget ? `above ${its} target` : `within ${its} limits`;
  return `the busiest ${is} ${listed(components)}, ${limit} ${used}, ${where}`;
};
export const nothingToRun = 'Nothing to run: add a client and connect it, so that requests have a way.';
export const runFinished = (summary: string): string => `Run finished: ${summary}`;
export const runStopped = (summary: string): string => `Run stopped: ${summary}`;
export const notEstimated = (why: string): string => `This board could not be estimated: ${why}`;
