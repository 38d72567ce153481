import { admission } from '../stations/admission.ts';
import { enterFromBuffer, keepMessage, leavesBuffer } from '../stations/buffer.ts';
import { countLent } from '../stations/connections.ts';
import { serveAtOnce } from '../stations/delay.ts';
import { offerMessage } from '../stations/delivery.ts';
import { transfers } from '../stations/link.ts';
import { writesHotRow } from '../stations/locks.ts';
import { chooseReplica, freeReplica } from '../stations/replicas.ts';
import { letIn, waitsForRoom } from '../stations/room.ts';
import { meetsSessions, PLACED, PUT_OFF, placeSession } from '../stations/sessions.ts';
import { goToShard } from '../stations/shards.ts';
import { begin, leaveQueue, takeSlot } from '../stations/slots.ts';
import { acknowledge, isCutOff, isHeldBack } from '../stations/subscribers.ts';
import { conclude, fallOff } from './conclude.ts';
import type { Machine } from './machine.ts';
import {
  BATCHED,
  BLOCKS,
  BY_SHARD,
  CAPPED,
  DOWN,
  GUARDED,
  LINKED,
  SESSIONS,
  SHARED_QUEUE,
  SLOTS,
} from './plan/codes.ts';
import { INSTANCE_DOWN, NOT_CONNECTED, OK, OVERLOADED, TIMED_OUT, TOO_LARGE } from './reasons.ts';
import { GONE } from './rows.ts';

/** At the station's door. */
export function arrive(m: Machine, row: number): void {
  const call = m.rows.call[row]!;
  const station = m.plan.visitStation[m.rows.visit[row]!]!;
  if (m.faulty && isLost(m, call)) {
    fallOff(m, row);
    return;
  }
  const queue = m.plan.bufferQueue[call]!;
  const drawn = m.plan.draws && m.plan.lined[call] !== 0;
  if (queue < 0) {
    if (drawn) leavesBuffer(m, row, m.plan.caller[call]!);
    enter(m, row, station);
    return;
  }
  const picky = drawn || m.plan.prefetch[station]! > 0 || m.plan.discipline[station] === BATCHED;
  if (m.plan.tracked[call] !== 0 || picky || (m.before[station]! & CAPPED) !== 0) {
    offerMessage(m, row, call, station);
    return;
  }
  const replica = freeReplica(m, station);
  if (replica < 0) keepMessage(m, row, queue);
  else {
    enterFromBuffer(m, row, station, replica);
    begin(m, row, station, replica);
    // What was flushed and found a slot free has left its buffer, where others may be in line.
    if (m.plan.waits) letIn(m, m.plan.queueOwner[queue]!);
  }
}

function isLost(m: Machine, call: number): boolean {
  const k = m.plan.callConnection[call]!;
  const loss = m.loss[k]!;
  return loss > 0 && m.losses[k]!.chance(loss);
}

