import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { QuotaRule } from '../network/rules.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import { sliceOf } from '../slice.ts';
import { constant, network, pureDelay } from '../theory/build.ts';

/** A look each second, of which two thirds of the quota should be in use. */
const RULE: QuotaRule = { min: 10, max: 10_000, target: 2 / 3, sync: 1, delay: 0, window: 0 };

/** A table that is asked `rate` times a second. */
const table = (rate: number, rule: Partial<QuotaRule>, given: Partial<Station> = {}): Network =>
  network(
    rate / 1000,
    [pureDelay('table', { quota: 100, burst: 20, quotaScaling: { ...RULE, ...rule }, ...given })],
    [{ service: constant(1) }],
  );

function begin(drawn: Network, duration: number, load = [{ at: 0, factor: 1 }]) {
  return createEngine(drawn, { duration, load }, 5);
}

/** The quota at so many seconds. */
function quotaAt(drawn: Network, seconds: number, load?: { at: number; factor: number }[]): number {
  const engine = begin(drawn, 60, load);
  engine.advance(seconds);
  return engine.report().components.table!.quota!.last;
}

describe('a quota that follows what is used', () => {
  it('grows by 1 / target at a look while it is full, as what is refused is not in use', () => {
    const drawn = table(20_000, {}, { quota: 1000 });
    for (const looks of [1, 2, 4])
      expect(quotaAt(drawn, looks + 0.5) / (1000 * 1.5 ** looks)).toBeCloseTo(1, 1);
  });

  it('comes to rest where its target is in use', () => {
    const drawn = table(2000, { sync: 0.5 });
    const engine = begin(drawn, 60);
    engine.advance(Infinity);
    const { quota, limits } = engine.report().components.table!;
    expect(quota!.last / 3000).toBeCloseTo(1, 1);
    expect(limits.quota).toBeCloseTo(2 / 3, 1);
    const { components, headroom } = estimate(drawn);
    expect(components.table!.limits.quota).toBeCloseTo(2 / 3, 9);
    // Of the 10,000 that it can become 2,000 are asked for.
    expect(headroom.factor).toBeCloseTo(5, 9);
  });

  it('is there after its delay and no earlier', () => {
    const drawn = table(5000, { delay: 10 }, { quota: 1000 });
    expect(quotaAt(drawn, 10.9)).toBe(1000);
    expect(quotaAt(drawn, 11.5) / 1500).toBeCloseTo(1, 1);
    // All that was asked for before was of the same use.
    expect(quotaAt(drawn, 20.9) / 1500).toBeCloseTo(1, 1);
    expect(quotaAt(drawn, 22.1) / 2250).toBeCloseTo(1, 1);
  });

  it('falls when no more was asked for within its window, and not below its least', () => {
    const calm = [
      { at: 0, factor: 1 },
      { at: 10, factor: 0 },
    ];
    const drawn = table(1000, { window: 20, min: 40 });
    // The most that any look has asked for.
    expect(quotaAt(drawn, 29, calm)).toBeGreaterThan(1450);
    expect(quotaAt(drawn, 40, calm)).toBe(40);
    expect(quotaAt(table(1000, { min: 40 }), 12.5, calm)).toBe(40);
  });

  it('grows no further than its most, and in a slice as the whole does', () => {
    const drawn = table(5000, { max: 1000 });
    for (const one of [drawn, sliceOf(drawn, 4).network]) {
      const engine = begin(one, 30);
      engine.advance(Infinity);
      const { quota, failures } = engine.report().components.table!;
      expect(quota!.last).toBe(1000);
      expect(failures['rate limited']! / 4000).toBeCloseTo(1, 1);
    }
    expect(estimate(drawn).headroom.factor).toBeCloseTo(0.2, 9);
  });

  it('has that of writes in proportion, by what is written', () => {
    const plain = table(5000, {}, { writeQuota: 50 });
    const visits = plain.visits.map((visit) => ({
      ...visit,
      calls: visit.calls.map((call) => ({ ...call, write: true as const })),
    }));
    const drawn = { ...plain, visits };
    const engine = begin(drawn, 60);
    engine.advance(12);
    // Nothing is read, so that quota falls to its least; 50 x 1.5 ^ n writes until there are two thirds of 7,500.
    const { quota, limits } = engine.report().components.table!;
    expect(quota!.last).toBe(10);
    expect(limits.quota).toBeGreaterThan(0.8);
    expect(estimate(drawn).components.table!.limits.quota).toBeCloseTo(1, 9);
    expect(estimate(drawn, 0.1).components.table!.limits.quota).toBeCloseTo(2 / 3, 9);
  });
});
