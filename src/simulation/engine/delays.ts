import type { Calendar } from '../calendar/calendar.ts';
import type { Distribution } from '../network.ts';
import { createSamples, type Samples } from '../random/sampler.ts';
import { createStream } from '../random/stream.ts';
import type { Soon } from './soon.ts';

const NONE = 0;
const CONSTANT = 1;
const RANDOM = 2;

/**
 * Everything that takes time: services, hops over the network, misses. None is no event and goes on at once, a constant goes
 * through the calendar's lane of that delay, the rest through its heap.
 */
export class Delays {
  private readonly calendar: Calendar;
  private readonly soon: Soon;
  private readonly kind: Uint8Array;
  /** Length of each constant delay at its usual pace, s, and its lane in the calendar. */
  readonly constant: Float64Array;
  readonly lane: Int32Array;
  /** How many times as long as usual it takes at present. */
  private readonly factor: Float64Array;
  private readonly samples: Samples[] = [];
  private count = 0;
  private readonly none: Samples;
  private readonly drawn = new Float64Array(1);

  constructor(calendar: Calendar, soon: Soon, capacity: number) {
    this.calendar = calendar;
    this.soon = soon;
    this.kind = new Uint8Array(capacity);
    this.constant = new Float64Array(capacity);
    this.lane = new Int32Array(capacity);
    this.factor = new Float64Array(capacity).fill(1);
    this.none = createSamples({ shape: 'deterministic', mean: 0 }, createStream(0, ''));
  }

  /** `name` tells station and purpose; it chooses the stream of random numbers. */
  add(distribution: Distribution, seed: number, name: string): number {
    const id = this.count++;
    const { shape, mean } = distribution;
    const constant = shape === 'deterministic' || (shape !== 'exponential' && !(distribution.cv > 0));
    if (!(mean > 0)) this.kind[id] = NONE;
    else if (constant) {
      this.kind[id] = CONSTANT;
      this.constant[id] = mean;
      this.lane[id] = this.calendar.lane(mean);
    } else this.kind[id] = RANDOM;
    const random = this.kind[id] === RANDOM;
    this.samples.push(random ? createSamples(distribution, createStream(seed, name)) : this.none);
    return id;
  }

  /**
   * Length of the delay that was scheduled last, s. A field and no result: engines allocate a box for a double that
   * a function returns.
   */
  took = 0.5;

  /** It takes no time, so that whoever waits for it can go on at once. */
  isNone(id: number): boolean {
    return this.kind[id] === NONE;
  }

  /** It always takes the same time, at the usual pace. */
  isConstant(id: number): boolean {
    return this.kind[id] === CONSTANT;
  }

  /** Times as long that services begun now take, beside their own factor: set for the time of a call by a replica that warms up. */
  pace = 1;

  /** From now on; what is under way takes as long as it would have. */
  stretch(id: number, factor: number): void {
    this.factor[id] = factor;
  }

  /** The length of a delay whose end is no event of its own, in `took`. */
  draw(id: number): void {
    const kind = this.kind[id]!;
    const long = kind === RANDOM ? this.samples[id]!.next() : kind === CONSTANT ? this.constant[id]! : 0;
    this.took = long * this.factor[id]! * this.pace;
  }

  /** Puts the event at the end of the delay. */
  schedule(id: number, payload: number): void {
    const { calendar } = this;
    const kind = this.kind[id]!;
    if (kind === RANDOM) {
      this.samples[id]!.put(this.drawn);
      const delay = this.drawn[0]! * this.factor[id]! * this.pace;
      this.took = delay;
      calendar.due = calendar.time + delay;
      calendar.put(payload);
      return;
    }
    if (kind === CONSTANT) {
      const factor = this.factor[id]! * this.pace;
      const delay = this.constant[id]! * factor;
      this.took = delay;
      if (factor !== 1) {
        calendar.due = calendar.time + delay;
        calendar.put(payload);
        return;
      }
      calendar.due = calendar.time + delay;
      calendar.putInLane(this.lane[id]!, payload);
      return;
    }
    this.took = 0;
    this.soon.push(payload);
  }
}
