import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { InstanceRules } from '../network/rules.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, station } from '../theory/build.ts';

const run = (given: Network, seconds: number, faults?: readonly Fault[]): Report => {
  const scenario = { duration: seconds, load: [{ at: 0, factor: 1 }], ...(faults && { faults }) };
  const engine = createEngine(given, scenario, 1);
  engine.advance(seconds);
  return engine.report();
};

/** Requests a ms of 10 ms each, for a function of so many slots. */
const board = (rate: number, rules: Partial<InstanceRules>, given: Partial<Station> = {}): Network => {
  const instances = { coldStart: 0.2, keepAlive: Infinity, ramp: Infinity, ...rules };
  const f = station('f', { slots: 1000, queueLimit: 0, instances, ...given });
  return network(rate, [f], [{ service: exponential(10) }]);
};
const at = (report: Report) => report.components.f!;

describe('instances that are started for requests', () => {
  it('are started as often as the last one has gone before the next request', () => {
    // One at a time: cold where nobody has come for 100 ms since the last was done.
    const report = run(board(0.02, { keepAlive: 0.1 }, { slots: 1 }), 2000);
    expect(Math.abs(at(report).instances!.cold - Math.exp(-2))).toBeLessThan(0.01);
    // 200 ms for each of those on top of 10 ms.
    expect(Math.abs(at(report).service - 10 - 200 * at(report).instances!.cold)).toBeLessThan(0.5);
    expect(report.classes.k!.latency.mean.value).toBeCloseTo(at(report).service, 0);
  });

  it('are started once each where idle ones stay', () => {
    expect(at(run(board(0.1, {}), 600)).instances!.cold).toBeLessThan(1e-3);
  });

  it('start in the number of their ramp at once, and from then on at its rate', () => {
    // 1,000 requests/s of a second each: 100 instances from the start, ten more a second.
    const given = network(
      1,
      [station('f', { slots: 5000, queueLimit: 0, instances: { coldStart: 0, keepAlive: 60, ramp: 10 } })],
      [{ service: constant(1000) }],
    );
    const { throughput, failed } = run(given, 60).series.classes.k!;
    const atSecond = (series: readonly number[], second: number) =>
      (series[second * 2]! + series[second * 2 + 1]!) / 2;
    for (const second of [10, 30, 50])
      expect(Math.abs(atSecond(throughput, second) / (100 + 10 * second) - 1)).toBeLessThan(0.15);
    expect(atSecond(failed, 10)).toBeGreaterThan(600);
    expect(run(given, 60).classes.k!.failures).toHaveProperty('rate limited');
  });

  it('are gone when their component falls', () => {
    const down: Fault = { at: 30, until: 31, target: 'f', effect: 'down' };
    const starts = (faults?: readonly Fault[]) => {
      const report = run(board(0.5, {}), 60, faults);
      return at(report).instances!.cold * at(report).throughput * (60 - report.warmup);
    };
    expect(starts()).toBeLessThan(10);
    expect(starts([down])).toBeGreaterThan(30);
  });

  it.each([
    [0.002, 2, 0.05],
    [0.02, 0.5, 0.05],
    [0.02, 0.1, 0.2],
    [0.3, 0.3, 0.02],
    [1, 1, 0.05],
  ])(
    'at %f requests a ms, kept for %f s, are estimated to be started as often as they are',
    (rate, keepAlive, coldStart) => {
      const given = board(rate, { keepAlive, coldStart });
      const report = run(given, 240 / rate);
      const theory = estimate(given);
      const measured = at(report).instances!.cold;
      expect(Math.abs(theory.components.f!.instances!.cold / measured - 1)).toBeLessThan(0.2);
      const { value } = report.classes.k!.latency.mean;
      expect(Math.abs(theory.classes.k!.latency.mean / value - 1)).toBeLessThan(0.05);
    },
  );
});

