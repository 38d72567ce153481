import type { Interval } from '../report.ts';
import type { Histogram } from './histogram.ts';
import { ratioHalfWidth } from './ratio.ts';

const Z = 1.959963984540054;
/** So many of one value are no chance. */
const MANY = 20;
/** A value is known to half a bucket of the histogram. */
export const BUCKET = 1 / 256;

/**
 * 95 % confidence interval of the q-quantile of `all`, recorded in `batches` of equal time. An order-statistic interval:
 * the share of values up to the quantile is itself a mean, whose half-width h follows from batch means, since values
 * near in time are alike; the interval runs from the (q - h)- to the (q + h)-quantile. Unlike quantiles of batches it
 * has no bias where a batch is short, and it needs no guess of the density there. h is no less than what independent
 * values would have, as batches with next to nothing beyond the quantile know nothing of their own spread. Times that are all alike
 * have nothing beyond, and are known for certain.
 */
export function quantileInterval(q: number, all: Histogram, batches: readonly Histogram[]): Interval {
  const at = all.quantile(q);
  if (all.countUpTo(at) === all.count && (1 - q) * all.count >= MANY) return belowTop(q, at, all, batches);
  // Values beyond that come from a few bursts only are as few observations, however many they are.
  const beyond = batches.filter((batch) => batch.countUpTo(at) < batch.count).length;
  if (2 * beyond < batches.length) return { low: NaN, high: NaN };
  const correlated = ratioHalfWidth(
    batches.map((batch) => batch.countUpTo(at)),
    batches.map((batch) => batch.count),
  );
  const half = Math.max(correlated, Z * Math.sqrt((q * (1 - q)) / all.count));
  // Written so that NaN, too few batches, ends here as well.
  if (!(q - half > 0 && (q + half) * all.count <= all.count - 1)) return { low: NaN, high: NaN };
  return {
    low: Math.max(all.min, all.quantile(q - half) * (1 - BUCKET)),
    high: Math.min(all.max, all.quantile(q + half) * (1 + BUCKET)),
  };
}

/** Where the quantile is the largest value there is, and many have it: a constant time, or the slower one of a few. */
function belowTop(q: number, at: number, all: Histogram, batches: readonly Histogram[]): Interval {
  const less = at * (1 - 4 * BUCKET);
  const correlated = ratioHalfWidth(
    batches.map((batch) => batch.countUpTo(less)),
    batches.map((batch) => batch.count),
  );
  const half = Math.max(correlated, Z * Math.sqrt((q * (1 - q)) / all.count));
  if (!(q - half > 0)) return { low: NaN, high: NaN };
  return { low: Math.max(all.min, all.quantile(q - half) * (1 - BUCKET)), high: all.max };
}
