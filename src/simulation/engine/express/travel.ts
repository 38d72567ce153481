import { EXPONENTIAL_INSIDE as INSIDE, isChosen, mix, EXPONENTIAL_STEP as STEP } from '../../random/luck.ts';
import type { Arrivals } from '../arrivals.ts';
import { SHIFT, TIMEOUT } from '../events.ts';
import type { Machine } from '../machine.ts';
import { CONNECTION_LIMIT, OK, OVERLOADED, QUEUE_FULL, REASON_COUNT, TIMED_OUT } from '../reasons.ts';
import * as at from './columns.ts';
import { LOG, layOut, type Place } from './places.ts';
import { traceFinished } from './spans.ts';
import { Timers } from './timers.ts';

/** What the fast path does with a request that is rarer than a visit: how it begins and ends, rests, and is given up. */
export class Travel extends Timers {
  protected readonly arrivals: Arrivals;
  /** Seconds of a service: see `drawService`. A field, as engines box a double that crosses a call. */
  protected took = 0.5;

  constructor(m: Machine, arrivals: Arrivals, limits: boolean) {
    super(m, layOut(m, arrivals, limits));
    this.arrivals = arrivals;
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
    whole[head + at.LUCK] = arrivals.luckOfNext(source);
    arrivals.takeLuck(source);
    const now = m.calendar.time;
    real[reals + at.ARRIVED] = now;
    whole[head + at.HEAD + at.FOUND] = 0;
    if (arrivals.lane[source]! >= 0) {
      real[reals + at.DEADLINE] = now + arrivals.patience[source]!;
      this.setPatience(reals);
    }
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
      if (this.asking >= 0) tallies.classAsking[cls]! += real[reals + this.asking]!;
      real[reals + at.SINCE] = when;
      const latency = m.classLatency[cls]!;
      if (latency !== m.stationLatency[root.station])
        latency.recordBetween(real, reals + at.ARRIVED, reals + at.SINCE);
      if (trace >= 0) traceFinished(m, trace, cls);
    } else {
      tallies.classFailed[cls * REASON_COUNT + cause]! += 1;
      if (trace >= 0) traces.drop(trace);
    }
    if (m.crowds !== null) m.crowds.answered(root.visit);
    this.finish(row);
  }

  /** How long the service at a place takes a request of this luck, s: in `took`. */
  protected drawService({ kind, service, serviceTime, serviceLuck }: Place, luck: number): void {
    this.took = serviceTime;
    if ((kind & at.IS_CONSTANT) !== 0) return;
    const seed = (luck + serviceLuck) | 0;
    const word = mix(seed);
    const point = word >>> 8;
    if ((kind & at.IS_EXPONENTIAL) !== 0 && point < INSIDE[word & 255]!)
      this.took *= (point + 0.5) * STEP[word & 255]!;
    else {
      const { delays } = this.m;
      delays.drawBy(service, seed);
      this.took = delays.took;
    }
  }

  /** All the way back to the client at once, from a place at `when`. */
  protected goHome(row: number, place: Place): void {
    const { departures, real, whole } = this;
    const head = row * this.stride;
    const reals = row * this.realStride;
    let t = this.when;
    for (let up = place; ; up = up.parent!) {
      if ((up.kind & at.IS_COUNTED) !== 0) {
        departures.at = t;
        departures.add(up.station, whole[head + up.frame + at.REPLICA]!);
      }
      if (up.logged === LOG) this.countLog(up);
      up.log[up.logged] = t - real[reals + up.time]!;
      up.logged += 1;
      if (up.done >= 0) up.own += real[reals + up.done]! - real[reals + up.time]!;
      if (up.parent !== null) {
        t += up.hopTime;
        continue;
      }
      up.queued += real[reals + at.QUEUED]!;
      up.spent += real[reals + at.SPENT]!;
      if (this.asking >= 0) up.asking += real[reals + this.asking]!;
      break;
    }
    this.when = t;
    this.finish(row);
  }

  /** How often a call is made by a request of this luck. */
  protected countOf(luck: number, place: Place, call: number): number {
    const { plan, fractionKey } = this.m;
    const count = plan.callWhole[call]!;
    if (plan.callFraction[call] === 0) return count;
    const own = luck + place.luck + fractionKey[call]!;
    return count + (isChosen(mix(own | 0), plan.callFraction, call) ? 1 : 0);
  }

  /** A balancer makes one call of several, by a rule that has been asked already. */
  protected isMade(head: number, place: Place, call: number): boolean {
    return this.countOf(this.whole[head + at.LUCK]!, place, call) > 0;
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
    const isLate = calendar.due >= this.real[row * this.realStride + at.DEADLINE]!;
    if (isLate && (this.until >= 0 || this.whole[head + at.LATE] === 0)) this.comesLate(row);
    if (calendar.due >= this.horizon) this.countInside(row);
  }

  /** Someone will have given up before the calendar's `due`. */
  private comesLate(row: number): void {
    const { due } = this.m.calendar;
    const reals = row * this.realStride;
    if (this.until >= 0 && due >= this.real[reals + this.until]!) this.isOverdue = true;
    const isLate = due >= this.real[reals + this.patience]!;
    if (isLate && this.whole[row * this.stride + at.LATE] === 0) this.doom(row);
    this.m.calendar.due = due;
  }

  /** Nothing more will come of it before its client gives up. */
  private doom(row: number): void {
    const { m, whole } = this;
    const head = row * this.stride;
    const deadline = this.real[row * this.realStride + this.patience]!;
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
    if (m.plan.cancels) this.isOverdue = true;
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
    return this.places.all[this.whole[head + at.PLACE]!]!.root;
  }

  /** Someone is on a straight way until the calendar's `due`. */
  protected holdBack({ root }: Place): void {
    const { due } = this.m.calendar;
    if (due > root.heldUntil) root.heldUntil = due;
  }

  /** Whether others may come to a place before someone who is already on the way there at the calendar's time. */
  protected waitsToCome({ kind, root }: Place): boolean {
    if ((kind & at.IS_ORDERED) === 0) return false;
    return (kind & at.IS_ALONE) === 0 || this.m.calendar.time <= root.heldUntil;
  }

  /** Why a queue with so many in it takes no more, in the order in which a door asks. */
  protected refusal({ station, slots, isSimple }: Place, waiting: number): number {
    const { plan } = this.m;
    if (!isSimple) return QUEUE_FULL;
    const inside = waiting + slots + 1;
    if (plan.openConnections[station] === 0 && inside > plan.connectionCapacity[station]!)
      return CONNECTION_LIMIT;
    return inside > plan.inFlightLimit[station]! ? OVERLOADED : QUEUE_FULL;
  }

  /** One waits in a queue of a station from `servers.at` until `servers.until`. */
  protected linesUp(station: number, queue: number): void {
    const { servers } = this.places;
    const { peak } = this.m;
    if (servers.lineUp(queue) > peak[station]!)
      peak[station] = Math.max(peak[station]!, servers.waitingAt(station));
  }

  /** The request itself is counted already. */
  protected isOverloaded(station: number, replica: number): boolean {
    const { plan, inFlight, tallies } = this.m;
    const limit = plan.inFlightLimit[station]!;
    if (replica >= 0) return inFlight[replica]! > limit;
    return tallies.inside[station]! > limit * plan.network.stations[station]!.replicas;
  }
}
