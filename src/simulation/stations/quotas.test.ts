import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Scenario } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Call } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay } from '../theory/build.ts';

const run = (given: Network, duration: number, load: Scenario['load'] = [{ at: 0, factor: 1 }]): Report => {
  const engine = createEngine(given, { duration, load }, 1);
  engine.advance(duration);
  return engine.report();
};
/** Requests a ms at a door. */
const door = (rate: number, given: Partial<Station>, first: Partial<Call> = {}): Network =>
  network(rate, [pureDelay('door', given)], [{ service: constant(1) }], { first });
const keyed = (base: Network, keys: { items: number; exponent: number }): Network => ({
  ...base,
  classes: base.classes.map((cls) => ({ ...cls, keys })),
});
const refused = ({ classes }: Report): number => classes.k!.failures['rate limited'] ?? 0;

describe('a sliding window', () => {
  it('lets in the rate of its quota, however many come', () => {
    const report = run(door(1, { quota: 100, burst: 100, quotaWindow: 1 }), 100);
    expect(Math.abs(report.classes.k!.goodput / 100 - 1)).toBeLessThan(0.02);
    expect(report.components.door!.binding).toBe('quota');
  });

  it('saves nothing up, as a bucket does', () => {
    // Ten seconds at 10 a second, then 1,000 a second for two.
    const given = (window: boolean) =>
      door(0.1, { quota: 100, burst: 500, ...(window && { quotaWindow: 1 }) });
    const load = [
      { at: 0, factor: 0.1 },
      { at: 10, factor: 10 },
    ];
    const { throughput: bucket } = run(given(false), 12, load).series.classes.k!;
    const { throughput: window } = run(given(true), 12, load).series.classes.k!;
    // 120 windows of a tenth of a second.
    const inFirstSecond = (series: readonly number[]) =>
      series.slice(100, 110).reduce((sum, rate) => sum + rate / 10, 0);
    expect(inFirstSecond(bucket)).toBeGreaterThan(550);
    expect(inFirstSecond(window)).toBeLessThan(150);
  });
});

describe('a quota for each key', () => {
  it('refuses who asks too often and nobody else', () => {
    // 100 a second of two users, of whom one asks two thirds and may ask 50 times.
    const given = keyed(door(0.1, { quota: 50, burst: 5, quotaByKey: true }), { items: 2, exponent: 1 });
    const report = run(given, 200);
    expect(Math.abs(refused(report) - 16.7)).toBeLessThan(2);
    expect(report.components.door!.limits['hot shard']).toBeGreaterThan(0.95);
    expect(report.components.door!.limits).not.toHaveProperty('quota');
    const theory = estimate(given);
    expect(theory.components.door!.limits['hot shard']).toBeCloseTo(4 / 3, 3);
    expect(theory.classes.k!.success).toBeCloseTo(1 - 1 / 6, 2);
  });

  it.each([0, 0.1])('of a window of %f s takes a thousand users as they come', (window) => {
    const rule = { quota: 5, burst: 5, quotaByKey: true as const, ...(window > 0 && { quotaWindow: 10 }) };
    const given = keyed(door(0.5, rule), { items: 1000, exponent: 1 });
    const report = run(given, 200);
    const theory = estimate(given).classes.k!.success;
    expect(theory).toBeLessThan(0.9);
    expect(Math.abs(report.classes.k!.goodput / report.classes.k!.offered - theory)).toBeLessThan(0.04);
  });
});

describe('a payload that is too large', () => {
  it('is refused, and does nothing behind', () => {
    const given = door(0.1, { quota: 1000, burst: 1000 }, { tooLarge: true });
    const report = run(given, 20);
    expect(report.classes.k!.failures['too large']).toBeCloseTo(report.classes.k!.offered, 9);
    expect(report.components.door!.arrivalRate).toBeCloseTo(report.classes.k!.offered, 0);
    const theory = estimate(given);
    expect(theory.classes.k!.success).toBe(0);
    expect(theory.components.door!.arrivalRate).toBeCloseTo(100, 9);
  });
});
