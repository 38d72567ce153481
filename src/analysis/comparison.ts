import type { ClassReport, Report } from '../simulation/report.ts';
import { meanOf } from '../simulation/statistics/merge.ts';
import { BUCKET } from '../simulation/statistics/quantile.ts';

/** What two boards are compared by: ms, and requests/s for `goodput`. */
export type ComparedMetric = 'mean' | 'p50' | 'p99' | 'goodput';

export const COMPARED_METRICS: readonly ComparedMetric[] = ['mean', 'p50', 'p99', 'goodput'];

export interface Difference {
  readonly metric: ComparedMetric;
  /** Means over the runs. */
  readonly a: number;
  readonly b: number;
  /** B less A, and its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** The interval leaves zero out: chance alone would not explain it. */
  readonly clear: boolean;
}

const FIGURES: Readonly<Record<ComparedMetric, (row: ClassReport) => number>> = {
  mean: ({ latency }) => latency.mean.value,
  p50: ({ latency }) => latency.p50,
  p99: ({ latency }) => latency.p99,
  goodput: ({ goodput }) => goodput,
};

/**
 * By how much the second of two boards differs for one class. The i-th reports of both ran on the same seed, so that
 * chance is common to a pair and cancels out of its difference (common random numbers: Law, Simulation Modeling and
 * Analysis, 11.2); the interval is Student's over the pairs. NaN where a class did not run.
 */
export function differences(
  classId: string,
  reportsA: readonly Report[],
  reportsB: readonly Report[],
): readonly Difference[] {
  return COMPARED_METRICS.map((metric) => {
    const figure = ({ classes }: Report): number => {
      const row = classes[classId];
      return row ? FIGURES[metric](row) : Number.NaN;
    };
    const before = reportsA.map(figure);
    const after = reportsB.map(figure);
    const { value, half } = meanOf(after.map((x, i) => x - (before[i] ?? Number.NaN)));
    const [a, b] = [meanOf(before).value, meanOf(after).value];
    // A percentile is known to half a bucket of its histogram; the same bucket is no difference at all.
    const coarse = value !== 0 && metric.startsWith('p') ? BUCKET * Math.max(a, b) : 0;
    const [low, high] = [value - half - coarse, value + half + coarse];
    return { metric, a, b, difference: value, low, high, clear: low > 0 || high < 0 };
  });
}
