import { applies, chooseRoute } from '../stations/routing.ts';
import { awaited, conclude, finishLate } from './conclude.ts';
import { ARRIVE, SHIFT, TIMEOUT } from './events.ts';
import type { Machine } from './machine.ts';
import { CALLEE_FAILED, NO_ROUTE, OK, TIMED_OUT } from './reasons.ts';
import { ACTIVE, LATE, WAITING } from './rows.ts';

/** Makes the calls of the next step, and of those after it while there is nothing to wait for; then concludes. */
export function proceed(m: Machine, row: number): void {
  const { plan, rows } = m;
  const visit = rows.visit[row]!;
  const end = plan.firstCall[visit + 1]!;
  let cursor = rows.cursor[row]!;
  if (cursor < end) {
    const station = plan.visitStation[visit]!;
    rows.pending[row] = 0;
    if (plan.routesOne[station] !== 0) {
      const call = chooseRoute(m, row, visit, station);
      if (call >= 0) launch(m, row, call);
      cursor = end;
    }
    while (cursor < end && rows.pending[row] === 0) {
      const stepEnd = plan.stepEnd[cursor]!;
      for (let call = cursor; call < stepEnd; call++) {
        if (applies(m, call, rows.found[row]!)) launch(m, row, call);
      }
      cursor = stepEnd;
    }
    rows.cursor[row] = cursor;
    if (rows.pending[row]! > 0) {
      rows.state[row] = WAITING;
      return;
    }
  } else if (plan.deadEnd[visit] !== 0) {
    conclude(m, row, NO_ROUTE, NO_ROUTE);
    return;
  }
  rows.state[row] = ACTIVE;
  conclude(m, row, OK, OK);
}

/** One call of a step, as often as it is made. */
function launch(m: Machine, row: number, call: number): void {
  const { plan, rows, legs } = m;
  const connection = plan.callConnection[call]!;
  let count = plan.callWhole[call]!;
  const fraction = plan.callFraction[call]!;
  if (fraction > 0 && m.fractions[connection]!.chance(fraction)) count++;
  if (count === 0) return;
  if (plan.sends[call] !== 0) {
    for (let i = 0; i < count; i++) spawn(m, row, call, -1, -1);
    return;
  }
  rows.pending[row]! += 1;
  if (count === 1) {
    spawn(m, row, call, row, -1);
    return;
  }
  const parallel = plan.parallel[call] !== 0;
  const needed = parallel ? Math.min(count, Math.max(1, plan.need[call]!)) : count;
  const atOnce = parallel ? count : 1;
  const leg = legs.take(row, rows.generation[row]!, needed, count - needed, count - atOnce);
  for (let i = 0; i < atOnce; i++) spawn(m, row, call, row, leg);
}

/** Sends one request over a connection; returns its row. */
function spawn(m: Machine, from: number, call: number, parent: number, leg: number): number {
  const { plan, rows, calendar } = m;
  const child = rows.take();
  const visit = plan.callVisit[call]!;
  rows.visit[child] = visit;
  rows.call[child] = call;
  rows.parent[child] = parent;
  rows.parentGeneration[child] = rows.generation[from]!;
  rows.leg[child] = leg;
  rows.key[child] = rows.key[from]!;
  const span = rows.span[from]!;
  if (span >= 0) rows.span[child] = m.traces.call(span, call, visit, calendar.time);
  rows.cursor[child] = plan.firstCall[visit]!;
  if (leg >= 0) m.legs.outstanding[leg]! += 1;
  m.tallies.sent[plan.callConnection[call]! * plan.classes + plan.visitClass[visit]!]! += 1;
  m.delays.schedule(m.networkDelay[call]!, (child << SHIFT) | ARRIVE);
  const lane = m.timeoutLane[call]!;
  if (lane >= 0 && parent >= 0) {
    const due = calendar.time + plan.timeout[call]!;
    rows.deadline[child] = calendar.scheduleDeadline(
      lane,
      due,
      (child << SHIFT) | TIMEOUT,
      rows.deadline,
      SHIFT,
    );
  }
  return child;
}

