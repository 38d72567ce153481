import { ARRIVE, BEGUN, REPLY } from '../events.ts';
import type { Machine } from '../machine.ts';
import { OK, REASON_COUNT } from '../reasons.ts';
import { INSIDE, INSIDE_AREA } from '../tallies.ts';
import * as at from './columns.ts';
import { Departures } from './departures.ts';
import type { Place, Places } from './places.ts';

/** A tick is looked at in so many parts. */
const PARTS = 64;
/** As good as no end. */
const MANY = 1 << 20;

/**
 * The requests under way on the fast path. A row has columns of its own and a frame for each visit on its way that is not
 * over, in two arrays: `real` for times and `whole` for the rest.
 *
 * Visits that come and go within one tick are counted together at its end (`count`). Of those that are not over by then
 * each is counted by itself, in and out.
 */
export class Underway {
  protected readonly m: Machine;
  protected readonly places: Places;
  protected readonly departures: Departures;
  /** Columns of a row with its frames, in `whole` and in `real`. */
  protected readonly stride: number;
  protected readonly realStride: number;
  /** See `Places.asking`. */
  protected readonly asking: number;
  /** See `Places.patience`. */
  protected readonly patience: number;
  protected readonly until: number;
  protected real: Float64Array = new Float64Array(0);
  protected whole: Int32Array = new Int32Array(0);
  private capacity = 0;
  private freeHead = -1;
  /** Rows in use, and requests that will have one (`births.ts`). */
  protected used = 0;
  /** Requests that were followed to an end which is still to come, in all and by the part of the tick it comes in; the part under way. */
  private ahead = 0;
  private readonly ending = new Int32Array(PARTS);
  private part = 0;
  private partsASecond = 0.5;
  /** There are so many that a limit which nobody watches could hold one back: see `layOut`. */
  isCrowded = false;
  /** The tick under way, s: what happens in it may be counted at any time before its end. */
  protected tickBegan = 0.5;
  protected horizon = 0.5;
  /** The time that is spoken of, s, which may be ahead of the calendar's. A field: a double that crosses a call is boxed. */
  protected when = 0.5;
  /** Rows of which others will say when they go on, perhaps after the end of the tick. */
  protected readonly hanging: number[] = [];

  constructor(m: Machine, places: Places) {
    this.m = m;
    this.places = places;
    this.departures = new Departures(m);
    this.stride = at.HEAD + at.FRAME * places.deepest;
    this.realStride = places.reals;
    this.asking = places.asking;
    this.patience = places.patience;
    this.until = places.until;
    this.tickBegan = 0;
    this.grow(m.rows.capacity);
    // Where only requests of one class begin and nobody else comes, the station's latencies are those of the class.
    for (const { station, cls } of places.roots)
      if (places.all.filter((other) => other.station === station).length === 1)
        m.stationLatency[station] = m.classLatency[cls]!;
  }

  private grow(capacity: number): void {
    const real = new Float64Array(capacity * this.realStride);
    real.set(this.real);
    this.real = real;
    const whole = new Int32Array(capacity * this.stride);
    whole.set(this.whole);
    this.whole = whole;
    this.m.rows.reserve(capacity);
    this.used += capacity - this.capacity;
    for (let row = capacity - 1; row >= this.capacity; row--) this.free(row);
    this.capacity = capacity;
  }

  /** The row that was freed last is the next to be taken, so that those in use stay close together. */
  private free(row: number): void {
    const head = row * this.stride;
    this.whole[head + at.WHAT] = at.FREE;
    this.whole[head + at.HEAD + at.STAMP] = 0;
    this.whole[head + at.PLACE] = this.freeHead;
    this.freeHead = row;
    this.used--;
  }

  /** The tick under way ends then, s. */
  protected worksTo(horizon: number): void {
    this.horizon = horizon;
    this.partsASecond = PARTS / (horizon - this.tickBegan);
  }

