import { admission } from '../../stations/admission.ts';
import { transfers } from '../../stations/link.ts';
import { chooseReplica, freeReplica } from '../../stations/replicas.ts';
import { chooseRoute } from '../../stations/routing.ts';
import type { Arrivals } from '../arrivals.ts';
import {
  ARRIVE,
  CREATE,
  MASK,
  MISSED,
  REPLY,
  SERVED,
  SHIFT,
  TIMEOUT,
  TIRED,
  TRANSFERRED,
} from '../events.ts';
import type { Machine } from '../machine.ts';
import { CAPPED, ERRS, GUARDED, LINKED, LOOKS_UP, SHARED_QUEUE } from '../plan.ts';
import {
  CALLEE_FAILED,
  ERROR,
  NO_ROUTE,
  OK,
  OVERLOADED,
  QUEUE_FULL,
  REASON_COUNT,
  TIMED_OUT,
} from '../reasons.ts';
import { HIT, MISS } from '../rows.ts';
import { INSIDE, INSIDE_AREA } from '../tallies.ts';
import { HAS_SLOTS, IS_SOURCE, NEAR, Places, SERVES_AT_ONCE } from './places.ts';
import {
  spanArrived,
  spanCalled,
  spanEnded,
  spanExtended,
  spanReplied,
  spanStarted,
  traceFinished,
} from './spans.ts';

/** What the loop does next beside the events of a row. */
const CONCLUDE = -1;

/**
 * The fast path: networks in which a request is at one place at a time (`eligible.ts`). One row goes all the way; what a
 * visit leaves behind while its callees are at work is a frame of the row, and what takes no time is a jump in the loop instead of
 * an event. Draws, sums and counts are made in the order of the general path, so that every byte of a report is the same:
 * what is changed there must be changed here, and `express.test.ts` says where it was not.
 */
export class Express {
  private readonly m: Machine;
  private readonly arrivals: Arrivals;
  private readonly places: Places;
  /** Place by row, when it began to wait, the cause it failed for, and whether its client has given up. */
  private place: Int32Array = new Int32Array(0);
  private since: Float64Array = new Float64Array(0);
  private cause: Uint8Array = new Uint8Array(0);
  private late: Uint8Array = new Uint8Array(0);
  /** Frames by row and depth, as the columns of `Rows`. */
  private arrived: Float64Array = new Float64Array(0);
  private queued: Float64Array = new Float64Array(0);
  private served: Float64Array = new Float64Array(0);
  private replica: Int32Array = new Int32Array(0);
  private found: Int32Array = new Int32Array(0);
  private span: Int32Array = new Int32Array(0);

  constructor(m: Machine, arrivals: Arrivals) {
    this.m = m;
    this.arrivals = arrivals;
    this.places = new Places(m, arrivals.visit);
    this.grow();
  }

