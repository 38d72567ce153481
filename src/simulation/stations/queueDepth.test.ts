import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { findBottleneck } from '../../analysis/verdict/bottleneck.ts';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, station } from '../theory/build.ts';

function run(given: Network, seconds: number, load = 1): Report {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: load }] }, 3);
  engine.advance(seconds);
  return engine.report();
}

/** M/M/1/K: one server, so many places. Times are ms. */
const single = (rate: number, queueLimit: number) =>
  network(rate, [station('s', { queueLimit })], [{ service: exponential(1) }]);

/** Messages at `rate` to a buffer with 50 places; a consumer takes one a ms. */
const queued = (rate: number, buffer: Partial<Station> = {}, consumer: Partial<Station> = {}) =>
  network(
    rate,
    [pureDelay('queue', { buffer: true, queueLimit: 50, ...buffer }), station('s', consumer)],
    [
      { service: constant(0), calls: [{ to: 2, mode: 'send', balancing: 'shared queue' }] },
      { service: exponential(1) },
    ],
  );

describe('the depth of a queue, as a limit', () => {
  it.each([
    [0.8, 4],
    [1.5, 10],
  ])('is the share of its places that are taken on average: load %d, %d places', (rate, places) => {
    const weights = Array.from({ length: places + 2 }, (_, n) => rate ** n);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const waiting = weights.reduce((sum, weight, n) => sum + weight * Math.max(0, n - 1), 0) / all;
    const { s } = run(single(rate, places), 200).components;
    expect(Math.abs(s!.limits.queue! - waiting / places)).toBeLessThan(0.01);
    expect(estimate(single(rate, places)).components.s!.limits.queue).toBeCloseTo(waiting / places, 6);
    // Somebody waits only while all slots are busy.
    expect(s!.limits.queue!).toBeLessThan(s!.limits.slots!);
    expect(s!.binding).toBe('slots');
  });

  it('is none where nobody can wait, or where so many may as want to', () => {
    for (const places of [0, Number.POSITIVE_INFINITY]) {
      expect(run(single(0.5, places), 5).components.s!.limits).not.toHaveProperty('queue');
      expect(estimate(single(0.5, places)).components.s!.limits).not.toHaveProperty('queue');
    }
  });

  it('binds where messages are kept for others, and is nothing as long as those keep up', () => {
    // M/M/1 at 0.8 has 3.2 waiting.
    const { queue } = run(queued(0.8), 200).components;
    expect(queue!.binding).toBe('queue');
    expect(Math.abs(queue!.utilization - 3.2 / 50)).toBeLessThan(0.01);
    const by = estimate(queued(0.8));
    expect(by.components.queue!.limits.queue).toBeCloseTo(3.2 / 50, 6);
    expect(by.components.queue!.binding).toBe('queue');
    // Load can grow until the consumer is busy all the time, however near to empty its queue is now.
    expect(by.headroom.first).toEqual({ component: 's', limit: 'slots' });
    expect(by.headroom.factor).toBeCloseTo(1.25, 6);
    expect(estimate(queued(1.2)).components.queue!.limits.queue).toBe(1);
  });

  it('is no cause: a queue that is full for a consumer that is always busy is the consumer’s doing', () => {
    const drawn = queued(1.2);
    const report = run(drawn, 60);
    expect(report.components.queue!.utilization).toBeGreaterThan(0.85);
    expect(report.components.queue!.failures['queue full']).toBeGreaterThan(100);
    expect(findBottleneck(drawn, report)).toMatchObject({ component: 's', limit: 'slots' });
  });

  it('is named where who takes from it has slots to spare, and says what a deeper one would do', () => {
    const delivery = {
      ...{ partitions: 0, visibility: Infinity, maxReceives: Infinity, retention: Infinity },
    };
    // Two at once are with the consumer at most.
    const drawn = queued(3, { delivery: { ...delivery, handedOut: 2 } }, { slots: 8 });
    const report = run(drawn, 60);
    const found = findBottleneck(drawn, report)!;
    expect(found).toMatchObject({ component: 'queue', limit: 'queue', state: 'saturated' });
    expect(found.evidence[0]).toMatch(/^Its queue was \d+ % full/);
    expect(found.doubled).toBeNull();
    expect(found.evidence.at(-1)).toMatch(/^Twice the queue limit would not move the headroom/);
  });
});