  /** How many more may be under way, from 0 to `MANY`. Those that are followed farther than the calendar are still inside. */
  protected room(): number {
    const { roomy } = this.places;
    if (roomy === Infinity) return MANY;
    const now = ((this.m.calendar.time - this.tickBegan) * this.partsASecond) | 0;
    while (this.part < now) this.ahead -= this.ending[this.part++]!;
    return Math.max(0, Math.min(MANY, Math.ceil(roomy) - this.used - this.ahead)) | 0;
  }

  /** A request is over at `when`, which may be still to come. */
  protected endsAhead(): void {
    if (this.places.roomy === Infinity) return;
    this.ending[Math.min(PARTS - 1, ((this.when - this.tickBegan) * this.partsASecond) | 0)]! += 1;
    this.ahead++;
  }

  /** A row is of no use any more, as what it stood for is over at `when`. */
  protected finish(row: number): void {
    this.endsAhead();
    this.free(row);
  }

  /** A row at a place, with nothing known of it yet. */
  protected open(place: Place): number {
    if (this.freeHead < 0) this.grow(2 * this.capacity);
    const row = this.freeHead;
    const { real, whole } = this;
    const head = row * this.stride;
    const reals = row * this.realStride;
    this.freeHead = whole[head + at.PLACE]!;
    if (this.room() === 0) this.isCrowded = true;
    this.used++;
    whole[head + at.PLACE] = place.index;
    whole[head + at.WHAT] = ARRIVE;
    whole[head + at.LATE] = 0;
    whole[head + at.TRACE] = -1;
    real[reals + at.DEADLINE] = Infinity;
    real[reals + at.QUEUED] = 0;
    real[reals + at.SPENT] = 0;
    if (this.asking >= 0) real[reals + this.asking] = 0;
    if (this.until >= 0) {
      real[reals + this.patience] = Infinity;
      real[reals + this.until] = Infinity;
    }
    return row;
  }

  /** It has made a call that it does not wait for for ever. */
  protected isTimed(row: number): boolean {
    return this.until >= 0 && this.real[row * this.realStride + this.until]! < Infinity;
  }

  /** One is inside a station from now on, where that has to be known at once. */
  protected enter(place: Place): void {
    this.m.tallies.arrived[place.station]! += 1;
    this.when = this.m.calendar.time;
    this.changeInside(place, 1);
  }

  /** One more, or with -1 one less, is inside a station from `when` on, and in the system where its request began there. */
  private changeInside({ station, call }: Place, change: number): void {
    const { tallies } = this.m;
    const { when } = this;
    tallies.inside[station]! += change;
    tallies.insideArea[station]! -= change * when;
    if (call >= 0) return;
    tallies.system[INSIDE]! += change;
    tallies.system[INSIDE_AREA]! -= change * when;
  }

  /** A visit is over at `when` that began in an earlier tick, or that was counted as it began, or that failed. */
  protected leave(place: Place, reals: number, reason: number): void {
    const { m, real, when } = this;
    const { tallies } = m;
    const { station, time } = place;
    const isNew = real[reals + time]! >= this.tickBegan && (place.kind & at.IS_LIVE) === 0;
    if (isNew) {
      tallies.arrived[station]! += 1;
      tallies.insideArea[station]! += when - real[reals + time]!;
      if (place.call < 0) tallies.system[INSIDE_AREA]! += when - real[reals + time]!;
    } else this.changeInside(place, -1);
    if (reason === OK) {
      real[reals + at.SINCE] = when;
      m.stationLatency[station]!.recordBetween(real, reals + time, reals + at.SINCE);
      if (place.asks) {
        const { done, serviceTime } = place;
        tallies.asking[station]! +=
          when - (done >= 0 ? real[reals + done]! : real[reals + time]! + serviceTime);
      }
    } else tallies.failed[station * REASON_COUNT + reason]! += 1;
  }

