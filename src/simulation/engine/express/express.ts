import { leavesBuffer } from '../../stations/buffer.ts';
import { nextTransferred } from '../../stations/link.ts';
import * as event from '../events.ts';
import { OK, TIMED_OUT } from '../reasons.ts';
import type { Births } from './births.ts';
import { MAKES, READS } from './calling.ts';
import * as at from './columns.ts';
import type { Place } from './places.ts';
import { Returning } from './returning.ts';
import { CALL, RESTS } from './serving.ts';

/** So many requests go straight before the loop looks around. */
const MOST = 1 << 20;

/**
 * The fast path: networks in which a request is at one place at a time (`eligible.ts`). One row goes all the way; what a
 * visit leaves behind while its callees are at work is a frame of the row.
 *
 * Whatever can be known of a request's future is worked out as it comes somewhere: queues are first in, first out, so when its
 * turn comes, and by its luck how long its service takes, whether it finds what it looks for, and when its callees hear of it.
 * A request is followed so far ahead (`reached`) until it comes to a place where it must not be before others (`IS_ORDERED`), or
 * where others look at it (`IS_LIVE`), or to the end of the tick, whose counts must hold: then an event waits for that time.
 */
export class Express extends Returning {
  /** As `work` in `work.ts`: events before `limit`, about `budget` of them at most. Returns how many there were. */
  work(limit: number, budget: number, horizon: number): number {
    this.worksTo(horizon);
    const { arrivals } = this;
    const { calendar } = this.m;
    this.limit = limit;
    this.expectNobody();
    this.atOnce = 0;
    let count = 0;
    while (count < budget && !this.isCrowded && !this.isOverdue) {
      const payload = calendar.take();
      const source = payload >> event.SHIFT;
      if (payload < 0) {
        const { born } = this;
        if (born !== null && this.bornAt === calendar.limit && this.bornAt < limit) {
          count++;
          this.arriveAtGate(born);
          continue;
        }
        const { homing } = this;
        if (homing.due === calendar.limit && homing.due < limit) {
          count++;
          this.arriveAtLast();
          continue;
        }
        if (this.coming < 0 || this.comesAt >= limit) break;
        calendar.time = this.comesAt;
        arrivals.drawNext(this.coming);
        count += this.create(this.coming, Math.min(MOST, Math.ceil(budget - count)) | 0);
      } else if ((payload & event.MASK) !== event.CREATE) {
        count++;
        this.goOn(this.resume(payload));
      } else if (!arrivals.isDue(source)) count++;
      else {
        this.planComing();
        count += this.create(source, Math.min(MOST, Math.ceil(budget - count)) | 0);
      }
    }
    this.planComing();
    if (count < budget) this.lookAtHanging(limit);
    return count + this.atOnce;
  }

  /** Who is expected has a place in the calendar from now on. */
  private planComing(): void {
    if (this.coming < 0) return;
    this.m.calendar.due = this.comesAt;
    this.arrivals.planAtDue(this.coming);
    this.expectNobody();
  }

  private arriveAtGate(births: Births): void {
    const { root, gate } = births;
    this.m.calendar.time = this.bornAt;
    const row = this.takeUp(births);
    if (this.isCrowded) return;
    this.follow(row, root);
    this.reached = this.real[this.reals + at.ARRIVED]!;
    this.reason = OK;
    this.cause = OK;
    this.cursor = gate.call;
    this.goOn(CALL);
  }

  /** The first on the way to its last queue is there, and goes home, or on like all others. */
  private arriveAtLast(): void {
    const { homing } = this;
    const { calendar } = this.m;
    calendar.time = homing.due;
    if (!this.comesHome()) {
      const row = homing.first;
      homing.drop();
      this.setLimit();
      this.goOn(this.resume((row << event.SHIFT) | event.ARRIVE));
    }
    this.setLimit();
  }

