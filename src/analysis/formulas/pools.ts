import type { Balancing } from '../../catalog/kind.ts';
import type { Network } from '../../simulation/network.ts';
import type { Flows } from '../load/flows.ts';
import { callsPerVisit } from '../load/replies.ts';

/** How requests come to a station's replicas. */
export interface Arrivals {
  readonly rule: Balancing;
  /** Stations alike, this one included, among which a balancer spreads the same requests. */
  readonly peers: number;
  /** Requests that come at the same moment, on average over requests. */
  readonly batch: number;
}

/** By station: the rule that most requests come by, and what a balancer before it does. */
export function arrivalsOf(network: Network, flows: Flows): Arrivals[] {
  const rates = network.stations.map(() => new Map<Balancing, number>());
  const balancers = network.stations.map(() => new Set<number>());
  const batched = network.stations.map(() => 0);
  const bunches = bunchesOf(network);
  for (const { roots, rate } of network.classes)
    for (const { visit, share } of roots) {
      const { station } = network.visits[visit]!;
      const bunch = bunches.get(visit) ?? 0;
      batched[station] = batched[station]! + rate * share * bunch;
    }
  network.visits.forEach((visit) => {
    const caller = network.stations[visit.station]!;
    for (const call of visit.calls) {
      const callee = network.visits[call.visit]!.station;
      const rate = flows.visits[call.visit]!;
      const rules = rates[callee]!;
      rules.set(call.balancing, (rules.get(call.balancing) ?? 0) + rate);
      balancers[callee]!.add(caller.routesOne ? visit.station : -1);
      const together = Math.max(call.parallel ? Math.max(1, call.calls) : 1, bunches.get(call.visit) ?? 1);
      batched[callee] = batched[callee]! + rate * together;
    }
  });
  return network.stations.map((station, i) => {
    const rule = [...rates[i]!].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'least in flight';
    const batch = flows.stations[i]! > 0 ? Math.max(1, batched[i]! / flows.stations[i]!) : 1;
    const [balancer = -1, ...others] = balancers[i]!;
    const alone = { rule, peers: 1, batch };
    if (balancer < 0 || others.length > 0) return alone;
    const peers = calleesOf(network, balancer);
    const alike = [...peers].every((peer) => {
      const { replicas, slots, intake } = network.stations[peer]!;
      const even = Math.abs(flows.stations[peer]! / flows.stations[i]! - 1) < 0.01;
      return intake === station.intake && replicas === station.replicas && slots === station.slots && even;
    });
    if (!alike || peers.size < 2) return alone;
    const { routing } = network.stations[balancer]!;
    if (station.replicas === 1 && routing !== 'shared queue')
      return { rule: routing, peers: peers.size, batch };
    const watches = routing === 'least in flight' || routing === 'two choices';
    return watches && rule === 'least in flight' ? { rule, peers: peers.size, batch } : alone;
  });
}

/**
 * Scheduled jobs that come together, by visit. Of those that are spread over a time, by their jitter or by a station before,
 * as many as are left in the queue when it is over.
 */
function bunchesOf(network: Network): ReadonlyMap<number, number> {
  const { classes, stations, visits } = network;
  const bunches = new Map<number, number>();
  const coming = new Map<number, { readonly jobs: number; readonly spread: number }>();
  for (const { ticks, roots } of classes)
    for (const { visit, share } of ticks ? roots : [])
      coming.set(visit, { jobs: ticks!.jobs * share, spread: ticks!.jitter * ticks!.every });
  // Callers come before their callees.
  visits.forEach((visit, index) => {
    const come = coming.get(index);
    if (come === undefined) return;
    const { intake, replicas, slots } = stations[visit.station]!;
    const each = intake === 'slots' ? visit.service.mean / (replicas * slots) : 0;
    bunches.set(index, Math.max(1, come.spread > 0 ? come.jobs - come.spread / each : come.jobs));
    const spread = Math.max(come.spread, come.jobs * each);
    for (const call of visit.calls) {
      const jobs = come.jobs * callsPerVisit(network, visit, call);
      if (jobs > (coming.get(call.visit)?.jobs ?? 0)) coming.set(call.visit, { jobs, spread });
    }
  });
  return bunches;
}

function calleesOf(network: Network, station: number): ReadonlySet<number> {
  const callees = new Set<number>();
  for (const visit of network.visits)
    if (visit.station === station)
      for (const call of visit.calls) callees.add(network.visits[call.visit]!.station);
  return callees;
}
