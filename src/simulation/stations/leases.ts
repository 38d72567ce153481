import { GRANTED, LEASE_OVER, MISSED, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { INSTANCE_DOWN } from '../engine/reasons.ts';
import { GONE, JOINED, MISS, SERVING, TRANSFERRING, WAITING } from '../engine/rows.ts';
import { hash } from './replicas.ts';

/*
 * A lock service gives each lock to one holder at a time: the visit that asked for it, until that is over or its lease is. What the
 * holder then asks of others under the lock is stale once someone else has had it: with fencing tokens they refuse it.
 */

/** What becomes of a request that a lease is about. */
export const GOES = 0;
export const WAITS = 1;
export const FENCED_OFF = 2;

/** After its service: asks for a lock, or is done under one. */
export function meetsLease(m: Machine, row: number, station: number): number {
  const { plan, rows } = m;
  const call = rows.call[row]!;
  if (plan.acquires[rows.visit[row]!] !== 0) return acquire(m, row, station) ? GOES : WAITS;
  const leases = m.leases!;
  const holder = call >= 0 && plan.underLease[call] !== 0 ? holderFor(m, row) : -1;
  if (holder < 0) return GOES;
  const lock = leases.lockOf(holder, rows.generation[holder]!);
  if (lock < 0 || leases.isLatest(holder)) return GOES;
  const service = leases.station[lock]!;
  const fenced = plan.network.stations[service]!.lease!.fenced;
  (fenced ? m.tallies.fencedOff : m.tallies.staleWrites)[service]! += 1;
  return fenced ? FENCED_OFF : GOES;
}

/** The caller's row, while it waits; -1 if it does no more. */
function holderFor(m: Machine, row: number): number {
  const { rows } = m;
  const parent = rows.parent[row]!;
  const waits =
    parent >= 0 && rows.generation[parent] === rows.parentGeneration[row] && rows.state[parent] === WAITING;
  return waits ? parent : -1;
}

/** False if it waits for its turn. */
function acquire(m: Machine, row: number, station: number): boolean {
  const { rows } = m;
  const leases = m.leases!;
  const lock = leases.first[station]! + (hash(rows.key[row]!) % leases.count[station]!);
  if (leases.holder[lock]! < 0) {
    grant(m, lock, row);
    return true;
  }
  // Who has it and asks again would wait for itself.
  if (hasAlready(m, lock, row)) return true;
  rows.state[row] = JOINED;
  rows.since[row] = m.calendar.time;
  rows.next[row] = -1;
  if (leases.head[lock]! < 0) leases.head[lock] = row;
  else rows.next[leases.tail[lock]!] = row;
  leases.tail[lock] = row;
  return false;
}

function hasAlready(m: Machine, lock: number, row: number): boolean {
  const leases = m.leases!;
  const holder = holderFor(m, row);
  return (
    holder >= 0 &&
    leases.holder[lock] === holder &&
    leases.lockOf(holder, m.rows.generation[holder]!) === lock &&
    leases.isLatest(holder)
  );
}

/** Nobody holds the lock: whoever asks for it by this row does now, if that still waits. */
function grant(m: Machine, lock: number, row: number): boolean {
  const { rows, tallies, calendar } = m;
  const leases = m.leases!;
  const holder = holderFor(m, row);
  if (holder < 0) return false;
  const station = leases.station[lock]!;
  const now = calendar.time;
  // A visit has one lock at a time.
  endLease(m, holder, 0);
  if (leases.isOut[lock] !== 0) tallies.leasesLost[station]! += 1;
  leases.give(lock, holder, rows.generation[holder]!);
  leases.isOut[lock] = 1;
  tallies.leases[station]! += 1;
  tallies.locked[station]! += 1;
  tallies.lockedArea[station]! -= now;
  const { time } = m.plan.network.stations[station]!.lease!;
  leases.until[lock] = now + time;
  if (time < Infinity) calendar.schedule(now + time, (lock << SHIFT) | LEASE_OVER);
  return true;
}

/** A visit is over, and gives back what it holds; one that has crashed does not, so others wait for the end of its lease. */
export function endLease(m: Machine, row: number, reason: number): void {
  const leases = m.leases!;
  const lock = leases.lockOf(row, m.rows.generation[row]!);
  if (lock < 0) return;
  const mine = leases.isLatest(row);
  leases.forget(row);
  if (!mine) return;
  const { time } = m.plan.network.stations[leases.station[lock]!]!.lease!;
  if (reason === INSTANCE_DOWN && time < Infinity) return;
  leases.isOut[lock] = 0;
  if (leases.holder[lock]! >= 0) letGo(m, lock, row);
}

/** A lease may be over. */
export function endLeaseInTime(m: Machine, lock: number): void {
  const leases = m.leases!;
  if (leases.holder[lock]! >= 0 && m.calendar.time >= leases.until[lock]!) letGo(m, lock, -1);
}

/** The lock is free, and the first who waits for it has it, unless that is for the one who gives it back and is on its way out. */
function letGo(m: Machine, lock: number, leaving: number): void {
  const { rows, tallies, calendar } = m;
  const leases = m.leases!;
  const station = leases.station[lock]!;
  leases.holder[lock] = -1;
  tallies.locked[station]! -= 1;
  tallies.lockedArea[station]! += calendar.time;
  while (leases.head[lock]! >= 0 && leases.holder[lock]! < 0) {
    const row = leases.head[lock]!;
    leases.head[lock] = rows.next[row]!;
    if (rows.state[row] === GONE) {
      rows.free(row);
      continue;
    }
    if (rows.parent[row] !== leaving) grant(m, lock, row);
    goesOn(m, row);
    const holder = leases.holder[lock]!;
    if (holder >= 0 && (rows.leg[row] !== -1 || rows.pending[holder]! > 1)) letAllGo(m, lock, row);
  }
}

/** Its event is in this instant. */
function goesOn(m: Machine, row: number): void {
  const { rows } = m;
  rows.queued[row]! += m.calendar.time - rows.since[row]!;
  rows.since[row] = m.calendar.time;
  rows.state[row] = TRANSFERRING;
  m.soon.push((row << SHIFT) | GRANTED);
}

/** Whoever asked several times at once has the lock with the first: the others of its rows wait no longer. */
function letAllGo(m: Machine, lock: number, first: number): void {
  const { rows } = m;
  const leases = m.leases!;
  let before = -1;
  for (let row = leases.head[lock]!; row >= 0; ) {
    const next = rows.next[row]!;
    const isIts =
      rows.state[row] === JOINED &&
      rows.parent[row] === rows.parent[first] &&
      rows.parentGeneration[row] === rows.parentGeneration[first];
    if (isIts) {
      if (before < 0) leases.head[lock] = next;
      else rows.next[before] = next;
      if (leases.tail[lock] === row) leases.tail[lock] = before;
      goesOn(m, row);
    } else before = row;
    row = next;
  }
}

/** A holder whose replica stands still hears of nothing until that is over: true if it goes on by an event of its own. */
export function standsStill(m: Machine, row: number): boolean {
  const { plan, rows, calendar } = m;
  const station = plan.visitStation[rows.visit[row]!]!;
  const every = plan.pauseEvery[station]!;
  const replica = rows.replica[row]!;
  if (every === 0 || replica < 0 || m.leases!.lockOf(row, rows.generation[row]!) < 0) return false;
  const time = calendar.time + m.pausePhase[replica]! * every;
  const left = plan.pauseLength[station]! - (time - Math.floor(time / every) * every);
  if (left <= 0) return false;
  // Marks, as a miss does, that its slot is no matter of that event.
  rows.found[row]! |= MISS;
  rows.state[row] = SERVING;
  rows.queued[row]! += left;
  calendar.schedule(calendar.time + left, (row << SHIFT) | MISSED);
  return true;
}
