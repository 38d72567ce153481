import type { Heap } from './heap.ts';

/** Doubles an entry: time, sequence, payload, and where the next of its list begins or -1. */
const ENTRY = 4;
const NEXT = 3;
const LEAST_BUCKETS = 64;
const MOST_BUCKETS = 1 << 16;
/** Fewer, and the hand goes over many that are empty; more, and the list at hand is long. */
const EVENTS_A_BUCKET = 3;
/** Of those that wait: of times that are exponential few lie beyond six means. */
const BUCKETS_AN_EVENT = 2;
/** After so many events the width of a bucket is looked at, at first sooner. */
const PERIOD = 4096;
const FIRST_PERIOD = 64;
/** Nobody goes further along a list to find the place of a newcomer. */
const FAR = 24;
/** Numbers of buckets are exact below. */
const MOST = 0x4_0000_0000_0000;

/**
 * Events of the near future on a ring of buckets, each for a span of time in which a few fall, of which only the bucket at
 * hand is in order (Brown, "Calendar Queues", CACM 31(10), 1988). An event costs the same few steps however many wait, where
 * a heap takes as many as it is deep, each of them a branch that no processor can foresee. What lies beyond the ring or in a
 * crowd goes to the heap.
 */
export class Near {
  entries: Float64Array = new Float64Array(0);
  /** The first event, or -1 where that is not known: see `open`. */
  first = -1;
  /** Events in the list at hand and in the ring; in the ring alone. */
  length = 0;
  private ringed = 0;
  private free = -1;
  /** Where the list of each bucket begins, or -1. */
  private buckets: Int32Array = new Int32Array(LEAST_BUCKETS).fill(-1);
  /** Buckets a second; 0 until the first period is over. A double from the start, so that engines keep it as one. */
  private rate = 0.5;
  /** Number of the bucket at hand, in widths since the beginning of time, and its place on the ring. */
  private hand = 0.5;
  private place = 0;
  /** When the event that is put in next is due. */
  due = 0.5;
  /** Of this period: its beginning, s, its length in events, those so far, and buckets that were empty. */
  private since = 0.5;
  private period = FIRST_PERIOD;
  private count = 0;
  private empty = 0;
  private readonly heap: Heap;
  private readonly clock: { readonly time: number };

  constructor(heap: Heap, clock: { readonly time: number }) {
    this.heap = heap;
    this.clock = clock;
    this.rate = 0;
    this.since = 0;
    this.grow();
  }

  /** Puts an event in at `due`, here or in the heap. */
  put(sequence: number, payload: number): void {
    this.count++;
    if (this.length === 0) this.catchUp();
    const { due: time, rate, buckets } = this;
    const ahead = Math.floor(time * rate) - this.hand;
    if (!(ahead < buckets.length) || rate === 0) {
      this.heap.due = time;
      this.heap.put(sequence, payload);
      return;
    }
    if (this.free < 0) this.grow();
    const { entries } = this;
    const at = this.free;
    this.free = entries[at + NEXT]!;
    entries[at] = time;
    entries[at + 1] = sequence;
    entries[at + 2] = payload;
    this.length++;
    if (ahead <= 0) this.insert(at);
    else {
      const bucket = (this.place + ahead) & (buckets.length - 1);
      entries[at + NEXT] = buckets[bucket]!;
      buckets[bucket] = at;
      this.ringed++;
    }
  }

  /** Finds the first event, if there is one. */
  open(): void {
    const { buckets } = this;
    const mask = buckets.length - 1;
    while (this.first < 0 && this.ringed > 0) {
      this.hand++;
      this.place = (this.place + 1) & mask;
      let at = buckets[this.place]!;
      if (at < 0) this.empty++;
      else buckets[this.place] = -1;
      while (at >= 0) {
        const next = this.entries[at + NEXT]!;
        this.ringed--;
        this.insert(at);
        at = next;
      }
    }
    if (this.count >= this.period || this.empty >= PERIOD) this.tune();
  }

  /** Takes the first event out, which must be known, and returns its payload. */
  shift(): number {
    const at = this.first;
    this.first = this.entries[at + NEXT]!;
    return this.release(at);
  }

  private release(at: number): number {
    const { entries } = this;
    entries[at + NEXT] = this.free;
    this.free = at;
    this.length--;
    return entries[at + 2]! | 0;
  }

  /** Puts an entry in its place in the list at hand, or in the heap if that is far. */
  private insert(at: number): void {
    const { entries } = this;
    const time = entries[at]!;
    let before = -1;
    let after = this.first;
    for (let steps = 0; after >= 0; steps++) {
      const other = entries[after]!;
      if (other > time || (other === time && entries[after + 1]! > entries[at + 1]!)) break;
      if (steps === FAR) {
        this.heap.due = time;
        this.heap.put(entries[at + 1]!, this.release(at));
        return;
      }
      before = after;
      after = entries[after + NEXT]!;
    }
    entries[at + NEXT] = after;
    if (before < 0) this.first = at;
    else entries[before + NEXT] = at;
  }

  /** Nothing waits here: the hand goes on to the clock. */
  private catchUp(): void {
    if (this.rate > 0) this.hand = Math.floor(this.clock.time * this.rate);
    if (this.count >= this.period) this.tune();
  }

  /** At the end of a period: as wide a bucket as a few events take, by how often they came, and a ring for those that wait. */
  private tune(): void {
    const { time } = this.clock;
    const rate = this.count / EVENTS_A_BUCKET / (time - this.since);
    const wanted = BUCKETS_AN_EVENT * (this.length + this.heap.length);
    let size = LEAST_BUCKETS;
    while (size < wanted && size < MOST_BUCKETS) size *= 2;
    this.since = time;
    this.count = 0;
    this.empty = 0;
    this.period = PERIOD;
    if (!(time * rate < MOST)) return;
    const { length } = this.buckets;
    const fits = this.rate > rate / 2 && this.rate < rate * 2 && length >= size && length <= 4 * size;
    if (!fits) this.lay(rate, size);
  }

  /** Makes another ring and puts all events on it. */
  private lay(rate: number, size: number): void {
    const { buckets, entries } = this;
    let all = this.first;
    for (let b = 0; b < buckets.length; b++) {
      for (let at = buckets[b]!; at >= 0; ) {
        const next = entries[at + NEXT]!;
        entries[at + NEXT] = all;
        all = at;
        at = next;
      }
    }
    this.buckets = size === buckets.length ? buckets.fill(-1) : new Int32Array(size).fill(-1);
    this.rate = rate;
    this.hand = Math.floor(this.clock.time * rate);
    this.first = -1;
    this.ringed = 0;
    while (all >= 0) {
      const next = entries[all + NEXT]!;
      this.due = entries[all]!;
      const sequence = entries[all + 1]!;
      this.put(sequence, this.release(all));
      all = next;
    }
    this.count = 0;
    if (this.first < 0) this.open();
  }

  private grow(): void {
    const { entries } = this;
    const from = entries.length;
    this.entries = new Float64Array(Math.max(64 * ENTRY, 2 * from));
    this.entries.set(entries);
    for (let at = this.entries.length - ENTRY; at >= from; at -= ENTRY) {
      this.entries[at + NEXT] = this.free;
      this.free = at;
    }
  }
}
