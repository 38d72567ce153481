import { describe, expect, it } from 'vitest';
import { createEngine } from '../simulation/engine.ts';
import type { Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import { differences } from './comparison.ts';
import { constant, exponential, networkOf } from './sketch.testing.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

const service = (slots: number): Network =>
  networkOf({
    stations: { client: { intake: 'source' }, app: { slots } },
    classes: {
      all: {
        rate: 80,
        root: {
          at: 'client',
          calls: [{ network: constant(0), to: { at: 'app', service: exponential(0.01) } }],
        },
      },
    },
  });

function runs(network: Network, seeds = SEEDS): Report[] {
  return seeds.map((seed) => {
    const engine = createEngine(network, { duration: 60, load: [{ at: 0, factor: 1 }] }, seed);
    engine.advance(60);
    return engine.report();
  });
}

const meanIn = (a: Report[], b: Report[]) =>
  differences('all', a, b).find(({ metric }) => metric === 'mean')!;

describe('two boards on the same chance', () => {
  const one = runs(service(1));

  it('do not differ when they are the same', () => {
    const same = meanIn(one, runs(service(1)));
    expect(same).toMatchObject({ difference: 0, low: 0, high: 0 });
    expect(same.clear).toBe(false);
  });

  it('differ by what queueing theory says', () => {
    // M/M/1 at 0.8: 50 ms. M/M/2 at 0.4: 10 / (1 - 0.16) ms.
    const faster = meanIn(one, runs(service(2)));
    expect(faster.clear).toBe(true);
    expect(faster.low).toBeLessThan(10 / 0.84 - 50);
    expect(faster.high).toBeGreaterThan(10 / 0.84 - 50);
  });

  it('are told apart more sharply than by independent runs', () => {
    const two = service(2);
    const paired = meanIn(one, runs(two));
    const apart = meanIn(one, runs(two, [11, 12, 13, 14, 15, 16]));
    expect(meanIn(one, runs(service(1), [11, 12, 13, 14, 15, 16])).high).toBeGreaterThan(0);
    expect(paired.high - paired.low).toBeLessThan(apart.high - apart.low);
  });

  it('have no difference in a class that one of them lacks', () => {
    expect(differences('other', one, one)[0]!.difference).toBeNaN();
  });
});
