import { givePlaceBack, lineUp, nextInLine, takePlace } from '../stations/pool.ts';
import { SHIFT, TRY } from './events.ts';
import { BUDGET_RESERVE } from './machine/allowances.ts';
import type { Machine } from './machine.ts';
import { BREAKER_OPEN, POOL_FULL } from './reasons.ts';
import { WAITING } from './rows.ts';
import { spawn } from './spawn.ts';
import { BACKING_OFF, codeOf, FLYING, QUEUED_FOR_POOL, REFUSED } from './tries.ts';

/** Begins a call that its connection's reliability rules govern; returns its try. */
export function beginTry(m: Machine, from: number, call: number, leg: number): number {
  const { plan, rows, tries } = m;
  const t = tries.take(from, leg, rows.tries[from]!);
  rows.tries[from] = t;
  tries.call[t] = call;
  tries.pool[t] = poolOf(m, from, call);
  tries.began[t] = m.calendar.time;
  if (leg >= 0) m.legs.outstanding[leg]! += 1;
  const k = plan.callConnection[call]!;
  m.budget[k] = Math.min(BUDGET_RESERVE, m.budget[k]! + plan.reliability[call]!.retryBudget);
  attempt(m, t);
  return t;
}

function poolOf(m: Machine, from: number, call: number): number {
  const { plan } = m;
  const first = plan.firstPool[plan.callConnection[call]!]!;
  const replica = m.rows.replica[from]!;
  return first < 0 || replica < 0 ? first : first + replica - plan.firstReplica[plan.caller[call]!]!;
}

/** What the calls of a sequence before a try took belongs to its path; `before` is the last of them. */
export function carry(m: Machine, t: number, before: number): void {
  const { rows, tries } = m;
  const [queued, served, asking] = [rows.queued[before]!, rows.served[before]!, rows.asking[before]!];
  tries.queued[t] = queued;
  tries.served[t] = served;
  tries.asking[t] = asking;
  const row = tries.main[t]!;
  if (row < 0) return;
  rows.queued[row]! += queued;
  rows.served[row]! += served;
  rows.asking[row]! += asking;
}

/** Sends the call, for the first time or again, if breaker and pool let it; or lines it up, or refuses it. */
export function attempt(m: Machine, t: number): void {
  const { plan, tries, calendar } = m;
  const call = tries.call[t]!;
  const k = plan.callConnection[call]!;
  if (m.breakers.blocks(k, calendar.time)) {
    refuse(m, t, BREAKER_OPEN);
    return;
  }
  const pool = tries.pool[t]!;
  if (pool < 0 || takePlace(m, pool, k)) {
    send(m, t);
    return;
  }
  const { poolWait } = plan.reliability[call]!;
  if (!(poolWait > 0)) {
    refuse(m, t, POOL_FULL);
    return;
  }
  tries.phase[t] = QUEUED_FOR_POOL;
  lineUp(m, pool, t);
  tries.ticket[t] = calendar.schedule(calendar.time + poolWait, (t << SHIFT) | TRY);
}

/** The pool's place, if there is a pool, is taken, and the breaker does not block. */
function send(m: Machine, t: number): void {
  const { plan, tries, calendar } = m;
  const call = tries.call[t]!;
  tries.phase[t] = FLYING;
  tries.mainEpoch[t] = m.breakers.admit(plan.callConnection[call]!);
  tries.main[t] = fly(m, t);
  const { hedge } = plan.reliability[call]!;
  tries.ticket[t] = hedge < Infinity ? calendar.schedule(calendar.time + hedge, (t << SHIFT) | TRY) : -1;
}

function fly(m: Machine, t: number): number {
  const { rows, tries } = m;
  const parent = tries.parent[t]!;
  const row = spawn(m, parent, tries.call[t]!, parent, codeOf(t), 0);
  if (tries.replica[t]! >= 0) rows.replica[row] = tries.replica[t]!;
  rows.queued[row] = tries.queued[t]!;
  rows.served[row] = tries.served[t]!;
  // What went before the attempt that succeeds in the end: other attempts, pauses, the pool.
  rows.asking[row] = tries.asking[t]! + m.calendar.time - tries.began[t]!;
  return row;
}

/** Makes the second call of a hedge, unless budget, breaker or pool are against it. */
export function hedge(m: Machine, t: number): void {
  const { plan, tries } = m;
  const call = tries.call[t]!;
  const k = plan.callConnection[call]!;
  if (!canRepeat(m, t) || m.breakers.blocks(k, m.calendar.time) || !isAffordable(m, call)) return;
  const pool = tries.pool[t]!;
  if (pool >= 0 && !takePlace(m, pool, k)) return;
  pay(m, call);
  tries.hedgeEpoch[t] = m.breakers.admit(k);
  tries.hedge[t] = fly(m, t);
}

/** Plans another attempt after a failed one, if there is one left; false if that was the last. */
export function retry(m: Machine, t: number): boolean {
  const { plan, tries, calendar } = m;
  const call = tries.call[t]!;
  const rule = plan.reliability[call]!;
  const made = tries.retries[t]!;
  if (made >= rule.retries || !canRepeat(m, t) || !isAffordable(m, call)) return false;
  pay(m, call);
  tries.retries[t] = made + 1;
  tries.phase[t] = BACKING_OFF;
  let pause = Math.min(rule.backoffMax, rule.backoff * (1 << Math.min(made, 30)));
  if (rule.jitter > 0) pause *= 1 - rule.jitter * m.jitters[plan.callConnection[call]!]!.uniform();
  tries.ticket[t] = calendar.schedule(calendar.time + pause, (t << SHIFT) | TRY);
  return true;
}

/** Nobody repeats a call for a client that has given up, or of which enough replies are there. */
function canRepeat(m: Machine, t: number): boolean {
  const leg = m.tries.leg[t]!;
  return m.rows.state[m.tries.parent[t]!] === WAITING && (leg < 0 || m.legs.done[leg] === 0);
}

function isAffordable(m: Machine, call: number): boolean {
  return m.plan.reliability[call]!.retryBudget === Infinity || m.budget[m.plan.callConnection[call]!]! >= 1;
}

function pay(m: Machine, call: number): void {
  m.budget[m.plan.callConnection[call]!]! -= 1;
}

/** Told by an event of its own, as its caller may be just about to make further calls. */
function refuse(m: Machine, t: number, reason: number): void {
  m.tries.phase[t] = REFUSED;
  m.tries.reason[t] = reason;
  m.tries.cause[t] = reason;
  m.tries.ticket[t] = -1;
  m.soon.push((t << SHIFT) | TRY);
}

/** A place of a pool is free: the next in line goes, unless the breaker has opened since. */
export function release(m: Machine, pool: number, call: number): void {
  if (pool < 0) return;
  const k = m.plan.callConnection[call]!;
  for (let t = nextInLine(m, pool); t >= 0; t = nextInLine(m, pool)) {
    if (!m.breakers.blocks(k, m.calendar.time)) {
      send(m, t);
      return;
    }
    refuse(m, t, BREAKER_OPEN);
  }
  givePlaceBack(m, pool, k);
}
