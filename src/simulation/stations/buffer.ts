import type { Machine } from '../engine/machine.ts';
import { DOWN } from '../engine/plan.ts';

/**
 * A message queue or stream accepts a request, answers, and keeps the message until a consumer has a free slot.
 * The message travels ahead to the consumer's door, as with prefetching, and waits there; it still counts as the
 * buffer's, for its depth and its waiting time.
 */
export function keepMessage(m: Machine, row: number, queue: number): void {
  m.rows.since[row] = m.calendar.time;
  m.queues.push(queue, row, m.rows);
  m.waitingRises(m.plan.queueOwner[queue]!);
}

/** The oldest message that waits for this station, now inside it at the given replica; -1 when there is none. */
export function nextMessage(m: Machine, station: number, replica: number): number {
  const { plan, queues, rows, tallies } = m;
  let oldest = -1;
  let since = Infinity;
  for (let i = plan.firstBuffer[station]!; i < plan.firstBuffer[station + 1]!; i++) {
    const queue = plan.bufferQueuesOf[i]!;
    if (queues.length[queue] === 0) continue;
    if (m.faulty && (m.before[plan.queueOwner[queue]!]! & DOWN) !== 0) continue;
    const kept = rows.since[queues.first(queue)]!;
    if (kept < since) {
      since = kept;
      oldest = queue;
    }
  }
  if (oldest < 0) return -1;
  const row = queues.shift(oldest, rows);
  const now = m.calendar.time;
  const owner = plan.queueOwner[oldest]!;
  tallies.waiting[owner]! -= 1;
  tallies.waitingArea[owner]! += now;
  tallies.waited[owner]! += now - since;
  enterFromBuffer(m, row, station, replica);
  return row;
}

/** Counts a message in at its consumer. */
export function enterFromBuffer(m: Machine, row: number, station: number, replica: number): void {
  const now = m.calendar.time;
  m.rows.arrived[row] = now;
  if (m.rows.span[row]! >= 0) m.traces.arrived(m.rows.span[row]!, now);
  m.rows.replica[row] = replica;
  m.inFlight[replica]! += 1;
  m.tallies.arrived[station]! += 1;
  m.tallies.inside[station]! += 1;
  m.tallies.insideArea[station]! -= now;
}
