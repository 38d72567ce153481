import { grown } from '../grown.ts';

/** Numbers of one count: of a bucket its tokens and as of when; of a window its number, its count, and that of the one before. */
const WIDTH = 3;

/** The quota of a station that is counted by a sliding window, for each key, or both. */
export class Quota {
  private readonly rate: number;
  private readonly burst: number;
  /** s; 0 for a token bucket. */
  private readonly window: number;
  private readonly rows = new Map<number, number>();
  private counts = new Float64Array(16 * WIDTH);
  private used = 0;

  constructor(rate: number, burst: number, window: number) {
    this.rate = rate;
    this.burst = burst;
    this.window = window;
  }

  /** Counts a request of a key, if there is something left for it; all that have one quota have one key. */
  takes(key: number, now: number): boolean {
    const row = this.rows.get(key) ?? this.open(key, now);
    return this.window > 0 ? this.takesPlace(row, now) : this.takesToken(row, now);
  }

  private open(key: number, now: number): number {
    const row = WIDTH * this.used++;
    if (row === this.counts.length) this.counts = grown(this.counts, 2 * this.counts.length);
    this.rows.set(key, row);
    const isWindow = this.window > 0;
    this.counts[row] = isWindow ? Math.floor(now / this.window) : this.burst;
    this.counts[row + 1] = isWindow ? 0 : now;
    this.counts[row + 2] = 0;
    return row;
  }

  private takesToken(row: number, now: number): boolean {
    const { counts } = this;
    const tokens = Math.min(this.burst, counts[row]! + (now - counts[row + 1]!) * this.rate);
    const takes = tokens >= 1;
    counts[row] = takes ? tokens - 1 : tokens;
    counts[row + 1] = now;
    return takes;
  }

  /** What came in the window before counts by the part of it that lies within the last so many seconds. */
  private takesPlace(row: number, now: number): boolean {
    const { counts } = this;
    const at = Math.floor(now / this.window);
    if (at !== counts[row]) {
      counts[row + 2] = at === counts[row]! + 1 ? counts[row + 1]! : 0;
      counts[row + 1] = 0;
      counts[row] = at;
    }
    const before = counts[row + 2]! * (at + 1 - now / this.window);
    const takes = counts[row + 1]! + before + 1 <= Math.max(1, this.rate * this.window);
    if (takes) counts[row + 1]! += 1;
    return takes;
  }
}
