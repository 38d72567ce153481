import { describe, expect, it } from 'vitest';
import { createStream } from './stream.ts';
import { Zipf } from './zipf.ts';

const shares = (items: number, exponent: number): number[] => {
  const weights = Array.from({ length: items }, (_, i) => (i + 1) ** -exponent);
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
};

describe("keys by Zipf's law", () => {
  it.each([
    [1, 1],
    [2, 0.5],
    [10, 0],
    [10, 1],
    [50, 0.8],
    [50, 0.99999],
    [50, 2.5],
  ])('of %i things with exponent %f come as often as they should', (items, exponent) => {
    const draws = 200_000;
    const zipf = new Zipf({ items, exponent }, createStream(1, `keys ${items} ${exponent}`));
    const counts = new Float64Array(items);
    for (let i = 0; i < draws; i++) counts[zipf.next()]! += 1;
    shares(items, exponent).forEach((p, i) => {
      const error = Math.sqrt((p * (1 - p)) / draws);
      expect(Math.abs(counts[i]! / draws - p), `thing ${i}`).toBeLessThan(4.5 * error + 1e-9);
    });
  });

  it('begin where they are told to', () => {
    const zipf = new Zipf({ items: 3, exponent: 1, first: 1000 }, createStream(1, 'x'));
    const seen = new Set(Array.from({ length: 200 }, () => zipf.next()));
    expect([...seen].sort()).toEqual([1000, 1001, 1002]);
  });

  it('of a hundred million things need no table', () => {
    const items = 100_000_000;
    const zipf = new Zipf({ items, exponent: 1 }, createStream(1, 'many'));
    const draws = 100_000;
    let first = 0;
    let beyond = 0;
    let largest = 0;
    for (let i = 0; i < draws; i++) {
      const key = zipf.next();
      if (key === 0) first++;
      if (key >= 10_000) beyond++;
      largest = Math.max(largest, key);
    }
    expect(largest).toBeLessThan(items);
    // Harmonic numbers: log n + 0.5772.
    const total = Math.log(items) + 0.57721566;
    expect(Math.abs(first / draws - 1 / total)).toBeLessThan(0.003);
    expect(Math.abs(beyond / draws - 1 + (Math.log(10_000) + 0.57721566) / total)).toBeLessThan(0.007);
  });
});
