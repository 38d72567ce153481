import type { Arrivals } from '../arrivals.ts';
import type { Machine } from '../machine.ts';
import { LINKED, RULES, SHARED_QUEUE, SLOTS } from '../plan/codes.ts';
import type { Plan } from '../plan.ts';

/** See `Place`. */
interface Spot {
  readonly station: number;
  readonly parent: Spot | null;
}

/** Stations of which somebody asks how many are inside one replica. */
export function countedStations({ plan }: Machine, arrivals: Arrivals): ReadonlySet<number> {
  const counted = new Set<number>();
  const several = (s: number) => plan.intake[s] === SLOTS && plan.replicas[s]! > 1;
  plan.calls.forEach((_, call) => {
    const station = plan.callStation[call]!;
    const isChosen = plan.bufferQueue[call]! < 0;
    if (isChosen && several(station) && looks(plan.callRule[call]!)) counted.add(station);
  });
  for (const visit of arrivals.visit)
    if (several(plan.visitStation[visit]!)) counted.add(plan.visitStation[visit]!);
  return counted;
}

/** Stations at which whoever is inside waits for a slot or has one: their limits are those of their queues. */
export function simpleStations({ plan }: Machine): ReadonlySet<number> {
  const simple = new Set<number>();
  for (let s = 0; s < plan.stations; s++) {
    const isPlain = plan.intake[s] === SLOTS && !isLinked(plan, s) && plan.hasMissTime[s] === 0;
    // A quota is asked after the connections, and before a queue is.
    const isWide =
      plan.connectionCapacity[s] === Infinity || (plan.replicas[s] === 1 && plan.quota[s] === Infinity);
    if (isPlain && isWide && plan.slots[s]! <= limitOf(plan, s)) simple.add(s);
  }
  plan.visitStation.forEach((station, visit) => {
    if (plan.firstCall[visit]! < plan.firstCall[visit + 1]!) simple.delete(station);
  });
  plan.calls.forEach((_, call) => {
    const isPatient = plan.accepts[call]! < Infinity;
    if (plan.callRule[call] === SHARED_QUEUE || isPatient) simple.delete(plan.callStation[call]!);
  });
  return simple;
}

/** It has a link, and something to carry over it. */
function isLinked(plan: Plan, station: number): boolean {
  const carries = () =>
    plan.calls.some(
      (_, call) => plan.callStation[call] === station && (plan.payload[call] !== 0 || plan.reply[call] !== 0),
    );
  return (plan.before[station]! & LINKED) !== 0 && carries();
}

/** Stations of which somebody asks how many are inside: a balancer with several targets, or a limit, of all but `simple` ones. */
export function liveStations({ plan }: Machine, simple: ReadonlySet<number> | null): ReadonlySet<number> {
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
export function limitOf(plan: Plan, station: number): number {
  const connections = plan.openConnections[station] === 0 ? plan.connectionCapacity[station]! : Infinity;
  return Math.min(connections, plan.inFlightLimit[station]!);
}

/** A request may be inside a station several times at once, where that calls itself by way of others. */
export function roomOf({ plan }: Machine, all: readonly Spot[], simple: ReadonlySet<number>): number {
  let room = Infinity;
  for (const place of all) {
    if (simple.has(place.station)) continue;
    let times = 0;
    for (let one: Spot | null = place; one !== null; one = one.parent)
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
