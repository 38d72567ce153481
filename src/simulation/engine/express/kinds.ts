import type { Machine } from '../machine.ts';
import {
  AWAITED,
  CAPPED,
  DEAD_END,
  ERRS,
  FIRST_COPY,
  isSent,
  LAGS,
  LINKED,
  LOOKS_UP,
  OTHER_COPY,
  SHARED_QUEUE,
  SLOTS,
  SOURCE,
} from '../plan/codes.ts';
import type { Plan } from '../plan.ts';
import * as at from './columns.ts';

/** What is known of a place before it is known what may happen there: see `Place`. */
interface Spot {
  readonly visit: number;
  readonly station: number;
  readonly call: number;
  readonly depth: number;
  readonly parent: { readonly kind: number } | null;
  readonly first: number;
  readonly end: number;
  readonly service: number;
  readonly hop: number;
  readonly shift: number;
}

/** Of which stations somebody asks how many are inside. */
export interface Watched {
  readonly counted: ReadonlySet<number>;
  readonly live: ReadonlySet<number>;
  /** Stations at which whoever is inside waits for a slot or has one: their limits are those of their queues. */
  readonly simple: ReadonlySet<number>;
  readonly limits: boolean;
  readonly hasCrowd: boolean;
}

/** What happens there is told by the calendar's time. */
export const NOT_ALONE = at.IS_LINKED | at.IS_GUARDED | at.IS_LIVE;

/** Who leaves such a place does it by an event, or for others to see. */
export const NO_EXIT = at.IS_LIVE | at.ENDS_IN_TURN | at.IS_BRANCH | at.IS_WATCHED;

/** Who has been let in waits for a slot there and has it. */
export function isPlainQueue(kind: number): boolean {
  const waits = at.IS_CONSTANT | at.IS_EXPONENTIAL | at.CHOOSES | at.IS_ONE | at.IS_COUNTED | at.IS_ORDERED;
  const calls = at.IS_SENT | at.IS_OPTIONAL | at.IS_ALONE | at.REMEMBERS | at.CALLS_PLAINLY;
  const allowed = at.HAS_SLOTS | at.IS_GUARDED | at.HOP_IS_CONSTANT | waits | calls;
  return (kind & at.HAS_SLOTS) !== 0 && (kind & ~allowed) === 0;
}

/** Bits of `columns.ts`: what may happen to a request at a place. */
export function whatHappensAt(m: Machine, place: Spot, watched: Watched): number {
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
  const isDeep = plan.buffer[station] !== 0 && plan.queueLimit[station]! < Infinity;
  const isGuarded =
    isDeep || plan.quota[station]! < Infinity || (plan.connectionCapacity[station]! < Infinity && !connects);
  const isConsumer = call >= 0 && plan.bufferQueue[call]! >= 0;
  const isLinked = (before & LINKED) !== 0 && call >= 0 && plan.payload[call] !== 0;
  const isWatched = watched.limits && !watched.simple.has(station);
  const isCapped = isWatched && (before & CAPPED) !== 0;
  const isLive = watched.live.has(station) || (call < 0 && watched.hasCrowd);
  // A reply that is late may end the request.
  const isSeenAbove = place.parent !== null && (place.parent.kind & at.ENDS_IN_TURN) !== 0;
  const isCounted = watched.counted.has(station) || isCapped;
  const asks = plan.condition.subarray(first, place.end).some((condition) => condition !== 0);
  let isSeen = isCopied(plan, call);
  for (let c = first; c < place.end; c++) isSeen ||= isFork(plan, c);
  const reads = (after & LAGS) !== 0 && call >= 0 && plan.copyRule[call] === 0 && plan.writes[call] === 0;
  const bit = (is: boolean, kind: number) => (is ? kind : 0);
  return (
    bit(intake === SLOTS, at.HAS_SLOTS) |
    bit(intake === SOURCE, at.IS_SOURCE) |
    bit(isConstant(m, place.service), at.IS_CONSTANT) |
    bit(delays.isExponential(place.service), at.IS_EXPONENTIAL) |
    bit(isGuarded, at.IS_GUARDED) |
    bit(connects && isWatched, at.CONNECTS) |
    bit(isLinked, at.IS_LINKED) |
    bit(isCapped, at.IS_CAPPED) |
    bit((after & ERRS) !== 0, at.MAY_ERR) |
    bit((after & LOOKS_UP) !== 0, at.MAY_MISS) |
    bit(plan.hasMissTime[station] !== 0, at.MISS_TAKES) |
    bit(asks || place.shift > 0, at.REMEMBERS) |
    bit(intake === SLOTS && !isLinedUpTogether(plan, call), at.CHOOSES) |
    bit(plan.replicas[station] === 1, at.IS_ONE) |
    bit(plan.routesOne[station] !== 0 && !isAlways, at.ROUTES) |
    bit(isAlways, at.CALLS_ONE) |
    bit(callsPlainly(plan, place), at.CALLS_PLAINLY) |
    bit(calls === 0 && plan.atEnd[place.visit] === DEAD_END, at.DEAD_END) |
    bit(m.tiredLane[station]! >= 0 && !isConsumer, at.TIRES) |
    bit(isConsumer, at.IS_CONSUMER) |
    bit(call >= 0 && isConstant(m, place.hop), at.HOP_IS_CONSTANT) |
    bit(intake === SLOTS || isGuarded || isLinked || isLive || isCounted, at.IS_ORDERED) |
    bit(isCounted, at.IS_COUNTED) |
    bit(isLive, at.IS_LIVE) |
    bit(call >= 0 && isSent(plan.sends[call]!), at.IS_SENT) |
    bit(isFork(plan, call), at.IS_BRANCH) |
    bit(call >= 0 && plan.optional[call] !== 0, at.IS_OPTIONAL) |
    bit(isSeen, at.ENDS_IN_TURN) |
    bit(reads, at.READS_COPY) |
    bit(place.depth === 1 && (watched.hasCrowd || isSeenAbove), at.IS_WATCHED)
  );
}

