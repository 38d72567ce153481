import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream.ts';
import { ratioHalfWidth, timeHalfWidth } from './ratio.ts';
import { studentT95 } from './studentT.ts';

/** 0, 19, 1, 18, ...: the numbers below 20 so that no neighbors are alike. */
const apart = (i: number): number => (i % 2 === 0 ? i / 2 : 19 - (i - 1) / 2);

describe('half-width of a ratio', () => {
  it('is the textbook formula on stretches that are known', () => {
    // 20 stretches of 16 observations each with means 0, 1, ... 19: their variance is 35.
    const counts = new Array<number>(20).fill(16);
    const sums = counts.map((n, i) => n * apart(i));
    // 2.0930 is the 97.5 % point of t with 19 degrees of freedom.
    expect(ratioHalfWidth(sums, counts)).toBeCloseTo(2.093024 * Math.sqrt(35 / 20), 4);
  });

  it('joins many short stretches to about twenty', () => {
    const counts = new Array<number>(100).fill(16);
    // Within each run of five the same: joined, nothing of the spread is lost.
    const sums = counts.map((n, i) => n * apart(Math.floor(i / 5)));
    expect(ratioHalfWidth(sums, counts)).toBeCloseTo(2.093024 * Math.sqrt(35 / 20), 4);
  });

  it('is wider where neighbors are alike, up to a limit', () => {
    const counts = new Array<number>(20).fill(16);
    const plain = 2.093024 * Math.sqrt(20 / 19 / 20);
    // Blocks of two: of 19 pairs of neighbors 10 are the same and 9 opposite, 1/20 together.
    const twos = counts.map((n, i) => n * (i % 4 < 2 ? 1 : -1));
    expect(ratioHalfWidth(twos, counts)).toBeCloseTo(plain * Math.sqrt(1.05 / 0.95), 4);
    // A single step: 17/20, which counts as a half.
    const step = counts.map((n, i) => n * (i < 10 ? 1 : -1));
    expect(ratioHalfWidth(step, counts)).toBeCloseTo(plain * Math.sqrt(3), 4);
  });

  it('is none where what differs is but the last digits', () => {
    const sums = Array.from({ length: 20 }, (_, i) => 16 * (0.5 + 1e-9 * apart(i)));
    expect(ratioHalfWidth(sums, new Array<number>(20).fill(16))).toBe(0);
  });

  it('says nothing where there is too little', () => {
    expect(ratioHalfWidth([], [])).toBeNaN();
    expect(ratioHalfWidth(new Array<number>(9).fill(100), new Array<number>(9).fill(100))).toBeNaN();
    expect(ratioHalfWidth(new Array<number>(20).fill(15), new Array<number>(20).fill(15))).toBeNaN();
    expect(ratioHalfWidth(new Array<number>(20).fill(16), new Array<number>(20).fill(16))).toBe(0);
  });

  it('covers the mean of a strongly correlated sequence about 95 times in 100, where the naive formula does not', () => {
    const runs = 600;
    let covered = 0;
    let naive = 0;
    for (let run = 0; run < runs; run++) {
      const stream = createStream(run, 'correlated');
      let x = stream.normal();
      let squares = 0;
      const sums = new Array<number>(100).fill(0);
      const counts = sums.map(() => 0);
      // 10,000 observations whose correlation dies out over about 20; stretches hold 50 to 150 of them.
      for (let i = 0, stretch = 0; i < 10_000; i++) {
        x = 0.95 * x + Math.sqrt(1 - 0.95 * 0.95) * stream.normal();
        sums[stretch]! += x;
        counts[stretch]! += 1;
        squares += x * x;
        if (stretch < 99 && counts[stretch]! >= 50 + 100 * stream.uniform()) stretch++;
      }
      const total = sums.reduce((sum, s) => sum + s, 0);
      if (Math.abs(total / 10_000) <= ratioHalfWidth(sums, counts)) covered++;
      if (Math.abs(total / 10_000) <= (1.96 * Math.sqrt(squares)) / 10_000) naive++;
    }
    // Standard error of the share is 0.9 %.
    expect(covered / runs).toBeGreaterThan(0.91);
    expect(covered / runs).toBeLessThan(0.98);
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

describe('half-width of a mean over time', () => {
  it('is that of means in equal stretches, where enough was there to see', () => {
    const means = Array.from({ length: 20 }, (_, i) => apart(i));
    expect(timeHalfWidth(means, 320)).toBeCloseTo(2.093024 * Math.sqrt(35 / 20), 4);
    expect(timeHalfWidth(means, 319)).toBeNaN();
    expect(timeHalfWidth(means.slice(0, 9), 1000)).toBeNaN();
  });
});
