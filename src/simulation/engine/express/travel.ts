import { isChosen, mix } from '../../random/luck.ts';
import type { Arrivals } from '../arrivals.ts';
import { ARRIVE, REPLY, SHIFT, TIMEOUT } from '../events.ts';
import type { Machine } from '../machine.ts';
import { isSent } from '../plan.ts';
import { CONNECTION_LIMIT, OK, OVERLOADED, QUEUE_FULL, REASON_COUNT, TIMED_OUT } from '../reasons.ts';
import { REPEAT } from '../spawn.ts';
import { INSIDE, INSIDE_AREA } from '../tallies.ts';
import * as at from './columns.ts';
import { layOut, type Place, type Places } from './places.ts';
import { spanCalled, traceFinished } from './spans.ts';

/** Of `nextCall`. */
export const NONE = -1;
export const FORK = -2;

/**
 * What the fast path knows of the requests under way. A row has columns of its own and a frame for each visit on its way
 * that is not over, in two arrays: `real` for times and `whole` for the rest.
 *
 * Visits that come and go within one tick are counted together at its end (`count`). Of those that are not over by then
 * each is counted by itself, in and out.
 */
export class Travel {
  protected readonly m: Machine;
  protected readonly arrivals: Arrivals;
  protected readonly places: Places;
  /** Columns of a row with its frames, in `whole` and in `real`. */
  protected readonly stride: number;
  protected readonly realStride: number;
  protected real: Float64Array = new Float64Array(0);
  protected whole: Int32Array = new Int32Array(0);
  private capacity = 0;
  private freeHead = -1;
  /** Rows under way. */
  protected used = 0;
  /** There are so many that a limit which nobody watches could hold one back: see `layOut`. */
  isCrowded = false;
  /** The tick under way, s: what happens in it may be counted at any time before its end. */
  protected tickBegan = 0.5;
  protected horizon = 0.5;
  /** The time that is spoken of, s, which may be ahead of the calendar's. A field: a double that crosses a call is boxed. */
  protected when = 0.5;
  /** See `settle`. */
  protected outcome = OK;
  /** Rows that wait for branches, and may do so at the end of the tick. */
  private readonly forked: number[] = [];
  /** Of the last visit that called several at once. */
  private stamps = 0;

  constructor(m: Machine, arrivals: Arrivals, limits: boolean) {
    this.m = m;
    this.arrivals = arrivals;
    this.places = layOut(m, arrivals, limits);
    this.stride = at.HEAD + at.FRAME * this.places.deepest;
    this.realStride = at.ARRIVED + this.places.deepest;
    this.tickBegan = 0;
    this.grow(m.rows.capacity);
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
  protected free(row: number): void {
    const head = row * this.stride;
    this.whole[head + at.WHAT] = at.FREE;
    this.whole[head + at.HEAD + at.STAMP] = 0;
    this.whole[head + at.PLACE] = this.freeHead;
    this.freeHead = row;
    this.used--;
  }

  /** A row at a place, with nothing known of it yet. */
  private open(place: Place): number {
    if (this.freeHead < 0) this.grow(2 * this.capacity);
    const row = this.freeHead;
    const { real, whole } = this;
    const head = row * this.stride;
    const reals = row * this.realStride;
    this.freeHead = whole[head + at.PLACE]!;
    this.used++;
    if (this.used > this.places.roomy) this.isCrowded = true;
    whole[head + at.PLACE] = place.index;
    whole[head + at.WHAT] = ARRIVE;
    whole[head + at.LATE] = 0;
    whole[head + at.TRACE] = -1;
    real[reals + at.DEADLINE] = Infinity;
    real[reals + at.QUEUED] = 0;
    real[reals + at.SPENT] = 0;
    return row;
  }

  /** A request of this source comes into being; returns its row. */
  protected begin(source: number): number {
    const { m, arrivals } = this;
    const { rows, tallies } = m;
    const root = this.places.roots[source]!;
    const row = this.open(root);
    const { real, whole } = this;
    const head = row * this.stride;
    const reals = row * this.realStride;
    const { cls } = root;
    rows.key[row] = arrivals.key(cls);
    arrivals.giveLuck(source, row);
    whole[head + at.LUCK] = rows.luck[row]!;
    const now = m.calendar.time;
    real[reals + at.ARRIVED] = now;
    whole[head + at.HEAD + at.FOUND] = 0;
    if (arrivals.lane[source]! >= 0) real[reals + at.DEADLINE] = now + arrivals.patience[source]!;
    if ((root.kind & (at.IS_SOURCE | at.IS_LIVE)) === (at.IS_SOURCE | at.IS_LIVE)) this.enter(root);
    const created = tallies.classCreated[cls]!;
    if (created >= m.traces.next[cls]!) {
      const span = m.traces.begin(cls, created, root.visit, now);
      whole[head + at.TRACE] = span;
      whole[head + at.HEAD + at.SPAN] = span;
    }
    tallies.classCreated[cls] = created + 1;
    return row;
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
    } else tallies.failed[station * REASON_COUNT + reason]! += 1;
  }

