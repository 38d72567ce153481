import { BATCH, LINGER, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { SERVING } from '../engine/rows.ts';
import { nextMessage } from './buffer.ts';
import { serveThroughPauses } from './pauses.ts';
import { takeWaiting, waitingFor, waitingSince } from './waiting.ts';

/** A batch under way with room for a late request, at one replica or (-1) at any; -1 for none. */
export function batchWithRoom(m: Machine, station: number, replica: number): number {
  const { plan, batches } = m;
  if (plan.joins[station] === 0) return -1;
  const size = plan.batchSize[station]!;
  const end = replica < 0 ? plan.firstReplica[station + 1]! : replica + 1;
  for (let r = replica < 0 ? plan.firstReplica[station]! : replica; r < end; r++) {
    for (let batch = batches.newest[r]!; batch >= 0; batch = batches.next[batch]!) {
      if (batches.count[batch]! < size) return batch;
    }
  }
  return -1;
}

/** Begins batches in the free slots of a replica: full ones, and such as have waited for more for long enough. */
export function gather(m: Machine, station: number, replica: number): boolean {
  const { plan, batches, calendar } = m;
  const size = plan.batchSize[station]!;
  const linger = plan.linger[station]!;
  let any = false;
  while (m.busy[replica]! < m.room[replica]!) {
    const count = waitingFor(m, station, replica);
    if (count === 0) break;
    if (count < size && linger > 0) {
      const due = waitingSince(m, station, replica) + linger;
      if (calendar.time < due) {
        // One that is set already comes before this: only older ones have been waited for.
        if (batches.lingers[replica] === 0) calendar.schedule(due, (replica << SHIFT) | LINGER);
        batches.lingers[replica] = 1;
        break;
      }
    }
    start(m, station, replica, Math.min(count, size));
    any = true;
  }
  return any;
}

/** One service time for all, that of the first. */
function start(m: Machine, station: number, replica: number, count: number): void {
  const { batches, rows, calendar } = m;
  const batch = batches.take(replica);
  m.busy[replica]! += 1;
  m.tallies.batches[station]! += 1;
  for (let i = 0; i < count; i++) {
    let row = takeWaiting(m, station, replica);
    if (row < 0) row = nextMessage(m, station, replica);
    // Classes of one buffer share what it may hand out, and each was counted with all of it.
    if (row < 0) break;
    if (i === 0) {
      m.delays.pace = m.pace[replica]!;
      serveThroughPauses(m, m.serviceDelay[rows.visit[row]!]!, row, (batch << SHIFT) | BATCH, replica);
      m.delays.pace = 1;
      batches.ends[batch] = calendar.time + m.delays.took;
    }
    joinBatch(m, row, station, batch);
  }
}

export function joinBatch(m: Machine, row: number, station: number, batch: number): void {
  const { batches, rows, tallies } = m;
  const now = m.calendar.time;
  const ends = batches.ends[batch]!;
  batches.add(batch, row, rows.next);
  rows.place[row] = batch;
  rows.state[row] = SERVING;
  rows.holds[row] = 0;
  rows.since[row] = ends;
  rows.served[row]! += ends - now;
  if (rows.span[row]! >= 0) m.traces.started(rows.span[row]!, now, ends - now);
  tallies.served[station]! += ends - now;
  tallies.started[station]! += 1;
  tallies.busy[station]! += 1;
  tallies.busyArea[station]! -= now;
}

/** Takes a request out of the batch it is served in; the others go on. True if that leaves a free slot. */
export function quitBatch(m: Machine, row: number, station: number): boolean {
  const { batches } = m;
  const batch = m.rows.place[row]!;
  batches.remove(batch, row, m.rows.next);
  leave(m, station, 1);
  if (batches.count[batch]! > 0) return false;
  // Its event is still to come, and frees it.
  batches.close(batch);
  m.busy[batches.replica[batch]!]! -= 1;
  return true;
}

/** A request whose batch holds its slot until all have left. True if that leaves a free slot. */
export function letGoOfBatch(m: Machine, row: number, station: number): boolean {
  const { batches } = m;
  const batch = m.rows.place[row]!;
  leave(m, station, 1);
  batches.count[batch]! -= 1;
  if (batches.count[batch]! > 0) return false;
  m.busy[batches.replica[batch]!]! -= 1;
  batches.free(batch);
  return true;
}

/** A batch is done: returns its first request, from which `rows.next` leads to the others; -1 when all have gone. */
export function endBatch(m: Machine, batch: number): number {
  const { batches, rows, plan } = m;
  const count = batches.count[batch]!;
  if (count === 0) {
    batches.free(batch);
    return -1;
  }
  const replica = batches.replica[batch]!;
  const station = plan.replicaStation[replica]!;
  const first = batches.head[batch]!;
  batches.close(batch);
  if (plan.blocking[station] !== 0) {
    for (let row = first; row >= 0; row = rows.next[row]!) rows.holds[row] = 2;
    return first;
  }
  leave(m, station, count);
  m.busy[replica]! -= 1;
  batches.free(batch);
  return first;
}

/** So many places in batches are free again. */
function leave({ tallies, calendar }: Machine, station: number, count: number): void {
  tallies.busy[station]! -= count;
  tallies.busyArea[station]! += count * calendar.time;
}
