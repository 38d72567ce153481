import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { Reliability } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { rules } from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';
import { constant, exponential, networkOf } from '../sketch.testing.ts';

/** An API that calls a store with `slots`, for 20 ms each on average, and gives up on it after `timeout` seconds. */
function shop(
  rate: number,
  timeout: number,
  given: { reliability?: Partial<Reliability>; blocking?: boolean; queueLimit?: number } = {},
): Network {
  const { reliability, blocking = false, queueLimit = Infinity } = given;
  return networkOf({
    stations: {
      client: { intake: 'source' },
      api: { slots: 100, blocking },
      store: { slots: 4, queueLimit },
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
                service: constant(0.002),
                calls: [
                  {
                    to: { at: 'store', service: exponential(0.02) },
                    timeout,
                    ...(reliability && { reliability: rules(reliability) }),
                  },
                ],
              },
            },
          ],
        },
      },
    },
  });
}

function measured(network: Network, requests = 60_000) {
  const duration = requests / network.classes[0]!.rate;
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 1);
  while (engine.advance(duration) === 'budget');
  return engine.report();
}

describe('the estimate of timeouts', () => {
  // Attempts are taken as independent; those of a run meet the same queue again, and lengthen it together.
  it.each([
    ['rarely', shop(120, 0.1), 0.005],
    ['often', shop(150, 0.04), 0.005],
    ['of a caller that holds its thread', shop(150, 0.05, { blocking: true }), 0.012],
    ['tried again', shop(60, 0.05, { reliability: { retries: 2, backoff: 10 } }), 0.005],
    ['tried again at more load', shop(95, 0.06, { reliability: { retries: 1 } }), 0.05],
    [
      'tried again within a budget',
      shop(100, 0.05, { reliability: { retries: 3, retryBudget: 0.1 } }),
      0.025,
    ],
  ])('%s is what a run shows', (_, network, tolerance) => {
    const { classes, components } = estimate(network);
    const report = measured(network);
    const { goodput, offered, latency } = report.classes.all!;
    expect(Math.abs(classes.all!.success - goodput / offered)).toBeLessThan(tolerance);
    for (const metric of ['p50', 'p99'] as const)
      expect(Math.abs(classes.all!.latency[metric] / latency[metric] - 1)).toBeLessThan(0.06);
    expect(Math.abs(classes.all!.latency.mean / latency.mean.value - 1)).toBeLessThan(0.015);
    const { arrivalRate, carried } = components.store!;
    expect((carried?.arrivalRate ?? arrivalRate) / report.components.store!.arrivalRate).toBeCloseTo(1, 1);
    const { utilization, carried: kept } = components.api!;
    expect((kept?.utilization ?? utilization) / report.components.api!.utilization).toBeCloseTo(1, 1);
  });

  it('leaves few answers of a queue that is always full', () => {
    const network = shop(260, 0.06, { queueLimit: 20 });
    const { goodput, offered } = measured(network).classes.all!;
    expect(Math.abs(estimate(network).classes.all!.success - goodput / offered)).toBeLessThan(0.012);
  });

  it('holds a thread no longer than it waits for a queue that grows for ever', () => {
    const network = shop(250, 0.06, { blocking: true });
    const { classes, components } = estimate(network);
    expect(classes.all!.success).toBe(0);
    expect(components.api!.utilization).toBeCloseTo((250 * 0.062) / 100, 9);
    expect(measured(network).components.api!.utilization).toBeCloseTo((250 * 0.062) / 100, 2);
  });

  it('that are far away change nothing', () => {
    expect(estimate(shop(150, 5))).toEqual(estimate(shop(150, Infinity)));
  });
});
