import { SHIFT, TRANSFERRED } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { TRANSFERRING } from '../engine/rows.ts';

/**
 * A replica's link passes on one payload after another at its bandwidth. True if the request has to wait for its
 * transfer; its event then says when that is over. The link's queue has no limit: transfers slow down, none is
 * refused.
 */
export function transfers(m: Machine, row: number, station: number, call: number): boolean {
  if (call < 0) return false;
  const bandwidth = m.plan.bandwidth[station]!;
  const payload = m.plan.payload[call]!;
  if (payload === 0) return false;
  const chosen = m.rows.replica[row]!;
  // Whoever waits in a shared queue has no replica yet; the links then take turns.
  const link = chosen >= 0 ? chosen : nextLink(m, station);
  const work = payload / bandwidth;
  const end = Math.max(m.calendar.time, m.linkFree[link]!) + work;
  m.linkFree[link] = end;
  m.tallies.linkWork[station]! += work;
  m.rows.state[row] = TRANSFERRING;
  m.calendar.schedule(end, (row << SHIFT) | TRANSFERRED);
  return true;
}

function nextLink(m: Machine, station: number): number {
  const turn = m.turn[station]!;
  m.turn[station] = (turn + 1) % m.plan.replicas[station]!;
  return m.plan.firstReplica[station]! + turn;
}

/** Seconds of transfer that the links of a station have taken on and not yet done at time `t`. */
export function linkBacklog(m: Machine, station: number, t: number): number {
  let backlog = 0;
  const end = m.plan.firstReplica[station + 1]!;
  for (let r = m.plan.firstReplica[station]!; r < end; r++) backlog += Math.max(0, m.linkFree[r]! - t);
  return backlog;
}
