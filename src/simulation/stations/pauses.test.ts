import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import { constant, network, station } from '../theory/build.ts';

/** Nodes that stand still for 50 ms of every 500 ms, and take 1 ms for a request. */
function made(rate: number, given: Partial<Station> = {}): Network {
  const pauses = { every: 0.5, length: 0.05 };
  return network(rate, [station('node', { slots: 8, pauses, ...given })], [{ service: constant(1) }]);
}

function run(drawn: Network, seconds: number) {
  const engine = createEngine(drawn, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 6);
  engine.advance(seconds);
  return engine.report();
}

describe('a node that stands still now and then', () => {
  it('keeps those waiting who come in a pause: half of it, for its share of the time', () => {
    const drawn = made(0.02);
    const { latency } = run(drawn, 2000).classes.k!;
    // A tenth waits for 25 ms on average, and one in 450 is stopped for 50 ms.
    expect(Math.abs(latency.mean.value - (1 + 2.5 + 0.1))).toBeLessThan(2 * latency.mean.half);
    expect(latency.p50).toBeCloseTo(1, 1);
    expect(latency.p99).toBeGreaterThan(40);
    expect(estimate(drawn).classes.k!.latency.mean).toBeCloseTo(3.6, 1);
  });

  it('gets as much less done as it stands still', () => {
    const drawn = made(16);
    const { components } = run(drawn, 20);
    expect(components.node!.throughput / 7200).toBeCloseTo(1, 2);
    expect(estimate(drawn).components.node!.limits.slots).toBeCloseTo(2 / 0.9, 9);
  });

  it('queues up in a pause what it then works off: longer the fuller it is', () => {
    const drawn = made(4);
    const { value, half } = run(drawn, 600).classes.k!.latency.mean;
    // The line of a pause takes 1 / (1 - load) times as long as the pause to be gone.
    expect(Math.abs(value - (1.1 + 2.5 / (1 - 0.5)))).toBeLessThan(2 * half + 0.3);
    expect(Math.abs(estimate(drawn).classes.k!.latency.mean / value - 1)).toBeLessThan(0.1);
  });

  it('does so also where requests share it or go in batches', () => {
    for (const given of [
      { discipline: 'processor sharing' as const },
      { batch: { size: 4, linger: 0, joins: false } },
    ])
      expect(run(made(0.02, given), 500).classes.k!.latency.mean.value).toBeGreaterThan(3);
  });
});
