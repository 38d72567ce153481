import type { RequestClassRow } from '../network/traffic.ts';
import type { Stream } from '../random/stream.ts';

/** Segments behind the clock that are kept before they are dropped together. */
const MOST_PAST = 256;

/**
 * By what factor a rate differs from its mean over time: straight pieces, known as far ahead as was asked. Areas under it
 * and times from it come from square roots alone, so every JavaScript engine gives the same bits.
 */
export class Profile {
  private readonly begin: number[] = [];
  private readonly end: number[] = [];
  /** Factor at both ends of a piece. */
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  /** The piece that was looked at last. */
  private at = 0;
  private readonly extend: (profile: Profile) => void;

  /** `extend` adds at least one piece after the last one; the first begins at 0. */
  constructor(extend: (profile: Profile) => void) {
    this.extend = extend;
    extend(this);
  }

  /** A piece from where the last one ended. */
  add(end: number, from: number, to: number): void {
    this.begin.push(this.end.at(-1) ?? 0);
    this.end.push(end);
    this.from.push(from);
    this.to.push(to);
  }

  /** Area from `start` to `end`; later calls look at nothing before `start`. */
  area(start: number, end: number): number {
    let sum = 0;
    let time = start;
    for (let i = this.seek(start); time < end; i = this.next(i)) {
      const stop = Math.min(end, this.end[i]!);
      sum += ((this.value(i, time) + this.value(i, stop)) / 2) * (stop - time);
      time = stop;
    }
    return sum;
  }

  /** The time at which the area from `start` on reaches `area`; `Infinity` where it never does. */
  after(start: number, area: number): number {
    let left = area;
    let time = start;
    for (let i = this.seek(start); ; i = this.next(i)) {
      const end = this.end[i]!;
      const low = this.value(i, time);
      if (end === Infinity) return low > 0 ? time + left / low : Infinity;
      const slope = (this.to[i]! - this.from[i]!) / (end - this.begin[i]!);
      const whole = ((low + this.to[i]!) / 2) * (end - time);
      if (left <= whole && whole > 0) {
        const root = Math.sqrt(Math.max(0, low * low + 2 * slope * left));
        return Math.min(end, time + (2 * left) / (low + root));
      }
      left -= whole;
      time = end;
    }
  }

  private value(i: number, time: number): number {
    const [begin, end, from] = [this.begin[i]!, this.end[i]!, this.from[i]!];
    return end === Infinity ? from : from + ((this.to[i]! - from) * (time - begin)) / (end - begin);
  }

  private seek(time: number): number {
    while (this.end[this.at]! <= time) this.at = this.next(this.at);
    if (this.at > MOST_PAST) {
      for (const column of [this.begin, this.end, this.from, this.to]) column.splice(0, this.at);
      this.at = 0;
    }
    return this.at;
  }

  private next(i: number): number {
    if (i + 1 === this.end.length) this.extend(this);
    return i + 1;
  }
}

/** Of a class; null where its rate is always the same. `stream` says when bursts begin and end. */
export function profileOf({ profile, bursts }: RequestClassRow, stream: Stream): Profile | null {
  if (bursts !== undefined) {
    const { busy, calm, factor } = bursts;
    const low = (busy + calm) / (busy * factor + calm);
    // Begins as it goes on: in a burst with the chance of being in one.
    let isBusy = stream.chance(busy / (busy + calm));
    let end = 0;
    return new Profile((made) => {
      end += stream.exponential() * (isBusy ? busy : calm);
      const value = isBusy ? low * factor : low;
      made.add(end, value, value);
      isBusy = !isBusy;
    });
  }
  if (profile === undefined) return null;
  const { points, period } = profile;
  let round = 0;
  return new Profile((made) => {
    for (let i = 1; i < points.length; i++) {
      const { at, factor } = points[i]!;
      const before = points[i - 1]!;
      if (at > before.at) made.add(round + at, before.factor, factor);
    }
    if (period === undefined) made.add(Infinity, points.at(-1)!.factor, points.at(-1)!.factor);
    else round += period;
  });
}
