import type { LatencyMetric } from '../board/board.ts';

/** The chance that belongs to a percentile's name. */
export const QUANTILES: Readonly<Record<Exclude<LatencyMetric, 'mean'>, number>> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  p999: 0.999,
};
