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

/**
 * Model C, a small architecture; times in ms: balancer 0.2 -> 8 replicas with 4 slots, exponential 25.6 -> cache 1,
 * 80 % hits -> database with 16 slots, exponential 8. 1,000 requests a second.
 */
export function modelC(balancing: 'round robin' | 'random'): Network {
  return network(
    1,
    [
      pureDelay('lb', { routesOne: true }),
      station('app', { replicas: 8, slots: 4 }),
      pureDelay('cache', { hitRatio: 0.8 }),
      station('db', { slots: 16 }),
    ],
    [
      { service: constant(0.2), calls: [{ to: 2, balancing }] },
      { service: exponential(25.6), calls: [{ to: 3 }, { to: 4, step: 2, when: 'miss', of: 0 }] },
      { service: constant(1) },
      { service: exponential(8) },
    ],
  );
}
