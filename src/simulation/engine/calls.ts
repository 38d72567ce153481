import { isChosen, mix } from '../random/luck.ts';
import { handOver, keepLoaded } from '../stations/caching.ts';
import { waitToBeRead } from '../stations/drawing.ts';
import { endWaits, holdBack } from '../stations/flushing.ts';
import { standsStill } from '../stations/leases.ts';
import { goesOut } from '../stations/link.ts';
import { hash } from '../stations/replicas.ts';
import { letIn } from '../stations/room.ts';
import { applies, chooseRoute } from '../stations/routing.ts';
import { beginTry, carry } from './attempts.ts';
import { abandonCancelling, unlink } from './cancel.ts';
import { awaited, conclude, finishLate } from './conclude.ts';
import { letGoOfThread } from './leave.ts';
import type { Machine } from './machine.ts';
import { due, FAILED, PENDING, replied, timedOut, type Verdict } from './outcomes.ts';
import {
  DEAD,
  FIRST_COPY,
  HELD_BACK,
  isSent,
  ONE,
  OTHER_COPY,
  QUORUM,
  SCATTERS,
  SENT_SCATTERS,
} from './plan/codes.ts';
import { CALLEE_FAILED, NO_ROUTE, OK, TIMED_OUT } from './reasons.ts';
import { ACTIVE, LATE, WAITING } from './rows.ts';
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
  } else if (plan.deadEnd[visit] !== 0) {
    conclude(m, row, NO_ROUTE, NO_ROUTE);
    return;
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
  goesOut(m, row, station);
  return true;
}

/** One call of a step, as often as it is made. */
function launch(m: Machine, row: number, call: number): void {
  const sends = m.plan.sends[call]!;
  if (sends === FIRST_COPY) launchCopies(m, row, call);
  if (sends === FIRST_COPY || sends === OTHER_COPY) return;
  const count = countOf(m, row, call);
  if (count === 0) return;
  if ((sends === SENT_SCATTERS || sends === SCATTERS) && asksAll(m, call)) askAll(m, row, call, count);
  else if (m.plan.asks[call]! > 0) for (let i = 0; i < count; i++) askCopies(m, row, call);
  else if (sends === HELD_BACK) for (let i = 0; i < count; i++) holdBack(m, row, call);
  else if (isSent(sends)) for (let i = 0; i < count; i++) send(m, row, call, i);
  else repeat(m, row, call, count);
}

/** Passes on a dead letter, whose row at its buffer is no longer needed then; -1: there is none. */
export function sendLetter(m: Machine, row: number): void {
  if (row < 0) return;
  const { plan, rows } = m;
  const visit = rows.visit[row]!;
  for (let call = plan.firstCall[visit]!; call < plan.firstCall[visit + 1]!; call++)
    if (plan.condition[call] === DEAD) for (let i = countOf(m, row, call); i > 0; i--) send(m, row, call, i);
  rows.free(row);
}

/** Passes on what a replica of a buffer has held back, each group as one message. */
export function passOn(m: Machine, replica: number): void {
  const flushes = m.flushes!;
  flushes.due[replica] = 0;
  const station = m.plan.replicaStation[replica]!;
  let gone = false;
  for (let group = flushes.firstAt(replica); group >= 0; group = flushes.firstAt(replica)) {
    const row = flushes.row[group]!;
    const call = flushes.call[group]!;
    send(m, row, call, 0, endWaits(m, station, group));
    gone ||= m.plan.bufferQueue[call]! < 0;
    m.rows.free(row);
    flushes.remove(replica);
  }
  // Else it comes back at once, to wait at the store's door.
  if (gone) letIn(m, station);
}

/** A message that nobody waits for, or so many writes in one; returns its row. */
function send(m: Machine, row: number, call: number, nth: number, writes = 1): number {
  const { plan, rows } = m;
  const child = spawn(m, row, call, -1, -1, nth);
  if (plan.lags) rows.sent[child] = m.calendar.time;
  if (m.flushes !== null) m.flushes.weigh(child, writes);
  const draws = plan.draws && plan.lined[call] !== 0;
  if (draws || plan.tracked[call] !== 0 || plan.volatile[plan.caller[call]!] !== 0)
    rows.partition[child] = Math.max(0, rows.replica[row]! - plan.firstReplica[plan.caller[call]!]!);
  if (draws) waitToBeRead(m, child, call);
  return child;
}

function repeat(m: Machine, row: number, call: number, count: number): void {
  const { plan, rows, legs } = m;
  rows.pending[row]! += 1;
  if (count === 1) {
    make(m, row, call, -1, 0);
    return;
  }
  const parallel = plan.parallel[call] !== 0;
  const needed = parallel ? Math.min(count, Math.max(1, plan.need[call]!)) : count;
  const atOnce = parallel ? count : 1;
  const leg = legs.take(row, rows.generation[row]!, needed, count - needed, count - atOnce);
  for (let i = 0; i < atOnce; i++) make(m, row, call, leg, i);
}

function asksAll(m: Machine, call: number): boolean {
  const station = m.plan.callStation[call]!;
  return m.scatters[station]!.chance(m.plan.scatter[station]!);
}

/** The call of every shard, as often as the call is made; all replies are needed. */
function askAll(m: Machine, row: number, call: number, times: number): void {
  const { plan, rows, legs, tries } = m;
  const station = plan.callStation[call]!;
  const first = plan.firstReplica[station]!;
  const shards = plan.replicas[station]!;
  const sent = isSent(plan.sends[call]!);
  let leg = -1;
  if (!sent) {
    rows.pending[row]! += 1;
    leg = legs.take(row, rows.generation[row]!, shards * times, 0, 0);
  }
  for (let i = 0; i < shards * times; i++) {
    const child = sent ? send(m, row, call, i) : make(m, row, call, leg, i);
    const attempt = child >= 0 ? child : tries.main[codeOf(child)]!;
    if (child < 0) tries.replica[codeOf(child)] = first + (i % shards);
    if (attempt >= 0) rows.replica[attempt] = first + (i % shards);
  }
}

