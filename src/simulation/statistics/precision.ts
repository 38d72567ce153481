import type { LatencySummary, Precision, PrecisionTarget, Report } from '../report.ts';
import { PERCENTILES } from '../report.ts';

/** What a run should come to before its figures are quoted: the mean within 5 %, the tail within 10 %. */
export const WANTED: readonly PrecisionTarget[] = [
  { metric: 'mean', half: 0.05 },
  { metric: 'p99', half: 0.1 },
];

/** Where there is no interval yet: as many observations, or as many beyond the percentile, usually give one. */
const FIRST_OBSERVATIONS = 500;
const FIRST_BEYOND = 100;
/** A longer run is a forecast itself: a tenth more than it says, at least half as long again, at most ten times. */
const MARGIN = 1.1;
const STEP = { least: 1.5, most: 10 } as const;

/** Half-width of a figure's 95 % interval as a fraction of the figure; NaN when there is none. */
export function relativeHalf(latency: LatencySummary, metric: PrecisionTarget['metric']): number {
  if (metric === 'mean') return partOf(latency.mean.half, latency.mean.value);
  const { low, high } = latency.intervals[metric];
  return partOf((high - low) / 2, latency[metric]);
}

/** What takes no time at all is known for certain. */
const partOf = (half: number, value: number): number => (half === 0 ? 0 : half / value);

/**
 * Whether a report's intervals are as narrow as wanted, and how long a run would make them so: a half-width shrinks
 * with the root of the time measured. `steady` says that the run had a level to measure: neither a load that changed
 * nor queues that grew to the end.
 */
export function precisionOf(
  { classes, duration, warmup }: Pick<Report, 'classes' | 'duration' | 'warmup'>,
  steady: boolean,
  targets: readonly PrecisionTarget[] = WANTED,
): Precision {
  let widest: Precision['widest'] = null;
  let most = 0;
  for (const [id, { latency }] of Object.entries(classes)) {
    if (latency.count === 0) continue;
    for (const target of targets) {
      if (target.class !== undefined && target.class !== id) continue;
      const half = relativeHalf(latency, target.metric);
      const ratio = half / target.half;
      const factor = half >= 0 ? ratio * ratio : firstInterval(latency.count, target.metric);
      if (widest !== null && !(factor > most)) continue;
      most = factor;
      widest = { class: id, metric: target.metric, half, wanted: target.half };
    }
  }
  const verdict = !steady ? 'unsettled' : most > 1 ? 'longer' : 'enough';
  return { verdict, widest, duration: verdict === 'longer' ? warmup + (duration - warmup) * most : duration };
}

function firstInterval(count: number, metric: PrecisionTarget['metric']): number {
  const wanted = metric === 'mean' ? FIRST_OBSERVATIONS : FIRST_BEYOND / (1 - PERCENTILES[metric]);
  return Math.max(2, wanted / count);
}

/** Seconds of the run to make next so that the target is met; null where it is, or where no length would do. */
export function longerRun(report: Report, target: PrecisionTarget, longest: number): number | null {
  const steady = report.precision.verdict !== 'unsettled';
  const { verdict, duration } = precisionOf(report, steady, [target]);
  if (verdict !== 'longer' || report.duration >= longest) return null;
  const forecast = Math.min(
    Math.max(MARGIN * duration, STEP.least * report.duration),
    STEP.most * report.duration,
  );
  return Math.min(longest, Math.ceil(forecast));
}
