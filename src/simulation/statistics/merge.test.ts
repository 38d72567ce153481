import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, station } from '../theory/build.ts';
import { CACHES } from '../theory/cacheCases.ts';
import { multiServer } from '../theory/models.ts';
import { meanOf, mergeReports } from './merge.ts';

function replications(count: number, duration: number): [Report, ...Report[]] {
  return Array.from({ length: count }, (_, i) => {
    const engine = createEngine(multiServer(0.8, 1), { duration, load: [{ at: 0, factor: 1 }] }, i + 1);
    engine.advance(duration);
    return engine.report();
  }) as [Report, ...Report[]];
}

/** Messages whose consumer fails half of the time, each handed out twice at most. */
function queueThatLoses(): Network {
  const delivery = {
    partitions: 0,
    visibility: 0.1,
    maxReceives: 2,
    retention: Infinity,
    handedOut: Infinity,
  };
  return network(
    0.1,
    [station('queue', { buffer: true, delivery }), station('worker', { errorRate: 0.5 })],
    [{ service: constant(0), calls: [{ to: 2 }] }, { service: exponential(5) }],
  );
}

describe('a mean over independent values', () => {
  it('has the interval of Student t', () => {
    // Mean 3, standard deviation sqrt(2.5), t with 4 degrees of freedom 2.776.
    const { value, half } = meanOf([1, 2, 3, 4, 5]);
    expect(value).toBe(3);
    expect(half).toBeCloseTo((2.776445 * Math.sqrt(2.5)) / Math.sqrt(5), 5);
    expect(meanOf([7]).half).toBeNaN();
  });
});

describe('merged replications', () => {
  const reports = replications(10, 40);
  const merged = mergeReports(reports);

  it('average every figure and add up every count', () => {
    const mean = (of: (report: Report) => number) => reports.reduce((sum, r) => sum + of(r), 0) / 10;
    const { latency, goodput } = merged.classes.k!;
    expect(goodput).toBeCloseTo(
      mean((r) => r.classes.k!.goodput),
      9,
    );
    expect(latency.p99).toBeCloseTo(
      mean((r) => r.classes.k!.latency.p99),
      9,
    );
    expect(latency.mean.value).toBeCloseTo(
      mean((r) => r.classes.k!.latency.mean.value),
      9,
    );
    expect(merged.components.s!.utilization).toBeCloseTo(
      mean((r) => r.components.s!.utilization),
      9,
    );
    expect(merged.components.s!.limits.slots).toBe(merged.components.s!.utilization);
    expect(latency.count).toBe(reports.reduce((sum, r) => sum + r.classes.k!.latency.count, 0));
    const { created, completed, failed, inside } = merged.totals;
    expect(created).toBe(completed + failed + inside);
    expect(created).toBeGreaterThan(9 * reports[0].totals.created);
    expect(merged.seed).toBe(1);
  });

  it('know the mean better than one run does, and hold the truth', () => {
    const { mean, intervals } = merged.classes.k!.latency;
    expect(mean.half).toBeLessThan(reports[0].classes.k!.latency.mean.half);
    expect(Math.abs(mean.value - 5)).toBeLessThan(1.5 * mean.half);
    expect(intervals.p50.low).toBeLessThan(3.4657);
    expect(intervals.p50.high).toBeGreaterThan(3.4657);
  });

  it('of a cache have its mean hit ratio, with the interval between runs', () => {
    const { network } = CACHES.find(({ name }) => name.startsWith('LRU: 2 kept'))!;
    const runs = [1, 2, 3, 4, 5, 6].map((seed) => {
      const engine = createEngine(network, { duration: 3, load: [{ at: 0, factor: 1 }] }, seed);
      engine.advance(3);
      return engine.report();
    });
    const { hitRatio, evictions } = mergeReports(runs).components.s!.cache!;
    const all = runs.map((run) => run.components.s!.cache!);
    expect(hitRatio).toEqual(meanOf(all.map((one) => one.hitRatio.value)));
    expect(Math.abs(hitRatio.value - 0.6038454177)).toBeLessThan(2 * hitRatio.half);
    expect(evictions).toBeCloseTo(meanOf(all.map((one) => one.evictions)).value, 9);
  });

  it('of messages have what all runs did with them, and the oldest of all', () => {
    const network = queueThatLoses();
    const runs = [1, 2, 3].map((seed) => {
      const engine = createEngine(network, { duration: 2, load: [{ at: 0, factor: 1 }] }, seed);
      engine.advance(2);
      return engine.report();
    });
    const all = runs.map((run) => run.components.queue!.messages!);
    const { depth, oldest, outcomes } = mergeReports(runs).components.queue!.messages!;
    const total = (key: 'kept' | 'dead') => all.reduce((sum, one) => sum + one.outcomes![key], 0);
    expect(outcomes).toMatchObject({ kept: total('kept'), dead: total('dead') });
    expect(outcomes!.dead).toBeGreaterThan(all[0]!.outcomes!.dead);
    const { kept, acknowledged, lost, dead, expired, inside } = outcomes!;
    expect(kept).toBe(acknowledged + lost + dead + expired + inside);
    expect(oldest.max).toBe(Math.max(...all.map((one) => one.oldest.max)));
    expect(depth).toBeCloseTo(meanOf(all.map((one) => one.depth)).value, 9);
  });

  it('of replicas that come and go have the mean of all runs, and of figures that one run lacks that of the others', () => {
    const [one, other] = [reports[0], reports[1]!].map((report, i): Report => {
      const { s } = report.components;
      const wait = i === 0 ? Number.NaN : 4;
      const sessions = {
        open: 8 + i,
        wanted: 9,
        lowest: 5 - i,
        opened: 10,
        refused: i,
        outage: i,
        out: i === 1,
      };
      return {
        ...report,
        components: { s: { ...s!, wait, replicas: { mean: 2 + i, last: 3 }, sessions } },
      };
    });
    const { replicas, wait, sessions } = mergeReports([one!, other!]).components.s!;
    expect(replicas).toEqual({ mean: 2.5, last: 3 });
    expect(wait).toBe(4);
    expect(sessions).toEqual({
      ...{ open: 8.5, wanted: 9, lowest: 4, opened: 20, refused: 1, outage: 1, out: true },
    });
  });

  it('know rates, shares and queues of components by how far the runs differ', () => {
    const { classes, components } = mergeReports(reports);
    const of = (values: number[]) => meanOf(values).half;
    expect(components.s!.halves.wait).toBe(of(reports.map((r) => r.components.s!.wait)));
    expect(components.s!.halves.utilization).toBe(of(reports.map((r) => r.components.s!.utilization)));
    expect(classes.k!.halves.goodput).toBe(of(reports.map((r) => r.classes.k!.goodput)));
    expect(classes.k!.halves.queue).toBe(of(reports.map((r) => r.classes.k!.split.queue)));
  });

  it('of one run are that run, without intervals of means', () => {
    const { latency, halves, ...rest } = mergeReports([reports[0]]).classes.k!;
    const { latency: own, halves: _, ...given } = reports[0].classes.k!;
    expect(rest).toEqual(given);
    expect(Object.values(halves).every(Number.isNaN)).toBe(true);
    expect({ ...latency, mean: 0, intervals: 0 }).toEqual({ ...own, mean: 0, intervals: 0 });
    expect(latency.mean.half).toBeNaN();
    expect(() => mergeReports([])).toThrow('no run');
  });
});
