import { GONE_OUT, LINK_DONE, SHIFT, TRANSFERRED } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { TRANSFERRING } from '../engine/rows.ts';
import { advance, firstDone, plan } from './sharing.ts';

/**
 * A replica's link passes payloads on at its bandwidth, of which all get the same share, or one after another. True if the
 * request has to wait for its transfer; an event then says when that is over. The link's queue has no limit: transfers slow
 * down, none is refused.
 */
export function transfers(m: Machine, row: number, station: number, call: number): boolean {
  if (call < 0) return false;
  if (m.plan.payload[call] === 0) return false;
  m.rows.state[row] = TRANSFERRING;
  if (comesIn(m, row, station, call)) m.calendar.put((row << SHIFT) | TRANSFERRED);
  return true;
}

/** The same for the answer of a visit, which goes out over the other half of the link. */
export function transfersAnswer(m: Machine, row: number, station: number): void {
  m.rows.state[row] = TRANSFERRING;
  if (goesOut(m, row, station, m.rows.call[row]!)) m.calendar.put((row << SHIFT) | GONE_OUT);
}

/**
 * The request of this call goes over a link. True if that is over at the calendar's `due`; a link that others share says so by an event
 * of its own.
 */
export function comesIn(m: Machine, row: number, station: number, call: number): boolean {
  return pass(m, row, station, m.plan.payload[call]!, 0);
}

/** The same of its answer. */
export function goesOut(m: Machine, row: number, station: number, call: number): boolean {
  return pass(m, row, station, m.plan.reply[call]!, m.plan.totalReplicas);
}

/** `way` is where the links of this direction begin. */
function pass(m: Machine, row: number, station: number, bytes: number, way: number): boolean {
  const link = takeOn(m, row, station, bytes, way);
  if (m.plan.sharesLink[station] === 0) return true;
  m.rows.since[row] = m.calendar.time;
  const sharing = m.links[link]!;
  advance(sharing, 1, m.calendar.time);
  sharing.add(row, bytes / m.plan.bandwidth[station]!, m.rows);
  plan(m, sharing, (link << SHIFT) | LINK_DONE, 1);
  return false;
}

/** A link has something more to pass on, and will have passed on all that it has by the calendar's `due`. Returns which one it is. */
function takeOn(m: Machine, row: number, station: number, bytes: number, way: number): number {
  const work = bytes / m.plan.bandwidth[station]!;
  const chosen = m.rows.replica[row]!;
  // Whoever waits in a shared queue has no replica yet; the links then take turns.
  const link = way + (chosen >= 0 ? chosen : nextLink(m, station));
  const end = Math.max(m.calendar.time, m.linkFree[link]!) + work;
  m.linkFree[link] = end;
  m.calendar.due = end;
  (way === 0 ? m.tallies.linkWork : m.tallies.answerWork)[station]! += work;
  if (m.plan.sharesLink[station] === 0) countTime(m, station, way, end - m.calendar.time);
  return link;
}

/** Something takes so long over a link, with the turns it waits for, s. */
function countTime(m: Machine, station: number, way: number, seconds: number): void {
  if (way > 0) m.tallies.answerTime[station]! += seconds;
  else {
    m.tallies.transferred[station]! += 1;
    m.tallies.transferTime[station]! += seconds;
  }
}

/** The row whose transfer over a shared link is over now; -1 if that has been put off by others that came. */
export function nextTransferred(m: Machine, link: number): number {
  const sharing = m.links[link]!;
  const event = (link << SHIFT) | LINK_DONE;
  const row = firstDone(m, sharing, event, 1);
  if (row < 0) return -1;
  sharing.remove(m.rows.place[row]!, m.rows);
  if (sharing.size === 0) sharing.virtual = 0;
  plan(m, sharing, event, 1);
  const way = link < m.plan.totalReplicas ? 0 : m.plan.totalReplicas;
  const station = m.plan.replicaStation[link - way]!;
  countTime(m, station, way, m.calendar.time - m.rows.since[row]!);
  return row;
}

function nextLink(m: Machine, station: number): number {
  const turn = m.turn[station]!;
  m.turn[station] = (turn + 1) % m.plan.replicas[station]!;
  return m.plan.firstReplica[station]! + turn;
}

/** Seconds of transfer that the links of a station have taken on and not yet done at time `t`; `way` as for `pass`. */
export function linkBacklog(m: Machine, station: number, t: number, way: number): number {
  let backlog = 0;
  const end = m.plan.firstReplica[station + 1]!;
  for (let r = m.plan.firstReplica[station]!; r < end; r++) backlog += Math.max(0, m.linkFree[way + r]! - t);
  return backlog;
}
