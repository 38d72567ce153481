import { grown } from '../grown.ts';

/**
 * Answers that are being made because a cache did not have them: who makes one, for which instance and key, and who waits
 * for it. A row holds a list of those it makes.
 */
export class Loads {
  private capacity = 0;
  private freeHead = -1;
  used = 0;

  /** Instance of the cache, among all replicas, and the key. */
  replica: Int32Array = new Int32Array(0);
  key: Int32Array = new Int32Array(0);
  /** Request of its holder; -1 where nobody may wait for it. */
  origin: Int32Array = new Int32Array(0);
  /** It is done when its holder's cursor has come as far; -1: once it is its caller's. */
  end: Int32Array = new Int32Array(0);
  /** First and last of the rows that wait for it, linked by `Rows.next`. */
  head: Int32Array = new Int32Array(0);
  tail: Int32Array = new Int32Array(0);
  /** The holder's next one, or of the free list. */
  next: Int32Array = new Int32Array(0);
  began: Float64Array = new Float64Array(0);

  constructor() {
    this.grow(64);
  }

  take(replica: number, key: number, origin: number, end: number, began: number): number {
    if (this.freeHead < 0) this.grow(2 * this.capacity);
    const load = this.freeHead;
    this.freeHead = this.next[load]!;
    this.used++;
    this.replica[load] = replica;
    this.key[load] = key;
    this.origin[load] = origin;
    this.end[load] = end;
    this.head[load] = -1;
    this.tail[load] = -1;
    this.next[load] = -1;
    this.began[load] = began;
    return load;
  }

  free(load: number): void {
    this.next[load] = this.freeHead;
    this.freeHead = load;
    this.used--;
  }

  private grow(capacity: number): void {
    this.replica = grown(this.replica, capacity);
    this.key = grown(this.key, capacity);
    this.origin = grown(this.origin, capacity);
    this.end = grown(this.end, capacity);
    this.head = grown(this.head, capacity);
    this.tail = grown(this.tail, capacity);
    this.next = grown(this.next, capacity);
    this.began = grown(this.began, capacity);
    for (let load = capacity - 1; load >= this.capacity; load--) {
      this.next[load] = this.freeHead;
      this.freeHead = load;
    }
    this.capacity = capacity;
  }
}
