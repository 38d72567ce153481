import type { Machine } from '../machine.ts';
import { CAPPED, ERRS, GUARDED, LINKED, LOOKS_UP, SHARED_QUEUE, SLOTS, SOURCE } from '../plan.ts';

/** Bits of the column `KIND`: it has slots, or takes no time at all; its way there and back takes none. */
export const HAS_SLOTS = 1;
export const IS_SOURCE = 2;
export const SERVES_AT_ONCE = 4;
export const NEAR = 8;
/** Something may refuse a request; it goes over a link; so many may be inside and no more. */
export const IS_GUARDED = 16;
export const IS_LINKED = 32;
export const IS_CAPPED = 64;
/** What is drawn after service. */
export const MAY_ERR = 128;
export const MAY_MISS = 256;
/** A miss takes extra time. */
export const MISS_TAKES = 512;
/** The replica is chosen at arrival, and not by who is free first. */
export const CHOOSES = 1024;
/** One of several calls is made, by a balancer's rule; the only call is always made. */
export const ROUTES = 2048;
export const CALLS_ONE = 4096;
/** It should have called someone, and has nobody to call. */
export const DEAD_END = 8192;
/** Whoever waits there may give up. */
export const TIRES = 16_384;

/** Columns of a place. `FRAME` is where its frame begins in those of a row. */
export const KIND = 0;
export const STATION = 1;
export const FRAME = 2;
export const VISIT = 3;
/** The first call that is made there, and the one after the last. */
export const FIRST = 4;
export const END = 5;
/** Place of call number 0, if there were one: that of call c lies c times `COLUMNS` further. */
export const CHILDREN = 6;
export const SERVICE = 7;
/** Call that leads there, its connection and delay, and connection and class of it in `tallies.sent`; -1 for a root. */
export const CALL = 8;
export const CONNECTION = 9;
export const HOP = 10;
export const SENT = 11;
/** The caller's place; -1 for a root. The call of the caller that comes after this one. */
export const PARENT = 12;
export const AFTER = 13;
/** How far what was looked up there is shifted into the caller's; 0 or less where nobody asks. */
export const LOOKUP = 14;
export const CLASS = 15;
export const COLUMNS = 16;

/** Of each row before its frames, and of each frame. */
export const HEAD = 4;
export const FRAME_COLUMNS = 4;

/**
 * Where a request can be: the visits of a network as trees, one for each source, a place for each way to a visit. Who
 * calls it and what comes next is then known from the place alone. A place is known by where its columns begin in
 * `table`: all that one visit asks for then lies in one line of the processor's cache, and in one array, of which engines
 * look up length and address once.
 */
export interface Places {
  readonly table: Int32Array;
  /** Place by source. */
  readonly roots: Int32Array;
  /** Calls on top of each other, with the request itself. */
  readonly deepest: number;
}

export function layOut(m: Machine, sources: Int32Array): Places {
  const { plan, delays } = m;
  const list = Array.from(sources, (visit) => ({ visit, call: -1, parent: -1, depth: 0, child: 0 }));
  for (let at = 0; at < list.length; at++) {
    const place = list[at]!;
    place.child = list.length;
    for (let call = plan.firstCall[place.visit]!; call < plan.firstCall[place.visit + 1]!; call++)
      list.push({ visit: plan.callVisit[call]!, call, parent: at, depth: place.depth + 1, child: 0 });
  }
  const table = new Int32Array(COLUMNS * list.length);
  list.forEach(({ visit, call, parent, depth, child }, index) => {
    const at = COLUMNS * index;
    const station = plan.visitStation[visit]!;
    const first = plan.firstCall[visit]!;
    const isRoot = call < 0;
    table[at + KIND] = kindOf(m, visit, call);
    table[at + STATION] = station;
    table[at + FRAME] = HEAD + FRAME_COLUMNS * depth;
    table[at + VISIT] = visit;
    table[at + FIRST] = first;
    table[at + END] = plan.firstCall[visit + 1]!;
    table[at + CHILDREN] = COLUMNS * (child - first);
    table[at + SERVICE] = m.serviceDelay[visit]!;
    table[at + CALL] = call;
    table[at + CONNECTION] = isRoot ? -1 : plan.callConnection[call]!;
    table[at + HOP] = isRoot ? -1 : m.networkDelay[call]!;
    table[at + SENT] = isRoot ? -1 : plan.callConnection[call]! * plan.classes + plan.visitClass[visit]!;
    table[at + PARENT] = isRoot ? -1 : COLUMNS * parent;
    table[at + AFTER] = isRoot ? -1 : callAfter(m, list[parent]!.visit, call);
    table[at + LOOKUP] = isRoot ? 0 : plan.lookupShift[call]!;
    table[at + CLASS] = plan.visitClass[visit]!;
  });
  return {
    table,
    roots: sources.map((_, i) => COLUMNS * i),
    deepest: list.reduce((most, { depth }) => Math.max(most, depth + 1), 1),
  };

  function kindOf({ tiredLane }: Machine, visit: number, call: number): number {
    const station = plan.visitStation[visit]!;
    const intake = plan.intake[station]!;
    const before = plan.before[station]!;
    const after = plan.after[station]!;
    const first = plan.firstCall[visit]!;
    const calls = plan.firstCall[visit + 1]! - first;
    const isAlways = calls === 1 && plan.condition[first] === 0 && plan.callFraction[first] === 0;
    const bit = (is: boolean, kind: number) => (is ? kind : 0);
    return (
      bit(intake === SLOTS, HAS_SLOTS) |
      bit(intake === SOURCE, IS_SOURCE) |
      bit(delays.isNone(m.serviceDelay[visit]!), SERVES_AT_ONCE) |
      bit(call >= 0 && delays.isNone(m.networkDelay[call]!), NEAR) |
      bit((before & GUARDED) !== 0, IS_GUARDED) |
      bit((before & LINKED) !== 0, IS_LINKED) |
      bit((before & CAPPED) !== 0, IS_CAPPED) |
      bit((after & ERRS) !== 0, MAY_ERR) |
      bit((after & LOOKS_UP) !== 0, MAY_MISS) |
      bit(plan.hasMissTime[station] !== 0, MISS_TAKES) |
      bit(intake === SLOTS && (call < 0 || plan.callRule[call] !== SHARED_QUEUE), CHOOSES) |
      bit(plan.routesOne[station] !== 0, ROUTES) |
      bit(isAlways, CALLS_ONE) |
      bit(calls === 0 && plan.deadEnd[visit] !== 0, DEAD_END) |
      bit(tiredLane[station]! >= 0, TIRES)
    );
  }
}

/** The next call of a visit that has made this one. */
function callAfter({ plan }: Machine, caller: number, call: number): number {
  return plan.routesOne[plan.visitStation[caller]!] !== 0 ? plan.firstCall[caller + 1]! : call + 1;
}
