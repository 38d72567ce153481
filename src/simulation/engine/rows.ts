/** Nobody's row. */
export const FREE = 0;
/** On its way to its station. */
export const ACTIVE = 1;
/** Waits for the replies of its calls. */
export const WAITING = 2;
/** Over at its station; the reply is on its way to the caller. */
export const CONCLUDED = 3;
/** A request whose client has given up and whose calls are still under way. */
export const LATE = 4;
/** Waits for a slot; is served (or spends the extra time of a miss); goes over its station's link. */
export const QUEUED = 5;
export const SERVING = 6;
export const TRANSFERRING = 7;
/** Its work has been stopped; the row stays until its event has come. */
export const GONE = 8;
/** Waits at a cache for what another request is making. */
export const JOINED = 9;

/** Own lookup in `found`: bits 0 (hit) and 1 (miss); lookups of callees take two bits each from there on. */
export const HIT = 1;
export const MISS = 2;

/**
 * Requests and visits in flight: one row each, columns in typed arrays, rows used again last in first out so that
 * the busy ones stay in the processor's cache. Nothing is allocated while a run goes on, except when the table
 * doubles.
 */
export class Rows {
  capacity = 0;
  used = 0;
  private freeHead = -1;

  visit: Int32Array = new Int32Array(0);
  /** The call it answers: index into the plan's calls, -1 for a request itself. */
  call: Int32Array = new Int32Array(0);
  /** Row of the caller that waits for it; -1 when nobody does (any more). */
  parent: Int32Array = new Int32Array(0);
  /** Generation of the caller's row when it called: if it differs now, the caller is gone. */
  parentGeneration: Int32Array = new Int32Array(0);
  /** Grows each time the row is freed. */
  generation: Int32Array = new Int32Array(0);
  /** Shared record of a call made several times; -1 for a single call. */
  leg: Int32Array = new Int32Array(0);
  replica: Int32Array = new Int32Array(0);
  /** Link of the queue it waits in, of the batch it is served in, or of the free list. */
  next: Int32Array = new Int32Array(0);
  /** The batch it is served in, or its place among those that share a processor. */
  place: Int32Array = new Int32Array(0);
  /**
   * The same for all visits of one request: what it asks for where its class has keys, else a number of its own. What a
   * key hash is made of.
   */
  key: Int32Array = new Int32Array(0);
  /** What its random numbers are made of: see `random/luck.ts`. An int32. */
  luck: Int32Array = new Int32Array(0);
  /** First of what it makes for caches, -1 for nothing: see `stations/caching.ts`. */
  load: Int32Array = new Int32Array(0);
  /** Number of its request, where there are such caches. */
  origin: Int32Array = new Int32Array(0);
  /** Some rows make things for caches. Said before the first is taken. */
  makes = false;
  /** What becomes of what a row was to make when it ends before that. */
  dropLoads: (row: number) => void = () => {};
  /** First call of the next step. */
  cursor: Int32Array = new Int32Array(0);
  /** Replies it still waits for in this step. */
  pending: Int32Array = new Int32Array(0);
  /** Results of lookups, two bits each. */
  found: Int32Array = new Int32Array(0);
  /** First of the tries it waits for, -1 for none: see `tries.ts`. */
  tries: Int32Array = new Int32Array(0);
  state: Uint8Array = new Uint8Array(0);
  /** Handle of its span where its request is traced (`traces.ts`), else -1. */
  span: Int32Array = new Int32Array(0);
  /** Message it is a delivery of (`messages.ts`), or -1; kept only while some are followed. */
  message: Int32Array = new Int32Array(0);
  /** Partition that the message was appended to. */
  partition: Int32Array = new Int32Array(0);
  /** A slot is held: 1 of its own, 2 by the batch it was served in. */
  holds: Uint8Array = new Uint8Array(0);
  /** Index of the reason it failed for first of all, or 0; known once it is concluded. */
  cause: Uint8Array = new Uint8Array(0);
  /** When it came to its station, s; while it travels, when it was sent. */
  arrived: Float64Array = new Float64Array(0);
  /** When the request it belongs to was created, s; kept only where deliveries are timed. */
  began: Float64Array = new Float64Array(0);
  /** When it began to wait in its queue, s; in service, where work can be stopped, when that will be over. */
  since: Float64Array = new Float64Array(0);
  /** Seconds in queues and in service along the path that its reply waited for. */
  queued: Float64Array = new Float64Array(0);
  served: Float64Array = new Float64Array(0);
  /**
   * Seconds along that path in which it waited for others and got nothing for it: attempts that failed, pauses between them, a place
   * in a pool, calls it then did without; and those in which it was held until there was news.
   */
  asking: Float64Array = new Float64Array(0);
  /** When it made the calls of its step, s; kept only where it may have to do without one. */
  stepped: Float64Array = new Float64Array(0);
  /** When it was sent, s: of copies of a write. */
  sent: Float64Array = new Float64Array(0);
  /** Ticket of its timeout; 0 when there is none. */
  deadline: Float64Array = new Float64Array(0);
  /** Ticket of the end of its longest wait in a queue; 0 outside of one. */
  leaving: Float64Array = new Float64Array(0);