  /** A request is over at the place where it began, at `when`. */
  protected end(row: number, root: Place, cause: number): void {
    const { m, real, whole, when } = this;
    const { tallies, traces } = m;
    const { cls } = root;
    const reals = row * this.realStride;
    const trace = whole[row * this.stride + at.TRACE]!;
    if (cause === OK) {
      tallies.classQueued[cls]! += real[reals + at.QUEUED]!;
      tallies.classServed[cls]! += real[reals + at.SPENT]!;
      real[reals + at.SINCE] = when;
      m.classLatency[cls]!.recordBetween(real, reals + at.ARRIVED, reals + at.SINCE);
      if (trace >= 0) traceFinished(m, trace, cls);
    } else {
      tallies.classFailed[cls * REASON_COUNT + cause]! += 1;
      if (trace >= 0) traces.drop(trace);
    }
    if (m.crowds !== null) m.crowds.answered(root.visit);
    this.free(row);
  }

  /** How often a call is made this time. */
  private countOf(head: number, place: Place, call: number): number {
    const { plan, fractionKey } = this.m;
    const count = plan.callWhole[call]!;
    if (plan.callFraction[call] === 0) return count;
    const luck = this.whole[head + at.LUCK]! + place.luck + fractionKey[call]!;
    return count + (isChosen(mix(luck | 0), plan.callFraction, call) ? 1 : 0);
  }

  /** A balancer makes one call of several, by a rule that has been asked already. */
  protected isMade(head: number, place: Place, call: number): boolean {
    return this.countOf(head, place, call) > 0;
  }

  /**
   * Sends the messages of the next step at `when`, and of those after it while there is nothing to wait for. Returns the call
   * that is waited for, `NONE` if there is none, `FORK` if rows of their own make it several times at once.
   */
  protected nextCall(row: number, place: Place, from: number): number {
    const { plan } = this.m;
    const head = row * this.stride;
    const frame = head + place.frame;
    let cursor = from;
    while (cursor < place.end) {
      const stepEnd = plan.stepEnd[cursor]!;
      let awaited = NONE;
      for (let call = cursor; call < stepEnd; call++) {
        const condition = plan.condition[call]!;
        if (condition !== 0 && (this.whole[frame + at.FOUND]! & condition) === 0) continue;
        const count = this.countOf(head, place, call);
        if (count === 0) continue;
        if (isSent(plan.sends[call]!)) for (let i = 0; i < count; i++) this.send(row, place, call, i);
        else if ((place.children[call - place.first]!.kind & at.IS_BRANCH) !== 0) {
          awaited = FORK;
          this.fork(row, place, call, count);
        } else {
          awaited = call;
          this.whole[frame + at.LEFT] = count - 1;
          this.openSpan(row, place, call);
        }
      }
      cursor = stepEnd;
      if (awaited !== NONE) {
        this.whole[frame + at.NEXT] = cursor;
        return awaited;
      }
    }
    return NONE;
  }

  /** Of a call that is made now, where its request is traced. */
  protected openSpan(row: number, place: Place, call: number): void {
    const { whole } = this;
    const head = row * this.stride;
    if (whole[head + at.TRACE]! < 0) return;
    const frame = head + place.frame;
    const { visit } = place.children[call - place.first]!;
    whole[frame + at.FRAME + at.SPAN] = spanCalled(this.m, whole[frame + at.SPAN]!, call, visit);
  }

