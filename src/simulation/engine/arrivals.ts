import { GOLDEN, mix } from '../random/luck.ts';
import { createStream, type Stream } from '../random/stream.ts';
import { Zipf } from '../random/zipf.ts';
import { openCaches } from '../stations/caching.ts';
import { proceed } from './calls.ts';
import type { Crowds } from './crowds.ts';
import { enter } from './door.ts';
import { CREATE, SHIFT, TIMEOUT } from './events.ts';
import type { Machine } from './machine.ts';
import { SOURCE } from './plan/codes.ts';
import type { Pollers } from './pollers.ts';
import { crowdsOf, pollersOf, rootsOf, sessionsOf, ticksOf } from './populations.ts';
import { type Profile, profileOf } from './profile.ts';
import { INSIDE, INSIDE_AREA, LOAD_AREA } from './tallies.ts';
import type { Ticks } from './ticks.ts';

/** The next event is sought among all lanes, so that not every source can have one. */
const FEW = 4;

/**
 * Poisson arrivals: one independent process for each class and place where it starts, at a rate that may change over time.
 * When the load changes, the time left to the next arrival is stretched or shrunk, which is exact as the exponential has
 * no memory, and draws no new random number. Classes in a closed loop have crowds instead.
 */
export class Arrivals {
  private readonly m: Machine;
  /** Visit that each source begins with. */
  readonly visit: Int32Array;
  readonly rate: Float64Array;
  /** Lane of the client's patience, and its length. */
  readonly lane: Int32Array;
  readonly patience: Float64Array;
  /** Lane of the next arrival, where sources are few enough to have one each; -1 else. */
  private readonly order: Int32Array;
  readonly streams: readonly Stream[];
  /** By source: of its last request. */
  readonly lucks: Int32Array;
  /** Ticket of the event that is valid, when it is due, and while the rate is 0 how many mean gaps are left. */
  private readonly ticket: Float64Array;
  private readonly due: Float64Array;
  readonly left: Float64Array;
  /** By source; null where the rate is always the same. All sources of a class have their bursts together. */
  private readonly profiles: readonly (Profile | null)[];
  /** Up to when a profile is used up. */
  private readonly since: Float64Array;
  private readonly crowds: Crowds | null;
  private readonly pollers: Pollers | null;
  private readonly ticks: Ticks | null;
  /** Group of the sessions that a source keeps alive; -1 for none. */
  private readonly alive: Int32Array;
  /** By class; null where each request asks for something of its own. */
  private readonly keys: readonly (Zipf | null)[];

  constructor(m: Machine, seed: number, load: number) {
    this.m = m;
    const { classes, stations, visits } = m.plan.network;
    const roots = rootsOf(m);
    this.visit = Int32Array.from(roots, ({ root }) => root.visit);
    this.rate = Float64Array.from(roots, ({ cls, root }) =>
      cls.loop === undefined &&
      cls.poll === undefined &&
      cls.ticks === undefined &&
      cls.sessions?.by !== 'connects'
        ? cls.rate * root.share
        : 0,
    );
    const lanes = new Map<number, number>();
    this.patience = Float64Array.from(roots, ({ cls, root }) => root.timeout ?? cls.timeout);
    // Only a client gives up; what begins elsewhere (a job of a scheduler) has nobody waiting.
    this.lane = Int32Array.from(roots, ({ root }, i) =>
      m.plan.intake[visits[root.visit]!.station] === SOURCE ? m.deadlineLane(this.patience[i]!, lanes) : -1,
    );
    this.order = Int32Array.from(roots, () => (roots.length <= FEW ? m.calendar.orderedLane() : -1));
    this.keys = classes.map(({ id, keys }) =>
      keys === undefined ? null : new Zipf(keys, createStream(seed, `${id} keys`)),
    );
    this.streams = roots.map(({ cls, root }) =>
      createStream(seed, `${stations[visits[root.visit]!.station]!.id} arrivals ${cls.id}`),
    );
    this.lucks = Int32Array.from(roots, ({ cls, root }) =>
      createStream(seed, `${stations[visits[root.visit]!.station]!.id} luck ${cls.id}`).word(),
    );
    this.ticket = new Float64Array(roots.length);
    this.due = new Float64Array(roots.length);
    this.left = Float64Array.from(this.streams, (stream) => stream.exponential());
    this.profiles = roots.map(({ cls }) => profileOf(cls, createStream(seed, `${cls.id} bursts`)));
    this.since = new Float64Array(roots.length);
    this.crowds = crowdsOf(m, seed, roots);
    m.crowds = this.crowds;
    this.pollers = pollersOf(m, seed, roots);
    m.pollers = this.pollers;
    this.ticks = ticksOf(m, seed, roots);
    openCaches(m);
    this.alive = Int32Array.from(roots, ({ cls }) =>
      cls.sessions?.by === 'heartbeats' ? m.plan.sessionGroup[cls.sessions.station]! : -1,
    );
    m.sessions = sessionsOf(m, seed, roots);
    m.load = 0;
    this.setLoad(load);
  }

  /** From the calendar's time on. */
  setLoad(load: number): void {
    const { m } = this;
    const now = m.calendar.time;
    const before = m.load;
    m.tallies.system[LOAD_AREA]! -= (load - before) * now;
    m.load = load;
    this.crowds?.resize(load);
    this.pollers?.resize(load);
    m.sessions?.resize(load);
    this.ticks?.resize(load);
    for (let i = 0; i < this.rate.length; i++) {
      const rate = this.rate[i]! * before;
      const profile = this.profiles[i]!;
      if (rate > 0 && profile === null) this.left[i] = Math.max(0, this.due[i]! - now) * rate;
      if (profile !== null) {
        this.left[i] = Math.max(0, this.left[i]! - profile.area(this.since[i]!, now) * rate);
        this.since[i] = now;
      }
      this.ticket[i] = -1;
      this.plan(i);
    }
  }

