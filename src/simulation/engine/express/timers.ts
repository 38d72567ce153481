import type { Machine } from '../machine.ts';
import * as at from './columns.ts';
import type { Place, Places } from './places.ts';
import { Underway } from './underway.ts';

/** When those who wait would do something else: clients give up; callers do, or make their call again, and then it is the general path's. */
export class Timers extends Underway {
  /** Someone gives up on a call, or makes it again, of which this path knows nothing. */
  isOverdue = false;
  /** That may happen. */
  readonly isHopeful: boolean;

  constructor(m: Machine, places: Places) {
    super(m, places);
    this.isHopeful = places.until >= 0 || places.all.some(({ outer }) => outer >= 0);
  }

  /** A row's client gives up at its `DEADLINE`. */
  protected setPatience(reals: number): void {
    this.real[reals + this.patience] = this.real[reals + at.DEADLINE]!;
  }

  /** A row makes a call at `madeAt`, and does not wait for ever. */
  protected startTimer(reals: number, { until, timeout }: Place, madeAt: number): void {
    const { real } = this;
    real[reals + until] = real[reals + this.until]!;
    this.waitsUntil(reals, Math.min(real[reals + until]!, madeAt + timeout - at.TINY));
  }

  /** A reply is with the row at `when`: in time, or that row has gone on without it. */
  protected stopTimer(reals: number, { until }: Place): void {
    const { real } = this;
    if (this.when >= real[reals + this.until]!) this.isOverdue = true;
    this.waitsUntil(reals, real[reals + until]!);
  }

  private waitsUntil(reals: number, time: number): void {
    this.real[reals + this.until] = time;
    this.real[reals + at.DEADLINE] = Math.min(time, this.real[reals + this.patience]!);
  }

  /** Up to `time` all events have happened: looks for those who hang on others and have given up. */
  protected lookAtHanging(time: number): void {
    for (const row of this.hanging) {
      const hangs = this.whole[row * this.stride + at.WHAT] === at.HANGS;
      if (hangs && this.isTimed(row) && this.real[row * this.realStride + this.until]! <= time)
        this.isOverdue = true;
    }
  }

  /** A row that is at a place at `arrives` has been called there. */
  protected waitsFor(reals: number, place: Place, arrives: number): void {
    if (place.until >= 0) this.startTimer(reals, place, arrives - place.hopTime);
  }
}
