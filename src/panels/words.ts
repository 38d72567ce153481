import type { Breaking } from '../analysis/results.ts';
import type { Board, LatencyMetric, Objective } from '../board/board.ts';
import { formatFraction, formatMs } from '../catalog/units.ts';
import type { FailureReason } from '../simulation/report.ts';

const METRICS: Readonly<Record<LatencyMetric, string>> = {
  mean: 'mean',
  p50: 'p50',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
  p999: 'p99.9',
};

export function metricWord(metric: Objective['metric']): string {
  return metric === 'success' ? 'success' : METRICS[metric];
}

/** "p99 < 150 ms", "success > 99.99 %". */
export function promiseWords(objective: Pick<Objective, 'metric' | 'limit'>): string {
  return objective.metric === 'success'
    ? `success ≥ ${formatFraction(objective.limit)}`
    : `${metricWord(objective.metric)} < ${formatMs(objective.limit)}`;
}

export function measureWords(metric: Objective['metric'], value: number): string {
  return metric === 'success' ? formatFraction(value) : formatMs(value);
}

export function componentName(board: Board, id: string): string {
  return board.components[id]?.name ?? id;
}

export function className(board: Board, id: string): string {
  return board.classes[id]?.name ?? id;
}

/** What binds: "slots", or "Redirect p99" where an objective does. */
export function limitWords(board: Board, limit: Breaking['limit']): string {
  if (!limit.startsWith('objective:')) return limit;
  const objective = board.objectives[limit.slice('objective:'.length)];
  return objective ? `${className(board, objective.class)} ${metricWord(objective.metric)}` : 'an objective';
}

/** What each reason means, for whoever meets it for the first time. */
export const REASONS: Readonly<Record<FailureReason, string>> = {
  'queue full': 'The waiting line was at its limit, so the request was turned away.',
  'timed out': 'The reply took longer than its caller was willing to wait.',
  'rate limited': 'More requests a second arrived than the quota lets in.',
  'connection limit': 'No connection was free to open.',
  error: 'The component failed after serving, at its error rate.',
  'no route': 'There was nowhere to send the request: no connection takes its class.',
  'instance down': 'The instance it was at, or would have gone to, had failed.',
  'not connected': 'Whoever it came from, or was for, had no session at that instance.',
  'too large': 'Its payload was larger than the component takes.',
  'link cut': 'The connection it went over did not carry it.',
  'breaker open': 'Its caller’s circuit breaker was open after earlier failures and held it back.',
  'pool full': 'Its caller already had as many calls under way as its pool allows.',
  overloaded: 'The component had as much in flight as it takes on, and refused early.',
  shed: 'Those in the queue had waited longer than the component allows, so it refused newcomers for a while.',
  cancelled: 'Nobody waited for the reply any more, so the work was stopped.',
  'callee failed': 'Something it called and needed had failed; the cause is counted there.',
};

/** What each column of results means, in one line. */
export const MEANINGS = {
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
