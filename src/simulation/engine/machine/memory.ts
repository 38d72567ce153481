import type { Network } from '../../network.ts';
import { Caches } from '../../stations/caches.ts';
import { Flushes } from '../flushes.ts';
import { Leases } from '../leases.ts';
import { startBehind } from '../plan.ts';
import { Allowances } from './allowances.ts';

/** What stations remember of requests that have been there. */
export class Memory extends Allowances {
  /**
   * By station that copies others: how far the last copied write was behind when it was applied, s, negative if its
   * commit had waited for it; and since when writes have been lost on their way to it.
   */
  readonly behind: Float64Array;
  readonly missing: Float64Array;
  /** Locks that are handed out for a time; null where none are. */
  readonly leases: Leases | null;
  /** By station whose documents grow: how often each has been written, by its number; null where none do. */
  readonly written: readonly Map<number, number>[] | null;
  /** By station: the row that holds the lock of its hot row, -1 for none. */
  readonly lockHolder: Int32Array;
  /** Of rows whose work is done again: how often so far, with the generation of the row. */
  readonly runs = new Map<number, { readonly generation: number; readonly count: number }>();
  /** By station that keeps failures: until when, by key; null where none does. */
  readonly failures: readonly Map<number, number>[] | null;
  /** By buffer whose messages are followed: those that are handed out and not settled. */
  readonly handedOut: Int32Array;
  /** What buffers hold back; null where none does. */
  readonly flushes: Flushes | null;
  /** Caches with real contents; null where there are none. */
  readonly caches: Caches | null;

  constructor(network: Network, seed: number) {
    super(network, seed);
    const { plan } = this;
    const { stations } = network;
    this.behind = startBehind(plan);
    this.missing = new Float64Array(plan.stations).fill(Infinity);
    this.leases = plan.hasLeases ? new Leases(network) : null;
    this.written = plan.grows ? stations.map(() => new Map()) : null;
    this.lockHolder = new Int32Array(plan.stations).fill(-1);
    const keepsFailures = stations.some(({ negativeTtl }) => negativeTtl !== undefined);
    this.failures = keepsFailures ? stations.map(() => new Map()) : null;
    this.handedOut = new Int32Array(plan.stations);
    this.flushes = plan.flushes ? new Flushes(plan) : null;
    const keeps = stations.some(({ contents }) => contents !== undefined);
    this.caches = keeps ? new Caches(network, plan.replicaStation, seed) : null;
  }
}
