import type { Machine } from '../engine/machine.ts';
import { DOWN, ONE_BY_ONE } from '../engine/plan/codes.ts';
import { chooseOverlooking } from './overlooking.ts';

/** The replica that a request goes to by the caller's rule, which is not the shared queue. It is down where its caller has not noticed. */
export function chooseReplica(m: Machine, station: number, call: number, row: number): number {
  const { plan } = m;
  const first = plan.firstReplica[station]!;
  const count = plan.replicas[station]!;
  const rule = call < 0 ? 0 : plan.callRule[call]!;
  if (m.up[station] !== count && call >= 0 && m.faulty && plan.notices[plan.caller[call]!] !== null)
    return chooseOverlooking(m, station, call, hash(m.rows.key[row]!));
  if (m.up[station] !== count) return chooseUp(m, station, call, rule, row);
  if (count === 1) return first;
  switch (rule) {
    case 1: {
      const connection = plan.callConnection[call]!;
      const turn = m.connectionTurn[connection]!;
      m.connectionTurn[connection] = turn + 1 === count ? 0 : turn + 1;
      return first + turn;
    }
    case 2:
      return first + m.choices[plan.callConnection[call]!]!.integer(count);
    case 3: {
      const stream = m.choices[plan.callConnection[call]!]!;
      const a = stream.integer(count);
      const b = (a + 1 + stream.integer(count - 1)) % count;
      return first + (m.inFlight[first + b]! < m.inFlight[first + a]! ? b : a);
    }
    case 4:
      return first + (hash(m.rows.key[row]!) % count);
    default:
      return leastInFlight(m, station);
  }
}

/** The same among the replicas that are up, of which there is one at least. */
function chooseUp(m: Machine, station: number, call: number, rule: number, row: number): number {
  const { plan } = m;
  const up = m.up[station]!;
  const connection = call < 0 ? -1 : plan.callConnection[call]!;
  switch (rule) {
    case 1: {
      const turn = m.connectionTurn[connection]! % up;
      m.connectionTurn[connection] = turn + 1;
      return nthUp(m, station, turn);
    }
    case 2:
      return nthUp(m, station, m.choices[connection]!.integer(up));
    case 3: {
      const stream = m.choices[connection]!;
      const a = stream.integer(up);
      if (up === 1) return nthUp(m, station, a);
      const one = nthUp(m, station, a);
      const other = nthUp(m, station, (a + 1 + stream.integer(up - 1)) % up);
      return m.inFlight[other]! < m.inFlight[one]! ? other : one;
    }
    case 4:
      return nthUp(m, station, hash(m.rows.key[row]!) % up);
    default:
      return leastInFlight(m, station);
  }
}

/** The n-th replica that is up, from 0. */
function nthUp(m: Machine, station: number, n: number): number {
  let replica = m.plan.firstReplica[station]!;
  for (let left = n; ; replica++) if (m.open[replica] !== 0 && left-- === 0) return replica;
}

/** Ties go round, so that equals get equal shares. */
export function leastInFlight(m: Machine, station: number): number {
  const first = m.plan.firstReplica[station]!;
  const end = m.plan.firstReplica[station + 1]!;
  const { inFlight } = m;
  const ranks = m.ranks === null ? null : m.ranks[station]!;
  if (ranks !== null) {
    const next = first + ranks.next(m.turn[station]!);
    m.turn[station] = next + 1 === end ? 0 : next + 1 - first;
    return next;
  }
  const all = m.up[station] === end - first;
  let at = first + m.turn[station]!;
  let best = at;
  let least = all || m.open[at] !== 0 ? inFlight[at]! : Infinity;
  for (let i = end - first; least > 0 && i > 1; i--) {
    if (++at === end) at = first;
    const n = all || m.open[at] !== 0 ? inFlight[at]! : Infinity;
    if (n < least) {
      least = n;
      best = at;
    }
  }
  m.turn[station] = best + 1 === end ? 0 : best + 1 - first;
  return best;
}

/** A replica with a free slot, or -1. */
export function freeReplica(m: Machine, station: number): number {
  const { plan, busy } = m;
  if (plan.discipline[station] !== ONE_BY_ONE || plan.scaled[station] !== 0) return anyFree(m, station);
  if (m.tallies.busy[station]! >= m.totalRoom[station]!) return -1;
  const first = plan.firstReplica[station]!;
  const end = plan.firstReplica[station + 1]!;
  let at = first + m.turn[station]!;
  while (busy[at]! >= m.room[at]!) if (++at === end) at = first;
  m.turn[station] = at + 1 === end ? 0 : at + 1 - first;
  return at;
}

/** The same where what is busy is not counted in slots, or not all replicas run. */
function anyFree(m: Machine, station: number): number {
  const first = m.plan.firstReplica[station]!;
  const count = m.plan.replicas[station]!;
  const turn = m.turn[station]!;
  for (let i = 0; i < count; i++) {
    const at = first + ((turn + i) % count);
    if (m.open[at] === 0 || m.busy[at]! >= m.room[at]!) continue;
    m.turn[station] = (turn + i + 1) % count;
    return at;
  }
  return -1;
}

/** Works out which replicas take requests, after one has failed, healed, come or been let go. */
export function settleDoors(m: Machine, station: number): void {
  const { plan, tallies } = m;
  let up = 0;
  for (let r = plan.firstReplica[station]!; r < plan.firstReplica[station + 1]!; r++) {
    m.room[r] = m.broken[r] !== 0 ? 0 : plan.slots[station]!;
    m.open[r] = m.broken[r] === 0 ? m.takes[r]! : 0;
    up += m.open[r]!;
    if (m.ranks !== null) m.rank(r, m.open[r] === 0 ? -1 : m.inFlight[r]!);
  }
  m.up[station] = up;
  m.totalRoom[station] = plan.slots[station]! * up;
  m.before[station] = up === 0 ? m.before[station]! | DOWN : m.before[station]! & ~DOWN;
  if (plan.scaled[station] === 0) return;
  m.connectionCapacity[station] = plan.connectionLimit[station]! * up;
  tallies.runningArea[station]! -= (up - tallies.running[station]!) * m.calendar.time;
  tallies.running[station] = up;
}

/** Spreads keys evenly whatever the number of replicas (MurmurHash3's finalizer). */
export function hash(key: number): number {
  let x = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
