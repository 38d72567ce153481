import type { Arrivals } from '../arrivals.ts';
import { ARRIVE, MISSED, REPLY, SERVED } from '../events.ts';
import type { Machine } from '../machine.ts';
import { AWAITED, isSent } from '../plan/codes.ts';
import * as at from './columns.ts';
import {
  isConstant,
  isCopied,
  isFirst,
  isFork,
  isLast,
  isLinedUpTogether,
  isPlainQueue,
  NO_EXIT,
  NOT_ALONE,
  type Watched,
  whatHappensAt,
} from './kinds.ts';
import { countedStations, limitOf, liveStations, roomOf, simpleStations } from './limits.ts';
import { type Servers, serversOf } from './servers.ts';

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
  /** Its limits are those of its queue: see `Watched`. */
  readonly isSimple: boolean;
  /** Lane of the patience of those who begin there; -1 for none. */
  patience = -1;
  /** Lane of those who come in the usual time; -1 where there is none. */
  lane = -1;
  /** Where `real` keeps what its row had spent before it was called, if the call is optional; else -1. */
  kept = -1;
  /** An answer goes out over its link. */
  readonly answers: boolean;
  /** Others are asked there, and it is no source: how long the answered waited for them is counted. */
  readonly asks: boolean;
  /**
   * Where `real` keeps the luck of the request while a call that may be made again has one of its own, for itself and all below it; -1 where it may
   * not.
   */
  outer = -1;
  /** When its caller gives up on it, or makes it a second time, s after calling; where `real` keeps `until` of the calls above it meanwhile, -1 if nobody gives up. */
  readonly timeout: number;
  until = -1;
  /** Where `real` keeps when its service is over, if it asks and does not take the same time for everybody; else -1. */
  done = -1;
  /** What is added to a request's luck for each purpose: see `random/luck.ts`. */
  readonly luck: number;
  readonly serviceLuck: number;
  readonly hopLuck: number;
  readonly backLuck: number;
  readonly lookupLuck: number;
  readonly errorLuck: number;
  readonly missLuck: number;
  /** It passes on a write to a copy of which somebody asks how far it is behind. */
  readonly isCopied: boolean;
  /** From the root to here, s, by ways and services that always take the same time, if no call before keeps a request; else `Infinity`. */
  readonly usualTime: number;
  /** No call can: everybody takes that time. */
  readonly isStraight: boolean;
  /** From the end of what is done here to the end of the request, s, where only constant ways lie between; else `Infinity`. */
  readonly exitTime: number;
  /** Nobody is asked there, and all that may happen to a request is that it waits for a slot: mostly it is over then. */
  readonly isLast: boolean;
  /** Of a root: up to when requests are under way on a straight way by events, and must not be overtaken. */
  heldUntil = 0.5;

  /** Of this tick, not yet among the tallies: seconds inside of visits that came and went, as many as `logged`; calls; services begun and their seconds, and those of the waits before them. */
  readonly log: Float64Array = new Float64Array(LOG);
  logged = 0;
  /** Visits that came and went and took what its service always takes: they are in no log. */
  alike = 0;
  sent = 0;
  started = 0;
  served = 0.5;
  waited = 0.5;
  /** Of the visits in `log`, where `done` is kept: seconds from their arrival to the end of their service. */
  own = 0.5;
  /** Of a root: seconds in queues, in service and of waiting in vain of the requests that were answered. */
  queued = 0.5;
  spent = 0.5;
  asking = 0.5;

  constructor(
    m: Machine,
    visit: number,
    call: number,
    caller: Place | null,
    index: number,
    watched: Watched,
  ) {
    const { plan, delays } = m;
    const isRoot = call < 0;
    const isWaited = !isRoot && plan.sends[call] === AWAITED && !isFork(plan, call);
    this.served = 0;
    this.waited = 0;
    this.own = 0;
    this.queued = 0;
    this.spent = 0;
    this.asking = 0;
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
    const isTried = !isRoot && plan.tried[call] !== 0;
    const patience = isRoot || isSent(plan.sends[call]!) ? Infinity : plan.timeout[call]!;
    this.timeout = isTried ? Math.min(patience, plan.reliability[call]!.hedge) : patience;
    this.connection = isRoot ? -1 : plan.callConnection[call]!;
    this.sentAt = isRoot ? -1 : plan.sentAt[call]!;
    this.shift = isRoot ? 0 : plan.lookupShift[call]!;
    this.queue = plan.firstReplica[this.station]!;
    const alike = isLinedUpTogether(plan, call) ? plan.replicas[this.station]! : 1;
    this.slots = plan.slots[this.station]! * alike;
    this.isSimple = watched.simple.has(this.station);
    const limit = this.isSimple ? limitOf(plan, this.station) : Infinity;
    this.mostWaiting = Math.min(plan.queueLimit[this.station]! * alike, limit - this.slots);
    this.luck = caller === null || isTried ? 0 : (caller.luck + m.callKey[call]!) | 0;
    const added = (key: number) => (this.luck + key) | 0;
    const hopKey = isRoot ? 0 : delays.key[this.hop]!;
    this.serviceLuck = added(delays.key[this.service]! + SERVED);
    this.hopLuck = added(hopKey + ARRIVE);
    this.backLuck = added(hopKey + REPLY);
    this.lookupLuck = added(m.lookupKey[this.station]!);
    this.errorLuck = added(m.errorKey[this.station]!);
    this.missLuck = added(delays.key[m.missDelay[this.station]!]! + MISSED);
    const isConstantWay = isWaited && isConstant(m, this.hop);
    this.usualTime = isRoot
      ? 0
      : isConstantWay && !isTried
        ? caller!.passingTime(m) + this.hopTime
        : Infinity;
    this.isStraight =
      isRoot || (this.usualTime < Infinity && caller!.isStraight && isFirst(plan, caller!, call));
    this.isCopied = isCopied(plan, call);
    this.kind = whatHappensAt(m, this, watched);
    this.answers = !isRoot && plan.reply[call] !== 0 && (this.kind & at.DEAD_END) === 0;
    this.asks = this.end > this.first && (this.kind & at.IS_SOURCE) === 0;
    const isPlain = (this.kind & NO_EXIT) === 0 && !this.answers;
    if (this.parent === null) this.exitTime = isPlain ? 0 : Infinity;
    else if (!isPlain || !isConstantWay || !isLast(plan, caller!, call)) this.exitTime = Infinity;
    else this.exitTime = caller!.exitTime + this.hopTime;
    const isQueue = isPlainQueue(this.kind) && plan.sharded[this.station] === 0;
    this.isLast = isQueue && this.first === this.end && this.exitTime < Infinity;
  }

  /** Until a request leaves that has come in the usual time. */
  private passingTime(m: Machine): number {
    return takesTheSame(m, this) ? this.usualTime + this.serviceTime : Infinity;
  }
}

