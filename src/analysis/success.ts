import type { Network } from '../simulation/network.ts';
import { repliesOf } from './replies.ts';
import type { StationState } from './stations.ts';

/**
 * Share of a class's requests that get their reply. A station past a limit takes the share 1 / utilization of what
 * arrives; a queue that ends refuses some before (`bounded.ts`), and a quota does when its bucket happens to be empty.
 */
export function successOf(network: Network, states: readonly StationState[], index: number): number {
  const replies = repliesOf(network, (station) => {
    const { limits, beyondKeys, overQuota, refused } = states[station]!;
    let accepted = Math.min(1 - (overQuota ?? 0), 1 - (refused ?? 0));
    const told = (limit: string): boolean =>
      limit === 'hot shard' ||
      (limit === 'quota' && overQuota !== undefined) ||
      (limit === 'slots' && refused !== undefined);
    for (const [limit, utilization] of Object.entries(limits))
      if (!told(limit)) accepted = Math.min(accepted, 1 / utilization);
    accepted = Math.min(accepted, 1 - (beyondKeys ?? refusedByHotShard(network.stations[station]!, limits)));
    const { burst } = network.stations[station]!;
    if (overQuota !== undefined) return accepted;
    return Math.min(accepted, 1 - emptyBucket(limits.quota ?? 0, burst));
  });
  const { roots } = network.classes[index]!;
  return roots.reduce((sum, { visit, share }) => sum + share * replies[visit]!, 0);
}

/** Share of a station's requests that its busiest shard, past its slots, cannot take; the others are taken as able to. */
function refusedByHotShard(
  { replicas, quotaParts }: Network['stations'][number],
  { slots, quota, 'hot shard': hot = 0 }: StationState['limits'],
): number {
  const all = quotaParts !== undefined ? (quota ?? 0) * quotaParts : (slots ?? 0) * replicas;
  if (!(all > 0) || hot <= 1) return 0;
  return (hot / all) * (1 - 1 / hot);
}

/**
 * Chance that a token bucket of this depth is empty. The missing tokens are the work in M/D/1 whose customers are
 * turned away when they would find more than depth - 1 of it: (1 - u) t / (1 - u t), where t is the unlimited
 * queue's chance of more, by its exponential tail (Takacs 1962; Tijms, Stochastic Models, 1994).
 */
function emptyBucket(utilization: number, depth: number): number {
  if (!(utilization > 0) || utilization >= 1) return 0;
  let decay = 2 * (1 - utilization);
  for (let i = 0; i < 50; i++) {
    const step = (utilization * Math.expm1(decay) - decay) / (utilization * Math.exp(decay) - 1);
    decay -= step;
    if (Math.abs(step) < 1e-9) break;
  }
  const front = (1 - utilization) / (utilization * Math.exp(decay) - 1);
  const tail = Math.min(1, front * Math.exp(-decay * Math.max(0, depth - 1)));
  return ((1 - utilization) * tail) / (1 - utilization * tail);
}
