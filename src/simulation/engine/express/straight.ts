import {
  GOLDEN,
  EXPONENTIAL_INSIDE as INSIDE,
  isChosen,
  mix,
  EXPONENTIAL_STEP as STEP,
} from '../../random/luck.ts';
import { admission, takesToken } from '../../stations/admission.ts';
import { ARRIVE, SHIFT } from '../events.ts';
import { OK } from '../reasons.ts';
import { HIT, MISS } from '../rows.ts';
import * as at from './columns.ts';
import { LastQueue } from './lastQueue.ts';
import { LOG, type Place } from './places.ts';
import type { Way } from './ways.ts';

/** Entries of `times`. */
const ARRIVED = 0;
const OVER = 1;
const QUEUED = 2;
const SPENT = 3;
const DONE = 4;

/**
 * Requests that go the way that was laid out for them (`ways.ts`) and meet nothing else: they are over, or on their way to another
 * queue, before anything of them has to be remembered. What they meet is worked out first; if it is anything out of the ordinary,
 * nothing has happened yet, and the request is created as all others are.
 */
export class Straight extends LastQueue {
  /** Of the request under way, s: see above. */
  private readonly times = new Float64Array(5);
  /** What the one that is handed over has found so far. */
  private found = 0;
  /**
   * Requests of a source that are created one after the other with nothing between, from now on, `most` at most: how many have gone
   * their way. The next one is then expected; where that comes now and cannot go so, nobody is `coming`. One loop with its sums at hand: it is taken for nearly every request of a
   * network that has such ways, and each call in it, or sum in an object, costs as much as a draw.
   */
  protected goStraight(source: number, most: number): number {
    const way = this.ways[source]!;
    if (way === null) return 0;
    const { m, arrivals, times, homing } = this;
    const { servers } = this.places;
    const { calendar, tallies, delays, plan } = m;
    const { root, served, passed, arrived, within } = way;
    const { children, first } = served;
    const gaps = arrivals.streams[source]!;
    let luckBefore = arrivals.lucks[source]!;
    const { left } = arrivals;
    const { freeAt } = servers;
    let now = calendar.time;
    if (now <= root.heldUntil) return 0;
    const created = tallies.classCreated[root.cls]!;
    const untraced = m.traces.next[root.cls]! - created;
    const rate = arrivals.rate[source]! * m.load;
    // Before that nothing else happens, but that some come to their last queue.
    calendar.limit = Math.min(this.limit, this.bornAt);
    calendar.lookAhead();
    let free = calendar.due;
    const isDrawn = (served.kind & at.IS_CONSTANT) === 0;
    const isExponential = (served.kind & at.IS_EXPONENTIAL) !== 0;
    let turn = way.turns < 0 ? 0 : m.connectionTurn[way.turns]!;
    let { waited, served: work, own } = served;
    let { queued: allQueued, spent: allSpent } = root;
    let gone = 0;
    let sure = 0;
    for (;;) {
      if (gone >= sure) {
        sure = Math.min(untraced, gone + this.room());
        if (gone >= sure) break;
      }
      // What it will meet.
      const luckHere = (luckBefore + GOLDEN) | 0;
      const luck = mix(luckHere);
      const queue = served.queue + turn;
      const server = servers.next(queue);
      let t = now;
      for (let i = 0; i < passed.length; i++) {
        const place = passed[i]!;
        t += place.hopTime;
        arrived[i] = t;
        t += place.serviceTime;
      }
      const comes = t + served.hopTime;
      let took = served.serviceTime;
      if (isDrawn) {
        const seed = (luck + served.serviceLuck) | 0;
        const word = mix(seed);
        const point = word >>> 8;
        if (isExponential && point < INSIDE[word & 255]!) took *= (point + 0.5) * STEP[word & 255]!;
        else {
          delays.drawBy(served.service, seed);
          took = delays.took;
        }
      }
      const begins = Math.max(freeAt[server]!, comes);
      const ends = begins + took;
      t = ends;
      let to: Place | null = null;
      let isLast = false;
      let found = 0;
      // Which of the calls before that are made, as bits.
      let asks = 0;
      for (let i = 0; i < children.length; i++) {
        const condition = plan.condition[first + i]!;
        if (condition !== 0 && (condition & found) === 0) continue;
        const place = children[i]!;
        t += place.hopTime;
        if ((place.kind & at.IS_ORDERED) !== 0) {
          to = place;
          isLast = way.isLast[i]!;
          break;
        }
        asks |= 1 << i;
        t += place.serviceTime;
        if ((place.kind & at.MAY_MISS) !== 0) {
          const isHit = isChosen(mix((luck + place.lookupLuck) | 0), plan.hitRatio, place.station);
          if (place.shift > 0) found |= (isHit ? HIT : MISS) << place.shift;
        }
        t += place.hopTime;
      }
      const last = to === null ? t + served.exitTime : t;
      if (last >= Math.min(this.horizon, now + within) - at.TINY) break;
      const waits = begins > comes;
      if (waits && !servers.isShorter(queue, served.mostWaiting)) {
        servers.at = comes;
        if (servers.waiting(queue) >= served.mostWaiting) break;
      }
      if (way.guard !== null && !this.isLetIn(way, way.guard)) break;

      // It is so.
      gone++;
      luckBefore = luckHere;
      const key = arrivals.key(root.cls);
      if (way.turns >= 0) turn = turn + 1 === way.replicas ? 0 : turn + 1;
      let queued = 0;
      if (waits) {
        queued = begins - comes;
        servers.at = comes;
        servers.until = begins;
        this.linesUp(served.station, queue);
        waited += queued;
      }
      servers.until = ends;
      servers.take(queue, server);
      let spent = 0;
      for (let i = 0; i < passed.length; i++) {
        const place = passed[i]!;
        place.served += place.serviceTime;
        spent += place.serviceTime;
      }
      work += took;
      spent += took;
      for (let i = 0; asks >> i !== 0; i++) {
        if ((asks & (1 << i)) === 0) continue;
        const place = children[i]!;
        place.alike += 1;
        spent += place.serviceTime;
      }
      if (to !== null) {
        times[ARRIVED] = comes;
        times[OVER] = t;
        times[DONE] = ends;
        times[QUEUED] = queued;
        times[SPENT] = spent;
        this.found = found;
        const row = this.handOver(way, to, luck, key, queue);
        if (isLast) {
          homing.at = t;
          homing.put(row);
        } else {
          calendar.due = t;
          calendar.put((row << SHIFT) | ARRIVE);
          free = Math.min(free, t);
        }
      } else {
        // The answer goes back to the client by all places on the way.
        if (served.logged === LOG) {
          served.own = own;
          this.countLog(served);
          own = 0;
        }
        own += ends - comes;
        served.log[served.logged] = t - comes;
        served.logged += 1;
        t += served.hopTime;
        for (let i = passed.length - 1; i >= 0; i--) {
          const place = passed[i]!;
          if (place.logged === LOG) this.countLog(place);
          place.log[place.logged] = t - arrived[i]!;
          place.logged += 1;
          t += place.hopTime;
        }
        if (root.logged === LOG) {
          root.queued = allQueued;
          root.spent = allSpent;
          this.countLog(root);
          allQueued = 0;
          allSpent = 0;
        }
        root.log[root.logged] = t - now;
        root.logged += 1;
        allQueued += queued;
        allSpent += spent;
        this.when = t;
        this.endsAhead();
      }
      const due = now + left[source]! / rate;
      if (homing.due < due && due < free) {
        served.own = own;
        root.queued = allQueued;
        root.spent = allSpent;
        while (homing.due < due && this.comesHome()) this.atOnce++;
        own = served.own;
        allQueued = root.queued;
        allSpent = root.spent;
      }
      if (gone >= most || !(due < Math.min(free, homing.due))) {
        calendar.due = due;
        this.expect(source);
        break;
      }
      now = due;
      calendar.time = due;
      gaps.putExponential(left, source);
    }
    arrivals.lucks[source] = luckBefore;
    tallies.classCreated[root.cls] = created + gone;
    if (way.turns >= 0) m.connectionTurn[way.turns] = turn;
    for (let i = 0; i < passed.length; i++) {
      passed[i]!.sent += gone;
      passed[i]!.started += gone;
    }
    served.sent += gone;
    served.started += gone;
    served.waited = waited;
    served.served = work;
    served.own = own;
    root.queued = allQueued;
    root.spent = allSpent;
    return gone;
  }