/** Those who come by this call wait in one queue for all replicas: by the caller's rule, or as they are messages. */
export function isLinedUpTogether(plan: Plan, call: number): boolean {
  return call >= 0 && (plan.callRule[call] === SHARED_QUEUE || plan.bufferQueue[call]! >= 0);
}

function callsPlainly(plan: Plan, { station, first, end }: Spot): boolean {
  if (plan.routesOne[station] !== 0) return false;
  for (let call = first; call < end; call++) {
    const isOnce = plan.callWhole[call] === 1 && plan.callFraction[call] === 0;
    if (plan.stepEnd[call] !== call + 1 || plan.sends[call] !== AWAITED || !isOnce) return false;
  }
  return true;
}

/** Its caller does not wait for another call before. */
export function isFirst(plan: Plan, { station, first }: Spot, call: number): boolean {
  if (plan.routesOne[station] !== 0) return true;
  for (let before = first; before < call; before++) if (!isSent(plan.sends[before]!)) return false;
  return isOnce(plan, call);
}

/** Its caller has nothing else to do afterwards. */
export function isLast(plan: Plan, { station, end }: Spot, call: number): boolean {
  return plan.routesOne[station] !== 0 || (call + 1 === end && isOnce(plan, call));
}

/** Made once, if at all. */
function isOnce(plan: Plan, call: number): boolean {
  return plan.callWhole[call]! + (plan.callFraction[call]! > 0 ? 1 : 0) <= 1;
}

/** It may be made several times at once. */
export function isFork(plan: Plan, call: number): boolean {
  if (call < 0 || plan.sends[call] !== AWAITED) return call >= 0 && isGrouped(plan, call);
  return plan.parallel[call] !== 0 && plan.calls[call]!.calls > 1;
}

/** It is one of the copies of a write that are waited for together. */
export function isGrouped({ sends }: Plan, call: number): boolean {
  return sends[call] === FIRST_COPY || sends[call] === OTHER_COPY;
}

/** It passes on a write to a copy of which somebody asks how far it is behind. */
export function isCopied(plan: Plan, call: number): boolean {
  return plan.lags && call >= 0 && plan.copyRule[call] !== 0;
}

/** A delay that always takes the same time, or none. */
export function isConstant({ delays }: Machine, delay: number): boolean {
  return delays.isNone(delay) || delays.isConstant(delay);
}
