import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { NoticeRule } from '../network/rules.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay, station } from '../theory/build.ts';

const run = (given: Network, seconds: number, faults: readonly Fault[]): Report => {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(seconds);
  return engine.report();
};
const checks = (every: number, failures: number): NoticeRule => ({ every, failures, timeToLive: 0 });
const address = (timeToLive: number): NoticeRule => ({ every: 0, failures: 1, timeToLive });

/** 500 requests/s through a balancer to one of two stations. */
const twoStations = (notices: NoticeRule | null, given: Partial<Station> = {}): Network =>
  network(
    0.5,
    [
      pureDelay('lb', { routesOne: true, routing: 'round robin', ...given, ...(notices && { notices }) }),
      station('a', { slots: 10 }),
      station('b', { slots: 10 }),
    ],
    [
      { service: constant(0), calls: [{ to: 2 }, { to: 3 }] },
      { service: constant(1) },
      { service: constant(1) },
    ],
  );
/** The same to one of four instances of one station. */
const fourInstances = (
  notices: NoticeRule | null,
  balancing: 'round robin' | 'least in flight',
  ms = 1,
): Network =>
  network(
    0.5,
    [
      pureDelay('lb', { routesOne: true, ...(notices && { notices }) }),
      station('a', { replicas: 4, slots: 10 }),
    ],
    [{ service: constant(0), calls: [{ to: 2, balancing }] }, { service: constant(ms) }],
  );
const fall = (amount?: number, until?: number): Fault => ({
  ...{ at: 12.5, target: 'a', effect: 'down' },
  ...(amount !== undefined && { amount }),
  ...(until !== undefined && { until }),
});
/** Requests that failed, a second, in the second that begins then. */
const failedAt = ({ series }: Report, second: number): number => {
  const from = series.at.findIndex((at) => at >= second - 1e-9);
  const to = series.at.findIndex((at) => at >= second + 1 - 1e-9);
  return series.classes.k!.failed.slice(from, to).reduce((sum, rate) => sum + rate / (to - from), 0);
};
const near = (value: number, wanted: number) =>
  expect(Math.abs(value - wanted)).toBeLessThan(0.2 * wanted + 5);

describe('health checks', () => {
  it('take so many failures in a row until a target that is down gets nothing more', () => {
    // Checks at 15 and 20 s: from then on.
    const report = run(twoStations(checks(5, 2)), 60, [fall()]);
    for (const second of [13, 16, 19]) near(failedAt(report, second), 250);
    for (const second of [10, 20, 40]) expect(failedAt(report, second)).toBe(0);
    expect(report.classes.k!.failures).toHaveProperty('instance down');
  });

  it('notice at once where there are none', () => {
    expect(run(twoStations(null), 60, [fall()]).classes.k!.failures).toEqual({});
  });

  it('notice a connection that is cut as well', () => {
    const cut: Fault = { at: 12.5, target: 'lb-a-1', effect: 'down' };
    const report = run(twoStations(checks(5, 2)), 60, [cut]);
    near(failedAt(report, 16), 250);
    expect(failedAt(report, 20)).toBe(0);
    expect(report.classes.k!.failures).toHaveProperty('link cut');
  });

  it('notice a single instance of their target', () => {
    const report = run(fourInstances(checks(5, 2), 'round robin'), 60, [fall(1)]);
    for (const second of [13, 19]) near(failedAt(report, second), 125);
    expect(failedAt(report, 21)).toBe(0);
  });

  it('let an instance that fails at once attract more than its share, as it looks idle', () => {
    const report = run(fourInstances(checks(5, 2), 'least in flight', 20), 60, [fall(1)]);
    const blind = run(fourInstances(checks(5, 2), 'round robin', 20), 60, [fall(1)]);
    expect(failedAt(report, 16)).toBeGreaterThan(2 * failedAt(blind, 16));
    expect(failedAt(report, 21)).toBe(0);
  });

  it('notice nothing of what is back before that', () => {
    const report = run(twoStations(checks(5, 2)), 60, [fall(undefined, 16)]);
    near(failedAt(report, 14), 250);
    for (const second of [16, 18, 30]) expect(failedAt(report, second)).toBe(0);
  });
});

describe('addresses that are kept', () => {
  it('lead fewer and fewer to what is down over their time to live', () => {
    const report = run(twoStations(address(30)), 60, [fall()]);
    // At 13, 22 and 37 s: half of those who have the address from before.
    for (const second of [13, 22, 37]) near(failedAt(report, second), 250 * (1 - (second + 0.5 - 12.5) / 30));
    expect(failedAt(report, 44)).toBe(0);
  });

  it('are given out until health checks have noticed', () => {
    const report = run(twoStations({ every: 10, failures: 2, timeToLive: 10 }), 60, [fall()]);
    for (const second of [14, 28]) near(failedAt(report, second), 250);
    near(failedAt(report, 34), 250 * 0.55);
    expect(failedAt(report, 41)).toBe(0);
  });
});
