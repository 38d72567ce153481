import type { Arrivals } from '../arrivals.ts';
import { ARRIVE, MISSED, REPLY, SERVED } from '../events.ts';
import type { Machine } from '../machine.ts';
import {
  AWAITED,
  CAPPED,
  ERRS,
  LINKED,
  LOOKS_UP,
  type Plan,
  RULES,
  SHARED_QUEUE,
  SLOTS,
  SOURCE,
} from '../plan.ts';
import * as at from './columns.ts';
import { Servers } from './servers.ts';

/** Visits of a place that are noted down before they are counted together. */
export const LOG = 64;
/** The calendar looks at the first of each lane, so that not every place can have one. */
const MOST_LANES = 8;

/**
 * Where a request can be: a visit of a network, on one way to it. Who calls and what comes next is then known from the place
 * alone. An object and no columns of an array: what is read there at every step needs no look at an array's bounds.
 */
export class Place {
  readonly index: number;
  readonly visit: number;
  readonly station: number;
  readonly cls: number;
  /** Call that leads there; -1 for a root. */
  readonly call: number;
  /** Where its row was before; null for a root, and where it has a row of its own. */
  readonly parent: Place | null;
  /** Where its row begins. */
  readonly root: Place;
  /** Who calls it, whether that waits in the same row or not; null for a root. */
  readonly caller: Place | null;
  /** Bits of `columns.ts`. */
  kind: number;
  /** Calls on top of each other, from the row's first. */
  readonly depth: number;
  /** Beginning of its frame in `whole`, and of its time of arrival in `real`, within a row. */
  readonly frame: number;
  readonly time: number;
  /** The first call that is made there, the one after the last, and the places they lead to. */
  readonly first: number;
  readonly end: number;
  readonly children: Place[] = [];
  /** Delays of service and way there, and how long they take where that is always the same, or on average, s. */
  readonly service: number;
  readonly serviceTime: number;
  readonly hop: number;
  readonly hopTime: number;
  /** Index of its connection and class in `tallies.sent`. */
  readonly sentAt: number;
  readonly connection: number;
  /** How far what was looked up there is shifted into the caller's; 0 or less where nobody asks. */
  readonly shift: number;
  /** Queue of its first replica; how many may wait in one, and how many in that and its slots where nothing else holds requests up there. */
  readonly queue: number;
  readonly mostWaiting: number;
  readonly slots: number;
  /** Lane of the patience of those who begin there; -1 for none. */
  patience = -1;
  /** Lane of those who come in the usual time; -1 where there is none. */
  lane = -1;
  /** What is added to a request's luck for each purpose: see `random/luck.ts`. */
  readonly luck: number;
  readonly serviceLuck: number;
  readonly hopLuck: number;
  readonly backLuck: number;
  readonly lookupLuck: number;
  readonly errorLuck: number;
  readonly missLuck: number;
  /** From the root to here, s, by ways and services that always take the same time, if no call before keeps a request; else `Infinity`. */
  readonly usualTime: number;
  /** No call can: everybody takes that time. */
  readonly isStraight: boolean;
  /** From the end of what is done here to the end of the request, s, where only constant ways lie between; else `Infinity`. */
  readonly exitTime: number;
  /** Of a root: up to when requests are under way on a straight way by events, and must not be overtaken. */
  heldUntil = 0.5;

  /** Of this tick, not yet among the tallies: seconds inside of visits that came and went, as many as `logged`; calls; services begun and their seconds, and those of the waits before them. */
  readonly log: Float64Array = new Float64Array(LOG);
  logged = 0;
  sent = 0;
  started = 0;
  served = 0.5;
  waited = 0.5;
  /** Of a root: seconds in queues and in service of the requests that were answered. */
  queued = 0.5;
  spent = 0.5;

