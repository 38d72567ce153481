import type { Distribution } from '../../simulation/network/distribution.ts';
import type { Wait } from '../formulas/erlang.ts';

/** What stands for a response time. */
export interface Timed {
  readonly mean: number;
}

/**
 * What it takes to put response times together, whatever stands for one: two moments where speed counts
 * (`moments.ts`), a whole distribution where percentiles do (`grid.ts`). Parts are taken as independent.
 */
export interface Algebra<D extends Timed> {
  readonly zero: D;
  of(distribution: Distribution): D;
  /** No wait with one chance, with the other an exponential wait, or one that varies as it says. */
  waiting(wait: Wait): D;
  sum(first: D, second: D): D;
  /** The sum of `count` independent copies. */
  times(part: D, count: number): D;
  /** Of those that take no longer than `limit`, s, which is a `share` of all. */
  within(part: D, limit: number, share: number): D;
  /** Cut off at `limit`. */
  until(part: D, limit: number): D;
  /** One of the parts, by weights that sum to 1. */
  mix(parts: readonly Weighted<D>[]): D;
  /** All at once, until the last is done. */
  slowest(parts: readonly D[]): D;
  /** All at once, until `need` of them are done. */
  some(parts: readonly D[], need: number): D;
  /** `count` copies at once, until `need` of them are done. */
  quorum(part: D, count: number, need: number): D;
}

export interface Weighted<D> {
  readonly weight: number;
  readonly part: D;
}
