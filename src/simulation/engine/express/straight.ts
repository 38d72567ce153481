import { isChosen, mix } from '../../random/luck.ts';
import { admission } from '../../stations/admission.ts';
import type { Arrivals } from '../arrivals.ts';
import { ARRIVE, SHIFT } from '../events.ts';
import type { Machine } from '../machine.ts';
import { OK } from '../reasons.ts';
import { HIT, MISS } from '../rows.ts';
import * as at from './columns.ts';
import { LOG, type Place } from './places.ts';
import { Travel } from './travel.ts';
import { type Way, waysOf } from './ways.ts';

/** Entries of `times`. */
const ARRIVED = 0;
const BEGINS = 1;
const TOOK = 2;
const OVER = 3;
const QUEUED = 4;
const SPENT = 5;
const INSIDE = 6;
/** Times that were added up in another order may differ by less than that, s. */
const TINY = 1e-9;

/**
 * Requests that go the way that was laid out for them (`ways.ts`) and meet nothing else: they are over, or on their way to another
 * queue, before anything of them has to be remembered. What they meet is worked out first; if it is anything out of the ordinary,
 * nothing has happened yet, and the request is created as all others are.
 */
export class Straight extends Travel {
  private readonly ways: readonly (Way | null)[];
  /** Of the request under way, s: see above. */
  private readonly times = new Float64Array(7);
  /** The place where others have to be waited for; null if it is over before. What was found until then. */
  private goesTo: Place | null = null;
  private found = 0;
  /** Which of the calls before that are made, as bits. */
  private asks = 0;

  constructor(m: Machine, arrivals: Arrivals, limits: boolean) {
    super(m, arrivals, limits);
    this.ways = waysOf(m, this.places, arrivals);
  }

  /** A request of this source that is created now has gone its way; false, and nothing has happened, if it cannot. */
  protected goesStraight(source: number): boolean {
    const way = this.ways[source]!;
    if (way === null) return false;
    const { m, arrivals, places } = this;
    const { calendar, tallies, traces } = m;
    const { root, served } = way;
    const now = calendar.time;
    const { cls } = root;
    const created = tallies.classCreated[cls]!;
    if (now <= root.heldUntil || created >= traces.next[cls]! || this.isFull()) return false;
    const luck = arrivals.luckOfNext(source);
    const turn = way.turns < 0 ? 0 : m.connectionTurn[way.turns]!;
    const queue = served.queue + turn;
    const server = places.servers.next(queue);
    this.follow(way, luck, server);
    const { times, goesTo } = this;
    const ends = goesTo === null ? times[OVER]! + served.exitTime : times[OVER]!;
    if (ends >= Math.min(this.horizon, now + way.patience) - TINY) return false;
    const waits = times[BEGINS]! > times[ARRIVED]!;
    if (waits) {
      places.servers.at = times[ARRIVED]!;
      const { mostWaiting } = served;
      if (!places.servers.isShorter(queue, mostWaiting) && places.servers.waiting(queue) >= mostWaiting)
        return false;
    }
    if (way.guard !== null && !this.isLetIn(way, way.guard)) return false;

    tallies.classCreated[cls] = created + 1;
    arrivals.takeLuck(source);
    const key = arrivals.key(cls);
    if (way.turns >= 0) m.connectionTurn[way.turns] = turn + 1 === way.replicas ? 0 : turn + 1;
    if (waits) {
      this.when = times[ARRIVED]!;
      this.linesUp(served.station, queue, times, BEGINS);
      served.waited += times[BEGINS]! - times[ARRIVED]!;
    }
    places.servers.at = times[BEGINS]! + times[TOOK]!;
    places.servers.take(queue, server);
    times[QUEUED] = waits ? times[BEGINS]! - times[ARRIVED]! : 0;
    this.countVisits(way);
    if (goesTo === null) this.goesBack(way);
    else this.handOver(way, goesTo, luck, key, queue);
    return true;
  }

