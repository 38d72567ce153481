import type { Calendar } from '../calendar/calendar.ts';
import type { Stream } from '../random/stream.ts';
import { CREATE, SHIFT } from './events.ts';

/** A closed loop at one place: its users, and the mean time, s, that each takes before the next request. */
export interface Crowd {
  readonly visit: number;
  readonly users: number;
  readonly think: number;
  readonly source: number;
  readonly stream: Stream;
}

/**
 * Users who wait for an answer, think and ask again. Everyone begins with a thought, so they do not all come at once. When
 * the load changes, newcomers begin in the same way and the superfluous leave instead of asking again.
 */
export class Crowds {
  private readonly calendar: Calendar;
  private readonly crowds: readonly Crowd[];
  /** Crowd by the visit its requests begin with, and by source; -1 for none. */
  private readonly ofVisit: Int32Array;
  private readonly ofSource: Int32Array;
  private readonly wanted: Float64Array;
  private readonly present: Float64Array;

  constructor(calendar: Calendar, crowds: readonly Crowd[], visits: number, sources: number) {
    this.calendar = calendar;
    this.crowds = crowds;
    this.ofVisit = new Int32Array(visits).fill(-1);
    this.ofSource = new Int32Array(sources).fill(-1);
    crowds.forEach(({ visit, source }, i) => {
      this.ofVisit[visit] = i;
      this.ofSource[source] = i;
    });
    this.wanted = new Float64Array(crowds.length);
    this.present = new Float64Array(crowds.length);
  }

  resize(load: number): void {
    this.crowds.forEach(({ users }, i) => {
      this.wanted[i] = Math.round(users * load);
      while (this.present[i]! < this.wanted[i]!) {
        this.present[i]! += 1;
        this.think(i);
      }
    });
  }

  has(source: number): boolean {
    return this.ofSource[source]! >= 0;
  }

  /** Someone has done with thinking: true for a request, false for one who leaves. */
  asks(source: number): boolean {
    return this.stays(this.ofSource[source]!);
  }

  /** A request that began with this visit has come to its end for whoever made it. */
  answered(visit: number): void {
    const crowd = this.ofVisit[visit]!;
    if (crowd >= 0 && this.stays(crowd)) this.think(crowd);
  }

  private stays(crowd: number): boolean {
    if (this.present[crowd]! <= this.wanted[crowd]!) return true;
    this.present[crowd]! -= 1;
    return false;
  }

  private think(crowd: number): void {
    const { stream, think, source } = this.crowds[crowd]!;
    const { calendar } = this;
    calendar.schedule(calendar.time + stream.exponential() * think, (source << SHIFT) | CREATE);
  }
}
