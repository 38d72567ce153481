import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { Distribution } from '../../simulation/network/distribution.ts';
import type { Delivery } from '../../simulation/network/rules.ts';
import type { Network } from '../../simulation/network.ts';
import { draws } from '../../simulation/random/draws.testing.ts';
import { constant, exponential, network, pureDelay, station, UNIT } from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';
import { tailOf } from './deliveries.ts';

describe('the chance of a longer time', () => {
  it.each<Distribution>([
    { shape: 'exponential', mean: 2 },
    { shape: 'deterministic', mean: 2 },
    { shape: 'lognormal', mean: 2, cv: 0.8 },
    { shape: 'gamma', mean: 2, cv: 0.5 },
    { shape: 'hyperexponential', mean: 2, cv: 2 },
    { shape: 'pareto', mean: 2, cv: 1.5 },
  ])('is that of the samples drawn: $shape', (distribution) => {
    const next = draws(distribution, 'a');
    for (const t of [0.5, 1.9, 3, 8]) {
      let longer = 0;
      for (let i = 0; i < 20_000; i++) if (next() > t) longer++;
      // Three standard errors, and what taking gamma as lognormal is off.
      expect(Math.abs(tailOf(distribution, t) - longer / 20_000), `${t}`).toBeLessThan(
        distribution.shape === 'gamma' ? 0.04 : 0.011,
      );
    }
  });
});

describe('messages that come again', () => {
  const made = (delivery: Partial<Delivery>, errorRate: number, service: Distribution): Network =>
    network(
      0.3,
      [
        pureDelay('queue', {
          buffer: true,
          delivery: {
            partitions: 0,
            visibility: Infinity,
            maxReceives: Infinity,
            retention: Infinity,
            ...delivery,
          },
        }),
        station('worker', { slots: 4, errorRate }),
      ],
      [{ service: constant(0.1), calls: [{ to: 2 }] }, { service }],
    );

  it('are dead after the last time in vain, f^r of them, and go where dead letters go', () => {
    const drawn = made({ visibility: 50 * UNIT, maxReceives: 3 }, 0.5, constant(2));
    const [source, queue, worker] = drawn.visits;
    const letters = { ...queue!.calls[0]!, connection: 2, visit: 3, when: 'dead' as const };
    const board: Network = {
      ...drawn,
      stations: [...drawn.stations, pureDelay('letters')],
      connections: [...drawn.connections, { id: 'dead', from: 1, to: 3 }],
      visits: [
        source!,
        { ...queue!, calls: [...queue!.calls, letters] },
        worker!,
        { ...worker!, station: 3, calls: [] },
      ],
    };
    const engine = createEngine(board, { duration: 60, load: [{ at: 0, factor: 1 }] }, 3);
    engine.advance(60);
    const expected = estimate(board).components;
    expect(expected.letters!.arrivalRate / expected.queue!.arrivalRate).toBeCloseTo(1 / 8, 9);
    expect(engine.report().components.letters!.arrivalRate / expected.letters!.arrivalRate).toBeCloseTo(1, 1);
    expect(expected.worker!.arrivalRate / expected.queue!.arrivalRate).toBeCloseTo(1.75, 9);
  });

  it.each([
    ['late', { visibility: 3 * UNIT }, 0, exponential(2)],
    ['failed', { visibility: 50 * UNIT }, 0.4, constant(2)],
    ['failed three times', { visibility: 50 * UNIT, maxReceives: 3 }, 0.6, constant(2)],
    ['late or failed', { visibility: 6 * UNIT, maxReceives: 5 }, 0.3, exponential(2)],
    ['in order', { partitions: 2 }, 0, exponential(2)],
  ] as const)('keep their consumer as busy as a run shows: %s', (_, delivery, errors, service) => {
    const board = made(delivery, errors, service);
    const engine = createEngine(board, { duration: 60, load: [{ at: 0, factor: 1 }] }, 3);
    engine.advance(60);
    const measured = engine.report().components.worker!;
    const expected = estimate(board).components.worker!;
    expect(measured.arrivalRate / expected.arrivalRate).toBeCloseTo(1, 1);
    expect(Math.abs(measured.utilization - expected.utilization)).toBeLessThan(0.02);
  });
});
