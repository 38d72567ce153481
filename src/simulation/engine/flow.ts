import { isChosen, mix } from '../random/luck.ts';
import { admission } from '../stations/admission.ts';
import { endBatch, gather } from '../stations/batch.ts';
import { enterFromBuffer, keepMessage, leavesBuffer } from '../stations/buffer.ts';
import { looksInside } from '../stations/caching.ts';
import { countLent } from '../stations/connections.ts';
import { CATCHES_UP, REFUSES, readCopy } from '../stations/copies.ts';
import { serveAtOnce } from '../stations/delay.ts';
import { becomeVisible, expire, offerMessage, wake } from '../stations/delivery.ts';
import { giveOut, read } from '../stations/drawing.ts';
import { asksShield, isKnownToFail } from '../stations/layers.ts';
import { endLeaseInTime, FENCED_OFF, meetsLease, WAITS } from '../stations/leases.ts';
import { nextTransferred, transfers } from '../stations/link.ts';
import { writesHotRow } from '../stations/locks.ts';
import { looksUp, missTakesTime } from '../stations/lookup.ts';
import { asksForMail, isLetGo, takeMail } from '../stations/mailbox.ts';
import { chooseReplica, freeReplica } from '../stations/replicas.ts';
import { letIn, waitsForRoom } from '../stations/room.ts';
import { runsAgain } from '../stations/runs.ts';
import { meetsSessions, PLACED, PUT_OFF, placeSession } from '../stations/sessions.ts';
import { goToShard } from '../stations/shards.ts';
import { nextDone } from '../stations/sharing.ts';
import {
  begin,
  fillSlot,
  leaveQueue,
  releaseSlot,
  serve,
  takeNext,
  takeSlot,
  workLocked,
} from '../stations/slots.ts';
import { acknowledge, isCutOff, isHeldBack } from '../stations/subscribers.ts';
import { dueTry, passOn, proceed, sendLetter, takeReply, timeOutCall } from './calls.ts';
import { conclude, fallOff, giveUp } from './conclude.ts';
import {
  ARRIVE,
  BATCH,
  CONNECT,
  EXPIRED,
  FLUSH,
  GIVEN_OUT,
  GONE_OUT,
  GRANTED,
  HAND_OUT,
  HELD,
  KNOCK,
  LEASE_OVER,
  LINGER,
  LINK_DONE,
  LOADED,
  LOCKED,
  MASK,
  MISSED,
  OVERTIME,
  READ,
  REPLY,
  SERVED,
  SHARED_DONE,
  SHIFT,
  STARTED,
  TIMEOUT,
  TIRED,
  TRANSFERRED,
  TRY,
  VISIBLE,
} from './events.ts';
import { cutShort } from './faults.ts';
import type { Machine } from './machine.ts';
import {
  ASKS,
  BATCHED,
  BLOCKS,
  BY_SHARD,
  CAPPED,
  DOWN,
  ERRS,
  GUARDED,
  KEEPS,
  KEEPS_FAILURES,
  LAGS,
  LEASED,
  LINKED,
  LOOKS_UP,
  MAILS,
  NEWS,
  SESSIONS,
  SHARED_QUEUE,
  SHIELDED,
  SLOTS,
} from './plan/codes.ts';
import {
  ERROR,
  FENCED,
  INSTANCE_DOWN,
  NOT_CONNECTED,
  OK,
  OVERLOADED,
  TIMED_OUT,
  TOO_LARGE,
} from './reasons.ts';
import { GONE, MISS, SERVING } from './rows.ts';

