import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, station } from '../theory/build.ts';

interface Given {
  readonly cache?: Partial<Station>;
  readonly store?: Partial<Station>;
  /** ms for a write of the store. */
  readonly write?: number;
  readonly faults?: readonly Fault[];
}

/** Writes at `rate` a ms -> cache, 0.01 ms -> store. */
function made(rate: number, { cache, store, write = 5 }: Given): Network {
  return network(
    rate,
    [station('cache', { buffer: true, ...cache }), station('store', { slots: 8, ...store })],
    [{ service: constant(0.01), calls: [{ to: 2 }] }, { service: constant(write) }],
  );
}

function run(rate: number, seconds: number, given: Given): Report {
  const scenario = { duration: seconds, load: [{ at: 0, factor: 1 }], faults: given.faults ?? [] };
  const engine = createEngine(made(rate, given), scenario, 11);
  engine.advance(seconds);
  return engine.report();
}

/** Groups a second: E[ceil((1 + Poisson(rate every)) / size)] of them in every + 1 / rate. */
const GROUPS: readonly (readonly [number, number, number, number])[] = [
  // Writes a ms, flush, size, groups a second.
  [0.5, 1, 100_000, 1 / (1 + 0.002)],
  [0.5, 1, 1, 500],
  // So many that e^-900 is nothing: groups of a hundred, of which the last is about half full.
  [0.9, 1, 100, 9.494],
  // In pairs 1 + P of them make 1 + floor(P / 2), of which the mean is 1 + (1 - P(odd)) / 2, with P(odd) = (1 - e^-2) / 2.
  [0.001, 1, 2, (1.5 - 0.25 * (1 - Math.exp(-2))) / 2],
];

describe('a cache that writes behind', () => {
  it.each(GROUPS)(
    'at %s writes a ms, flushed every %s s by %s, writes so often: %s',
    (rate, every, size, groups) => {
      const given = { cache: { flush: { every, size } } };
      const expected = estimate(made(rate, given)).components.store!.arrivalRate;
      expect(expected / groups).toBeCloseTo(1, 2);
      const measured = run(rate, rate < 0.1 ? 20_000 : 100, given).components.store!.arrivalRate;
      expect(measured / groups).toBeCloseTo(1, 1);
    },
  );

  it('answers its writers at its own speed, and keeps the writes for half the interval on average', () => {
    const { classes, components } = run(0.5, 200, { cache: { flush: { every: 1, size: 1000 } } });
    expect(classes.k!.latency.mean.value).toBeLessThan(0.02);
    // 500 writes a second wait for half a second, and for the store hardly at all.
    expect(components.cache!.queueLength).toBeGreaterThan(245);
    expect(components.cache!.queueLength).toBeLessThan(257);
    expect(components.cache!.messages!.oldest.max).toBeCloseTo(1000, -1);
  });

  it('loses in a crash what it had not yet written, and only that', () => {
    const crash: Fault = { at: 10.9, until: 12, target: 'cache', effect: 'down' };
    const cache = { flush: { every: 1, size: 50 }, volatile: true };
    const { components } = run(0.5, 30, { cache, faults: [crash] });
    const { crashed, depth } = components.cache!.messages!;
    expect(crashed).toBeGreaterThan(0);
    expect(crashed).toBeLessThan(600);
    expect(depth).toBeLessThan(600);
    expect(
      run(0.5, 30, { cache: { ...cache, volatile: false }, faults: [crash] }).components.cache!.messages,
    ).not.toHaveProperty('crashed');
    // All of the least, as the first write comes when the last flush is over.
    const one = run(0.5, 30, { cache: { ...cache, replicas: 4 }, faults: [{ ...crash, amount: 1 }] });
    expect(one.components.cache!.messages!.crashed! / crashed!).toBeLessThan(0.6);
  });

  it('loses what waits for a store that is too slow as well', () => {
    const crash: Fault = { at: 20, target: 'cache', effect: 'down' };
    const cache = { flush: { every: 1, size: 10 }, volatile: true };
    // 50 groups a second, of which the store takes 10.
    const { components } = run(0.5, 30, { cache, store: { slots: 1 }, write: 100, faults: [crash] });
    expect(components.cache!.messages!.crashed).toBeGreaterThan(0.75 * 0.8 * 500 * 20);
    expect(components.cache!.messages!.depth).toBe(0);
  });

  it('refuses when it is full, or makes its writers wait for the store', () => {
    const full = {
      cache: { flush: { every: 0.1, size: 10 }, queueLimit: 200 },
      store: { slots: 1 },
      write: 40,
    };
    // The store takes 25 groups a second, of ten writes where the last of a flush are as many: at most 250 of 500 writes.
    const refuses = run(0.5, 60, full);
    expect(refuses.classes.k!.failures['queue full']).toBeGreaterThan(240);
    expect(refuses.classes.k!.failures['queue full']).toBeLessThan(310);
    expect(refuses.components.cache!.maxQueueLength).toBeLessThan(205);
    const waits = run(0.5, 60, { ...full, cache: { ...full.cache, waitsWhenFull: true } });
    expect(waits.classes.k!.failures).toEqual({});
    expect(waits.components.cache!.maxQueueLength).toBeLessThan(205);
    expect(waits.classes.k!.latency.p50).toBeGreaterThan(1000);
    expect(waits.classes.k!.goodput).toBeGreaterThan(190);
    expect(waits.classes.k!.goodput).toBeLessThan(260);
  });
});