  constructor(m: Machine, visit: number, call: number, caller: Place | null, index: number, work: Work) {
    const { plan, delays } = m;
    const isRoot = call < 0;
    const isWaited = !isRoot && plan.sends[call] === AWAITED && !isFork(plan, call);
    this.served = 0;
    this.waited = 0;
    this.queued = 0;
    this.spent = 0;
    this.index = index;
    this.visit = visit;
    this.station = plan.visitStation[visit]!;
    this.cls = plan.visitClass[visit]!;
    this.call = call;
    this.caller = caller;
    this.parent = isWaited ? caller : null;
    this.root = isWaited ? caller!.root : this;
    this.heldUntil = -Infinity;
    this.depth = isWaited ? caller!.depth + 1 : 0;
    this.frame = at.HEAD + at.FRAME * this.depth;
    this.time = at.ARRIVED + this.depth;
    this.first = plan.firstCall[visit]!;
    this.end = plan.firstCall[visit + 1]!;
    this.service = m.serviceDelay[visit]!;
    this.serviceTime = delays.constant[this.service]!;
    this.hop = isRoot ? -1 : m.networkDelay[call]!;
    this.hopTime = isRoot ? 0 : delays.constant[this.hop]!;
    this.connection = isRoot ? -1 : plan.callConnection[call]!;
    this.sentAt = isRoot ? -1 : this.connection * plan.classes + this.cls;
    this.shift = isRoot ? 0 : plan.lookupShift[call]!;
    this.queue = plan.firstReplica[this.station]!;
    const isShared = !isRoot && plan.callRule[call] === SHARED_QUEUE;
    const alike = isShared ? plan.replicas[this.station]! : 1;
    this.slots = plan.slots[this.station]! * alike;
    const limit = work.simple.has(this.station) ? limitOf(plan, this.station) : Infinity;
    this.mostWaiting = Math.min(plan.queueLimit[this.station]! * alike, limit - this.slots);
    this.luck = caller === null ? 0 : (caller.luck + m.callKey[call]!) | 0;
    const added = (key: number) => (this.luck + key) | 0;
    const hopKey = isRoot ? 0 : delays.key[this.hop]!;
    this.serviceLuck = added(delays.key[this.service]! + SERVED);
    this.hopLuck = added(hopKey + ARRIVE);
    this.backLuck = added(hopKey + REPLY);
    this.lookupLuck = added(m.lookupKey[this.station]!);
    this.errorLuck = added(m.errorKey[this.station]!);
    this.missLuck = added(delays.key[m.missDelay[this.station]!]! + MISSED);
    const isConstantWay = isWaited && isFixed(m, this.hop);
    this.usualTime = isRoot ? 0 : isConstantWay ? caller!.passingTime(m) + this.hopTime : Infinity;
    this.isStraight =
      isRoot || (this.usualTime < Infinity && caller!.isStraight && isFirst(plan, caller!, call));
    this.kind = workOf(m, this, work);
    const isPlain = (this.kind & NO_EXIT) === 0;
    if (isRoot) this.exitTime = isPlain ? 0 : Infinity;
    else if (!isPlain || !isConstantWay || !isLast(plan, caller!, call)) this.exitTime = Infinity;
    else this.exitTime = caller!.exitTime + this.hopTime;
  }

  /** Until a request leaves that has come in the usual time. */
  private passingTime(m: Machine): number {
    const isPlain = (this.kind & (at.HAS_SLOTS | at.IS_LINKED | at.MISS_TAKES)) === 0;
    return isPlain && isFixed(m, this.service) ? this.usualTime + this.serviceTime : Infinity;
  }
}

/** Who leaves such a place does it by an event, or for others to see. */
const NO_EXIT = at.IS_LIVE | at.FORKS | at.IS_SENT | at.IS_BRANCH | at.IS_WATCHED;

/** Its caller does not wait for another call before. */
function isFirst(plan: Plan, { station, first }: Place, call: number): boolean {
  if (plan.routesOne[station] !== 0) return true;
  for (let before = first; before < call; before++) if (plan.sends[before] === AWAITED) return false;
  return isOnce(plan, call);
}

