import { describe, expect, it } from 'vitest';
import type { Balancing } from '../../catalog/kind.ts';
import { batchWait } from './batches.ts';
import { erlangC, NO_WAIT } from './erlang.ts';
import { waitOf } from './queueing.ts';

const exponential = (rate: number, mean: number, replicas: number, slots: number, balancing: Balancing) =>
  waitOf({ rate, mean, scv: 1, replicas, slots, balancing });

describe('closed forms', () => {
  it('M/M/1 at 0.8 and 0.5 (Kleinrock vol. 1)', () => {
    expect(exponential(0.8, 1, 1, 1, 'least in flight')).toEqual({
      chance: expect.closeTo(0.8, 12),
      mean: expect.closeTo(4, 12),
    });
    expect(exponential(0.5, 1, 1, 1, 'round robin').mean).toBeCloseTo(1, 12);
  });

  it('M/M/4 at 0.9 (Erlang C)', () => {
    expect(erlangC(4, 3.6)).toBeCloseTo(0.7877532643, 9);
    expect(exponential(3.6, 1, 1, 4, 'least in flight').mean).toBeCloseTo(1.969383161, 8);
    expect(exponential(3.6, 1, 4, 1, 'shared queue').mean).toBeCloseTo(1.969383161, 8);
  });

  it.each([
    ['M/D/1 at 0.8', 0.8, 0, 2],
    ['M/E4/1 at 0.8', 0.8, 0.25, 2.5],
    ['M/G/1 lognormal, cs2 = 4, at 0.5', 0.5, 4, 2.5],
  ])('%s (Pollaczek-Khinchine)', (_, rate, scv, mean) => {
    const wait = waitOf({ rate, mean: 1, scv, replicas: 1, slots: 1, balancing: 'least in flight' });
    expect(wait.mean).toBeCloseTo(mean, 9);
  });

  it('8 x M/M/4 behind random routing (Poisson splitting)', () => {
    expect(exponential(1000, 0.0256, 8, 4, 'random').mean).toBeCloseTo(0.0190858391, 9);
    expect(exponential(1000, 0.0256, 8, 4, 'key hash').mean).toBeCloseTo(0.0190858391, 9);
  });

  it('8 x E8/M/4 behind round robin, within 5 % of the exact wait (Takacs)', () => {
    const { mean, chance } = exponential(1000, 0.0256, 8, 4, 'round robin');
    expect(Math.abs(mean / 0.008389982811 - 1)).toBeLessThan(0.05);
    expect(Math.abs(chance / 0.4399510365 - 1)).toBeLessThan(0.05);
    expect(mean / chance).toBeCloseTo(0.0256 / (4 * (1 - 0.6643989985)), 8);
  });

  it('two choices among very many single servers (Mitzenmacher)', () => {
    expect(exponential(700_000, 1, 1_000_000, 1, 'two choices').mean).toBeCloseTo(0.61445377, 3);
    expect(exponential(900_000, 1, 1_000_000, 1, 'two choices').mean).toBeCloseTo(1.614057377, 2);
  });
});

/** Event-driven runs of 1 to 2 million arrivals each, exponential service unless said (own simulation). */
describe('simulated waits, in units of the service time', () => {
  it.each<[Balancing, number, number, number, number, number]>([
    ['least in flight', 6, 1, 0.5, 1, 0.0776],
    ['least in flight', 6, 1, 0.8, 1, 0.6171],
    ['least in flight', 6, 1, 0.9, 1, 1.4661],
    ['least in flight', 6, 4, 0.8, 1, 0.0574],
    ['least in flight', 6, 4, 0.9, 1, 0.2361],
    ['least in flight', 2, 4, 0.7, 1, 0.1266],
    ['least in flight', 20, 1, 0.9, 1, 0.469],
    ['least in flight', 50, 1, 0.9, 1, 0.1747],
    ['least in flight', 6, 1, 0.9, 0, 0.7304],
    ['least in flight', 6, 1, 0.9, 4, 3.3449],
    ['least in flight', 1, 8, 0.7, 4, 0.2051],
    ['least in flight', 1, 8, 0.7, 0, 0.0633],
    ['round robin', 4, 1, 0.8, 1, 2.3191],
    ['round robin', 10, 4, 0.9, 1, 0.971],
    ['round robin', 3, 2, 0.7, 1, 0.5238],
    ['two choices', 4, 1, 0.8, 1, 1.3138],
    ['two choices', 4, 4, 0.9, 1, 0.4842],
    ['two choices', 10, 4, 0.8, 1, 0.0998],
    ['two choices', 3, 2, 0.8, 1, 0.5751],
  ])('%s over %i x %i at %f, cs2 = %f', (balancing, replicas, slots, utilization, scv, simulated) => {
    const rate = utilization * replicas * slots;
    const { mean } = waitOf({ rate, mean: 1, scv, replicas, slots, balancing });
    expect(Math.abs(mean / simulated - 1)).toBeLessThan(0.08);
  });
});