  /** Visits that have come and gone. */
  protected countLog(place: Place): void {
    const { tallies, stationLatency } = this.m;
    const { log, logged, station, call } = place;
    if (logged === 0) return;
    const histogram = stationLatency[station]!;
    const before = histogram.sum;
    histogram.recordAll(log, logged);
    const seconds = histogram.sum - before;
    tallies.arrived[station]! += logged;
    tallies.insideArea[station]! += seconds;
    if (place.asks) {
      tallies.asking[station]! += seconds - (place.done >= 0 ? place.own : logged * place.serviceTime);
      place.own = 0;
    }
    if (call < 0) {
      const all = this.m.classLatency[place.cls]!;
      if (all !== histogram) all.recordAll(log, logged);
      tallies.system[INSIDE_AREA]! += seconds;
      tallies.classQueued[place.cls]! += place.queued;
      tallies.classServed[place.cls]! += place.spent;
      tallies.classAsking[place.cls]! += place.asking;
      place.queued = 0;
      place.spent = 0;
      place.asking = 0;
    }
    place.logged = 0;
  }

  /** The same, where all of them took the same time, and nothing of them is counted yet. */
  private countAlike(place: Place): void {
    const { tallies, stationLatency } = this.m;
    const { station, alike, serviceTime } = place;
    stationLatency[station]!.recordAlike(serviceTime, alike);
    tallies.arrived[station]! += alike;
    tallies.insideArea[station]! += alike * serviceTime;
    place.sent += alike;
    place.started += alike;
    place.served += alike * serviceTime;
    place.alike = 0;
  }

  /** A tick is over: brings the tallies up to it. */
  count(): void {
    const { tallies } = this.m;
    for (const place of this.places.all) {
      const { station, sentAt } = place;
      this.countLog(place);
      if (place.alike > 0) this.countAlike(place);
      if (sentAt >= 0) tallies.sent[sentAt]! += place.sent;
      tallies.started[station]! += place.started;
      tallies.served[station]! += place.served;
      if ((place.kind & at.HAS_SLOTS) !== 0) tallies.busyArea[station]! += place.served;
      tallies.waited[station]! += place.waited;
      tallies.waitingArea[station]! += place.waited;
      place.sent = 0;
      place.started = 0;
      place.served = 0;
      place.waited = 0;
    }
    let kept = 0;
    for (const row of this.hanging) {
      const hangs = this.whole[row * this.stride + at.WHAT] === at.HANGS;
      if (hangs) this.countInside(row);
      // Counted once, it matters no more, unless it may give up.
      if (hangs && this.isTimed(row)) this.hanging[kept++] = row;
      else this.whole[row * this.stride + at.LISTED] = 0;
    }
    this.hanging.length = kept;
    this.tickBegan = this.horizon;
    this.ending.fill(0);
    this.ahead = 0;
    this.part = 0;
  }

  /** A row will see the end of the tick where it is now: counts the visits that have begun in this tick and are not over. */
  protected countInside(row: number): void {
    const { tallies } = this.m;
    const head = row * this.stride;
    const what = this.whole[head + at.WHAT]!;
    const last = this.places.all[this.whole[head + at.PLACE]!]!;
    const isMessage = what === BEGUN && (last.kind & at.IS_CONSUMER) !== 0;
    // On its way there or back it is inside its caller alone, and what waits in a buffer inside of nobody.
    let place: Place | null = what === ARRIVE || what === REPLY || isMessage ? last.parent : last;
    const late = this.whole[head + at.LATE]!;
    const deadline = this.real[row * this.realStride + this.patience]!;
    for (; place !== null; place = place.parent) {
      // Whoever gives up within the tick is not inside at its end.
      if (place.parent === null && (late === at.GIVEN_UP || (late === at.DOOMED && deadline < this.horizon)))
        return;
      const arrived = this.real[row * this.realStride + place.time]!;
      if (arrived < this.tickBegan || (place.kind & at.IS_LIVE) !== 0) continue;
      tallies.arrived[place.station]! += 1;
      this.when = arrived;
      this.changeInside(place, 1);
    }
  }
}
