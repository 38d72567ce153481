import type { Network } from '../simulation/network.ts';
import type { Flows } from './flows.ts';
import { popularitiesOf } from './popularity.ts';

/** What becomes of a station's requests where each key has the quota for itself. */
export interface KeyedQuota {
  /** Share of the quota that the busiest key asks for; may pass 1. */
  readonly busiest: number;
  /** Share of all requests that comes beyond the quota of its key. */
  readonly refused: number;
}

/** At a load factor; null where there is one quota for all. Bursts are taken as no more than the rate allows. */
export function keyedQuota(network: Network, flows: Flows, index: number, load: number): KeyedQuota | null {
  const { quota, quotaByKey } = network.stations[index]!;
  if (!quotaByKey || quota === Infinity) return null;
  const rates = new Float64Array(network.classes.length);
  network.visits.forEach((visit, v) => {
    if (visit.station === index) rates[visit.class] = rates[visit.class]! + load * flows.visits[v]!;
  });
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  let busiest = 0;
  let refused = 0;
  for (const { counts, shares } of popularitiesOf(network.classes)) {
    counts.forEach((count, g) => {
      const asked = shares.reduce((sum, of, cls) => sum + rates[cls]! * (of?.[g] ?? 0), 0);
      busiest = Math.max(busiest, asked / quota);
      refused += count * Math.max(0, asked - quota);
    });
  }
  return { busiest, refused: total > 0 ? refused / total : 0 };
}
