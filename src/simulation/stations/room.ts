import { KNOCK, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { QUEUED, TRANSFERRING } from '../engine/rows.ts';

/** Value of `rows.holds` of a write that waits for room. */
export const WAITS_FOR_ROOM = 3;

/** What is in a buffer, and what comes into it as soon as it has been served; at least one fits. */
function isFull(m: Machine, station: number, others: number): boolean {
  const { plan, tallies } = m;
  const limit = Math.max(1, plan.queueLimit[station]! * plan.replicas[station]!);
  return tallies.waiting[station]! + others >= limit;
}

/**
 * Where a full buffer makes its writers wait: true if this one has to, in a line of its own, first come, first served. It
 * does not count as waiting in the buffer.
 */
export function waitsForRoom(m: Machine, row: number, station: number): boolean {
  const queue = m.plan.roomQueue[station]!;
  if (queue < 0) return false;
  const { rows, queues } = m;
  if (rows.holds[row] === WAITS_FOR_ROOM) {
    rows.holds[row] = 0;
    return false;
  }
  const line = queues.length[queue]!;
  if (line === 0 && !isFull(m, station, m.tallies.inside[station]! - 1)) return false;
  rows.state[row] = QUEUED;
  rows.holds[row] = WAITS_FOR_ROOM;
  rows.since[row] = m.calendar.time;
  queues.push(queue, row, rows);
  // All who were on their way in may be in line now.
  letIn(m, station);
  return true;
}

/** A buffer may have room again: the first in line come in as it does. */
export function letIn(m: Machine, station: number): void {
  const queue = m.plan.roomQueue[station]!;
  if (queue < 0) return;
  const { queues, rows, calendar } = m;
  while (
    queues.length[queue]! > 0 &&
    !isFull(m, station, m.tallies.inside[station]! - queues.length[queue]!)
  ) {
    const row = queues.shift(queue, rows);
    rows.queued[row]! += calendar.time - rows.since[row]!;
    // Its event is in this instant.
    rows.state[row] = TRANSFERRING;
    m.soon.push((row << SHIFT) | KNOCK);
  }
}

/** Someone in line goes. */
export function stepOutOfLine(m: Machine, row: number, station: number): void {
  m.queues.remove(m.plan.roomQueue[station]!, row, m.rows);
  m.rows.holds[row] = 0;
}
