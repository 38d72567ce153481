import { stepOut } from '../stations/pool.ts';
import { attempt, hedge, release, retry } from './attempts.ts';
import { detach, dropAttempt, withdraw } from './cancel.ts';
import type { Machine } from './machine.ts';
import { CALLEE_FAILED, OK, POOL_FULL, TIMED_OUT } from './reasons.ts';
import { BACKING_OFF, codeOf, QUEUED_FOR_POOL, REFUSED } from './tries.ts';

/** What has become of a try. */
export type Verdict = typeof PENDING | typeof SUCCEEDED | typeof FAILED;
export const PENDING = 0;
export const SUCCEEDED = 1;
/** Its `reason` and `cause` say why. */
export const FAILED = 2;

/** The reply of an attempt has reached the caller. The first good one wins; of failures the last one counts. */
export function replied(m: Machine, row: number): Verdict {
  const { rows, tries, plan } = m;
  const t = codeOf(rows.leg[row]!);
  const cause = rows.cause[row]!;
  const k = plan.callConnection[tries.call[t]!]!;
  m.breakers.outcome(k, detach(m, t, row), cause === OK, m.calendar.time);
  if (cause !== OK) return failed(m, t, CALLEE_FAILED, cause);
  const other = tries.main[t]! >= 0 ? tries.main[t]! : tries.hedge[t]!;
  if (other >= 0) dropAttempt(m, t, other);
  release(m, tries.pool[t]!, tries.call[t]!);
  return SUCCEEDED;
}

/** The caller's patience with an attempt has ended. */
export function timedOut(m: Machine, row: number): Verdict {
  const { rows, tries, plan } = m;
  const t = codeOf(rows.leg[row]!);
  const call = tries.call[t]!;
  m.breakers.outcome(plan.callConnection[call]!, detach(m, t, row), false, m.calendar.time);
  rows.parent[row] = -1;
  rows.leg[row] = -1;
  if (plan.reliability[call]!.cancel) withdraw(m, row);
  return failed(m, t, TIMED_OUT, TIMED_OUT);
}

function failed(m: Machine, t: number, reason: number, cause: number): Verdict {
  const { tries, plan } = m;
  const call = tries.call[t]!;
  m.tallies.connectionFailed[plan.callConnection[call]!]! += 1;
  release(m, tries.pool[t]!, call);
  if (tries.main[t]! >= 0 || tries.hedge[t]! >= 0) return PENDING;
  tries.reason[t] = reason;
  tries.cause[t] = cause;
  return retry(m, t) ? PENDING : FAILED;
}

/** Its timer has run out, or its refusal has got through. */
export function due(m: Machine, t: number): Verdict {
  const { tries } = m;
  const phase = tries.phase[t]!;
  if (phase === REFUSED) {
    if (tries.parent[t]! >= 0) return FAILED;
    tries.free(t);
    return PENDING;
  }
  if (tries.ticket[t] !== m.calendar.ticket) return PENDING;
  tries.ticket[t] = -1;
  if (phase === QUEUED_FOR_POOL) {
    stepOut(m, tries.pool[t]!, t);
    tries.reason[t] = POOL_FULL;
    tries.cause[t] = POOL_FULL;
    return FAILED;
  }
  if (phase === BACKING_OFF) attempt(m, t);
  else if (tries.main[t]! >= 0) hedge(m, t);
  return PENDING;
}
