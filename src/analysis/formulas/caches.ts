import type { Call, Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { foundAt } from '../load/replies.ts';
import { hitChances } from './keeping.ts';
import { popularitiesOf } from './popularity.ts';

/** Caches behind caches see what those did not have: more rounds than there are in a row anywhere. */
const ROUNDS = 5;

/**
 * The network with the hit ratios that caches with real contents come to at a load, once they are filled. What is fetched
 * is taken to be there at once, and instances of a cache that share the keys to be one.
 */
export function withHitRatios(network: Network, load: number): Network {
  if (!network.stations.some(({ contents }) => contents)) return network;
  const flat = network.visits.map(
    (visit): Visit => ({ ...visit, calls: visit.calls.map(withoutLookup(visit)) }),
  );
  const spaces = popularitiesOf(network.classes);
  const spaceOf = network.classes.map((_, c) => spaces.findIndex(({ shares }) => shares[c] !== null));
  /** By station, space and group. */
  let hits: readonly (readonly Float64Array[] | null)[] = network.stations.map(({ contents }) =>
    contents ? spaces.map(({ counts }) => new Float64Array(counts.length)) : null,
  );
  let ratios: readonly number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const reads = network.stations.map(() => spaces.map(({ counts }) => new Float64Array(counts.length)));
    const writes = network.stations.map(() => spaces.map(({ counts }) => new Float64Array(counts.length)));
    const once = network.stations.map(() => 0);
    const rates = flat.map((visit) => {
      const space = spaceOf[visit.class]!;
      return new Float64Array(space < 0 ? 1 : spaces[space]!.counts.length);
    });
    network.classes.forEach(({ rate, roots }, c) => {
      const shares = spaceOf[c]! < 0 ? [1] : spaces[spaceOf[c]!]!.shares[c]!;
      for (const { visit, share } of roots)
        for (let g = 0; g < shares.length; g++) rates[visit]![g]! += load * rate * share * shares[g]!;
    });
    flat.forEach((visit, v) => {
      const space = spaceOf[visit.class]!;
      const chances = (call: Call, g: number): number => chanceOf(flat, network, hits, visit, call, space, g);
      for (const call of visit.calls) {
        const callee = flat[call.visit]!.station;
        const times = call.calls / (network.stations[visit.station]!.routesOne ? visit.calls.length : 1);
        const to = rates[call.visit]!;
        rates[v]!.forEach((rate, g) => {
          const more = rate * times * chances(call, g);
          to[g]! += more;
          if (call.write) {
            if (space >= 0) writes[callee]![space]![g]! += more;
          } else if (space >= 0) reads[callee]![space]![g]! += more;
          else once[callee]! += more;
        });
      }
    });
    const told = network.stations.map(({ contents, replicas, intake }, s) => {
      if (!contents) return null;
      const callers = flat.flatMap(({ calls }) => calls.filter((call) => flat[call.visit]!.station === s));
      const shared = intake !== 'slots' || callers.every(({ balancing }) => balancing === 'key hash');
      const [whole, part] = shared ? [intake === 'slots' ? replicas : 1, 1] : [1, replicas];
      const demands = spaces.flatMap(({ counts }, k) =>
        [...counts].map((count, g) => ({
          count,
          reads: reads[s]![k]![g]! / part,
          writes: writes[s]![k]![g]! / part,
        })),
      );
      const chances = hitChances(demands, once[s]! / part, contents.capacity * whole, contents);
      let at = 0;
      return spaces.map(({ counts }) => {
        at += counts.length;
        return chances.slice(at - counts.length, at);
      });
    });
    hits = told;
    ratios = network.stations.map(({ hitRatio }, s) => {
      if (!hits[s]) return hitRatio;
      let all = once[s]!;
      let found = 0;
      spaces.forEach(({ counts }, k) => {
        counts.forEach((count, g) => {
          all += count * reads[s]![k]![g]!;
          found += count * reads[s]![k]![g]! * hits[s]![k]![g]!;
        });
      });
      return all > 0 ? found / all : 0;
    });
  }
  return {
    ...network,
    visits: flat,
    stations: network.stations.map((station, s) => ({ ...station, hitRatio: ratios[s]! })),
  };

  /** A write looks nothing up, so what hangs on it is never called. */
  function withoutLookup(visit: Visit): (call: Call) => Call {
    return (call) => {
      const asks =
        call.when !== 'always' && (call.of < 0 ? isOnlyWritten(visit) : visit.calls[call.of]!.write);
      return asks ? { ...call, calls: 0 } : call;
    };
  }

  function isOnlyWritten(visit: Visit): boolean {
    const index = network.visits.indexOf(visit);
    const callers = network.visits.flatMap(({ calls }) => calls.filter((call) => call.visit === index));
    return callers.length > 0 && callers.every(({ write }) => write);
  }
}

/** That a call is made, for things of one group. */
function chanceOf(
  visits: readonly Visit[],
  network: Network,
  hits: readonly (readonly Float64Array[] | null)[],
  visit: Visit,
  call: Call,
  space: number,
  group: number,
): number {
  if (call.when === 'always') return 1;
  const asked = call.of < 0 ? null : visit.calls[call.of]!;
  const station = asked ? visits[asked.visit]!.station : visit.station;
  const known = hits[station];
  const hit = known
    ? space < 0
      ? 0
      : known[space]![group]!
    : Math.max(0, foundAt(network.stations[station]!));
  const before = asked ? chanceOf(visits, network, hits, visit, asked, space, group) : 1;
  return before * (call.when === 'hit' ? hit : 1 - hit);
}
