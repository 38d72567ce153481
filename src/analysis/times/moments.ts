import { atLeast } from '../load/replies.ts';
import type { Algebra, Weighted } from './algebra.ts';
import { normalCdf, normalPdf } from './normal.ts';

/** A time by its mean and variance, s and s^2, and the least it can be. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly least: number;
  /** The alternatives that a mixture is made of: which is last of several depends on which they are. */
  readonly cases?: readonly Weighted<Moments>[];
}

/** More cases than this are taken together by their moments. */
const MOST_CASES = 16;

/** How far the order statistic of several is followed, in means of an exponential, and in how many steps. */
const TAIL = 14;
const STEPS = 200;

const ZERO: Moments = { mean: 0, variance: 0, least: 0 };

export const MOMENTS: Algebra<Moments> = {
  zero: ZERO,
  of(distribution) {
    const { mean, shape } = distribution;
    if (shape === 'deterministic') return { mean, variance: 0, least: mean };
    const cv = shape === 'exponential' ? 1 : distribution.cv;
    const least = shape === 'measured' ? Math.min(...distribution.values) : 0;
    return { mean, variance: (mean * cv) ** 2, least };
  },
  waiting({ chance, mean, spread = 1 }) {
    if (chance <= 0) return ZERO;
    // With mean m / p at chance p the second moment is (1 + spread) m^2 / p.
    return { mean, variance: (mean * mean * (1 + spread - chance)) / chance, least: 0 };
  },
  sum: (first, second) => ({
    mean: first.mean + second.mean,
    variance: first.variance + second.variance,
    least: first.least + second.least,
  }),
  times: (part, count) =>
    count === 0
      ? ZERO
      : { mean: part.mean * count, variance: part.variance * count, least: part.least * count },
  within: (part, limit) => cut(part, limit, 'early'),
  until: (part, limit) => cut(part, limit, 'all'),
  mix: mixture,
  slowest(parts) {
    const [first, ...others] = parts.map(casesOf);
    const total = others.reduce<readonly Weighted<Moments>[]>((all, cases) => {
      const pairs = all.flatMap((a) =>
        cases.map((b) => ({ weight: a.weight * b.weight, part: later(a.part, b.part) })),
      );
      return pairs.length > MOST_CASES ? [{ weight: 1, part: mixture(pairs) }] : pairs;
    }, first ?? []);
    return mixture(total);
  },
  /** Each taken as an exponential beyond a constant; moments of the order statistic by the trapezoidal rule. */
  some(parts, need) {
    if (need >= parts.length) return MOMENTS.slowest(parts);
    const known = parts.map((part) => {
      const spread = Math.min(Math.sqrt(part.variance), part.mean - part.least);
      return { from: part.mean - spread, spread };
    });
    const ends = known.map(({ from, spread }) => from + TAIL * spread).sort((a, b) => a - b);
    const least = known.map(({ from }) => from).sort((a, b) => a - b)[need - 1]!;
    const end = ends[need - 1]!;
    if (!Number.isFinite(end)) return { mean: end, variance: end, least };
    const step = (end - least) / STEPS;
    let mean = least;
    let square = least * least;
    for (let i = 0; step > 0 && i <= STEPS; i++) {
      const t = least + i * step;
      const done = known.map(({ from, spread }) => (t < from ? 0 : 1 - Math.exp(-(t - from) / spread)));
      const open = (1 - atLeast(done, need)) * step * (i === 0 || i === STEPS ? 0.5 : 1);
      mean += open;
      square += 2 * t * open;
    }
    return { mean, variance: Math.max(0, square - mean * mean), least };
  },
  /** Order statistics of an exponential beyond a constant: exact for those two, close for what is skewed alike. */
  quorum(part, count, need) {
    const spread = Math.min(Math.sqrt(part.variance), part.mean - part.least);
    if (count <= 1 || !(spread > 0) || !Number.isFinite(spread)) return part;
    let mean = part.mean - spread;
    let variance = part.variance - spread ** 2;
    for (let left = count; left > count - need; left--) {
      mean += spread / left;
      variance += (spread / left) ** 2;
    }
    return { mean, variance, least: part.least };
  },
};

/** Each case taken as an exponential beyond a constant. */
function cut(part: Moments, limit: number, who: 'early' | 'all'): Moments {
  const end: Moments = { mean: limit, variance: 0, least: limit };
  if (!Number.isFinite(part.mean) || part.least >= limit) return end;
  const parts = casesOf(part).flatMap(({ weight, part: { mean, variance, least } }) => {
    const spread = Math.min(Math.sqrt(variance), mean - least);
    const from = mean - spread;
    const room = limit - from;
    const early = room <= 0 ? 0 : spread > 0 ? -Math.expm1(-room / spread) : 1;
    const odds = (1 - early) / early;
    const before: Moments = {
      mean: from + spread - (early < 1 ? room * odds : 0),
      variance: Math.max(0, spread ** 2 - (early < 1 ? (room ** 2 * odds) / early : 0)),
      least: Math.min(least, limit),
    };
    return [
      ...(early > 0 ? [{ weight: weight * early, part: before }] : []),
      ...(who === 'all' ? [{ weight: weight * (1 - early), part: end }] : []),
    ];
  });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total > 0) return mixture(parts.map(({ weight, part }) => ({ weight: weight / total, part })));
  // A few who come early of times that lie beyond: most of them just before the end.
  const room = Math.max(0, limit - part.least);
  return { mean: limit - room / 4, variance: (room / 5) ** 2, least: Math.min(part.least, limit) };
}

function mixture(parts: readonly Weighted<Moments>[]): Moments {
  let mean = 0;
  let square = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const { weight, part } of parts) {
    if (weight <= 0) continue;
    mean += weight * part.mean;
    square += weight * (part.variance + part.mean ** 2);
    least = Math.min(least, part.least);
  }
  if (!Number.isFinite(mean)) return { mean, variance: mean, least };
  const variance = Math.max(0, square - mean * mean);
  return { mean, variance, least: Math.min(least, mean), cases: parts };
}

const casesOf = (part: Moments): readonly Weighted<Moments>[] => part.cases ?? [{ weight: 1, part }];

/**
 * Clark's moments of the larger of two normal variables (1961), kept within what holds for any times: the larger is
 * neither less than one of them alone nor more than both together. A long tail would pass those bounds.
 */
function later(first: Moments, second: Moments): Moments {
  const least = Math.min(first.least, second.least);
  const mean = Math.max(first.mean, second.mean);
  if (!Number.isFinite(mean)) return { mean, variance: mean, least };
  const apart = Math.sqrt(first.variance + second.variance);
  if (apart === 0) return { mean, variance: 0, least };
  const ahead = (first.mean - second.mean) / apart;
  const wins = normalCdf(ahead);
  const touch = apart * normalPdf(ahead);
  const normal = first.mean * wins + second.mean * (1 - wins) + touch;
  const normalSquare =
    squareOf(first) * wins + squareOf(second) * (1 - wins) + (first.mean + second.mean) * touch;
  const larger = within(normal, mean, first.mean + second.mean - least);
  const [a, b] = [squareOf(first), squareOf(second)];
  const square = within(normalSquare, Math.max(a, b), a + b - least ** 2);
  return { mean: larger, variance: Math.max(0, square - larger ** 2), least };
}

const squareOf = ({ mean, variance }: Moments): number => mean ** 2 + variance;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
