import { isChosen, mix } from '../random/luck.ts';
import { waitToBeRead } from '../stations/drawing.ts';
import { endWaits, holdBack } from '../stations/flushing.ts';
import { hash } from '../stations/replicas.ts';
import { letIn } from '../stations/room.ts';
import { beginTry } from './attempts.ts';
import type { Machine } from './machine.ts';
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
import { spawn } from './spawn.ts';
import { codeOf } from './tries.ts';

/** One call of a step, as often as it is made. */
export function launch(m: Machine, row: number, call: number): void {
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
  const needed = neededOf(plan.copyRule[first]!, copies);
  legs.needed[leg] = needed;
  legs.spare[leg] = copies - needed;
}

/** Of so many copies. The primary is one of the majority. */
export function neededOf(rule: number, copies: number): number {
  return rule === ONE ? 1 : rule === QUORUM ? (copies + 1) >> 1 : copies;
}

/** One call that is waited for. Returns its row, or the code of its try. */
export function make(m: Machine, row: number, call: number, leg: number, nth: number): number {
  if (m.plan.tried[call] !== 0) return codeOf(beginTry(m, row, call, leg));
  return spawn(m, row, call, row, leg, nth);
}
