import type { Distribution } from '../../network/distribution.ts';
import { exp } from '../../random/math.ts';
import { constant, erlang, exponential, hyperexponential, lognormal, pareto, UNIT } from '../build.ts';
import type { Given } from './given.ts';

const SHAPES = [
  ...(['exponential', 'deterministic', 'erlang', 'lognormal', 'gamma'] as const),
  ...(['hyperexponential', 'pareto', 'empirical'] as const),
] as const;

/**
 * A distribution of service as a file names it: a type, its mean, and k, cv or cv2 (its square: variance over squared mean; also
 * called scv). Without a mean: by the parameters that textbooks give to the type.
 */
export function serviceOf(given: Given): Distribution {
  const type = given.word('type', [...SHAPES], { exp: 'exponential', constant: 'deterministic' });
  if (type === 'empirical') return empirical(given);
  const byBook = given.has('mean') ? null : textbook(type, given);
  const mean = byBook?.mean ?? given.number('mean');
  if (type === 'exponential') return exponential(mean);
  if (type === 'deterministic') return constant(mean);
  if (type === 'erlang') return erlang(given.whole('k'), mean);
  const cv = byBook?.cv ?? variationOf(given, type === 'hyperexponential' ? 1 : 0);
  if (cv === 0) return constant(mean);
  if (type === 'lognormal') return lognormal(mean, cv);
  if (type === 'hyperexponential') return hyperexponential(mean, cv);
  return type === 'pareto' ? pareto(mean, cv) : { shape: 'gamma', mean: mean * UNIT, cv };
}

function variationOf(given: Given, least: number): number {
  if (given.has('cv')) return given.number('cv', undefined, least);
  return Math.sqrt(given.number(given.has('scv') ? 'scv' : 'cv2', undefined, least));
}

interface Moments {
  readonly mean: number;
  readonly cv: number;
}

/** Of what is given by other parameters than its mean; null where it is not. */
function textbook(type: (typeof SHAPES)[number], given: Given): Moments | null {
  if (type === 'exponential' && given.has('mu')) return { mean: 1 / given.number('mu'), cv: 1 };
  if (type === 'lognormal' && given.has('sigma')) {
    const sigma = given.number('sigma');
    const variance = sigma * sigma;
    return {
      mean: exp(given.number('mu', undefined, Number.NEGATIVE_INFINITY) + variance / 2),
      cv: Math.sqrt(exp(variance) - 1),
    };
  }
  if (type === 'gamma' && given.has('shape')) {
    const shape = given.number('shape');
    return { mean: shape * given.number('scale'), cv: 1 / Math.sqrt(shape) };
  }
  if (type === 'pareto' && given.has('alpha')) {
    const alpha = given.number('alpha');
    if (alpha <= 2) given.wrong('alpha', 'above 2, as there is no variance else');
    return { mean: (alpha * given.number('xm')) / (alpha - 1), cv: 1 / Math.sqrt(alpha * (alpha - 2)) };
  }
  return null;
}

function empirical(given: Given): Distribution {
  const values = given.numbers('values').map((value) => value * UNIT);
  const weights = given.has('weights') ? given.numbers('weights') : values.map(() => 1);
  if (weights.length !== values.length) given.wrong('weights', 'as many numbers as there are values');
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const meanOf = (of: (value: number) => number) =>
    values.reduce((sum, value, i) => sum + (weights[i]! / total) * of(value), 0);
  const mean = meanOf((value) => value);
  const square = meanOf((value) => value * value);
  return { shape: 'measured', mean, cv: Math.sqrt(square / (mean * mean) - 1), values, weights };
}
