import type { Machine } from '../engine/machine.ts';
import { CAPPED } from '../engine/plan/codes.ts';
import { freeReplica } from './replicas.ts';

/** A replica that has room for a message of a buffer: a free slot, else a place among what it fetches ahead; or -1. */
export function takerOf(m: Machine, station: number): number {
  const { plan } = m;
  const ahead = plan.prefetch[station]!;
  if ((m.before[station]! & CAPPED) === 0) {
    const free = freeReplica(m, station);
    if (free >= 0 || ahead === 0) return free;
  }
  const first = plan.firstReplica[station]!;
  const end = plan.firstReplica[station + 1]!;
  let taker = -1;
  let least = ahead;
  let at = first + m.turn[station]!;
  for (let i = end - first; i > 0; i--) {
    if (takesOn(m, station, at)) {
      if (m.busy[at]! < m.room[at]!) {
        taker = at;
        break;
      }
      if (m.queues.length[at]! < least) {
        least = m.queues.length[at]!;
        taker = at;
      }
    }
    if (++at === end) at = first;
  }
  if (taker >= 0) m.turn[station] = taker + 1 === end ? 0 : taker + 1 - first;
  return taker;
}

/** It is up, and has less in flight than it takes on. */
export function takesOn(m: Machine, station: number, replica: number): boolean {
  if (m.open[replica] === 0) return false;
  return (m.before[station]! & CAPPED) === 0 || m.inFlight[replica]! < m.plan.inFlightLimit[station]!;
}
