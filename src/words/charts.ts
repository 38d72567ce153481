/** The pictures of a run: latency over time, and single requests. */

export const throughput = 'Throughput';
export const failures = 'Failures';
export const measure = 'Measure';
export const dashedObjective = 'shaded: warm-up; dashed: objective';
export const shadedWarmUp = 'shaded: warm-up, not counted';

export const network = 'Network';
export const queue = 'Queue';
export const service = 'Service';
export const waitingForCallees = 'Waiting for callees';
export const slowest = 'Slowest';
export const noRequestWasTraced = 'No request was traced.';
export const requests = 'Requests';
export const whichRequest = 'Which request';
export const showItsPath = 'Show its path';
export const notRecorded = 'It made more visits than are recorded.';

export const measures = { p50: 'p50', p99: 'p99', throughput: 'throughput', failed: 'failed' } as const;
export const chart = (measure: string, classes: readonly string[], time: string): string =>
  `${measure} of ${classes.join(', ')} over ${time}; the tables above and below carry the numbers.`;
export const atLoad = (time: string, load: string): string => `at ${time}, load ${load}`;

export const requestOf = (latency: string, began: string): string =>
  `A request of ${latency}, begun ${began} into the run.`;
export const notDrawn = (visits: string): string => `${visits} more visits are not drawn.`;
export const failedBy = (reason: string): string => `failed: ${reason}`;
export const visit = (component: string, stages: readonly string[]): string =>
  `${component}: ${stages.join(', ')}`;
