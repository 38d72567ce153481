import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Call } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, station } from '../theory/build.ts';

/** Calls at `rate` a ms -> a store of five nodes with three copies of each key, 1 ms and exponential. */
function store(rate: number, copies: NonNullable<Call['copies']>, given: Partial<Station> = {}): Network {
  const nodes = station('store', { replicas: 5, slots: 4, dataCopies: 3, ...given });
  return network(rate, [nodes], [{ service: exponential(1) }], { first: { copies, balancing: 'key hash' } });
}

function run(drawn: Network, seconds: number, faults: readonly Fault[] = []): Report {
  const engine = createEngine(drawn, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 4);
  engine.advance(seconds);
  return engine.report();
}

describe('a store with several copies of its data', () => {
  it.each([
    // The second of three is there after 1/3 + 1/2, the last of two after 1/2 + 1, the last of three after 11/6.
    ['two of three', { asks: 3, needs: 2 }, 5 / 6],
    ['both of two', { asks: 2, needs: 2 }, 3 / 2],
    ['all three', { asks: 3, needs: 3 }, 11 / 6],
    ['the first of three', { asks: 3, needs: 1 }, 1 / 3],
  ] as const)('answers with %s: by their order statistic', (_, copies, mean) => {
    const drawn = store(0.05, copies);
    const { classes, components } = run(drawn, 400);
    const { value, half } = classes.k!.latency.mean;
    expect(Math.abs(value - mean)).toBeLessThan(2 * half);
    expect(half / value).toBeLessThan(0.03);
    const expected = estimate(drawn);
    expect(expected.classes.k!.latency.mean / mean).toBeCloseTo(1, 2);
    // Each of those asked has the work.
    expect(components.store!.arrivalRate / (50 * copies.asks)).toBeCloseTo(1, 1);
    expect(expected.components.store!.arrivalRate).toBeCloseTo(50 * copies.asks, 6);
  });

  it('goes on without a node as long as enough copies are left', () => {
    const down: Fault[] = [{ at: 0, target: 'store', effect: 'down', amount: 1 }];
    const failed = (copies: NonNullable<Call['copies']>) => {
      const { classes } = run(store(0.2, copies), 50, down);
      return (classes.k!.failures['instance down'] ?? 0) / classes.k!.offered;
    };
    expect(failed({ asks: 3, needs: 2 })).toBe(0);
    // Reads pass it by.
    expect(failed({ asks: 2, needs: 2 })).toBe(0);
    // Three keys in five have a copy there.
    expect(failed({ asks: 3, needs: 3 })).toBeCloseTo(0.6, 1);
  });

  it('spreads keys and copies evenly', () => {
    const { components } = run(store(4, { asks: 3, needs: 2 }), 20);
    expect(components.store!.utilization).toBeCloseTo(0.6, 1);
  });
});

describe('a log with several copies', () => {
  it('passes each record on once, and answers when as many have it as its producer waits for', () => {
    const drawn = network(
      0.2,
      [station('log', { replicas: 4, slots: 1, dataCopies: 3, buffer: true }), pureDelay('consumer')],
      [{ service: constant(1), calls: [{ to: 2 }] }, { service: constant(1) }],
      { first: { copies: { asks: 3, needs: 3 }, balancing: 'key hash' } },
    );
    const { components, classes } = run(drawn, 100);
    expect(components.log!.arrivalRate / 600).toBeCloseTo(1, 1);
    expect(components.consumer!.arrivalRate / 200).toBeCloseTo(1, 1);
    expect(classes.k!.latency.mean.value).toBeGreaterThan(1);
    const expected = estimate(drawn).components;
    expect(expected.log!.arrivalRate).toBeCloseTo(600, 6);
    expect(expected.consumer!.arrivalRate).toBeCloseTo(200, 6);
  });
});
