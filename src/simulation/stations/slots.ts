import { OVERTIME, SERVED, SHIFT, TIRED } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { BATCHED, ONE_BY_ONE, SHARED } from '../engine/plan/codes.ts';
import { OK, QUEUE_FULL, RATE_LIMITED, SHED } from '../engine/reasons.ts';
import { GONE, QUEUED, SERVING } from '../engine/rows.ts';
import { batchWithRoom, gather, joinBatch, quitBatch } from './batch.ts';
import { nextMessage } from './buffer.ts';
import { lengthen } from './growth.ts';
import { hasInstance, startsCold } from './instances.ts';
import { stepOutOfLockLine, WAITS_FOR_LOCK, waitsForLock } from './locks.ts';
import { serveThroughPauses } from './pauses.ts';
import { freeReplica, leastInFlight } from './replicas.ts';
import { stepOutOfLine, WAITS_FOR_ROOM } from './room.ts';
import { countBusy } from './shards.ts';
import { hasRoom, share, stopSharing } from './sharing.ts';
import { sheds } from './shedding.ts';
import { shorten } from './shortcuts.ts';
import { takesOn } from './takers.ts';
import { takeWaiting } from './waiting.ts';

/** Puts a request in a slot of its replica, or in the queue: `OK` or a reason why not. */
export function takeSlot(m: Machine, row: number, station: number): number {
  const { plan, queues } = m;
  const replica = m.rows.replica[row]!;
  const discipline = plan.discipline[station]!;
  const batched = discipline === BATCHED;
  if (discipline === SHARED) return takeShare(m, row, station);
  const free = replica >= 0 && m.busy[replica]! < m.room[replica]!;
  if (free && !batched) {
    if (plan.starts && !hasInstance(m, station, replica)) return RATE_LIMITED;
    begin(m, row, station, replica);
    return OK;
  }
  const shared = replica < 0;
  const queue = shared ? plan.totalReplicas + station : replica;
  let limit = plan.queueLimit[station]! * (shared ? plan.replicas[station]! : 1);
  if (batched) {
    const batch = free ? -1 : batchWithRoom(m, station, replica);
    if (batch >= 0) {
      follow(m, row, station, batch);
      return OK;
    }
    // Those that gather for a free slot are not in its way.
    if (free || (shared && freeReplica(m, station) >= 0)) limit = Math.max(limit, plan.batchSize[station]!);
  }
  if (queues.length[queue]! >= limit) return QUEUE_FULL;
  if (plan.shedTarget[station]! < Infinity && sheds(m, station, queue)) return SHED;
  m.rows.since[row] = m.calendar.time;
  m.rows.state[row] = QUEUED;
  queues.push(queue, row, m.rows);
  if (m.tiredLane[station]! >= 0) setPatience(m, row, station);
  m.waitingRises(station);
  if (batched) offer(m, station, replica);
  return OK;
}

function takeShare(m: Machine, row: number, station: number): number {
  const { rows } = m;
  if (rows.replica[row]! < 0) {
    rows.replica[row] = leastInFlight(m, station);
    m.occupy(rows.replica[row]!, 1);
  }
  const replica = rows.replica[row]!;
  if (!hasRoom(m, station, replica)) return QUEUE_FULL;
  share(m, row, station, replica);
  return OK;
}

/** Joins a batch under way, whichever replica works on it. */
function follow(m: Machine, row: number, station: number, batch: number): void {
  if (m.rows.replica[row]! < 0) {
    const replica = m.batches.replica[batch]!;
    m.rows.replica[row] = replica;
    m.occupy(replica, 1);
  }
  joinBatch(m, row, station, batch);
}

/** Something waits for a batch: at its replica, or (-1) at any. */
function offer(m: Machine, station: number, replica: number): void {
  const taker = replica < 0 ? freeReplica(m, station) : replica;
  if (taker >= 0) gather(m, station, taker);
}

function setPatience(m: Machine, row: number, station: number): void {
  const { rows, calendar } = m;
  calendar.due = calendar.time + m.plan.queueTimeout[station]!;
  const event = (row << SHIFT) | TIRED;
  rows.leaving[row] = calendar.putDeadline(m.tiredLane[station]!, event, rows.leaving, SHIFT);
}

/** Takes a waiting request out of its queue before its turn. */
export function leaveQueue(m: Machine, row: number, station: number): void {
  const { plan, rows, tallies } = m;
  const now = m.calendar.time;
  if (rows.holds[row] === WAITS_FOR_LOCK) {
    stepOutOfLockLine(m, row, station);
    return;
  }
  if (rows.holds[row] === WAITS_FOR_ROOM) {
    stepOutOfLine(m, row, station);
    return;
  }
  const replica = rows.replica[row]!;
  m.queues.remove(replica >= 0 ? replica : plan.totalReplicas + station, row, rows);
  rows.leaving[row] = 0;
  tallies.waiting[station]! -= 1;
  tallies.waitingArea[station]! += now;
  tallies.waited[station]! += now - rows.since[row]!;
  tallies.inVain[station]! += now - rows.since[row]!;
}

/** A slot is free again: the next in the replica's queue takes it, else in the shared queue, else a message. */
export function releaseSlot(m: Machine, station: number, replica: number): void {
  const { tallies } = m;
  const now = m.calendar.time;
  m.busy[replica]! -= 1;
  tallies.busy[station]! -= 1;
  tallies.busyArea[station]! += now;
  if (m.plan.shards > 0) countBusy(m, replica, -1);
  if (m.plan.starts && m.plan.startsInstances[station] !== 0) m.instances[replica]!.rest(now);
  fillSlot(m, station, replica);
}

