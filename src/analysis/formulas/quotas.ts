import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import type { Flows } from '../load/flows.ts';
import { popularitiesOf } from './popularity.ts';

/** What becomes of a station's requests where each key has the quota for itself. */
export interface KeyedQuota {
  /** Share of the quota that the busiest key asks for; may pass 1. */
  readonly busiest: number;
  /** Share of all requests that comes beyond the quota of its key. */
  readonly refused: number;
}

/** What a quota of requests or of writes has become once it has followed such a rate: as for replicas, no less than it starts with. */
export function settledQuota({ quota, quotaScaling }: Station, starts: number, rate: number): number {
  if (quotaScaling === undefined) return starts;
  const { min, max, target } = quotaScaling;
  const part = starts / quota;
  return Math.max(Math.min(starts, max * part), Math.min(max * part, Math.max(min * part, rate / target)));
}

/** Shares of the quotas of reads and of writes in use, where these are two: the larger, and the share of all requests that is beyond. */
export function quotasApart(
  station: Station,
  reads: number,
  writes: number,
): { readonly share: number; readonly over: number } {
  const used = reads / settledQuota(station, station.quota, reads);
  const written = writes / settledQuota(station, station.writeQuota!, writes);
  const over = (share: number): number => Math.max(0, 1 - 1 / share);
  const all = reads + writes;
  return {
    share: Math.max(used, written),
    over: all > 0 ? (reads * over(used) + writes * over(written)) / all : 0,
  };
}

/** Times as high as they are that quotas can become before one of them ends the growth of the load, of which `share` is in use. */
export function roomOf(station: Station, share: number, reads: number, writes: number): number {
  const { quota, writeQuota = 0, quotaScaling } = station;
  const most = quotaScaling!.max;
  return share * Math.min(most / reads, (most * writeQuota) / quota / writes || Infinity);
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
