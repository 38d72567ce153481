import type { Station } from './network/station.ts';
import type { Network } from './network.ts';

/** Whether its slots are instances that are started for requests. */
export function hasInstances({ instances, intake, discipline, batch }: Station): boolean {
  return instances !== undefined && intake === 'slots' && !discipline && (batch?.size ?? 1) <= 1;
}

/**
 * Stations whose instances each keep a connection open at a station, whether they ask it something or not: those that start
 * them for requests and call it. None where people hold the connections, or where there is no limit to them.
 */
export function holdersOf({ stations, visits }: Network, station: number): readonly number[] {
  const { connectionLimit, openConnections, sessions } = stations[station]!;
  if (connectionLimit === Infinity || openConnections > 0 || sessions !== undefined) return [];
  const holders = new Set<number>();
  for (const { station: caller, calls } of visits) {
    if (!hasInstances(stations[caller]!)) continue;
    if (calls.some(({ visit }) => visits[visit]!.station === station)) holders.add(caller);
  }
  return [...holders];
}
