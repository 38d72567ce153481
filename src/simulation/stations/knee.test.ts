import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { exponential, network, pureDelay, station } from '../theory/build.ts';

const run = (given: Network, seconds: number): Report => {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(seconds);
  return engine.report();
};

describe('a store with a knee', () => {
  const store = (rate: number, slots: number, knee?: number): Network =>
    network(
      rate,
      [station('db', { slots, queueLimit: 500, ...(knee !== undefined && { knee }) })],
      [{ service: exponential(10) }],
    );
  const throughput = (slots: number, knee?: number): number =>
    run(store(5, slots, knee), 50).components.db!.throughput;

  it('does most with as many connections as that, and less with more', () => {
    // N / (10 ms (1 + N (N - 1) / 400)): 1,026 a second at 20, 769 at 50 and 386 at 100.
    for (const n of [10, 20, 50, 100]) {
      const most = n / (0.01 * (1 + (n * (n - 1)) / 400));
      expect(Math.abs(throughput(n, 20) / most - 1), `${n} connections`).toBeLessThan(0.02);
    }
    expect(throughput(20, 20)).toBeGreaterThan(2 * throughput(100, 20));
    expect(Math.abs(throughput(40) / 4000 - 1)).toBeLessThan(0.02);
  });

  it.each([0.2, 0.5, 0.8])('is estimated at %f requests a ms about as it is measured', (rate) => {
    const given = store(rate, 20, 20);
    const { components, classes } = run(given, 200);
    const expected = estimate(given);
    expect(Math.abs(expected.components.db!.limits.slots! - components.db!.limits.slots!)).toBeLessThan(0.02);
    const { value } = classes.k!.latency.mean;
    expect(Math.abs(expected.classes.k!.latency.mean / value - 1)).toBeLessThan(0.05);
  });

  it('answers as many as it can do and lets them wait for its queue, by estimate as in a run', () => {
    const given = store(2, 50, 20);
    const [{ classes }, expected] = [run(given, 50), estimate(given)];
    const { goodput, offered, latency } = classes.k!;
    expect(Math.abs(expected.classes.k!.success - goodput / offered)).toBeLessThan(0.01);
    expect(Math.abs(expected.classes.k!.latency.mean / latency.mean.value - 1)).toBeLessThan(0.03);
  });

  it('is overloaded by what all its connections at work can no longer do', () => {
    const { components, headroom } = estimate(store(0.5, 100, 20));
    expect(components.db!.limits.slots).toBeGreaterThan(1);
    expect(headroom.factor).toBeLessThan(1);
    // A pool of the right size bears it.
    expect(estimate(store(0.5, 20, 20)).headroom.factor).toBeGreaterThan(1.9);
  });
});

describe('a quota in parts', () => {
  const table = (rate: number, quotaParts: number, keys?: { items: number; exponent: number }): Network => {
    const given: Partial<Station> = { quota: 4000, burst: 40, ...(quotaParts > 1 && { quotaParts }) };
    const base = network(rate, [pureDelay('t', given)], [{ service: exponential(4) }]);
    return { ...base, classes: base.classes.map((cls) => ({ ...cls, ...(keys && { keys }) })) };
  };
  const refused = (given: Network): number => {
    const { failures, offered } = run(given, 30).classes.k!;
    return (failures['rate limited'] ?? 0) / offered;
  };

  it('refuses a hot part while the table has room', () => {
    const one = { items: 1, exponent: 1 };
    // 2,000 a second of 4,000 in all, and of 1,000 in the one part that they are all in.
    const given = table(2, 4, one);
    expect(refused(table(2, 1, one))).toBe(0);
    expect(refused(given)).toBeCloseTo(0.5, 2);
    const { limits, binding } = run(given, 30).components.t!;
    expect([limits['hot shard'], binding]).toEqual([1, 'hot shard']);
    expect(limits.quota).toBeCloseTo(0.25, 2);
    const expected = estimate(given);
    expect(expected.components.t!.limits['hot shard']).toBeCloseTo(2, 9);
    expect(expected.classes.k!.success).toBeCloseTo(0.5, 9);
    expect(expected.headroom.factor).toBeCloseTo(0.5, 9);
  });

  it('is shared by keys as they come', () => {
    const keys = { items: 1000, exponent: 1 };
    const measured = run(table(1, 4, keys), 60).components.t!.limits['hot shard']!;
    const expected = estimate(table(1, 4, keys)).components.t!.limits['hot shard']!;
    expect(expected).toBeGreaterThan(0.27);
    expect(Math.abs(measured - expected)).toBeLessThan(0.01);
    expect(estimate(table(1, 4)).components.t!.limits['hot shard']).toBeCloseTo(0.25, 9);
  });
});
