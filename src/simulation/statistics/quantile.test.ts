import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream.ts';
import { createHistogram, type Histogram } from './histogram.ts';
import { quantileInterval } from './quantile.ts';

const BATCHES = 19;

/** Exponential values whose correlation with the ones before dies out over about `memory`. */
function record(seed: number, values: number, memory: number): { all: Histogram; batches: Histogram[] } {
  const stream = createStream(seed, 'quantile');
  const batches = Array.from({ length: BATCHES }, () => createHistogram());
  const keep = memory > 0 ? Math.exp(-1 / memory) : 0;
  const fresh = Math.sqrt(1 - keep * keep);
  // Half the sum of two squares of normals is exponential with mean 1.
  let [x, y] = [stream.normal(), stream.normal()];
  for (let i = 0; i < values; i++) {
    x = keep * x + fresh * stream.normal();
    y = keep * y + fresh * stream.normal();
    batches[Math.floor((i * BATCHES) / values)]!.record((x * x + y * y) / 2);
  }
  const all = createHistogram();
  for (const batch of batches) all.merge(batch);
  return { all, batches };
}

describe('interval of a quantile', () => {
  it.each([
    { q: 0.5, memory: 0 },
    { q: 0.99, memory: 0 },
    { q: 0.5, memory: 10 },
    { q: 0.99, memory: 10 },
  ])('holds the $q-quantile about 95 times in 100, with a memory of $memory', ({ q, memory }) => {
    const exact = -Math.log(1 - q);
    let covered = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { all, batches } = record(seed, 8000, memory);
      const { low, high } = quantileInterval(q, all, batches);
      if (low <= exact * 1.004 && high >= exact * 0.996) covered++;
    }
    // Standard error of the share is 1.5 %.
    expect(covered / 200).toBeGreaterThan(0.9);
    expect(covered / 200).toBeLessThan(1);
  });

  it('is wider where values near in time are alike', () => {
    const width = (memory: number) => {
      const { all, batches } = record(1, 8000, memory);
      const { low, high } = quantileInterval(0.9, all, batches);
      return high - low;
    };
    expect(width(20)).toBeGreaterThan(2 * width(0));
  });

  it('says nothing where next to nothing lies beyond, or there are too few batches', () => {
    const { all, batches } = record(1, 1000, 0);
    expect(quantileInterval(0.999, all, batches)).toEqual({ low: NaN, high: NaN });
    expect(quantileInterval(0.5, all, batches.slice(0, 9))).toEqual({ low: NaN, high: NaN });
    expect(quantileInterval(0.5, createHistogram(), [])).toEqual({ low: NaN, high: NaN });
  });

  it('is known where all take as long, or the slower of two times is as frequent', () => {
    const fill = (of: (i: number) => number) => {
      const batches = Array.from({ length: BATCHES }, () => createHistogram());
      for (let i = 0; i < 19_000; i++) batches[Math.floor((i * BATCHES) / 19_000)]!.record(of(i));
      const all = createHistogram();
      for (const batch of batches) all.merge(batch);
      return (q: number) => quantileInterval(q, all, batches);
    };
    expect(fill(() => 3)(0.99)).toEqual({ low: 3, high: 3 });
    expect(fill(() => 0)(0.5)).toEqual({ low: 0, high: 0 });
    const two = fill((i) => (i % 10 === 0 ? 2 : 1));
    expect(two(0.99).low).toBeCloseTo(2, 1);
    expect(two(0.99).high).toBe(2);
    // The share of the slower ones is known to half a percent, and 0.9 lies at it.
    expect(two(0.9)).toMatchObject({ high: 2 });
    expect(two(0.9).low).toBeCloseTo(1, 1);
    expect(fill((i) => (i % 9500 === 1 ? 2 : 1))(0.9999)).toEqual({ low: NaN, high: NaN });
  });
});
