import { describe, expect, it } from 'vitest';
import { createStream, type Stream } from './stream.ts';

const N = 200_000;

function draw(stream: Stream, kind: 'uniform' | 'exponential' | 'normal', n = N): Float64Array {
  return Float64Array.from({ length: n }, () => stream[kind]());
}

/** Kolmogorov-Smirnov distance times sqrt(n); above 1.95 with probability 0.1 % if the law is right. */
function kolmogorovSmirnov(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const f = cdf(sorted[i]!);
    worst = Math.max(worst, f - i / n, (i + 1) / n - f);
  }
  return worst * Math.sqrt(n);
}

/** Mean of g over the sample against its expectation, in standard errors. */
function errors(sample: Float64Array, g: (x: number) => number, expected: number, deviation: number): number {
  let sum = 0;
  for (const x of sample) sum += g(x);
  return Math.abs(sum / sample.length - expected) / (deviation / Math.sqrt(sample.length));
}

/** Abramowitz & Stegun 7.1.26 is too coarse here; the series is exact to rounding. */
function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let term = x;
  let sum = x;
  for (let i = 3; Math.abs(term) > 1e-17; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x) * 0.3989422804014327;
}

describe('a stream', () => {
  it('is a function of its seed and name', () => {
    const numbers = (seed: number, name: string) => [...draw(createStream(seed, name), 'uniform', 50)];
    expect(numbers(7, 'db')).toEqual(numbers(7, 'db'));
    expect(numbers(7, 'db')).not.toEqual(numbers(8, 'db'));
    expect(numbers(7, 'db')).not.toEqual(numbers(7, 'dc'));
    expect(numbers(1, '')).not.toEqual(numbers(2, ''));
    expect(numbers(0.5, 'db')).not.toEqual(numbers(0.25, 'db'));
  });

  it('is uncorrelated with the streams of close seeds and names', () => {
    const names: [number, string][] = [
      [1, 'a'],
      [2, 'a'],
      [3, 'a'],
      [1, 'b'],
      [1, 'aa'],
      [1, 'a '],
      [-1, 'a'],
      [4294967297, 'a'],
    ];
    const samples = names.map(([seed, name]) => draw(createStream(seed, name), 'uniform', 20_000));
    for (let i = 0; i < samples.length; i++) {
      for (let j = 0; j < i; j++) {
        let sum = 0;
        for (let k = 0; k < 20_000; k++) sum += (samples[i]![k]! - 0.5) * (samples[j]![k]! - 0.5);
        // 28 pairs; the variance of a product of two centered uniforms is 1/144.
        expect(Math.abs(sum) / Math.sqrt(20_000 / 144)).toBeLessThan(4);
      }
    }
  });

  it('keeps the same numbers from release to release', () => {
    const stream = createStream(42, 'pinned');
    expect([stream.word(), stream.word(), stream.word()]).toEqual([1980741743, 1607743800, 1816523994]);
    expect([stream.uniform(), stream.exponential(), stream.normal(), stream.integer(1000)]).toEqual([
      0.5793434735407702, 0.32610601577159093, -0.04631545561807721, 374,
    ]);
  });

  it('flips each bit half of the time', () => {
    const stream = createStream(3, 'bits');
    const ones = new Array<number>(32).fill(0);
    for (let i = 0; i < N; i++) {
      const word = stream.word();
      for (let bit = 0; bit < 32; bit++) ones[bit]! += (word >>> bit) & 1;
    }
    for (const count of ones) expect(Math.abs(count - N / 2) / Math.sqrt(N / 4)).toBeLessThan(4.5);
  });
});

describe('uniform', () => {
  const sample = draw(createStream(11, 'uniform'), 'uniform');
  it('fills the open interval evenly', () => {
    expect(sample.every((u) => u > 0 && u < 1)).toBe(true);
    expect(kolmogorovSmirnov(sample, (x) => x)).toBeLessThan(1.95);
  });
  it('has no memory of the draw before', () => {
    for (const lag of [1, 2, 3, 64, 128]) {
      let sum = 0;
      for (let i = lag; i < N; i++) sum += (sample[i]! - 0.5) * (sample[i - lag]! - 0.5);
      expect(Math.abs(sum) / Math.sqrt(N / 144)).toBeLessThan(4);
    }
  });
});

