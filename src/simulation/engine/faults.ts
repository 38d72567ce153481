import type { Fault } from '../network/scenario.ts';
import { emptyContents } from '../stations/caching.ts';
import { loseKept } from '../stations/delivery.ts';
import { settleDoors } from '../stations/replicas.ts';
import {
  fillSlot,
  leaveQueue,
  OUT_OF_SLOT,
  OWN_EVENT,
  quitService,
  releaseSlot,
  takeNext,
} from '../stations/slots.ts';
import { conclude } from './conclude.ts';
import type { Machine } from './machine.ts';
import { DOWN, ERRS, SLOTS, SOURCE } from './plan/codes.ts';
import { INSTANCE_DOWN, TIMED_OUT } from './reasons.ts';
import { ACTIVE, GONE, JOINED, QUEUED, SERVING, TRANSFERRING, WAITING } from './rows.ts';
import { codeOf } from './tries.ts';

/** Brings what a fault speaks of to the state that all faults at work now give it together. */
export function applyFaults(m: Machine, target: string, active: readonly Fault[]): void {
  const { stations, connections } = m.plan.network;
  m.faulty = true;
  m.stops = true;
  const mine = active.filter((fault) => fault.target === target);
  let slow = 1;
  let fine = 1;
  let down = 0;
  for (const { effect, amount } of mine) {
    if (effect === 'slow') slow *= Math.max(0, amount ?? 1);
    else if (effect === 'errors') fine *= 1 - Math.min(1, Math.max(0, amount ?? 1));
    else if (effect !== 'flush') down = Math.max(down, amount ?? Infinity);
  }
  const station = stations.findIndex(({ id }) => id === target);
  if (station >= 0) {
    harm(m, station, slow, 1 - fine);
    takeDown(m, station, Math.round(down));
    return;
  }
  const k = connections.findIndex(({ id }) => id === target);
  if (k < 0) return;
  m.loss[k] = down > 0 ? 1 : 1 - fine;
  note(m.connectionFell, k, m.loss[k]! >= 1, m.calendar.time);
  m.networkDelay.forEach((id, call) => {
    if (m.plan.callConnection[call] === k) m.delays.stretch(id, slow);
  });
}

/** Since when something is down. */
function note(fell: Float64Array, index: number, isDown: boolean, now: number): void {
  fell[index] = isDown ? Math.min(fell[index]!, now) : Infinity;
}

function harm(m: Machine, station: number, slow: number, errors: number): void {
  const { plan } = m;
  m.errorRate[station] = 1 - (1 - plan.errorRate[station]!) * (1 - errors);
  m.after[station] = plan.after[station]! | (errors > 0 ? ERRS : 0);
  m.delays.stretch(m.missDelay[station]!, slow);
  m.serviceDelay.forEach((id, visit) => {
    if (plan.visitStation[visit] === station) m.delays.stretch(id, slow);
  });
}

/** A cache loses what it keeps. */
export function flush(m: Machine, target: string): void {
  const station = m.plan.network.stations.findIndex(({ id }) => id === target);
  if (station < 0) return;
  for (let r = m.plan.firstReplica[station]!; r < m.plan.firstReplica[station + 1]!; r++) emptyContents(m, r);
}

/** So many of a station's first replicas are down; what waits elsewhere goes to those that have come back. */
function takeDown(m: Machine, station: number, count: number): void {
  const { plan } = m;
  const first = plan.firstReplica[station]!;
  const end = plan.firstReplica[station + 1]!;
  // Where nothing queues there are no instances to tell apart.
  const instances = plan.intake[station] === SLOTS ? end - first : plan.network.stations[station]!.replicas;
  const wasDown = (m.before[station]! & DOWN) !== 0;
  let all = count >= instances;
  if (plan.intake[station] !== SLOTS) {
    m.before[station] = plan.before[station]! | (all ? DOWN : 0);
    if (all && !wasDown) {
      emptyContents(m, first);
      if (plan.volatile[station] !== 0) loseKept(m, station, end);
      lose(m, station, -1, Infinity);
    }
  } else {
    const last = first + Math.min(count, instances);
    const fell: boolean[] = [];
    for (let r = first; r < end; r++) {
      fell[r] = r < last && m.room[r]! > 0;
      if (fell[r]) emptyContents(m, r);
      m.broken[r] = r < last ? 1 : 0;
      note(m.replicaFell, r, r < last, m.calendar.time);
    }
    const g = plan.sessionGroup[station]!;
    if (g >= 0) for (let r = first; r < last; r++) if (fell[r]) m.sessions!.lose(g, r);
    if (plan.volatile[station] !== 0 && fell.includes(true)) loseKept(m, station, last);
    settleDoors(m, station);
    all = m.up[station] === 0;
    if (fell.includes(true)) lose(m, station, all ? -1 : first, last);
    for (let r = first; r < last; r++) if (fell[r]) m.instances[r]!.clear(m.calendar.time);
    for (let r = last; r < end; r++) fill(m, station, r);
  }
  note(m.stationFell, station, all, m.calendar.time);
  if (wasDown && !all && plan.buffer[station] !== 0) feedAgain(m, station);
}

