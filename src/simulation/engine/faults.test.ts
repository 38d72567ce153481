import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, station } from '../theory/build.ts';

/** 100 requests/s to four replicas of 5 ms each, and on to a store. */
const served = network(
  0.1,
  [station('app', { replicas: 4 }), station('db', { slots: 4 })],
  [{ service: exponential(5), calls: [{ to: 2 }] }, { service: exponential(10) }],
);

function run(faults: readonly Fault[], given: Network = served, duration = 60): Report {
  const engine = createEngine(given, { duration, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(duration);
  const report = engine.report();
  const { created, completed, failed, inside } = report.totals;
  expect(created).toBe(completed + failed + inside);
  return report;
}

const between = (report: Report, from: number, to: number, what: 'throughput' | 'failed' | 'p50'): number => {
  const column = report.series.classes.k![what].filter(
    (_, i) => report.series.at[i]! >= from && report.series.at[i]! < to,
  );
  return column.reduce((sum, x) => sum + x, 0) / column.length;
};

describe('a fault', () => {
  it('takes a component down until it heals, and says so at whoever fails by it', () => {
    const report = run([{ at: 20, until: 40, target: 'db', effect: 'down' }]);
    expect(between(report, 2, 20, 'failed')).toBe(0);
    expect(between(report, 21, 40, 'throughput')).toBe(0);
    expect(between(report, 21, 40, 'failed')).toBeGreaterThan(90);
    expect(between(report, 42, 60, 'throughput')).toBeGreaterThan(90);
    expect(between(report, 42, 60, 'failed')).toBe(0);
    const { classes, components } = report;
    expect(Object.keys(classes.k!.failures)).toEqual(['instance down']);
    expect(components.db!.failures['instance down']).toBeGreaterThan(0);
    expect(Object.keys(components.app!.failures)).toEqual(['callee failed']);
    expect(report.precision.verdict).toBe('unsettled');
  });

  it('of two instances of four loses what they had inside, and the others go on', () => {
    const report = run([{ at: 30, target: 'app', effect: 'down', amount: 2 }]);
    const lost = (report.classes.k!.failures['instance down'] ?? 0) * (report.duration - report.warmup);
    expect(lost).toBeLessThan(5);
    expect(between(report, 32, 60, 'throughput')).toBeGreaterThan(90);
    const { utilization } = report.series.components.app!;
    // Of four instances, as half of them do all the work.
    expect(utilization.at(-10)!).toBeLessThan(0.5);
  });

  it('leaves as many slots as instances are up', () => {
    const full = network(1, [station('app', { replicas: 4, queueLimit: 0 })], [{ service: constant(10) }]);
    const report = run([{ at: 20, target: 'app', effect: 'down', amount: 3 }], full, 40);
    expect(between(report, 5, 20, 'throughput')).toBeGreaterThan(280);
    expect(between(report, 22, 40, 'throughput')).toBeLessThanOrEqual(101);
    expect(between(report, 22, 40, 'throughput')).toBeGreaterThan(80);
  });

  it('makes a component slow by a factor, and several of them together', () => {
    const alone = network(0.1, [pureDelay('s')], [{ service: constant(10) }]);
    const report = run(
      [
        { at: 20, until: 50, target: 's', effect: 'slow', amount: 5 },
        { at: 30, until: 40, target: 's', effect: 'slow', amount: 2 },
      ],
      alone,
    );
    const near = (value: number, wanted: number) => expect(Math.abs(value / wanted - 1)).toBeLessThan(0.01);
    near(between(report, 2, 20, 'p50'), 10);
    near(between(report, 21, 30, 'p50'), 50);
    near(between(report, 31, 40, 'p50'), 100);
    near(between(report, 41, 50, 'p50'), 50);
    near(between(report, 51, 60, 'p50'), 10);
  });

  it('lets a share of requests fail', () => {
    const report = run([{ at: 20, until: 40, target: 'app', effect: 'errors', amount: 0.3 }]);
    expect(Math.abs(between(report, 21, 40, 'failed') / 30 - 1)).toBeLessThan(0.15);
    expect(between(report, 41, 60, 'failed')).toBe(0);
    expect(Object.keys(report.classes.k!.failures)).toEqual(['error']);
  });

  it('cuts a connection, makes it slow, or loses a share of what it carries', () => {
    const target = served.connections[1]!.id;
    const cut = run([{ at: 20, until: 40, target, effect: 'down' }]);
    expect(between(cut, 21, 40, 'throughput')).toBe(0);
    expect(Object.keys(cut.classes.k!.failures)).toEqual(['link cut']);
    expect(cut.connections[target]!.failed).toBeGreaterThan(0);
    const lossy = run([{ at: 20, until: 40, target, effect: 'errors', amount: 0.2 }]);
    expect(Math.abs(between(lossy, 21, 40, 'failed') / 20 - 1)).toBeLessThan(0.2);
    const far = network(0.1, [pureDelay('s')], [{ service: constant(1) }], {
      first: { network: constant(4) },
    });
    const slow = run([{ at: 20, until: 40, target: far.connections[0]!.id, effect: 'slow', amount: 3 }], far);
    expect(between(slow, 21, 40, 'p50') - between(slow, 2, 20, 'p50')).toBeCloseTo(16, 0);
  });

  it('of consumers leaves the messages in their queue, which are worked off after it', () => {
    const queued = network(
      0.1,
      [station('q', { buffer: true, slots: 100 }), station('worker', { slots: 4 })],
      [
        { service: constant(0.1), calls: [{ to: 2, mode: 'send', balancing: 'shared queue' }] },
        { service: exponential(10) },
      ],
    );
    const report = run([{ at: 20, until: 30, target: 'worker', effect: 'down' }], queued);
    expect(report.components.q!.maxQueueLength).toBeGreaterThan(900);
    expect(report.series.components.q!.queueLength.at(-1)).toBeLessThan(5);
    expect(report.totals.failed).toBe(0);
  });

  it('that is injected is one of the scenario, so the run can be repeated to the last bit', () => {
    const scenario = { duration: 30, load: [{ at: 0, factor: 1 }] };
    const engine = createEngine(served, scenario, 5);
    engine.advance(7);
    engine.inject({ target: 'db', effect: 'slow', amount: 8 }, 6);
    engine.advance(15);
    engine.inject({ target: 'app', effect: 'down', amount: 1 });
    engine.advance(20);
    // What has healed by itself, what is broken in another way and what is whole stay as they are.
    engine.heal({ target: 'db', effect: 'slow' });
    engine.heal({ target: 'app', effect: 'errors' });
    engine.heal({ target: 'db', effect: 'down' });
    engine.heal({ target: 'app', effect: 'down' });
    engine.advance(30);
    const report = engine.report();
    expect(report.scenario.faults?.map(({ until }) => Math.round(until ?? 0))).toEqual([13, 20]);
    const again = createEngine(served, report.scenario, 5);
    again.advance(30);
    expect(JSON.stringify(again.report())).toBe(JSON.stringify(report));
  });

  it('of something that is not there changes nothing but the scenario', () => {
    const broken = run([{ at: 20, target: 'x', effect: 'down' }]);
    const whole = run([]);
    // A run with faults takes the general path, with more events for the same.
    const { events, ...others } = whole.totals;
    expect(broken.totals).toMatchObject(others);
    expect(broken.totals.events).toBeGreaterThanOrEqual(events);
  });
});
