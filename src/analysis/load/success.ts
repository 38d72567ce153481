import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import { repliesOf, type Timely } from './replies.ts';
import type { StationState } from './stations.ts';

/** Share of a class's requests that get their reply. */
export function successOf(
  network: Network,
  states: readonly StationState[],
  index: number,
  timely?: Timely,
): number {
  const accepted = (station: number) => acceptedAt(network.stations[station]!, states[station]!);
  const replies = repliesOf(network, accepted, timely);
  const { roots } = network.classes[index]!;
  return roots.reduce((sum, { visit, share }) => sum + share * replies[visit]!, 0);
}

/**
 * Share of what arrives at a station that it serves. Past a limit that is 1 / utilization; a queue that ends refuses some
 * before (`bounded.ts`), and a quota does when its bucket happens to be empty.
 */
export function acceptedAt(station: Station, state: StationState): number {
  const { limits, beyondKeys, overQuota, refused } = state;
  let accepted = Math.min(1 - (overQuota ?? 0), 1 - (refused ?? 0));
  const told = (limit: string): boolean =>
    limit === 'hot shard' ||
    (limit === 'quota' && overQuota !== undefined) ||
    (limit === 'slots' && refused !== undefined);
  for (const [limit, utilization] of Object.entries(limits))
    if (!told(limit)) accepted = Math.min(accepted, 1 / utilization);
  accepted = Math.min(accepted, 1 - (beyondKeys ?? refusedByHotShard(station, limits)));
  if (overQuota !== undefined) return accepted;
  return Math.min(accepted, bucketGives(limits.quota ?? 0, station.burst));
}

/** Share of a station's requests that its busiest shard, past its slots, cannot take; the others are taken as able to. */
function refusedByHotShard(
  { replicas, quotaParts }: Station,
  { slots, quota, 'hot shard': hot = 0 }: StationState['limits'],
): number {
  const all = quotaParts !== undefined ? (quota ?? 0) * quotaParts : (slots ?? 0) * replicas;
  if (!(all > 0) || hot <= 1) return 0;
  return (hot / all) * (1 - 1 / hot);
}

/** Beyond this the series below loses its digits, or takes long, and its limits are as good. */
const DEEP = 20;

/**
 * Chance that a token bucket of this depth has one. The missing tokens are the work in M/D/1 whose customers are turned away
 * when they would find more than depth - 1 of it: G / (1 + u G), where (1 - u) G is the unlimited queue's chance of no more
 * (Erlang 1909), taken beyond u = 1 as well, as the density up to there is the same but for a factor. Of a deep bucket by the
 * exponential tail (Tijms, Stochastic Models, 1994), and past saturation 1 / u.
 */
function bucketGives(utilization: number, depth: number): number {
  const room = Math.max(0, depth - 1);
  if (!(utilization > 0) || room === Infinity) return 1;
  if (Math.max(1, utilization) * room <= DEEP) {
    let sum = 0;
    for (let k = 0; k <= room; k++) {
      const x = utilization * (room - k);
      let term = Math.exp(x);
      for (let i = 1; i <= k; i++) term *= -x / i;
      sum += term;
    }
    return sum / (1 + utilization * sum);
  }
  if (utilization >= 1) return 1 / utilization;
  let decay = 2 * (1 - utilization);
  for (let i = 0; i < 50; i++) {
    const step = (utilization * Math.expm1(decay) - decay) / (utilization * Math.exp(decay) - 1);
    decay -= step;
    if (Math.abs(step) < 1e-9) break;
  }
  const front = (1 - utilization) / (utilization * Math.exp(decay) - 1);
  const tail = Math.min(1, front * Math.exp(-decay * room));
  return 1 - ((1 - utilization) * tail) / (1 - utilization * tail);
}
