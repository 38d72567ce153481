import { admission } from '../../stations/admission.ts';
import { keepMessage } from '../../stations/buffer.ts';
import { comesIn } from '../../stations/link.ts';
import { chooseReplica } from '../../stations/replicas.ts';
import { shardOf } from '../../stations/shards.ts';
import type { Arrivals } from '../arrivals.ts';
import { BEGUN, OVER, SERVED, TIRED, TRANSFERRED } from '../events.ts';
import type { Machine } from '../machine.ts';
import { CONNECTION_LIMIT, OK, OVERLOADED, TIMED_OUT } from '../reasons.ts';
import * as at from './columns.ts';
import type { Place } from './places.ts';
import { spanArrived, spanStarted } from './spans.ts';
import { Straight } from './straight.ts';

/** What comes next beside the events of a row: it makes a call; nothing, as it waits for an event or is over. */
export const CALL = -1;
export const RESTS = -2;
/** Someone is asked, or told, as a request comes in. */
const DOOR = at.IS_LIVE | at.IS_GUARDED | at.CONNECTS;

/**
 * From the door of a place to the end of the service there. As all steps of the fast path these speak of the request that is
 * followed, and return what comes next. What they tell each other is in fields, as engines box a double that crosses a call.
 */
export class Serving extends Straight {
  /** The request that is followed: its row, where its columns in `whole` and in `real` begin, and where it is. */
  protected row = 0;
  protected head = 0;
  protected reals = 0;
  protected place: Place;
  /** How far it has been followed, s; for what comes at `edge` or later an event waits. */
  protected reached = 0.5;
  protected edge = 0.5;
  protected isTraced = false;
  /** The call it goes on with; why it failed here, and first of all. */
  protected cursor = 0;
  protected reason = OK;
  protected cause = OK;

  constructor(m: Machine, arrivals: Arrivals, limits: boolean) {
    super(m, arrivals, limits);
    this.place = this.places.all[0]!;
  }

  /** It ends here, by a reason that began here. */
  protected fails(reason: number): number {
    this.reason = reason;
    this.cause = reason;
    return OVER;
  }

  /** `ARRIVE`: at the door, and over the link. */
  protected arrive(): number {
    const { m, place, row, whole } = this;
    const { kind, station } = place;
    const frame = this.head + place.frame;
    if ((kind & at.REMEMBERS) !== 0) whole[frame + at.FOUND] = 0;
    whole[frame + at.REPLICA] = -1;
    if ((kind & at.IS_CONSUMER) !== 0) return TRANSFERRED;
    this.real[this.reals + place.time] = this.reached;
    if (this.isTraced) spanArrived(m, whole[frame + at.SPAN]!);
    if ((kind & DOOR) !== 0) {
      const refusal = this.door();
      if (refusal !== OK) return this.fails(refusal);
    }
    if ((kind & at.CHOOSES) !== 0) whole[frame + at.REPLICA] = this.choose(place);
    if (place.isLast && !this.isTraced) {
      const chosen = whole[frame + at.REPLICA]!;
      this.comes = this.reached;
      if (this.isOver(row, place, chosen >= 0 ? chosen : place.queue)) return RESTS;
    }
    if ((kind & (at.IS_CAPPED | at.IS_LINKED)) === 0) return TRANSFERRED;
    const replica = whole[frame + at.REPLICA]!;
    if ((kind & at.IS_CAPPED) !== 0 && this.isOverloaded(station, replica)) return this.fails(OVERLOADED);
    if ((kind & at.IS_LINKED) === 0) return TRANSFERRED;
    m.rows.replica[row] = replica;
    if (!comesIn(m, row, station, place.call)) this.hangs(row, place);
    else if (this.comesNext()) return TRANSFERRED;
    else this.later(row, TRANSFERRED);
    return RESTS;
  }

  /** Whether what happens to the request at the calendar's `due` comes before all events: then the clock goes on, and no event waits. */
  protected comesNext(): boolean {
    const { calendar } = this.m;
    const { due } = calendar;
    const isSeen = this.isTraced || due >= this.real[this.reals + at.DEADLINE]!;
    if (isSeen || !calendar.isNext()) return false;
    calendar.time = due;
    this.reached = due;
    this.atOnce++;
    return true;
  }

  private door(): number {
    const { m, place, row } = this;
    const { kind, station } = place;
    if ((kind & at.IS_LIVE) !== 0) this.enter(place);
    const connects = (kind & at.CONNECTS) !== 0;
    if (connects && m.tallies.inside[station]! > m.plan.connectionCapacity[station]!) return CONNECTION_LIMIT;
    return (kind & at.IS_GUARDED) === 0 ? OK : admission(m, station, row);
  }

  private choose({ kind, station, queue, call }: Place): number {
    const { m, departures } = this;
    const isCounted = (kind & at.IS_COUNTED) !== 0;
    if (isCounted) {
      departures.at = this.reached;
      departures.settle(station);
    }
    const replica = (kind & at.IS_ONE) !== 0 ? queue : this.chooseOne(station, call);
    if (isCounted) m.occupy(replica, 1);
    return replica;
  }

  /** Of several: the one that has what is asked for, or one by the caller's rule. */
  private chooseOne(station: number, call: number): number {
    const { m, row } = this;
    return m.plan.sharded[station] !== 0 ? shardOf(m, row, station) : chooseReplica(m, station, call, row);
  }

