import { SHIFT, VISIBLE } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { TAKEN } from '../engine/messages.ts';
import { DOWN } from '../engine/plan/codes.ts';
import type { Plan } from '../engine/plan.ts';
import { writesIn } from './flushing.ts';
import { letIn } from './room.ts';

/**
 * A message queue or stream accepts a request, answers, and keeps the message until a consumer has a free slot.
 * The message travels ahead to the consumer's door, as with prefetching, and waits there; it still counts as the
 * buffer's, for its depth and its waiting time.
 */
export function keepMessage(m: Machine, row: number, queue: number): void {
  const isCounted = m.plan.draws && m.plan.lined[m.rows.call[row]!] !== 0;
  if (!isCounted) m.rows.since[row] = m.calendar.time;
  m.queues.push(queue, row, m.rows);
  // It has waited there since it lined up to be read.
  if (isCounted) return;
  const owner = m.plan.queueOwner[queue]!;
  for (let writes = writesIn(m, row, owner); writes > 0; writes--) m.waitingRises(owner);
}

/** The oldest message that waits for this station, now inside it at the given replica; -1 when there is none. */
export function nextMessage(m: Machine, station: number, replica: number): number {
  const { plan, queues, rows } = m;
  let oldest = -1;
  let since = Infinity;
  for (let i = plan.firstOutlet[station]!; i < plan.firstOutlet[station + 1]!; i++) {
    const outlet = plan.outletsOf[i]!;
    // Of partitions the one whose turn it is.
    const queue = plan.partitions[outlet] === 0 ? plan.outletQueue[outlet]! : m.partitions.first(outlet);
    if (queue < 0 || queues.length[queue] === 0) continue;
    if (m.faulty && (m.before[plan.queueOwner[queue]!]! & DOWN) !== 0) continue;
    if (plan.rations && leftToHandOut(m, plan.queueOwner[queue]!) === 0) continue;
    const kept = rows.since[queues.first(queue)]!;
    if (kept < since) {
      since = kept;
      oldest = queue;
    }
  }
  if (oldest < 0) return -1;
  const row = queues.shift(oldest, rows);
  const owner = plan.queueOwner[oldest]!;
  leavesBuffer(m, row, owner);
  if (plan.partitions[plan.queueOutlet[oldest]!]! > 0) m.partitions.lock(oldest, plan.queueOutlet[oldest]!);
  if (plan.tracks && rows.message[row]! >= 0) receive(m, rows.message[row]!, owner);
  enterFromBuffer(m, row, station, replica);
  return row;
}

/** A message waits in its buffer no longer. */
export function leavesBuffer(m: Machine, row: number, owner: number): void {
  const { tallies, rows } = m;
  const now = m.calendar.time;
  const writes = writesIn(m, row, owner);
  tallies.waiting[owner]! -= writes;
  tallies.waitingArea[owner]! += writes * now;
  tallies.waited[owner]! += writes * (now - rows.since[row]!);
  if (m.plan.waits) letIn(m, owner);
  noteAge(m, row, owner);
}

/** Messages that a buffer may still hand out. */
export function leftToHandOut(m: Machine, buffer: number): number {
  return Math.max(0, m.plan.handedOut[buffer]! - m.handedOut[buffer]!);
}

/** A message that is followed is handed out: from now on it has so long to be acknowledged. */
function receive(m: Machine, message: number, buffer: number): void {
  const { messages, tallies, calendar } = m;
  messages.state[message] = TAKEN;
  m.handedOut[buffer]! += 1;
  messages.underWay[message]! += 1;
  if (messages.receives[message]! > 0) tallies.redelivered[buffer]! += 1;
  messages.receives[message]! += 1;
  const lane = m.visibleLane[buffer]!;
  if (lane < 0) return;
  const due = calendar.time + m.plan.visibility[buffer]!;
  const event = (message << SHIFT) | VISIBLE;
  messages.hidden[message] = calendar.scheduleDeadline(lane, due, event, messages.hidden, SHIFT);
}

/** A message leaves its queue: until now it may have been the oldest. */
export function noteAge(m: Machine, row: number, buffer: number): void {
  const age = m.calendar.time - keptSince(m, row);
  if (age > m.oldest[buffer]!) m.oldest[buffer] = age;
}

/** When the message first came, s, however often it has been handed out. */
function keptSince(m: Machine, row: number): number {
  const message = m.plan.tracks ? m.rows.message[row]! : -1;
  return message >= 0 ? m.messages.kept[message]! : m.rows.since[row]!;
}

/** Age of the oldest message that waits in a buffer at time `t`, s; 0 where none does. */
export function oldestAge(m: Machine, buffer: number, t: number): number {
  const { plan, queues, rows } = m;
  let since = t;
  for (let queue = 0; queue < plan.queues; queue++) {
    if (plan.queueOwner[queue] !== buffer || !keepsMessages(plan, queue)) continue;
    for (let level = 0; level < plan.levels; level++) {
      const row = queues.head(queue, level);
      if (row >= 0) since = Math.min(since, keptSince(m, row));
    }
  }
  for (let r = plan.firstReplica[buffer]!; plan.draws && r < plan.firstReplica[buffer + 1]!; r++)
    if (m.givenOut[r]! >= 0) since = Math.min(since, rows.since[m.givenOut[r]!]!);
  if (m.plan.flushEvery[buffer]! > 0)
    for (let r = plan.firstReplica[buffer]!; r < plan.firstReplica[buffer + 1]!; r++) {
      const group = m.flushes!.firstAt(r);
      if (group >= 0) since = Math.min(since, m.flushes!.began[group]!);
    }
  return t - since;
}

/** Messages of a buffer wait in this queue, at a consumer's door or to be read; and not those who want to come in. */
export function keepsMessages(plan: Plan, queue: number): boolean {
  if (plan.queueOutlet[queue]! >= 0) return true;
  const line = queue - plan.firstLine[plan.queueOwner[queue]!]!;
  const owner = plan.queueOwner[queue]!;
  return plan.firstLine[owner]! >= 0 && line >= 0 && line < plan.lines[owner]! * plan.replicas[owner]!;
}

/** Counts a message in at its consumer. */
export function enterFromBuffer(m: Machine, row: number, station: number, replica: number): void {
  const now = m.calendar.time;
  m.rows.arrived[row] = now;
  if (m.rows.span[row]! >= 0) m.traces.arrived(m.rows.span[row]!, now);
  m.rows.replica[row] = replica;
  m.occupy(replica, 1);
  m.tallies.arrived[station]! += 1;
  m.tallies.inside[station]! += 1;
  m.tallies.insideArea[station]! -= now;
}
