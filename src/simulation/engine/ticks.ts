import type { Calendar } from '../calendar/calendar.ts';
import { exp, log } from '../random/math.ts';
import type { Stream } from '../random/stream.ts';
import { CREATE, SHIFT } from './events.ts';

/** Jobs that begin together at one place: how many at 1x, how often, and over what share of that time they are spread. */
export interface TickGroup {
  readonly visit: number;
  readonly jobs: number;
  /** s */
  readonly every: number;
  readonly jitter: number;
  readonly source: number;
  readonly stream: Stream;
}

/**
 * Scheduled work. The first tick is after half a period, so that a run of whole periods has as many ticks. Without jitter all
 * jobs of a tick begin in the same instant, else each at a time of its own, evenly over its share of the period: one event at
 * a time by the order statistics of uniform times, however many jobs there are.
 */
export class Ticks {
  private readonly calendar: Calendar;
  private readonly groups: readonly TickGroup[];
  private readonly ofSource: Int32Array;
  /** Jobs of the present tick still to begin, up to when, and the number of ticks so far. */
  private readonly left: Float64Array;
  private readonly end: Float64Array;
  private readonly count: Float64Array;
  /** No tick is to come: nobody asks for jobs. */
  private readonly idle: Uint8Array;
  private load = 1;

  constructor(calendar: Calendar, groups: readonly TickGroup[], sources: number) {
    this.calendar = calendar;
    this.groups = groups;
    this.ofSource = new Int32Array(sources).fill(-1);
    groups.forEach(({ source }, i) => {
      this.ofSource[source] = i;
    });
    this.left = new Float64Array(groups.length);
    this.end = new Float64Array(groups.length);
    this.count = new Float64Array(groups.length);
    this.idle = new Uint8Array(groups.length);
    for (let i = 0; i < groups.length; i++) this.wait(i);
  }

  /** Jobs of the next tick on. */
  resize(load: number): void {
    this.load = load;
    if (load > 0)
      this.groups.forEach(({ every }, i) => {
        if (this.idle[i] === 0) return;
        this.idle[i] = 0;
        this.count[i] = Math.max(this.count[i]!, Math.ceil(this.calendar.time / every - 0.5));
        this.wait(i);
      });
  }

  has(source: number): boolean {
    return this.ofSource[source]! >= 0;
  }

  /** True for a job that begins, false for a tick. */
  begins(source: number): boolean {
    const i = this.ofSource[source]!;
    const { jobs, every, jitter, stream } = this.groups[i]!;
    const isJob = this.left[i]! > 0;
    if (isJob) this.left[i]! -= 1;
    else {
      const wanted = jobs * this.load;
      const whole = Math.floor(wanted);
      this.left[i] = whole + (stream.chance(wanted - whole) ? 1 : 0);
      this.end[i] = this.calendar.time + jitter * every;
    }
    if (this.left[i]! > 0) this.plan(i);
    else this.wait(i);
    return isJob;
  }

  /** The first of those that are left, of uniform times from now to the end. */
  private plan(i: number): void {
    const { source, jitter, stream } = this.groups[i]!;
    const { calendar } = this;
    const rest = this.end[i]! - calendar.time;
    const part = jitter > 0 && rest > 0 ? 1 - exp(log(stream.uniform()) / this.left[i]!) : 0;
    calendar.schedule(calendar.time + part * rest, (source << SHIFT) | CREATE);
  }

  private wait(i: number): void {
    if (this.load === 0) {
      this.idle[i] = 1;
      return;
    }
    const { source, every } = this.groups[i]!;
    const { calendar } = this;
    const due = (this.count[i]! + 0.5) * every;
    this.count[i]! += 1;
    // The last job of a whole period of jitter may be a rounding late.
    calendar.schedule(Math.max(calendar.time, due), (source << SHIFT) | CREATE);
  }
}