  constructor() {
    this.grow(256);
  }

  /** A fresh row; the caller fills visit, call, parent, parentGeneration, leg, key and cursor. */
  take(): number {
    if (this.freeHead < 0) this.grow(2 * this.capacity);
    const row = this.freeHead;
    this.freeHead = this.next[row]!;
    this.used++;
    this.replica[row] = -1;
    this.span[row] = -1;
    this.found[row] = 0;
    this.state[row] = ACTIVE;
    this.holds[row] = 0;
    this.queued[row] = 0;
    this.served[row] = 0;
    this.asking[row] = 0;
    return row;
  }

  free(row: number): void {
    if (this.makes && this.load[row]! >= 0) this.dropLoads(row);
    this.deadline[row] = 0;
    this.state[row] = FREE;
    this.generation[row] = (this.generation[row]! + 1) | 0;
    this.next[row] = this.freeHead;
    this.freeHead = row;
    this.used--;
  }

  /** Makes room for so many rows, taken or not. */
  reserve(capacity: number): void {
    if (capacity > this.capacity) this.grow(capacity);
  }

  private grow(capacity: number): void {
    const ints = (old: Int32Array): Int32Array => copy(old, new Int32Array(capacity));
    const bytes = (old: Uint8Array): Uint8Array => copy(old, new Uint8Array(capacity));
    const reals = (old: Float64Array): Float64Array => copy(old, new Float64Array(capacity));
    this.visit = ints(this.visit);
    this.call = ints(this.call);
    this.parent = ints(this.parent);
    this.parentGeneration = ints(this.parentGeneration);
    this.generation = ints(this.generation);
    this.leg = ints(this.leg);
    this.replica = ints(this.replica);
    this.next = ints(this.next);
    this.place = ints(this.place);
    this.key = ints(this.key);
    this.luck = ints(this.luck);
    this.load = ints(this.load).fill(-1, this.capacity);
    this.origin = ints(this.origin);
    this.cursor = ints(this.cursor);
    this.pending = ints(this.pending);
    this.found = ints(this.found);
    this.span = ints(this.span);
    this.tries = ints(this.tries).fill(-1, this.capacity);
    this.message = ints(this.message).fill(-1, this.capacity);
    this.partition = ints(this.partition);
    this.state = bytes(this.state);
    this.holds = bytes(this.holds);
    this.cause = bytes(this.cause);
    this.arrived = reals(this.arrived);
    this.began = reals(this.began);
    this.since = reals(this.since);
    this.queued = reals(this.queued);
    this.served = reals(this.served);
    this.asking = reals(this.asking);
    this.stepped = reals(this.stepped);
    this.sent = reals(this.sent);
    this.deadline = reals(this.deadline);
    this.leaving = reals(this.leaving);
    for (let row = capacity - 1; row >= this.capacity; row--) {
      this.next[row] = this.freeHead;
      this.freeHead = row;
    }
    this.capacity = capacity;
  }
}

function copy<A extends Int32Array | Uint8Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
