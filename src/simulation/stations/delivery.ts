import { EXPIRED, HAND_OUT, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { HIDDEN, KEPT, SETTLED, TAKEN } from '../engine/messages.ts';
import { DEAD, SLOTS } from '../engine/plan/codes.ts';
import { OK } from '../engine/reasons.ts';
import { batchWithRoom, joinBatch } from './batch.ts';
import { keepMessage, keepsMessages, nextMessage, noteAge } from './buffer.ts';
import { loseHeldBack, writesIn } from './flushing.ts';
import { hash } from './replicas.ts';
import { letIn } from './room.ts';
import { feed } from './slots.ts';
import { takerOf, takesOn } from './takers.ts';

/**
 * A message has come to the consumer's door. Where it is followed it has a record from here on. Its partition is the
 * replica of the buffer that took it in; where a buffer has none, its key decides.
 */
export function offerMessage(m: Machine, row: number, call: number, station: number): void {
  const { plan, rows, messages, calendar } = m;
  const outlet = plan.queueOutlet[plan.bufferQueue[call]!]!;
  const count = plan.partitions[outlet]!;
  let queue = plan.bufferQueue[call]!;
  if (count > 0) {
    const appended = plan.intake[plan.caller[call]!] === SLOTS;
    queue += appended ? rows.partition[row]! : hash(rows.key[row]!) % count;
  }
  if (plan.tracked[call] !== 0) {
    const buffer = plan.caller[call]!;
    const message = messages.take(call, rows.key[row]!, queue, row, calendar.time);
    rows.message[row] = message;
    messages.began[message] = rows.began[row]!;
    messages.partition[message] = rows.partition[row]!;
    m.tallies.kept[buffer]! += 1;
    const lane = m.expiryLane[buffer]!;
    if (lane >= 0) {
      const due = calendar.time + plan.retention[buffer]!;
      const event = (message << SHIFT) | EXPIRED;
      messages.expiry[message] = calendar.scheduleDeadline(lane, due, event, messages.expiry, SHIFT);
    }
  }
  keepMessage(m, row, queue);
  if (count > 0) m.partitions.offer(queue, outlet);
  wake(m, station);
}

/** Hands out what waits to consumers that have room for it. */
export function wake(m: Machine, station: number): void {
  for (let replica = takerOf(m, station); replica >= 0; replica = takerOf(m, station)) {
    if (!feed(m, station, replica)) break;
  }
  if (m.plan.joins[station] !== 0) takeAlong(m, station);
}

/** Batches under way with room take messages along. */
function takeAlong(m: Machine, station: number): void {
  for (let b = batchWithRoom(m, station, -1); b >= 0; b = batchWithRoom(m, station, -1)) {
    const replica = m.batches.replica[b]!;
    const row = takesOn(m, station, replica) ? nextMessage(m, station, replica) : -1;
    if (row < 0) return;
    joinBatch(m, row, station, b);
  }
}

/** A delivery is over at the consumer. */
export function settleDelivery(m: Machine, row: number, reason: number): void {
  const { plan, messages, tallies } = m;
  const message = m.rows.message[row]!;
  m.rows.message[row] = -1;
  const call = messages.call[message]!;
  const buffer = plan.caller[call]!;
  messages.underWay[message]! -= 1;
  if (reason === OK) {
    if (messages.done[message] !== 0) tallies.duplicates[buffer]! += 1;
    messages.done[message] = 1;
  }
  if (messages.row[message] === row && messages.state[message] === TAKEN) {
    messages.row[message] = -1;
    // Without a timeout nobody asks whether it went well.
    if (reason !== OK && plan.visibility[buffer]! < Infinity) messages.state[message] = HIDDEN;
    else {
      (reason === OK ? tallies.acknowledged : tallies.lost)[buffer]! += 1;
      settle(m, message);
    }
  }
  release(m, message);
}

/** Its visibility timeout is over: it is handed out again, or is dead. Returns a row for a dead letter that goes somewhere, else -1. */
export function becomeVisible(m: Machine, message: number): number {
  const { plan, messages, rows, calendar, tallies } = m;
  const call = messages.call[message]!;
  const buffer = plan.caller[call]!;
  const queue = messages.queue[message]!;
  messages.hidden[message] = 0;
  if (messages.receives[message]! >= plan.maxReceives[buffer]!) {
    tallies.dead[buffer]! += 1;
    const letter = letterOf(m, message);
    settle(m, message);
    release(m, message);
    return letter;
  }
  if (calendar.time - messages.kept[message]! >= plan.retention[buffer]!) {
    tallies.expired[buffer]! += 1;
    settle(m, message);
    release(m, message);
    return -1;
  }
  const row = rows.take();
  const visit = plan.callVisit[call]!;
  rows.visit[row] = visit;
  rows.call[row] = call;
  rows.parent[row] = -1;
  rows.leg[row] = -1;
  rows.key[row] = messages.key[message]!;
  rows.luck[row] = m.lucks[plan.callConnection[call]!]!.word();
  rows.origin[row] = m.origins;
  m.origins = (m.origins + 1) & 0x7fffffff;
  rows.cursor[row] = plan.firstCall[visit]!;
  rows.message[row] = message;
  rows.began[row] = messages.began[message]!;
  messages.row[message] = row;
  messages.state[message] = KEPT;
  m.handedOut[buffer]! -= 1;
  tallies.sent[plan.sentAt[call]!]! += 1;
  rows.since[row] = calendar.time;
  rows.partition[row] = messages.partition[message]!;
  m.flushes?.weigh(row, 1);
  m.queues.unshift(queue, row, rows);
  m.waitingRises(buffer);
  const outlet = plan.queueOutlet[queue]!;
  if (plan.partitions[outlet]! > 0) m.partitions.unlock(queue, outlet);
  wake(m, plan.callStation[call]!);
  return -1;
}

/** A row at the buffer for what becomes of a dead letter; -1 where nothing does, or no more, as it is of a dead letter itself. */
function letterOf(m: Machine, message: number): number {
  const { plan, messages, rows } = m;
  const call = messages.call[message]!;
  const visit = plan.callerVisit[call]!;
  if (plan.condition[call] === DEAD || plan.buries[visit] === 0) return -1;
  const row = rows.take();
  rows.visit[row] = visit;
  rows.call[row] = -1;
  rows.parent[row] = -1;
  rows.leg[row] = -1;
  rows.key[row] = messages.key[message]!;
  rows.origin[row] = m.origins;
  m.origins = (m.origins + 1) & 0x7fffffff;
  rows.began[row] = messages.began[message]!;
  return row;
}

/** It has been kept for as long as messages are. One that is under way is not taken from its consumer. */
export function expire(m: Machine, message: number): void {
  const { plan, messages, tallies } = m;
  messages.expiry[message] = 0;
  if (messages.state[message] !== KEPT) return;
  const buffer = plan.caller[messages.call[message]!]!;
  const row = messages.row[message]!;
  drop(m, messages.queue[message]!, row, buffer);
  tallies.expired[buffer]! += 1;
  messages.row[message] = -1;
  messages.state[message] = SETTLED;
  release(m, message);
}

/** Takes a message that waits out of its queue for good. Returns how many writes it was. */
function drop(m: Machine, queue: number, row: number, buffer: number): number {
  const { rows, tallies, calendar } = m;
  const writes = writesIn(m, row, buffer);
  m.queues.remove(queue, row, rows);
  tallies.waiting[buffer]! -= writes;
  tallies.waitingArea[buffer]! += writes * calendar.time;
  tallies.waited[buffer]! += writes * (calendar.time - rows.since[row]!);
  noteAge(m, row, buffer);
  if (rows.span[row]! >= 0) m.traces.ended(rows.span[row]!, calendar.time, OK);
  rows.message[row] = -1;
  rows.free(row);
  letIn(m, buffer);
  return writes;
}

/** Replicas of a buffer that keeps all in memory have failed, the first of them up to `last`: what waits is lost with them. */
export function loseKept(m: Machine, buffer: number, last: number): void {
  const { plan, queues, rows, messages, tallies } = m;
  const first = plan.firstReplica[buffer]!;
  for (let replica = first; replica < last; replica++) loseHeldBack(m, buffer, replica);
  for (let queue = plan.totalReplicas + plan.stations; queue < plan.queues; queue++) {
    if (plan.queueOwner[queue] !== buffer || !keepsMessages(plan, queue)) continue;
    const lost: number[] = [];
    for (let level = 0; level < plan.levels; level++)
      for (let row = queues.head(queue, level), left = queues.length[queue]!; row >= 0 && left > 0; left--) {
        if (rows.partition[row]! < last - first) lost.push(row);
        row = rows.next[row]!;
      }
    for (const row of lost) {
      const message = plan.tracks && plan.queueOutlet[queue]! >= 0 ? rows.message[row]! : -1;
      tallies.crashed[buffer]! += drop(m, queue, row, buffer);
      if (message < 0) continue;
      tallies.lost[buffer]! += 1;
      messages.row[message] = -1;
      messages.state[message] = SETTLED;
      release(m, message);
    }
  }
}

/** It is done with: the next of its partition may go. */
function settle(m: Machine, message: number): void {
  const { plan, messages } = m;
  messages.state[message] = SETTLED;
  messages.row[message] = -1;
  messages.hidden[message] = 0;
  const queue = messages.queue[message]!;
  const outlet = plan.queueOutlet[queue]!;
  m.handedOut[plan.queueOwner[queue]!]! -= 1;
  const consumer = plan.callStation[messages.call[message]!]!;
  if (plan.partitions[outlet]! > 0) {
    m.partitions.unlock(queue, outlet);
    wake(m, consumer);
    // Once all that end now have ended, as a batch takes as many as there may be.
  } else if (plan.rations) m.soon.push((consumer << SHIFT) | HAND_OUT);
}

function release(m: Machine, message: number): void {
  const { messages } = m;
  if (messages.state[message] === SETTLED && messages.underWay[message] === 0) messages.free(message);
}
