import type { Machine } from '../engine/machine.ts';

/** The replica that serves a request by the caller's rule, which is not the shared queue. */
export function chooseReplica(m: Machine, station: number, call: number, row: number): number {
  const { plan } = m;
  const first = plan.firstReplica[station]!;
  const count = plan.replicas[station]!;
  const rule = call < 0 ? 0 : plan.callRule[call]!;
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

/** Ties go round, so that equals get equal shares. */
function leastInFlight(m: Machine, station: number): number {
  const first = m.plan.firstReplica[station]!;
  const end = m.plan.firstReplica[station + 1]!;
  const { inFlight } = m;
  let at = first + m.turn[station]!;
  let best = at;
  let least = inFlight[at]!;
  for (let i = end - first; least > 0 && i > 1; i--) {
    if (++at === end) at = first;
    const n = inFlight[at]!;
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
  const slots = plan.slots[station]!;
  if (m.tallies.busy[station]! >= slots * plan.replicas[station]!) return -1;
  const first = plan.firstReplica[station]!;
  const end = plan.firstReplica[station + 1]!;
  let at = first + m.turn[station]!;
  while (busy[at]! >= slots) if (++at === end) at = first;
  m.turn[station] = at + 1 === end ? 0 : at + 1 - first;
  return at;
}

/** Spreads keys evenly whatever the number of replicas (MurmurHash3's finalizer). */
export function hash(key: number): number {
  let x = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