  /** As `work` in `work.ts`: events before `limit`, about `budget` of them at most. Returns how many there were. */
  work(limit: number, budget: number): number {
    const { m, arrivals, places } = this;
    const { plan, rows, calendar, delays, queues, tallies, traces, busy, room, inFlight } = m;
    const { stationLatency, classLatency, serviceDelay, networkDelay } = m;
    const { before, after } = m;
    const deepest = places.deepest;
    let count = 0;
    while (count < budget) {
      const payload = calendar.next(limit);
      if (payload < 0) break;
      count++;
      const now = calendar.time;
      let row = payload >> SHIFT;
      let what = payload & MASK;
      let place: number;
      let cursor = 0;
      let reason = OK;
      let cause = OK;
      if (what === CREATE) {
        if (!arrivals.comes(row)) continue;
        const source = row;
        row = this.begin(source);
        place = places.roots[source]!;
        if ((places.kind[place]! & IS_SOURCE) === 0) what = ARRIVE;
        else {
          const station = places.station[place]!;
          this.arrived[row * deepest] = now;
          tallies.arrived[station]! += 1;
          tallies.inside[station]! += 1;
          tallies.insideArea[station]! -= now;
          what = MISSED;
          cursor = plan.firstCall[places.visit[place]!]!;
        }
      } else if (what === TIMEOUT) {
        if (rows.deadline[row] === calendar.ticket) this.giveUp(row);
        continue;
      } else if (what === TIRED) {
        if (rows.leaving[row] !== calendar.ticket) continue;
        this.leaveQueue(row);
        place = this.place[row]!;
        reason = TIMED_OUT;
        cause = TIMED_OUT;
        what = CONCLUDE;
      } else {
        place = this.place[row]!;
        if (what === MISSED) cursor = plan.firstCall[places.visit[place]!]!;
        else if (what === REPLY) cause = this.cause[row]!;
      }
      // Goes on until the request waits for a time to come, or is over.
      for (;;) {
        const frame = row * deepest + places.depth[place]!;
        const station = places.station[place]!;
        const isTraced = rows.span[row]! >= 0;
        if (what === ARRIVE) {
          this.arrived[frame] = now;
          this.queued[frame] = 0;
          this.served[frame] = 0;
          this.found[frame] = 0;
          this.replica[frame] = -1;
          if (isTraced) spanArrived(m, this.span[frame]!);
          tallies.arrived[station]! += 1;
          tallies.inside[station]! += 1;
          tallies.insideArea[station]! -= now;
          const limits = before[station]!;
          if ((limits & GUARDED) !== 0) {
            const refusal = admission(m, station, row);
            if (refusal !== OK) {
              reason = refusal;
              cause = refusal;
              what = CONCLUDE;
              continue;
            }
          }
          const call = places.call[place]!;
          if ((places.kind[place]! & HAS_SLOTS) !== 0 && (call < 0 || plan.callRule[call] !== SHARED_QUEUE)) {
            const replica = chooseReplica(m, station, call, row);
            this.replica[frame] = replica;
            inFlight[replica]! += 1;
          }
          if ((limits & CAPPED) !== 0 && this.isOverloaded(station, this.replica[frame]!)) {
            reason = OVERLOADED;
            cause = OVERLOADED;
            what = CONCLUDE;
            continue;
          }
          if ((limits & LINKED) !== 0) {
            rows.replica[row] = this.replica[frame]!;
            if (transfers(m, row, station, call)) break;
          }
          what = TRANSFERRED;
        }
        if (what === TRANSFERRED) {
          if ((places.kind[place]! & HAS_SLOTS) === 0) {
            tallies.started[station]! += 1;
            if ((places.kind[place]! & SERVES_AT_ONCE) !== 0) {
              delays.took = 0;
              if (isTraced) spanStarted(m, this.span[frame]!);
              count++;
              what = SERVED;
            } else {
              delays.schedule(serviceDelay[places.visit[place]!]!, (row << SHIFT) | SERVED);
              const service = delays.took;
              if (isTraced) spanStarted(m, this.span[frame]!);
              tallies.served[station]! += service;
              this.served[frame]! += service;
              break;
            }
          } else {
            let replica = this.replica[frame]!;
            if (replica < 0) {
              replica = freeReplica(m, station);
              if (replica >= 0) {
                this.replica[frame] = replica;
                inFlight[replica]! += 1;
              }
            }
            if (replica >= 0 && busy[replica]! < room[replica]!) {
              this.serve(row, place, station, replica);
              break;
            }
            const isShared = replica < 0;
            const queue = isShared ? plan.totalReplicas + station : replica;
            if (
              queues.length[queue]! >=
              plan.queueLimit[station]! * (isShared ? plan.replicas[station]! : 1)
            ) {
              reason = QUEUE_FULL;
              cause = QUEUE_FULL;
              what = CONCLUDE;
              continue;
            }
            this.since[row] = now;
            queues.push(queue, row, rows);
            if (m.tiredLane[station]! >= 0) this.setPatience(row, station);
            m.waitingRises(station);
            break;
          }
        }
        if (what === SERVED) {
          if ((places.kind[place]! & HAS_SLOTS) !== 0) this.release(station, this.replica[frame]!);
          const draws = after[station]!;
          if (draws !== 0) {
            if ((draws & ERRS) !== 0 && m.errors[station]!.chanceOf(m.errorRate, station)) {
              reason = ERROR;
              cause = ERROR;
              what = CONCLUDE;
              continue;
            }
            if ((draws & LOOKS_UP) !== 0) {
              if (m.lookups[station]!.chanceOf(plan.hitRatio, station)) this.found[frame] = HIT;
              else {
                this.found[frame] = MISS;
                if (plan.hasMissTime[station] !== 0) {
                  this.miss(row, frame, station);
                  break;
                }
              }
            }
          }
          what = MISSED;
          cursor = plan.firstCall[places.visit[place]!]!;
        }
        if (what === MISSED) {
          const visit = places.visit[place]!;
          const first = plan.firstCall[visit]!;
          const end = plan.firstCall[visit + 1]!;
          let next = -1;
          if (plan.routesOne[station] !== 0) {
            if (cursor < end) next = chooseRoute(m, row, visit, station);
            if (next >= 0 && !this.isMade(next)) next = -1;
          } else {
            for (; cursor < end; cursor++) {
              const condition = plan.condition[cursor]!;
              if (condition !== 0 && (this.found[frame]! & condition) === 0) continue;
              if (plan.callFraction[cursor]! > 0 && !this.isMade(cursor)) continue;
              next = cursor;
              break;
            }
          }
          if (next >= 0) {
            place = places.firstChild[place]! + next - first;
            this.place[row] = place;
            if (isTraced) this.span[frame + 1] = spanCalled(m, this.span[frame]!, next, places.visit[place]!);
            tallies.sent[places.sent[place]!]! += 1;
            if ((places.kind[place]! & NEAR) === 0) {
              delays.schedule(networkDelay[next]!, (row << SHIFT) | ARRIVE);
              break;
            }
            count++;
            what = ARRIVE;
            continue;
          }
          reason = first === end && plan.deadEnd[visit] !== 0 ? NO_ROUTE : OK;
          cause = reason;
          what = CONCLUDE;
        }
        if (what === CONCLUDE) {
          const replica = this.replica[frame]!;
          if (replica >= 0) inFlight[replica]! -= 1;
          tallies.inside[station]! -= 1;
          tallies.insideArea[station]! += now;
          if (reason === OK) stationLatency[station]!.recordSince(this.arrived, frame, calendar);
          else tallies.failed[station * REASON_COUNT + reason]! += 1;
          if (isTraced) spanEnded(m, this.span[frame]!, reason);
          const call = places.call[place]!;
          if (call < 0) {
            const cls = plan.visitClass[places.visit[place]!]!;
            tallies.system[INSIDE]! -= 1;
            tallies.system[INSIDE_AREA]! += now;
            if (cause === OK) {
              tallies.classQueued[cls]! += this.queued[frame]!;
              tallies.classServed[cls]! += this.served[frame]!;
              classLatency[cls]!.recordSince(this.arrived, frame, calendar);
              if (isTraced) traceFinished(m, rows.span[row]!, cls);
            } else {
              tallies.classFailed[cls * REASON_COUNT + cause]! += 1;
              if (isTraced) traces.drop(rows.span[row]!);
            }
            if (m.crowds !== null) m.crowds.answered(places.visit[place]!);
            rows.free(row);
            break;
          }
          if ((places.kind[place]! & NEAR) === 0) {
            this.cause[row] = cause;
            delays.schedule(networkDelay[call]!, (row << SHIFT) | REPLY);
            break;
          }
          count++;
        }
        // A reply is with the caller.
        if (isTraced) spanReplied(m, this.span[frame]!);
        const call = places.call[place]!;
        if (cause !== OK) tallies.connectionFailed[plan.callConnection[call]!]! += 1;
        cursor = places.after[place]!;
        place = places.parent[place]!;
        this.place[row] = place;
        if (this.late[row] !== 0 && places.parent[place]! < 0) {
          const root = places.visit[place]!;
          if (cause === OK && cursor === plan.firstCall[root + 1])
            tallies.classLate[plan.visitClass[root]!]! += 1;
          rows.free(row);
          break;
        }
        if (cause !== OK) {
          reason = CALLEE_FAILED;
          what = CONCLUDE;
          continue;
        }
        const shift = plan.lookupShift[call]!;
        if (shift > 0) this.found[frame - 1]! |= (this.found[frame]! & 3) << shift;
        this.queued[frame - 1]! += this.queued[frame]!;
        this.served[frame - 1]! += this.served[frame]!;
        what = MISSED;
      }
    }
    return count;
  }