/** Counts a request in, and turns it away if a limit says so. */
export function enter(m: Machine, row: number, station: number): void {
  const { plan, rows, tallies } = m;
  const now = m.calendar.time;
  rows.arrived[row] = now;
  if (rows.span[row]! >= 0) m.traces.arrived(rows.span[row]!, now);
  tallies.arrived[station]! += 1;
  tallies.inside[station]! += 1;
  tallies.insideArea[station]! -= now;
  if (plan.isHeldOpen) countLent(m, row, station, 1);
  const before = m.before[station]!;
  if (plan.locks && (before & BY_SHARD) !== 0 && rows.replica[row]! < 0 && writesHotRow(m, row, station))
    rows.replica[row] = plan.firstReplica[station]!;
  // Sent to one shard: counted there from now on, whatever becomes of it.
  const given = (before & BY_SHARD) !== 0 && rows.replica[row]! >= 0;
  if (given) m.occupy(rows.replica[row]!, 1);
  if ((before & DOWN) !== 0) {
    conclude(m, row, INSTANCE_DOWN, INSTANCE_DOWN);
    return;
  }
  if ((before & SESSIONS) !== 0) {
    const refusal = meetsSessions(m, row, station);
    if (refusal === PUT_OFF) return;
    if (refusal === PLACED) {
      admit(m, row, station);
      return;
    }
    if (refusal !== OK) {
      conclude(m, row, refusal, refusal);
      return;
    }
  }
  if ((before & GUARDED) !== 0) {
    const refusal = admission(m, station, row);
    if (refusal !== OK) {
      conclude(m, row, refusal, refusal);
      return;
    }
  }
  const call = rows.call[row]!;
  if ((before & GUARDED) !== 0 && call >= 0 && plan.tooLarge[call] !== 0) {
    conclude(m, row, TOO_LARGE, TOO_LARGE);
    return;
  }
  if ((before & BY_SHARD) !== 0 && (given || plan.sharded[station] !== 0)) {
    if (!given) goToShard(m, row, station);
    if (m.open[rows.replica[row]!] === 0) {
      conclude(m, row, INSTANCE_DOWN, INSTANCE_DOWN);
      return;
    }
  } else if (plan.intake[station] === SLOTS && (call < 0 || plan.callRule[call] !== SHARED_QUEUE)) {
    const replica = chooseReplica(m, station, call, row);
    rows.replica[row] = replica;
    m.occupy(replica, 1);
    if (m.faulty && m.open[replica] === 0) {
      conclude(m, row, INSTANCE_DOWN, INSTANCE_DOWN);
      return;
    }
  }
  if (plan.publishes && call >= 0 && isCutOff(m, row, call)) {
    conclude(m, row, NOT_CONNECTED, NOT_CONNECTED);
    return;
  }
  if ((before & CAPPED) !== 0 && isOverloaded(m, row, station)) {
    conclude(m, row, OVERLOADED, OVERLOADED);
    return;
  }
  if ((before & LINKED) === 0 || !transfers(m, row, station, call)) admit(m, row, station);
}

/** The request itself is counted already. */
function isOverloaded(m: Machine, row: number, station: number): boolean {
  const limit = m.plan.inFlightLimit[station]!;
  const replica = m.rows.replica[row]!;
  if (replica >= 0) return m.inFlight[replica]! > limit;
  return m.tallies.inside[station]! > limit * m.plan.network.stations[station]!.replicas;
}

/** The longest wait in a queue is over. */
export function tire(m: Machine, row: number): void {
  leaveQueue(m, row, m.plan.visitStation[m.rows.visit[row]!]!);
  conclude(m, row, TIMED_OUT, TIMED_OUT);
}

/** A message is offered again to a subscriber, or a write to a buffer, that had no room. */
export function knock(m: Machine, row: number): void {
  if (m.rows.state[row] === GONE) m.rows.free(row);
  else admit(m, row, m.plan.visitStation[m.rows.visit[row]!]!);
}

/** It has waited for its turn, and its replica is chosen now. */
export function turnToConnect(m: Machine, row: number): void {
  if (m.rows.state[row] === GONE) {
    m.rows.free(row);
    return;
  }
  const station = m.plan.visitStation[m.rows.visit[row]!]!;
  const refusal = placeSession(m, row, m.plan.sessionGroup[station]!);
  if (refusal === PLACED) admit(m, row, station);
  else conclude(m, row, refusal, refusal);
}

export function admit(m: Machine, row: number, station: number): void {
  if (m.plan.waits && waitsForRoom(m, row, station)) return;
  if (m.plan.intake[station] !== SLOTS) {
    serveAtOnce(m, row, station);
    return;
  }
  if (m.rows.replica[row]! < 0 && m.plan.discipline[station] !== BATCHED) {
    const replica = freeReplica(m, station);
    if (replica >= 0) {
      m.rows.replica[row] = replica;
      m.occupy(replica, 1);
    }
  }
  const refusal = m.plan.publishes ? takeFromTopic(m, row, station) : takeSlot(m, row, station);
  if (refusal !== OK) conclude(m, row, refusal, refusal);
}

/** As `takeSlot`, for what a topic may send: `OK` too where it is held back. */
function takeFromTopic(m: Machine, row: number, station: number): number {
  const { rows, plan } = m;
  const call = rows.call[row]!;
  const policy = call >= 0 ? plan.slowPolicy[call]! : 0;
  const [queued, served] = [rows.queued[row]!, rows.served[row]!];
  const refusal = takeSlot(m, row, station);
  if (policy === 0) return refusal;
  if (isHeldBack(m, row, call, refusal)) return OK;
  if (refusal === OK && policy === BLOCKS) acknowledge(m, row, queued, served);
  return refusal;
}
