import { ARRIVE, SHIFT, TIMEOUT } from '../events.ts';
import { neededOf } from '../launching.ts';
import { FIRST_COPY, isSent } from '../plan/codes.ts';
import { OK } from '../reasons.ts';
import { MISS } from '../rows.ts';
import { REPEAT } from '../spawn.ts';
import * as at from './columns.ts';
import { isGrouped } from './kinds.ts';
import type { Place } from './places.ts';
import { spanCalled } from './spans.ts';
import { Travel } from './travel.ts';

/** Of `nextCall`. */
export const NONE = -1;
export const FORK = -2;

/** Who is called next: one at a time by the row itself, messages and several calls at once by rows of their own. */
export class Branching extends Travel {
  /** See `settle`. */
  protected outcome = OK;
  /** Of the last visit that called several at once. */
  private stamps = 0;

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
        if (plan.sends[call] === FIRST_COPY && this.copy(row, place, call)) awaited = FORK;
        if (isGrouped(plan, call)) continue;
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

  /** What a row has spent before an optional call, which it makes at `madeAt`. */
  protected keep(reals: number, kept: number, madeAt: number): void {
    this.real[reals + kept] = this.real[reals + at.QUEUED]!;
    this.real[reals + kept + 1] = this.real[reals + at.SPENT]!;
    this.real[reals + kept + 2] = madeAt - this.real[reals + this.asking]!;
  }

  /** The call has failed by now, and all that time counts as waiting for it. */
  protected forgo(reals: number, kept: number, now: number): void {
    this.real[reals + at.QUEUED] = this.real[reals + kept]!;
    this.real[reals + at.SPENT] = this.real[reals + kept + 1]!;
    this.real[reals + this.asking] = now - this.real[reals + kept + 2]!;
  }

  /** Several calls at once, at `when`: the row waits for as many replies as are needed. */
  private fork(row: number, place: Place, call: number, count: number): void {
    const leg = this.takeLeg(row, place);
    for (let i = 0; i < count; i++) this.branch(row, place, call, i, leg);
    this.awaitBranches(row, place, leg, Math.min(count, Math.max(1, this.m.plan.need[call]!)));
  }

  /** All copies of a write, from the first on, as `launchCopies`; false if there are none. */
  private copy(row: number, place: Place, first: number): boolean {
    const { plan, legs } = this.m;
    const luck = this.whole[row * this.stride + at.LUCK]!;
    let leg = -1;
    for (let call = first; call < plan.stepEnd[first]!; call++) {
      if (!isGrouped(plan, call) || plan.condition[call] !== plan.condition[first]) continue;
      for (let i = this.countOf(luck, place, call); i > 0; i--) {
        if (leg < 0) leg = this.takeLeg(row, place);
        this.branch(row, place, call, i, leg);
      }
    }
    if (leg >= 0)
      this.awaitBranches(row, place, leg, neededOf(plan.copyRule[first]!, legs.outstanding[leg]!));
    return leg >= 0;
  }

  private takeLeg(row: number, place: Place): number {
    const frame = row * this.stride + place.frame;
    if (this.whole[frame + at.STAMP] === 0) {
      this.stamps = (this.stamps + 1) & 0x3fffffff || 1;
      this.whole[frame + at.STAMP] = this.stamps;
    }
    return this.m.legs.take(row, this.whole[frame + at.STAMP]!, 1, 0, 0);
  }

  private branch(row: number, place: Place, call: number, nth: number, leg: number): void {
    const { rows, legs } = this.m;
    const child = this.send(row, place, call, nth);
    this.whole[child * this.stride + at.LEG] = leg;
    rows.leg[child] = leg;
    legs.outstanding[leg]! += 1;
  }

  private awaitBranches(row: number, place: Place, leg: number, needed: number): void {
    const { legs } = this.m;
    legs.needed[leg] = needed;
    legs.spare[leg] = legs.outstanding[leg]! - needed;
    this.hangs(row, place);
  }

  /** Others will say when it goes on. */
  protected hangs(row: number, place: Place): void {
    const { rows, calendar } = this.m;
    const head = row * this.stride;
    this.whole[head + at.WHAT] = at.HANGS;
    if (this.whole[head + at.LISTED] === 0) {
      this.whole[head + at.LISTED] = 1;
      this.hanging.push(row);
    }
    const deadline = this.real[row * this.realStride + this.patience]!;
    if (deadline === Infinity || this.whole[head + at.LATE] !== 0) return;
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
            if (isOptional) {
              if (place.shift > 0) this.whole[above + at.FOUND]! |= MISS << place.shift;
              const madeAt = this.real[row * this.realStride + place.kept + 2]!;
              this.real[parent * this.realStride + this.asking]! += this.when - madeAt;
            }
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
          if (this.asking >= 0)
            this.real[reals + this.asking]! += this.real[row * this.realStride + this.asking]!;
        }
      }
      if (goesOn >= 0) {
        legs.done[leg] = 1;
        legs.decided[leg] = this.when;
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
    if (to.isCopied) {
      m.rows.sent[child] = this.when;
      m.rows.leg[child] = -1;
    }
    if (to.kept >= 0) this.keep(child * this.realStride, to.kept, this.when);
    whole[childHead + at.LUCK] = whole[head + at.LUCK]! + Math.imul(nth, REPEAT);
    if (whole[head + at.TRACE]! >= 0) {
      const span = spanCalled(m, whole[head + place.frame + at.SPAN]!, call, to.visit);
      whole[childHead + at.TRACE] = span;
      whole[childHead + at.HEAD + at.SPAN] = span;
    }
    to.sent += 1;
    delays.drawBy(to.hop, (whole[childHead + at.LUCK]! + to.hopLuck) | 0);
    calendar.due = this.when + delays.took;
    if (to.until >= 0) {
      const reals = child * this.realStride;
      this.startTimer(reals, to, this.when);
      if (calendar.due >= this.real[reals + this.until]!) this.isOverdue = true;
    }
    calendar.put((child << SHIFT) | ARRIVE);
    return child;
  }
}
