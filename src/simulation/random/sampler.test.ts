import { describe, expect, it } from 'vitest';
import type { Distribution } from '../network/distribution.ts';
import { draws } from './draws.testing.ts';

const N = 400_000;

/** First two moments against their expectation, in standard errors estimated from the sample itself. */
function check(d: Distribution, cv: number): void {
  const next = draws(d, `${d.shape} ${cv}`);
  const second = d.mean * d.mean * (1 + cv * cv);
  let sum = 0;
  let squares = 0;
  let fourths = 0;
  let wrong = 0;
  for (let i = 0; i < N; i++) {
    const x = next();
    if (!(x >= 0)) wrong++;
    sum += x;
    squares += x * x;
    fourths += x * x * x * x;
  }
  expect(wrong).toBe(0);
  expect(Math.abs(sum / N - d.mean) / ((cv * d.mean) / Math.sqrt(N))).toBeLessThan(4);
  const spread = Math.sqrt(fourths / N - (squares / N) ** 2);
  expect(Math.abs(squares / N - second) / (spread / Math.sqrt(N))).toBeLessThan(4);
}

describe('a sampler', () => {
  it('exponential', () => check({ shape: 'exponential', mean: 0.025 }, 1));
  for (const cv of [0.2, 0.5, 1])
    it(`lognormal, cv ${cv}`, () => check({ shape: 'lognormal', mean: 3, cv }, cv));
  for (const cv of [0.1, 0.5, 1, 2, 3])
    it(`gamma, cv ${cv}`, () => check({ shape: 'gamma', mean: 3, cv }, cv));

  for (const cv of [1, 2, 4])
    it(`hyperexponential, cv ${cv}`, () => check({ shape: 'hyperexponential', mean: 3, cv }, cv));
  // Its fourth moment, which the check needs, is finite for an index above 4 alone.
  it('pareto, cv 0.2', () => check({ shape: 'pareto', mean: 3, cv: 0.2 }, 0.2));

  it('pareto has the tail that its mean and cv imply', () => {
    const index = 1 + Math.sqrt(1 + 1 / 4);
    const least = (2 * (index - 1)) / index;
    const next = draws({ shape: 'pareto', mean: 2, cv: 2 }, 'tail');
    let beyond = 0;
    for (let i = 0; i < N; i++) if (next() > least * 100 ** (1 / index)) beyond++;
    expect(Math.abs(beyond - N / 100) / Math.sqrt(N / 100)).toBeLessThan(4);
  });

  it('lognormal has the median that its mean and cv imply', () => {
    const next = draws({ shape: 'lognormal', mean: 2, cv: 2 }, 'median');
    let below = 0;
    for (let i = 0; i < N; i++) if (next() < 2 / Math.sqrt(5)) below++;
    expect(Math.abs(below - N / 2) / Math.sqrt(N / 4)).toBeLessThan(4);
  });

  // P(Erlang-k > t) = e^-t sum t^i/i!, i < k, for scale 1; the whole curve at a hundred points.
  for (const k of [1, 2, 4]) {
    it(`gamma with cv 1/sqrt(${k}) is Erlang-${k}`, () => {
      const next = draws({ shape: 'gamma', mean: k, cv: 1 / Math.sqrt(k) }, `erlang ${k}`);
      const sample = Float64Array.from({ length: N }, next).sort();
      let worst = 0;
      for (let i = 0; i < N; i += N / 100) {
        const t = sample[i]!;
        let term = Math.exp(-t);
        let tail = 0;
        for (let j = 0; j < k; j++) {
          tail += term;
          term *= t / (j + 1);
        }
        worst = Math.max(worst, Math.abs(1 - tail - i / N));
      }
      // Kolmogorov: sqrt(n) D exceeds 1.95 once in a thousand.
      expect(worst * Math.sqrt(N)).toBeLessThan(1.95);
    });
  }

  it('a distribution without spread is its mean', () => {
    const constants: Distribution[] = [
      { shape: 'deterministic', mean: 0.2 },
      { shape: 'exponential', mean: 0 },
      { shape: 'lognormal', mean: 0.2, cv: 0 },
      { shape: 'gamma', mean: 0.2, cv: 0 },
    ];
    for (const d of constants) {
      const next = draws(d, 'constant');
      for (let i = 0; i < 100; i++) expect(next()).toBe(d.mean);
    }
  });
});
