import type { Arrivals } from '../arrivals.ts';
import { MISSED, SERVED, SHIFT, TIMEOUT, TIRED } from '../events.ts';
import type { Machine } from '../machine.ts';
import { OK, REASON_COUNT, TIMED_OUT } from '../reasons.ts';
import { INSIDE, INSIDE_AREA } from '../tallies.ts';
import * as at from './columns.ts';
import { layOut, type Places } from './places.ts';
import { spanExtended, spanStarted, traceFinished } from './spans.ts';

/**
 * What the fast path knows of the requests under way. A row has columns of its own and a frame for each visit on its way
 * that is not over, all in two arrays: `real` for times and `whole` for the rest, laid out alike.
 */
export class Travel {
  protected readonly m: Machine;
  protected readonly arrivals: Arrivals;
  protected readonly places: Places;
  /** Columns of a row with its frames. */
  protected readonly stride: number;
  protected real: Float64Array = new Float64Array(0);
  protected whole: Int32Array = new Int32Array(0);

  constructor(m: Machine, arrivals: Arrivals) {
    this.m = m;
    this.arrivals = arrivals;
    this.places = layOut(m, arrivals.visit);
    this.stride = at.HEAD + at.FRAME_COLUMNS * this.places.deepest;
    this.grow();
  }

  private grow(): void {
    const size = this.m.rows.capacity * this.stride;
    const real = new Float64Array(size);
    real.set(this.real);
    this.real = real;
    const whole = new Int32Array(size);
    whole.set(this.whole);
    this.whole = whole;
  }