/** What an event of a row does. The order of the cases is the way of a visit. */
export function happen(m: Machine, payload: number): void {
  const row = payload >> SHIFT;
  const what = payload & MASK;
  if (m.stops && what < TIMEOUT && m.rows.state[row] === GONE) {
    m.rows.free(row);
    return;
  }
  switch (what) {
    case ARRIVE:
      arrive(m, row);
      break;
    case TRANSFERRED:
      admit(m, row, m.plan.visitStation[m.rows.visit[row]!]!);
      break;
    case SERVED:
      served(m, row);
      break;
    case MISSED:
      proceed(m, row);
      break;
    case REPLY:
      takeReply(m, row);
      break;
    case TIMEOUT:
      if (m.rows.deadline[row] !== m.calendar.ticket) break;
      if (m.rows.call[row]! < 0) giveUp(m, row);
      else timeOutCall(m, row);
      break;
    case TRY:
      dueTry(m, row);
      break;
    case TIRED:
      if (m.rows.leaving[row] === m.calendar.ticket) tire(m, row);
      break;
    case LOADED:
      loaded(m, row);
      break;
    case VISIBLE:
      if (m.messages.hidden[row] === m.calendar.ticket) sendLetter(m, becomeVisible(m, row));
      break;
    case EXPIRED:
      if (m.messages.expiry[row] === m.calendar.ticket) expire(m, row);
      break;
    case BATCH:
      finishBatch(m, row);
      break;
    case SHARED_DONE:
      finishShared(m, row);
      break;
    case LINGER:
      m.batches.lingers[row] = 0;
      gather(m, m.plan.replicaStation[row]!, row);
      break;
    case KNOCK:
      knock(m, row);
      break;
    case CONNECT:
      turnToConnect(m, row);
      break;
    case LINK_DONE:
      finishTransfer(m, nextTransferred(m, row), row);
      break;
    case HAND_OUT:
      wake(m, row);
      break;
    case GRANTED:
      granted(m, row);
      break;
    case LEASE_OVER:
      endLeaseInTime(m, row);
      break;
    case LOCKED:
      workLocked(m, row);
      break;
    case READ:
      read(m, row);
      break;
    case GIVEN_OUT:
      giveOut(m, row);
      break;
    case GONE_OUT:
      wentOut(m, row);
      break;
    case FLUSH:
      passOn(m, row);
      break;
    case STARTED:
      started(m, row);
      break;
    case OVERTIME:
      if (m.rows.leaving[row] === m.calendar.ticket) cutShort(m, row);
      break;
    case HELD:
      if (isLetGo(m, row)) proceed(m, row);
      break;
  }
}

/** What it waited for is there, or has become its own to make. */
function loaded(m: Machine, row: number): void {
  const { rows } = m;
  if (rows.state[row] === GONE) {
    rows.free(row);
    return;
  }
  rows.queued[row]! += m.calendar.time - rows.since[row]!;
  rows.state[row] = SERVING;
  const station = m.plan.visitStation[rows.visit[row]!]!;
  if (rows.found[row] !== MISS || !missTakesTime(m, row, station)) proceed(m, row);
}

/** The lock that it has asked for is its caller's. */
function granted(m: Machine, row: number): void {
  const { rows } = m;
  if (rows.state[row] === GONE) {
    rows.free(row);
    return;
  }
  if (rows.span[row]! >= 0) m.traces.extended(rows.span[row]!, m.calendar.time);
  proceed(m, row);
}

/** The instance that was started for it is ready. */
function started(m: Machine, row: number): void {
  const { rows } = m;
  if (rows.state[row] === GONE) {
    rows.free(row);
    return;
  }
  serve(m, row, m.plan.visitStation[rows.visit[row]!]!, rows.replica[row]!);
  if (rows.span[row]! >= 0) m.traces.extended(rows.span[row]!, m.calendar.time + m.delays.took);
}

/** The payload of a request has come in, or its answer has gone out, over a link that others share; -1: of none. */
function finishTransfer(m: Machine, row: number, link: number): void {
  if (row < 0) return;
  if (link < m.plan.totalReplicas) knock(m, row);
  else wentOut(m, row);
}

/** An answer is on its way to the caller. */
function wentOut(m: Machine, row: number): void {
  if (m.rows.state[row] === GONE) m.rows.free(row);
  else conclude(m, row, OK, OK);
}

/** A message is offered again to a subscriber, or a write to a buffer, that had no room. */
function knock(m: Machine, row: number): void {
  if (m.rows.state[row] === GONE) m.rows.free(row);
  else admit(m, row, m.plan.visitStation[m.rows.visit[row]!]!);
}

/** It has waited for its turn, and its replica is chosen now. */
function turnToConnect(m: Machine, row: number): void {
  if (m.rows.state[row] === GONE) {
    m.rows.free(row);
    return;
  }
  const station = m.plan.visitStation[m.rows.visit[row]!]!;
  const refusal = placeSession(m, row, m.plan.sessionGroup[station]!);
  if (refusal === PLACED) admit(m, row, station);
  else conclude(m, row, refusal, refusal);
}