  /** A request of this source comes into being; returns its row. */
  private begin(source: number): number {
    const { m, arrivals } = this;
    const { plan, rows, tallies, calendar } = m;
    const row = rows.take();
    if (rows.capacity > this.place.length) this.grow();
    const frame = row * this.places.deepest;
    this.place[row] = this.places.roots[source]!;
    this.late[row] = 0;
    this.queued[frame] = 0;
    this.served[frame] = 0;
    this.found[frame] = 0;
    this.replica[frame] = -1;
    const visit = arrivals.visit[source]!;
    const cls = plan.visitClass[visit]!;
    rows.key[row] = arrivals.key(cls);
    const now = calendar.time;
    const created = tallies.classCreated[cls]!;
    if (created >= m.traces.next[cls]!) {
      const span = m.traces.begin(cls, created, visit, now);
      rows.span[row] = span;
      this.span[frame] = span;
    }
    tallies.classCreated[cls] = created + 1;
    tallies.system[INSIDE]! += 1;
    tallies.system[INSIDE_AREA]! -= now;
    const lane = arrivals.lane[source]!;
    if (lane >= 0) {
      calendar.due = now + arrivals.patience[source]!;
      const event = (row << SHIFT) | TIMEOUT;
      rows.deadline[row] = calendar.putDeadline(lane, event, rows.deadline, SHIFT);
    }
    return row;
  }

