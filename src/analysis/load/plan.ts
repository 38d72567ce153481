import type { Distribution } from '../../simulation/network/distribution.ts';
import type { Call } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { usableSlots } from '../../simulation/usable.ts';
import { lateShares } from '../formulas/late.ts';
import { takersOf } from '../formulas/losses.ts';
import { holdsOf } from '../formulas/polling.ts';
import { type Arrivals, arrivalsOf } from '../formulas/pools.ts';
import { type ShardGroup, shardsOf } from '../formulas/shards.ts';
import { type Urgencies, urgenciesOf } from '../formulas/urgency.ts';
import { type Failing, failingOf } from './failing.ts';
import { type Flows, flowsOf } from './flows.ts';
import type { Timely } from './replies.ts';

/** What an estimate needs to know of a network whatever the load, as long as nothing is refused: worked out once. */
export interface Plan {
  readonly network: Network;
  /** At 1x. */
  readonly flows: Flows;
  readonly arrivals: readonly Arrivals[];
  /** By visit: how long a request for news is held; null for others. */
  readonly holds: readonly (Distribution | null)[];
  /** By station: how requests are spread over shards; null where replicas are alike. */
  readonly shards: readonly (readonly ShardGroup[] | null)[];
  /** By station: share of the writes it copies that come after their commit. */
  readonly late: Float64Array;
  /** By station: see `usableSlots`. */
  readonly usable: readonly number[];
  readonly visitsOf: readonly (readonly number[])[];
  readonly urgencies: Urgencies;
  readonly timely?: Timely;
  /** Of calls that are tried again: see `failingOf`. */
  readonly failing?: ReadonlyMap<Call, Failing>;
  /** Stations that take messages when they have room for them. */
  readonly takers: ReadonlySet<number>;
  /** Stations with callees before callers. */
  readonly order: readonly number[];
  /** Some station is reached again from its own calls, so no order has all callees first. */
  readonly cyclic: boolean;
  /** By visit: the calls whose lookup decides others, told apart when latencies are put together. */
  readonly lookups: readonly (readonly number[])[];
  /** By visit: its calls that are waited for, those of one step together. */
  readonly steps: readonly (readonly (readonly number[])[])[];
}

/** Lookups that one visit tells apart exactly; further ones are taken by their chance alone. */
const TOLD_APART = 4;

/** `accepted`: share of what comes to each station that is let in; left out, all of it. `timely`: of calls that may come back too late. */
export function planOf(network: Network, accepted?: Float64Array, timely?: Timely): Plan {
  const letIn = (station: number): number => accepted?.[station] ?? 1;
  const flows = flowsOf(network, letIn, timely);
  const failing = failingOf(network, letIn, timely);
  const visitsOf: number[][] = network.stations.map(() => []);
  network.visits.forEach((visit, index) => {
    visitsOf[visit.station]!.push(index);
  });
  const lookups = network.visits.map(({ calls }) =>
    [...new Set(calls.map((call) => call.of))]
      .filter((of) => of >= 0 && calls[of]!.calls <= 1)
      .slice(0, TOLD_APART),
  );
  const steps = network.visits.map(({ station, calls }) => {
    const groups: number[][] = [];
    if (network.stations[station]!.buffer) return groups;
    let step = Number.NaN;
    calls.forEach((call, index) => {
      // A topic waits for no more than that its message is taken.
      if (call.mode === 'send' || call.slow?.policy === 'block') return;
      if (call.step === step) groups.at(-1)!.push(index);
      else groups.push([index]);
      step = call.step;
    });
    return groups;
  });
  return {
    network,
    flows,
    arrivals: arrivalsOf(network, flows),
    holds: holdsOf(network, flows),
    shards: network.stations.map((_, station) => shardsOf(network, flows, station)),
    late: lateShares(network),
    usable: network.stations.map((_, station) => usableSlots(network, station)),
    visitsOf,
    urgencies: urgenciesOf(network),
    takers: takersOf(network),
    ...(timely && { timely }),
    ...(failing && { failing }),
    lookups,
    steps,
    ...orderOf(network),
  };
}

/** Depth-first, callees first; a station met again on its own path makes a cycle. */
function orderOf(network: Network): { readonly order: readonly number[]; readonly cyclic: boolean } {
  const callees = network.stations.map(() => new Set<number>());
  for (const visit of network.visits)
    for (const call of visit.calls) callees[visit.station]!.add(network.visits[call.visit]!.station);
  const order: number[] = [];
  const seen = network.stations.map(() => 'no' as 'no' | 'open' | 'done');
  let cyclic = false;
  const walk = (station: number): void => {
    if (seen[station] === 'open') cyclic = true;
    if (seen[station] !== 'no') return;
    seen[station] = 'open';
    for (const callee of callees[station]!) walk(callee);
    seen[station] = 'done';
    order.push(station);
  };
  network.stations.forEach((_, station) => {
    walk(station);
  });
  return { order, cyclic };
}