describe('exponential', () => {
  const sample = draw(createStream(12, 'exponential'), 'exponential');
  it('has the moments of mean 1', () => {
    // E[X^2] = 2, Var[X^2] = 20; E[X^3] = 6, Var[X^3] = 684.
    expect(errors(sample, (x) => x, 1, 1)).toBeLessThan(4);
    expect(errors(sample, (x) => x * x, 2, Math.sqrt(20))).toBeLessThan(4);
    expect(errors(sample, (x) => x ** 3, 6, Math.sqrt(684))).toBeLessThan(4);
  });
  it('passes Kolmogorov-Smirnov', () => {
    expect(kolmogorovSmirnov(sample, (x) => -Math.expm1(-x))).toBeLessThan(1.95);
  });
  it('is positive and has its tail beyond the last layer', () => {
    const tail = sample.filter((x) => x > 7.69711747013105).length;
    expect(sample.every((x) => x > 0)).toBe(true);
    const expected = N * Math.exp(-7.69711747013105);
    expect(Math.abs(tail - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
  it('has no memory of the draw before', () => {
    for (const lag of [1, 2, 64]) {
      let sum = 0;
      for (let i = lag; i < N; i++) sum += (sample[i]! - 1) * (sample[i - lag]! - 1);
      expect(Math.abs(sum) / Math.sqrt(N)).toBeLessThan(4);
    }
  });
});

describe('normal', () => {
  const sample = draw(createStream(13, 'normal'), 'normal');
  it('has the moments of mean 0, variance 1', () => {
    expect(errors(sample, (x) => x, 0, 1)).toBeLessThan(4);
    expect(errors(sample, (x) => x * x, 1, Math.sqrt(2))).toBeLessThan(4);
    expect(errors(sample, (x) => x ** 3, 0, Math.sqrt(15))).toBeLessThan(4);
    expect(errors(sample, (x) => x ** 4, 3, Math.sqrt(96))).toBeLessThan(4);
  });
  it('passes Kolmogorov-Smirnov', () => {
    expect(kolmogorovSmirnov(sample, normalCdf)).toBeLessThan(1.95);
  });
  it('has both tails beyond the last layer, and their shape', () => {
    const long = draw(createStream(14, 'tail'), 'normal', 2_000_000);
    for (const beyond of [3.6541528853610088, 4]) {
      const expected = long.length * (1 - normalCdf(beyond));
      for (const side of [1, -1]) {
        const count = long.filter((x) => side * x > beyond).length;
        expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
      }
    }
  });
});

describe('integer', () => {
  it('takes each value below n equally often', () => {
    const stream = createStream(15, 'integer');
    for (const n of [2, 3, 7, 1000]) {
      const counts = new Float64Array(n);
      for (let i = 0; i < N; i++) counts[stream.integer(n)]! += 1;
      let chi = 0;
      for (const count of counts) chi += (count - N / n) ** 2 / (N / n);
      // Wilson & Hilferty: the cube root of chi-square over its degrees of freedom is nearly normal.
      const spread = 2 / (9 * (n - 1));
      expect(Math.abs(Math.cbrt(chi / (n - 1)) - 1 + spread) / Math.sqrt(spread)).toBeLessThan(4);
    }
  });
  it('stays whole and below n for large n', () => {
    const stream = createStream(16, 'large');
    let wrong = 0;
    for (let i = 0; i < 10_000; i++) {
      const value = stream.integer(2_000_003);
      if (!Number.isInteger(value) || value < 0 || value >= 2_000_003) wrong++;
    }
    expect(wrong).toBe(0);
    expect(stream.integer(1)).toBe(0);
  });
});

describe('chance', () => {
  it('is never at 0, always at 1, and p of the time between', () => {
    const stream = createStream(17, 'chance');
    let hits = 0;
    let wrong = 0;
    for (let i = 0; i < N; i++) {
      if (stream.chance(0.3)) hits++;
      if (stream.chance(0) || !stream.chance(1)) wrong++;
    }
    expect(wrong).toBe(0);
    expect(Math.abs(hits - 0.3 * N) / Math.sqrt(N * 0.21)).toBeLessThan(4);
  });
});
