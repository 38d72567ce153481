import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream.ts';
import { createBatchMeans } from './batchMeans.ts';
import { studentT95 } from './studentT.ts';

describe('batch means', () => {
  it('says nothing about the error before there are 320 observations', () => {
    const means = createBatchMeans();
    for (let i = 0; i < 319; i++) means.record(i % 7);
    expect(means.halfWidth()).toBeNaN();
    means.record(3);
    expect(means.halfWidth()).toBeGreaterThan(0);
    means.reset();
    expect(means.count).toBe(0);
    expect(means.mean).toBeNaN();
    expect(means.halfWidth()).toBeNaN();
  });

  it('is the textbook formula on batches that are known', () => {
    const means = createBatchMeans();
    // 20 batches of 16, each constant: the batch means are 0, 1, ... 19.
    for (let i = 0; i < 320; i++) means.record(Math.floor(i / 16));
    // Variance of 0..19 is 35; 2.0930 is the 97.5 % point of t with 19 degrees of freedom.
    expect(means.mean).toBe(9.5);
    expect(means.halfWidth()).toBeCloseTo(2.093024 * Math.sqrt(35 / 20), 4);
  });

  it('covers the true mean of independent observations 95 times in 100', () => {
    let covered = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      const stream = createStream(run, 'coverage');
      const means = createBatchMeans();
      for (let i = 0; i < 700; i++) means.record(stream.exponential());
      if (Math.abs(means.mean - 1) <= means.halfWidth()) covered++;
    }
    // Standard error of the share is 0.5 %; skewness costs a little coverage.
    expect(covered / runs).toBeGreaterThan(0.92);
    expect(covered / runs).toBeLessThan(0.97);
  });

  it('covers the mean of a strongly correlated sequence, where the naive formula does not', () => {
    let covered = 0;
    let naive = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const stream = createStream(run, 'correlated');
      const means = createBatchMeans();
      let x = stream.normal();
      let squares = 0;
      const n = 20_000;
      for (let i = 0; i < n; i++) {
        x = 0.95 * x + Math.sqrt(1 - 0.95 * 0.95) * stream.normal();
        means.record(x);
        squares += x * x;
      }
      if (Math.abs(means.mean) <= means.halfWidth()) covered++;
      if (Math.abs(means.mean) <= 1.96 * Math.sqrt(squares / n / n)) naive++;
    }
    expect(covered / runs).toBeGreaterThan(0.91);
    expect(naive / runs).toBeLessThan(0.4);
  });
});

describe('Student t', () => {
  it('agrees with the table (NIST Engineering Statistics Handbook 1.3.6.7.2)', () => {
    const table: [number, number][] = [
      [1, 12.706],
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [19, 2.093],
      [30, 2.042],
      [39, 2.023],
      [100, 1.984],
    ];
    for (const [degrees, t] of table) expect(Math.abs(studentT95(degrees) - t)).toBeLessThan(2e-3);
    expect(studentT95(0)).toBeNaN();
  });
});
