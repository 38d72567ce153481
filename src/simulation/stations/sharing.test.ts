import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import { constant, exponential, hyperexponential, network, rules, station } from '../theory/build.ts';

function run(net: Network, seconds: number, seed = 1) {
  const engine = createEngine(net, { duration: seconds, load: [{ at: 0, factor: 1 }] }, seed);
  engine.advance(seconds);
  return engine.report();
}
const shared = (given: Partial<Station> = {}) => station('s', { discipline: 'processor sharing', ...given });

describe('processors that are shared', () => {
  it('serve two that come together in twice the time, and one of several slots at full speed', () => {
    const both = { to: 1, calls: 2, parallel: true, need: 2 };
    const time = (slots: number): number => {
      const net = network(0.001, [shared({ slots })], [{ service: constant(3) }], { first: both });
      return run(net, 20).classes.k!.latency.p50;
    };
    expect(time(1)).toBeCloseTo(6, 1);
    expect(time(2)).toBeCloseTo(3, 1);
  });

  it('let short requests by that wait behind long ones where slots are taken in turn', () => {
    const steps = [{ service: hyperexponential(1, 4) }];
    const inTurn = run(network(0.7, [station('s')], steps), 100).classes.k!.latency;
    const together = run(network(0.7, [shared()], steps), 100).classes.k!.latency;
    expect(together.mean.value).toBeLessThan(0.3 * inTurn.mean.value);
    expect(together.p50).toBeLessThan(0.3 * inTurn.p50);
  });

  it('refuse who comes when slots and queue limit are used up', () => {
    const { failures, arrivalRate } = run(
      network(8, [shared({ slots: 10, queueLimit: 0 })], [{ service: exponential(1) }]),
      20,
    ).components.s!;
    // The loss formula of Erlang: nobody shares while there are no more than slots.
    expect((failures['queue full'] ?? 0) / arrivalRate).toBeCloseTo(0.1217, 2);
  });

  it('are free for others at once when a caller takes its request back', () => {
    const given = { first: { timeout: 0.004, reliability: rules({ cancel: true }) } };
    const net = network(2, [shared()], [{ service: exponential(1) }], given);
    const { components, totals } = run(net, 20);
    expect(components.s!.failures.cancelled).toBeGreaterThan(500);
    expect(components.s!.utilization).toBeGreaterThan(0.9);
    expect(components.s!.queueLength).toBeLessThan(10);
    expect(totals.created).toBe(totals.completed + totals.failed + totals.inside);
  });

  it('keep in order with thousands inside', () => {
    const { components, totals } = run(network(5, [shared()], [{ service: exponential(1) }]), 10);
    // Five times what it can take: about 40,000 are inside at the end, and the processor is never idle.
    expect(totals.inside).toBeGreaterThan(35_000);
    expect(components.s!.utilization).toBeGreaterThan(0.999);
  });
});
