import { studentT95 } from './studentT.ts';

/** 20 to 39 batches are kept; the fortieth merges them in pairs. */
const FEWEST = 20;
const MOST = 40;
/** Batches of fewer observations are too alike to their neighbors to say anything about the error. */
const SMALLEST_BATCH = 16;
const COUNT = 0;
const SUM = 1;
const BATCH_SUM = 2;

/**
 * The mean of a correlated sequence (response times of successive requests) and how far to trust it, in constant
 * memory: means of long batches are nearly independent, so their spread gives the error (Schmeiser 1982: 10 to 30
 * batches are enough; doubling: Steiger et al. 2005).
 */
export class BatchMeans {
  private readonly batches = new Float64Array(MOST);
  /** Doubles in a typed array: a field would be boxed anew at each store by some engines. */
  private readonly sums = new Float64Array(3);
  private full = 0;
  private size = 1;
  private filled = 0;

  record(x: number): void {
    const sums = this.sums;
    sums[COUNT] = sums[COUNT]! + 1;
    sums[SUM] = sums[SUM]! + x;
    sums[BATCH_SUM] = sums[BATCH_SUM]! + x;
    if (++this.filled === this.size) this.closeBatch();
  }

  get count(): number {
    return this.sums[COUNT]!;
  }

  /** NaN when empty. */
  get mean(): number {
    return this.sums[SUM]! / this.sums[COUNT]!;
  }

  /** Half-width of the 95 % confidence interval of the mean; NaN below 320 observations. */
  halfWidth(): number {
    return studentT95(this.full - 1) * this.standardError();
  }

  /** Of the mean; NaN below 320 observations. */
  standardError(): number {
    const { full, size } = this;
    if (full < FEWEST || size < SMALLEST_BATCH) return NaN;
    let mean = 0;
    for (let i = 0; i < full; i++) mean += this.batches[i]!;
    mean /= full;
    let squares = 0;
    for (let i = 0; i < full; i++) {
      const off = this.batches[i]! - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / (full - 1) / full) / size;
  }

  reset(): void {
    this.sums.fill(0);
    this.full = 0;
    this.size = 1;
    this.filled = 0;
  }

  private closeBatch(): void {
    this.batches[this.full++] = this.sums[BATCH_SUM]!;
    this.sums[BATCH_SUM] = 0;
    this.filled = 0;
    if (this.full < MOST) return;
    for (let i = 0; i < FEWEST; i++) this.batches[i] = this.batches[2 * i]! + this.batches[2 * i + 1]!;
    this.full = FEWEST;
    this.size *= 2;
  }
}

export function createBatchMeans(): BatchMeans {
  return new BatchMeans();
}