/** At the station's door. */
function arrive(m: Machine, row: number): void {
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
function tire(m: Machine, row: number): void {
  leaveQueue(m, row, m.plan.visitStation[m.rows.visit[row]!]!);
  conclude(m, row, TIMED_OUT, TIMED_OUT);
}

function admit(m: Machine, row: number, station: number): void {
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
  const refusal = takeSlot(m, row, station);
  if (m.plan.publishes) {
    const call = m.rows.call[row]!;
    if (call >= 0 && m.plan.slowPolicy[call] !== 0) {
      if (isHeldBack(m, row, call, refusal)) return;
      if (refusal === OK && m.plan.slowPolicy[call] === BLOCKS) acknowledge(m, row);
    }
  }
  if (refusal !== OK) conclude(m, row, refusal, refusal);
}

/** True if the request is held until there is mail. */
function mails(m: Machine, row: number, station: number): boolean {
  const mail = m.plan.mail[m.rows.visit[row]!]!;
  if (mail === ASKS) return asksForMail(m, row, station);
  const held = mail === NEWS ? takeMail(m, row, station) : -1;
  if (held >= 0) proceed(m, held);
  return false;
}

function served(m: Machine, row: number): void {
  const { plan, rows } = m;
  const station = plan.visitStation[rows.visit[row]!]!;
  if (plan.reruns[station] !== 0) {
    runOut(m, row, station);
    return;
  }
  if (plan.intake[station] === SLOTS && rows.holds[row] === 0) releaseSlot(m, station, rows.replica[row]!);
  finishService(m, row, station, m.after[station]!);
}

function errs(m: Machine, row: number, station: number): boolean {
  return isChosen(mix((m.rows.luck[row]! + m.errorKey[station]!) | 0), m.errorRate, station);
}

/** One run of work that is done again where it fails. */
function runOut(m: Machine, row: number, station: number): void {
  const after = m.after[station]!;
  const fails = (after & ERRS) !== 0 && errs(m, row, station);
  if (fails && runsAgain(m, row, station)) return;
  if (m.rows.holds[row] === 0) releaseSlot(m, station, m.rows.replica[row]!);
  if (fails) conclude(m, row, ERROR, ERROR);
  else finishService(m, row, station, after & ~ERRS);
}

/** All that were served together, each by itself. */
function finishBatch(m: Machine, batch: number): void {
  const { rows, plan } = m;
  const replica = m.batches.replica[batch]!;
  const station = plan.replicaStation[replica]!;
  let row = endBatch(m, batch);
  if (row < 0) return;
  const refills = plan.blocking[station] === 0;
  if (refills && !plan.rations) fillSlot(m, station, replica);
  while (row >= 0) {
    const next = rows.next[row]!;
    finishService(m, row, station, m.after[station]!);
    row = next;
  }
  // What these were is acknowledged now, so that as many may be taken.
  if (refills && plan.rations) fillSlot(m, station, replica);
}

/** Whoever shared a replica's processors and is done. */
function finishShared(m: Machine, replica: number): void {
  const station = m.plan.replicaStation[replica]!;
  const row = nextDone(m, station, replica);
  if (row < 0) return;
  if (m.busy[replica]! < m.room[replica]!) takeNext(m, station, replica);
  finishService(m, row, station, m.after[station]!);
}

/** `after` says what is drawn or looked at now. */
function finishService(m: Machine, row: number, station: number, after: number): void {
  if (after !== 0) {
    if ((after & ERRS) !== 0 && errs(m, row, station)) {
      conclude(m, row, ERROR, ERROR);
      return;
    }
    if ((after & LEASED) !== 0) {
      const does = meetsLease(m, row, station);
      if (does === WAITS) return;
      if (does === FENCED_OFF) {
        conclude(m, row, FENCED, FENCED);
        return;
      }
    }
    if ((after & KEEPS_FAILURES) !== 0 && isKnownToFail(m, row, station)) {
      conclude(m, row, ERROR, ERROR);
      return;
    }
    if ((after & KEEPS) !== 0 && looksInside(m, row, station)) return;
    if ((after & LOOKS_UP) !== 0) {
      const takesTime = looksUp(m, row, station);
      if ((after & SHIELDED) !== 0) asksShield(m, row, station);
      if (takesTime) return;
    }
    if ((after & MAILS) !== 0 && mails(m, row, station)) return;
    if ((after & LAGS) !== 0) {
      const does = readCopy(m, row, station);
      if (does === CATCHES_UP) return;
      if (does === REFUSES) {
        conclude(m, row, ERROR, ERROR);
        return;
      }
    }
  }
  proceed(m, row);
}
