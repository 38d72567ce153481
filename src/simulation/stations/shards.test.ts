import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Call } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { ComponentReport, Report } from '../report.ts';
import { exponential, network, rules, station } from '../theory/build.ts';

const run = (given: Network, seconds: number, faults: readonly Fault[] = []): Report => {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(seconds);
  return engine.report();
};

/** `rate` requests a ms to four shards of one slot each that take 1 ms. */
const store = (
  rate: number,
  given: Partial<Station>,
  keys?: { readonly items: number; readonly exponent: number },
  first: Partial<Call> = {},
): Network => {
  const base = network(rate, [station('db', { replicas: 4, ...given })], [{ service: exponential(1) }], {
    first,
  });
  return { ...base, classes: base.classes.map((cls) => ({ ...cls, ...(keys && { keys }) })) };
};

const db = (report: Report): ComponentReport => report.components.db!;
/** M/M/1: utilization over 1 - utilization, ms. */
const mm1 = (rho: number): number => rho / (1 - rho);

describe('shards', () => {
  it('with a skew load the hottest by that factor, each with a queue of its own', () => {
    const given = store(1.2, { sharding: { skew: 2.5 } });
    const { limits, utilization, binding, wait } = db(run(given, 100));
    const expected = estimate(given).components.db!;
    expect(expected.limits.slots).toBeCloseTo(0.3, 9);
    expect(expected.limits['hot shard']).toBeCloseTo(0.75, 9);
    expect(limits.slots).toBeCloseTo(0.3, 1);
    expect(Math.abs(limits['hot shard']! - 0.75)).toBeLessThan(0.01);
    expect([utilization, binding]).toEqual([limits['hot shard'], 'hot shard']);
    // 0.625 of all meet 0.75, the others 0.15.
    const waits = 0.625 * mm1(0.75) + 0.375 * mm1(0.15);
    expect(expected.wait).toBeCloseTo(waits, 6);
    expect(Math.abs(wait / waits - 1)).toBeLessThan(0.08);
  });

  it('by key are as hot as what is asked for is popular', () => {
    const keys = { items: 50, exponent: 1.2 };
    const given = store(1.2, { sharding: {} }, keys);
    const measured = db(run(given, 200)).limits;
    const expected = estimate(given).components.db!.limits;
    expect(Math.abs(measured['hot shard']! - expected['hot shard']!)).toBeLessThan(0.01);
    expect(expected['hot shard']! / expected.slots!).toBeGreaterThan(1.3);
    // One thing alone is on one shard of four.
    expect(
      estimate(store(0.8, { sharding: {} }, { items: 1, exponent: 1 })).components.db!.limits['hot shard'],
    ).toBeCloseTo(0.8, 9);
    // Without popular things each request has a key of its own, and shards are even.
    expect(estimate(store(1.2, { sharding: {} })).components.db!.limits['hot shard']).toBeCloseTo(0.3, 9);
  });

  it('saturate one by one: four of them, the hottest twice the mean, are past it at half of what they could take', () => {
    const given = store(2.26, { sharding: { skew: 2 }, queueLimit: 50 });
    const expected = estimate(given).components.db!.limits;
    expect(expected.slots).toBeCloseTo(0.565, 6);
    expect(expected['hot shard']).toBeCloseTo(1.13, 6);
    const report = run(given, 100);
    expect(db(report).limits['hot shard']).toBeGreaterThan(0.97);
    // The half of the requests that go there lose 1 - 1/1.13 of themselves.
    const { goodput, offered } = report.classes.k!;
    expect(goodput / offered).toBeCloseTo(1 - 0.5 * (1 - 1 / 1.13), 1);
    expect(estimate(given).classes.k!.success).toBeCloseTo(1 - 0.5 * (1 - 1 / 1.13), 6);
  });

  it('answer a query for all of them as soon as the slowest has', () => {
    const given = store(0.1, { scatter: 1 });
    const { classes } = run(given, 300);
    const expected = estimate(given);
    expect(db(run(given, 50)).arrivalRate / 400).toBeCloseTo(1, 1);
    expect(expected.components.db!.limits.slots).toBeCloseTo(0.1, 9);
    // Four times exponential of 1/(1 - 0.1): H4 = 25/12 of it, less what arrivals at one time have in common.
    const { value } = classes.k!.latency.mean;
    expect(Math.abs(value / ((25 / 12) * (1 / 0.9)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(expected.classes.k!.latency.mean / value - 1)).toBeLessThan(0.05);
  });

  it('get a part of the queries each, and all of those for all, also of hot ones', () => {
    const given = store(0.4, { scatter: 0.25, sharding: { skew: 2 } });
    const expected = estimate(given).components.db!;
    // (0.75 x 0.5 + 0.25) of all on the first; 0.75 + 0.25 x 4 calls a request.
    expect(expected.arrivalRate).toBeCloseTo(400 * 1.75, 6);
    expect(expected.limits['hot shard']).toBeCloseTo(0.4 * 0.625, 9);
    const measured = db(run(given, 200));
    expect(Math.abs(measured.arrivalRate / 700 - 1)).toBeLessThan(0.02);
    expect(Math.abs(measured.limits['hot shard']! - 0.25)).toBeLessThan(0.01);
  });

  it('that are down fail what is theirs, and every query for all', () => {
    const one: Fault = { at: 0, target: 'db', effect: 'down', amount: 1 };
    const success = (given: Partial<Station>, first: Partial<Call> = {}): number => {
      const { goodput, offered } = run(store(0.4, given, undefined, first), 100, [one]).classes.k!;
      return goodput / offered;
    };
    expect(success({ sharding: {} })).toBeCloseTo(0.75, 1);
    expect(success({ scatter: 1 })).toBe(0);
    // A retry asks the same shard again.
    expect(success({ scatter: 1 }, { reliability: rules({ retries: 3, backoff: 1 }) })).toBe(0);
    expect(success({})).toBeCloseTo(1, 2);
  });
});
