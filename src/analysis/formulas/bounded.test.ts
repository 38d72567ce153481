import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import { estimate } from '../estimate.ts';
import { constant, exponential, lognormal, networkOf } from '../sketch.testing.ts';
import { boundedWait } from './bounded.ts';
import { OVERLOADED } from './erlang.ts';
import { waitOf } from './queueing.ts';

/** p_n by birth and death: Gross & Harris. */
function exactly(load: number, slots: number, places: number): { refused: number; mean: number } {
  const p = [1];
  for (let n = 1; n <= slots + places; n++) p.push((p[n - 1]! * load) / Math.min(n, slots));
  const total = p.reduce((sum, one) => sum + one, 0);
  const refused = p.at(-1)! / total;
  const waiting = p.reduce((sum, one, n) => sum + (Math.max(0, n - slots) * one) / total, 0);
  return { refused, mean: waiting / (load * (1 - refused)) };
}

describe('a queue that ends', () => {
  it.each([
    [0.5, 1, 1],
    [0.95, 1, 19],
    [3, 1, 4],
    [3.9, 4, 20],
    [5, 4, 4],
    [40, 25, 100],
    [8, 10, 0],
  ])('with %f erlangs for %i slots and %i places is M/M/c/K', (load, slots, places) => {
    const servers = { rate: load, mean: 1, scv: 1, replicas: 1, slots, balancing: 'random' as const };
    const { refused, wait } = boundedWait(servers, places, waitOf(servers))!;
    const exact = exactly(load, slots, places);
    expect(refused).toBeCloseTo(exact.refused, 9);
    expect(wait.mean).toBeCloseTo(exact.mean, 9);
  });

  it('is passed over where it hardly ever fills', () => {
    const servers = { rate: 0.5, mean: 1, scv: 4, replicas: 1, slots: 1, balancing: 'random' as const };
    expect(boundedWait(servers, 1000, waitOf(servers))).toEqual({ wait: waitOf(servers), refused: 0 });
  });

  it('grows without end where it takes days to fill', () => {
    const servers = { rate: 2, mean: 1, scv: 1, replicas: 1, slots: 1, balancing: 'random' as const };
    expect(boundedWait(servers, 3000, OVERLOADED)).not.toBeNull();
    expect(boundedWait(servers, 300_000, OVERLOADED)).toBeNull();
  });

  it('goes on across saturation', () => {
    const at = (rate: number) => {
      const servers = { rate, mean: 1, scv: 2, replicas: 1, slots: 3, balancing: 'random' as const };
      return boundedWait(servers, 30, rate < 3 ? waitOf(servers) : OVERLOADED)!;
    };
    const [below, above] = [at(2.999), at(3.001)];
    expect(above.refused / below.refused).toBeCloseTo(1, 1);
    expect(above.wait.mean / below.wait.mean).toBeCloseTo(1, 1);
  });

  const shop = (rate: number, service: ReturnType<typeof constant>, replicas: number) =>
    networkOf({
      stations: { client: { intake: 'source' }, api: { replicas, slots: 4, queueLimit: 20 } },
      classes: {
        all: {
          rate,
          root: { at: 'client', calls: [{ to: { at: 'api', service }, balancing: 'least in flight' }] },
        },
      },
    });

  it.each([
    ['near saturation, exponential', 380, exponential(0.01), 1],
    ['overloaded, exponential', 600, exponential(0.01), 1],
    ['overloaded, constant', 480, constant(0.01), 1],
    ['overloaded, lognormal', 480, lognormal(0.01, 1.5), 1],
    ['three replicas, overloaded', 1500, exponential(0.01), 3],
  ] as const)('loses and delays as many as a run: %s', (_, rate, service, replicas) => {
    const network = shop(rate, service, replicas);
    const { classes, components } = estimate(network);
    const duration = 40_000 / rate;
    const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 1);
    while (engine.advance(duration) === 'budget');
    const report = engine.report();
    const { goodput, offered, latency } = report.classes.all!;
    expect(Math.abs(classes.all!.success - goodput / offered)).toBeLessThan(0.012);
    expect(1 - classes.all!.success).toBeCloseTo(components.api!.refused!, 9);
    expect(Math.abs(classes.all!.latency.mean / latency.mean.value - 1)).toBeLessThan(0.06);
    const off = (metric: 'p50' | 'p99'): number =>
      Math.abs(classes.all!.latency[metric] / latency[metric] - 1);
    expect(off('p50')).toBeLessThan(0.1);
    // A full queue is an end to waiting that the gamma distribution does not have.
    expect(off('p99')).toBeLessThan(0.2);
  });
});
