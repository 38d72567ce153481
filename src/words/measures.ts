import type { LatencyMetric } from '../board/board.ts';

/** Measures by name. */
export const metrics: Readonly<Record<LatencyMetric | 'success', string>> = {
  mean: 'mean',
  p50: 'p50',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
  p999: 'p99.9',
  success: 'success',
};

export const objective = 'an objective';
/** Of a request class: "Redirect p99". */
export const ofClass = (name: string, metric: string): string => `${name} ${metric}`;

/** What each column of results means, in one line. */
export const meanings = {
  offered: 'Requests that arrived, a second.',
  throughput: 'Requests that were answered, a second.',
  goodput: 'Answers that came before their caller gave up, a second.',
  success: 'Share of the offered requests that were answered in time.',
  mean: 'Average time to the answer; ± is here and below the half-width of its 95 % confidence interval.',
  p50: 'Half of the requests were answered faster than this.',
  p90: '9 of 10 requests were answered faster than this.',
  p95: '95 of 100 requests were answered faster than this.',
  p99: '99 of 100 requests were answered faster than this.',
  p999: '999 of 1,000 requests were answered faster than this.',
} as const;
