import { SHARED_DONE, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { SERVING } from '../engine/rows.ts';
import type { Sharing } from '../engine/sharing.ts';
import { throughPauses } from './pauses.ts';
import { countBusy } from './shards.ts';
import { shorten } from './shortcuts.ts';

/** Whether one more may come in: those beyond the slots count as waiting, though all are served a little. */
export function hasRoom(m: Machine, station: number, replica: number): boolean {
  return m.sharing[replica]!.size < m.plan.slots[station]! + m.plan.queueLimit[station]!;
}

/** From now on it gets its share: all of a slot, or the same part of the slots as everyone else. */
export function share(m: Machine, row: number, station: number, replica: number): void {
  const { rows, tallies } = m;
  const now = m.calendar.time;
  const sharing = m.sharing[replica]!;
  const slots = m.plan.slots[station]!;
  advance(sharing, slots, now);
  m.delays.pace = m.pace[replica]!;
  if (m.plan.shortens) shorten(m, row, station);
  m.delays.draw(m.serviceDelay[rows.visit[row]!]!, row);
  m.delays.pace = 1;
  const work = m.plan.pauses ? throughPauses(m, replica, m.delays.took) : m.delays.took;
  if (sharing.size < slots) {
    m.busy[replica]! += 1;
    tallies.busy[station]! += 1;
    tallies.busyArea[station]! -= now;
    if (m.plan.shards > 0) countBusy(m, replica, 1);
  } else m.waitingRises(station);
  sharing.add(row, work, rows);
  tallies.started[station]! += 1;
  tallies.served[station]! += work;
  rows.holds[row] = 0;
  rows.state[row] = SERVING;
  rows.since[row] = now;
  if (rows.span[row]! >= 0) m.traces.started(rows.span[row]!, now, work);
  plan(m, sharing, (replica << SHIFT) | SHARED_DONE, slots);
}

/** The row that is done at a replica now, taken out; -1 if that has been put off by others who came. */
export function nextDone(m: Machine, station: number, replica: number): number {
  const sharing = m.sharing[replica]!;
  const now = m.calendar.time;
  const slots = m.plan.slots[station]!;
  const event = (replica << SHIFT) | SHARED_DONE;
  const row = firstDone(m, sharing, event, slots);
  if (row < 0) return -1;
  const work = sharing.work(0);
  takeOut(m, sharing, station, replica, row);
  const waited = now - m.rows.since[row]! - work;
  m.tallies.waited[station]! += waited;
  m.rows.queued[row]! += waited;
  m.rows.served[row]! += work;
  m.rows.since[row] = now;
  if (m.rows.span[row]! >= 0) m.traces.extended(m.rows.span[row]!, now);
  plan(m, sharing, event, slots);
  return row;
}

/** The first of those that share, still among them, if it is done now; -1 if that has been put off by others who came. */
export function firstDone(m: Machine, sharing: Sharing, event: number, slots: number): number {
  if (sharing.ticket !== m.calendar.ticket) return -1;
  const now = m.calendar.time;
  sharing.ticket = -1;
  if (sharing.exact) {
    // Without the last bit's error of what the clock says.
    sharing.virtual = sharing.firstTag;
    sharing.since = now;
  } else {
    advance(sharing, slots, now);
    if (sharing.virtual < sharing.firstTag && plan(m, sharing, event, slots)) return -1;
    sharing.ticket = -1;
  }
  return sharing.first;
}

/** Ends the service of one before it is done. True if that leaves a free slot. */
export function stopSharing(m: Machine, row: number, station: number): boolean {
  const replica = m.rows.replica[row]!;
  const sharing = m.sharing[replica]!;
  const slots = m.plan.slots[station]!;
  const now = m.calendar.time;
  advance(sharing, slots, now);
  const place = m.rows.place[row]!;
  const left = Math.max(0, sharing.tag(place) - sharing.virtual);
  const done = sharing.work(place) - left;
  m.tallies.served[station]! -= left;
  m.tallies.waited[station]! += now - m.rows.since[row]! - done;
  const full = sharing.size > slots;
  takeOut(m, sharing, station, replica, row);
  plan(m, sharing, (replica << SHIFT) | SHARED_DONE, slots);
  return !full;
}

function takeOut(m: Machine, sharing: Sharing, station: number, replica: number, row: number): void {
  const { tallies, plan: laid } = m;
  const now = m.calendar.time;
  if (sharing.size > laid.slots[station]!) {
    tallies.waiting[station]! -= 1;
    tallies.waitingArea[station]! += now;
  } else {
    m.busy[replica]! -= 1;
    tallies.busy[station]! -= 1;
    tallies.busyArea[station]! += now;
    if (laid.shards > 0) countBusy(m, replica, -1);
  }
  sharing.remove(m.rows.place[row]!, m.rows);
  // Keeps the numbers small, and so their last bits fine.
  if (sharing.size === 0) sharing.virtual = 0;
}

export function advance(sharing: Sharing, slots: number, now: number): void {
  const { size } = sharing;
  if (size > 0) sharing.virtual += (now - sharing.since) * (size > slots ? slots / size : 1);
  sharing.since = now;
}

/**
 * Sets the event, which says for whom it is, for the next to be done. One that would come too early is left: it looks again then, so that a newcomer
 * who slows all down costs no event. False if the next is done now.
 */
export function plan(m: Machine, sharing: Sharing, event: number, slots: number): boolean {
  const { size } = sharing;
  if (size === 0) {
    sharing.ticket = -1;
    return true;
  }
  const now = m.calendar.time;
  const left = Math.max(0, sharing.firstTag - sharing.virtual);
  const due = now + left * (size > slots ? size / slots : 1);
  if (sharing.ticket >= 0 && sharing.due <= due) {
    sharing.exact = sharing.exact && sharing.due === due;
    return true;
  }
  sharing.due = due;
  sharing.exact = true;
  sharing.ticket = m.calendar.schedule(due, event);
  return due > now;
}