/** A reply has reached its caller, if that still waits. */
export function takeReply(m: Machine, row: number): void {
  const { rows } = m;
  const cause = rows.cause[row]!;
  if (rows.span[row]! >= 0) m.traces.replied(rows.span[row]!, m.calendar.time);
  const parent = rows.parent[row]!;
  const waits = awaited(m, parent, rows.parentGeneration[row]!);
  if (cause !== OK && waits) m.tallies.connectionFailed[m.plan.callConnection[rows.call[row]!]!]! += 1;
  const leg = rows.leg[row]!;
  if (leg >= 0) settleLeg(m, row, leg, cause, CALLEE_FAILED);
  else if (waits) {
    if (cause === OK) settle(m, parent, row);
    else fail(m, parent, CALLEE_FAILED, cause);
  }
  rows.free(row);
}

/** The caller's patience with one call has ended. The callee does not know and works on. */
export function timeOutCall(m: Machine, row: number): void {
  const { rows } = m;
  const parent = rows.parent[row]!;
  const leg = rows.leg[row]!;
  const waits = awaited(m, parent, rows.parentGeneration[row]!);
  rows.deadline[row] = 0;
  rows.parent[row] = -1;
  rows.leg[row] = -1;
  if (waits) m.tallies.connectionFailed[m.plan.callConnection[rows.call[row]!]!]! += 1;
  if (leg >= 0) settleLeg(m, row, leg, TIMED_OUT, TIMED_OUT);
  else if (waits) fail(m, parent, TIMED_OUT, TIMED_OUT);
}

/** One of several calls has come back or failed: enough, too many failures, or the next of a sequence. */
function settleLeg(m: Machine, row: number, leg: number, cause: number, reason: number): void {
  const { legs } = m;
  legs.outstanding[leg]! -= 1;
  const parent = legs.parent[leg]!;
  if (legs.done[leg] === 0 && awaited(m, parent, legs.parentGeneration[leg]!)) {
    if (cause !== OK) {
      legs.spare[leg]! -= 1;
      if (legs.spare[leg]! < 0) {
        legs.done[leg] = 1;
        fail(m, parent, reason, cause);
      }
    } else {
      legs.needed[leg]! -= 1;
      if (legs.needed[leg] === 0) {
        legs.done[leg] = 1;
        settle(m, parent, row);
      } else {
        note(m, parent, row);
        if (legs.remaining[leg]! > 0) follow(m, parent, row, leg);
      }
    }
  }
  if (legs.outstanding[leg] === 0) legs.free(leg);
}

/** The next call of a sequence; what the ones before it took belongs to its path. */
function follow(m: Machine, parent: number, row: number, leg: number): void {
  const { rows } = m;
  m.legs.remaining[leg]! -= 1;
  if (rows.state[parent] === LATE) {
    finishLate(m, parent, false);
    return;
  }
  const child = spawn(m, parent, rows.call[row]!, parent, leg);
  rows.queued[child] = rows.queued[row]!;
  rows.served[child] = rows.served[row]!;
}

/** One of the replies that a step waits for is there; the last of them is the one whose path counts. */
function settle(m: Machine, parent: number, row: number): void {
  const { rows } = m;
  note(m, parent, row);
  const pending = rows.pending[parent]! - 1;
  rows.pending[parent] = pending;
  if (pending > 0) return;
  if (rows.state[parent] === LATE) {
    const visit = rows.visit[parent]!;
    finishLate(m, parent, rows.cursor[parent] === m.plan.firstCall[visit + 1]);
    return;
  }
  rows.queued[parent]! += rows.queued[row]!;
  rows.served[parent]! += rows.served[row]!;
  proceed(m, parent);
}

/** Remembers what a callee's lookup found, where later calls depend on it. */
function note(m: Machine, parent: number, row: number): void {
  const shift = m.plan.lookupShift[m.rows.call[row]!]!;
  if (shift > 0) m.rows.found[parent]! |= (m.rows.found[row]! & 3) << shift;
}

function fail(m: Machine, parent: number, reason: number, cause: number): void {
  if (m.rows.state[parent] === LATE) finishLate(m, parent, false);
  else conclude(m, parent, reason, cause);
}