  /** Puts in the next request of a source. */
  plan(source: number): void {
    const rate = this.rate[source]! * this.m.load;
    if (!(rate > 0)) return;
    const { calendar } = this.m;
    const profile = this.profiles[source]!;
    let due = calendar.time + this.left[source]! / rate;
    if (profile !== null) {
      this.since[source] = calendar.time;
      due = profile.after(calendar.time, this.left[source]! / rate);
      if (due === Infinity) return;
    }
    calendar.due = due;
    this.planAtDue(source);
  }

  /** The same at the calendar's `due`. */
  planAtDue(source: number): void {
    const { calendar } = this.m;
    const { due } = calendar;
    this.due[source] = due;
    this.ticket[source] = calendar.scheduleInOrder(this.order[source]!, due, (source << SHIFT) | CREATE);
  }

  /** Whether someone asks now and not, as the event would have it, under an earlier load; plans who comes next. */
  comes(source: number): boolean {
    if (!this.isDue(source)) return false;
    if (this.isPoisson(source)) this.plan(source);
    return true;
  }

  /** The same, without the plan for the next of those that come at random. */
  isDue(source: number): boolean {
    if (this.crowds?.has(source)) return this.crowds.asks(source);
    if (this.ticks?.has(source)) return this.ticks.begins(source);
    if (this.m.calendar.ticket !== this.ticket[source]) return false;
    this.streams[source]!.putExponential(this.left, source);
    return true;
  }

  isPoisson(source: number): boolean {
    return !this.crowds?.has(source) && !this.ticks?.has(source);
  }

  /** Requests of a source come at random, at a rate that changes by the load alone. */
  isSteady(source: number): boolean {
    return this.isPoisson(source) && this.profiles[source] === null && this.rate[source]! > 0;
  }

  /** When the next request comes of a source with a steady rate that creates one now: in the calendar's `due`. */
  timeNext(source: number): void {
    const { calendar, load } = this.m;
    calendar.due = calendar.time + this.left[source]! / (this.rate[source]! * load);
  }

  /** That one comes now: how long it is to the one after it. */
  drawNext(source: number): void {
    this.streams[source]!.putExponential(this.left, source);
  }

  /** Some requests come from users who wait for the answer. */
  get hasCrowd(): boolean {
    return this.crowds !== null;
  }

  /** What a request that begins now asks for. */
  key(cls: number): number {
    const keys = this.keys[cls]!;
    const { serial } = this.m;
    this.m.serial = (serial + 1) | 0;
    return keys === null ? serial : keys.next();
  }

  /** What the next request of a source meets with, and with `takeLuck` it is the next no more. */
  luckOfNext(source: number): number {
    return mix((this.lucks[source]! + GOLDEN) | 0);
  }

  takeLuck(source: number): void {
    this.lucks[source] = (this.lucks[source]! + GOLDEN) | 0;
  }

  giveLuck(source: number, row: number): void {
    this.m.rows.luck[row] = this.luckOfNext(source);
    this.takeLuck(source);
  }

  /** A request begins, unless the event is of before a change of load. */
  create(source: number): void {
    if (!this.comes(source)) return;
    // Who has no session keeps none alive.
    const g = this.alive[source]!;
    if (g >= 0 && !this.streams[source]!.chance(this.m.sessions!.share(g))) return;
    this.begin(source, -1);
  }

  /** A client asks for news, unless it leaves. */
  poll(client: number): void {
    const source = this.pollers!.asks(client);
    if (source >= 0) this.begin(source, client);
  }

  /** A client opens a session, unless there are to be fewer. */
  connect(client: number): void {
    const source = this.m.sessions!.connects(client);
    if (source >= 0) this.begin(source, client);
  }

  /** A request of this source; `client` is the one who polls, or -1. */
  private begin(source: number, client: number): void {
    const { m } = this;
    const { rows, plan, tallies, calendar } = m;
    const visit = this.visit[source]!;
    const row = rows.take();
    rows.visit[row] = visit;
    rows.call[row] = -1;
    rows.parent[row] = -1;
    rows.leg[row] = -1;
    const cls = plan.visitClass[visit]!;
    // Whoever polls comes back: it is known by its own key.
    const key = this.key(cls);
    rows.key[row] = client < 0 ? key : client;
    this.giveLuck(source, row);
    rows.origin[row] = m.origins;
    m.origins = (m.origins + 1) & 0x7fffffff;
    rows.cursor[row] = plan.firstCall[visit]!;
    const now = calendar.time;
    if (plan.dates) rows.began[row] = now;
    const created = tallies.classCreated[cls]!;
    if (created >= m.traces.next[cls]!) rows.span[row] = m.traces.begin(cls, created, visit, now);
    tallies.classCreated[cls] = created + 1;
    tallies.system[INSIDE]! += 1;
    tallies.system[INSIDE_AREA]! -= now;
    const lane = this.lane[source]!;
    if (lane >= 0) {
      calendar.due = now + this.patience[source]!;
      rows.deadline[row] = calendar.putDeadline(lane, (row << SHIFT) | TIMEOUT, rows.deadline, SHIFT);
    }
    const station = plan.visitStation[visit]!;
    if (plan.intake[station] !== SOURCE) {
      enter(m, row, station);
      return;
    }
    rows.arrived[row] = now;
    tallies.arrived[station]! += 1;
    tallies.inside[station]! += 1;
    tallies.insideArea[station]! -= now;
    proceed(m, row);
  }
}
