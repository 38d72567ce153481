import type { Machine } from '../engine/machine.ts';
import { CAPPED, DOWN } from '../engine/plan/codes.ts';
import { leftToHandOut } from './buffer.ts';
import { takesOn } from './takers.ts';

/** Takes out whoever a replica serves next: the first in its own queue, else in the shared one; -1 when nobody waits. */
export function takeWaiting(m: Machine, station: number, replica: number): number {
  const { plan, queues, tallies } = m;
  const now = m.calendar.time;
  let queue = replica;
  if (queues.length[queue] === 0) {
    queue = plan.totalReplicas + station;
    if (queues.length[queue] === 0 || m.open[replica] === 0) return -1;
  }
  const row = queues.shift(queue, m.rows);
  tallies.waiting[station]! -= 1;
  tallies.waitingArea[station]! += now;
  if (queue !== replica) {
    m.rows.replica[row] = replica;
    m.occupy(replica, 1);
  }
  m.rows.leaving[row] = 0;
  const waited = now - m.rows.since[row]!;
  tallies.waited[station]! += waited;
  m.rows.queued[row]! += waited;
  return row;
}

/** How many a replica could take out now, messages of buffers too. */
export function waitingFor(m: Machine, station: number, replica: number): number {
  const { plan, queues } = m;
  let messages = 0;
  if (takesOn(m, station, replica)) {
    for (let i = plan.firstOutlet[station]!; i < plan.firstOutlet[station + 1]!; i++) {
      const outlet = plan.outletsOf[i]!;
      if (isShut(m, outlet)) continue;
      const kept =
        plan.partitions[outlet] === 0
          ? queues.length[plan.outletQueue[outlet]!]!
          : m.partitions.count(outlet);
      messages += plan.rations
        ? Math.min(kept, leftToHandOut(m, plan.queueOwner[plan.outletQueue[outlet]!]!))
        : kept;
    }
    if ((m.before[station]! & CAPPED) !== 0)
      messages = Math.min(messages, plan.inFlightLimit[station]! - m.inFlight[replica]!);
  }
  return messages + queues.length[replica]! + queues.length[plan.totalReplicas + station]!;
}

/** Since when the first of those have waited, s. */
export function waitingSince(m: Machine, station: number, replica: number): number {
  const { plan, queues, rows } = m;
  let oldest = Infinity;
  for (let q = 0; q < 2; q++) {
    const queue = q === 0 ? replica : plan.totalReplicas + station;
    if (queues.length[queue]! > 0) oldest = Math.min(oldest, rows.since[queues.first(queue)]!);
  }
  for (let i = plan.firstOutlet[station]!; i < plan.firstOutlet[station + 1]!; i++) {
    const outlet = plan.outletsOf[i]!;
    if (isShut(m, outlet)) continue;
    const queue = plan.partitions[outlet] === 0 ? plan.outletQueue[outlet]! : m.partitions.first(outlet);
    if (queue >= 0 && queues.length[queue]! > 0) oldest = Math.min(oldest, rows.since[queues.first(queue)]!);
  }
  return oldest;
}

/** The buffer is down, or as many of its messages are with consumers as may be. */
function isShut(m: Machine, outlet: number): boolean {
  const { plan } = m;
  const buffer = plan.queueOwner[plan.outletQueue[outlet]!]!;
  if (m.faulty && (m.before[buffer]! & DOWN) !== 0) return true;
  return plan.rations && leftToHandOut(m, buffer) === 0;
}
