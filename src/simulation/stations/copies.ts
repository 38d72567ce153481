import { MISSED, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { ONE, WAITED } from '../engine/plan/codes.ts';
import { OK } from '../engine/reasons.ts';
import { MISS } from '../engine/rows.ts';

/**
 * A copied write has been applied, or has got lost. What its commit had waited for is seen by every later read; what came
 * after the commit is behind by that time, beside the copy's own lag.
 */
export function noteCopy(m: Machine, row: number, call: number, reason: number): void {
  const { plan, rows, legs } = m;
  const rule = plan.copyRule[call]!;
  const station = plan.callStation[call]!;
  if (reason !== OK) {
    // A write whose caller fails with it was never written.
    if (rule !== WAITED) m.missing[station] = Math.min(m.missing[station]!, rows.sent[row]!);
    return;
  }
  m.missing[station] = Infinity;
  const now = m.calendar.time;
  const leg = rows.leg[row]!;
  if (rule === WAITED) m.behind[station] = -1;
  else if (rule < ONE || leg < 0) m.behind[station] = now - rows.sent[row]!;
  else m.behind[station] = legs.done[leg] !== 0 ? now - legs.decided[leg]! : -1;
}

/** What a read of a copy does: goes on; waits until the calendar's `due`; gets no answer. */
export const READS = 0;
export const CATCHES_UP = 1;
export const REFUSES = 2;

/**
 * What a read of a copy finds: stale, if what it asks for was written later than the copy has seen. The lag of a copy is
 * drawn at each read (exponential). Who does not accept that waits until the copy has come so far, for which it holds no
 * slot; where writes got lost on their way nobody knows when that will be, and the copy refuses.
 */
export function readCopy(m: Machine, row: number, station: number): number {
  const { plan, rows, tallies } = m;
  const call = rows.call[row]!;
  if (call < 0 || plan.copyRule[call] !== 0 || plan.writes[call] !== 0) return READS;
  const { lag, readAfter, refresh } = plan.network.stations[station]!.copy!;
  const now = m.calendar.time;
  let behind = m.behind[station]!;
  behind = behind < 0 ? 0 : lag > 0 ? behind + lag * m.lags[station]!.exponential() : behind;
  // All see what was there at the last refresh, which is for all replicas at once.
  if (refresh !== undefined) behind += now - Math.floor(now / refresh) * refresh;
  const accepts = plan.accepts[call]!;
  const missing = m.missing[station]!;
  if (missing < now) {
    behind = Math.max(behind, now - missing);
    if (behind > accepts) return REFUSES;
  }
  const cls = plan.visitClass[rows.visit[row]!]!;
  tallies.reads[station]! += 1;
  tallies.classReads[cls]! += 1;
  tallies.behind[station]! += behind;
  if (Math.min(behind, accepts) > readAfter) {
    tallies.staleReads[station]! += 1;
    tallies.classStale[cls]! += 1;
  }
  if (behind <= accepts) return READS;
  m.calendar.due = now + behind - accepts;
  return CATCHES_UP;
}

/** The read of a row that has to wait until the calendar's `due`. */
export function catchUp(m: Machine, row: number): void {
  const { rows, calendar } = m;
  const { due, time: now } = calendar;
  // Marks, as a miss does, that its slot is free already.
  rows.found[row] = MISS;
  rows.since[row] = now;
  rows.queued[row]! += due - now;
  if (rows.span[row]! >= 0) m.traces.extended(rows.span[row]!, due);
  calendar.due = due;
  calendar.put((row << SHIFT) | MISSED);
}
