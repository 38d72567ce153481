import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Profile } from '../network/traffic.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, station, UNIT } from '../theory/build.ts';

/** One slot of 10 ms before a queue without an end; rates are requests a ms. */
function run(rate: number, given: Partial<Station>, profile?: Profile): Report {
  const made = network(rate, [station('app', given)], [{ service: exponential(10) }], {
    arrival: profile ? { profile } : {},
  });
  const engine = createEngine(made, { duration: 200_000 * UNIT, load: [{ at: 0, factor: 1 }] }, 5);
  engine.advance(Infinity);
  return engine.report();
}

describe('a component that sheds load by delay', () => {
  it('answers in about the time it allows at twice its load, and as many as it can', () => {
    const { k } = run(0.2, { shedTarget: 50 * UNIT }).classes;
    expect(k!.goodput).toBeGreaterThan(95);
    expect(k!.failures.shed).toBeCloseTo(100, -1);
    expect(Object.keys(k!.failures)).toEqual(['shed']);
    // The queue grows for the 100 ms until it is refused, and falls back to 50 ms.
    expect(k!.latency.p99).toBeLessThan(400);
    expect(run(0.2, {}).classes.k!.latency.p50).toBeGreaterThan(10_000);
  });

  it('refuses nobody while it keeps up, however deep its queue gets for a moment', () => {
    // Some ten within a millisecond every half second: the last waits about twice what is allowed, then the queue is empty.
    const burst: Profile = {
      points: [
        { at: 0, factor: 500 },
        { at: 0.001, factor: 500 },
        { at: 0.001, factor: 0 },
        { at: 0.5, factor: 0 },
      ],
      period: 0.5,
    };
    const { k } = run(0.02, { shedTarget: 40 * UNIT }, burst).classes;
    expect(k!.latency.p99).toBeGreaterThan(90);
    expect(k!.failures).toEqual({});
  });

  it('does so in a queue that its replicas share', () => {
    const made = network(
      0.4,
      [station('app', { replicas: 2, shedTarget: 50 * UNIT })],
      [{ service: constant(10) }],
      { first: { balancing: 'shared queue' } },
    );
    const engine = createEngine(made, { duration: 20, load: [{ at: 0, factor: 1 }] }, 5);
    engine.advance(20);
    const { goodput, latency } = engine.report().classes.k!;
    expect(goodput).toBeGreaterThan(190);
    expect(latency.p99).toBeLessThan(300);
  });
});
