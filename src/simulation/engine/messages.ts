import { grown } from '../grown.ts';

/** Waits in its queue; is with a consumer; is with nobody until its visibility timeout is over. */
export const KEPT = 0;
export const TAKEN = 1;
export const HIDDEN = 2;
/** Acknowledged, dead or dropped; only a late delivery of it is still under way. */
export const SETTLED = 3;

/**
 * Messages that a buffer follows until they are acknowledged: a delivery is a row, and a message may have several
 * of them, one after another or, where one is late, at the same time.
 */
export class Messages {
  private capacity = 0;
  private freeHead = -1;
  used = 0;

  call: Int32Array = new Int32Array(0);
  key: Int32Array = new Int32Array(0);
  queue: Int32Array = new Int32Array(0);
  /** Replica of its buffer that took it in, from 0. */
  partition: Int32Array = new Int32Array(0);
  state: Uint8Array = new Uint8Array(0);
  /** Row of its delivery that may acknowledge it; while it is kept, of the one to come. */
  row: Int32Array = new Int32Array(0);
  /** Times it was handed out, and deliveries under way. */
  receives: Int32Array = new Int32Array(0);
  underWay: Int32Array = new Int32Array(0);
  /** It has been worked off at least once. */
  done: Uint8Array = new Uint8Array(0);
  /** When the request it belongs to was created, s: see `rows.began`. */
  began: Float64Array = new Float64Array(0);
  /** When it came, s. */
  kept: Float64Array = new Float64Array(0);
  /** Tickets of the end of its visibility timeout and of its retention; 0 for none. */
  hidden: Float64Array = new Float64Array(0);
  expiry: Float64Array = new Float64Array(0);
  private next: Int32Array = new Int32Array(0);

  take(call: number, key: number, queue: number, row: number, now: number): number {
    if (this.freeHead < 0) this.grow(Math.max(64, 2 * this.capacity));
    const message = this.freeHead;
    this.freeHead = this.next[message]!;
    this.used++;
    this.call[message] = call;
    this.key[message] = key;
    this.queue[message] = queue;
    this.row[message] = row;
    this.state[message] = KEPT;
    this.receives[message] = 0;
    this.underWay[message] = 0;
    this.done[message] = 0;
    this.kept[message] = now;
    this.hidden[message] = 0;
    this.expiry[message] = 0;
    return message;
  }

  free(message: number): void {
    this.hidden[message] = 0;
    this.expiry[message] = 0;
    this.next[message] = this.freeHead;
    this.freeHead = message;
    this.used--;
  }

  private grow(capacity: number): void {
    this.call = grown(this.call, capacity);
    this.key = grown(this.key, capacity);
    this.queue = grown(this.queue, capacity);
    this.partition = grown(this.partition, capacity);
    this.state = grown(this.state, capacity);
    this.row = grown(this.row, capacity);
    this.receives = grown(this.receives, capacity);
    this.underWay = grown(this.underWay, capacity);
    this.done = grown(this.done, capacity);
    this.began = grown(this.began, capacity);
    this.kept = grown(this.kept, capacity);
    this.hidden = grown(this.hidden, capacity);
    this.expiry = grown(this.expiry, capacity);
    this.next = grown(this.next, capacity);
    for (let message = capacity - 1; message >= this.capacity; message--) {
      this.next[message] = this.freeHead;
      this.freeHead = message;
    }
    this.capacity = capacity;
  }
}