/** All places, each before those that it calls, and the first of each source. */
export interface Places {
  readonly all: readonly Place[];
  readonly roots: readonly Place[];
  /** Calls on top of each other, with the request itself. */
  readonly deepest: number;
  /** Where `real` keeps how long a row has waited for calls that it then did without; -1 where none is optional. */
  readonly asking: number;
  /**
   * Where `real` keeps when the client gives up, and when the first of the calls that a row waits for is given up; `DEADLINE` is the earlier of both.
   * Where no call is ever given up there is no `until` (-1), and `DEADLINE` is the client's.
   */
  readonly patience: number;
  readonly until: number;
  /** Columns of a row in `real`. */
  readonly reals: number;
  readonly servers: Servers;
  /** As many requests may be under way as no limit that is not counted can hold back. */
  readonly roomy: number;
}

/** `limits` says that all limits on what is inside are watched; else none that could bind before `roomy` requests are under way. */
export function layOut(m: Machine, arrivals: Arrivals, limits: boolean): Places {
  const { plan } = m;
  const simple = simpleStations(m);
  const watched: Watched = {
    counted: countedStations(m, arrivals),
    live: liveStations(m, limits ? simple : null),
    simple,
    limits,
    hasCrowd: arrivals.hasCrowd,
  };
  const all = Array.from(arrivals.visit, (visit, index) => new Place(m, visit, -1, null, index, watched));
  const roots = all.slice();
  roots.forEach((root, source) => {
    root.patience = arrivals.lane[source]!;
  });
  let lanes = 0;
  for (let index = 0; index < all.length; index++) {
    const place = all[index]!;
    for (let call = place.first; call < place.end; call++) {
      const child = new Place(m, plan.callVisit[call]!, call, place, all.length, watched);
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
  const deepest = all.reduce((most, { depth }) => Math.max(most, depth + 1), 1);
  const optional = all.filter(({ kind }) => (kind & at.IS_OPTIONAL) !== 0);
  let reals = at.ARRIVED + deepest;
  for (const place of optional) place.kept = reals + at.KEPT * place.depth;
  if (optional.length > 0) reals += at.KEPT * deepest;
  const asking = optional.length > 0 ? reals++ : -1;
  const timed = all.filter(({ timeout }) => timeout < Infinity);
  const patience = timed.length > 0 ? reals++ : at.DEADLINE;
  const until = timed.length > 0 ? reals++ : -1;
  for (const place of timed) place.until = reals + place.depth;
  if (timed.length > 0) reals += deepest;
  const tried = all.filter(({ call }) => call >= 0 && plan.tried[call] !== 0);
  for (const place of tried) place.outer = reals + place.depth;
  if (tried.length > 0) reals += deepest;
  const unlike = all.filter((place) => place.asks && (place.answers || !takesTheSame(m, place)));
  const depths = [...new Set(unlike.map(({ depth }) => depth))];
  for (const place of unlike) place.done = reals + depths.indexOf(place.depth);
  return {
    all,
    roots,
    deepest,
    asking,
    patience,
    until,
    reals: reals + depths.length,
    servers: serversOf(m),
    roomy: limits ? Infinity : roomOf(m, all, simple),
  };
}

/** Whoever comes there is done with it so long after, without those that are asked there. */
function takesTheSame(m: Machine, { kind, service }: Place): boolean {
  const waits = at.HAS_SLOTS | at.IS_LINKED | at.MISS_TAKES | at.READS_COPY;
  return (kind & waits) === 0 && isConstant(m, service);
}
