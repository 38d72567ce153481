import { grown } from '../grown.ts';

/** The first attempt, or a later one, is under way; its timer is that of the hedge. */
export const FLYING = 0;
/** Waits for a place in the caller's pool; its timer ends the wait. */
export const QUEUED_FOR_POOL = 1;
/** Waits until it tries again. */
export const BACKING_OFF = 2;
/** Turned away by the caller's own pool or breaker; an event that says so is under way. */
export const REFUSED = 3;

/**
 * A call that is more than one message: it may be made again, be made twice, wait for a place in a pool or be held back
 * by a breaker. A try lives until its call has an outcome or nobody waits for it any more. Rows of its attempts carry its
 * code in `rows.leg`, so that plain calls pay nothing.
 */
export class Tries {
  private capacity = 0;
  private freeHead = -1;
  used = 0;

  call: Int32Array = new Int32Array(0);
  /** Row of the caller, which waits for as long as the try lives; -1 once it is abandoned. */
  parent: Int32Array = new Int32Array(0);
  /** Leg that its outcome is told to; -1 for a single call. */
  leg: Int32Array = new Int32Array(0);
  /** Rows of its attempts under way: the last one sent, and its hedge; -1 for none. */
  main: Int32Array = new Int32Array(0);
  hedge: Int32Array = new Int32Array(0);
  /** The breaker's epoch when they were sent. */
  mainEpoch: Int32Array = new Int32Array(0);
  hedgeEpoch: Int32Array = new Int32Array(0);
  /** Retries made so far. */
  retries: Int32Array = new Int32Array(0);
  /** Pool of its caller, -1 for none; each attempt under way holds one place of it. */
  pool: Int32Array = new Int32Array(0);
  /** Links of the caller's tries, of a pool's queue, and of the free list. */
  next: Int32Array = new Int32Array(0);
  previous: Int32Array = new Int32Array(0);
  behind: Int32Array = new Int32Array(0);
  /** The replica that all its attempts go to; -1 for any. */
  replica: Int32Array = new Int32Array(0);
  phase: Uint8Array = new Uint8Array(0);
  /** Why it failed at its caller, and where the failure began. */
  reason: Uint8Array = new Uint8Array(0);
  cause: Uint8Array = new Uint8Array(0);
  /** Ticket of the timer that is valid; -1 for none. */
  ticket: Float64Array = new Float64Array(0);
  /** When it began, s. */
  began: Float64Array = new Float64Array(0);
  /** Seconds in queues, in service and of waiting in vain of the calls of a sequence before it. */
  queued: Float64Array = new Float64Array(0);
  served: Float64Array = new Float64Array(0);
  asking: Float64Array = new Float64Array(0);

  /** A fresh try in the list of its caller, whose first is `head`; the caller fills call, pool and began. */
  take(parent: number, leg: number, head: number): number {
    if (this.freeHead < 0) this.grow(Math.max(64, 2 * this.capacity));
    const t = this.freeHead;
    this.freeHead = this.next[t]!;
    this.used++;
    this.parent[t] = parent;
    this.leg[t] = leg;
    this.main[t] = -1;
    this.hedge[t] = -1;
    this.retries[t] = 0;
    this.replica[t] = -1;
    this.next[t] = head;
    this.previous[t] = -1;
    if (head >= 0) this.previous[head] = t;
    this.phase[t] = FLYING;
    this.ticket[t] = -1;
    this.queued[t] = 0;
    this.served[t] = 0;
    this.asking[t] = 0;
    return t;
  }

  /** Must be in no list any more. */
  free(t: number): void {
    // A timer that is still to come must find nothing to do.
    this.phase[t] = FLYING;
    this.ticket[t] = -1;
    this.next[t] = this.freeHead;
    this.freeHead = t;
    this.used--;
  }

  private grow(capacity: number): void {
    this.call = grown(this.call, capacity);
    this.parent = grown(this.parent, capacity);
    this.leg = grown(this.leg, capacity);
    this.main = grown(this.main, capacity);
    this.hedge = grown(this.hedge, capacity);
    this.mainEpoch = grown(this.mainEpoch, capacity);
    this.hedgeEpoch = grown(this.hedgeEpoch, capacity);
    this.retries = grown(this.retries, capacity);
    this.pool = grown(this.pool, capacity);
    this.next = grown(this.next, capacity);
    this.previous = grown(this.previous, capacity);
    this.behind = grown(this.behind, capacity);
    this.replica = grown(this.replica, capacity);
    this.phase = grown(this.phase, capacity);
    this.reason = grown(this.reason, capacity);
    this.cause = grown(this.cause, capacity);
    this.ticket = grown(this.ticket, capacity);
    this.began = grown(this.began, capacity);
    this.queued = grown(this.queued, capacity);
    this.served = grown(this.served, capacity);
    this.asking = grown(this.asking, capacity);
    for (let t = capacity - 1; t >= this.capacity; t--) {
      this.next[t] = this.freeHead;
      this.freeHead = t;
    }
    this.capacity = capacity;
  }
}

/** What `rows.leg` holds in the rows of a try's attempts; legs are 0 and above, -1 is none. The same both ways. */
export function codeOf(t: number): number {
  return -2 - t;
}
