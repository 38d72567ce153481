import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import { exponential, network, station, UNIT } from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';

const loop = (users: number, service = 0.15) =>
  network(1, [station('s')], [{ service: exponential(service) }], {
    arrival: { loop: { users, think: UNIT } },
  });

describe('the estimate of a closed loop', () => {
  it('is close to exact mean value analysis: machine repair with 10 users', () => {
    const { classes, components } = estimate(loop(10));
    expect(Math.abs(classes.k!.rate / 6227.6 - 1)).toBeLessThan(0.07);
    expect(Math.abs(components.s!.utilization / 0.93414 - 1)).toBeLessThan(0.07);
    expect(Math.abs(classes.k!.latency.mean / 0.60575 - 1)).toBeLessThan(0.2);
  });

  it('never asks for more than there is, however many users wait', () => {
    const { classes, components } = estimate(loop(1000));
    expect(components.s!.utilization).toBeLessThan(1);
    expect(components.s!.utilization).toBeGreaterThan(0.98);
    // What is not thought is waited: 1000 users / 6667 a second less the second of thought.
    expect(classes.k!.latency.mean).toBeGreaterThan(130);
    expect(classes.k!.latency.mean).toBeLessThan(160);
  });

  it.each([
    [20, 0.12],
    [300, 0.06],
  ])('tells how long each of %d waits where most of them do, as a run shows', (users, tolerance) => {
    const given = loop(users);
    const engine = createEngine(given, { duration: 20, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(Infinity);
    const { classes, components } = engine.report();
    const expected = estimate(given);
    for (const metric of ['p50', 'p90', 'p99'] as const)
      expect(
        Math.abs(expected.classes.k!.latency[metric] / classes.k!.latency[metric] - 1),
        metric,
      ).toBeLessThan(tolerance);
    expect(Math.abs(expected.components.s!.wait / components.s!.wait - 1)).toBeLessThan(tolerance);
  });

  it('of one user is thought and service, and grows with the load', () => {
    expect(estimate(loop(1)).classes.k!.rate / 1000).toBeCloseTo(1 / 1.15, 3);
    expect(estimate(loop(1), 5).classes.k!.rate).toBeGreaterThan(3.5 * estimate(loop(1)).classes.k!.rate);
  });
});
