import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { sliceOf } from '../slice.ts';
import { constant, network, station, withClass } from '../theory/build.ts';

/** A hundred writes a second of 1 ms, each of which makes its document larger by a hundredth. */
function made(documents: number, given: Partial<Station> = {}): Network {
  const drawn = network(
    0.1,
    [station('db', { slots: 1000, growth: { share: 0.01, documents }, ...given })],
    [{ service: constant(1) }],
  );
  const visits = drawn.visits.map((visit, i) =>
    i === 0 ? { ...visit, calls: visit.calls.map((call) => ({ ...call, write: true as const })) } : visit,
  );
  return { ...drawn, visits };
}

function run(drawn: Network, seconds = 10): Report {
  const engine = createEngine(drawn, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 2);
  engine.advance(Infinity);
  return engine.report();
}

describe('a document that grows', () => {
  it('takes a hundredth longer with each write', () => {
    const { classes, totals } = run(made(1));
    expect(classes.k!.latency.max).toBeCloseTo(1 + 0.01 * (totals.completed - 1), 9);
    expect(estimate(made(1)).classes.k!.latency.mean).toBeCloseTo(1, 9);
  });

  it('does so the less the more of them share the writes', () => {
    const { classes, totals } = run(made(100));
    // Ten writes each: a tenth longer at the end.
    expect(totals.created).toBeGreaterThan(900);
    expect(classes.k!.latency.mean.value).toBeCloseTo(1.05, 1);
    expect(classes.k!.latency.max).toBeLessThan(1.4);
  });

  it('is the longer to read, and does not grow by that', () => {
    const reads = withClass(made(1), 'reads', 0.05);
    const visits = reads.visits.map((visit) =>
      visit.class === 0 ? visit : { ...visit, calls: visit.calls.map(({ write, ...call }) => call) },
    );
    const { classes } = run({ ...reads, visits });
    expect(classes.reads!.latency.mean.value / classes.k!.latency.mean.value).toBeCloseTo(1, 1);
    expect(classes.k!.latency.max).toBeLessThan(1 + 0.01 * 1200);
  });

  it('saturates what had time to spare when the run began', () => {
    const { components } = run(made(1, { slots: 1 }), 60);
    expect(estimate(made(1, { slots: 1 })).components.db!.utilization).toBeCloseTo(0.1, 9);
    expect(components.db!.utilization).toBeGreaterThan(0.95);
  });

  it('grows as fast in a slice', () => {
    const whole = run(made(100));
    const part = run(sliceOf(made(100), 4).network);
    expect(part.classes.k!.latency.mean.value / whole.classes.k!.latency.mean.value).toBeCloseTo(1, 1);
  });
});