  private isLetIn({ guardAt, arrived, isBucket }: Way, guard: Place): boolean {
    const { calendar } = this.m;
    const now = calendar.time;
    calendar.time = arrived[guardAt]!;
    const isIn = isBucket ? takesToken(this.m, guard.station) : admission(this.m, guard.station, 0) === OK;
    if (isBucket && isIn) this.m.tallies.accepted[guard.station]! += 1;
    calendar.time = now;
    return isIn;
  }

  /** It waits for the time when it comes to a place where others do, as if it had come so far like all others. */
  private handOver(
    { root, passed, arrived, served, patience }: Way,
    to: Place,
    luck: number,
    key: number,
    queue: number,
  ): number {
    const { m, times } = this;
    const row = this.open(to);
    const { real, whole } = this;
    const head = row * this.stride;
    const reals = row * this.realStride;
    m.rows.key[row] = key;
    whole[head + at.LUCK] = luck;
    real[reals + at.QUEUED] = times[QUEUED]!;
    real[reals + at.SPENT] = times[SPENT]!;
    const now = m.calendar.time;
    real[reals + root.time] = now;
    whole[head + root.frame + at.FOUND] = 0;
    real[reals + at.DEADLINE] = now + patience;
    this.setPatience(reals);
    for (let i = 0; i < passed.length; i++) {
      real[reals + passed[i]!.time] = arrived[i]!;
      whole[head + passed[i]!.frame + at.FOUND] = 0;
    }
    const frame = head + served.frame;
    real[reals + served.time] = times[ARRIVED]!;
    if (served.done >= 0) real[reals + served.done] = times[DONE]!;
    whole[frame + at.REPLICA] = queue;
    whole[frame + at.FOUND] = this.found;
    whole[frame + at.NEXT] = to.call + 1;
    whole[frame + at.LEFT] = 0;
    to.sent += 1;
    if (this.until >= 0) {
      for (const place of passed) this.waitsFor(reals, place, real[reals + place.time]!);
      this.waitsFor(reals, served, times[ARRIVED]!);
      this.waitsFor(reals, to, times[OVER]!);
    }
    if (to.kept >= 0) this.keep(reals, to.kept, times[OVER]! - to.hopTime);
    return row;
  }
}
