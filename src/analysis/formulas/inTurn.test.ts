import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { Network } from '../../simulation/network.ts';
import { estimate } from '../estimate.ts';
import { exponential, networkOf } from '../sketch.testing.ts';
import { inTurnWait } from './inTurn.ts';

describe('a limit of what is inside each of several replicas in turn', () => {
  it('is M/M/c/K where there is one', () => {
    const { refused, wait } = inTurnWait({ replicas: 1, slots: 4, limit: 10, rate: 4.5, mean: 1, away: 0 });
    expect(refused).toBeCloseTo(0.1682540341, 9);
    expect(wait.mean).toBeCloseTo(0.7873786766, 9);
  });

  it('is Erlang loss where all that is inside waits for callees or works', () => {
    const { refused, wait } = inTurnWait({
      replicas: 1,
      slots: 10,
      limit: 10,
      rate: 8,
      mean: 0.3,
      away: 0.7,
    });
    expect(refused).toBeCloseTo(0.1216610643, 9);
    expect(wait.mean).toBe(0);
  });

  it('has gaps of Erlang-2: every other of a stream, one place', () => {
    // Of GI/M/1/1 the transform of the gap at the service rate is refused: (2 / (2 + 1))^2.
    const { refused } = inTurnWait({ replicas: 2, slots: 1, limit: 1, rate: 1, mean: 1, away: 0 });
    expect(refused).toBeCloseTo(4 / 9, 12);
  });

  const shop = (rate: number, replicas: number, inFlightLimit: number, behind: number) =>
    networkOf({
      stations: {
        client: { intake: 'source' },
        api: { replicas, slots: 4, inFlightLimit },
        far: { intake: 'delay', slots: Infinity },
      },
      classes: {
        all: {
          rate,
          root: {
            at: 'client',
            calls: [
              {
                to: {
                  at: 'api',
                  service: exponential(0.02),
                  calls: [{ to: { at: 'far', service: exponential(behind) } }],
                },
                balancing: 'round robin',
              },
            ],
          },
        },
      },
    });

  const compared = (network: Network, requests: number) => {
    const { classes, components } = estimate(network);
    const duration = requests / network.classes[0]!.rate;
    const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 1);
    while (engine.advance(duration) === 'budget');
    const report = engine.report();
    const { goodput, offered, latency } = report.classes.all!;
    return {
      refused: components.api!.refused! / (1 - goodput / offered),
      wait: components.api!.wait - report.components.api!.wait,
      mean: classes.all!.latency.mean / latency.mean.value,
    };
  };

  it.each([
    ['busy', shop(720, 4, 8, 1e-6)],
    ['overloaded', shop(1000, 4, 8, 1e-6)],
  ])('loses and delays as many as a run: %s', (_, network) => {
    const { refused, wait, mean } = compared(network, 150_000);
    expect(Math.abs(refused - 1)).toBeLessThan(0.09);
    expect(Math.abs(wait)).toBeLessThan(0.2);
    expect(Math.abs(mean - 1)).toBeLessThan(0.01);
  });

  it.each([
    ['few in the queue', shop(400, 4, 12, 0.06)],
    ['a busy queue', shop(660, 4, 14, 0.04)],
    ['many replicas', shop(2400, 16, 10, 0.03)],
  ])('loses hardly more than a run where callees are waited for: %s', (_, network) => {
    const { refused, wait, mean } = compared(network, 100_000);
    expect(refused).toBeGreaterThan(1);
    expect(refused).toBeLessThan(1.4);
    expect(Math.abs(wait)).toBeLessThan(1.5);
    expect(Math.abs(mean - 1)).toBeLessThan(0.03);
  });
});
