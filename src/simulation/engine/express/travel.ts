import type { Arrivals } from '../arrivals.ts';
import { MISSED, SERVED, SHIFT, TIMEOUT, TIRED } from '../events.ts';
import type { Machine } from '../machine.ts';
import { REASON_COUNT, TIMED_OUT } from '../reasons.ts';
import { INSIDE, INSIDE_AREA } from '../tallies.ts';
import {
  CLASS,
  FRAME,
  FRAME_COLUMNS,
  HEAD,
  layOut,
  PARENT,
  type Places,
  SERVICE,
  STATION,
  VISIT,
} from './places.ts';
import { spanExtended, spanStarted } from './spans.ts';

/** Columns of a row in `whole`: its place, the cause it failed for, whether its client has given up, its first span. */
export const PLACE = 0;
export const CAUSE = 1;
export const LATE = 2;
export const TRACE = 3;
/** Columns of a frame in `whole`, and in `real`: the times are seconds. */
export const REPLICA = 0;
export const FOUND = 1;
export const SPAN = 2;
export const ARRIVED = 0;
export const QUEUED = 1;
export const SPENT = 2;
/** When it began to wait. */
export const SINCE = 3;

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
    this.stride = HEAD + FRAME_COLUMNS * this.places.deepest;
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
    const frame = head + HEAD;
    whole[head + PLACE] = this.places.roots[source]!;
    whole[head + LATE] = 0;
    whole[head + TRACE] = -1;
    whole[frame + REPLICA] = -1;
    whole[frame + FOUND] = 0;
    real[frame + QUEUED] = 0;
    real[frame + SPENT] = 0;
    const visit = arrivals.visit[source]!;
    const cls = plan.visitClass[visit]!;
    rows.key[row] = arrivals.key(cls);
    const now = calendar.time;
    const created = tallies.classCreated[cls]!;
    if (created >= m.traces.next[cls]!) {
      const span = m.traces.begin(cls, created, visit, now);
      whole[head + TRACE] = span;
      whole[frame + SPAN] = span;
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
  protected isMade(call: number): boolean {
    const { plan, fractions } = this.m;
    const fraction = plan.callFraction[call]!;
    return fraction === 0 || fractions[plan.callConnection[call]!]!.chanceOf(plan.callFraction, call);
  }

  /** The replica must have a free slot. */
  protected serve(row: number, place: number, replica: number): void {
    const { m, places } = this;
    const { tallies, delays } = m;
    const station = places.table[place + STATION]!;
    const head = row * this.stride;
    const frame = head + places.table[place + FRAME]!;
    m.busy[replica]! += 1;
    tallies.busy[station]! += 1;
    tallies.busyArea[station]! -= m.calendar.time;
    tallies.started[station]! += 1;
    delays.schedule(places.table[place + SERVICE]!, (row << SHIFT) | SERVED);
    const service = delays.took;
    if (this.whole[head + TRACE]! >= 0) spanStarted(m, this.whole[frame + SPAN]!);
    tallies.served[station]! += service;
    this.real[frame + SPENT]! += service;
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
    const place = this.whole[head + PLACE]!;
    const frame = head + this.places.table[place + FRAME]!;
    tallies.waiting[station]! -= 1;
    tallies.waitingArea[station]! += now;
    if (queue !== replica) {
      this.whole[frame + REPLICA] = replica;
      m.inFlight[replica]! += 1;
    }
    const waited = now - this.real[frame + SINCE]!;
    tallies.waited[station]! += waited;
    this.real[frame + QUEUED]! += waited;
    this.serve(row, place, replica);
  }

  protected setPatience(row: number, station: number): void {
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
    const place = this.whole[head + PLACE]!;
    const station = places.table[place + STATION]!;
    const frame = head + places.table[place + FRAME]!;
    const replica = this.whole[frame + REPLICA]!;
    m.queues.remove(replica >= 0 ? replica : m.plan.totalReplicas + station, row, rows);
    rows.leaving[row] = 0;
    tallies.waiting[station]! -= 1;
    tallies.waitingArea[station]! += now;
    tallies.waited[station]! += now - this.real[frame + SINCE]!;
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
    if (this.whole[row * this.stride + TRACE]! >= 0) spanExtended(m, this.whole[frame + SPAN]!);
    m.tallies.served[station]! += extra;
    this.real[frame + SPENT]! += extra;
  }

  /** As `giveUp` of `conclude.ts`: what the client started goes on. */
  protected giveUp(row: number): void {
    const { m, whole } = this;
    const { table } = this.places;
    const { tallies, rows } = m;
    const now = m.calendar.time;
    const head = row * this.stride;
    let root = whole[head + PLACE]!;
    while (table[root + PARENT]! >= 0) root = table[root + PARENT]!;
    const station = table[root + STATION]!;
    tallies.inside[station]! -= 1;
    tallies.insideArea[station]! += now;
    tallies.failed[station * REASON_COUNT + TIMED_OUT]! += 1;
    tallies.system[INSIDE]! -= 1;
    tallies.system[INSIDE_AREA]! += now;
    tallies.classFailed[table[root + CLASS]! * REASON_COUNT + TIMED_OUT]! += 1;
    rows.deadline[row] = 0;
    whole[head + LATE] = 1;
    if (whole[head + TRACE]! >= 0) m.traces.drop(whole[head + TRACE]!);
    if (m.crowds !== null) m.crowds.answered(table[root + VISIT]!);
  }
}