/** Share of a station's instances that are down now, by a fault or by chance. */
export function downShare(m: Machine, station: number): number {
  const { plan } = m;
  if (plan.intake[station] !== SLOTS) return (m.before[station]! & DOWN) === 0 ? 0 : 1;
  const [first, end] = [plan.firstReplica[station]!, plan.firstReplica[station + 1]!];
  let down = 0;
  for (let r = first; r < end; r++) down += m.broken[r]!;
  return down / Math.max(1, end - first);
}

/** Everything inside the replicas from `from` up to `last` ends here; with -1 also what waits for any of them. */
function lose(m: Machine, station: number, from: number, last: number): void {
  const { rows, plan } = m;
  const lost: number[] = [];
  for (let row = 0; row < rows.capacity; row++) {
    const state = rows.state[row]!;
    const here = (state >= QUEUED && state <= TRANSFERRING) || state === JOINED;
    if (!here && !(state === WAITING && plan.intake[station] !== SOURCE)) continue;
    if (plan.visitStation[rows.visit[row]!] !== station) continue;
    const replica = rows.replica[row]!;
    if (replica < last && replica >= from) lost.push(row);
  }
  for (const row of lost) stop(m, row, station, INSTANCE_DOWN);
}

/** It has been at work for as long as it may. */
export function cutShort(m: Machine, row: number): void {
  stop(m, row, m.plan.visitStation[m.rows.visit[row]!]!, TIMED_OUT);
}

/** Ends a visit wherever in its station it is. */
function stop(m: Machine, row: number, station: number, reason: number): void {
  const { rows, plan } = m;
  const replica = rows.replica[row]!;
  switch (rows.state[row]) {
    case QUEUED:
      leaveQueue(m, row, station);
      conclude(m, row, reason, reason);
      break;
    case WAITING:
      conclude(m, row, reason, reason);
      break;
    case TRANSFERRING:
    case JOINED:
      conclude(m, partFromEvent(m, row), reason, reason);
      break;
    case SERVING: {
      const out = quitService(m, row, station);
      if (out !== OWN_EVENT) {
        if (out === OUT_OF_SLOT) fillSlot(m, station, replica);
        rows.state[row] = ACTIVE;
        conclude(m, row, reason, reason);
        break;
      }
      m.tallies.served[station]! -= Math.max(0, rows.since[row]! - m.calendar.time);
      const slot = plan.intake[station] === SLOTS && rows.holds[row] === 0 && rows.found[row] === 0;
      const other = partFromEvent(m, row);
      if (slot) releaseSlot(m, station, replica);
      conclude(m, other, reason, reason);
      break;
    }
  }
}

/** A row in the place of one whose event is still to come, which stays behind with it. */
function partFromEvent(m: Machine, row: number): number {
  const { rows, tries } = m;
  const other = rows.take();
  for (const column of [
    rows.visit,
    rows.call,
    rows.parent,
    rows.parentGeneration,
    rows.leg,
    rows.replica,
    rows.place,
    rows.key,
    rows.luck,
    rows.load,
    rows.origin,
    rows.cursor,
    rows.found,
    rows.span,
    rows.message,
    rows.holds,
    rows.arrived,
    rows.began,
    rows.queued,
    rows.served,
    rows.asking,
    rows.stepped,
  ])
    column[other] = column[row]!;
  rows.state[other] = ACTIVE;
  rows.state[row] = GONE;
  rows.holds[row] = 0;
  rows.load[row] = -1;
  rows.deadline[row] = 0;
  rows.leaving[row] = 0;
  rows.span[row] = -1;
  const station = m.plan.visitStation[rows.visit[row]!]!;
  if (m.plan.locks && m.lockHolder[station] === row) m.lockHolder[station] = other;
  const message = rows.message[row]!;
  if (message >= 0) {
    if (m.messages.row[message] === row) m.messages.row[message] = other;
    rows.message[row] = -1;
  }
  const leg = rows.leg[row]!;
  if (leg < -1) {
    const t = codeOf(leg);
    if (tries.main[t] === row) tries.main[t] = other;
    if (tries.hedge[t] === row) tries.hedge[t] = other;
  }
  return other;
}

/** A replica with slots to spare takes what waits. */
function fill(m: Machine, station: number, replica: number): void {
  while (m.busy[replica]! < m.room[replica]! && takeNext(m, station, replica)) {}
}

/** The consumers of a buffer that has come back. */
function feedAgain(m: Machine, buffer: number): void {
  const { plan } = m;
  for (let station = 0; station < plan.stations; station++) {
    for (let i = plan.firstOutlet[station]!; i < plan.firstOutlet[station + 1]!; i++) {
      if (plan.queueOwner[plan.outletQueue[plan.outletsOf[i]!]!] !== buffer) continue;
      for (let r = plan.firstReplica[station]!; r < plan.firstReplica[station + 1]!; r++) fill(m, station, r);
    }
  }
}
