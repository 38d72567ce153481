import { describe, expect, it } from 'vitest';
import { createEngine } from './engine.ts';
import type { Network } from './network.ts';
import { largestSlice, ROUNDING, sliceOf } from './slice.ts';
import { exponential, network, station } from './theory/build.ts';
import { modelC } from './theory/models.ts';

function run(net: Network, seconds: number) {
  const engine = createEngine(net, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(seconds);
  return { report: engine.report(), frame: engine.frame() };
}
/** 40 replicas of two slots at 80 %: 64 requests a unit. */
const many = network(
  64,
  [station('s', { replicas: 40, slots: 2, quota: 80_000, queueLimit: 5 })],
  [{ service: exponential(1) }],
  { first: { balancing: 'random' } },
);

describe('a slice', () => {
  it('keeps shards, each of them smaller, so that the hot one stays as hot and a query asks as many', () => {
    const store = station('s', { replicas: 4, slots: 20, sharding: { skew: 2 }, scatter: 0.1 });
    const whole = network(30, [store], [{ service: exponential(1) }]);
    const { network: tenth, rounded } = sliceOf(whole, 10);
    expect(rounded).toEqual([]);
    expect(tenth.stations[1]).toMatchObject({ replicas: 4, slots: 2 });
    expect(sliceOf(network(1, [{ ...store, knee: 40 }], []), 10).network.stations[1]!.knee).toBe(4);
    const use = (net: Network, seconds: number) => run(net, seconds).report.components.s!.limits;
    const [all, part] = [use(whole, 5), use(tenth, 50)];
    expect(Math.abs(part['hot shard']! - all['hot shard']!)).toBeLessThan(0.03);
    expect(Math.abs(part.slots! - all.slots!)).toBeLessThan(0.03);
  });

  it('finds as much in a cache whose shards are fewer, and tells the misses of the whole', () => {
    const contents = {
      ...{ eviction: 'lru' as const, capacity: 25, timeToLive: 0.2, slides: false },
      ...{ stampede: 'none' as const, updates: false, warm: true },
    };
    const shards = station('s', { replicas: 8, slots: 4, hitRatio: 0, contents });
    const plain = network(16, [shards], [{ service: exponential(0.1) }], {
      first: { balancing: 'key hash' },
    });
    const whole = {
      ...plain,
      classes: plain.classes.map((cls) => ({ ...cls, keys: { items: 1000, exponent: 0.9 } })),
    };
    const { network: quarter } = sliceOf(whole, 4);
    const all = run(whole, 5).report.components.s!.cache!;
    const part = run(quarter, 20).report.components.s!.cache!;
    expect(Math.abs(part.hitRatio.value - all.hitRatio.value)).toBeLessThan(0.02);
    expect(Math.abs(part.misses / all.misses - 1)).toBeLessThan(0.05);
  });

  it('measures the same use and times with a fraction of the requests, and the rates of the whole', () => {
    const { network: tenth, factor, rounded } = sliceOf(many, 10);
    expect({ factor, rounded }).toEqual({ factor: 10, rounded: [] });
    expect(tenth.stations[1]).toMatchObject({ replicas: 4, slots: 2, quota: 8000, queueLimit: 5 });
    const all = run(many, 2).report;
    const part = run(tenth, 20).report;
    expect(part.slice).toBe(10);
    expect(part.totals.created / all.totals.created).toBeCloseTo(1, 1);
    const [a, b] = [all.components.s!, part.components.s!];
    expect(b.utilization).toBeCloseTo(a.utilization, 1);
    expect(b.arrivalRate / a.arrivalRate).toBeCloseTo(1, 1);
    expect(b.queueLength / a.queueLength).toBeCloseTo(1, 0);
    // As many requests tell as much of a rate.
    expect(b.halves.arrivalRate / a.halves.arrivalRate).toBeCloseTo(1, 1);
    expect(part.classes.k!.halves.goodput / all.classes.k!.halves.goodput).toBeCloseTo(1, 0);
    expect(part.classes.k!.latency.p99 / all.classes.k!.latency.p99).toBeCloseTo(1, 0);
    // Few find a queue full, and fewer in a slice: what the quota lets in comes more evenly to four replicas than to forty.
    const refused = (of: typeof a) => (of.failures['queue full'] ?? 0) / of.arrivalRate;
    expect(refused(b)).toBeGreaterThan(0);
    expect(Math.abs(refused(b) - refused(a))).toBeLessThan(0.002);
    expect(part.connections['source-s-0']!.rate / 64_000).toBeCloseTo(1, 1);
  });

  it('shows the whole rates while it runs', () => {
    const { frame } = run(sliceOf(many, 10).network, 5);
    expect(frame.stations.rate[1]! / 64_000).toBeCloseTo(1, 0);
    expect(frame.stations.utilization[1]).toBeLessThan(1);
  });

  it('is no larger than whole slots allow', () => {
    const { factor, rounded } = largestSlice(modelC('random'), 1000);
    // Eight replicas of four slots, and a store of sixteen: a sixteenth leaves one slot of each.
    expect(factor).toBe(16);
    for (const { by } of rounded) expect(Math.abs(by)).toBeLessThanOrEqual(ROUNDING);
    expect(largestSlice(network(0.5, [station('s')], [{ service: exponential(1) }]), 1000).factor).toBe(1);
    expect(largestSlice(many, 7).factor).toBeLessThanOrEqual(7);
  });

  it('lets what is nearly idle be rounded, and says by how much', () => {
    const net = network(
      64,
      [station('s', { replicas: 40, slots: 2 }), station('tiny')],
      [{ service: exponential(1), calls: [{ to: 2, calls: 0.0001 }] }, { service: exponential(0.001) }],
    );
    expect(largestSlice(net, 20).factor).toBe(1);
    const { factor, rounded } = largestSlice(net, 20, (s) => s === 1);
    expect(factor).toBe(20);
    expect(rounded).toEqual([{ station: 2, by: 19 }]);
  });
});
