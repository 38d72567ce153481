import type { Call, Network } from '../simulation/network.ts';

/** Chance that a call asks all shards of its callee, and how many those are. */
export function scatterOf(
  { stations, visits }: Network,
  caller: number,
  call: Call,
): { readonly chance: number; readonly shards: number } {
  const { scatter = 0, replicas, intake } = stations[visits[call.visit]!.station]!;
  const asks = intake === 'slots' && replicas > 1 && !stations[caller]!.buffer && !isCopy(call);
  return asks ? { chance: scatter, shards: replicas } : { chance: 0, shards: 1 };
}

/** Copies of a write go to one shard. */
const isCopy = ({ copy }: Call): boolean => copy === 'one' || copy === 'quorum' || copy === 'all';
