import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { BatchRule } from '../../simulation/network/rules.ts';
import { constant, exponential, network, pureDelay, station } from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';
import { bulkWait } from './bulk.ts';

const rule = (given: Partial<BatchRule> = {}): BatchRule => ({ size: 4, linger: 0, joins: false, ...given });
const servers = (rate: number, slots: number, batch: BatchRule) =>
  bulkWait({ rate, mean: 1, scv: 1, replicas: 1, slots, balancing: 'round robin', batch });

/** Times in ms: the unit of the network's times. */
function measured(rate: number, slots: number, batch: BatchRule) {
  const net = network(rate, [station('s', { slots, batch })], [{ service: exponential(1) }]);
  const duration = 200_000 / (1000 * rate);
  const engine = createEngine(net, { duration, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(duration);
  return { net, component: engine.report().components.s! };
}

describe('waiting for a batch', () => {
  it('is that of Bailey: with late requests left behind, and taken along', () => {
    expect(servers(2, 1, rule()).mean).toBeCloseTo(1.268433, 5);
    expect(servers(2, 1, rule({ joins: true })).mean).toBeCloseTo(0.432523, 5);
  });

  it('is that of M/M/c where a batch holds one', () => {
    expect(servers(3.6, 4, rule({ size: 1 })).mean).toBeCloseTo(1.969383, 5);
  });

  it('has no end where more comes than full batches take', () => {
    expect(servers(4, 1, rule()).mean).toBe(Number.POSITIVE_INFINITY);
    expect(servers(3.9, 1, rule()).mean).toBeLessThan(100);
  });

  it.each([
    [5, 2, rule()],
    [9, 3, rule()],
    [2.5, 1, rule({ joins: true })],
    [1, 1, rule({ linger: 0.002 })],
    [0.5, 2, rule({ size: 20, linger: 0.01 })],
  ])('of %d a unit at %d slots is near what a run measures (%o)', (rate, slots, batch) => {
    const { net, component } = measured(rate, slots, batch);
    const { utilization, wait } = estimate(net).components.s!;
    expect(Math.abs(utilization - component.utilization)).toBeLessThan(0.01);
    expect(wait / component.wait).toBeGreaterThan(0.85);
    expect(wait / component.wait).toBeLessThan(1.15);
  });
});

describe('waiting for a batch of messages', () => {
  it.each([1, 2, 5])('is as long for %d who gather from one queue as a run measures', (replicas) => {
    const batch = rule({ size: 10, linger: 0.01 });
    const drawn = network(
      0.6 * replicas,
      [pureDelay('queue', { buffer: true }), station('s', { replicas, batch })],
      [{ service: constant(0), calls: [{ to: 2, mode: 'send' }] }, { service: exponential(4) }],
    );
    const engine = createEngine(drawn, { duration: 60 / replicas, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(Infinity);
    const { wait } = engine.report().components.queue!;
    expect(Math.abs(estimate(drawn).components.s!.wait / wait - 1)).toBeLessThan(0.3);
  });
});

describe('a batch', () => {
  it('of a log that flushes for a millisecond takes ten commits along: ten times as many a second', () => {
    const commits = (size: number): number => {
      const batch = rule({ size });
      const net = network(
        20,
        [station('s', { queueLimit: 100, ...(size > 1 && { batch }) })],
        [{ service: { shape: 'deterministic', mean: 0.001 } }],
      );
      const engine = createEngine(net, { duration: 10, load: [{ at: 0, factor: 1 }] }, 1);
      engine.advance(10);
      return engine.report().components.s!.throughput;
    };
    expect(commits(1)).toBeCloseTo(1000, -1);
    expect(commits(10)).toBeCloseTo(10_000, -2);
  });

  it('is larger the longer it waits for more', () => {
    const size = (linger: number): number => measured(1, 1, rule({ size: 50, linger })).component.batch!;
    expect(size(0)).toBeLessThan(3);
    expect(size(0.02)).toBeGreaterThan(15);
    expect(size(0.02)).toBeLessThan(25);
  });
});
