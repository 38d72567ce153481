import { LOADED, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { DOWN } from '../engine/plan/codes.ts';
import { GONE, HIT, JOINED, MISS } from '../engine/rows.ts';
import { COALESCE, EARLY, LEASE } from './caches.ts';
import { missTakesTime } from './lookup.ts';
import { hash } from './replicas.ts';

/**
 * Looks into what a cache keeps, or for a write drops or keeps what is written. True if the row goes on later: it waits
 * for what someone else is making, or a miss takes extra time.
 */
export function looksInside(m: Machine, row: number, station: number): boolean {
  const { rows, plan, tallies } = m;
  const caches = m.caches!;
  const replica = rows.replica[row]! >= 0 ? rows.replica[row]! : plan.firstReplica[station]!;
  const contents = caches.contents[replica]!;
  const key = rows.key[row]!;
  const now = m.calendar.time;
  const entry = contents.find(key);
  const call = rows.call[row]!;
  if (call >= 0 && plan.writes[call] !== 0) {
    if (caches.updates[station] !== 0) begin(m, row, replica, -1, plan.firstCall[rows.visit[row]! + 1]!);
    // What is too old stays for those who take it rather than wait.
    else if (entry >= 0) contents.expires[entry] = Math.min(now, contents.expires[entry]!);
    return false;
  }
  const stampede = caches.stampede[station]!;
  if (entry >= 0 && now < contents.expires[entry]! && !refreshes(m, station, replica, entry)) {
    contents.use(entry);
    if (caches.slides[station] !== 0) contents.expires[entry] = now + caches.timeToLive[station]!;
    rows.found[row] = HIT;
    tallies.hits[station]! += 1;
    return false;
  }
  let origin = -1;
  if (stampede === COALESCE || stampede === LEASE) {
    const load = caches.building[replica]!.get(key);
    if (load >= 0 && stampede === LEASE && entry >= 0) {
      rows.found[row] = HIT;
      tallies.hits[station]! += 1;
      tallies.stale[station]! += 1;
      return false;
    }
    const free = caches.bound.get(rows.origin[row]!) < 0;
    if (free && load >= 0) {
      join(m, row, load);
      tallies.joined[station]! += 1;
      return true;
    }
    if (free) origin = rows.origin[row]!;
  }
  tallies.misses[station]! += 1;
  rows.found[row] = MISS;
  begin(m, row, replica, origin, loadEnd(m, row));
  return missTakesTime(m, row, station);
}

/**
 * Early expiry: the nearer the end and the longer it took to make, the likelier a request makes it anew (XFetch with beta 1:
 * Vattani, Chierichetti & Lowenstein, "Optimal probabilistic cache stampede prevention", VLDB 2015).
 */
function refreshes(m: Machine, station: number, replica: number, entry: number): boolean {
  const caches = m.caches!;
  if (caches.stampede[station] !== EARLY) return false;
  const contents = caches.contents[replica]!;
  const ahead = contents.cost[entry]! * caches.chances[station]!.exponential();
  return m.calendar.time + ahead >= contents.expires[entry]!;
}

/** Until which call the one who missed has to come for the answer to be there; -1: it is the caller's business. */
function loadEnd(m: Machine, row: number): number {
  const { plan, rows } = m;
  const visit = rows.visit[row]!;
  const call = rows.call[row]!;
  if (plan.ownLoadEnd[visit]! >= 0) return plan.ownLoadEnd[visit]!;
  return call >= 0 && plan.lookupShift[call]! > 0 ? -1 : plan.firstCall[visit]!;
}

/** `origin` is that of the request if others may wait for it, else -1. */
function begin(m: Machine, row: number, replica: number, origin: number, end: number): number {
  const { rows } = m;
  const caches = m.caches!;
  const { loads } = caches;
  const load = loads.take(replica, rows.key[row]!, origin, end, m.calendar.time);
  if (origin >= 0) {
    caches.building[replica]!.set(rows.key[row]!, load);
    caches.bound.set(origin, load);
  }
  loads.next[load] = rows.load[row]!;
  rows.load[row] = load;
  return load;
}

function join(m: Machine, row: number, load: number): void {
  const { rows } = m;
  const { loads, bound } = m.caches!;
  bound.set(rows.origin[row]!, load);
  rows.state[row] = JOINED;
  rows.since[row] = m.calendar.time;
  rows.next[row] = -1;
  if (loads.head[load]! < 0) loads.head[load] = row;
  else rows.next[loads.tail[load]!] = row;
  loads.tail[load] = row;
}

/** A caller learns of a miss: what follows is up to it. */
export function handOver(m: Machine, row: number, parent: number): void {
  const { rows, plan } = m;
  const { loads } = m.caches!;
  const load = rows.load[row]!;
  let last = load;
  for (let at = load; at >= 0; at = loads.next[at]!) {
    loads.end[at] = plan.callerLoadEnd[rows.call[row]!]!;
    last = at;
  }
  loads.next[last] = rows.load[parent]!;
  rows.load[parent] = load;
  rows.load[row] = -1;
}

/** Keeps what a row has come to the end of. */
export function keepLoaded(m: Machine, row: number): void {
  const { rows } = m;
  const { loads } = m.caches!;
  let previous = -1;
  for (let load = rows.load[row]!; load >= 0; ) {
    const next = loads.next[load]!;
    const end = loads.end[load]!;
    if (end < 0 || end > rows.cursor[row]!) previous = load;
    else {
      if (previous < 0) rows.load[row] = next;
      else loads.next[previous] = next;
      finish(m, load, true);
    }
    load = next;
  }
}

/** A row ends without what it was to make; the first who waits for it makes it then. */
function dropLoads(m: Machine, row: number): void {
  const { rows } = m;
  const { loads } = m.caches!;
  for (let load = rows.load[row]!; load >= 0; ) {
    const next = loads.next[load]!;
    finish(m, load, false);
    load = next;
  }
  rows.load[row] = -1;
}

function finish(m: Machine, load: number, made: boolean): void {
  const { rows } = m;
  const caches = m.caches!;
  const { loads, bound } = caches;
  const replica = loads.replica[load]!;
  const key = loads.key[load]!;
  if (loads.origin[load]! >= 0) {
    caches.building[replica]!.remove(key);
    bound.remove(loads.origin[load]!);
  }
  if (made) keep(m, replica, key, loads.began[load]!);
  const found = made ? HIT : MISS;
  for (let row = loads.head[load]!; row >= 0; ) {
    const next = rows.next[row]!;
    if (rows.state[row] === GONE) {
      bound.remove(rows.origin[row]!);
      rows.free(row);
    } else {
      rows.found[row] = found;
      m.soon.push((row << SHIFT) | LOADED);
      if (found === HIT) bound.remove(rows.origin[row]!);
      else {
        const again = begin(m, row, replica, rows.origin[row]!, loadEnd(m, row));
        loads.head[again] = next;
        loads.tail[again] = next < 0 ? -1 : loads.tail[load]!;
        const station = m.plan.replicaStation[replica]!;
        m.tallies.joined[station]! -= 1;
        m.tallies.misses[station]! += 1;
        break;
      }
    }
    row = next;
  }
  loads.free(load);
}

function keep(m: Machine, replica: number, key: number, began: number): void {
  const { tallies } = m;
  const caches = m.caches!;
  const station = m.plan.replicaStation[replica]!;
  if ((m.before[station]! & DOWN) !== 0 || !(m.room[replica]! > 0)) return;
  const contents = caches.contents[replica]!;
  const now = m.calendar.time;
  const { size, evicted } = contents;
  contents.put(key, now, now + caches.timeToLive[station]!, now - began);
  tallies.evicted[station]! += contents.evicted - evicted;
  countEntries(m, station, contents.size - size);
}

function countEntries(m: Machine, station: number, more: number): void {
  m.tallies.entries[station]! += more;
  m.tallies.entriesArea[station]! -= more * m.calendar.time;
}

/** Empties one instance. What is being made for it still comes. */
export function emptyContents(m: Machine, replica: number): void {
  const contents = m.caches?.contents[replica];
  if (!contents) return;
  countEntries(m, m.plan.replicaStation[replica]!, -contents.size);
  contents.clear();
}

/** Where only time removes, so many most popular things are there at a warm start. */
const MOST_WARM = 1_000_000;

/** Before the first request. */
export function openCaches(m: Machine): void {
  if (m.caches === null) return;
  m.rows.makes = true;
  m.rows.dropLoads = (row) => dropLoads(m, row);
  warmCaches(m);
}

/** Fills the caches that start warm with what is asked for most, its ages evenly spread. */
function warmCaches(m: Machine): void {
  const { plan } = m;
  const { stations, classes, visits } = plan.network;
  stations.forEach(({ contents: given }, station) => {
    if (!given?.warm) return;
    const at = new Set(visits.flatMap((visit) => (visit.station === station ? [visit.class] : [])));
    const keys = new Map([...at].flatMap((c) => classes[c]!.keys ?? []).map((k) => [k.first ?? 0, k.items]));
    if (keys.size === 0) return;
    const first = plan.firstReplica[station]!;
    const count = plan.replicas[station]!;
    const sharded = plan.calls.every(
      (call, i) => plan.callStation[i] !== station || call.balancing === 'key hash',
    );
    const room = given.eviction === 'age' ? MOST_WARM : given.capacity * (sharded ? count : 1);
    const ranks = Math.min(Math.max(...keys.values()), Math.ceil(room / keys.size));
    // The least popular first, as if it had been used the longest ago.
    for (let rank = ranks - 1; rank >= 0; rank--)
      for (const [base, items] of keys) {
        if (rank >= items) continue;
        const key = base + rank;
        if (sharded) warm(m, first + (hash(key) % count), station, key);
        else for (let r = 0; r < count; r++) warm(m, first + r, station, key);
      }
    for (let r = first; r < first + count; r++) countEntries(m, station, m.caches!.contents[r]!.size);
  });
}

function warm(m: Machine, replica: number, station: number, key: number): void {
  const { timeToLive, chances, contents } = m.caches!;
  const life = timeToLive[station]!;
  contents[replica]!.put(key, 0, life < Infinity ? life * chances[station]!.uniform() : Infinity, 0);
}
