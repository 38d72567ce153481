import { letGoOfBatch } from '../stations/batch.ts';
import { countLent } from '../stations/connections.ts';
import { endLease } from '../stations/leases.ts';
import { unlock } from '../stations/locks.ts';
import { letIn, WAITS_FOR_ROOM } from '../stations/room.ts';
import { feed, fillSlot, releaseSlot } from '../stations/slots.ts';
import type { Machine } from './machine.ts';
import { CAPPED } from './plan/codes.ts';
import { OK, REASON_COUNT } from './reasons.ts';

/** Counts a visit out of its station, and gives back the thread it held. */
export function leaveStation(m: Machine, row: number, station: number, reason: number): void {
  const { rows, tallies } = m;
  const now = m.calendar.time;
  const replica = rows.replica[row]!;
  if (replica >= 0) m.occupy(replica, -1);
  // Who was held is not let go any more, nor who is done cut short.
  if (m.plan.dates || m.plan.cutsShort) rows.leaving[row] = 0;
  tallies.inside[station]! -= 1;
  tallies.insideArea[station]! += now;
  if (m.plan.isHeldOpen) countLent(m, row, station, -1);
  if (reason === OK) {
    m.stationLatency[station]!.recordSince(rows.arrived, row, m.calendar);
  } else tallies.failed[station * REASON_COUNT + reason]! += 1;
  if (rows.holds[row] !== 0) letGoOfThread(m, row, station);
  if (m.leases !== null) endLease(m, row, reason);
  if (m.plan.locks && m.lockHolder[station] === row) unlock(m, station);
  if (m.plan.waits) letIn(m, station);
  // Who may have so many in flight has room for a message again.
  if ((m.before[station]! & CAPPED) !== 0 && m.plan.firstOutlet[station] !== m.plan.firstOutlet[station + 1])
    if (replica >= 0) while (feed(m, station, replica)) {}
}

/** Gives back the slot that a visit has held while it waited for others. */
export function letGoOfThread(m: Machine, row: number, station: number): void {
  const { rows } = m;
  const held = rows.holds[row];
  const replica = rows.replica[row]!;
  rows.holds[row] = 0;
  // Who has just been let in from the line before a full buffer has no slot yet.
  if (held === WAITS_FOR_ROOM) return;
  if (held === 1) releaseSlot(m, station, replica);
  else if (letGoOfBatch(m, row, station)) fillSlot(m, station, replica);
}
