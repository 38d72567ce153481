import { describe, expect, it } from 'vitest';
import type { Station } from '../simulation/network/station.ts';
import type { Call, RequestClassRow } from '../simulation/network/traffic.ts';
import { exponential, network, rules, station, withClass } from '../simulation/theory/build.ts';
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
  ['leave the queue', { queueTimeout: 1, batch: { size: 4, linger: 0, joins: false } }],
  ['in flight', { inFlightLimit: 5, discipline: 'processor sharing' }],
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
  ['a timeout stops', { timeout: 1, reliability: rules({ cancel: true }) }],
  ['tried again', { timeout: 1, reliability: rules({ retries: 1 }) }],
  ['timeouts of its copies', { timeout: 1, copy: 'one' }],
  ['hedged', { reliability: rules({ hedge: 5 }) }],
  ['breakers', { reliability: rules({ breaker: 0.5 }) }],
  ['pools', { reliability: rules({ pool: 5 }) }],
];

const CLASSES: readonly (readonly [string, Partial<RequestClassRow>])[] = [
  ['bursts', { bursts: { busy: 1, calm: 3, factor: 3 } }],
  ['changes over time', { profile: { points: [{ at: 0, factor: 1 }], period: 60 } }],
];

describe('what the estimate leaves out', () => {
  it('is nothing of a queue that it has a formula for', () => {
    const limited = { queueLimit: 5, queueTimeout: 1, inFlightLimit: 20, quota: 100, slots: 2 };
    expect(told({ station: limited })).toEqual({ at: [], caller: [] });
  });

  it('is whose turn it is, where several are served at once', () => {
    const of = (given: Partial<Station>) =>
      withClass(network(0.5, [station('s', given)], [{ service: exponential(1) }]), 'first', 0.1, {
        priority: 1,
      });
    expect(estimate(of({})).components.s!.leavesOut).toBeUndefined();
    const shared = estimate(of({ batch: { size: 4, linger: 0, joins: false } }));
    expect(shared.components.s!.leavesOut).toContain('requests that go first');
  });

  it('is what consumers wait with that have enough in flight', () => {
    const taken = network(
      0.5,
      [station('s', { buffer: true }), station('taker', { inFlightLimit: 5 })],
      [{ service: exponential(1), calls: [{ to: 2 }] }, { service: exponential(1) }],
    );
    expect(estimate(taken).components.taker!.leavesOut).toContain('a limit on what is in flight');
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
