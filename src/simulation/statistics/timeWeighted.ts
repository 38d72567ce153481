const VALUE = 0;
const SINCE = 1;
const START = 2;
const AREA = 3;
const MAX = 4;

/** The time average of a level that jumps: busy slots, queue length. Times never go back. */
export class TimeWeighted {
  private readonly state = new Float64Array(5);

  /** The level from `time` on. */
  set(time: number, value: number): void {
    const s = this.state;
    s[AREA] = s[AREA]! + s[VALUE]! * (time - s[SINCE]!);
    s[SINCE] = time;
    s[VALUE] = value;
    if (value > s[MAX]!) s[MAX] = value;
  }

  add(time: number, change: number): void {
    this.set(time, this.state[VALUE]! + change);
  }

  get value(): number {
    return this.state[VALUE]!;
  }

  get max(): number {
    return this.state[MAX]!;
  }

  /** Integral of the level from the start (or the last reset) to `time`. */
  area(time: number): number {
    const s = this.state;
    return s[AREA]! + s[VALUE]! * (time - s[SINCE]!);
  }

  /** NaN when no time has gone by. */
  mean(time: number): number {
    return this.area(time) / (time - this.state[START]!);
  }

  /** Forgets the past, keeps the level: the end of the warm-up. */
  reset(time: number): void {
    const s = this.state;
    s[AREA] = 0;
    s[SINCE] = time;
    s[START] = time;
    s[MAX] = s[VALUE]!;
  }
}

export function createTimeWeighted(): TimeWeighted {
  return new TimeWeighted();
}
