import type { Machine } from '../engine/machine.ts';
import { CALLEE_FAILED, TIMED_OUT } from '../engine/reasons.ts';
import { HIT, MISS } from '../engine/rows.ts';

/** A second layer may have what the first has not: then nobody behind is asked. */
export function asksShield(m: Machine, row: number, station: number): void {
  if (m.rows.found[row] !== MISS) return;
  if (m.shields[station]!.chanceOf(m.plan.shield, station)) m.rows.found[row] = HIT;
}

/** What was asked for has failed a short while ago. */
export function isKnownToFail(m: Machine, row: number, station: number): boolean {
  const until = m.failures![station]!.get(m.rows.key[row]!);
  return until !== undefined && m.calendar.time < until;
}

/** Keeps a failure that came from behind. Nobody asks again for what has no key of its class. */
export function keepFailure(m: Machine, row: number, station: number, reason: number): void {
  const { plan, rows } = m;
  const kept = plan.negativeTtl[station]!;
  if (kept === 0 || (reason !== CALLEE_FAILED && reason !== TIMED_OUT)) return;
  if (plan.network.classes[plan.visitClass[rows.visit[row]!]!]!.keys === undefined) return;
  m.failures![station]!.set(rows.key[row]!, m.calendar.time + kept);
}
