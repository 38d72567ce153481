import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { sliceOf } from '../slice.ts';
import { constant, network, station } from '../theory/build.ts';

const BYTES = 1000;
/** A record takes one millisecond to go out of its partition. */
const EGRESS = BYTES / 0.001;

/** source -> log of some partitions -> consumers who have time for all of it; `rate` is records a millisecond. */
function made(rate: number, log: Partial<Station>, consumers = 1): Network {
  const ways = Array.from({ length: consumers }, (_, i) => ({ to: 2 + i, payload: BYTES }));
  const takers = ways.map((_, i) => station(`consumer${i}`, { slots: 1000 }));
  return network(
    rate,
    [station('log', { buffer: true, slots: 100, ...log }), ...takers],
    [{ service: constant(0.001), calls: ways }, ...takers.map(() => ({ service: constant(1) }))],
  );
}

function run(drawn: Network, seconds: number, faults: readonly Fault[] = []): Report {
  const engine = createEngine(drawn, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 3);
  engine.advance(Infinity);
  return engine.report();
}

describe('a log that gives out so many bytes a second', () => {
  it('passes records on one after another (M/D/1)', () => {
    const { components } = run(made(0.5, { egress: EGRESS }), 60);
    expect(components.log!.wait).toBeCloseTo(1 + 0.5 / (2 * (1 - 0.5)), 1);
    expect(components.log!.limits.bandwidth).toBeCloseTo(0.5, 2);
    expect(components.log!.latency.mean.value).toBeCloseTo(0.001, 3);
    expect(components.consumer0!.arrivalRate).toBeCloseTo(500, -1);
  });

  it('gives them out once for each of its consumers, and falls behind when these are too many', () => {
    const drawn = made(0.6, { egress: EGRESS }, 2);
    expect(estimate(drawn).components.log!.limits.bandwidth).toBeCloseTo(1.2, 9);
    const { components } = run(drawn, 20);
    expect(components.log!.limits.bandwidth).toBeCloseTo(1, 2);
    expect(components.log!.binding).toBe('bandwidth');
    // 1,200 a second are asked for and 1,000 go out.
    expect(components.log!.messages!.depth / (200 * 20)).toBeCloseTo(1, 1);
    // The oldest of them came when a sixth of the run was still to go.
    expect(components.log!.messages!.oldest.final / (20_000 / 6)).toBeCloseTo(1, 1);
  });

  it('has as much of it as it has partitions, also in a slice', () => {
    const drawn = made(2, { egress: EGRESS, replicas: 4 });
    for (const one of [drawn, sliceOf(drawn, 2).network])
      expect(run(one, 12).components.log!.limits.bandwidth).toBeCloseTo(0.5, 1);
  });

  it('keeps what waits while it is down, and gives it out after', () => {
    const fault: Fault = { at: 2, until: 4, target: 'consumer0', effect: 'down' };
    const { components, totals } = run(made(0.5, { egress: EGRESS }), 10, [fault]);
    const { depth, oldest } = components.log!.messages!;
    expect(oldest.max).toBeGreaterThan(1900);
    expect(depth).toBeLessThan(20);
    expect(totals.failed).toBe(0);
  });
});

describe('a log that is read so many times a second', () => {
  it.each([
    [1, 100],
    [2, 200],
    [5, 500],
  ])('by %i consumers in turn keeps a record waiting for half a round', (consumers, wait) => {
    const { components } = run(made(0.1, { reads: 5 }, consumers), 60);
    expect(components.log!.wait / consumers / wait).toBeCloseTo(1, 1);
    expect(components.log!.messages!.oldest.max / (2 * wait)).toBeCloseTo(1, 1);
  });

  it('takes all that waits in one read, and then passes it on at its bandwidth', () => {
    // A hundred records at a time, the last of which is out after 100 ms.
    const { components } = run(made(0.5, { reads: 5, egress: EGRESS }), 20);
    expect(components.log!.wait).toBeGreaterThan(140);
    expect(components.log!.limits.bandwidth).toBeCloseTo(0.5, 1);
  });
});
