import { isChosen, mix } from '../../random/luck.ts';
import { CATCHES_UP, REFUSES, readCopy } from '../../stations/copies.ts';
import { goesOut } from '../../stations/link.ts';
import { chooseRoute } from '../../stations/routing.ts';
import { ARRIVE, MISSED, OVER, SHIFT } from '../events.ts';
import { ERROR, NO_ROUTE, OK } from '../reasons.ts';
import { HIT, MISS } from '../rows.ts';
import { FORK } from './branching.ts';
import * as at from './columns.ts';
import type { Place } from './places.ts';
import { CALL, RESTS, Serving } from './serving.ts';
import { spanExtended, spanExtendedTo } from './spans.ts';

/** Values of `CURSOR`: the copy is still to be read; from here on down, which call is still to be made. */
export const READS = -1;
export const MAKES = -2;
const DRAWS = at.MAY_ERR | at.MAY_MISS | at.READS_COPY;

/** From the end of a service to the door of the next place: what it found, whom it calls, the way there. */
export class Calling extends Serving {
  /** `SERVED`: what is drawn afterwards. */
  protected lookUp(): number {
    const { m, place, head, whole } = this;
    const { kind, station } = place;
    this.cursor = place.first;
    if ((kind & DRAWS) === 0) return MISSED;
    const luck = whole[head + at.LUCK]!;
    if ((kind & at.MAY_ERR) !== 0 && isChosen(mix((luck + place.errorLuck) | 0), m.errorRate, station)) {
      return this.fails(ERROR);
    }
    if ((kind & at.MAY_MISS) === 0) return this.isFound();
    const isHit = isChosen(mix((luck + place.lookupLuck) | 0), m.plan.hitRatio, station);
    whole[head + place.frame + at.FOUND] = isHit ? HIT : MISS;
    if (!isHit && (kind & at.MISS_TAKES) !== 0) return this.miss(luck);
    return this.isFound();
  }

  private isFound(): number {
    return (this.place.kind & at.READS_COPY) === 0 ? MISSED : this.readsCopy();
  }

  /** What a copy shows depends on what has been written there: it is read in the order of time. */
  protected readsCopy(): number {
    const { m, place, head, row, whole, reached } = this;
    const { calendar, rows } = m;
    if (reached > calendar.time) {
      whole[head + at.CURSOR] = READS;
      calendar.due = reached;
      this.later(row, MISSED);
      return RESTS;
    }
    this.cursor = place.first;
    rows.call[row] = place.call;
    rows.visit[row] = place.visit;
    const does = readCopy(m, row, place.station);
    if (does === CATCHES_UP) return this.catchesUp();
    if (does === REFUSES) return this.fails(ERROR);
    return MISSED;
  }

  /** Until the calendar's `due`. */
  private catchesUp(): number {
    const { m, place, head, whole } = this;
    const { due } = m.calendar;
    const frame = head + place.frame;
    whole[frame + at.FOUND] = MISS;
    this.real[this.reals + at.QUEUED]! += due - this.reached;
    if (place.done >= 0) this.real[this.reals + place.done] = due;
    if (this.isTraced) spanExtendedTo(m, whole[frame + at.SPAN]!);
    if (due < this.edge) {
      this.reached = due;
      return MISSED;
    }
    whole[head + at.CURSOR] = this.cursor;
    this.later(this.row, MISSED);
    return RESTS;
  }

  /** A miss takes its time. */
  private miss(luck: number): number {
    const { m, place, head, whole } = this;
    m.delays.drawBy(m.missDelay[place.station]!, (luck + place.missLuck) | 0);
    const { took } = m.delays;
    if (this.isTraced) spanExtended(m, whole[head + place.frame + at.SPAN]!);
    m.tallies.served[place.station]! += took;
    this.real[this.reals + at.SPENT]! += took;
    const until = this.reached + took;
    if (place.done >= 0) this.real[this.reals + place.done] = until;
    if (until < this.edge) {
      this.reached = until;
      return MISSED;
    }
    whole[head + at.CURSOR] = this.cursor;
    m.calendar.due = until;
    this.later(this.row, MISSED);
    return RESTS;
  }

  /** `MISSED`: the next call, from `cursor` on; it is over where there is none. */
  protected ask(): number {
    const { place, head, row, whole, cursor } = this;
    if (cursor < place.end) {
      const { kind } = place;
      if ((kind & at.CALLS_ONE) !== 0) {
        if (this.isTraced) this.openSpan(row, place, cursor);
        return CALL;
      }
      if ((kind & at.CALLS_PLAINLY) === 0) return this.askOddly();
      const { condition } = this.m.plan;
      const found = whole[head + place.frame + at.FOUND]!;
      let call = cursor;
      while (call < place.end && condition[call] !== 0 && (condition[call]! & found) === 0) call++;
      if (call < place.end) return this.makes(call, call + 1);
    }
    return this.hasNobodyToAsk();
  }

