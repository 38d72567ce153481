import { LOCKED, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { QUEUED, TRANSFERRING } from '../engine/rows.ts';
import { isChosen, mix } from '../random/luck.ts';

/*
 * A row that many write: its lock goes from one to the next, first come, first served, and nobody else can have it until the
 * write is answered, its copies and all. Who waits for it keeps the slot, so those who want other rows run out of slots too.
 */

/** Value of `rows.holds` of a write that waits for the lock of its row. */
export const WAITS_FOR_LOCK = 4;

/** Whether a visit writes the hot row of its station. */
export function writesHotRow(m: Machine, row: number, station: number): boolean {
  const { plan, rows } = m;
  const call = rows.call[row]!;
  if (call < 0 || plan.writes[call] === 0 || plan.hotWrites[station] === 0) return false;
  // One that is made again is of the same row, as its key says where it has one of its own.
  const { keys } = plan.network.classes[plan.visitClass[rows.visit[row]!]!]!;
  const seed = keys === undefined ? rows.key[row]! : rows.luck[row]!;
  return isChosen(mix((seed + m.rowKey[station]!) | 0), plan.hotWrites, station);
}

/** In a slot: true if it waits there for the lock, which it has otherwise if it needs it. */
export function waitsForLock(m: Machine, row: number, station: number): boolean {
  if (!writesHotRow(m, row, station)) return false;
  const { rows, tallies } = m;
  const now = m.calendar.time;
  if (m.lockHolder[station]! < 0) {
    m.lockHolder[station] = row;
    tallies.locked[station]! += 1;
    tallies.lockedArea[station]! -= now;
    return false;
  }
  rows.state[row] = QUEUED;
  rows.holds[row] = WAITS_FOR_LOCK;
  rows.since[row] = now;
  m.queues.push(m.plan.lockQueue[station]!, row, rows);
  m.waitingRises(station);
  tallies.lockWaits[station]! += 1;
  tallies.lockWaitsArea[station]! -= now;
  return true;
}

/** Whoever held the lock is done, and the next has it. */
export function unlock(m: Machine, station: number): void {
  const { plan, queues, rows, tallies } = m;
  const queue = plan.lockQueue[station]!;
  if (queues.length[queue] === 0) {
    m.lockHolder[station] = -1;
    tallies.locked[station]! -= 1;
    tallies.lockedArea[station]! += m.calendar.time;
    return;
  }
  const row = queues.shift(queue, rows);
  endWait(m, row, station);
  rows.queued[row]! += m.calendar.time - rows.since[row]!;
  m.lockHolder[station] = row;
  // Its event is in this instant.
  rows.state[row] = TRANSFERRING;
  m.soon.push((row << SHIFT) | LOCKED);
}

/** It leaves the line without the lock, and its slot with it. */
export function stepOutOfLockLine(m: Machine, row: number, station: number): void {
  m.queues.remove(m.plan.lockQueue[station]!, row, m.rows);
  endWait(m, row, station);
  m.tallies.inVain[station]! += m.calendar.time - m.rows.since[row]!;
}

function endWait(m: Machine, row: number, station: number): void {
  const { tallies, rows } = m;
  const now = m.calendar.time;
  rows.holds[row] = 1;
  tallies.lockWaits[station]! -= 1;
  tallies.lockWaitsArea[station]! += now;
  tallies.waiting[station]! -= 1;
  tallies.waitingArea[station]! += now;
  tallies.waited[station]! += now - rows.since[row]!;
}