  /** A request of this source comes into being; returns its row. */
  protected begin(source: number): number {
    const { m, arrivals } = this;
    const { plan, rows, tallies, calendar } = m;
    const row = rows.take();
    if (rows.capacity * this.stride > this.real.length) this.grow();
    const { real, whole } = this;
    const head = row * this.stride;
    const frame = head + at.HEAD;
    whole[head + at.PLACE] = this.places.roots[source]!;
    whole[head + at.LATE] = 0;
    whole[head + at.TRACE] = -1;
    whole[frame + at.REPLICA] = -1;
    whole[frame + at.FOUND] = 0;
    real[frame + at.QUEUED] = 0;
    real[frame + at.SPENT] = 0;
    const visit = arrivals.visit[source]!;
    const cls = plan.visitClass[visit]!;
    rows.key[row] = arrivals.key(cls);
    const now = calendar.time;
    const root = this.places.roots[source]!;
    if ((this.places.table[root + at.KIND]! & at.IS_SOURCE) !== 0) {
      const station = this.places.table[root + at.STATION]!;
      real[frame + at.ARRIVED] = now;
      tallies.arrived[station]! += 1;
      tallies.inside[station]! += 1;
      tallies.insideArea[station]! -= now;
    }
    const created = tallies.classCreated[cls]!;
    if (created >= m.traces.next[cls]!) {
      const span = m.traces.begin(cls, created, visit, now);
      whole[head + at.TRACE] = span;
      whole[frame + at.SPAN] = span;
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

  /** A request is over, at the place where it began. */
  protected end(row: number, place: number, cause: number): void {
    const { m, real, whole } = this;
    const { table } = this.places;
    const { tallies, calendar, traces } = m;
    const head = row * this.stride;
    const frame = head + at.HEAD;
    const trace = whole[head + at.TRACE]!;
    const cls = table[place + at.CLASS]!;
    tallies.system[INSIDE]! -= 1;
    tallies.system[INSIDE_AREA]! += calendar.time;
    if (cause === OK) {
      tallies.classQueued[cls]! += real[frame + at.QUEUED]!;
      tallies.classServed[cls]! += real[frame + at.SPENT]!;
      m.classLatency[cls]!.recordSince(real, frame + at.ARRIVED, calendar);
      if (trace >= 0) traceFinished(m, trace, cls);
    } else {
      tallies.classFailed[cls * REASON_COUNT + cause]! += 1;
      if (trace >= 0) traces.drop(trace);
    }
    if (m.crowds !== null) m.crowds.answered(table[place + at.VISIT]!);
    m.rows.free(row);
  }

  /** A call that is made now and then is made this time. */
  protected isMade(call: number): boolean {
    const { plan, fractions } = this.m;
    const fraction = plan.callFraction[call]!;
    return fraction === 0 || fractions[plan.callConnection[call]!]!.chanceOf(plan.callFraction, call);
  }

  /** The replica must have a free slot. */
  protected serve(row: number, place: number, replica: number): void {
    const { m, places } = this;
    const { tallies, delays } = m;
    const station = places.table[place + at.STATION]!;
    const head = row * this.stride;
    const frame = head + places.table[place + at.FRAME]!;
    m.busy[replica]! += 1;
    tallies.busy[station]! += 1;
    tallies.busyArea[station]! -= m.calendar.time;
    tallies.started[station]! += 1;
    delays.schedule(places.table[place + at.SERVICE]!, (row << SHIFT) | SERVED);
    const service = delays.took;
    if (this.whole[head + at.TRACE]! >= 0) spanStarted(m, this.whole[frame + at.SPAN]!);
    tallies.served[station]! += service;
    this.real[frame + at.SPENT]! += service;
  }

  /** A slot is free again: the next in the replica's queue takes it, else in the shared queue. */
  protected release(station: number, replica: number): void {
    const { m } = this;
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
    const head = row * this.stride;
    const place = this.whole[head + at.PLACE]!;
    const frame = head + this.places.table[place + at.FRAME]!;
    tallies.waiting[station]! -= 1;
    tallies.waitingArea[station]! += now;
    if (queue !== replica) {
      this.whole[frame + at.REPLICA] = replica;
      m.inFlight[replica]! += 1;
    }
    const waited = now - this.real[frame + at.SINCE]!;
    tallies.waited[station]! += waited;
    this.real[frame + at.QUEUED]! += waited;
    this.serve(row, place, replica);
  }

  /** Waits for a slot of the replica, or (-1) of any; false if too many do already. */
  protected linesUp(row: number, station: number, replica: number): boolean {
    const { m } = this;
    const { plan, queues, rows } = m;
    const isShared = replica < 0;
    const queue = isShared ? plan.totalReplicas + station : replica;
    const limit = plan.queueLimit[station]! * (isShared ? plan.replicas[station]! : 1);
    if (queues.length[queue]! >= limit) return false;
    const head = row * this.stride;
    const place = this.whole[head + at.PLACE]!;
    this.real[head + this.places.table[place + at.FRAME]! + at.SINCE] = m.calendar.time;
    queues.push(queue, row, rows);
    if ((this.places.table[place + at.KIND]! & at.TIRES) !== 0) this.setPatience(row, station);
    m.waitingRises(station);
    return true;
  }

  private setPatience(row: number, station: number): void {
    const { calendar, plan, rows, tiredLane } = this.m;
    calendar.due = calendar.time + plan.queueTimeout[station]!;
    const event = (row << SHIFT) | TIRED;
    rows.leaving[row] = calendar.putDeadline(tiredLane[station]!, event, rows.leaving, SHIFT);
  }

  /** The longest wait in a queue is over. */
  protected leaveQueue(row: number): void {
    const { m, places } = this;
    const { tallies, rows } = m;
    const now = m.calendar.time;
    const head = row * this.stride;
    const place = this.whole[head + at.PLACE]!;
    const station = places.table[place + at.STATION]!;
    const frame = head + places.table[place + at.FRAME]!;
    const replica = this.whole[frame + at.REPLICA]!;
    m.queues.remove(replica >= 0 ? replica : m.plan.totalReplicas + station, row, rows);
    rows.leaving[row] = 0;
    tallies.waiting[station]! -= 1;
    tallies.waitingArea[station]! += now;
    tallies.waited[station]! += now - this.real[frame + at.SINCE]!;
  }

  /** The request itself is counted already. */
  protected isOverloaded(station: number, replica: number): boolean {
    const { plan, inFlight, tallies } = this.m;
    const limit = plan.inFlightLimit[station]!;
    if (replica >= 0) return inFlight[replica]! > limit;
    return tallies.inside[station]! > limit * plan.network.stations[station]!.replicas;
  }

  /** The extra time of a miss. */
  protected miss(row: number, frame: number, station: number): void {
    const { m } = this;
    m.delays.schedule(m.missDelay[station]!, (row << SHIFT) | MISSED);
    const extra = m.delays.took;
    if (this.whole[row * this.stride + at.TRACE]! >= 0) spanExtended(m, this.whole[frame + at.SPAN]!);
    m.tallies.served[station]! += extra;
    this.real[frame + at.SPENT]! += extra;
  }

  /** As `giveUp` of `conclude.ts`: what the client started goes on. */
  protected giveUp(row: number): void {
    const { m, whole } = this;
    const { table } = this.places;
    const { tallies, rows } = m;
    const now = m.calendar.time;
    const head = row * this.stride;
    let root = whole[head + at.PLACE]!;
    while (table[root + at.PARENT]! >= 0) root = table[root + at.PARENT]!;
    const station = table[root + at.STATION]!;
    tallies.inside[station]! -= 1;
    tallies.insideArea[station]! += now;
    tallies.failed[station * REASON_COUNT + TIMED_OUT]! += 1;
    tallies.system[INSIDE]! -= 1;
    tallies.system[INSIDE_AREA]! += now;
    tallies.classFailed[table[root + at.CLASS]! * REASON_COUNT + TIMED_OUT]! += 1;
    rows.deadline[row] = 0;
    whole[head + at.LATE] = 1;
    if (whole[head + at.TRACE]! >= 0) m.traces.drop(whole[head + at.TRACE]!);
    if (m.crowds !== null) m.crowds.answered(table[root + at.VISIT]!);
  }
}
