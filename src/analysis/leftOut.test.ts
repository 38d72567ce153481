import { describe, expect, it } from 'vitest';
import type { Call, RequestClassRow, Station } from '../simulation/network.ts';
import { exponential, network, rules, station } from '../simulation/theory/build.ts';
import { estimate } from './estimate.ts';

interface Given {
  readonly station?: Partial<Station>;
  readonly call?: Partial<Call>;
  readonly row?: Partial<RequestClassRow>;
}

const told = (given: Given): { readonly at: readonly string[]; readonly caller: readonly string[] } => {
  const base = network(
    0.5,
    [station('s', given.station), station('callee')],
    [{ service: exponential(1), calls: [{ to: 2 }] }, { service: exponential(0.1) }],
    { first: given.call ?? {} },
  );
  const { components } = estimate({
    ...base,
    classes: base.classes.map((row) => ({ ...row, ...given.row })),
  });
  return { at: components.s!.leavesOut ?? [], caller: components.source!.leavesOut ?? [] };
};

/** A behavior that changes a run and no formula, and the words for it. */
const STATIONS: readonly (readonly [string, Partial<Station>])[] = [
  ['instances start', { instances: { coldStart: 1, keepAlive: 1, ramp: 2 } }],
  ['longest duration', { maxDuration: 1 }],
  ['noticed late', { notices: { every: 1, failures: 2, timeToLive: 0 } }],
  ['stood too long', { shedTarget: 0.01 }],
  ['leave the queue', { queueTimeout: 1 }],
  ['in flight', { inFlightLimit: 5 }],
  ['wait for room', { buffer: true, waitsWhenFull: true }],
  ['kept for a while', { hitRatio: 0.5, negativeTtl: 1 }],
  ['queue of batches', { queueLimit: 5, batch: { size: 4, linger: 0, joins: false } }],
  ['queue of batches', { queueLimit: 5, discipline: 'processor sharing' }],
  ['too old', { buffer: true, delivery: { partitions: 0, visibility: 1, maxReceives: 2, retention: 60 } }],
  [
    'autoscaler',
    {
      scaling: {
        ...{ min: 1, max: 4, target: 0.6, tolerance: 0.1, sync: 15, step: 4, boot: 30 },
        ...{ warmup: 0, slow: 1, window: 300 },
      },
    },
  ],
];

const CALLS: readonly (readonly [string, Partial<Call>])[] = [
  ['timeouts', { timeout: 1 }],
  ['hedged', { reliability: rules({ hedge: 5 }) }],
  ['breakers', { reliability: rules({ breaker: 0.5 }) }],
  ['pools', { reliability: rules({ pool: 5 }) }],
];

const CLASSES: readonly (readonly [string, Partial<RequestClassRow>])[] = [
  ['go first', { priority: 1 }],
  ['bursts', { bursts: { busy: 1, calm: 3, factor: 3 } }],
  ['changes over time', { profile: { points: [{ at: 0, factor: 1 }], period: 60 } }],
];

describe('what the estimate leaves out', () => {
  it('is nothing of a queue that it has a formula for', () => {
    expect(told({ station: { queueLimit: 5, quota: 100, slots: 2 } })).toEqual({ at: [], caller: [] });
  });

  it.each(STATIONS)('is said where it is done: %s', (words, given) => {
    expect(told({ station: given }).at.join()).toContain(words);
  });

  it.each(CALLS)('is said of who calls: %s', (words, call) => {
    expect(told({ call }).caller.join()).toContain(words);
  });

  it.each(CLASSES)('is said where requests line up: %s', (words, row) => {
    expect(told({ row }).at.join()).toContain(words);
  });
});
