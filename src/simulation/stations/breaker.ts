import type { Reliability } from '../network/traffic.ts';

const CLOSED = 0;
const OPEN = 1;
const HALF_OPEN = 2;

/** The window moves in tenths, as in Hystrix. */
const TENTHS = 10;
/** Outcomes in the window below which a share says nothing (Hystrix: requestVolumeThreshold). */
const LEAST_OUTCOMES = 20;

/**
 * Circuit breakers, one a connection. Closed: counts outcomes over a moving window, and opens when the share of failures
 * reaches its limit. Open: nothing passes. Half-open, after the open time: as many probes as it says; all of them good
 * close it, one bad opens it again. Each change of state begins an epoch; outcomes of earlier ones do not count.
 */
export class Breakers {
  private readonly rules: readonly (Reliability | null)[];
  private readonly state: Uint8Array;
  private readonly epoch: Int32Array;
  private readonly opensUntil: Float64Array;
  private readonly probing: Int32Array;
  private readonly proven: Int32Array;
  private readonly good: Float64Array;
  private readonly bad: Float64Array;
  /** Number of the tenth that was written last. */
  private readonly tenth: Float64Array;

  /** `rules` by connection, null where there is no breaker. */
  constructor(rules: readonly (Reliability | null)[]) {
    const count = rules.length;
    this.rules = rules;
    this.state = new Uint8Array(count);
    this.epoch = new Int32Array(count);
    this.opensUntil = new Float64Array(count);
    this.probing = new Int32Array(count);
    this.proven = new Int32Array(count);
    this.good = new Float64Array(count * TENTHS);
    this.bad = new Float64Array(count * TENTHS);
    this.tenth = new Float64Array(count);
  }

  /** Whether a call would be turned away now. */
  blocks(k: number, now: number): boolean {
    const state = this.state[k]!;
    if (state === CLOSED) return false;
    if (state === OPEN) return now < this.opensUntil[k]!;
    return this.probing[k]! + this.proven[k]! >= this.rules[k]!.breakerProbes;
  }

  /** Lets a call through that is not blocked; returns the epoch under which its outcome counts. */
  admit(k: number): number {
    if (this.state[k] === OPEN) this.enter(k, HALF_OPEN);
    if (this.state[k] === HALF_OPEN) this.probing[k]! += 1;
    return this.epoch[k]!;
  }

  outcome(k: number, epoch: number, isGood: boolean, now: number): void {
    const rule = this.rules[k];
    if (rule === null || rule === undefined || epoch !== this.epoch[k]) return;
    if (this.state[k] === HALF_OPEN) {
      this.probing[k]! -= 1;
      if (!isGood) this.open(k, rule, now);
      else {
        this.proven[k]! += 1;
        if (this.proven[k]! >= rule.breakerProbes) this.enter(k, CLOSED);
      }
      return;
    }
    this.move(k, rule, now);
    const at = k * TENTHS + (this.tenth[k]! % TENTHS);
    const column = isGood ? this.good : this.bad;
    column[at]! += 1;
    if (!isGood && this.isTooBad(k, rule)) this.open(k, rule, now);
  }

  /** The call ended without telling anything about the callee, as it was withdrawn. */
  forget(k: number, epoch: number): void {
    if (this.state[k] === HALF_OPEN && epoch === this.epoch[k]) this.probing[k]! -= 1;
  }

  private isTooBad(k: number, rule: Reliability): boolean {
    let good = 0;
    let bad = 0;
    for (let i = k * TENTHS; i < (k + 1) * TENTHS; i++) {
      good += this.good[i]!;
      bad += this.bad[i]!;
    }
    return good + bad >= LEAST_OUTCOMES && bad >= rule.breaker * (good + bad);
  }

  private open(k: number, rule: Reliability, now: number): void {
    this.enter(k, OPEN);
    this.opensUntil[k] = now + rule.breakerOpen;
  }

  private enter(k: number, state: number): void {
    this.state[k] = state;
    this.epoch[k] = (this.epoch[k]! + 1) | 0;
    this.probing[k] = 0;
    this.proven[k] = 0;
    this.good.fill(0, k * TENTHS, (k + 1) * TENTHS);
    this.bad.fill(0, k * TENTHS, (k + 1) * TENTHS);
  }

  /** Empties the tenths that have passed since the last outcome. */
  private move(k: number, rule: Reliability, now: number): void {
    const tenth = Math.floor((now / rule.breakerWindow) * TENTHS);
    const last = this.tenth[k]!;
    if (tenth === last) return;
    for (let i = Math.max(last + 1, tenth - TENTHS + 1); i <= tenth; i++) {
      this.good[k * TENTHS + (i % TENTHS)] = 0;
      this.bad[k * TENTHS + (i % TENTHS)] = 0;
    }
    this.tenth[k] = tenth;
  }
}
