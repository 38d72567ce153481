import type { Distribution } from '../network/distribution.ts';
import { exp, log } from './math.ts';
import type { Numbers } from './numbers.ts';

/** Draws one value, s, into `out[0]`: engines would box a double that a function returns. */
export type Sampler = (numbers: Numbers, out: Float64Array) => void;

/** A mean of 0, or a coefficient of variation of 0, gives a constant. */
export function createSampler(d: Distribution): Sampler {
  const { mean } = d;
  const constant = d.shape === 'deterministic' || !(mean > 0) || (d.shape !== 'exponential' && !(d.cv > 0));
  if (constant) {
    return (_, out) => {
      out[0] = mean;
    };
  }
  switch (d.shape) {
    case 'exponential':
      return (numbers, out) => {
        numbers.putExponential(out);
        out[0] = out[0]! * mean;
      };
    case 'lognormal': {
      // E = exp(mu + sigma^2/2) and cv^2 = exp(sigma^2) - 1, solved for mu and sigma.
      const variance = log(1 + d.cv * d.cv);
      const sigma = Math.sqrt(variance);
      const median = mean * exp(-variance / 2);
      return (numbers, out) => {
        numbers.putNormal(out);
        out[0] = median * exp(sigma * out[0]!);
      };
    }
    case 'hyperexponential': {
      // Balanced means: each branch takes half of all time. Whitt, "Approximating a point process" (1982).
      const square = Math.max(1, d.cv * d.cv);
      const quick = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
      const short = mean / (2 * quick);
      const long = mean / (2 * (1 - quick));
      return (numbers, out) => {
        const branch = numbers.chance(quick) ? short : long;
        numbers.putExponential(out);
        out[0] = out[0]! * branch;
      };
    }
    case 'pareto': {
      // cv^2 = 1 / (a (a - 2)) and mean = a x / (a - 1), solved for the index a and the least time x.
      const index = 1 + Math.sqrt(1 + 1 / (d.cv * d.cv));
      const least = (mean * (index - 1)) / index;
      return (numbers, out) => {
        numbers.putExponential(out);
        out[0] = least * exp(out[0]! / index);
      };
    }
    case 'measured': {
      const { values } = d;
      const { keeps, other } = aliasTable(d.weights);
      return (numbers, out) => {
        const column = numbers.integer(values.length);
        out[0] = values[numbers.chance(keeps[column]!) ? column : other[column]!]!;
      };
    }
    case 'gamma': {
      const shape = 1 / (d.cv * d.cv);
      const scale = mean / shape;
      return (numbers, out) => {
        out[0] = scale * gamma(shape, numbers);
      };
    }
  }
}

/**
 * Walker's alias method as Vose set it up (1991): every value has a column of the same chance, which it shares with at
 * most one other. A draw is two numbers however many values there are.
 */
function aliasTable(weights: readonly number[]): { keeps: Float64Array; other: Uint16Array } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = Float64Array.from(weights, (weight) => (weight / total) * weights.length);
  const keeps = new Float64Array(weights.length).fill(1);
  const other = Uint16Array.from(weights, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  share.forEach((s, i) => {
    (s < 1 ? small : large).push(i);
  });
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop()!, large.pop()!];
    keeps[less] = share[less]!;
    other[less] = more;
    share[more] = share[more]! + share[less]! - 1;
    (share[more]! < 1 ? small : large).push(more);
  }
  return { keeps, other };
}

/** Gamma with scale 1 (Marsaglia & Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 26(3), 2000). */
function gamma(shape: number, numbers: Numbers): number {
  // Below 1 the method does not hold: Gamma(a) = Gamma(a + 1) U^(1/a).
  if (shape < 1) return gamma(shape + 1, numbers) * exp(log(numbers.uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = numbers.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = numbers.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v;
  }
}
