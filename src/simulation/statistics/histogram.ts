const real = new Float64Array(1);
const words = new Int32Array(real.buffer);

/** Smallest and largest value told apart, seconds: 2^-24 (60 ns) and 2^20 (12 days). */
const LOWEST = 1 / 16777216;
const HIGHEST = 1048576;
const OCTAVES = 44;
/** 128 an octave: the 7 leading bits of the mantissa. */
const SUB = 7;
const SHIFT = 20 - SUB;
const BASE = (1023 - 24) << SUB;
/** One before the range (0 and below 60 ns), one after it. */
const BUCKETS = (OCTAVES << SUB) + 2;
const COUNT = 0;
const SUM = 1;
const MIN = 2;
const MAX = 3;

/**
 * Counts by value in buckets whose width is at most 1/128 of the value, so a quantile is off by at most 0.4 %
 * whatever its size. The bucket is read from the bits of the number; no logarithm.
 */
export class Histogram {
  private readonly buckets = new Float64Array(BUCKETS);
  private readonly sums = Float64Array.of(0, 0, Infinity, -Infinity);
  /** Span of buckets in use, so that a reset or merge of a narrow histogram is cheap. */
  private first = BUCKETS;
  private last = -1;

  record(x: number): void {
    real[0] = x;
    let index = (words[1]! >> SHIFT) - BASE + 1;
    if (!(x >= LOWEST)) index = 0;
    else if (index >= BUCKETS) index = BUCKETS - 1;
    this.buckets[index] = this.buckets[index]! + 1;
    if (index < this.first) this.first = index;
    if (index > this.last) this.last = index;
    const sums = this.sums;
    sums[COUNT] = sums[COUNT]! + 1;
    sums[SUM] = sums[SUM]! + x;
    if (x < sums[MIN]!) sums[MIN] = x;
    if (x > sums[MAX]!) sums[MAX] = x;
  }

  get count(): number {
    return this.sums[COUNT]!;
  }

  /** Exact; NaN when empty. */
  get mean(): number {
    return this.sums[SUM]! / this.sums[COUNT]!;
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
    const { count } = this;
    if (count === 0) return NaN;
    // The subtraction keeps 0.99 x 100 from asking for the 100th.
    const rank = Math.min(count, Math.max(1, Math.ceil(q * count - count * 1e-12)));
    if (rank === count) return this.sums[MAX]!;
    let seen = 0;
    let index = this.first;
    for (; index < this.last; index++) {
      seen += this.buckets[index]!;
      if (seen >= rank) break;
    }
    return Math.min(this.sums[MAX]!, Math.max(this.sums[MIN]!, middle(index)));
  }

  merge(other: Histogram): void {
    for (let i = other.first; i <= other.last; i++) this.buckets[i] = this.buckets[i]! + other.buckets[i]!;
    this.first = Math.min(this.first, other.first);
    this.last = Math.max(this.last, other.last);
    const sums = this.sums;
    sums[COUNT] = sums[COUNT]! + other.sums[COUNT]!;
    sums[SUM] = sums[SUM]! + other.sums[SUM]!;
    sums[MIN] = Math.min(sums[MIN]!, other.sums[MIN]!);
    sums[MAX] = Math.max(sums[MAX]!, other.sums[MAX]!);
  }

  reset(): void {
    if (this.last >= 0) this.buckets.fill(0, this.first, this.last + 1);
    this.first = BUCKETS;
    this.last = -1;
    this.sums[COUNT] = 0;
    this.sums[SUM] = 0;
    this.sums[MIN] = Infinity;
    this.sums[MAX] = -Infinity;
  }
}

function middle(index: number): number {
  if (index === 0) return 0;
  if (index === BUCKETS - 1) return HIGHEST;
  const bits = index - 1 + BASE;
  words[0] = 0;
  words[1] = bits << SHIFT;
  const low = real[0]!;
  words[1] = (bits + 1) << SHIFT;
  return (low + real[0]!) / 2;
}

export function createHistogram(): Histogram {
  return new Histogram();
}