  /** A call that is made now and then is made this time. */
  private isMade(call: number): boolean {
    const { plan, fractions } = this.m;
    const fraction = plan.callFraction[call]!;
    return fraction === 0 || fractions[plan.callConnection[call]!]!.chanceOf(plan.callFraction, call);
  }

  /** The replica must have a free slot. */
  private serve(row: number, place: number, station: number, replica: number): void {
    const { m, places } = this;
    const { tallies, delays } = m;
    const frame = row * places.deepest + places.depth[place]!;
    m.busy[replica]! += 1;
    tallies.busy[station]! += 1;
    tallies.busyArea[station]! -= m.calendar.time;
    tallies.started[station]! += 1;
    delays.schedule(m.serviceDelay[places.visit[place]!]!, (row << SHIFT) | SERVED);
    const service = delays.took;
    if (m.rows.span[row]! >= 0) spanStarted(m, this.span[frame]!);
    tallies.served[station]! += service;
    this.served[frame]! += service;
  }

  /** A slot is free again: the next in the replica's queue takes it, else in the shared queue. */
  private release(station: number, replica: number): void {
    const { m, places } = this;
    const { tallies, queues, plan } = m;
    const now = m.calendar.time;
    m.busy[replica]! -= 1;
    tallies.busy[station]! -= 1;
    tallies.busyArea[station]! += now;
    let queue = replica;
    if (queues.length[queue] === 0) {
      queue = plan.totalReplicas + station;
      if (queues.length[queue] === 0) return;
    }
    const row = queues.shift(queue, m.rows);
    m.rows.leaving[row] = 0;
    const place = this.place[row]!;
    const frame = row * places.deepest + places.depth[place]!;
    tallies.waiting[station]! -= 1;
    tallies.waitingArea[station]! += now;
    if (queue !== replica) {
      this.replica[frame] = replica;
      m.inFlight[replica]! += 1;
    }
    const waited = now - this.since[row]!;
    tallies.waited[station]! += waited;
    this.queued[frame]! += waited;
    this.serve(row, place, station, replica);
  }

