const real = new Float64Array(1);
const words = new Int32Array(real.buffer);

/** Smallest and largest value told apart, seconds: 2^-24 (60 ns) and 2^20 (12 days). */
const LOWEST = 1 / 16777216;
const HIGHEST = 1048576;
const OCTAVES = 44;
/** 128 an octave: the 7 leading bits of the mantissa. */
const SUB = 7;
const SHIFT = 20 - SUB;
/** A bucket's number is exponent and leading bits of its numbers; one for 0 and all below 60 ns, one for all beyond. */
const BELOW = ((1023 - 24) << SUB) - 1;
const BEYOND = BELOW + 1 + (OCTAVES << SUB);
/** So many are kept as they are before they are counted: at first, and at most. */
const PENDING = 32;
const MOST_PENDING = 2048;
const NONE = new Float64Array(0);
const COUNT = 0;
const SUM = 1;
const MIN = 2;
const MAX = 3;

/**
 * Counts by value in buckets whose width is at most 1/128 of the value, so a quantile is off by at most 0.4 %
 * whatever its size. The bucket is read from the bits of the number; no logarithm. Memory is for the octaves in
 * use alone, about half a kilobyte each. A bucket counts to 4.2e9.
 */
export class Histogram {
  private buckets: Uint32Array = new Uint32Array(0);
  /** Those that are not empty, in the order in which they came to be: few where little was recorded, and all that is to be added up. */
  private touched: Uint16Array = new Uint16Array(0);
  private touchedCount = 0;
  /** Number of the first bucket that is held, the first of its octave. */
  private from = 0;
  private readonly sums = Float64Array.of(0, 0, Infinity, -Infinity);

  /**
   * Recorded and not counted yet, and how many of them are in `sums`. Those of a short time are then counted once, where they are
   * merged to, and not in a bucket of their own that is merged and emptied after them.
   */
  private pending: Float64Array = NONE;
  /** The same, as two halves each. */
  private pendingWords = new Int32Array(NONE.buffer);
  private waiting = 0;
  private summed = 0;

  record(x: number): void {
    if (this.waiting === this.pending.length) this.makeRoom(1);
    this.pending[this.waiting++] = x;
  }

  /** The time since `from[index]`, with the clock in an object: no double crosses the call, which would box it. */
  recordSince(from: Float64Array, index: number, clock: { readonly time: number }): void {
    if (this.waiting === this.pending.length) this.makeRoom(1);
    this.pending[this.waiting++] = clock.time - from[index]!;
  }

  /** The time from one entry of an array to another. */
  recordBetween(times: Float64Array, from: number, to: number): void {
    if (this.waiting === this.pending.length) this.makeRoom(1);
    this.pending[this.waiting++] = times[to]! - times[from]!;
  }

  /** The first `count` numbers of an array, none of which is negative. */
  recordAll(numbers: Float64Array, count: number): void {
    if (this.waiting + count > this.pending.length) this.makeRoom(count);
    const { pending, waiting } = this;
    for (let i = 0; i < count; i++) pending[waiting + i] = numbers[i]!;
    this.waiting = waiting + count;
  }

  /** One number, not negative, `count` times. */
  recordAlike(x: number, count: number): void {
    const bucket = bucketOf(x);
    this.cover(bucket, bucket);
    const at = bucket - this.from;
    if (this.buckets[at] === 0) this.touched[this.touchedCount++] = at;
    this.buckets[at]! += count;
    const { sums } = this;
    sums[COUNT]! += count;
    sums[SUM]! += x * count;
    sums[MIN] = Math.min(sums[MIN]!, x);
    sums[MAX] = Math.max(sums[MAX]!, x);
  }

  /** For `count` more that are recorded. */
  private makeRoom(count: number): void {
    if (this.waiting + count > MOST_PENDING) this.settle();
    const wanted = this.waiting + count;
    if (wanted <= this.pending.length) return;
    let length = Math.max(PENDING, this.pending.length);
    while (length < wanted) length *= 2;
    const bigger = new Float64Array(length);
    bigger.set(this.pending.subarray(0, this.waiting));
    this.pending = bigger;
    this.pendingWords = new Int32Array(bigger.buffer);
  }

  /** Brings the sums up to what has been recorded. */
  private sumUp(): void {
    const { sums, pending, waiting } = this;
    let sum = sums[SUM]!;
    let min = sums[MIN]!;
    let max = sums[MAX]!;
    for (let i = this.summed; i < waiting; i++) {
      const x = pending[i]!;
      sum += x;
      if (x < min) min = x;
      if (x > max) max = x;
    }
    sums[COUNT]! += waiting - this.summed;
    sums[SUM] = sum;
    sums[MIN] = min;
    sums[MAX] = max;
    this.summed = waiting;
  }

