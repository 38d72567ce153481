import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay } from '../theory/build.ts';

const run = (given: Network, duration: number, faults?: readonly Fault[]): Report => {
  const scenario = { duration, load: [{ at: 0, factor: 1 }], ...(faults && { faults }) };
  const engine = createEngine(given, scenario, 1);
  engine.advance(duration);
  return engine.report();
};
/** 1,000 requests/s at an edge of 10 ms before an origin of 50 ms. */
const edge = (given: Partial<Station>): Network =>
  network(
    1,
    [pureDelay('edge', given), pureDelay('origin')],
    [{ service: constant(10), calls: [{ to: 2, when: 'miss' }] }, { service: constant(50) }],
  );

describe('a second layer', () => {
  const shielded = edge({ hitRatio: 0.58, shield: 0.3, missTime: 0.02 });

  it('keeps its share of the misses from the origin, at the time of a miss', () => {
    const report = run(shielded, 200);
    const reached = 0.42 * 0.7;
    expect(Math.abs(report.components.origin!.arrivalRate / 1000 - reached)).toBeLessThan(0.01);
    // 10 ms for all, 20 ms more for misses of the edge, 50 ms more for those of both.
    expect(Math.abs(report.classes.k!.latency.mean.value - (10 + 0.42 * 20 + reached * 50))).toBeLessThan(
      0.5,
    );
  });

  it('is estimated as it is measured', () => {
    const { latency } = run(shielded, 200).classes.k!;
    const theory = estimate(shielded);
    expect(theory.components.origin!.arrivalRate).toBeCloseTo(1000 * 0.42 * 0.7, 6);
    expect(theory.classes.k!.latency.mean).toBeCloseTo(10 + 0.42 * 20 + 0.42 * 0.7 * 50, 6);
    for (const at of ['p50', 'p90', 'p99'] as const)
      expect(Math.abs(theory.classes.k!.latency[at] / latency[at] - 1)).toBeLessThan(0.05);
  });
});

describe('failures that are kept', () => {
  const down: Fault = { at: 20, until: 50, target: 'origin', effect: 'down' };
  const keyed = (negativeTtl: number): Network => {
    const base = edge({ hitRatio: 0, ...(negativeTtl > 0 && { negativeTtl }) });
    return { ...base, classes: base.classes.map((cls) => ({ ...cls, keys: { items: 10, exponent: 0 } })) };
  };
  const asked = (given: Network): number =>
    run(given, 60, [down]).components.origin!.failures['instance down'] ?? 0;

  it('spare an origin that is down all but one request for each thing and time', () => {
    const without = asked(keyed(0));
    // Each of ten things once in five seconds, for half of the run, and the time that the failure takes.
    const wanted = (10 / 5) * (30 / 57);
    expect(without).toBeGreaterThan(400);
    expect(Math.abs(asked(keyed(5)) - wanted)).toBeLessThan(0.3 * wanted + 0.5);
  });

  it('are told on for as long after it is back, and no longer', () => {
    // Asked for again every five seconds from 20 s on, and last at 45 s.
    const { series } = run(keyed(5), 60, [{ ...down, until: 48 }]);
    const at = (second: number) => series.classes.k!.failed[second * 2]!;
    expect([at(10), at(49) > 900, at(54)]).toEqual([0, true, 0]);
  });

  it('are none of what nobody asks for again', () => {
    const given = edge({ hitRatio: 0, negativeTtl: 5 });
    expect(asked(given)).toBeGreaterThan(400);
  });
});
