import { stepOut } from '../stations/pool.ts';
import { fillSlot, leaveQueue, OUT_OF_SLOT, OWN_EVENT, quitService, releaseSlot } from '../stations/slots.ts';
import { release } from './attempts.ts';
import { leaveStation } from './leave.ts';
import type { Machine } from './machine.ts';
import { SLOTS } from './plan/codes.ts';
import { CANCELLED } from './reasons.ts';
import { ACTIVE, GONE, JOINED, QUEUED, SERVING, TRANSFERRING, WAITING } from './rows.ts';
import { QUEUED_FOR_POOL, REFUSED } from './tries.ts';

/**
 * Stops the work of a callee for which nobody waits any more, wherever it is: on its way, in a queue, in service, or
 * waiting for callees of its own, which are stopped in turn where their connections cancel. A row with an event still
 * to come stays until then. The reply of one that is done already is simply not taken.
 */
export function withdraw(m: Machine, row: number): void {
  const { rows, plan, tallies } = m;
  const station = plan.visitStation[rows.visit[row]!]!;
  if (rows.load[row]! >= 0) rows.dropLoads(row);
  switch (rows.state[row]) {
    case ACTIVE:
      rows.state[row] = GONE;
      return;
    case JOINED:
    case TRANSFERRING:
      leaveStation(m, row, station, CANCELLED);
      rows.state[row] = GONE;
      return;
    case QUEUED:
      leaveQueue(m, row, station);
      leaveStation(m, row, station, CANCELLED);
      rows.free(row);
      return;
    case SERVING: {
      const out = quitService(m, row, station);
      if (out !== OWN_EVENT) {
        const place = rows.replica[row]!;
        leaveStation(m, row, station, CANCELLED);
        rows.free(row);
        if (out === OUT_OF_SLOT) fillSlot(m, station, place);
        return;
      }
      // Counted in full when it began; what is left of it is not done.
      const left = Math.max(0, rows.since[row]! - m.calendar.time);
      tallies.served[station]! -= left;
      rows.state[row] = GONE;
      const slot = plan.intake[station] === SLOTS && rows.holds[row] === 0 && rows.found[row] === 0;
      const replica = rows.replica[row]!;
      leaveStation(m, row, station, CANCELLED);
      if (slot) releaseSlot(m, station, replica);
      return;
    }
    case WAITING:
      abandon(m, row);
      leaveStation(m, row, station, CANCELLED);
      rows.free(row);
      return;
  }
}

/** Lets go of everything a caller has under way by tries: nobody waits for it any more. */
export function abandon(m: Machine, parent: number): void {
  const { rows, tries } = m;
  // First out of the lines, so that no place that gets free goes to a call that ends here as well.
  for (let t = rows.tries[parent]!; t >= 0; t = tries.next[t]!) standBack(m, t);
  while (rows.tries[parent]! >= 0) drop(m, rows.tries[parent]!);
}

/** The same for those calls alone whose connections cancel; true if there were any. */
export function abandonCancelling(m: Machine, parent: number, leg = -1): boolean {
  const { rows, tries, plan } = m;
  let any = false;
  for (let t = rows.tries[parent]!; t >= 0; ) {
    const next = tries.next[t]!;
    const cancels = plan.reliability[tries.call[t]!]!.cancel;
    if (cancels && (leg < 0 || tries.leg[t] === leg)) {
      any = true;
      standBack(m, t);
      drop(m, t);
    }
    t = next;
  }
  return any;
}

function standBack(m: Machine, t: number): void {
  const { tries } = m;
  if (tries.phase[t] !== QUEUED_FOR_POOL) return;
  stepOut(m, tries.pool[t]!, t);
  tries.phase[t] = 0;
  tries.ticket[t] = -1;
}

function drop(m: Machine, t: number): void {
  const { tries, legs } = m;
  if (tries.main[t]! >= 0) dropAttempt(m, t, tries.main[t]!);
  if (tries.hedge[t]! >= 0) dropAttempt(m, t, tries.hedge[t]!);
  const leg = tries.leg[t]!;
  if (leg >= 0) legs.report(leg);
  unlink(m, t);
  if (tries.phase[t] === REFUSED) tries.parent[t] = -1;
  else tries.free(t);
}

/** Nobody waits for an attempt any more. */
export function dropAttempt(m: Machine, t: number, row: number): void {
  const { tries, plan } = m;
  const call = tries.call[t]!;
  m.breakers.forget(plan.callConnection[call]!, detach(m, t, row));
  m.rows.parent[row] = -1;
  m.rows.leg[row] = -1;
  m.rows.deadline[row] = 0;
  if (plan.reliability[call]!.cancel) withdraw(m, row);
  release(m, tries.pool[t]!, call);
}

/** Takes an attempt off its try; returns the epoch of the breaker under which it was sent. */
export function detach(m: Machine, t: number, row: number): number {
  const { tries } = m;
  if (tries.main[t] === row) {
    tries.main[t] = -1;
    return tries.mainEpoch[t]!;
  }
  tries.hedge[t] = -1;
  return tries.hedgeEpoch[t]!;
}

/** Takes a try out of the list of its caller. */
export function unlink(m: Machine, t: number): void {
  const { tries, rows } = m;
  const next = tries.next[t]!;
  const previous = tries.previous[t]!;
  if (next >= 0) tries.previous[next] = previous;
  if (previous >= 0) tries.next[previous] = next;
  else rows.tries[tries.parent[t]!] = next;
}