/** Its caller has nothing else to do afterwards. */
function isLast(plan: Plan, { station, end }: Place, call: number): boolean {
  return plan.routesOne[station] !== 0 || (call + 1 === end && isOnce(plan, call));
}

/** Made once, if at all. */
function isOnce(plan: Plan, call: number): boolean {
  return plan.callWhole[call]! + (plan.callFraction[call]! > 0 ? 1 : 0) <= 1;
}

/** All places, each before those that it calls, and the first of each source. */
export interface Places {
  readonly all: readonly Place[];
  readonly roots: readonly Place[];
  /** Calls on top of each other, with the request itself. */
  readonly deepest: number;
  readonly servers: Servers;
  /** As many requests may be under way as no limit that is not counted can hold back. */
  readonly roomy: number;
}

/** What the places of a run have in common. */
interface Work {
  readonly counted: ReadonlySet<number>;
  readonly live: ReadonlySet<number>;
  /** Stations at which whoever is inside waits for a slot or has one: their limits are those of their queues. */
  readonly simple: ReadonlySet<number>;
  readonly limits: boolean;
  readonly hasCrowd: boolean;
}

/** `limits` says that all limits on what is inside are watched; else none that could bind before `roomy` requests are under way. */
export function layOut(m: Machine, arrivals: Arrivals, limits: boolean): Places {
  const { plan } = m;
  const simple = simpleStations(m);
  const work: Work = {
    counted: countedStations(m, arrivals),
    live: liveStations(m, limits ? simple : null),
    simple,
    limits,
    hasCrowd: arrivals.hasCrowd,
  };
  const all = Array.from(arrivals.visit, (visit, index) => new Place(m, visit, -1, null, index, work));
  const roots = all.slice();
  roots.forEach((root, source) => {
    root.patience = arrivals.lane[source]!;
  });
  let lanes = 0;
  for (let index = 0; index < all.length; index++) {
    const place = all[index]!;
    for (let call = place.first; call < place.end; call++) {
      const child = new Place(m, plan.callVisit[call]!, call, place, all.length, work);
      place.children.push(child);
      all.push(child);
      if (child.usualTime === Infinity || (child.kind & at.IS_ORDERED) === 0 || lanes === MOST_LANES)
        continue;
      lanes++;
      child.lane = m.calendar.orderedLane();
    }
  }
  for (const place of all) {
    const isOnly = all.every((other) => other === place || other.station !== place.station);
    if (isOnly && place.isStraight && (place.kind & NOT_ALONE) === 0) place.kind |= at.IS_ALONE;
  }
  return {
    all,
    roots,
    deepest: all.reduce((most, { depth }) => Math.max(most, depth + 1), 1),
    servers: serversOf(m),
    roomy: limits ? Infinity : roomOf(m, all, simple),
  };
}

/** What happens there is told by the calendar's time. */
const NOT_ALONE = at.IS_LINKED | at.IS_GUARDED | at.IS_LIVE;

/** It may be made several times at once. */
function isFork(plan: Plan, call: number): boolean {
  return (
    call >= 0 && plan.sends[call] === AWAITED && plan.parallel[call] !== 0 && plan.calls[call]!.calls > 1
  );
}

function isFixed({ delays }: Machine, delay: number): boolean {
  return delays.isNone(delay) || delays.isConstant(delay);
}

/** Stations of which somebody asks how many are inside one replica. */
function countedStations({ plan }: Machine, arrivals: Arrivals): ReadonlySet<number> {
  const counted = new Set<number>();
  const several = (s: number) => plan.intake[s] === SLOTS && plan.replicas[s]! > 1;
  plan.calls.forEach((_, call) => {
    const station = plan.callStation[call]!;
    if (several(station) && looks(plan.callRule[call]!)) counted.add(station);
  });
  for (const visit of arrivals.visit)
    if (several(plan.visitStation[visit]!)) counted.add(plan.visitStation[visit]!);
  return counted;
}

