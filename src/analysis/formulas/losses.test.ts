import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import {
  constant,
  exponential,
  lognormal,
  network,
  pureDelay,
  station,
  UNIT,
  withClass,
} from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';

function run(given: Network) {
  const duration = 60_000 / given.classes[0]!.rate;
  const engine = createEngine(given, { duration, load: [{ at: 0, factor: 1 }] }, 1);
  while (engine.advance(duration) === 'budget');
  return engine.report();
}

const off = (value: number, measured: number): number => Math.abs(value / measured - 1);

describe('requests that leave a queue', () => {
  const queue = (rate: number, slots: number, patience: number, service = exponential(1)) =>
    network(rate, [station('s', { slots, queueTimeout: patience * UNIT })], [{ service }]);

  // theory.json, and 4.5 erlangs for 4 slots: p_n to 3 by birth and death, then lambda p_3 e^((lambda - 4) x) up to the patience.
  it.each([
    [0.9, 1, 5, 0.107306209, 1.787703233],
    [1, 1, 3, 0.2, 1.125],
    [4.5, 4, 0.2, 0.2947183834, 0.0323428483],
  ])('of %f a unit for %i slots after %f are those of M/M/c+D', (rate, slots, patience, lost, wait) => {
    const { refused, wait: mean, leavesOut } = estimate(queue(rate, slots, patience)).components.s!;
    expect(refused).toBeCloseTo(lost, 5);
    expect(mean).toBeCloseTo(wait, 5);
    expect(leavesOut).toBeUndefined();
  });

  it.each([
    ['constant, below saturation', queue(0.9, 1, 4, constant(1))],
    ['lognormal, past it', queue(2, 1, 4, lognormal(1, 1.5))],
    ['constant, several slots', queue(5, 4, 1, constant(1))],
  ])('come near a run for other services: %s', (_, given) => {
    const { components, classes } = estimate(given);
    const report = run(given);
    const left = report.components.s!.failures['timed out']! / report.components.s!.arrivalRate;
    expect(Math.abs(components.s!.refused! - left)).toBeLessThan(0.02);
    expect(off(classes.k!.latency.mean, report.classes.k!.latency.mean.value)).toBeLessThan(0.1);
  });
});

it('takes of two limits the tighter one, and none that overload takes hours to reach', () => {
  const with_ = (given: Partial<Station>) =>
    estimate(network(2.5, [station('s', given)], [{ service: exponential(1) }])).components.s!;
  const hour = { queueTimeout: 3600 };
  expect(with_({ ...hour, queueLimit: 20 }).wait).toBe(with_({ queueLimit: 20 }).wait);
  expect(with_({ queueTimeout: 2 * 3600 }).wait).toBe(Number.POSITIVE_INFINITY);
  const short = { queueTimeout: 2 * UNIT };
  expect(with_({ ...short, queueLimit: 1000 }).wait).toBe(with_(short).wait);
});

describe('a limit on what is in flight', () => {
  const capped = (rate: number, given: Partial<Station>, away: number) =>
    network(
      rate,
      [station('s', { inFlightLimit: 6, ...given }), pureDelay('far')],
      [
        { service: exponential(1), ...(away > 0 && { calls: [{ to: 2 }] }) },
        { service: lognormal(away || 1, 2) },
      ],
      { first: { balancing: 'random' } },
    );

  it('without callees is M/M/c/K', () => {
    const { refused, wait } = estimate(capped(2, { inFlightLimit: 3 }, 0)).components.s!;
    expect(refused).toBeCloseTo(8 / 15, 9);
    expect(wait).toBeCloseTo(17 / 7 - 1, 9);
  });

  it.each([
    ['with callees', capped(0.8, {}, 3)],
    ['of two replicas', capped(3, { slots: 2, replicas: 2 }, 1)],
    ['where nothing queues', capped(5, { intake: 'delay', slots: Infinity }, 1)],
    ['overloaded', capped(2, {}, 1)],
  ])('refuses and delays as many as a run: %s', (_, given) => {
    const { components, classes } = estimate(given);
    const report = run(given);
    const lost = report.components.s!.failures.overloaded! / report.components.s!.arrivalRate;
    expect(Math.abs(components.s!.refused! - lost)).toBeLessThan(0.02);
    expect(off(classes.k!.latency.mean, report.classes.k!.latency.mean.value)).toBeLessThan(0.06);
    expect(components.s!.leavesOut).toBeUndefined();
  });
});

describe('clients that give up', () => {
  it.each([
    [0.8, 10, 0.1353352832],
    [0.5, 1, Math.exp(-0.5)],
  ])('of M/M/1 with %f of the load after %f are as many as take longer', (rate, patience, lost) => {
    const given = network(rate, [station('s')], [{ service: exponential(1) }], { patience });
    const { success, latency } = estimate(given).classes.k!;
    expect(Math.abs(1 - success - lost)).toBeLessThan(0.005);
    const decay = 1 - rate;
    const mean = 1 / decay - (patience * lost) / (1 - lost);
    expect(off(latency.mean, mean)).toBeLessThan(0.01);
    expect(off(latency.p50, -Math.log(1 - 0.5 * (1 - lost)) / decay)).toBeLessThan(0.01);
  });
});

describe('classes that go first', () => {
  const both = (rate: number, first: number, service = exponential(1), slots = 1) =>
    withClass(network(rate, [station('s', { slots })], [{ service }]), 'first', first, { priority: 1 });

  it('wait as Cobham says, for one server and for several', () => {
    const one = estimate(both(0.5, 0.3));
    expect(one.classes.first!.latency.mean).toBeCloseTo(2.142857143, 6);
    expect(one.classes.k!.latency.mean).toBeCloseTo(6.714285714, 6);
    // No discipline that looks at no service time changes the mean over all.
    expect(one.components.s!.wait).toBeCloseTo(4, 9);
    expect(one.components.s!.leavesOut).toBeUndefined();
    // C(4, 3) / 4 = 0.1273584906 is the wait of the first over what is left of them.
    const many = estimate(both(2, 1, exponential(1), 4)).classes;
    expect(many.first!.latency.mean).toBeCloseTo(1 + 0.1273584906 / 0.75, 6);
    expect(many.k!.latency.mean).toBeCloseTo(1 + 0.1273584906 / 0.75 / 0.25, 6);
  });

  it.each([
    ['constant service', both(0.6, 0.25, constant(1)), 0.05, 0.35],
    ['lognormal service', both(0.4, 0.3, lognormal(1, 1.5)), 0.06, 0.35],
    ['several slots', both(2.4, 1.2, exponential(1), 4), 0.05, 0.1],
    // How waits of the first vary is exact for exponential service only.
  ] as const)('come near a run: %s', (_, given, mean, percentile) => {
    const { classes } = estimate(given);
    const report = run(given);
    for (const id of ['k', 'first'] as const) {
      const { latency } = report.classes[id]!;
      expect(off(classes[id]!.latency.mean, latency.mean.value), id).toBeLessThan(mean);
      for (const metric of ['p50', 'p90', 'p99'] as const)
        expect(off(classes[id]!.latency[metric], latency[metric]), `${metric} of ${id}`).toBeLessThan(
          percentile,
        );
    }
  });

  it('still get their turn where others wait for ever', () => {
    const { classes } = estimate(both(0.8, 0.5));
    expect(classes.first!.latency.mean).toBeCloseTo(3, 9);
    expect(classes.k!.latency.mean).toBe(Number.POSITIVE_INFINITY);
  });
});
