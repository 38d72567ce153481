import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay, station, withClass } from '../theory/build.ts';

const BANDWIDTH = 1e6;
const KB = 1000;

/** Files of 8 KB and, as many, of 0.8 KB over a link of 1 MB/s: 8 ms and 0.8 ms alone, and a load of 0.6. */
function made(given: Partial<Station>): Network {
  const rate = 0.6 / (8 + 0.8);
  const one = network(
    rate,
    [pureDelay('store', { bandwidth: BANDWIDTH, ...given })],
    [{ service: constant(0) }],
    {
      first: { payload: 8 * KB },
    },
  );
  const both = withClass(one, 'small', rate);
  const visits = both.visits.map((visit) => ({
    ...visit,
    calls: visit.calls.map((call) => (visit.class === 1 ? { ...call, payload: 0.8 * KB } : call)),
  }));
  return { ...both, visits };
}

function run(drawn: Network, seconds = 600): Report {
  const engine = createEngine(drawn, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 9);
  engine.advance(seconds);
  return engine.report();
}

describe('a link that is shared', () => {
  it('slows each payload down by 1 / (1 - load), whatever others there are (M/G/1-PS)', () => {
    const drawn = made({ transfers: 'shared' });
    const { classes, components } = run(drawn);
    const expected = estimate(drawn).classes;
    for (const [id, alone] of [
      ['k', 8],
      ['small', 0.8],
    ] as const) {
      const { value, half } = classes[id]!.latency.mean;
      expect(Math.abs(value - alone / 0.4)).toBeLessThan(2 * half);
      expect(half / value).toBeLessThan(0.05);
      expect(expected[id]!.latency.mean).toBeCloseTo(alone / 0.4, 2);
    }
    expect(components.store!.limits.bandwidth).toBeCloseTo(0.6, 1);
  });

  it('spares the small ones the wait for the large ones that they have where one goes after another', () => {
    const { classes } = run(made({}));
    // Pollinaczek-Khinchine: rate E[S^2] / (2 (1 - load)).
    const wait = ((0.6 / 8.8) * (64 + 0.64)) / (2 * 0.4);
    for (const [id, alone] of [
      ['k', 8],
      ['small', 0.8],
    ] as const) {
      const { value, half } = classes[id]!.latency.mean;
      expect(Math.abs(value - alone - wait)).toBeLessThan(2 * half);
    }
  });

  it('is one for each replica', () => {
    const drawn = network(
      0.15,
      [station('store', { replicas: 2, slots: 100, bandwidth: BANDWIDTH, transfers: 'shared' })],
      [{ service: constant(0) }],
      { first: { payload: 8 * KB, balancing: 'random' } },
    );
    const { value, half } = run(drawn).classes.k!.latency.mean;
    expect(Math.abs(value - 8 / 0.4)).toBeLessThan(2 * half);
  });
});

describe('the answer of a request', () => {
  /** The files of `made`, fetched instead of sent, or both. */
  const fetched = (given: Partial<Station>, alsoSent = false): Network => {
    const drawn = made(given);
    const visits = drawn.visits.map((visit) => ({
      ...visit,
      calls: visit.calls.map((call) => ({
        ...call,
        reply: call.payload,
        payload: alsoSent ? call.payload : 0,
      })),
    }));
    return { ...drawn, visits };
  };

  it('goes out over a link as a payload comes in, apart from those that do', () => {
    const [out, both] = [fetched({ transfers: 'shared' }), fetched({ transfers: 'shared' }, true)];
    for (const [drawn, ways] of [
      [out, 1],
      [both, 2],
    ] as const) {
      const { classes, components } = run(drawn);
      const { value, half } = classes.small!.latency.mean;
      expect(Math.abs(value - (ways * 0.8) / 0.4)).toBeLessThan(2 * half);
      expect(estimate(drawn).classes.small!.latency.mean).toBeCloseTo((ways * 0.8) / 0.4, 2);
      expect(components.store!.limits.bandwidth).toBeCloseTo(0.6, 1);
      expect(estimate(drawn).components.store!.limits.bandwidth).toBeCloseTo(0.6, 6);
    }
  });

  it('waits its turn where one goes after another', () => {
    const drawn = fetched({});
    const wait = ((0.6 / 8.8) * (64 + 0.64)) / (2 * 0.4);
    const { value, half } = run(drawn).classes.k!.latency.mean;
    expect(Math.abs(value - 8 - wait)).toBeLessThan(2 * half);
    expect(estimate(drawn).classes.k!.latency.mean).toBeCloseTo(8 + wait, 2);
  });

  it('holds no thread, and is none where the request has failed', () => {
    const slow = (errorRate: number) =>
      run(
        network(
          0.05,
          [station('store', { slots: 100, blocking: true, bandwidth: BANDWIDTH, errorRate })],
          [{ service: constant(0.001) }],
          { first: { reply: 8 * KB } },
        ),
        60,
      );
    expect(slow(0).components.store!.limits.bandwidth).toBeCloseTo(0.4, 1);
    expect(slow(0).components.store!.utilization).toBe(slow(0).components.store!.limits.bandwidth);
    expect(slow(0).components.store!.limits.slots).toBeLessThan(0.001);
    expect(slow(1).components.store!.limits.bandwidth).toBe(0);
  });
});