  /** `TRANSFERRED`, where there are no slots: it takes its time. */
  protected pass(): number {
    const { place, head, whole } = this;
    const { calendar, delays } = this.m;
    let took = place.serviceTime;
    if ((place.kind & at.IS_CONSTANT) === 0) {
      delays.drawBy(place.service, (whole[head + at.LUCK]! + place.serviceLuck) | 0);
      took = delays.took;
    }
    place.started += 1;
    if (this.isTraced) {
      delays.took = took;
      spanStarted(this.m, whole[head + place.frame + at.SPAN]!);
    }
    const until = this.reached + took;
    if (place.done >= 0) this.real[this.reals + place.done] = until;
    if (!(took > 0)) return SERVED;
    place.served += took;
    this.real[this.reals + at.SPENT]! += took;
    if (until < this.edge) {
      this.reached = until;
      return SERVED;
    }
    calendar.due = until;
    if (place.isStraight) this.holdBack(place);
    this.later(this.row, SERVED);
    return RESTS;
  }

  /** `TRANSFERRED`, where there are slots: when it will have one, and how long. */
  protected lineUp(): number {
    const { place, head, reals, real, whole } = this;
    const { servers } = this.places;
    const { calendar, tallies } = this.m;
    const { kind, station } = place;
    const t = this.reached;
    const chosen = whole[head + place.frame + at.REPLICA]!;
    const queue = chosen >= 0 ? chosen : place.queue;
    const server = servers.next(queue);
    const free = servers.freeAt[server]!;
    const isMessage = (kind & at.IS_CONSUMER) !== 0;
    if (free > t && !isMessage) {
      servers.at = t;
      const length = servers.waiting(queue);
      if (length >= place.mostWaiting) return this.fails(this.refusal(place, length));
      real[reals + at.SINCE] = t;
      if ((kind & at.TIRES) !== 0 && free > t + this.m.plan.queueTimeout[station]!) return this.tires(queue);
      servers.until = free;
      this.linesUp(station, queue);
      real[reals + at.QUEUED]! += free - t;
    }
    this.drawService(place, whole[head + at.LUCK]!);
    const { took } = this;
    const begins = Math.max(free, t);
    servers.until = begins + took;
    servers.take(queue, server);
    real[reals + at.TOOK] = took;
    if (begins > t) {
      calendar.due = begins;
      if (isMessage) return this.staysInBuffer();
      if (begins >= this.edge) {
        tallies.waiting[station]! += 1;
        tallies.waitingArea[station]! -= t;
        this.later(this.row, BEGUN);
        return RESTS;
      }
      place.waited += begins - t;
      this.reached = begins;
    }
    return BEGUN;
  }

  /** A message waits for a slot, which it has at the calendar's `due`: others ask how many do. */
  private staysInBuffer(): number {
    const { m, row, place } = this;
    const { due } = m.calendar;
    keepMessage(m, row, m.plan.bufferQueue[place.call]!);
    m.calendar.due = due;
    this.later(row, BEGUN);
    return RESTS;
  }

  /** Its patience ends before its turn comes. */
  private tires(queue: number): number {
    const { place, reached: t } = this;
    const { plan, tallies, calendar } = this.m;
    const { station } = place;
    const leaves = t + plan.queueTimeout[station]!;
    this.places.servers.until = leaves;
    this.linesUp(station, queue);
    if (leaves >= this.edge) {
      tallies.waiting[station]! += 1;
      tallies.waitingArea[station]! -= t;
      calendar.due = leaves;
      this.later(this.row, TIRED);
      return RESTS;
    }
    place.waited += leaves - t;
    tallies.inVain[station]! += leaves - t;
    this.reached = leaves;
    return this.fails(TIMED_OUT);
  }

  /** It is inside from now on. */
  private comesFromBuffer(): void {
    const { place } = this;
    this.real[this.reals + place.time] = this.reached;
    if (this.isTraced) spanArrived(this.m, this.whole[this.head + place.frame + at.SPAN]!);
  }

  /** `BEGUN`: it has a slot. */
  protected serve(): number {
    const { place, reals, real } = this;
    const { tallies, calendar, delays, plan } = this.m;
    const { station } = place;
    const took = real[reals + at.TOOK]!;
    if ((place.kind & at.IS_CONSUMER) !== 0) this.comesFromBuffer();
    place.started += 1;
    real[reals + at.SPENT]! += took;
    if (this.isTraced) {
      delays.took = took;
      spanStarted(this.m, this.whole[this.head + place.frame + at.SPAN]!);
    }
    const until = this.reached + took;
    if (place.done >= 0) real[reals + place.done] = until;
    if (until < this.edge) {
      place.served += took;
      if (plan.shards > 0) this.countShard(0);
      this.reached = until;
      return SERVED;
    }
    tallies.served[station]! += took;
    tallies.busy[station]! += 1;
    tallies.busyArea[station]! -= this.reached;
    if (plan.shards > 0) this.countShard(1);
    calendar.due = until;
    this.later(this.row, SERVED);
    return RESTS;
  }

  /** A slot of a replica is taken (1) or free again (-1) at `reached`, or taken for all of its service (0). */
  protected countShard(change: number): void {
    const { plan, tallies } = this.m;
    const replica = this.whole[this.head + this.place.frame + at.REPLICA]!;
    const shard = replica < 0 ? -1 : plan.shardColumn[replica]!;
    if (shard < 0) return;
    tallies.shardBusy[shard]! += change;
    tallies.shardArea[shard]! += change === 0 ? this.real[this.reals + at.TOOK]! : -change * this.reached;
  }
}
