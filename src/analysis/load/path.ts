import type { Network } from '../../simulation/network.ts';
import { callsPerVisit, waits } from './replies.ts';

/** How often one request of a class visits each station while somebody waits for it. */
export function waitedVisits(network: Network, index: number): Float64Array {
  const visits = new Float64Array(network.visits.length);
  const stations = new Float64Array(network.stations.length);
  for (const { visit, share } of network.classes[index]!.roots) visits[visit] = visits[visit]! + share;
  network.visits.forEach((visit, i) => {
    const times = visits[i]!;
    if (times === 0) return;
    stations[visit.station] = stations[visit.station]! + times;
    for (const call of visit.calls)
      if (waits(network, visit, call))
        visits[call.visit] = visits[call.visit]! + times * callsPerVisit(network, visit, call);
  });
  return stations;
}
