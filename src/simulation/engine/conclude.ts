import { leavesBuffer } from '../stations/buffer.ts';
import { noteCopy } from '../stations/copies.ts';
import { settleDelivery } from '../stations/delivery.ts';
import { keepFailure } from '../stations/layers.ts';
import { letIn } from '../stations/room.ts';
import { abandon, abandonCancelling } from './cancel.ts';
import { REPLY, SHIFT } from './events.ts';
import { leaveStation } from './leave.ts';
import type { Machine } from './machine.ts';
import { CONNECTS, isSent } from './plan/codes.ts';
import { LINK_CUT, OK, REASON_COUNT, TIMED_OUT } from './reasons.ts';
import { CONCLUDED, LATE, WAITING } from './rows.ts';
import { INSIDE, INSIDE_AREA } from './tallies.ts';

/**
 * Ends a visit at its station. `reason` is counted here; `cause` is the reason at the place where the failure
 * began, and travels up with the reply.
 */
export function conclude(m: Machine, row: number, reason: number, cause: number): void {
  const { rows, plan } = m;
  const station = plan.visitStation[rows.visit[row]!]!;
  if (plan.tries && rows.tries[row]! >= 0) abandon(m, row);
  if (reason !== OK && rows.load[row]! >= 0) rows.dropLoads(row);
  if (m.failures !== null && reason !== OK) keepFailure(m, row, station, reason);
  leaveStation(m, row, station, reason);
  if (plan.dates && reason === OK && plan.arrives[rows.visit[row]!] !== 0)
    m.deliveries[plan.visitClass[rows.visit[row]!]!]!.record(m.calendar.time - rows.began[row]!);
  if (plan.tracks && rows.message[row]! >= 0) settleDelivery(m, row, reason);
  rows.cause[row] = cause;
  if (rows.span[row]! >= 0) m.traces.ended(rows.span[row]!, m.calendar.time, reason);
  const call = rows.call[row]!;
  if (call < 0) {
    finishRequest(m, row, cause);
    return;
  }
  if (plan.lags && plan.copyRule[call] !== 0) noteCopy(m, row, call, reason);
  answer(m, row, call, reason);
}

/** A call is lost on its way. Its caller learns it as it learns of any failure. */
export function fallOff(m: Machine, row: number): void {
  const { rows } = m;
  rows.cause[row] = LINK_CUT;
  if (m.plan.lags && m.plan.copyRule[rows.call[row]!] !== 0) noteCopy(m, row, rows.call[row]!, LINK_CUT);
  if (rows.span[row]! >= 0) m.traces.ended(rows.span[row]!, m.calendar.time, LINK_CUT);
  const call = rows.call[row]!;
  if (m.plan.draws && m.plan.lined[call] !== 0) leavesBuffer(m, row, m.plan.caller[call]!);
  if (m.plan.waits) letIn(m, m.plan.caller[call]!);
  answer(m, row, rows.call[row]!, LINK_CUT);
}

/** Sends the reply back, if anyone waits for it. */
function answer(m: Machine, row: number, call: number, reason: number): void {
  const { rows, plan } = m;
  if (rows.leg[row]! < 0 && !awaited(m, rows.parent[row]!, rows.parentGeneration[row]!)) {
    if (reason !== OK && isSent(plan.sends[call]!))
      m.tallies.connectionFailed[plan.callConnection[call]!]! += 1;
    rows.free(row);
    return;
  }
  rows.state[row] = CONCLUDED;
  m.delays.schedule(m.networkDelay[call]!, row, (row << SHIFT) | REPLY);
}

/** Whether a caller's row is still the one that made the call, and waiting. */
export function awaited(m: Machine, parent: number, generation: number): boolean {
  if (parent < 0 || m.rows.generation[parent] !== generation) return false;
  const state = m.rows.state[parent];
  return state === WAITING || state === LATE;
}

function finishRequest(m: Machine, row: number, cause: number): void {
  const { rows, tallies } = m;
  const cls = m.plan.visitClass[rows.visit[row]!]!;
  const now = m.calendar.time;
  tallies.system[INSIDE]! -= 1;
  tallies.system[INSIDE_AREA]! += now;
  if (cause === OK) {
    tallies.classQueued[cls]! += rows.queued[row]!;
    tallies.classServed[cls]! += rows.served[row]!;
    tallies.classAsking[cls]! += rows.asking[row]!;
    m.classLatency[cls]!.recordSince(rows.arrived, row, m.calendar);
    if (rows.span[row]! >= 0) m.traces.finish(rows.span[row]!, cls, now);
  } else {
    tallies.classFailed[cls * REASON_COUNT + cause]! += 1;
    if (rows.span[row]! >= 0) m.traces.drop(rows.span[row]!);
  }
  if (m.crowds !== null) m.crowds.answered(rows.visit[row]!);
  if (m.pollers !== null) tellPoller(m, row, cause === OK);
  if (m.sessions !== null && m.plan.sessionVisit[rows.visit[row]!] === CONNECTS) {
    if (cause === OK) m.sessions.opened(rows.key[row]!, rows.replica[row]!);
    else m.sessions.failed(rows.key[row]!, rows.replica[row]!);
  }
  rows.free(row);
}

/**
 * The client gives up. What it started goes on, and a reply that still comes is counted as late, unless giving up cancels
 * some of it.
 */
export function giveUp(m: Machine, row: number): void {
  const { rows, tallies, plan } = m;
  const visit = rows.visit[row]!;
  leaveStation(m, row, plan.visitStation[visit]!, TIMED_OUT);
  tallies.system[INSIDE]! -= 1;
  tallies.system[INSIDE_AREA]! += m.calendar.time;
  tallies.classFailed[plan.visitClass[visit]! * REASON_COUNT + TIMED_OUT]! += 1;
  rows.deadline[row] = 0;
  rows.state[row] = LATE;
  if (rows.span[row]! >= 0) m.traces.drop(rows.span[row]!);
  if (m.crowds !== null) m.crowds.answered(visit);
  if (m.pollers !== null) tellPoller(m, row, false);
  if (rows.tries[row]! >= 0 && abandonCancelling(m, row)) finishLate(m, row, false);
}

function tellPoller(m: Machine, row: number, ok: boolean): void {
  const visit = m.rows.visit[row]!;
  if (m.pollers!.isPoll(visit)) m.pollers!.answered(visit, m.rows.key[row]!, ok);
}

/** All that a given-up request still waited for has come, or failed. */
export function finishLate(m: Machine, row: number, complete: boolean): void {
  if (m.rows.tries[row]! >= 0) abandon(m, row);
  if (complete) m.tallies.classLate[m.plan.visitClass[m.rows.visit[row]!]!]! += 1;
  m.rows.free(row);
}
