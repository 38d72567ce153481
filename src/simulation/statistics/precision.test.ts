import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay } from '../theory/build.ts';
import { multiServer } from '../theory/models.ts';
import { longerRun, precisionOf, relativeHalf } from './precision.ts';

/** M/M/1 at the given share of its capacity, 1,000 x that a second. */
function run(
  utilization: number,
  duration: number,
  load: Report['scenario']['load'] = [{ at: 0, factor: 1 }],
): Report {
  const engine = createEngine(multiServer(utilization, 1), { duration, load }, 1);
  engine.advance(duration);
  return engine.report();
}

describe('precision', () => {
  it('asks for a run that then is as precise as was asked', () => {
    const short = run(0.8, 60);
    expect(short.precision.verdict).toBe('longer');
    expect(short.precision.duration).toBeGreaterThan(100);
    // What is forecast from so short a run may be a third of what it takes.
    const enough = run(0.8, 4 * short.precision.duration);
    expect(enough.precision).toMatchObject({ verdict: 'enough', duration: enough.duration });
    const { latency } = enough.classes.k!;
    expect(relativeHalf(latency, 'mean')).toBeLessThan(0.05);
    expect(relativeHalf(latency, 'p99')).toBeLessThan(0.1);
  });

  it('names the figure that is farthest off, and how wide it is', () => {
    const report = run(0.8, 60);
    const tight = precisionOf(report, true, [{ metric: 'p50', half: 0.001 }]);
    expect(tight.widest).toMatchObject({ class: 'k', metric: 'p50', wanted: 0.001 });
    expect(tight.widest?.half).toBe(relativeHalf(report.classes.k!.latency, 'p50'));
    // Ten times narrower takes a hundred times as long.
    const wide = precisionOf(report, true, [{ metric: 'p50', half: 0.0001 }]);
    expect((wide.duration - report.warmup) / (tight.duration - report.warmup)).toBeCloseTo(100, 6);
    expect(precisionOf(report, true, [{ class: 'other', metric: 'p50', half: 0.001 }]).widest).toBeNull();
  });

  it('asks for more where there is no interval yet', () => {
    const report = run(0.1, 1);
    expect(report.precision.widest?.half).toBeNaN();
    expect(report.precision.verdict).toBe('longer');
    expect(report.precision.duration).toBeGreaterThan(20);
  });

  it('is sure of what takes no time', () => {
    const instant = network(1, [pureDelay('s')], [{ service: constant(0) }]);
    const engine = createEngine(instant, { duration: 20, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(20);
    const { precision, classes } = engine.report();
    expect(classes.k!.latency.mean).toEqual({ value: 0, half: 0 });
    expect(precision).toMatchObject({ verdict: 'enough', widest: { half: 0 } });
  });

  it('does not send on a run that has no level: overloaded, or under changing load', () => {
    expect(run(1.5, 60).precision.verdict).toBe('unsettled');
    const changing = run(0.5, 60, [
      { at: 0, factor: 1 },
      { at: 30, factor: 1.5 },
    ]);
    expect(changing.precision.verdict).toBe('unsettled');
    expect(longerRun(run(1.5, 60), { metric: 'p99', half: 0.01 }, 1000)).toBeNull();
  });

  it('lengthens a run step by step until the target is met, and no further than allowed', () => {
    const target = { metric: 'p99', half: 0.05 } as const;
    let report = run(0.5, 5);
    const durations: number[] = [];
    for (let next = longerRun(report, target, 2000); next !== null; next = longerRun(report, target, 2000)) {
      expect(next).toBeGreaterThan(report.duration);
      durations.push(next);
      report = run(0.5, next);
    }
    expect(durations.length).toBeGreaterThan(0);
    expect(durations.length).toBeLessThan(6);
    expect(relativeHalf(report.classes.k!.latency, 'p99')).toBeLessThanOrEqual(0.05);
    expect(longerRun(run(0.5, 5), target, 5)).toBeNull();
    expect(longerRun(run(0.5, 5), target, 6)).toBe(6);
  });
});
