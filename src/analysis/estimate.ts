import type { Objective } from '../board/board.ts';
import type { Network } from '../simulation/network.ts';
import { withHitRatios } from './caches.ts';
import { withFlushes } from './flushing.ts';
import { headroomOf } from './headroom.ts';
import { latencyOf } from './latency.ts';
import { leftOutOf } from './leftOut.ts';
import { atRest } from './loops.ts';
import { QUANTILES } from './metrics.ts';
import { emptyShare } from './polling.ts';
import type { ComponentEstimate, Estimate, EstimatedLatency } from './results.ts';
import { withRuns } from './runs.ts';
import { readsOf, staleOf } from './stale.ts';
import { bindingOf, carriedAt } from './stations.ts';
import { successOf } from './success.ts';

/**
 * What theory says of a network at a load factor: rates by the forced-flow law, utilization by the utilization law,
 * waiting by queueing formulas, latency by putting the distributions together. Headroom is relative to 1x whatever
 * `load` is, and includes the objectives where they are given. In a closed loop it is that of the rate at rest: by what factor
 * users could get more than they do.
 */
export function estimate(drawn: Network, load = 1, objectives: readonly Objective[] = []): Estimate {
  const network = withFlushes(withHitRatios(withRuns(drawn), load), load);
  const { plan, seen } = atRest(network, load);
  const carried = carriedAt(plan, load);
  const met = seen === plan ? carried : carriedAt(seen, load);
  const nominal = seen === plan || load === 1 ? plan : atRest(network, 1).plan;
  const { states } = carried;

  const reads = readsOf(plan, carried);
  const leftOut = leftOutOf(network);
  const components: Record<string, ComponentEstimate> = {};
  network.stations.forEach((station, i) => {
    const { rate, limits, waits } = states[i]!;
    const binding = bindingOf(limits);
    components[station.id] = {
      arrivalRate: rate,
      utilization: binding?.utilization ?? 0,
      binding: binding?.limit ?? null,
      limits,
      wait: 1000 * waits.queue.mean,
      ...(states[i]!.refused !== undefined && { refused: states[i]!.refused }),
      ...(leftOut[i]!.length > 0 && { leavesOut: leftOut[i]! }),
      ...(reads[i] && { reads: reads[i] }),
      ...(states[i]!.instances && { instances: states[i]!.instances }),
      ...(station.contents && { cache: { hitRatio: station.hitRatio } }),
    };
  });
  const connections: Record<string, { rate: number }> = {};
  network.connections.forEach((connection, i) => {
    connections[connection.id] = { rate: load * plan.flows.connections[i]! };
  });
  const classes: Record<string, Estimate['classes'][string]> = {};
  network.classes.forEach((row, i) => {
    const wanted = Object.values(QUANTILES);
    const { mean, quantiles } = latencyOf(
      row.loop === undefined && row.poll === undefined ? plan : seen,
      row.loop === undefined && row.poll === undefined ? carried : met,
      i,
      wanted,
    );
    const [p50, p90, p95, p99, p999] = quantiles.map((seconds) => 1000 * seconds);
    const rate = load * plan.network.classes[i]!.rate;
    const empty = emptyShare(network, plan.flows, i, rate / load);
    const latency = { mean: 1000 * mean, p50, p90, p95, p99, p999 } as EstimatedLatency;
    classes[row.id] = {
      rate,
      latency,
      ...(empty !== null && { empty }),
      success: successOf(network, states, i),
      ...staleOf(plan, reads, i),
    };
  });
  return {
    load,
    components,
    connections,
    classes,
    headroom: headroomOf(nominal, load === 1 ? carried : carriedAt(nominal, 1), objectives),
  };
}