function simpleStations({ plan }: Machine): ReadonlySet<number> {
  const simple = new Set<number>();
  for (let s = 0; s < plan.stations; s++) {
    const isPlain = plan.intake[s] === SLOTS && (plan.before[s]! & LINKED) === 0 && plan.hasMissTime[s] === 0;
    // A quota is asked after the connections, and before a queue is.
    const isWide =
      plan.connectionCapacity[s] === Infinity || (plan.replicas[s] === 1 && plan.quota[s] === Infinity);
    if (isPlain && isWide && plan.slots[s]! <= limitOf(plan, s)) simple.add(s);
  }
  plan.visitStation.forEach((station, visit) => {
    if (plan.firstCall[visit]! < plan.firstCall[visit + 1]!) simple.delete(station);
  });
  plan.calls.forEach((_, call) => {
    if (plan.callRule[call] === SHARED_QUEUE) simple.delete(plan.callStation[call]!);
  });
  return simple;
}

/** Stations of which somebody asks how many are inside: a balancer with several targets, or a limit, of all but `simple` ones. */
function liveStations({ plan }: Machine, simple: ReadonlySet<number> | null): ReadonlySet<number> {
  const live = new Set<number>();
  if (simple !== null)
    for (let s = 0; s < plan.stations; s++) if (limitOf(plan, s) < Infinity && !simple.has(s)) live.add(s);
  for (let visit = 0; visit < plan.visitStation.length; visit++) {
    const station = plan.visitStation[visit]!;
    if (plan.routesOne[station] === 0 || !looks(plan.routingRule[station]!)) continue;
    const [first, end] = [plan.firstCall[visit]!, plan.firstCall[visit + 1]!];
    if (end - first > 1) for (let call = first; call < end; call++) live.add(plan.callStation[call]!);
  }
  return live;
}

/** So many requests inside a station, or one of its replicas, offend none of its limits. */
function limitOf(plan: Plan, station: number): number {
  const connections = plan.openConnections[station] === 0 ? plan.connectionCapacity[station]! : Infinity;
  return Math.min(connections, plan.inFlightLimit[station]!);
}

/** A request may be inside a station several times at once, where that calls itself by way of others. */
function roomOf({ plan }: Machine, all: readonly Place[], simple: ReadonlySet<number>): number {
  let room = Infinity;
  for (const place of all) {
    if (simple.has(place.station)) continue;
    let times = 0;
    for (let one: Place | null = place; one !== null; one = one.parent)
      if (one.station === place.station) times++;
    room = Math.min(room, limitOf(plan, place.station) / times);
  }
  return room;
}

/** Whether a rule asks who has how much to do. */
function looks(rule: number): boolean {
  return rule === LEAST || rule === TWO_CHOICES || rule === SHARED_QUEUE;
}

const LEAST = RULES.indexOf('least in flight');
const TWO_CHOICES = RULES.indexOf('two choices');

