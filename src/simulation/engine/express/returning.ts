import { noteCopy } from '../../stations/copies.ts';
import { MISSED, OVER, REPLY } from '../events.ts';
import { CALLEE_FAILED, OK } from '../reasons.ts';
import { MISS } from '../rows.ts';
import { REPEAT } from '../spawn.ts';
import { Calling } from './calling.ts';
import * as at from './columns.ts';
import { LOG, type Place } from './places.ts';
import { CALL, RESTS } from './serving.ts';
import { spanEnded, spanReplied } from './spans.ts';

/** From the end of a visit to what its caller makes of the reply. */
export class Returning extends Calling {
  /** `OVER`: it leaves its place, and its answer travels back. */
  protected leavePlace(): number {
    const { place, row, head, reals, real, whole, reason, reached: t } = this;
    const { calendar, delays } = this.m;
    const { kind } = place;
    const isWhole =
      reason === OK &&
      real[reals + at.ARRIVED]! >= this.tickBegan &&
      t + place.exitTime < Math.min(this.edge, real[reals + at.DEADLINE]!) - at.TINY;
    if (isWhole) {
      this.when = t;
      this.goHome(row, place);
      return RESTS;
    }
    if ((kind & (at.IS_COUNTED | at.IS_LIVE | at.ENDS_IN_TURN)) !== 0 && !this.isSeenLeaving()) return RESTS;
    if (!this.isCounted()) return RESTS;
    if (this.isTraced) spanEnded(this.m, whole[head + place.frame + at.SPAN]!, reason);
    if (place.parent === null && (kind & at.IS_BRANCH) === 0) {
      this.when = t;
      if ((kind & at.IS_SENT) === 0) this.end(row, place, this.cause);
      else {
        if (reason !== OK) this.m.tallies.connectionFailed[place.connection]! += 1;
        this.finish(row);
      }
      return RESTS;
    }
    let until = t + place.hopTime;
    if ((kind & at.HOP_IS_CONSTANT) === 0) {
      delays.drawBy(place.hop, (whole[head + at.LUCK]! + place.backLuck) | 0);
      until = t + delays.took;
    }
    const isAwaited = (kind & (at.IS_WATCHED | at.IS_BRANCH)) !== 0;
    if (until < this.edge && (until <= calendar.time || !isAwaited)) {
      this.reached = until;
      return REPLY;
    }
    whole[head + at.CAUSE] = this.cause;
    calendar.due = until;
    this.later(row, REPLY);
    return RESTS;
  }

  /** Notes that it leaves, for those who look; false if an event waits for that, as they look when it does. */
  private isSeenLeaving(): boolean {
    const { m, place, head, whole, departures, reached: t } = this;
    const { kind, station } = place;
    const frame = head + place.frame;
    if (t > m.calendar.time && (kind & (at.IS_LIVE | at.ENDS_IN_TURN)) !== 0) {
      whole[head + at.REASON] = this.reason;
      whole[head + at.CAUSE] = this.cause;
      m.calendar.due = t;
      this.later(this.row, OVER);
      return false;
    }
    const replica = (kind & at.IS_COUNTED) !== 0 ? whole[frame + at.REPLICA]! : -1;
    if (replica >= 0) {
      departures.at = t;
      departures.add(station, replica);
    }
    whole[frame + at.STAMP] = 0;
    if (place.isCopied) noteCopy(m, this.row, place.call, this.reason);
    return true;
  }

  /** Counts the visit; false if it was all there was of its request. */
  private isCounted(): boolean {
    const { place, row, reals, real, reason, reached: t } = this;
    const arrived = real[reals + place.time]!;
    this.when = t;
    const isNew = arrived >= this.tickBegan && reason === OK && (place.kind & at.IS_LIVE) === 0;
    if (!isNew || (place.call < 0 && this.isTraced)) {
      this.leave(place, reals, reason);
      return true;
    }
    if (place.logged === LOG) this.countLog(place);
    place.log[place.logged] = t - arrived;
    place.logged += 1;
    if (place.done >= 0) place.own += real[reals + place.done]! - arrived;
    if (place.call >= 0) return true;
    // A request that came and went: its client's visit tells all of it.
    place.queued += real[reals + at.QUEUED]!;
    place.spent += real[reals + at.SPENT]!;
    if (this.asking >= 0) place.asking += real[reals + this.asking]!;
    this.finish(row);
    return false;
  }

