import type { Call } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';

/**
 * Chance that a call asks several replicas of its callee, how many those are, and of how many it needs the answers: of all
 * shards, or of so many copies of its key.
 */
export function scatterOf(
  { stations, visits }: Network,
  caller: number,
  call: Call,
): { readonly chance: number; readonly shards: number; readonly need: number } {
  const { scatter = 0, dataCopies = 1, replicas, intake, buffer } = stations[visits[call.visit]!.station]!;
  const asks = intake === 'slots' && replicas > 1 && !stations[caller]!.buffer && !isCopy(call);
  if (!asks) return { chance: 0, shards: 1, need: 1 };
  const { copies } = call;
  if (copies && dataCopies > 1 && !(buffer && call.reliability)) {
    const shards = Math.min(copies.asks, dataCopies, replicas);
    return { chance: 1, shards, need: Math.min(copies.needs, shards) };
  }
  return { chance: scatter, shards: replicas, need: replicas };
}

/** Copies of a write go to one shard. */
const isCopy = ({ copy }: Call): boolean => copy === 'one' || copy === 'quorum' || copy === 'all';
