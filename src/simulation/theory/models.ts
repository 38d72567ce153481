import type { Balancing } from '../../catalog/kind.ts';
import type { Network } from '../network.ts';
import { constant, exponential, network, pureDelay, station } from './build.ts';

/** c identical servers with one queue: M/M/c at arrival rate `rate`, service rate 1. */
export function multiServer(rate: number, slots: number): Network {
  return network(rate, [station('s', { slots })], [{ service: exponential(1) }]);
}

/** Model A: M/M/1 at utilization 0.8. */
export const modelA: Network = multiServer(0.8, 1);

/** Model B: M/M/4 at utilization 0.9. */
export const modelB: Network = multiServer(3.6, 4);

/** A small architecture, times in units and rate per unit. */
export interface Architecture {
  readonly rate: number;
  readonly balancer: number;
  readonly replicas: number;
  readonly slots: number;
  /** Mean of exponential times. */
  readonly service: number;
  readonly cache: number;
  readonly hits: number;
  readonly storeSlots: number;
  readonly store: number;
}

/** Balancer (constant) -> replicas with slots (exponential) -> cache (constant) -> for misses a database (exponential). */
export function architecture(balancing: Balancing, of: Architecture): Network {
  return network(
    of.rate,
    [
      pureDelay('lb', { routesOne: true }),
      station('app', { replicas: of.replicas, slots: of.slots }),
      pureDelay('cache', { hitRatio: of.hits }),
      station('db', { slots: of.storeSlots }),
    ],
    [
      { service: constant(of.balancer), calls: [{ to: 2, balancing }] },
      { service: exponential(of.service), calls: [{ to: 3 }, { to: 4, step: 2, when: 'miss', of: 0 }] },
      { service: constant(of.cache) },
      { service: exponential(of.store) },
    ],
  );
}

/**
 * Model C; times in ms: balancer 0.2 -> 8 replicas with 4 slots, exponential 25.6 -> cache 1, 80 % hits -> database with
 * 16 slots, exponential 8. 1,000 requests a second.
 */
export function modelC(balancing: 'round robin' | 'random'): Network {
  return architecture(balancing, {
    ...{ rate: 1, balancer: 0.2, replicas: 8, slots: 4, service: 25.6 },
    ...{ cache: 1, hits: 0.8, storeSlots: 16, store: 8 },
  });
}
