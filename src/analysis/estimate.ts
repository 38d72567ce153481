import type { Objective } from '../board/board.ts';
import type { Network } from '../simulation/network.ts';
import { withHitRatios } from './formulas/caches.ts';
import { withFlushes } from './formulas/flushing.ts';
import { emptyShare } from './formulas/polling.ts';
import { withRuns } from './formulas/runs.ts';
import { readsOf, staleOf } from './formulas/stale.ts';
import { leftOutOf } from './leftOut.ts';
import { headroomOf } from './load/headroom.ts';
import { patientLatency } from './load/latency.ts';
import { atRest, steadied } from './load/loops.ts';
import { bindingOf, carriedAt } from './load/stations.ts';
import { acceptedAt, successOf } from './load/success.ts';
import { thinned } from './load/thinning.ts';
import { QUANTILES } from './metrics.ts';
import type { ComponentEstimate, Estimate, EstimatedLatency } from './results.ts';

/**
 * What theory says of a network at a load factor: rates by the forced-flow law, utilization by the utilization law,
 * waiting by queueing formulas, latency by putting the distributions together. Rates and utilizations are offered, as if nothing
 * before refused any of it (what would have to be mended, and what headroom counts); waits, success and latencies are
 * of what is carried (`thinning.ts`), and `carried` says how much that is where it is less. Headroom is relative to 1x whatever
 * `load` is, and includes the objectives where they are given. In a closed loop it is that of the rate at rest: by what factor
 * users could get more than they do.
 */
export function estimate(drawn: Network, load = 1, objectives: readonly Objective[] = []): Estimate {
  const network = withFlushes(withHitRatios(withRuns(drawn), load), load);
  const { plan, seen } = atRest(network, load);
  const offered = carriedAt(plan, load);
  const through = thinned(plan, load, offered);
  const alone = seen === plan ? through : thinned(seen, load, carriedAt(seen, load));
  const met = seen === plan ? through : { ...alone, carried: steadied(alone.carried, alone.plan, load) };
  const nominal = seen === plan || load === 1 ? plan : atRest(network, 1).plan;
  const { states } = through.carried;

  const reads = readsOf(through.plan, through.carried);
  const leftOut = leftOutOf(network);
  const isLooped = (station: number): boolean =>
    network.visits.every((visit) => {
      const { loop, poll } = network.classes[visit.class]!;
      return visit.station !== station || loop !== undefined || poll !== undefined;
    });
  const components: Record<string, ComponentEstimate> = {};
  network.stations.forEach((station, i) => {
    const { rate, limits } = offered.states[i]!;
    const binding = bindingOf(limits);
    const carried = states[i]!;
    const accepted = acceptedAt(station, carried);
    const asked = binding?.utilization ?? 0;
    const used = Math.min(1, accepted * (bindingOf(carried.limits)?.utilization ?? 0));
    components[station.id] = {
      arrivalRate: rate,
      utilization: asked,
      binding: binding?.limit ?? null,
      limits,
      ...((differs(carried.rate, rate) || differs(accepted, 1) || differs(used, Math.min(1, asked))) && {
        carried: { arrivalRate: carried.rate, servedRate: carried.rate * accepted, utilization: used },
      }),
      // Who is one of a closed loop meets the others: nobody waits longer than all of them take.
      wait: 1000 * (isLooped(i) ? met.carried.states[i]! : carried).waits.queue.mean,
      ...(carried.refused !== undefined && { refused: carried.refused }),
      ...(leftOut[i]!.length > 0 && { leavesOut: leftOut[i]! }),
      ...(reads[i] && { reads: reads[i] }),
      ...(carried.instances && { instances: carried.instances }),
      ...(station.contents && { cache: { hitRatio: station.hitRatio } }),
    };
  });
  const connections: Record<string, Estimate['connections'][string]> = {};
  network.connections.forEach((connection, i) => {
    const [rate, carried] = [plan, through.plan].map(({ flows }) => load * flows.connections[i]!) as [
      number,
      number,
    ];
    connections[connection.id] = { rate, ...(differs(carried, rate) && { carried }) };
  });
  const classes: Record<string, Estimate['classes'][string]> = {};
  network.classes.forEach((row, i) => {
    const wanted = Object.values(QUANTILES);
    const found = row.loop === undefined && row.poll === undefined ? through : met;
    const { mean, quantiles, within } = patientLatency(found.plan, found.carried, i, wanted, row.timeout);
    const [p50, p90, p95, p99, p999] = quantiles.map((seconds) => 1000 * seconds);
    const rate = load * plan.network.classes[i]!.rate;
    const empty = emptyShare(network, through.plan.flows, i, rate / load);
    const latency = { mean: 1000 * mean, p50, p90, p95, p99, p999 } as EstimatedLatency;
    classes[row.id] = {
      rate,
      latency,
      ...(empty !== null && { empty }),
      success: within * successOf(network, states, i, through.plan.timely),
      ...staleOf(through.plan, reads, i),
    };
  });
  return {
    load,
    components,
    connections,
    classes,
    headroom: headroomOf(nominal, load === 1 ? offered : carriedAt(nominal, 1), objectives),
  };
}

/** By more than a reader would see. */
const differs = (carried: number, offered: number): boolean => Math.abs(carried - offered) > 1e-4 * offered;