function workOf(m: Machine, place: Place, work: Work): number {
  const { plan, delays } = m;
  const { station, call, first } = place;
  const intake = plan.intake[station]!;
  const before = plan.before[station]!;
  const after = plan.after[station]!;
  const calls = place.end - first;
  const isAlways =
    calls === 1 &&
    plan.sends[first] === AWAITED &&
    plan.condition[first] === 0 &&
    plan.callWhole[first] === 1 &&
    plan.callFraction[first] === 0 &&
    !isFork(plan, first);
  const isLimited = plan.connectionCapacity[station]! < Infinity && plan.openConnections[station] === 0;
  const connects = isLimited && plan.quota[station] === Infinity;
  const isGuarded =
    plan.quota[station]! < Infinity || (plan.connectionCapacity[station]! < Infinity && !connects);
  const isLinked = (before & LINKED) !== 0 && call >= 0 && plan.payload[call] !== 0;
  const isWatched = work.limits && !work.simple.has(station);
  const isCapped = isWatched && (before & CAPPED) !== 0;
  const isLive = work.live.has(station) || (call < 0 && work.hasCrowd);
  const isCounted = work.counted.has(station) || isCapped;
  const asks = plan.condition.subarray(first, place.end).some((condition) => condition !== 0);
  let forks = false;
  for (let c = first; c < place.end; c++) forks ||= isFork(plan, c);
  const bit = (is: boolean, kind: number) => (is ? kind : 0);
  return (
    bit(intake === SLOTS, at.HAS_SLOTS) |
    bit(intake === SOURCE, at.IS_SOURCE) |
    bit(isFixed(m, place.service), at.IS_CONSTANT) |
    bit(delays.isExponential(place.service), at.IS_EXPONENTIAL) |
    bit(isGuarded, at.IS_GUARDED) |
    bit(connects && isWatched, at.CONNECTS) |
    bit(isLinked, at.IS_LINKED) |
    bit(isCapped, at.IS_CAPPED) |
    bit((after & ERRS) !== 0, at.MAY_ERR) |
    bit((after & LOOKS_UP) !== 0, at.MAY_MISS) |
    bit(plan.hasMissTime[station] !== 0, at.MISS_TAKES) |
    bit(asks || place.shift > 0, at.REMEMBERS) |
    bit(intake === SLOTS && (call < 0 || plan.callRule[call] !== SHARED_QUEUE), at.CHOOSES) |
    bit(plan.replicas[station] === 1, at.IS_ONE) |
    bit(plan.routesOne[station] !== 0 && !isAlways, at.ROUTES) |
    bit(isAlways, at.CALLS_ONE) |
    bit(callsPlainly(plan, place), at.CALLS_PLAINLY) |
    bit(calls === 0 && plan.deadEnd[place.visit] !== 0, at.DEAD_END) |
    bit(m.tiredLane[station]! >= 0, at.TIRES) |
    bit(call >= 0 && isFixed(m, place.hop), at.HOP_IS_CONSTANT) |
    bit(intake === SLOTS || isGuarded || isLinked || isLive || isCounted, at.IS_ORDERED) |
    bit(isCounted, at.IS_COUNTED) |
    bit(isLive, at.IS_LIVE) |
    bit(call >= 0 && plan.sends[call] !== AWAITED, at.IS_SENT) |
    bit(isFork(plan, call), at.IS_BRANCH) |
    bit(forks, at.FORKS) |
    bit(place.depth === 1 && work.hasCrowd, at.IS_WATCHED)
  );
}

function callsPlainly(plan: Plan, { station, first, end }: Place): boolean {
  if (plan.routesOne[station] !== 0) return false;
  for (let call = first; call < end; call++) {
    const isOnce = plan.callWhole[call] === 1 && plan.callFraction[call] === 0;
    if (plan.stepEnd[call] !== call + 1 || plan.sends[call] !== AWAITED || !isOnce) return false;
  }
  return true;
}

/** A queue for each replica, or one for all of a station whose replicas share it: that of the first of them. */
function serversOf({ plan }: Machine): Servers {
  const shared = new Set<number>();
  plan.calls.forEach((_, call) => {
    if (plan.callRule[call] === SHARED_QUEUE) shared.add(plan.callStation[call]!);
  });
  const count = new Int32Array(plan.totalReplicas);
  for (let replica = 0; replica < plan.totalReplicas; replica++) {
    const station = plan.replicaStation[replica]!;
    if (plan.intake[station] !== SLOTS) continue;
    if (!shared.has(station)) count[replica] = plan.slots[station]!;
    else if (replica === plan.firstReplica[station])
      count[replica] = plan.slots[station]! * plan.replicas[station]!;
  }
  return new Servers(count, plan.replicaStation, plan.firstReplica);
}