  private makes(call: number, next: number): number {
    const { place, head, whole } = this;
    const frame = head + place.frame;
    whole[frame + at.NEXT] = next;
    whole[frame + at.LEFT] = 0;
    if (this.isTraced) this.openSpan(this.row, place, call);
    this.cursor = call;
    return CALL;
  }

  private hasNobodyToAsk(): number {
    this.reason = (this.place.kind & at.DEAD_END) !== 0 ? NO_ROUTE : OK;
    this.cause = this.reason;
    return this.place.answers ? this.answer() : OVER;
  }

  /** Its answer goes out over the link, behind those that were ready before it, or beside them. */
  private answer(): number {
    const { m, place, row, head, reals, real, whole } = this;
    const { calendar } = m;
    if (this.reached > calendar.time) {
      calendar.due = this.reached;
      if (!this.comesNext()) {
        whole[head + at.CURSOR] = place.end;
        this.later(row, MISSED);
        return RESTS;
      }
    }
    const frame = head + place.frame;
    m.rows.replica[row] = whole[frame + at.REPLICA]!;
    // Branches that are still to come back are nobody's.
    whole[frame + at.STAMP] = 0;
    if (place.done >= 0) m.tallies.asking[place.station]! += this.reached - real[reals + place.done]!;
    if (!goesOut(m, row, place.station, place.call)) {
      this.hangs(row, place);
      return RESTS;
    }
    if (place.done >= 0) real[reals + place.done] = calendar.due;
    if (this.comesNext()) return OVER;
    whole[head + at.REASON] = OK;
    whole[head + at.CAUSE] = OK;
    this.later(row, OVER);
    return RESTS;
  }

  /** One of several calls by a rule, or calls that are not each a step of its own. */
  private askOddly(): number {
    const { m, place, head, row } = this;
    const { calendar } = m;
    if ((place.kind & at.ROUTES) === 0) {
      this.when = this.reached;
      this.cursor = this.nextCall(row, place, this.cursor);
      if (this.cursor === FORK) return RESTS;
      return this.cursor >= 0 ? CALL : this.hasNobodyToAsk();
    }
    // Which one is a matter of turns, or of who is inside.
    if (this.reached > calendar.time) {
      this.whole[head + at.CURSOR] = this.cursor;
      calendar.due = this.reached;
      if (place.isStraight) this.holdBack(place);
      this.later(row, MISSED);
      return RESTS;
    }
    const call = chooseRoute(m, row, place.visit, place.station);
    if (call >= 0 && this.isMade(head, place, call)) return this.makes(call, place.end);
    return this.hasNobodyToAsk();
  }

  /** Whether it has the luck of a call that may be made again: that is drawn in the order of time, for which an event may have to wait. */
  private hasLuck({ outer, connection }: Place): boolean {
    const { m, row, head, whole, reached } = this;
    if (reached > m.calendar.time) {
      whole[head + at.CURSOR] = MAKES - this.cursor;
      m.calendar.due = reached;
      this.later(row, MISSED);
      return false;
    }
    this.real[this.reals + outer] = whole[head + at.LUCK]!;
    whole[head + at.LUCK] = m.lucks[connection]!.word();
    return true;
  }

  /** `CALL`: the way to whom it calls. */
  protected travel(): number {
    const { row, head, whole, reached } = this;
    const { calendar, delays } = this.m;
    const place = this.place.children[this.cursor - this.place.first]!;
    if (place.outer >= 0 && !this.hasLuck(place)) return RESTS;
    this.place = place;
    whole[head + at.PLACE] = place.index;
    place.sent += 1;
    if (place.kept >= 0 && whole[head + place.frame + at.NTH] === 0)
      this.keep(this.reals, place.kept, reached);
    if (place.until >= 0) this.startTimer(this.reals, place, reached);
    let until = reached + place.hopTime;
    if ((place.kind & at.HOP_IS_CONSTANT) === 0) {
      delays.drawBy(place.hop, (whole[head + at.LUCK]! + place.hopLuck) | 0);
      until = reached + delays.took;
    }
    const now = calendar.time;
    if (until < this.edge && (until <= now || !this.waitsToCome(place))) {
      this.reached = until;
      return ARRIVE;
    }
    calendar.due = until;
    if (place.isStraight) this.holdBack(place);
    const isUsual = place.lane >= 0 && until - now <= place.usualTime + at.TINY;
    if (isUsual && until < this.real[this.reals + at.DEADLINE]!) {
      whole[head + at.WHAT] = ARRIVE;
      if (until >= this.horizon) this.countInside(row);
      calendar.putInLane(place.lane, (row << SHIFT) | ARRIVE);
    } else this.later(row, ARRIVE);
    return RESTS;
  }
}
