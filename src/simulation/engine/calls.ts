import { handOver, keepLoaded } from '../stations/caching.ts';
import { standsStill } from '../stations/leases.ts';
import { transfersAnswer } from '../stations/link.ts';
import { applies, chooseRoute } from '../stations/routing.ts';
import { carry } from './attempts.ts';
import { abandonCancelling, unlink } from './cancel.ts';
import { awaited, conclude, finishLate } from './conclude.ts';
import { launch, make } from './launching.ts';
import { letGoOfThread } from './leave.ts';
import type { Machine } from './machine.ts';
import { due, FAILED, PENDING, replied, timedOut, type Verdict } from './outcomes.ts';
import { DEAD_END } from './plan/codes.ts';
import { CALLEE_FAILED, NO_ROUTE, OK, TIMED_OUT } from './reasons.ts';
import { ACTIVE, LATE, MISS, WAITING } from './rows.ts';
import { spawn } from './spawn.ts';
import { codeOf } from './tries.ts';

/** Makes the calls of the next step, and of those after it while there is nothing to wait for; then concludes. */
export function proceed(m: Machine, row: number): void {
  const { plan, rows } = m;
  if (rows.makes && rows.load[row]! >= 0) keepLoaded(m, row);
  const visit = rows.visit[row]!;
  const end = plan.firstCall[visit + 1]!;
  let cursor = rows.cursor[row]!;
  if (cursor < end) {
    const station = plan.visitStation[visit]!;
    rows.pending[row] = 0;
    if (plan.optionals) rows.stepped[row] = m.calendar.time;
    if (plan.routesOne[station] !== 0) {
      const call = chooseRoute(m, row, visit, station);
      if (call >= 0) launch(m, row, call);
      cursor = end;
    }
    while (cursor < end && rows.pending[row] === 0) {
      const stepEnd = plan.stepEnd[cursor]!;
      for (let call = cursor; call < stepEnd; call++) {
        if (!applies(m, call, rows.found[row]!)) continue;
        if (plan.isPlain[call] === 0) launch(m, row, call);
        else {
          rows.pending[row]! += 1;
          spawn(m, row, call, row, -1, 0);
        }
      }
      cursor = stepEnd;
    }
    rows.cursor[row] = cursor;
    if (rows.pending[row]! > 0) {
      rows.state[row] = WAITING;
      return;
    }
    m.tallies.asking[station]! += m.calendar.time - rows.since[row]!;
  } else if (plan.atEnd[visit] !== 0) {
    if (plan.atEnd[visit] === DEAD_END) {
      conclude(m, row, NO_ROUTE, NO_ROUTE);
      return;
    }
    m.tallies.asking[plan.visitStation[visit]!]! += m.calendar.time - rows.since[row]!;
  }
  rows.state[row] = ACTIVE;
  if (rows.makes && rows.load[row]! >= 0) keepLoaded(m, row);
  if (plan.answers && answers(m, row)) return;
  conclude(m, row, OK, OK);
}

/**
 * True if the answer takes time on its way out. Whoever waits for it waits for that too; a thread does not, as what is written to a
 * connection needs nobody to send it.
 */
function answers(m: Machine, row: number): boolean {
  const { rows, plan } = m;
  const call = rows.call[row]!;
  if (call < 0 || plan.reply[call] === 0) return false;
  const station = plan.visitStation[rows.visit[row]!]!;
  if (rows.holds[row] !== 0) letGoOfThread(m, row, station);
  transfersAnswer(m, row, station);
  return true;
}

/** A reply has reached its caller, if that still waits. */
export function takeReply(m: Machine, row: number): void {
  const { rows } = m;
  if (rows.span[row]! >= 0) m.traces.replied(rows.span[row]!, m.calendar.time);
  if (rows.leg[row]! < -1) {
    const t = codeOf(rows.leg[row]!);
    settleTry(m, t, row, replied(m, row));
    rows.free(row);
    return;
  }
  const cause = rows.cause[row]!;
  const parent = rows.parent[row]!;
  const waits = awaited(m, parent, rows.parentGeneration[row]!);
  if (cause !== OK && waits) m.tallies.connectionFailed[m.plan.callConnection[rows.call[row]!]!]! += 1;
  const leg = rows.leg[row]!;
  const call = rows.call[row]!;
  if (leg >= 0) settleLeg(m, row, call, leg, cause, CALLEE_FAILED);
  else if (waits) {
    if (cause === OK) settle(m, parent, row);
    else fail(m, parent, call, CALLEE_FAILED, cause);
  }
  rows.free(row);
}

/** The caller's patience with one call has ended. Unless told, the callee does not know and works on. */
export function timeOutCall(m: Machine, row: number): void {
  const { rows } = m;
  const parent = rows.parent[row]!;
  const leg = rows.leg[row]!;
  rows.deadline[row] = 0;
  if (leg < -1) {
    settleTry(m, codeOf(leg), -1, timedOut(m, row));
    return;
  }
  const waits = awaited(m, parent, rows.parentGeneration[row]!);
  rows.parent[row] = -1;
  rows.leg[row] = -1;
  if (waits) m.tallies.connectionFailed[m.plan.callConnection[rows.call[row]!]!]! += 1;
  const call = rows.call[row]!;
  if (leg >= 0) settleLeg(m, row, call, leg, TIMED_OUT, TIMED_OUT);
  else if (waits) fail(m, parent, call, TIMED_OUT, TIMED_OUT);
}

