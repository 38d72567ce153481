import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { ScalingRule } from '../../simulation/network/rules.ts';
import { constant, exponential, network, pureDelay, station } from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';

const RULE: ScalingRule = {
  ...{ min: 1, max: 100, target: 0.6, tolerance: 0, sync: 5, step: 1000 },
  ...{ boot: 0, warmup: 0, slow: 1, window: 0 },
};

/** 200 requests/s of 40 ms at two slots each; 30 ms more at a callee. */
const drawn = (scaling: Partial<ScalingRule>) =>
  network(
    0.2,
    [station('s', { slots: 2, scaling: { ...RULE, ...scaling } }), pureDelay('callee')],
    [{ service: exponential(40), calls: [{ to: 2 }] }, { service: constant(30) }],
    { first: { balancing: 'least in flight' } },
  );

/** Replicas that the estimate takes, from the share of their slots in use. */
const sizeIn = (of: ReturnType<typeof drawn>) => 8 / 2 / estimate(of).components.s!.utilization;

describe('the size of an autoscaled service at a load', () => {
  it.each([
    ['as many as keep the slots in use at the target', {}, 7],
    ['as many as requests a second ask for', { metric: 'requests', target: 12 }, 17],
    ['as many as what is in flight, with what waits for callees', { metric: 'in flight', target: 1 }, 15],
    ['no more than the fewest that are content with what waits at them', { metric: 'backlog', target: 5 }, 5],
    ['its most', { metric: 'requests', target: 0.1 }, 100],
  ] as const)('is %s', (_, scaling, size) => {
    expect(sizeIn(drawn(scaling))).toBeCloseTo(size, 9);
  });

  it.each([{}, { metric: 'requests', target: 12 }, { metric: 'in flight', target: 1 }] as const)(
    'is about that of a run: %o',
    (scaling) => {
      const network = drawn(scaling);
      const engine = createEngine(network, { duration: 400, load: [{ at: 0, factor: 1 }] }, 3);
      engine.advance(400);
      const { mean } = engine.report().components.s!.replicas!;
      expect(Math.abs(mean / sizeIn(network) - 1)).toBeLessThan(0.12);
    },
  );
});