describe('a longest time at work', () => {
  it('stops what takes longer, and keeps the slot no longer than that', () => {
    // Of exponential times of 10 ms the share exp(-2) takes longer than 20 ms.
    const given = network(
      0.5,
      [station('f', { slots: 100, maxDuration: 0.02 })],
      [{ service: exponential(10) }],
    );
    const report = run(given, 100);
    const { failures, offered, latency } = report.classes.k!;
    expect(Math.abs(failures['timed out']! / offered - Math.exp(-2))).toBeLessThan(0.01);
    expect(latency.max).toBeLessThanOrEqual(20);
    // E min(X, 20) = 10 (1 - exp(-2)).
    expect(Math.abs(at(report).utilization - 0.05 * (1 - Math.exp(-2)))).toBeLessThan(0.001);
  });

  it('counts the calls that it waits for, and no wait for a slot', () => {
    const slow = (blocking: boolean, ms: number) =>
      network(
        0.05,
        [station('f', { slots: 1, blocking, maxDuration: 0.05 }), pureDelay('slow')],
        [{ service: constant(1), calls: [{ to: 2 }] }, { service: constant(ms) }],
      );
    for (const blocking of [true, false]) {
      expect(run(slow(blocking, 60), 20).classes.k!.goodput).toBe(0);
      expect(run(slow(blocking, 40), 20).classes.k!.failures).toEqual({});
    }
    // Most requests waited long for the one slot.
    expect(run(slow(true, 40), 20).classes.k!.latency.max).toBeGreaterThan(500);
  });
});

describe('a connection for each instance', () => {
  /** A function of 10 ms before a store of 2 ms that has so many connections; half of its requests come past the function. */
  const board = (rate: number, keepAlive: number, connectionLimit: number, others = 0): Network => {
    const instances = { coldStart: 0, keepAlive, ramp: Infinity };
    const base = network(
      rate,
      [
        station('f', { slots: 1000, queueLimit: 0, blocking: true, instances }),
        station('db', { slots: 50, connectionLimit }),
      ],
      [{ service: exponential(10), calls: [{ to: 2 }] }, { service: exponential(2) }],
    );
    if (others === 0) return base;
    const visit = base.visits.length;
    const alone = { ...base.visits[2]!, class: 1 };
    const past = { ...base.classes[0]!, id: 'past', rate: others, roots: [{ visit, share: 1 }] };
    return { ...base, classes: [...base.classes, past], visits: [...base.visits, alone] };
  };
  const connections = (report: Report) => report.components.db!.limits.connections!;

  it.each([
    [0.5, 0.3, 0],
    [2, 2, 0],
    [0.5, 0.3, 4000],
  ])(
    'at %f requests a ms, kept for %f s, with %f others: as many are held as there are instances',
    (rate, keepAlive, others) => {
      const given = board(rate, keepAlive, 1000, others);
      const report = run(given, 60);
      // 2 ms each of those that come past the function.
      const held = report.components.f!.instances!.mean + 0.002 * others;
      expect(Math.abs(1000 * connections(report) - held)).toBeLessThan(0.3);
      expect(held).toBeGreaterThan(0.012 * 1000 * rate * 1.3);
      const theory = estimate(given);
      expect(
        Math.abs(theory.components.f!.instances!.mean / report.components.f!.instances!.mean - 1),
      ).toBeLessThan(0.1);
      expect(Math.abs(theory.components.db!.limits.connections! / connections(report) - 1)).toBeLessThan(0.1);
    },
  );

  it('refuses the share of requests that have none', () => {
    // 24 at work on average and some forty held, for twenty connections.
    const report = run(board(2, 2, 20), 60);
    expect(report.components.db!.binding).toBe('connections');
    const { mean } = report.components.f!.instances!;
    const { failures, offered } = report.classes.k!;
    expect(Math.abs(failures['connection limit']! / offered - (1 - 20 / mean))).toBeLessThan(0.04);
    expect(run(board(2, 2, 100), 60).classes.k!.failures).toEqual({});
  });

  it('holds none where its requests come from a service that is there all the time', () => {
    const given = board(2, 2, 1000);
    const stations = given.stations.map(({ instances, ...rest }) => rest);
    expect(1000 * connections(run({ ...given, stations }, 60))).toBeLessThan(6);
  });
});
