import type { Arrivals } from '../arrivals.ts';
import type { Machine } from '../machine.ts';
import { RULES } from '../plan/codes.ts';
import * as at from './columns.ts';
import type { Place, Places } from './places.ts';

/**
 * The way that most requests of a source take: by places that take the same time for everybody, to a queue that nobody comes to
 * by another way. All that such a request meets there is known as it is created (`straight.ts`).
 */
export class Way {
  readonly root: Place;
  /** Places before the queue, in the order in which they are passed. */
  readonly passed: readonly Place[];
  /** The one of them that is asked whether it lets requests in, and which it is; null and -1 for none. */
  readonly guard: Place | null;
  readonly guardAt: number;
  /** It has a quota, and nothing else to ask for. */
  readonly isBucket: boolean;
  /** Place of the queue. */
  readonly served: Place;
  /** Connection whose turn says which replica it is; -1 where there is one alone. */
  readonly turns: number;
  readonly replicas: number;
  /** When the request under way came to each place that it passed, s. */
  readonly arrived: Float64Array;
  /** Of each that is asked there, whether it is the last queue of a request. */
  readonly isLast: readonly boolean[];
  /** When the client gives up, s after the request was created. */
  readonly patience: number;
  /** Whoever has its answer so soon has all answers before anybody gives up, s. */
  readonly within: number;

  constructor(m: Machine, root: Place, passed: readonly Place[], served: Place, patience: number) {
    this.patience = patience;
    this.within = Math.min(
      patience,
      ...[...passed, served, ...served.children].map(({ timeout }) => timeout),
    );
    this.root = root;
    this.passed = passed;
    this.guardAt = passed.findIndex(({ kind }) => (kind & at.IS_GUARDED) !== 0);
    this.guard = passed[this.guardAt] ?? null;
    this.isBucket = this.guard !== null && hasBucketAlone(m, this.guard);
    this.served = served;
    this.turns = (served.kind & at.IS_ONE) !== 0 ? -1 : served.connection;
    this.replicas = m.plan.replicas[served.station]!;
    this.arrived = new Float64Array(passed.length);
    this.isLast = served.children.map(isLastQueue);
  }
}

const ROUND_ROBIN = RULES.indexOf('round robin');
const PLAIN = at.CALLS_ONE | at.CALLS_PLAINLY | at.REMEMBERS | at.IS_ONE | at.IS_ALONE | at.HOP_IS_CONSTANT;
const PASSED = PLAIN | at.IS_CONSTANT | at.IS_GUARDED | at.IS_ORDERED;
const SERVED = PLAIN | at.HAS_SLOTS | at.IS_CONSTANT | at.IS_EXPONENTIAL | at.CHOOSES | at.IS_ORDERED;
/** It answers, so its caller need not do without. */
const ASKED = PLAIN | at.IS_CONSTANT | at.MAY_MISS | at.IS_OPTIONAL;

/** Of each source; null where requests may meet more on their way than is thought of there. */
export function waysOf(m: Machine, { all, roots }: Places, arrivals: Arrivals): readonly (Way | null)[] {
  return roots.map((root, source) =>
    wayOf(m, all, root, arrivals.lane[source]! >= 0 ? arrivals.patience[source]! : Infinity),
  );
}

function wayOf(m: Machine, all: readonly Place[], root: Place, patience: number): Way | null {
  const passed: Place[] = [];
  if (!isOnly(root.kind, PASSED | at.IS_SOURCE) || root.exitTime === Infinity) return null;
  let place = root;
  for (;;) {
    if ((place.kind & at.CALLS_ONE) === 0) return null;
    place = place.children[0]!;
    if ((place.kind & at.HAS_SLOTS) !== 0) break;
    if (!isOnly(place.kind, PASSED) || (place.kind & at.HOP_IS_CONSTANT) === 0) return null;
    passed.push(place);
  }
  const guards = passed.filter(({ kind }) => (kind & at.IS_GUARDED) !== 0);
  // Asked again, it gives the same answer, and nobody else asks it.
  const isFair = guards.every(
    ({ station }) =>
      m.plan.openConnections[station] === 0 && all.filter((other) => other.station === station).length === 1,
  );
  if (guards.length > 1 || !isFair || !isQueue(m, place) || !place.children.every(isEasy)) return null;
  return new Way(m, root, passed, place, patience);
}

/** Quotas that are not one bucket are the general path's. */
function hasBucketAlone({ plan }: Machine, { station }: Place): boolean {
  return plan.buffer[station] === 0 && plan.connectionCapacity[station] === Infinity;
}

/** It has none but these properties. */
function isOnly(kind: number, allowed: number): boolean {
  return (kind & ~allowed) === 0;
}

function isQueue({ plan }: Machine, { kind, call, station, children, exitTime }: Place): boolean {
  const needed = at.IS_ALONE | at.HOP_IS_CONSTANT;
  const takesTurns = plan.callRule[call] === ROUND_ROBIN && plan.sharded[station] === 0;
  const chooses = (kind & at.IS_ONE) !== 0 || takesTurns;
  const calls = children.length === 0 || (kind & (at.CALLS_ONE | at.CALLS_PLAINLY)) !== 0;
  return isOnly(kind, SERVED) && (kind & needed) === needed && chooses && calls && exitTime < Infinity;
}

/** It is the last queue of a request, and nothing else happens there. */
function isLastQueue({ kind, children, exitTime }: Place): boolean {
  const needed = at.HAS_SLOTS | at.IS_ONE | at.HOP_IS_CONSTANT;
  return (
    isOnly(kind, SERVED | at.IS_OPTIONAL) &&
    (kind & needed) === needed &&
    children.length === 0 &&
    exitTime < Infinity
  );
}

/** What is asked there does not depend on others; else it is a queue, to which the request goes by an event. */
function isEasy(place: Place): boolean {
  if ((place.kind & at.HOP_IS_CONSTANT) === 0 || place.outer >= 0) return false;
  return isAsked(place) || (place.kind & at.IS_ORDERED) !== 0;
}

/** It is a place that answers each request by itself, in the same time. */
function isAsked({ kind, children, answers }: Place): boolean {
  return isOnly(kind, ASKED) && (kind & at.IS_CONSTANT) !== 0 && children.length === 0 && !answers;
}