  private setPatience(row: number, station: number): void {
    const { calendar, plan, rows, tiredLane } = this.m;
    calendar.due = calendar.time + plan.queueTimeout[station]!;
    const event = (row << SHIFT) | TIRED;
    rows.leaving[row] = calendar.putDeadline(tiredLane[station]!, event, rows.leaving, SHIFT);
  }

  /** The longest wait in a queue is over. */
  private leaveQueue(row: number): void {
    const { m, places } = this;
    const { tallies, rows } = m;
    const now = m.calendar.time;
    const place = this.place[row]!;
    const station = places.station[place]!;
    const replica = this.replica[row * places.deepest + places.depth[place]!]!;
    m.queues.remove(replica >= 0 ? replica : m.plan.totalReplicas + station, row, rows);
    rows.leaving[row] = 0;
    tallies.waiting[station]! -= 1;
    tallies.waitingArea[station]! += now;
    tallies.waited[station]! += now - this.since[row]!;
  }

  /** The request itself is counted already. */
  private isOverloaded(station: number, replica: number): boolean {
    const { plan, inFlight, tallies } = this.m;
    const limit = plan.inFlightLimit[station]!;
    if (replica >= 0) return inFlight[replica]! > limit;
    return tallies.inside[station]! > limit * plan.network.stations[station]!.replicas;
  }

  /** The extra time of a miss. */
  private miss(row: number, frame: number, station: number): void {
    const { m } = this;
    m.delays.schedule(m.missDelay[station]!, (row << SHIFT) | MISSED);
    const extra = m.delays.took;
    if (m.rows.span[row]! >= 0) spanExtended(m, this.span[frame]!);
    m.tallies.served[station]! += extra;
    this.served[frame]! += extra;
  }

  /** As `giveUp` of `conclude.ts`: what the client started goes on. */
  private giveUp(row: number): void {
    const { m, places } = this;
    const { tallies, rows, plan } = m;
    const now = m.calendar.time;
    let root = this.place[row]!;
    while (places.parent[root]! >= 0) root = places.parent[root]!;
    const visit = places.visit[root]!;
    const station = places.station[root]!;
    tallies.inside[station]! -= 1;
    tallies.insideArea[station]! += now;
    tallies.failed[station * REASON_COUNT + TIMED_OUT]! += 1;
    tallies.system[INSIDE]! -= 1;
    tallies.system[INSIDE_AREA]! += now;
    tallies.classFailed[plan.visitClass[visit]! * REASON_COUNT + TIMED_OUT]! += 1;
    rows.deadline[row] = 0;
    this.late[row] = 1;
    if (rows.span[row]! >= 0) m.traces.drop(rows.span[row]!);
    if (m.crowds !== null) m.crowds.answered(visit);
  }

  private grow(): void {
    const { capacity } = this.m.rows;
    const frames = capacity * this.places.deepest;
    const ints = (old: Int32Array, size: number): Int32Array => copy(old, new Int32Array(size));
    const bytes = (old: Uint8Array): Uint8Array => copy(old, new Uint8Array(capacity));
    const reals = (old: Float64Array, size: number): Float64Array => copy(old, new Float64Array(size));
    this.place = ints(this.place, capacity);
    this.since = reals(this.since, capacity);
    this.cause = bytes(this.cause);
    this.late = bytes(this.late);
    this.arrived = reals(this.arrived, frames);
    this.queued = reals(this.queued, frames);
    this.served = reals(this.served, frames);
    this.replica = ints(this.replica, frames);
    this.found = ints(this.found, frames);
    this.span = ints(this.span, frames);
  }
}

function copy<A extends Int32Array | Uint8Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