  /** Several calls at once, at `when`: the row waits for as many replies as are needed. */
  private fork(row: number, place: Place, call: number, count: number): void {
    const { plan, rows, legs, calendar } = this.m;
    const head = row * this.stride;
    const needed = Math.min(count, Math.max(1, plan.need[call]!));
    const frame = head + place.frame;
    if (this.whole[frame + at.STAMP] === 0) {
      this.stamps = (this.stamps + 1) & 0x3fffffff || 1;
      this.whole[frame + at.STAMP] = this.stamps;
    }
    const leg = legs.take(row, this.whole[frame + at.STAMP]!, needed, count - needed, 0);
    legs.outstanding[leg] = count;
    for (let i = 0; i < count; i++) {
      const child = this.send(row, place, call, i);
      this.whole[child * this.stride + at.LEG] = leg;
    }
    this.whole[head + at.WHAT] = at.FORKED;
    if (this.whole[head + at.LISTED] === 0) {
      this.whole[head + at.LISTED] = 1;
      this.forked.push(row);
    }
    const deadline = this.real[row * this.realStride + at.DEADLINE]!;
    if (deadline === Infinity || this.whole[head + at.LATE] !== 0) return;
    // When the replies will be there is not known yet.
    let root = place;
    while (root.parent !== null) root = root.parent;
    calendar.due = deadline;
    rows.deadline[row] = calendar.putDeadline(root.patience, (row << SHIFT) | TIMEOUT, rows.deadline, SHIFT);
  }

  /**
   * A branch has come back, or failed. Returns the row that waited for it if that goes on by this, else -1; `outcome` is
   * then why, `OK` or the cause of the failure.
   */
  protected settle(row: number, place: Place, cause: number): number {
    const { legs, rows, tallies } = this.m;
    const head = row * this.stride;
    const leg = this.whole[head + at.LEG]!;
    const parent = legs.parent[leg]!;
    let goesOn = -1;
    const above = parent * this.stride + place.caller!.frame;
    // Else that visit is over.
    if (this.whole[above + at.STAMP] === legs.parentGeneration[leg]) {
      const isOpen = legs.done[leg] === 0;
      if (cause !== OK) {
        tallies.connectionFailed[place.connection]! += 1;
        if (isOpen) {
          legs.spare[leg]! -= 1;
          if (legs.spare[leg]! < 0) goesOn = parent;
        }
      } else if (isOpen) {
        legs.needed[leg]! -= 1;
        if (place.shift > 0)
          this.whole[above + at.FOUND]! |= (this.whole[head + at.HEAD + at.FOUND]! & 3) << place.shift;
        if (legs.needed[leg] === 0) {
          goesOn = parent;
          const reals = parent * this.realStride;
          this.real[reals + at.QUEUED]! += this.real[row * this.realStride + at.QUEUED]!;
          this.real[reals + at.SPENT]! += this.real[row * this.realStride + at.SPENT]!;
        }
      }
      if (goesOn >= 0) {
        legs.done[leg] = 1;
        rows.deadline[parent] = 0;
      }
    }
    this.outcome = cause;
    legs.report(leg);
    this.free(row);
    return goesOn;
  }

  /** Another row for a call, which sets out at `when`; a message that nobody waits for goes its own way. */
  private send(row: number, place: Place, call: number, nth: number): number {
    const { m } = this;
    const { calendar, delays } = m;
    const to = place.children[call - place.first]!;
    const child = this.open(to);
    const { whole } = this;
    const head = row * this.stride;
    const childHead = child * this.stride;
    m.rows.key[child] = m.rows.key[row]!;
    whole[childHead + at.LUCK] = whole[head + at.LUCK]! + Math.imul(nth, REPEAT);
    if (whole[head + at.TRACE]! >= 0) {
      const span = spanCalled(m, whole[head + place.frame + at.SPAN]!, call, to.visit);
      whole[childHead + at.TRACE] = span;
      whole[childHead + at.HEAD + at.SPAN] = span;
    }
    to.sent += 1;
    delays.drawBy(to.hop, (whole[childHead + at.LUCK]! + to.hopLuck) | 0);
    calendar.due = this.when + delays.took;
    calendar.put((child << SHIFT) | ARRIVE);
    return child;
  }

  /**
   * Puts an event of a row in at the calendar's `due`. A client whose patience ends before that is as good as gone, as the row
   * rests till then: it gives up at once, as far as counts go, or by an event where others see when.
   */
  protected later(row: number, what: number): void {
    this.rests(row, what);
    this.m.calendar.put((row << SHIFT) | what);
  }

  /** The same of an event that is in the calendar already. */
  protected rests(row: number, what: number): void {
    const { calendar } = this.m;
    const head = row * this.stride;
    this.whole[head + at.WHAT] = what;
    if (calendar.due >= this.real[row * this.realStride + at.DEADLINE]! && this.whole[head + at.LATE] === 0) {
      const { due } = calendar;
      this.doom(row);
      calendar.due = due;
    }
    if (calendar.due >= this.horizon) this.countInside(row);
  }