/**
 * One call that goes to several of the replicas that have its key: of a hash ring the one it falls on and those after it. Where
 * not all are asked those that are up come first. A buffer passes on what its first copy has taken.
 */
function askCopies(m: Machine, row: number, call: number): void {
  const { plan, rows, legs, tries } = m;
  const station = plan.callStation[call]!;
  const first = plan.firstReplica[station]!;
  const replicas = plan.replicas[station]!;
  const kept = plan.dataCopies[station]!;
  const asks = plan.asks[call]!;
  const home = hash(rows.key[row]!) % replicas;
  const sent = isSent(plan.sends[call]!);
  let leg = -1;
  if (!sent) {
    rows.pending[row]! += 1;
    leg = legs.take(row, rows.generation[row]!, plan.needs[call]!, asks - plan.needs[call]!, 0);
  }
  let left = asks;
  for (let i = 0; left > 0; i++) {
    const replica = first + ((home + i) % replicas);
    // The last of them are asked whether they are up or not: then too few are.
    if (m.open[replica] === 0 && kept - i > left) continue;
    const child = sent ? send(m, row, call, i) : make(m, row, call, leg, i);
    const attempt = child >= 0 ? child : tries.main[codeOf(child)]!;
    if (child < 0) tries.replica[codeOf(child)] = replica;
    if (attempt >= 0) {
      rows.replica[attempt] = replica;
      if (left < asks && plan.buffer[station] !== 0)
        rows.cursor[attempt] = plan.firstCall[plan.callVisit[call]! + 1]!;
    }
    left--;
  }
}

/** How often a call is made this time. */
function countOf(m: Machine, row: number, call: number): number {
  const { plan } = m;
  const fraction = plan.callFraction[call]!;
  const more =
    fraction > 0 && isChosen(mix((m.rows.luck[row]! + m.fractionKey[call]!) | 0), plan.callFraction, call)
      ? 1
      : 0;
  return plan.callWhole[call]! + more;
}

/** All copies of a write, from the first on; as many of them are waited for as their rule says. */
function launchCopies(m: Machine, row: number, first: number): void {
  const { plan, rows, legs } = m;
  const end = plan.stepEnd[first]!;
  let leg = -1;
  let copies = 0;
  for (let call = first; call < end; call++) {
    if (plan.sends[call]! < FIRST_COPY || plan.condition[call] !== plan.condition[first]) continue;
    for (let i = countOf(m, row, call); i > 0; i--) {
      if (leg < 0) leg = legs.take(row, rows.generation[row]!, 1, 0, 0);
      const child = spawn(m, row, call, row, leg, i);
      rows.sent[child] = m.calendar.time;
      copies++;
    }
  }
  if (leg < 0) return;
  rows.pending[row]! += 1;
  const rule = plan.copyRule[first]!;
  const needed = rule === ONE ? 1 : rule === QUORUM ? (copies + 1) >> 1 : copies;
  legs.needed[leg] = needed;
  legs.spare[leg] = copies - needed;
}

/** One call that is waited for. Returns its row, or the code of its try. */
function make(m: Machine, row: number, call: number, leg: number, nth: number): number {
  if (m.plan.tried[call] !== 0) return codeOf(beginTry(m, row, call, leg));
  return spawn(m, row, call, row, leg, nth);
}

/** A reply has reached its caller, if that still waits. */
export function takeReply(m: Machine, row: number): void {
  const { rows } = m;
  if (rows.leg[row]! < -1) {
    const t = codeOf(rows.leg[row]!);
    settleTry(m, t, row, replied(m, row));
    rows.free(row);
    return;
  }
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
  if (leg >= 0) settleLeg(m, row, leg, TIMED_OUT, TIMED_OUT);
  else if (waits) fail(m, parent, TIMED_OUT, TIMED_OUT);
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
  const reason = verdict === FAILED ? tries.reason[t]! : OK;
  const cause = verdict === FAILED ? tries.cause[t]! : OK;
  unlink(m, t);
  tries.free(t);
  if (leg >= 0) settleLeg(m, row, leg, cause, reason);
  else if (verdict === FAILED) fail(m, parent, reason, cause);
  else settle(m, parent, row);
}

/** One of several calls has come back or failed: enough, too many failures, or the next of a sequence. */
function settleLeg(m: Machine, row: number, leg: number, cause: number, reason: number): void {
  const { legs } = m;
  const parent = legs.parent[leg]!;
  if (legs.done[leg] === 0 && awaited(m, parent, legs.parentGeneration[leg]!)) {
    if (cause !== OK) {
      legs.spare[leg]! -= 1;
      if (legs.spare[leg]! < 0) {
        legs.done[leg] = 1;
        legs.decided[leg] = m.calendar.time;
        fail(m, parent, reason, cause);
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
    carry(m, codeOf(child), rows.queued[row]!, rows.served[row]!);
    return;
  }
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
    if (rows.load[parent]! >= 0) keepLoaded(m, parent);
    finishLate(m, parent, rows.cursor[parent] === m.plan.firstCall[visit + 1]);
    return;
  }
  rows.queued[parent]! += rows.queued[row]!;
  rows.served[parent]! += rows.served[row]!;
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

function fail(m: Machine, parent: number, reason: number, cause: number): void {
  if (m.rows.state[parent] === LATE) finishLate(m, parent, false);
  else conclude(m, parent, reason, cause);
}
