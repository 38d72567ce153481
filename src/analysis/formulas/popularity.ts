import type { RequestClassRow } from '../../simulation/network/traffic.ts';

/**
 * Things of alike popularity, taken together: the first few hundred one by one, from there on so many that ranks in a
 * group differ by some five percent.
 */
export interface Popularity {
  /** Things in each group. */
  readonly counts: Float64Array;
  /** By class: share of its requests that goes to one thing of a group; null where it asks for things of other names. */
  readonly shares: readonly (Float64Array | null)[];
}

const SINGLE = 256;
const GROWTH = 1.05;

/** One for each set of things that classes share. */
export function popularitiesOf(classes: readonly RequestClassRow[]): Popularity[] {
  const spaces = new Set(classes.flatMap(({ keys }) => (keys ? [keys.first ?? 0] : [])));
  return [...spaces].map((space) => {
    const inside = classes.map(({ keys }) => (keys && (keys.first ?? 0) === space ? keys : null));
    const ends = endsOf(inside.flatMap((keys) => (keys ? [keys.items] : [])));
    const starts = ends.map((_, g) => (g === 0 ? 0 : ends[g - 1]!));
    return {
      counts: Float64Array.from(ends, (end, g) => end - starts[g]!),
      shares: inside.map((keys) => {
        if (keys === null) return null;
        const weights = ends.map((end, g) =>
          end <= keys.items ? between(starts[g]!, end, keys.exponent) : 0,
        );
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        return Float64Array.from(weights, (weight, g) => weight / total / (ends[g]! - starts[g]!));
      }),
    };
  });
}

function endsOf(sizes: readonly number[]): number[] {
  const most = Math.max(...sizes);
  const ends = new Set(sizes);
  for (let end = 1; end < most; end = end < SINGLE ? end + 1 : Math.ceil(end * GROWTH)) ends.add(end);
  return [...ends].sort((a, b) => a - b);
}

/** Sum of n^-s over ranks above `start` up to `end`; of many by the integral, which is right to a few millionths. */
function between(start: number, end: number, s: number): number {
  if (end - start === 1) return end ** -s;
  const [a, b] = [start + 0.5, end + 0.5];
  return Math.abs(s - 1) < 1e-9 ? Math.log(b / a) : (b ** (1 - s) - a ** (1 - s)) / (1 - s);
}