  /** Nothing more will come of it before its client gives up. */
  private doom(row: number): void {
    const { m, whole } = this;
    const head = row * this.stride;
    const deadline = this.real[row * this.realStride + at.DEADLINE]!;
    if (deadline < this.horizon && whole[head + at.TRACE]! < 0 && m.crowds === null) {
      this.when = deadline;
      this.giveUp(row);
      return;
    }
    whole[head + at.LATE] = at.DOOMED;
    m.calendar.due = deadline;
    m.rows.deadline[row] = m.calendar.put((row << SHIFT) | TIMEOUT);
  }

  /** As `giveUp` of `conclude.ts`, at `when`: what the client started goes on. */
  protected giveUp(row: number): void {
    const { m, whole } = this;
    const { tallies } = m;
    const head = row * this.stride;
    const root = this.rootOf(head);
    this.leave(root, row * this.realStride, TIMED_OUT);
    tallies.classFailed[root.cls * REASON_COUNT + TIMED_OUT]! += 1;
    whole[head + at.LATE] = at.GIVEN_UP;
    m.rows.deadline[row] = 0;
    if (whole[head + at.TRACE]! >= 0) {
      m.traces.drop(whole[head + at.TRACE]!);
      whole[head + at.TRACE] = -1;
    }
    if (m.crowds !== null) m.crowds.answered(root.visit);
  }

  private rootOf(head: number): Place {
    let place = this.places.all[this.whole[head + at.PLACE]!]!;
    while (place.parent !== null) place = place.parent;
    return place;
  }

  /** Why a queue with so many in it takes no more, in the order in which a door asks. */
  protected refusal({ station, slots }: Place, waiting: number): number {
    const { plan } = this.m;
    const inside = waiting + slots + 1;
    if (plan.openConnections[station] === 0 && inside > plan.connectionCapacity[station]!)
      return CONNECTION_LIMIT;
    return inside > plan.inFlightLimit[station]! ? OVERLOADED : QUEUE_FULL;
  }

  /** One waits at `when` in a queue of a station until `until[index]`. */
  protected linesUp(station: number, queue: number, until: Float64Array, index: number): void {
    const { servers } = this.places;
    const { peak } = this.m;
    servers.at = until[index]!;
    servers.lineUp(queue);
    servers.at = this.when;
    peak[station] = servers.waitingAt(station, peak[station]!);
  }

  /** The request itself is counted already. */
  protected isOverloaded(station: number, replica: number): boolean {
    const { plan, inFlight, tallies } = this.m;
    const limit = plan.inFlightLimit[station]!;
    if (replica >= 0) return inFlight[replica]! > limit;
    return tallies.inside[station]! > limit * plan.network.stations[station]!.replicas;
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
    if (call < 0) {
      this.m.classLatency[place.cls]!.recordAll(log, logged);
      tallies.system[INSIDE_AREA]! += seconds;
      tallies.classQueued[place.cls]! += place.queued;
      tallies.classServed[place.cls]! += place.spent;
      place.queued = 0;
      place.spent = 0;
    }
    place.logged = 0;
  }

  /** A tick is over: brings the tallies up to it. */
  count(): void {
    const { tallies } = this.m;
    for (const place of this.places.all) {
      const { station, sentAt } = place;
      this.countLog(place);
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
    for (const row of this.forked) {
      if (this.whole[row * this.stride + at.WHAT] !== at.FORKED)
        this.whole[row * this.stride + at.LISTED] = 0;
      else {
        this.countInside(row);
        this.forked[kept++] = row;
      }
    }
    this.forked.length = kept;
    this.tickBegan = this.horizon;
  }

  /** A row will see the end of the tick where it is now: counts the visits that have begun in this tick and are not over. */
  protected countInside(row: number): void {
    const { tallies } = this.m;
    const head = row * this.stride;
    const what = this.whole[head + at.WHAT]!;
    const last = this.places.all[this.whole[head + at.PLACE]!]!;
    // On its way there or back it is inside its caller alone.
    let place: Place | null = what === ARRIVE || what === REPLY ? last.parent : last;
    const late = this.whole[head + at.LATE]!;
    const deadline = this.real[row * this.realStride + at.DEADLINE]!;
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
