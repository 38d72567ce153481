import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOMENTS, type Moments } from './moments.ts';

const time = fc
  .record({
    mean: fc.double({ min: 0, max: 10, noNaN: true }),
    cv: fc.double({ min: 0, max: 8, noNaN: true }),
  })
  .map(({ mean, cv }): Moments => ({ mean, variance: (mean * cv) ** 2, least: 0 }));

describe('the later of two times', () => {
  it('is the one with a long tail where the other takes none', () => {
    const rare: Moments = { mean: 0.08, variance: 0.19 ** 2, least: 0.02 };
    const later = MOMENTS.slowest([rare, MOMENTS.zero]);
    expect(later.mean).toBeCloseTo(0.08, 12);
    expect(later.variance).toBeCloseTo(0.19 ** 2, 12);
  });

  it('is no less than either and no more than both together', () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        const { mean, variance } = MOMENTS.slowest([a, b]);
        expect(mean).toBeGreaterThanOrEqual(Math.max(a.mean, b.mean) * (1 - 1e-12));
        expect(mean).toBeLessThanOrEqual((a.mean + b.mean) * (1 + 1e-12));
        expect(variance).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is half a mean more for two alike, nearly', () => {
    const exponential = MOMENTS.of({ shape: 'exponential', mean: 1 });
    const { mean } = MOMENTS.slowest([exponential, exponential]);
    expect(Math.abs(mean - 1.5)).toBeLessThan(0.1);
  });
});
