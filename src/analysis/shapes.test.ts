import { describe, expect, it } from 'vitest';
import { hyperexponential, network, pareto, pureDelay, station } from '../simulation/theory/build.ts';
import { estimate } from './estimate.ts';

describe('the estimate of service times', () => {
  it('of a hyperexponential server waits as Pollaczek and Khinchine say', () => {
    const { components } = estimate(network(0.5, [station('s')], [{ service: hyperexponential(1, 2) }]));
    expect(components.s!.wait).toBeCloseTo(2.5, 6);
  });

  it('of either shape has the percentiles of that shape', () => {
    const p99 = (service: ReturnType<typeof pareto>) =>
      estimate(network(1, [pureDelay('s')], [{ service }])).classes.k!.latency;
    const index = 1 + Math.sqrt(2);
    const least = (index - 1) / index;
    expect(Math.abs(p99(pareto(1, 1)).p99 / (least * 100 ** (1 / index)) - 1)).toBeLessThan(0.02);
    expect(Math.abs(p99(pareto(1, 1)).p50 / (least * 2 ** (1 / index)) - 1)).toBeLessThan(0.03);
    // p = (1 + sqrt(0.6))/2: chance beyond t is p e^(-2pt) + (1-p) e^(-2(1-p)t).
    const p = (1 + Math.sqrt(0.6)) / 2;
    const t = p99(hyperexponential(1, 2)).p99;
    expect(Math.abs(p * Math.exp(-2 * p * t) + (1 - p) * Math.exp(-2 * (1 - p) * t) - 0.01)).toBeLessThan(
      0.0005,
    );
  });
});