/** A timer of a try. */
export function dueTry(m: Machine, t: number): void {
  settleTry(m, t, -1, due(m, t));
}

/** Tells the outcome of a try to whoever waits for it; `row` is the attempt that succeeded. */
function settleTry(m: Machine, t: number, row: number, verdict: Verdict): void {
  if (verdict === PENDING) return;
  const { tries } = m;
  const parent = tries.parent[t]!;
  const leg = tries.leg[t]!;
  const call = tries.call[t]!;
  const reason = verdict === FAILED ? tries.reason[t]! : OK;
  const cause = verdict === FAILED ? tries.cause[t]! : OK;
  unlink(m, t);
  tries.free(t);
  if (leg >= 0) settleLeg(m, row, call, leg, cause, reason);
  else if (verdict === FAILED) fail(m, parent, call, reason, cause);
  else settle(m, parent, row);
}

/** One of several calls has come back or failed: enough, too many failures, or the next of a sequence. */
function settleLeg(m: Machine, row: number, call: number, leg: number, cause: number, reason: number): void {
  const { legs } = m;
  const parent = legs.parent[leg]!;
  if (legs.done[leg] === 0 && awaited(m, parent, legs.parentGeneration[leg]!)) {
    if (cause !== OK) {
      legs.spare[leg]! -= 1;
      if (legs.spare[leg]! < 0) {
        legs.done[leg] = 1;
        legs.decided[leg] = m.calendar.time;
        if (m.plan.optional[call] !== 0 && m.rows.tries[parent]! >= 0) abandonCancelling(m, parent, leg);
        fail(m, parent, call, reason, cause);
      }
    } else {
      legs.needed[leg]! -= 1;
      if (legs.needed[leg] === 0) {
        legs.done[leg] = 1;
        legs.decided[leg] = m.calendar.time;
        if (m.rows.tries[parent]! >= 0) abandonCancelling(m, parent, leg);
        settle(m, parent, row);
      } else {
        note(m, parent, row);
        if (legs.remaining[leg]! > 0) follow(m, parent, row, leg);
      }
    }
  }
  legs.report(leg);
}

/** The next call of a sequence; what the ones before it took belongs to its path. */
function follow(m: Machine, parent: number, row: number, leg: number): void {
  const { rows } = m;
  m.legs.remaining[leg]! -= 1;
  if (rows.state[parent] === LATE) {
    finishLate(m, parent, false);
    return;
  }
  const child = make(m, parent, rows.call[row]!, leg, m.legs.remaining[leg]! + 1);
  if (child < 0) {
    carry(m, codeOf(child), row);
    return;
  }
  rows.queued[child] = rows.queued[row]!;
  rows.served[child] = rows.served[row]!;
  rows.asking[child] = rows.asking[row]!;
}

/** One of the replies that a step waits for is there; the last of them is the one whose path counts. */
function settle(m: Machine, parent: number, row: number): void {
  note(m, parent, row);
  goOn(m, parent, row);
}

/** One reply less to wait for; `row` is the one that brought it, or -1 where it is done without. */
function goOn(m: Machine, parent: number, row: number): void {
  const { rows } = m;
  const pending = rows.pending[parent]! - 1;
  rows.pending[parent] = pending;
  if (pending > 0) return;
  if (rows.state[parent] === LATE) {
    const visit = rows.visit[parent]!;
    if (rows.load[parent]! >= 0) keepLoaded(m, parent);
    finishLate(m, parent, rows.cursor[parent] === m.plan.firstCall[visit + 1]);
    return;
  }
  if (row >= 0) {
    rows.queued[parent]! += rows.queued[row]!;
    rows.served[parent]! += rows.served[row]!;
    rows.asking[parent]! += rows.asking[row]!;
  } else rows.asking[parent]! += m.calendar.time - rows.stepped[parent]!;
  if (m.leases !== null && standsStill(m, parent)) return;
  proceed(m, parent);
}

/** Remembers what a callee's lookup found, where later calls depend on it. */
function note(m: Machine, parent: number, row: number): void {
  const shift = m.plan.lookupShift[m.rows.call[row]!]!;
  if (shift <= 0) return;
  m.rows.found[parent]! |= (m.rows.found[row]! & 3) << shift;
  if (m.rows.load[row]! >= 0) handOver(m, row, parent);
}

/** A call has failed, and its caller with it unless that can do without: then what was looked up was not found. */
function fail(m: Machine, parent: number, call: number, reason: number, cause: number): void {
  const { plan, rows } = m;
  if (plan.optional[call] !== 0) {
    const shift = plan.lookupShift[call]!;
    if (shift > 0) rows.found[parent]! |= MISS << shift;
    goOn(m, parent, -1);
  } else if (rows.state[parent] === LATE) finishLate(m, parent, false);
  else conclude(m, parent, reason, cause);
}
