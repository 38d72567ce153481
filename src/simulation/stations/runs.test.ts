import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Visit } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, type exponential, network, station } from '../theory/build.ts';

const run = (given: Network, duration: number): Report => {
  const engine = createEngine(given, { duration, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(duration);
  return engine.report();
};
/** 50 jobs a second for ten slots. */
const pool = (
  service: ReturnType<typeof exponential>,
  given: Partial<Station>,
  shortcut?: NonNullable<Visit['shortcut']>,
): Network => {
  const base = network(0.05, [station('pool', { slots: 10, ...given })], [{ service }]);
  return { ...base, visits: base.visits.map((v, i) => (i === 1 && shortcut ? { ...v, shortcut } : v)) };
};

describe('work that is done again', () => {
  it('fails only when every run has, and holds its slot for all of them', () => {
    const given = pool(constant(50), { errorRate: 0.3, reruns: 2 });
    const report = run(given, 1000);
    const { failures, offered } = report.classes.k!;
    expect(Math.abs(failures.error! / offered - 0.027)).toBeLessThan(0.003);
    // 1 + 0.3 + 0.09 runs of 50 ms for each of 50 jobs a second, in ten slots.
    expect(Math.abs(report.components.pool!.utilization - 0.25 * 1.39)).toBeLessThan(0.005);
    const theory = estimate(given);
    expect(theory.components.pool!.utilization).toBeCloseTo(0.25 * 1.39, 9);
    expect(theory.classes.k!.success).toBeCloseTo(1 - 0.027, 9);
  });

  it('fails at once where it may not be', () => {
    const { failures, offered } = run(pool(constant(50), { errorRate: 0.3 }), 500).classes.k!;
    expect(Math.abs(failures.error! / offered - 0.3)).toBeLessThan(0.01);
  });

  it('waits in one line with the rest, by the estimate too', () => {
    const given = pool(constant(120), { errorRate: 0.3, reruns: 10 });
    const report = run(given, 2000);
    const { mean } = estimate(given).classes.k!.latency;
    expect(report.components.pool!.utilization).toBeGreaterThan(0.8);
    expect(Math.abs(mean / report.classes.k!.latency.mean.value - 1)).toBeLessThan(0.04);
  });
});

describe('a shortcut', () => {
  it('is taken by its share of requests, which are so much quicker', () => {
    const given = pool(constant(100), {}, { share: 0.6, part: 0.1 });
    const report = run(given, 1000);
    const { p50, p90, mean } = report.classes.k!.latency;
    expect(p50).toBeCloseTo(10, 0);
    expect(p90).toBeCloseTo(100, -1);
    expect(Math.abs(mean.value - 46)).toBeLessThan(1);
    expect(Math.abs(report.components.pool!.utilization - 0.23)).toBeLessThan(0.005);
    expect(estimate(given).components.pool!.utilization).toBeCloseTo(0.23, 9);
    expect(Math.abs(estimate(given).classes.k!.latency.mean / mean.value - 1)).toBeLessThan(0.02);
  });
});