  /** `REPLY`: it is with the caller. */
  protected takeReply(): number {
    const { place, head, reals, real, whole, cause } = this;
    if (this.isTraced) spanReplied(this.m, whole[head + place.frame + at.SPAN]!);
    if (place.until >= 0) {
      this.when = this.reached;
      this.stopTimer(reals, place);
    }
    if (place.outer >= 0) {
      // What comes then is for the general path.
      if (cause !== OK) this.isOverdue = true;
      whole[head + at.LUCK] = real[reals + place.outer]!;
    }
    if ((place.kind & at.IS_BRANCH) !== 0) return this.join();
    const parent: Place = place.parent!;
    const above = head + parent.frame;
    let isLate = false;
    if (parent.parent === null) {
      const deadline = this.real[reals + this.patience]!;
      if (this.reached >= deadline && whole[head + at.LATE] === 0) {
        this.when = deadline;
        this.giveUp(this.row);
      }
      isLate = whole[head + at.LATE] === at.GIVEN_UP;
    }
    if (cause !== OK) this.m.tallies.connectionFailed[place.connection]! += 1;
    const isForgone = cause !== OK && place.kept >= 0;
    let left = 0;
    let next = parent.end;
    if ((parent.kind & at.CALLS_ONE) === 0) {
      const frame = head + place.frame;
      left = whole[above + at.LEFT]!;
      next = whole[above + at.NEXT]!;
      if (whole[frame + at.NTH] !== 0) {
        whole[head + at.LUCK]! -= Math.imul(whole[frame + at.NTH]!, REPEAT);
        whole[frame + at.NTH] = 0;
      }
      if (place.shift > 0)
        whole[above + at.FOUND]! |= (isForgone ? MISS : whole[frame + at.FOUND]! & 3) << place.shift;
    }
    this.place = parent;
    whole[head + at.PLACE] = parent.index;
    this.cursor = next;
    if (isForgone) {
      this.cause = OK;
      left = 0;
      this.forgo(reals, place.kept, this.reached);
    }
    if (isLate) return this.isOverLate(left === 0);
    if (cause === OK && left > 0) return this.repeat(place, left);
    return this.goesOn();
  }

  /** The reply was waited for, and decides. */
  private goesOn(): number {
    this.reason = CALLEE_FAILED;
    return this.cause === OK ? MISSED : OVER;
  }

  /** Once more: the luck of a repetition is another one. `parent` of `place` is at hand. */
  private repeat({ call, frame }: Place, left: number): number {
    const { place: parent, head, whole } = this;
    whole[head + parent.frame + at.LEFT] = left - 1;
    whole[head + frame + at.NTH] = left;
    whole[head + at.LUCK]! += Math.imul(left, REPEAT);
    if (this.isTraced) this.openSpan(this.row, parent, call);
    this.cursor = call;
    return CALL;
  }

  /** The client has given up: nothing more is begun for it. */
  private isOverLate(isComplete: boolean): number {
    const { place, cause, cursor } = this;
    if (cause === OK && isComplete && cursor === place.end) this.m.tallies.classLate[place.cls]! += 1;
    this.when = this.reached;
    this.finish(this.row);
    return RESTS;
  }

  /** A branch is back; what waited for it goes on, if that was the last that it needed. */
  private join(): number {
    const { place: branch } = this;
    this.when = this.reached;
    const row = this.settle(this.row, branch, this.cause);
    if (row < 0) return RESTS;
    const place = branch.caller!;
    this.follow(row, place);
    this.cause = this.outcome;
    this.cursor = this.whole[this.head + place.frame + at.NEXT]!;
    const isLate = place.parent === null && this.whole[this.head + at.LATE] === at.GIVEN_UP;
    return isLate ? this.isOverLate(true) : this.goesOn();
  }

  /** From now on it is this row that is followed. */
  protected follow(row: number, place: Place): void {
    const head = row * this.stride;
    this.row = row;
    this.head = head;
    this.reals = row * this.realStride;
    this.place = place;
    this.isTraced = this.whole[head + at.TRACE]! >= 0;
    // Traced requests live from event to event, so that theirs come in the order of time.
    this.edge = this.isTraced ? -Infinity : this.horizon;
  }
}
