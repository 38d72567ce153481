import type { Network, Visit } from '../simulation/network.ts';
import { chanceOfCall } from './flows.ts';
import type { StationState } from './stations.ts';

/**
 * Share of a class's requests that get their reply. A station past a limit takes the share 1 / utilization of what
 * arrives; its error rate fails some of those; and a request needs the replies of its calls.
 */
export function successOf(network: Network, states: readonly StationState[], index: number): number {
  const known = new Map<number, number>();
  const of = (at: number): number => {
    const found = known.get(at);
    if (found !== undefined) return found;
    const visit = network.visits[at]!;
    const station = network.stations[visit.station]!;
    const accepted = Object.values(states[visit.station]!.limits).reduce(
      (share, utilization) => Math.min(share, 1 / utilization),
      1,
    );
    const chance = accepted * (1 - station.errorRate) * (station.buffer ? 1 : replies(visit));
    known.set(at, chance);
    return chance;
  };
  const replies = (visit: Visit): number => {
    if (network.stations[visit.station]!.routesOne) {
      const chances = visit.calls.map((call) => (call.mode === 'call' ? of(call.visit) : 1));
      return chances.length > 0 ? chances.reduce((sum, chance) => sum + chance, 0) / chances.length : 1;
    }
    let all = 1;
    for (const call of visit.calls) {
      if (call.mode !== 'call') continue;
      const one = of(call.visit);
      const count = call.parallel ? Math.ceil(call.calls) : call.calls;
      // Each needed reply counts; with a quorum, losing a few of the others does no harm.
      const each =
        call.parallel && call.need < count ? quorum(one, count, call.need) : one ** Math.max(1, count);
      all *= 1 - Math.min(1, call.calls) * chanceOfCall(network, visit, call) * (1 - each);
    }
    return all;
  };
  const { roots } = network.classes[index]!;
  return roots.reduce((sum, { visit, share }) => sum + share * of(visit), 0);
}

/** Chance that at least `need` of `count` independent replies come. */
function quorum(chance: number, count: number, need: number): number {
  let fewer = 0;
  let ways = 1;
  for (let k = 0; k < need; k++) {
    fewer += ways * chance ** k * (1 - chance) ** (count - k);
    ways *= (count - k) / (k + 1);
  }
  return Math.max(0, 1 - fewer);
}
