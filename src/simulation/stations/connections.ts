import type { Machine } from '../engine/machine.ts';

/**
 * Where people hold connections open, or instances of functions do, requests come over these: if more are wanted than there are,
 * those without are refused, the same share of the requests. Elsewhere each request inside holds a connection.
 */
export function connects(m: Machine, station: number): boolean {
  const capacity = m.connectionCapacity[station]!;
  const open = m.plan.openConnections[station]! * m.load;
  const holders = m.plan.holders[station]!;
  if (open === 0 && holders.length === 0) return m.tallies.inside[station]! <= capacity;
  const wanted = holders.length === 0 ? open : heldBy(m, station, holders);
  return wanted <= capacity || m.admissions[station]!.chance(capacity / wanted);
}

/** One for each instance, and for each request that does not come over one of these. */
function heldBy(m: Machine, station: number, holders: readonly number[]): number {
  const { plan, tallies } = m;
  let held = tallies.inside[station]! - tallies.lent[station]!;
  for (const holder of holders) {
    for (let r = plan.firstReplica[holder]!; r < plan.firstReplica[holder + 1]!; r++) {
      m.instances[r]!.expire(m.calendar.time);
      held += m.instances[r]!.alive;
    }
  }
  return held;
}

/** A request over a connection that its caller's instance holds has come (1) or gone (-1). */
export function countLent(m: Machine, row: number, station: number, change: number): void {
  const call = m.rows.call[row]!;
  if (call < 0 || m.plan.lends[call] === 0) return;
  m.tallies.lent[station]! += change;
  m.tallies.lentArea[station]! -= change * m.calendar.time;
}
