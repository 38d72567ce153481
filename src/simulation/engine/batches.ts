import { grown } from '../grown.ts';

/**
 * Batches under way, recycled: who is in each (linked through `rows.next`), and which of them each replica works on, so
 * that a late request finds one with room. A request in a batch has no event of its own.
 */
export class Batches {
  used = 0;
  private capacity = 0;
  private freeHead = -1;

  replica: Int32Array = new Int32Array(0);
  /** Requests in it; later those that still hold its slot. 0: all of them have gone, only its event is left. */
  count: Int32Array = new Int32Array(0);
  head: Int32Array = new Int32Array(0);
  tail: Int32Array = new Int32Array(0);
  /** Neighbors among the batches of its replica; `next` also links the free ones. */
  next: Int32Array = new Int32Array(0);
  previous: Int32Array = new Int32Array(0);
  /** When it will be done, s. */
  ends: Float64Array = new Float64Array(0);
  /** By replica: the batch begun last, -1 for none; whether it waits for a batch to fill. */
  readonly newest: Int32Array;
  readonly lingers: Uint8Array;

  constructor(replicas: number) {
    this.newest = new Int32Array(replicas).fill(-1);
    this.lingers = new Uint8Array(replicas);
  }

  take(replica: number): number {
    if (this.freeHead < 0) this.grow(Math.max(64, 2 * this.capacity));
    const batch = this.freeHead;
    this.freeHead = this.next[batch]!;
    this.used++;
    const before = this.newest[replica]!;
    this.replica[batch] = replica;
    this.count[batch] = 0;
    this.head[batch] = -1;
    this.next[batch] = before;
    this.previous[batch] = -1;
    if (before >= 0) this.previous[before] = batch;
    this.newest[replica] = batch;
    return batch;
  }

  add(batch: number, row: number, next: Int32Array): void {
    next[row] = -1;
    if (this.head[batch]! < 0) this.head[batch] = row;
    else next[this.tail[batch]!] = row;
    this.tail[batch] = row;
    this.count[batch]! += 1;
  }

  /** Takes out a row that is in the batch. */
  remove(batch: number, row: number, next: Int32Array): void {
    let before = -1;
    for (let at = this.head[batch]!; at !== row; at = next[at]!) before = at;
    if (before < 0) this.head[batch] = next[row]!;
    else next[before] = next[row]!;
    if (this.tail[batch] === row) this.tail[batch] = before;
    this.count[batch]! -= 1;
  }

  /** Nobody can join it any more. */
  close(batch: number): void {
    const next = this.next[batch]!;
    const previous = this.previous[batch]!;
    if (next >= 0) this.previous[next] = previous;
    if (previous >= 0) this.next[previous] = next;
    else this.newest[this.replica[batch]!] = next;
  }

  /** It must be closed. */
  free(batch: number): void {
    this.next[batch] = this.freeHead;
    this.freeHead = batch;
    this.used--;
  }

  private grow(capacity: number): void {
    this.replica = grown(this.replica, capacity);
    this.count = grown(this.count, capacity);
    this.head = grown(this.head, capacity);
    this.tail = grown(this.tail, capacity);
    this.next = grown(this.next, capacity);
    this.previous = grown(this.previous, capacity);
    this.ends = grown(this.ends, capacity);
    for (let batch = capacity - 1; batch >= this.capacity; batch--) {
      this.next[batch] = this.freeHead;
      this.freeHead = batch;
    }
    this.capacity = capacity;
  }
}