  /** What the request will meet, in `times`, `goesTo` and `found`. */
  private follow({ passed, arrived, served }: Way, luck: number, server: number): void {
    const { times } = this;
    const free = this.places.servers.freeAt[server]!;
    const { delays, plan } = this.m;
    let t = this.m.calendar.time;
    for (let i = 0; i < passed.length; i++) {
      const place = passed[i]!;
      t += place.hopTime;
      arrived[i] = t;
      t += place.serviceTime;
    }
    t += served.hopTime;
    times[ARRIVED] = t;
    delays.drawBy(served.service, (luck + served.serviceLuck) | 0);
    const begins = Math.max(free, t);
    times[BEGINS] = begins;
    times[TOOK] = delays.took;
    t = begins + delays.took;
    this.goesTo = null;
    this.found = 0;
    this.asks = 0;
    const { children, first } = served;
    for (let i = 0; i < children.length; i++) {
      const condition = plan.condition[first + i]!;
      if (condition !== 0 && (condition & this.found) === 0) continue;
      const place = children[i]!;
      t += place.hopTime;
      if ((place.kind & at.IS_ORDERED) !== 0) {
        this.goesTo = place;
        break;
      }
      this.asks |= 1 << i;
      t += place.serviceTime;
      if ((place.kind & at.MAY_MISS) !== 0) {
        const isHit = isChosen(mix((luck + place.lookupLuck) | 0), plan.hitRatio, place.station);
        if (place.shift > 0) this.found |= (isHit ? HIT : MISS) << place.shift;
      }
      t += place.hopTime;
    }
    times[OVER] = t;
  }

  private isLetIn({ passed, arrived }: Way, guard: Place): boolean {
    const { calendar } = this.m;
    const now = calendar.time;
    calendar.time = arrived[passed.indexOf(guard)]!;
    const verdict = admission(this.m, guard.station, 0);
    calendar.time = now;
    return verdict === OK;
  }

  /** Services that begin, and visits that are over before the request goes on elsewhere or back. */
  private countVisits({ passed, served }: Way): void {
    const { times, asks } = this;
    let spent = 0;
    for (let i = 0; i < passed.length; i++) {
      const place = passed[i]!;
      place.sent += 1;
      place.started += 1;
      place.served += place.serviceTime;
      spent += place.serviceTime;
    }
    const took = times[TOOK]!;
    served.sent += 1;
    served.started += 1;
    served.served += took;
    spent += took;
    let t = times[BEGINS]! + took;
    for (let i = 0; asks >> i !== 0; i++) {
      if ((asks & (1 << i)) === 0) continue;
      const place = served.children[i]!;
      place.sent += 1;
      place.started += 1;
      place.served += place.serviceTime;
      spent += place.serviceTime;
      const came = t + place.hopTime;
      const left = came + place.serviceTime;
      times[INSIDE] = left - came;
      this.log(place);
      t = left + place.hopTime;
    }
    times[SPENT] = spent;
  }

  /** It is over: the answer goes back to the client by all places on the way. */
  private goesBack({ root, passed, arrived, served }: Way): void {
    const { times } = this;
    let t = times[OVER]!;
    times[INSIDE] = t - times[ARRIVED]!;
    this.log(served);
    t += served.hopTime;
    for (let i = passed.length - 1; i >= 0; i--) {
      const place = passed[i]!;
      times[INSIDE] = t - arrived[i]!;
      this.log(place);
      t += place.hopTime;
    }
    times[INSIDE] = t - this.m.calendar.time;
    this.log(root);
    root.queued += times[QUEUED]!;
    root.spent += times[SPENT]!;
    this.when = t;
    this.endsAhead();
  }

  /** A visit that came and went in so much time. */
  private log(place: Place): void {
    if (place.logged === LOG) this.countLog(place);
    place.log[place.logged] = this.times[INSIDE]!;
    place.logged += 1;
  }

  /** It waits for the time when it comes to a place where others do, as if it had come so far like all others. */
  private handOver(
    { root, passed, arrived, served, patience }: Way,
    to: Place,
    luck: number,
    key: number,
    queue: number,
  ): void {
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
    for (let i = 0; i < passed.length; i++) {
      real[reals + passed[i]!.time] = arrived[i]!;
      whole[head + passed[i]!.frame + at.FOUND] = 0;
    }
    const frame = head + served.frame;
    real[reals + served.time] = times[ARRIVED]!;
    whole[frame + at.REPLICA] = queue;
    whole[frame + at.FOUND] = this.found;
    whole[frame + at.NEXT] = to.call + 1;
    whole[frame + at.LEFT] = 0;
    to.sent += 1;
    m.calendar.due = times[OVER]!;
    m.calendar.put((row << SHIFT) | ARRIVE);
  }
}
