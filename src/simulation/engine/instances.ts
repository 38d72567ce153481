import { grown } from '../grown.ts';

/** Seconds of its ramp that a function may spend at once. */
export const SAVED = 10;

/** The instances of one function: those that are idle, by when they became so, and how many may be started. */
export class Instances {
  /** Oldest first, from `first` up to `end`; the newest is used again first. */
  private since = new Float64Array(16);
  private first = 0;
  private end = 0;
  private readonly keepAlive: number;
  private readonly ramp: number;
  /** Instances that may be started, as of when. */
  private tokens: number;
  private tokensAt = 0;
  /** Busy and idle, and the area under it as in `Tallies`. */
  alive = 0;
  aliveArea = 0;

  /** Seconds that an idle instance stays, and starts a second. */
  constructor(keepAlive: number, ramp: number) {
    this.keepAlive = keepAlive;
    this.ramp = ramp;
    this.tokens = Math.max(1, SAVED * ramp);
  }

  /** Whether one is idle. */
  isWarm(now: number): boolean {
    this.expire(now);
    return this.end > this.first;
  }

  /** Takes an idle one; false if there is none. */
  take(now: number): boolean {
    if (!this.isWarm(now)) return false;
    this.end--;
    return true;
  }

  /** Whether one more may be started. */
  canStart(now: number): boolean {
    if (this.ramp === Infinity) return true;
    const most = Math.max(1, SAVED * this.ramp);
    this.tokens = Math.min(most, this.tokens + (now - this.tokensAt) * this.ramp);
    this.tokensAt = now;
    return this.tokens >= 1;
  }

  start(now: number): void {
    this.alive += 1;
    this.aliveArea -= now;
    if (this.canStart(now) && this.ramp < Infinity) this.tokens -= 1;
  }

  /** One has become idle. */
  rest(now: number): void {
    if (this.end === this.since.length) this.makeRoom();
    this.since[this.end++] = now;
  }

  /** All that are idle are gone. */
  clear(now: number): void {
    const idle = this.end - this.first;
    this.alive -= idle;
    this.aliveArea += idle * now;
    this.first = 0;
    this.end = 0;
  }

  /** Those that have been idle for too long are gone, since then. */
  expire(now: number): void {
    while (this.first < this.end) {
      const gone = this.since[this.first]! + this.keepAlive;
      if (gone > now) return;
      this.alive -= 1;
      this.aliveArea += gone;
      this.first++;
    }
    this.first = 0;
    this.end = 0;
  }

  private makeRoom(): void {
    if (2 * this.first < this.since.length) this.since = grown(this.since, 2 * this.since.length);
    this.since.copyWithin(0, this.first, this.end);
    this.end -= this.first;
    this.first = 0;
  }
}
