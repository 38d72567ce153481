import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { SlowRule } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, station, UNIT } from '../theory/build.ts';

/** A topic with a quick and a slow subscriber, 1 and `slow` ms for a message; one message a ms at `rate` 1. */
function topic(rate: number, slow: number, rule?: SlowRule): Network {
  const call = { mode: rule?.policy === 'block' ? ('call' as const) : ('send' as const), parallel: true };
  const to = (i: number) => ({ ...call, to: i, ...(rule && { slow: rule }) });
  return network(
    rate,
    [
      station('topic', { queueLimit: 50, blocking: rule?.policy === 'block' }),
      station('quick', { queueLimit: 10 }),
      station('slow', { queueLimit: 10 }),
    ],
    [
      { service: constant(0.01), calls: [to(2), to(3)] },
      { service: constant(1) },
      { service: constant(slow) },
    ],
  );
}

function run(made: Network, ms = 20_000): Report {
  const engine = createEngine(made, { duration: ms * UNIT, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(Infinity);
  return engine.report();
}

const rate = (report: Report, id: string) => report.components[id]!.throughput * UNIT;

describe('a subscriber that is too slow', () => {
  it('misses what it has no room for, and nobody else does', () => {
    const report = run(topic(0.5, 4));
    expect(rate(report, 'quick')).toBeCloseTo(0.5, 1);
    expect(rate(report, 'slow')).toBeCloseTo(0.25, 2);
    expect(report.components.slow!.failures['queue full']! * UNIT).toBeCloseTo(0.25, 1);
    expect(report.classes.k!.failures).toEqual({});
  });

  it('holds up its topic, the other subscribers and in the end the publishers, and misses nothing', () => {
    const report = run(topic(0.5, 4, { policy: 'block', time: 0 }));
    expect(report.components.slow!.failures).toEqual({});
    expect(rate(report, 'slow')).toBeCloseTo(0.25, 2);
    // Everyone hears of as much as the slowest takes; the rest is refused at the topic.
    expect(rate(report, 'quick')).toBeCloseTo(0.25, 1);
    expect(report.classes.k!.failures['queue full']! / report.classes.k!.offered).toBeCloseTo(0.5, 1);
    expect(report.components.topic!.utilization).toBeGreaterThan(0.9);
  });

  it('is cut off for a while, and what is sent meanwhile it never gets', () => {
    const report = run(topic(0.5, 4, { policy: 'disconnect', time: 1 }));
    const { failures, throughput } = report.components.slow!;
    expect(failures['not connected']!).toBeGreaterThan(10 * failures['queue full']!);
    // Ten messages and a slot's worth in the second and a bit between two cuts.
    expect(throughput).toBeLessThan(60);
    expect(rate(report, 'quick')).toBeCloseTo(0.5, 1);
  });
});

describe('subscribers that are quick enough', () => {
  it('are waited for no longer than until they have taken a message', () => {
    const blocks = topic(0.2, 2, { policy: 'block', time: 0 });
    const report = run(blocks);
    expect(report.classes.k!.latency.p50).toBeCloseTo(0.01, 2);
    expect(report.components.slow!.failures).toEqual({});
    const expected = estimate(blocks);
    expect(expected.classes.k!.latency.p50).toBeCloseTo(0.01, 2);
    expect(report.components.topic!.utilization).toBeCloseTo(expected.components.topic!.utilization, 2);
  });
});
