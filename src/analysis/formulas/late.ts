import type { CopyLag } from '../../simulation/network/rules.ts';
import type { Call, Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { copiesOf, isCounted } from '../load/replies.ts';

/** Share of writes that come to a copy after their commit: of copies that are alike, those that it did not wait for. */
export function lateShare(visit: Visit, call: Call): number {
  if (!isCounted(call)) return call.copy === 'waited' ? 0 : 1;
  const { copies, need } = copiesOf(visit);
  return copies.length > 0 ? 1 - need / copies.length : 0;
}

/** How far behind a read accepts a copy to be, s. */
export function acceptsOf({ fresh }: Call, { readAfter }: CopyLag): number {
  return fresh === 'own write' ? readAfter : (fresh ?? Number.POSITIVE_INFINITY);
}

/** By station: share of the writes it copies that are late; 1 where it copies none on the board. */
export function lateShares({ stations, visits }: Network): Float64Array {
  const late = new Float64Array(stations.length);
  const calls = new Float64Array(stations.length);
  for (const visit of visits)
    for (const call of visit.calls) {
      if (call.copy === undefined) continue;
      const { station } = visits[call.visit]!;
      late[station] = late[station]! + call.calls * lateShare(visit, call);
      calls[station] = calls[station]! + call.calls;
    }
  return late.map((sum, station) => (calls[station]! > 0 ? sum / calls[station]! : 1));
}

/**
 * A read that waits for a copy to catch up: with what chance, and how long on average over all reads, s. Of the lag alone, as
 * the exponential has no memory; what writes take on their way is left to the simulation.
 */
export function catchingUp(
  call: Call,
  copy: CopyLag | undefined,
  late: number,
): { readonly chance: number; readonly mean: number } {
  if (copy === undefined || call.copy !== undefined || !(copy.lag > 0)) return { chance: 0, mean: 0 };
  const chance = late * Math.exp(-acceptsOf(call, copy) / copy.lag);
  return { chance, mean: chance * copy.lag };
}
