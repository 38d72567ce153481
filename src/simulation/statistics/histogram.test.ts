import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistogram, type Histogram } from './histogram.ts';

/** The range in which the relative error is bounded. */
const inRange = fc.double({ min: 1e-7, max: 1e6, noNaN: true });

function filled(values: readonly number[]): Histogram {
  const histogram = createHistogram();
  for (const x of values) histogram.record(x);
  return histogram;
}

describe('histogram', () => {
  it('finds every quantile within 0.4 %', () => {
    fc.assert(
      fc.property(
        fc.array(inRange, { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const sorted = values.toSorted((a, b) => a - b);
          const rank = Math.max(1, Math.ceil(q * values.length - values.length * 1e-12));
          const exact = sorted[rank - 1]!;
          expect(Math.abs(filled(values).quantile(q) / exact - 1)).toBeLessThan(0.004);
        },
      ),
    );
  });

  it('keeps count, mean, least and largest exactly', () => {
    const histogram = filled([0.25, 1, 4, 0.5]);
    expect(histogram.count).toBe(4);
    expect(histogram.sum).toBe(5.75);
    expect(histogram.mean).toBe(1.4375);
    expect(histogram.min).toBe(0.25);
    expect(histogram.max).toBe(4);
    expect(histogram.quantile(1)).toBe(4);
  });

  it('takes the rank that the definition asks for, without slipping by rounding', () => {
    const histogram = filled(Array.from({ length: 100 }, (_, i) => (i + 1) * 10));
    expect(Math.abs(histogram.quantile(0.99) / 990 - 1)).toBeLessThan(0.004);
    expect(Math.abs(histogram.quantile(0.5) / 500 - 1)).toBeLessThan(0.004);
    expect(Math.abs(histogram.quantile(0) / 10 - 1)).toBeLessThan(0.004);
  });

  it('gives a constant back exactly', () => {
    const histogram = filled([0.0123, 0.0123, 0.0123]);
    expect(histogram.quantile(0.1)).toBe(0.0123);
    expect(histogram.quantile(0.999)).toBe(0.0123);
  });

  it('counts what is beyond its range at its edges', () => {
    const histogram = filled([0, 1e-12, 1e9, 1e9]);
    expect(histogram.count).toBe(4);
    expect(histogram.quantile(0.25)).toBe(0);
    expect(histogram.quantile(0.75)).toBe(1048576);
    expect(histogram.quantile(1)).toBe(1e9);
  });

  it('counts what lies at or below a value', () => {
    const histogram = filled([0, 1, 2, 2, 1024]);
    for (const [x, count] of [
      [1e-9, 1],
      [0.5, 1],
      [1, 2],
      [2, 4],
      [900, 4],
      [1024, 5],
      [1e9, 5],
    ] as const)
      expect(histogram.countUpTo(x)).toBe(count);
    expect(createHistogram().countUpTo(1)).toBe(0);
    fc.assert(
      fc.property(
        fc.array(inRange, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const histogram = filled(values);
          // All up to the q-quantile are at least a share q.
          expect(histogram.countUpTo(histogram.quantile(q)) / values.length).toBeGreaterThanOrEqual(q - 1e-9);
        },
      ),
    );
  });

  it('has no figures when empty, also after a reset', () => {
    const histogram = filled([1, 2, 3]);
    histogram.reset();
    for (const empty of [histogram, createHistogram()]) {
      expect(empty.count).toBe(0);
      for (const figure of [empty.mean, empty.min, empty.max, empty.quantile(0.5)]) expect(figure).toBeNaN();
    }
    histogram.record(5);
    expect(histogram.quantile(0.5)).toBe(5);
    expect(histogram.mean).toBe(5);
  });

  it('merges to what one histogram of all values holds', () => {
    fc.assert(
      fc.property(fc.array(inRange), fc.array(inRange), (a, b) => {
        const merged = filled(a);
        merged.merge(filled(b));
        const whole = filled([...a, ...b]);
        expect(merged.count).toBe(whole.count);
        for (const q of [0.01, 0.5, 0.9, 0.99, 1]) expect(merged.quantile(q)).toEqual(whole.quantile(q));
        expect(merged.max).toEqual(whole.max);
        expect(merged.min).toEqual(whole.min);
      }),
    );
  });

  it('counts each number once, however many wait to be counted and whatever is asked in between', () => {
    // Powers of two stay apart whatever their bucket: each value has a count of its own.
    const values = Array.from({ length: 5000 }, (_, i) => 2 ** (i % 7));
    const merged = createHistogram();
    const [one, all] = [createHistogram(), createHistogram()];
    const block = Float64Array.from(values);
    for (const [from, to] of [
      [0, 3],
      [3, 1500],
      [1500, 5000],
    ] as const) {
      one.reset();
      for (const x of values.slice(from, to)) one.record(x);
      expect(one.count).toBe(to - from);
      if (from === 3) expect(Math.abs(one.quantile(0) - 1)).toBeLessThan(0.004);
      merged.merge(one);
      all.recordAll(block.subarray(from), to - from);
      expect(all.sum).toBe(values.slice(0, to).reduce((sum, x) => sum + x));
    }
    for (const histogram of [merged, all])
      for (let power = 0; power < 7; power++)
        expect(histogram.countUpTo(2 ** power)).toBe(values.filter((x) => x <= 2 ** power).length);
  });

  it('counts one number many times as if it were recorded so often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(inRange, fc.constantFrom(0, 1e-9, 2e6)), { maxLength: 60 }),
        fc.oneof(inRange, fc.constantFrom(0, 1e-9, 2e6)),
        fc.integer({ min: 1, max: 50 }),
        (values, x, count) => {
          const histogram = filled(values);
          histogram.recordAlike(x, count);
          const same = filled([...values, ...Array.from({ length: count }, () => x)]);
          expect([histogram.count, histogram.min, histogram.max]).toEqual([same.count, same.min, same.max]);
          expect(histogram.sum).toBeCloseTo(same.sum, 6);
          for (const q of [0, 0.1, 0.5, 0.9, 1]) expect(histogram.quantile(q)).toBe(same.quantile(q));
        },
      ),
      { seed: 12 },
    );
  });
});
