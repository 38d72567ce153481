import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { CacheContents } from '../../simulation/network/rules.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import {
  constant,
  network,
  pureDelay,
  type Step,
  station,
  UNIT,
  withClass,
} from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';

const keep = (given: Partial<CacheContents>): CacheContents => ({
  ...{ eviction: 'lru', capacity: 100, timeToLive: Infinity, slides: false },
  ...{ stampede: 'none', updates: false, warm: true },
  ...given,
});
const store = (id: string, given: Partial<CacheContents>, more: Partial<Station> = {}): Station =>
  pureDelay(id, { hitRatio: 0, contents: keep(given), ...more });
const asking = (base: Network, items: number, exponent: number): Network => ({
  ...base,
  classes: base.classes.map((cls) => ({ ...cls, keys: { items, exponent } })),
});
const lone = (given: Partial<CacheContents>, items = 1000, exponent = 0.9, rate = 10): Network =>
  asking(network(rate, [store('s', given)], [{ service: constant(0) }]), items, exponent);

const measured = (given: Network, requests: number) => {
  const seconds = requests / given.classes.reduce((sum, { rate }) => sum + rate, 0);
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(seconds);
  return (id: string) => engine.report().components[id]!.cache!.hitRatio.value;
};
const expected = (given: Network, id = 's', load = 1) =>
  estimate(given, load).components[id]!.cache!.hitRatio;

describe('the hit ratio that is estimated', () => {
  it('is that of Che for LRU', () => {
    expect(expected(lone({ capacity: 500 }, 10_000, 0.8))).toBeCloseTo(0.3311862337, 3);
    expect(expected(lone({ capacity: 1000 }, 10_000, 1))).toBeCloseTo(0.6756017935, 3);
  });

  it('is exact for a time to live, and grows with the load', () => {
    const one = lone({ eviction: 'age', timeToLive: 3 * UNIT }, 1, 0, 2);
    expect(expected(one)).toBeCloseTo(6 / 7, 9);
    expect(expected(one, 's', 2)).toBeCloseTo(12 / 13, 9);
    expect(expected(lone({ eviction: 'age', timeToLive: UNIT, slides: true }, 1, 0, 2))).toBeCloseTo(
      1 - Math.exp(-2),
      9,
    );
  });

  it('is nothing where nobody asks a second time, and everything where there is room for all', () => {
    const keyless = network(1, [store('s', {})], [{ service: constant(0) }]);
    expect(expected(keyless)).toBe(0);
    expect(expected(lone({ capacity: 1000 }))).toBe(1);
  });

  it.each<[string, Partial<CacheContents>, number]>([
    ['LRU', {}, 0.006],
    ['FIFO', { eviction: 'fifo' }, 0.006],
    // Use counts are forgotten with the entry, so the real one keeps some that do not belong to the best.
    ['LFU', { eviction: 'lfu' }, 0.06],
    ['a time to live', { eviction: 'age', timeToLive: 30 * UNIT }, 0.006],
    ['a time to live that slides', { eviction: 'age', timeToLive: 8 * UNIT, slides: true }, 0.006],
    ['LRU with a time to live', { timeToLive: 20 * UNIT }, 0.012],
    ['LRU with one that slides', { timeToLive: 10 * UNIT, slides: true }, 0.006],
    ['FIFO with a time to live', { eviction: 'fifo', timeToLive: 8 * UNIT }, 0.012],
  ])('is that of a run for %s', (_, given, off) => {
    const cached = lone(given);
    expect(Math.abs(expected(cached) - measured(cached, 150_000)('s'))).toBeLessThan(off);
  });

  it('counts shards as one cache, and instances that anyone may ask each by itself', () => {
    const spread = (balancing: 'key hash' | 'random') => {
      const s = station('s', { replicas: 4, slots: 8, hitRatio: 0, contents: keep({ capacity: 50 }) });
      return asking(network(10, [s], [{ service: constant(0.01) }], { first: { balancing } }), 1000, 0.9);
    };
    for (const rule of ['key hash', 'random'] as const) {
      const given = spread(rule);
      expect(Math.abs(expected(given) - measured(given, 150_000)('s')), rule).toBeLessThan(0.01);
    }
    expect(expected(spread('key hash'))).toBeGreaterThan(expected(spread('random')) + 0.1);
  });

  const steps: Step[] = [
    { service: constant(0), calls: [{ to: 2, when: 'miss' }] },
    { service: constant(0), calls: [{ to: 3, when: 'miss' }] },
    { service: constant(0) },
  ];

  it('of a cache behind a cache is that of what comes through', () => {
    const both = asking(
      network(10, [store('near', { capacity: 50 }), store('far', { capacity: 200 }), pureDelay('db')], steps),
      1000,
      0.9,
    );
    const run = measured(both, 150_000);
    expect(Math.abs(expected(both, 'near') - run('near'))).toBeLessThan(0.006);
    expect(Math.abs(expected(both, 'far') - run('far'))).toBeLessThan(0.03);
    const passed = estimate(both).components.db!.arrivalRate;
    expect(passed).toBeCloseTo(10_000 * (1 - expected(both, 'near')) * (1 - expected(both, 'far')), 5);
  });

  it.each([true, false])('takes writes into account that are kept: %s', (updates) => {
    const base = asking(
      network(10, [store('s', { updates, capacity: 300 })], [{ service: constant(0) }]),
      1000,
      0.9,
    );
    const written = withClass(base, 'w', 4, {});
    const visits = written.visits.map((visit) =>
      visit.class === 1 && visit.station === 0
        ? { ...visit, calls: visit.calls.map((call) => ({ ...call, write: true as const })) }
        : visit,
    );
    const given = { ...written, visits };
    expect(Math.abs(expected(given) - measured(given, 200_000)('s'))).toBeLessThan(0.006);
  });
});