/** A slot that has become free takes whoever is next, unless its replica is down. */
export function fillSlot(m: Machine, station: number, replica: number): void {
  if (m.faulty && m.busy[replica]! >= m.room[replica]!) return;
  takeNext(m, station, replica);
}

/** Fills a free slot with whoever is next; false when nobody waits. */
export function takeNext(m: Machine, station: number, replica: number): boolean {
  const { plan } = m;
  if (plan.discipline[station] === BATCHED) {
    const any = gather(m, station, replica);
    if (plan.prefetch[station]! > 0) while (feed(m, station, replica)) {}
    return any;
  }
  const row = takeWaiting(m, station, replica);
  if (row < 0)
    return plan.firstOutlet[station] !== plan.firstOutlet[station + 1] && feed(m, station, replica);
  begin(m, row, station, replica);
  if (plan.prefetch[station]! > 0) while (feed(m, station, replica)) {}
  return true;
}

/** Hands a message that waits to a replica: to a free slot, or to fetch it ahead. False if none waits or it has no room. */
export function feed(m: Machine, station: number, replica: number): boolean {
  const { busy, room, queues, plan, rows } = m;
  const free = busy[replica]! < room[replica]!;
  if (free && plan.discipline[station] === BATCHED) return gather(m, station, replica);
  if (!takesOn(m, station, replica)) return false;
  if (!free && queues.length[replica]! >= plan.prefetch[station]!) return false;
  const message = nextMessage(m, station, replica);
  if (message < 0) return false;
  if (free) begin(m, message, station, replica);
  else {
    rows.since[message] = m.calendar.time;
    rows.state[message] = QUEUED;
    rows.leaving[message] = 0;
    queues.push(replica, message, rows);
    m.waitingRises(station);
  }
  return true;
}

/** What `quitService` says: its end is an event of its own, still to come; it is out; and a slot is free by that. */
export const OWN_EVENT = 0;
export const OUT = 1;
export const OUT_OF_SLOT = 2;

/** Takes a request out of service before its end, where that is no event of its own. */
export function quitService(m: Machine, row: number, station: number): number {
  const discipline = m.plan.discipline[station]!;
  if (discipline === ONE_BY_ONE || m.rows.found[row] !== 0) return OWN_EVENT;
  if (discipline === SHARED) return stopSharing(m, row, station) ? OUT_OF_SLOT : OUT;
  // Counted in full when it began; what is left of it is not done.
  m.tallies.served[station]! -= Math.max(0, m.rows.since[row]! - m.calendar.time);
  return quitBatch(m, row, station) ? OUT_OF_SLOT : OUT;
}

/** Times as long as alone that a service takes which begins now, with those at work already. */
function paceAt(m: Machine, station: number, replica: number): number {
  const n = m.busy[replica]!;
  const knee = m.plan.knee[station]!;
  return m.pace[replica]! * (1 + (n * (n - 1)) / (knee * knee));
}

/** The replica must have a free slot. */
export function begin(m: Machine, row: number, station: number, replica: number): void {
  if (m.plan.discipline[station] === SHARED) {
    share(m, row, station, replica);
    return;
  }
  const { rows, tallies } = m;
  m.busy[replica]! += 1;
  tallies.busy[station]! += 1;
  tallies.busyArea[station]! -= m.calendar.time;
  if (m.plan.shards > 0) countBusy(m, replica, 1);
  tallies.started[station]! += 1;
  rows.holds[row] = m.plan.blocking[station]!;
  rows.state[row] = SERVING;
  if (m.plan.cutsShort && m.plan.maxDuration[station]! < Infinity) setEnd(m, row, station);
  if (m.plan.locks && waitsForLock(m, row, station)) return;
  work(m, row, station, replica);
}

function work(m: Machine, row: number, station: number, replica: number): void {
  if (m.plan.starts && startsCold(m, row, station, replica)) return;
  serve(m, row, station, replica);
  const span = m.rows.span[row]!;
  if (span >= 0) m.traces.started(span, m.calendar.time, m.delays.took);
}

/** It has waited in its slot for the lock of its row, and has it now. */
export function workLocked(m: Machine, row: number): void {
  const { rows, plan } = m;
  if (rows.state[row] === GONE) {
    rows.free(row);
    return;
  }
  const station = plan.visitStation[rows.visit[row]!]!;
  rows.holds[row] = plan.blocking[station]!;
  rows.state[row] = SERVING;
  work(m, row, station, rows.replica[row]!);
}

function setEnd(m: Machine, row: number, station: number): void {
  const { rows, calendar } = m;
  calendar.due = calendar.time + m.plan.maxDuration[station]!;
  const event = (row << SHIFT) | OVERTIME;
  rows.leaving[row] = calendar.putDeadline(m.overtimeLane[station]!, event, rows.leaving, SHIFT);
}

function setPace(m: Machine, row: number, station: number, replica: number): void {
  m.delays.pace = m.plan.slows ? paceAt(m, station, replica) : m.pace[replica]!;
  if (m.plan.shortens) shorten(m, row, station);
  if (m.written !== null && m.plan.growth[station]! > 0) lengthen(m, row, station);
}

/** Its slot works on it from now on, for as long as `Delays.took` says. */
export function serve(m: Machine, row: number, station: number, replica: number): void {
  const { rows, tallies } = m;
  if (m.plan.varies) setPace(m, row, station, replica);
  const delay = m.serviceDelay[rows.visit[row]!]!;
  const event = (row << SHIFT) | SERVED;
  if (m.plan.pauses && m.plan.pauseEvery[station]! > 0) serveThroughPauses(m, delay, row, event, replica);
  else m.delays.schedule(delay, row, event);
  if (m.plan.varies) m.delays.pace = 1;
  const service = m.delays.took;
  tallies.served[station]! += service;
  rows.served[row]! += service;
  rows.since[row] = m.calendar.time + service;
}
