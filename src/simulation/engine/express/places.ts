import type { Machine } from '../machine.ts';
import { CAPPED, ERRS, GUARDED, LINKED, LOOKS_UP, SHARED_QUEUE, SLOTS, SOURCE } from '../plan.ts';
import * as at from './columns.ts';

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
  for (let index = 0; index < list.length; index++) {
    const place = list[index]!;
    place.child = list.length;
    for (let call = plan.firstCall[place.visit]!; call < plan.firstCall[place.visit + 1]!; call++)
      list.push({ visit: plan.callVisit[call]!, call, parent: index, depth: place.depth + 1, child: 0 });
  }
  const table = new Int32Array(at.COLUMNS * list.length);
  list.forEach(({ visit, call, parent, depth, child }, index) => {
    const base = at.COLUMNS * index;
    const station = plan.visitStation[visit]!;
    const first = plan.firstCall[visit]!;
    const isRoot = call < 0;
    table[base + at.KIND] = workOf(m, visit, call);
    table[base + at.STATION] = station;
    table[base + at.FRAME] = at.HEAD + at.FRAME_COLUMNS * depth;
    table[base + at.VISIT] = visit;
    table[base + at.FIRST] = first;
    table[base + at.END] = plan.firstCall[visit + 1]!;
    table[base + at.CHILDREN] = at.COLUMNS * (child - first);
    table[base + at.SERVICE] = m.serviceDelay[visit]!;
    table[base + at.CALL] = call;
    table[base + at.CONNECTION] = isRoot ? -1 : plan.callConnection[call]!;
    table[base + at.HOP] = isRoot ? -1 : m.networkDelay[call]!;
    table[base + at.SENT] = isRoot ? -1 : plan.callConnection[call]! * plan.classes + plan.visitClass[visit]!;
    table[base + at.PARENT] = isRoot ? -1 : at.COLUMNS * parent;
    table[base + at.AFTER] = isRoot ? -1 : callAfter(m, list[parent]!.visit, call);
    table[base + at.LOOKUP] = isRoot ? 0 : plan.lookupShift[call]!;
    table[base + at.CLASS] = plan.visitClass[visit]!;
  });
  return {
    table,
    roots: sources.map((_, i) => at.COLUMNS * i),
    deepest: list.reduce((most, { depth }) => Math.max(most, depth + 1), 1),
  };

  function workOf({ tiredLane }: Machine, visit: number, call: number): number {
    const station = plan.visitStation[visit]!;
    const intake = plan.intake[station]!;
    const before = plan.before[station]!;
    const after = plan.after[station]!;
    const first = plan.firstCall[visit]!;
    const calls = plan.firstCall[visit + 1]! - first;
    const isAlways = calls === 1 && plan.condition[first] === 0 && plan.callFraction[first] === 0;
    const connects =
      plan.connectionCapacity[station]! < Infinity &&
      plan.openConnections[station] === 0 &&
      plan.quota[station] === Infinity;
    const bit = (is: boolean, kind: number) => (is ? kind : 0);
    return (
      bit(intake === SLOTS, at.HAS_SLOTS) |
      bit(intake === SOURCE, at.IS_SOURCE) |
      bit(delays.isNone(m.serviceDelay[visit]!), at.SERVES_AT_ONCE) |
      bit(call >= 0 && delays.isNone(m.networkDelay[call]!), at.NEAR) |
      bit((before & GUARDED) !== 0 && !connects, at.IS_GUARDED) |
      bit(connects, at.CONNECTS) |
      bit((before & LINKED) !== 0 && call >= 0 && plan.payload[call] !== 0, at.IS_LINKED) |
      bit((before & CAPPED) !== 0, at.IS_CAPPED) |
      bit((after & ERRS) !== 0, at.MAY_ERR) |
      bit((after & LOOKS_UP) !== 0, at.MAY_MISS) |
      bit(plan.hasMissTime[station] !== 0, at.MISS_TAKES) |
      bit(intake === SLOTS && (call < 0 || plan.callRule[call] !== SHARED_QUEUE), at.CHOOSES) |
      bit(plan.replicas[station] === 1, at.IS_ONE) |
      bit(delays.isConstant(m.serviceDelay[visit]!), at.IS_CONSTANT) |
      bit(plan.routesOne[station] !== 0, at.ROUTES) |
      bit(isAlways, at.CALLS_ONE) |
      bit(calls === 0 && plan.deadEnd[visit] !== 0, at.DEAD_END) |
      bit(tiredLane[station]! >= 0, at.TIRES)
    );
  }
}

/** The next call of a visit that has made this one. */
function callAfter({ plan }: Machine, caller: number, call: number): number {
  return plan.routesOne[plan.visitStation[caller]!] !== 0 ? plan.firstCall[caller + 1]! : call + 1;
}
