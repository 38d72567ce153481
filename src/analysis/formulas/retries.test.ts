import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { Network } from '../../simulation/network.ts';
import { constant, network, pureDelay, rules } from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';
import { flowsOf } from '../load/flows.ts';
import { repliesOf } from '../load/replies.ts';

function layers(errorRate: number, retries: number, retryBudget = Number.POSITIVE_INFINITY): Network {
  const reliability = rules({ retries, retryBudget });
  return network(
    1,
    [pureDelay('a'), pureDelay('b'), pureDelay('s', { errorRate })],
    [
      { service: constant(1), calls: [{ to: 2, reliability }] },
      { service: constant(1), calls: [{ to: 3, reliability }] },
      { service: constant(1) },
    ],
    { first: { reliability } },
  );
}

const BOTTOM = 3;

describe('the estimate of retries', () => {
  it('amplifies by attempts to the power of the layers where nothing answers', () => {
    expect(flowsOf(layers(1, 2)).stations[BOTTOM]).toBeCloseTo(27_000, 6);
  });

  it('is (1 - p^(r + 1)) / (1 - p) attempts where each fails with p, and hardly any request fails in the end', () => {
    const one = network(1, [pureDelay('s', { errorRate: 0.2 })], [{ service: constant(1) }], {
      first: { reliability: rules({ retries: 3 }) },
    });
    expect(flowsOf(one).stations[1]).toBeCloseTo(1248, 9);
    expect(repliesOf(one, () => 1)[0]).toBeCloseTo(0.9984, 9);
  });

  it.each([
    [0.3, 2, Number.POSITIVE_INFINITY],
    [0.6, 1, Number.POSITIVE_INFINITY],
    [0.3, 3, 0.1],
  ])('agrees with the simulation: errors %d, retries %d, budget %d', (errorRate, retries, budget) => {
    const given = layers(errorRate, retries, budget);
    const engine = createEngine(given, { duration: 200, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(200);
    const report = engine.report();
    const flows = flowsOf(given);
    const rate = report.components.s!.arrivalRate;
    expect(flows.stations[BOTTOM]! / rate).toBeCloseTo(1, 1);
    const { goodput, offered, latency } = report.classes.k!;
    // Each that failed took its time before the one that was answered; those that failed after retries of their own took longer.
    expect(Math.abs(estimate(given).classes.k!.latency.mean / latency.mean.value - 1)).toBeLessThan(0.12);
    expect(repliesOf(given, () => 1)[0]).toBeCloseTo(goodput / offered, 1);
    expect(estimate(given).components.s!.arrivalRate).toBeCloseTo(flows.stations[BOTTOM]!, 6);
  });
});
