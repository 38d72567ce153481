import type { Call, Network, Visit } from '../simulation/network.ts';

/** Rates at 1x by the forced-flow law, requests/s; all of them grow in proportion to the load. */
export interface Flows {
  readonly visits: Float64Array;
  readonly stations: Float64Array;
  readonly connections: Float64Array;
  /** Payload that arrives at each station, bytes/s. */
  readonly bytes: Float64Array;
}

/** One pass over the visits: an index is always greater than its callers'. */
export function flowsOf(network: Network): Flows {
  const flows: Flows = {
    visits: new Float64Array(network.visits.length),
    stations: new Float64Array(network.stations.length),
    connections: new Float64Array(network.connections.length),
    bytes: new Float64Array(network.stations.length),
  };
  const add = (column: Float64Array, index: number, amount: number): void => {
    column[index] = column[index]! + amount;
  };
  for (const { rate, roots } of network.classes)
    for (const { visit, share } of roots) add(flows.visits, visit, rate * share);
  network.visits.forEach((visit, index) => {
    const rate = flows.visits[index]!;
    add(flows.stations, visit.station, rate);
    for (const call of visit.calls) {
      const calls = rate * callsPerVisit(network, visit, call);
      const callee = network.visits[call.visit]!.station;
      add(flows.visits, call.visit, calls);
      add(flows.connections, call.connection, calls);
      add(flows.bytes, callee, calls * call.payload);
    }
  });
  return flows;
}

/** How often a visit makes a call on average. */
export function callsPerVisit(network: Network, visit: Visit, call: Call): number {
  if (network.stations[visit.station]!.routesOne) return call.calls / visit.calls.length;
  return call.calls * chanceOfCall(network, visit, call);
}

/** Chance that the lookup a call hangs on turns out as it needs; 1 for a call that hangs on none. */
export function chanceOfCall(network: Network, visit: Visit, call: Call): number {
  if (call.when === 'always') return 1;
  const asked = call.of < 0 ? undefined : visit.calls[call.of]!;
  const station = asked ? network.visits[asked.visit]!.station : visit.station;
  const hitRatio = network.stations[station]!.hitRatio;
  const before = asked ? chanceOfCall(network, visit, asked) * Math.min(1, asked.calls) : 1;
  if (hitRatio < 0) return call.when === 'miss' ? before : 0;
  return before * (call.when === 'hit' ? hitRatio : 1 - hitRatio);
}
