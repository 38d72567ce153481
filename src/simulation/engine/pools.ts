/**
 * A caller's pool for one connection (a bulkhead): at most so many calls under way, for each replica of the caller; the
 * next ones wait in line for a place. A place is free again when its call has an outcome or nobody waits for it.
 */
export class Pools {
  /** By pool. */
  readonly used: Int32Array;
  readonly waiting: Int32Array;
  readonly head: Int32Array;
  readonly tail: Int32Array;

  constructor(count: number) {
    this.used = new Int32Array(count);
    this.waiting = new Int32Array(count);
    this.head = new Int32Array(count).fill(-1);
    this.tail = new Int32Array(count).fill(-1);
  }
}
