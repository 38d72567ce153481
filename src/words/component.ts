import { form } from './plural.ts';

/** A component in the inspector. */

export const componentName = 'Name';
export const editKind = 'Edit kind';
export const parameters = 'Parameters';
export const duplicate = 'Duplicate';
export const remove = 'Delete';

export const growsWithoutEnd = 'grows without end';
export const arrivals = 'Arrivals';
export const meanWait = 'Mean wait';
export const refused = 'Find it full';
/** Beside what is asked of a component, as if nothing before refused any of it. */
export const carried = (arrives: string, served: string): string =>
  `Asked for, as if nothing were refused on the way. A run would show ${arrives} arriving and ${served} served.`;
export const carriedUsing = (arrives: string, served: string, used: string): string =>
  `Asked for, as if nothing were refused on the way. A run would show ${arrives} arriving, ${served} served and ${used} in use.`;
export const leavesOut = (what: readonly string[]): string => `Left to a run: ${what.join('; ')}.`;
export const replicas = 'Replicas';
export const quota = 'Quota';
export const leasesGiven = 'Leases';
export const leasesLost = 'Lost early';
export const staleWrites = 'Stale work';
export const fencedOff = 'Fenced off';
export const visit = 'Takes in all';
export const visitHelp =
  'Mean time from a request’s arrival here to its answer, of those that were answered. The parts add up to it.';
export const callees = 'Callees';
export const calleesHelp = 'Waiting for those it calls, with the way there and back.';
export const percentiles = (p50: string, p99: string): string => `p50 ${p50}, p99 ${p99}`;
export const inABatch = 'In a batch';
export const instances = 'Instances';
export const coldStarts = 'Cold starts';
export const waiting = 'Waiting';

export const hitRatioFilled = 'Hit ratio, filled';
export const misses = 'Misses';
export const waitedForAnother = 'Waited for another';
export const tooOld = 'Too old';
export const evicted = 'Evicted';
export const hitRatio = 'Hit ratio';
export const notAsked = 'not asked';
export const entries = 'Entries';

export const atTheEnd = 'At the end';
export const oldest = 'Oldest';
export const oldestAtTheEnd = 'Oldest at the end';
export const again = 'Again';
export const crashed = 'Lost in crashes';
export const doneTwice = 'Done twice';
export const deadLetters = 'Dead letters';

export const staleReads = 'Stale reads';
export const behindBy = 'Behind by';

export const measuredTimes = 'Measured times';
export const removeTimes = 'Remove';
export const paste = 'Paste';
export const timesHelp =
  'With times of the real thing requests here take those, instead of the service time above.';
export const timesField = 'Times in ms, separated by commas or lines, or rows of time and count';
export const timesHint = '12.5, 9, 31 …\nor rows of time, count';
export const times = 'Times';
export const mean = 'Mean';
export const median = 'Median';
export const variation = 'Variation';

export const operations = 'Operations';
export const add = 'Add';
export const oneOperation =
  'All requests take the service time above. Add an operation for those that do not.';
export const operationName = 'Name of the operation';
export const operationHint = 'write, login ...';

export const liesIn = {
  label: 'Lies in',
  help: 'The zone, region or other group that it fails with, and from which its calls go out.',
} as const;
export const noGroup = 'No group';

export const technology = {
  label: 'Technology',
  help: 'A product whose published numbers are filled in below. What it has no number for stays as it is.',
} as const;
export const other = 'Other';

export const usuallyGoesWrong = 'Usually goes wrong:';
export const loadAt = (factor: string): string => `Load at ${factor}x`;
export const requestsASecond = (rate: number): string =>
  `${rate} ${form(rate, { one: 'request', other: 'requests' })}/s`;
export const none = 'none';
export const quotaAtEnd = (rate: string): string => `${rate} at the end`;
export const replicasAtEnd = (count: number): string => `${count} at the end`;
export const binds = (limit: string): string => `${limit} (binds)`;
export const interval = (low: string, high: string): string => `95 % interval: ${low} to ${high}`;
export const removeOperation = (name: string): string => `Remove operation ${name}`;
