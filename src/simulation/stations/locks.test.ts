import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { findBottleneck } from '../../analysis/verdict/bottleneck.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Call } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, station } from '../theory/build.ts';

/** Writes at `rate` a millisecond, each of `service`, to a store in which some of them are of one row. */
function made(
  rate: number,
  hotWrites: number,
  service = constant(1),
  given: Partial<Station> = {},
  calls: readonly (Partial<Call> & { to: number })[] = [],
): Network {
  const drawn = network(
    rate,
    [station('db', { slots: 100, hotWrites, ...given }), pureDelay('copy')],
    [{ service, calls }, { service: constant(4) }],
  );
  const visits = drawn.visits.map((visit, i) =>
    i === 0 ? { ...visit, calls: visit.calls.map((call) => ({ ...call, write: true as const })) } : visit,
  );
  return { ...drawn, visits };
}

function run(drawn: Network, seconds: number, faults: readonly Fault[] = []): Report {
  const engine = createEngine(drawn, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 4);
  engine.advance(Infinity);
  return engine.report();
}

describe('a row that many write', () => {
  it.each([
    ['constant', constant(1), 0.5],
    ['exponential', exponential(1), 1],
  ])('is M/G/1 for those writes, whatever slots there are: %s', (_, service, wait) => {
    // Half of all writes are of it: a load of 0.5, whose queue waits for 0.5 or 1 service times.
    const drawn = made(1, 0.5, service);
    const { components, classes } = run(drawn, 100);
    expect(components.db!.limits.lock).toBeCloseTo(0.5, 1);
    expect(components.db!.limits.slots).toBeCloseTo(0.01, 3);
    expect(components.db!.wait / (0.5 * wait)).toBeCloseTo(1, 1);
    expect(classes.k!.latency.mean.value).toBeCloseTo(1 + 0.5 * wait, 1);
    const theory = estimate(drawn);
    expect(theory.components.db!.limits.lock).toBeCloseTo(0.5, 9);
    expect(theory.classes.k!.latency.mean).toBeCloseTo(1 + 0.5 * wait, 6);
    expect(theory.headroom.factor).toBeCloseTo(2, 9);
  });

  it('is written no more often with more slots, shards or replicas', () => {
    for (const given of [{ slots: 4 }, { slots: 400 }, { replicas: 8, slots: 50 }]) {
      const report = run(made(2, 1, constant(1), { ...given, queueLimit: 10 }), 10);
      expect(report.components.db!.throughput / 1000).toBeCloseTo(1, 1);
      expect(report.components.db!.limits.lock).toBeCloseTo(1, 2);
    }
  });

  it('takes the slots that others need, and is found to be what binds', () => {
    const drawn = made(3, 0.5, constant(1), { slots: 4, queueLimit: 50 });
    const report = run(drawn, 20);
    // 1,500 a second want the lock, 1,000 have it: of the others as many get through.
    expect(report.components.db!.throughput / 2000).toBeCloseTo(1, 1);
    const found = findBottleneck(drawn, report)!;
    expect(found).toMatchObject({ component: 'db', limit: 'lock', state: 'saturated' });
    expect(found.evidence[0]).toContain('busiest lock was held');
    expect(found.doubled).toBeNull();
    expect(found.evidence.at(-1)).toMatch(
      /^Twice as many would not move the headroom: at .* db gives way by its lock\.$/,
    );
  });

  it('is on one shard: those of the others go on', () => {
    const free = run(made(3, 0.5, constant(1), { slots: 4, replicas: 4, queueLimit: 50 }), 20);
    expect(free.components.db!.throughput).toBeGreaterThan(2200);
  });

  it('stays locked until the copies of a write have confirmed it', () => {
    const drawn = made(0.1, 1, constant(1), {}, [{ to: 2 }]);
    expect(estimate(drawn).components.db!.limits.lock).toBeCloseTo(0.5, 9);
    expect(run(drawn, 60).components.db!.limits.lock).toBeCloseTo(0.5, 1);
  });

  it('is free again when its store fails, and who waits for it is gone with that', () => {
    const fault: Fault = { at: 1, until: 1.2, target: 'db', effect: 'down' };
    const { components, totals } = run(made(0.9, 1), 5, [fault]);
    expect(totals.inside).toBeLessThan(50);
    expect(components.db!.failures['instance down']).toBeGreaterThan(0);
    expect(totals.created).toBe(totals.completed + totals.failed + totals.inside);
  });
});
