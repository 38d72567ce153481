import { FLUSH, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { letIn } from './room.ts';

/**
 * A buffer that flushes holds a write back: it joins others of its way up to the most that are written together, and
 * goes when the first that was held back has waited for the interval.
 */
export function holdBack(m: Machine, row: number, call: number): void {
  const { plan, rows, calendar } = m;
  const flushes = m.flushes!;
  const station = plan.caller[call]!;
  const replica = Math.max(rows.replica[row]!, plan.firstReplica[station]!);
  let group = flushes.openAt(replica, call);
  if (group < 0 || flushes.count[group]! >= plan.flushSize[station]!) {
    const first = rows.take();
    rows.visit[first] = rows.visit[row]!;
    rows.call[first] = -1;
    rows.parent[first] = -1;
    rows.leg[first] = -1;
    rows.key[first] = rows.key[row]!;
    rows.origin[first] = rows.origin[row]!;
    rows.began[first] = rows.began[row]!;
    rows.replica[first] = replica;
    group = flushes.begin(replica, call, first, calendar.time);
  }
  flushes.count[group]! += 1;
  flushes.came[group]! += calendar.time;
  m.waitingRises(station);
  if (flushes.due[replica] !== 0) return;
  flushes.due[replica] = 1;
  calendar.schedule(calendar.time + plan.flushEvery[station]!, (replica << SHIFT) | FLUSH);
}

/** The writes of the oldest group of a replica wait there no longer, for whatever reason. Returns how many they were. */
export function endWaits(m: Machine, station: number, group: number): number {
  const { tallies, calendar, flushes } = m;
  const count = flushes!.count[group]!;
  tallies.waiting[station]! -= count;
  tallies.waitingArea[station]! += count * calendar.time;
  tallies.waited[station]! += count * calendar.time - flushes!.came[group]!;
  m.oldest[station] = Math.max(m.oldest[station]!, calendar.time - flushes!.began[group]!);
  return count;
}

/** How many writes a message of a buffer is. */
export function writesIn(m: Machine, row: number, buffer: number): number {
  return m.flushes === null || m.plan.flushEvery[buffer] === 0 ? 1 : m.flushes.weightOf(row);
}

/** What a replica that has failed had not yet written is lost, where it had it in memory alone. */
export function loseHeldBack(m: Machine, station: number, replica: number): void {
  const { flushes } = m;
  if (flushes === null) return;
  for (let group = flushes.firstAt(replica); group >= 0; group = flushes.firstAt(replica)) {
    m.tallies.crashed[station]! += endWaits(m, station, group);
    m.rows.free(flushes.row[group]!);
    flushes.remove(replica);
  }
  letIn(m, station);
}
