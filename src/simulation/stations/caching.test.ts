import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { CacheContents } from '../network/rules.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay, type Step, station, UNIT } from '../theory/build.ts';

const keep = (given: Partial<CacheContents>): CacheContents => ({
  ...{ eviction: 'lru', capacity: 1000, timeToLive: Infinity, slides: false },
  ...{ stampede: 'none', updates: false, warm: false },
  ...given,
});
const cache = (given: Partial<CacheContents>, more: Partial<Station> = {}): Station =>
  pureDelay('cache', { hitRatio: 0, contents: keep(given), ...more });
const keyed = (base: Network, items: number): Network => ({
  ...base,
  classes: base.classes.map((cls) => ({ ...cls, keys: { items, exponent: 0 } })),
});
const run = (given: Network, seconds: number, faults: readonly Fault[] = []): Report => {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(seconds);
  return engine.report();
};

/** People ask the service, the service the cache and then, on a miss, the store: 1,000 a second, units are ms. */
const ASIDE: Step[] = [
  { service: constant(0), calls: [{ to: 2 }, { to: 3, step: 2, when: 'miss', of: 0 }] },
  { service: constant(0) },
  { service: constant(200) },
];
/** The cache asks the store itself. */
const THROUGH: Step[] = [
  { service: constant(0), calls: [{ to: 2 }] },
  { service: constant(0), calls: [{ to: 3, when: 'miss' }] },
  { service: constant(200) },
];
const hot = (steps: Step[], given: Partial<CacheContents>, store: Station = pureDelay('db')): Network =>
  keyed(network(1, [pureDelay('app'), cache(given), store], steps), 1);
const asked = (r: Report): number => r.components.db!.arrivalRate;

describe.each([
  ['look-aside', ASIDE],
  ['read-through', THROUGH],
])('one thing that all want, %s', (_, steps) => {
  const TTL = 10_000 * UNIT;
  /** Questions to the store at each of the expiries after the warm-up. */
  const perExpiry = (given: Partial<CacheContents>): number => {
    const seconds = 101;
    const report = run(hot(steps, { timeToLive: TTL, ...given }), seconds);
    const after = seconds - report.warmup;
    const expiries = Math.floor(seconds / 10.2) - Math.floor(report.warmup / 10.2);
    return (asked(report) * after) / expiries;
  };

  it('is fetched by everyone who comes while it is not there', () => {
    expect(perExpiry({}) / 200).toBeCloseTo(1, 1);
  });

  it('is fetched once where the others wait for the first', () => {
    expect(perExpiry({ stampede: 'coalesce' })).toBeCloseTo(1, 1);
    const report = run(hot(steps, { timeToLive: TTL, stampede: 'coalesce' }), 50);
    expect(report.components.cache!.cache!.coalesced).toBeGreaterThan(15);
    expect(report.classes.k!.latency.max).toBeLessThan(201);
    expect(report.totals.failed).toBe(0);
  });

  it('is fetched once where the others take the old answer, and wait only at the start', () => {
    expect(perExpiry({ stampede: 'lease' })).toBeCloseTo(1, 1);
    const report = run(hot(steps, { timeToLive: TTL, stampede: 'lease' }), 50);
    expect(report.components.cache!.cache!.stale).toBeGreaterThan(15);
    expect(report.components.cache!.cache!.coalesced).toBe(0);
    expect(report.classes.k!.latency.p999).toBeLessThan(1);
  });

  it('is fetched by a few ahead of time', () => {
    const few = perExpiry({ stampede: 'early' });
    expect(few).toBeGreaterThan(1.2);
    expect(few).toBeLessThan(6);
  });
});

describe('a cache', () => {
  it('is empty at first, or full of what is wanted most', () => {
    const misses = (warm: boolean): number => {
      const steps = [{ service: constant(0) }];
      const report = run(keyed(network(1, [cache({ warm })], steps), 1000), 5);
      return report.components.cache!.cache!.misses;
    };
    expect(misses(true)).toBe(0);
    expect(misses(false)).toBeGreaterThan(100);
  });

  it('loses everything by a flush, and by a crash', () => {
    const misses = (faults: readonly Fault[]): number => {
      const steps = [{ service: constant(0) }];
      const report = run(keyed(network(1, [cache({ warm: true })], steps), 100), 10, faults);
      return report.components.cache!.cache!.misses * (10 - report.warmup);
    };
    expect(misses([])).toBe(0);
    expect(misses([{ at: 5, target: 'cache', effect: 'flush' }])).toBeCloseTo(100, 5);
    expect(misses([{ at: 5, until: 6, target: 'cache', effect: 'down' }])).toBeCloseTo(100, 5);
  });

  it('can be flushed while a run is going on, and the report says so', () => {
    const given = keyed(network(1, [cache({ warm: true })], [{ service: constant(0) }]), 100);
    const engine = createEngine(given, { duration: 10, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(5);
    engine.inject({ target: 'cache', effect: 'flush' });
    engine.advance(10);
    expect(engine.report().scenario.faults).toMatchObject([{ target: 'cache', effect: 'flush' }]);
    expect(engine.report().components.cache!.cache!.misses).toBeGreaterThan(5);
    const again = createEngine(given, engine.report().scenario, 1);
    again.advance(10);
    expect(again.report()).toEqual(engine.report());
  });

  it('passes the work on to the next who waits when the first fails', () => {
    const failing = pureDelay('db', { errorRate: 0.5 });
    const report = run(hot(THROUGH, { stampede: 'coalesce', timeToLive: 1 }, failing), 20);
    const { failures, offered } = report.classes.k!;
    // All but those whose own question failed have their answer in the end.
    expect(report.totals.failed).toBeGreaterThan(0);
    expect((failures.error ?? 0) / offered).toBeLessThan(0.01);
    expect(report.totals.inside).toBe(0);
  });

  it('does not let a request wait for itself', () => {
    const twice: Step[] = [
      { service: constant(0), calls: [{ to: 2, calls: 3, parallel: true, need: 3 }] },
      { service: constant(0), calls: [{ to: 3, when: 'miss' }] },
      { service: constant(50) },
    ];
    const report = run(hot(twice, { stampede: 'coalesce', timeToLive: 1 }), 20);
    expect(report.totals.completed).toBeGreaterThan(15_000);
    expect(report.classes.k!.latency.max).toBeLessThan(101);
  });

  it('keeps a thing on one of its shards, so that what all want is on one alone', () => {
    const load = (items: number) => {
      const shards = station('cache', {
        replicas: 6,
        queueLimit: 10,
        hitRatio: 0,
        contents: keep({ warm: true }),
      });
      const first = { first: { balancing: 'key hash' as const } };
      return run(keyed(network(1.08, [shards], [{ service: constant(1) }], first), items), 20);
    };
    const spread = load(600);
    expect(spread.components.cache!.utilization).toBeCloseTo(0.18, 1);
    expect(spread.totals.failed).toBe(0);
    expect(spread.components.cache!.cache!.entries).toBeCloseTo(600, 0);
    const pinned = load(1);
    // One of six is full, and refuses what it cannot do.
    expect(pinned.components.cache!.utilization).toBeCloseTo(1 / 6, 2);
    expect(pinned.components.cache!.failures['queue full']).toBeGreaterThan(50);
  });
});
