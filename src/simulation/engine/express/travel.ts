import { isChosen, mix } from '../../random/luck.ts';
import type { Arrivals } from '../arrivals.ts';
import { ARRIVE, SHIFT, TIMEOUT } from '../events.ts';
import type { Machine } from '../machine.ts';
import { isSent } from '../plan/codes.ts';
import { CONNECTION_LIMIT, OK, OVERLOADED, QUEUE_FULL, REASON_COUNT, TIMED_OUT } from '../reasons.ts';
import { MISS } from '../rows.ts';
import { REPEAT } from '../spawn.ts';
import * as at from './columns.ts';
import { layOut, type Place } from './places.ts';
import { spanCalled, traceFinished } from './spans.ts';
import { Underway } from './underway.ts';

/** Of `nextCall`. */
export const NONE = -1;
export const FORK = -2;

/** What the fast path does with a request that is rarer than a visit: how it begins and ends, forks, sends, is given up. */
export class Travel extends Underway {
  protected readonly arrivals: Arrivals;
  /** See `settle`. */
  protected outcome = OK;
  /** Of the last visit that called several at once. */
  private stamps = 0;

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
        const count = this.countOf(this.whole[head + at.LUCK]!, place, call);
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

  /** What a row has spent before an optional call. */
  protected keep(reals: number, kept: number): void {
    this.real[reals + kept] = this.real[reals + at.QUEUED]!;
    this.real[reals + kept + 1] = this.real[reals + at.SPENT]!;
  }

  /** The call has failed, and counts as waiting. */
  protected forgo(reals: number, kept: number): void {
    this.real[reals + at.QUEUED] = this.real[reals + kept]!;
    this.real[reals + at.SPENT] = this.real[reals + kept + 1]!;
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
    calendar.due = deadline;
    rows.deadline[row] = calendar.putDeadline(
      place.root.patience,
      (row << SHIFT) | TIMEOUT,
      rows.deadline,
      SHIFT,
    );
  }

  /**
   * A branch has come back, or failed. Returns the row that waited for it if that goes on by this, else -1; `outcome` is
   * then why, `OK` or the cause of the failure that it cannot do without.
   */
  protected settle(row: number, place: Place, cause: number): number {
    const { legs, rows, tallies } = this.m;
    const head = row * this.stride;
    const leg = this.whole[head + at.LEG]!;
    const parent = legs.parent[leg]!;
    let goesOn = -1;
    const isOptional = (place.kind & at.IS_OPTIONAL) !== 0;
    const above = parent * this.stride + place.caller!.frame;
    // Else that visit is over.
    if (this.whole[above + at.STAMP] === legs.parentGeneration[leg]) {
      const isOpen = legs.done[leg] === 0;
      if (cause !== OK) {
        tallies.connectionFailed[place.connection]! += 1;
        if (isOpen) {
          legs.spare[leg]! -= 1;
          if (legs.spare[leg]! < 0) {
            goesOn = parent;
            if (isOptional && place.shift > 0) this.whole[above + at.FOUND]! |= MISS << place.shift;
          }
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
    this.outcome = isOptional ? OK : cause;
    legs.report(leg);
    this.finish(row);
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