  /** What waits in another histogram, or in this one, into buckets and nothing else. */
  private bin(other: Histogram): void {
    const { waiting } = other;
    if (waiting === 0) return;
    this.cover(bucketOf(other.sums[MIN]!), bucketOf(other.sums[MAX]!));
    const { buckets, touched, from } = this;
    const halves = other.pendingWords;
    let { touchedCount } = this;
    for (let i = 0; i < waiting; i++) {
      let bucket = halves[2 * i + 1]! >> SHIFT;
      // Not by `Math.min` and `Math.max`, which engines work out on doubles: that takes half of the time here.
      if (bucket < BELOW) bucket = BELOW;
      else if (bucket > BEYOND) bucket = BEYOND;
      const at = bucket - from;
      const count = buckets[at]!;
      buckets[at] = count + 1;
      if (count === 0) touched[touchedCount++] = at;
    }
    this.touchedCount = touchedCount;
  }

  /** Counts what has been recorded. */
  private settle(): void {
    this.sumUp();
    this.bin(this);
    this.waiting = 0;
    this.summed = 0;
  }

  get count(): number {
    if (this.summed < this.waiting) this.sumUp();
    return this.sums[COUNT]!;
  }

  get sum(): number {
    if (this.summed < this.waiting) this.sumUp();
    return this.sums[SUM]!;
  }

  /** Exact; NaN when empty. */
  get mean(): number {
    return this.sum / this.count;
  }

  /** Exact; NaN when empty. */
  get min(): number {
    return this.count === 0 ? NaN : this.sums[MIN]!;
  }

  /** Exact; NaN when empty. */
  get max(): number {
    return this.count === 0 ? NaN : this.sums[MAX]!;
  }

  /** The smallest recorded value that at least a share q of all do not exceed, within 0.4 %; NaN when empty. */
  quantile(q: number): number {
    if (this.waiting > 0) this.settle();
    const { count, buckets } = this;
    if (count === 0) return NaN;
    // The subtraction keeps 0.99 x 100 from asking for the 100th.
    const rank = Math.min(count, Math.max(1, Math.ceil(q * count - count * 1e-12)));
    if (rank === count) return this.sums[MAX]!;
    let seen = 0;
    let at = -1;
    while (seen < rank) seen += buckets[++at]!;
    return Math.min(this.sums[MAX]!, Math.max(this.sums[MIN]!, middle(this.from + at)));
  }

  /** How many were recorded at most at `x`, or in its bucket. */
  countUpTo(x: number): number {
    if (this.waiting > 0) this.settle();
    if (this.count === 0) return 0;
    const bucket = bucketOf(x);
    const end = Math.min(this.buckets.length, bucket - this.from + 1);
    let seen = 0;
    for (let at = 0; at < end; at++) seen += this.buckets[at]!;
    return seen;
  }

  merge(other: Histogram): void {
    if (this.summed < this.waiting) this.sumUp();
    if (other.summed < other.waiting) other.sumUp();
    if (other.touchedCount > 0) this.mergeBuckets(other);
    this.bin(other);
    const { sums } = this;
    sums[COUNT] = sums[COUNT]! + other.sums[COUNT]!;
    sums[SUM] = sums[SUM]! + other.sums[SUM]!;
    sums[MIN] = Math.min(sums[MIN]!, other.sums[MIN]!);
    sums[MAX] = Math.max(sums[MAX]!, other.sums[MAX]!);
  }

  private mergeBuckets(other: Histogram): void {
    this.cover(other.from, other.from + other.buckets.length - 1);
    const { buckets, touched } = this;
    const shift = other.from - this.from;
    for (let i = 0; i < other.touchedCount; i++) {
      const from = other.touched[i]!;
      const to = from + shift;
      if (buckets[to] === 0) touched[this.touchedCount++] = to;
      buckets[to]! += other.buckets[from]!;
    }
  }

  reset(): void {
    this.waiting = 0;
    this.summed = 0;
    const { buckets, touched } = this;
    for (let i = 0; i < this.touchedCount; i++) buckets[touched[i]!] = 0;
    this.touchedCount = 0;
    this.sums[COUNT] = 0;
    this.sums[SUM] = 0;
    this.sums[MIN] = Infinity;
    this.sums[MAX] = -Infinity;
  }

  /** Makes room for the buckets from `low` to `high`, whole octaves at a time. */
  private cover(low: number, high: number): void {
    const { buckets, touched } = this;
    const mask = -1 << SUB;
    let from = low & mask;
    let end = (high & mask) + (1 << SUB);
    if (buckets.length > 0) {
      from = Math.min(from, this.from);
      end = Math.max(end, this.from + buckets.length);
      if (end - from === buckets.length) return;
    }
    const shift = buckets.length > 0 ? this.from - from : 0;
    this.buckets = new Uint32Array(end - from);
    this.buckets.set(buckets, shift);
    this.touched = new Uint16Array(end - from);
    for (let i = 0; i < this.touchedCount; i++) this.touched[i] = touched[i]! + shift;
    this.from = from;
  }
}

function bucketOf(x: number): number {
  real[0] = x;
  return x >= LOWEST ? Math.min(words[1]! >> SHIFT, BEYOND) : BELOW;
}

function middle(bucket: number): number {
  if (bucket === BELOW) return 0;
  if (bucket === BEYOND) return HIGHEST;
  words[0] = 0;
  words[1] = bucket << SHIFT;
  const low = real[0]!;
  words[1] = (bucket + 1) << SHIFT;
  return (low + real[0]!) / 2;
}

export function createHistogram(): Histogram {
  return new Histogram();
}
