import { Loads } from '../engine/loads.ts';
import type { CacheContents } from '../network/rules.ts';
import type { Network } from '../network.ts';
import { createStream, type Stream } from '../random/stream.ts';
import { AGE, Contents, FIFO, LFU, LRU } from './contents.ts';
import { KeyIndex } from './keyIndex.ts';

export const EACH = 0;
export const COALESCE = 1;
export const LEASE = 2;
export const EARLY = 3;

const POLICIES = { lru: LRU, lfu: LFU, fifo: FIFO, age: AGE } as const;
const STAMPEDES = { none: EACH, coalesce: COALESCE, lease: LEASE, early: EARLY } as const;

/** Of all caches with real contents: what each instance keeps, and what is being made for it. */
export class Caches {
  readonly loads = new Loads();
  /** By replica; null where it is no such cache. */
  readonly contents: readonly (Contents | null)[];
  /** By replica: the load for which others with that key may wait. */
  readonly building: readonly (KeyIndex | null)[];
  /**
   * Requests that wait for a load, or for whose load others may wait: one is in neither a second time, so that no two
   * wait for each other.
   */
  readonly bound = new KeyIndex();
  /** By station: s, what is done about stampedes, whether a hit begins the time anew, whether writes are kept. */
  readonly timeToLive: Float64Array;
  readonly stampede: Uint8Array;
  readonly slides: Uint8Array;
  readonly updates: Uint8Array;
  readonly chances: readonly Stream[];

  constructor({ stations }: Network, replicaStation: Int32Array, seed: number) {
    const of = <T>(value: (cache: CacheContents) => T, none: T): T[] =>
      stations.map(({ contents }) => (contents ? value(contents) : none));
    this.contents = Array.from(replicaStation, (s) => {
      const given = stations[s]!.contents;
      return given ? new Contents(given.capacity, POLICIES[given.eviction], given.slides) : null;
    });
    this.building = this.contents.map((contents) => (contents ? new KeyIndex() : null));
    this.timeToLive = Float64Array.from(of((c) => c.timeToLive, Infinity));
    this.stampede = Uint8Array.from(of((c) => STAMPEDES[c.stampede], EACH));
    this.slides = Uint8Array.from(of((c) => (c.slides ? 1 : 0), 0));
    this.updates = Uint8Array.from(of((c) => (c.updates ? 1 : 0), 0));
    this.chances = stations.map(({ id }) => createStream(seed, `${id} expiry`));
  }
}