  /** A request begins, and perhaps others after it, `most` at most: how many those were. */
  private create(source: number, most: number): number {
    const { arrivals } = this;
    const isSteady = arrivals.isSteady(source);
    this.expectNobody();
    let gone = 0;
    if (isSteady) {
      gone = this.goStraight(source, most);
      if (this.coming >= 0) return gone;
      arrivals.timeNext(source);
      this.expect(source);
      if (this.isBorn(source)) return gone + 1;
    } else if (arrivals.isPoisson(source)) arrivals.plan(source);
    const place = this.places.roots[source]!;
    const row = this.begin(source);
    if (this.isCrowded) return gone;
    this.follow(row, place);
    this.reached = this.m.calendar.time;
    this.reason = OK;
    this.cause = OK;
    this.cursor = place.first;
    this.goOn((place.kind & at.IS_SOURCE) === 0 ? event.ARRIVE : event.MISSED);
    return gone + 1;
  }

  /** Takes up a request whose event has come; returns what happens to it. */
  private resume(payload: number): number {
    const { m, whole } = this;
    const { tallies } = m;
    const now = m.calendar.time;
    const row = payload >> event.SHIFT;
    const what = payload & event.MASK;
    if (what === event.TIMEOUT) {
      if (m.rows.deadline[row] === m.calendar.ticket) {
        this.when = now;
        this.giveUp(row);
      }
      return RESTS;
    }
    if (what === event.LINK_DONE) return this.finishTransfer(row);
    const head = row * this.stride;
    const place = this.places.all[whole[head + at.PLACE]!]!;
    const { station } = place;
    this.follow(row, place);
    this.reached = now;
    this.reason = OK;
    this.cause = OK;
    if (what === event.MISSED) {
      this.cursor = whole[head + at.CURSOR]!;
      if (this.cursor === READS) return this.readsCopy();
      if (this.cursor <= MAKES) {
        this.cursor = MAKES - this.cursor;
        return CALL;
      }
    } else if (what === event.SERVED) {
      if ((place.kind & at.HAS_SLOTS) === 0) return what;
      tallies.busy[station]! -= 1;
      tallies.busyArea[station]! += now;
      if (m.plan.shards > 0) this.countShard(-1);
    } else if ((place.kind & at.IS_CONSUMER) !== 0 && what === event.BEGUN) this.leaveBuffer(place);
    else if (what === event.BEGUN || what === event.TIRED) {
      const wait = now - this.real[this.reals + at.SINCE]!;
      tallies.waiting[station]! -= 1;
      tallies.waitingArea[station]! += now;
      tallies.waited[station]! += wait;
      if (what === event.BEGUN) return what;
      tallies.inVain[station]! += wait;
      this.reason = TIMED_OUT;
      this.cause = TIMED_OUT;
      return event.OVER;
    } else {
      this.reason = whole[head + at.REASON]!;
      this.cause = whole[head + at.CAUSE]!;
    }
    return what;
  }

  /** Of those who share a link one is through, if no others have come since. */
  private finishTransfer(link: number): number {
    const { m, real } = this;
    const row = nextTransferred(m, link);
    if (row < 0) return RESTS;
    const place = this.places.all[this.whole[row * this.stride + at.PLACE]!]!;
    m.rows.deadline[row] = 0;
    this.follow(row, place);
    this.reached = m.calendar.time;
    if (link < m.plan.totalReplicas) return event.TRANSFERRED;
    if (place.done >= 0) real[this.reals + place.done] = this.reached;
    this.reason = OK;
    this.cause = OK;
    return event.OVER;
  }

  /** Its slot is free; those that came before have had theirs. */
  private leaveBuffer({ call }: Place): void {
    const { m } = this;
    const queue = m.plan.bufferQueue[call]!;
    leavesBuffer(m, m.queues.shift(queue, m.rows), m.plan.queueOwner[queue]!);
  }

  /** Until the request waits for a time to come, or is over. The order of the steps is the way of a visit. */
  private goOn(from: number): void {
    let what = from;
    while (what !== RESTS) {
      if (what === event.ARRIVE) what = this.arrive();
      if (what === event.TRANSFERRED)
        what = (this.place.kind & at.HAS_SLOTS) === 0 ? this.pass() : this.lineUp();
      if (what === event.BEGUN) what = this.serve();
      if (what === event.SERVED) what = this.lookUp();
      if (what === event.MISSED) what = this.ask();
      if (what === CALL) what = this.travel();
      else if (what === event.OVER) what = this.leavePlace();
      if (what === event.REPLY) what = this.takeReply();
    }
  }
}
