import type { Network } from '../../simulation/network.ts';
import { hash } from '../../simulation/stations/replicas.ts';
import type { Flows } from '../load/flows.ts';

/** Shards with so much of a station's requests each. */
export interface ShardGroup {
  readonly share: number;
  readonly count: number;
}

/** Things that are told apart, the most popular ones; the rest of them is taken as spread evenly. */
const TOLD_APART = 100_000;
/** Shards are taken together in so many groups of like load; the hottest by itself. */
const GROUPS = 16;

/**
 * How the requests of a station are spread over its shards, the hottest group first; null where replicas are alike. Calls
 * that ask all shards give each the same.
 */
export function shardsOf(network: Network, flows: Flows, index: number): readonly ShardGroup[] | null {
  const { sharding, replicas, intake } = network.stations[index]!;
  if (sharding === undefined || replicas < 2 || intake !== 'slots') return null;
  const asked = (shares: readonly ShardGroup[]): readonly ShardGroup[] => {
    const all = scatteredShare(network, flows, index);
    return shares.map(({ share, count }) => ({ share: (1 - all) * share + all / replicas, count }));
  };
  if (sharding.skew !== undefined) {
    const hot = Math.min(1, sharding.skew / replicas);
    return asked([
      { share: hot, count: 1 },
      { share: (1 - hot) / (replicas - 1), count: replicas - 1 },
    ]);
  }
  const shares = hashedShares(network, flows, index, replicas);
  const sorted = shares.toSorted((a, b) => b - a);
  const groups: ShardGroup[] = [{ share: sorted[0]!, count: 1 }];
  const size = Math.ceil((replicas - 1) / GROUPS);
  for (let i = 1; i < replicas; i += size) {
    const part = sorted.subarray(i, i + size);
    groups.push({ share: part.reduce((sum, share) => sum + share, 0) / part.length, count: part.length });
  }
  return asked(groups);
}

/** Share of a station's requests by what their keys hash to. */
function hashedShares(network: Network, flows: Flows, index: number, count: number): Float64Array {
  const shares = new Float64Array(count);
  let total = 0;
  network.visits.forEach((visit, v) => {
    if (visit.station !== index) return;
    const weight = flows.visits[v]!;
    total += weight;
    const byKey = keyShares(network.classes[visit.class]?.keys, count);
    for (let i = 0; i < count; i++) shares[i] = shares[i]! + weight * (byKey?.[i] ?? 1 / count);
  });
  return shares.map((share) => (total > 0 ? share / total : 1 / count));
}

/** Share of its requests that the busiest part of a station's quota gets; 0 where that has no parts. */
export function hottestPart(network: Network, flows: Flows, index: number): number {
  const { quota, quotaParts = 1 } = network.stations[index]!;
  return quota < Infinity && quotaParts > 1
    ? Math.max(...hashedShares(network, flows, index, quotaParts))
    : 0;
}

type Keys = Network['classes'][number]['keys'];

/** The last few that were asked for: an edit of something else changes none of them. */
const known = new Map<string, Float64Array>();
const MOST_KNOWN = 32;

/** Share of a class's requests by the shard that its keys hash to; null where each asks for something of its own. */
function keyShares(keys: Keys, shards: number): Float64Array | null {
  if (keys === undefined) return null;
  const { items, exponent, first = 0 } = keys;
  const name = `${items} ${exponent} ${first} ${shards}`;
  const before = known.get(name);
  if (before) return before;
  const told = Math.min(TOLD_APART, items);
  const shares = new Float64Array(shards);
  let mass = 0;
  for (let n = 0; n < told; n++) {
    const weight = (n + 1) ** -exponent;
    mass += weight;
    const shard = hash((first + n) | 0) % shards;
    shares[shard] = shares[shard]! + weight;
  }
  // The sum of the rest as an integral, by the midpoint rule.
  const [from, to] = [told + 0.5, items + 0.5];
  const rest =
    Math.abs(exponent - 1) < 1e-9
      ? Math.log(to / from)
      : (to ** (1 - exponent) - from ** (1 - exponent)) / (1 - exponent);
  const made = shares.map((share) => (share + rest / shards) / (mass + rest));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, made);
  return made;
}

/** Share of the requests at a station that come from calls of all its shards. */
export function scatteredShare({ visits, stations }: Network, flows: Flows, index: number): number {
  const { scatter = 0, replicas } = stations[index]!;
  if (
    scatter === 0 ||
    !visits.some(({ calls }) => calls.some((call) => visits[call.visit]!.station === index))
  )
    return 0;
  return flows.stations[index]! > 0 ? (scatter * replicas) / (1 - scatter + scatter * replicas) : 0;
}
