import { gather } from '../stations/batch.ts';
import { becomeVisible, expire, wake } from '../stations/delivery.ts';
import { giveOut, read } from '../stations/drawing.ts';
import { endLeaseInTime } from '../stations/leases.ts';
import { nextTransferred } from '../stations/link.ts';
import { missTakesTime } from '../stations/lookup.ts';
import { isLetGo } from '../stations/mailbox.ts';
import { serve, workLocked } from '../stations/slots.ts';
import { dueTry, proceed, takeReply, timeOutCall } from './calls.ts';
import { conclude, giveUp } from './conclude.ts';
import { admit, arrive, knock, tire, turnToConnect } from './door.ts';
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
import { finishBatch, finishShared, served } from './finish.ts';
import { passOn, sendLetter } from './launching.ts';
import type { Machine } from './machine.ts';
import { OK } from './reasons.ts';
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
      goOn(m, row);
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

/** What took time after its service is over, or its replica no longer stands still while others have answered it. */
function goOn(m: Machine, row: number): void {
  const { rows, plan } = m;
  if (rows.cursor[row] === plan.firstCall[rows.visit[row]!]) rows.since[row] = m.calendar.time;
  proceed(m, row);
}

/** What it waited for is there, or has become its own to make. */
function loaded(m: Machine, row: number): void {
  const { rows } = m;
  if (rows.state[row] === GONE) {
    rows.free(row);
    return;
  }
  rows.queued[row]! += m.calendar.time - rows.since[row]!;
  rows.since[row] = m.calendar.time;
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