/** A station whose requests stay inside for an exponential time after their slot is free (own simulation). */
describe('simulated waits where callees blur what is in flight', () => {
  it.each([
    [6, 4, 0.8, 0.3, 0.1036],
    [6, 4, 0.8, 1, 0.1863],
    [6, 4, 0.8, 10, 0.4766],
    [6, 4, 0.9, 3, 0.6824],
    [2, 4, 0.9, 10, 1.2924],
    [6, 1, 0.8, 3, 1.418],
    [20, 2, 0.9, 3, 1.0763],
    [3, 16, 0.9, 10, 0.262],
  ])('%i x %i at %f, away for %f services', (replicas, slots, utilization, away, simulated) => {
    const rate = utilization * replicas * slots;
    const { mean } = waitOf({ rate, mean: 1, scv: 1, replicas, slots, balancing: 'least in flight', away });
    expect(Math.abs(mean / simulated - 1)).toBeLessThan(0.2);
  });
});

describe('batches', () => {
  it('of 4 at one exponential server wait (b - 1 + 2 rho) / (2 mu (1 - rho)) (Gross & Harris 3.1)', () => {
    const wait = waitOf({ rate: 0.6, mean: 1, scv: 1, replicas: 1, slots: 1, balancing: 'random', batch: 4 });
    expect(wait.mean).toBeCloseTo((3 + 1.2) / (2 * 0.4), 9);
    expect(wait.chance).toBeCloseTo(1 - 0.4 / 4, 9);
  });

  it('of 1 are M/M/c, and of 2.5 lie between those of 2 and 3', () => {
    const { chance, mean } = batchWait(5, 0.7, 1);
    expect(chance).toBeCloseTo(erlangC(5, 3.5), 9);
    expect(mean).toBeCloseTo(erlangC(5, 3.5) / 1.5, 9);
    const waits = [2, 2.5, 3].map((batch) => batchWait(5, 0.7, batch).mean);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it('spread by round robin over as many replicas meet no other of their batch', () => {
    const one = { rate: 2.4, mean: 1, scv: 1, replicas: 4, slots: 1, balancing: 'round robin' } as const;
    expect(waitOf({ ...one, batch: 4 })).toEqual(waitOf(one));
    expect(waitOf({ ...one, batch: 8 }).mean).toBeGreaterThan(waitOf(one).mean);
  });
});

describe('round robin with constant service', () => {
  /** 6 x 2 at 0.56: gaps between arrivals at a replica vary little, and so does what they wait for. */
  it('hardly waits', () => {
    const wait = (scv: number) =>
      waitOf({ rate: 6.72, mean: 1, scv, replicas: 6, slots: 2, balancing: 'round robin' }).mean;
    expect(wait(0)).toBeLessThan(0.25 * wait(1));
  });
});

describe('edges', () => {
  it('waits for ever from saturation on, never without a queue or load', () => {
    expect(exponential(4, 1, 2, 2, 'least in flight').mean).toBe(Number.POSITIVE_INFINITY);
    expect(exponential(9, 1, 2, 2, 'random').mean).toBe(Number.POSITIVE_INFINITY);
    expect(exponential(0, 1, 2, 2, 'round robin')).toEqual(NO_WAIT);
    expect(exponential(1e9, 1, 1, Number.POSITIVE_INFINITY, 'random')).toEqual(NO_WAIT);
  });
});
