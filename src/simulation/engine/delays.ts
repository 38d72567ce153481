import type { Calendar } from '../calendar/calendar.ts';
import type { Distribution } from '../network/distribution.ts';
import { EXPONENTIAL_INSIDE, EXPONENTIAL_STEP, Luck, mix } from '../random/luck.ts';
import { createSampler, type Sampler } from '../random/sampler.ts';
import { createStream } from '../random/stream.ts';
import { MASK } from './events.ts';
import type { Rows } from './rows.ts';
import type { Soon } from './soon.ts';

const NONE = 0;
const CONSTANT = 1;
const EXPONENTIAL = 2;
const OTHER = 3;

/**
 * Everything that takes time: services, hops over the network, misses. None is no event and goes on at once, a constant goes
 * through the calendar's lane of that delay, the rest through its heap.
 */
export class Delays {
  private readonly calendar: Calendar;
  private readonly soon: Soon;
  private readonly kind: Uint8Array;
  /** Length of each constant delay at its usual pace, or mean of each exponential one, s. */
  readonly constant: Float64Array;
  /** Lane of each constant delay in the calendar. */
  readonly lane: Int32Array;
  /** How many times as long as usual it takes at present. */
  private readonly factor: Float64Array;
  /** Tells the luck of one delay from that of another. */
  readonly key: Int32Array;
  private readonly samplers: (Sampler | null)[] = [];
  private readonly luck = new Luck();
  private readonly drawn = new Float64Array(1);
  private readonly rows: Rows;
  private count = 0;

  constructor(calendar: Calendar, soon: Soon, rows: Rows, capacity: number) {
    this.calendar = calendar;
    this.soon = soon;
    this.rows = rows;
    this.key = new Int32Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.constant = new Float64Array(capacity);
    this.lane = new Int32Array(capacity);
    this.factor = new Float64Array(capacity).fill(1);
  }

  /** `name` tells station and purpose: what becomes of one is no matter of any other. */
  add(distribution: Distribution, seed: number, name: string): number {
    const id = this.count++;
    const { shape, mean } = distribution;
    const constant = shape === 'deterministic' || (shape !== 'exponential' && !(distribution.cv > 0));
    if (!(mean > 0)) this.kind[id] = NONE;
    else if (constant) {
      this.kind[id] = CONSTANT;
      this.constant[id] = mean;
      this.lane[id] = this.calendar.lane(mean);
    } else if (shape === 'exponential') {
      this.kind[id] = EXPONENTIAL;
      this.constant[id] = mean;
    } else this.kind[id] = OTHER;
    this.key[id] = createStream(seed, name).word() | 0;
    this.samplers.push(this.kind[id] === OTHER ? createSampler(distribution) : null);
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

  /** It is drawn from an exponential distribution. */
  isExponential(id: number): boolean {
    return this.kind[id] === EXPONENTIAL;
  }

  /** Times as long that services begun now take, beside their own factor: set for the time of a call by a replica that warms up. */
  pace = 1;

  /** Nothing takes longer or shorter than usual, and nobody sets a pace. */
  isEven = true;

  /** From now on; what is under way takes as long as it would have. */
  stretch(id: number, factor: number): void {
    this.isEven = false;
    this.factor[id] = factor;
  }

  /** The length of a delay of this row whose end is no event of its own, in `took`. */
  draw(id: number, row: number): void {
    this.sample(id, (this.rows.luck[row]! + this.key[id]!) | 0);
    this.took = this.drawn[0]! * this.factor[id]! * this.pace;
  }

  /** The same at its usual pace, by a seed of luck. */
  drawBy(id: number, seed: number): void {
    this.sample(id, seed);
    this.took = this.drawn[0]!;
  }

  private sample(id: number, seed: number): void {
    const kind = this.kind[id]!;
    const { drawn } = this;
    if (kind === EXPONENTIAL) {
      const word = mix(seed);
      const layer = word & 255;
      const point = word >>> 8;
      if (point < EXPONENTIAL_INSIDE[layer]!) {
        drawn[0] = (point + 0.5) * EXPONENTIAL_STEP[layer]! * this.constant[id]!;
        return;
      }
      this.luck.begin(seed);
      this.luck.putExponential(drawn);
      drawn[0] = drawn[0]! * this.constant[id]!;
    } else if (kind === OTHER) {
      this.luck.begin(seed);
      this.samplers[id]!(this.luck, drawn);
    } else drawn[0] = kind === CONSTANT ? this.constant[id]! : 0;
  }

  /**
   * Puts the event at the end of the delay. Its length is a matter of the row's luck, of the delay, and of what happens
   * then, so that a way there and the way back differ.
   */
  schedule(id: number, row: number, payload: number): void {
    const { calendar } = this;
    const kind = this.kind[id]!;
    if (kind >= EXPONENTIAL) {
      this.sample(id, (this.rows.luck[row]! + this.key[id]! + (payload & MASK)) | 0);
      let delay = this.drawn[0]!;
      if (!this.isEven) delay *= this.factor[id]! * this.pace;
      this.took = delay;
      calendar.due = calendar.time + delay;
      calendar.put(payload);
      return;
    }
    if (kind === CONSTANT) {
      const factor = this.isEven ? 1 : this.factor[id]! * this.pace;
      const delay = this.constant[id]! * factor;
      this.took = delay;
      calendar.due = calendar.time + delay;
      if (factor !== 1) calendar.put(payload);
      else calendar.putInLane(this.lane[id]!, payload);
      return;
    }
    this.took = 0;
    this.soon.push(payload);
  }
}
