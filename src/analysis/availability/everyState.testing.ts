import type { Board } from '../../board/board.ts';
import { numberOf } from '../../board/read.ts';
import { compile } from '../../simulation/compile.ts';
import type { Call } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';

/**
 * Availability of the first class by going through every state of every replica and group, and through every outcome of the
 * lookups in each: slow, and by nothing that `availability.ts` uses.
 */
export function everyState(board: Board): number {
  const { network } = compile(board);
  const used = [...new Set(network.visits.map(({ station }) => station))].filter(
    (s) => network.stations[s]!.intake !== 'source',
  );
  const bits = [
    ...used.flatMap((s) => {
      const { id, replicas } = network.stations[s]!;
      const up = numberOf(board.components[id]!, 'availability', 1);
      return Array.from({ length: replicas }, (_, replica) => ({ key: `${s}.${replica}`, up }));
    }),
    ...(network.groups ?? []).map(({ id }) => ({
      key: `group ${id}`,
      up: 1 - (board.groups[id]!.failure ?? 0),
    })),
    // The shard of the request's key: one of two.
    { key: 'second shard', up: 0.5 },
  ];
  const up = new Set<string>();
  const walk = (i: number, chance: number): number => {
    if (chance === 0) return 0;
    const bit = bits[i];
    if (!bit) return chance * answered(network, up);
    const without = walk(i + 1, chance * (1 - bit.up));
    up.add(bit.key);
    const withIt = walk(i + 1, chance * bit.up);
    up.delete(bit.key);
    return without + withIt;
  };
  return walk(0, 1);
}

function answered(network: Network, up: ReadonlySet<string>): number {
  const known = new Map<string, number>();
  const isIn = (station: number): boolean =>
    (network.groups ?? []).every(({ id, stations }) => !stations.includes(station) || up.has(`group ${id}`));
  /** Replicas of a station that are up. */
  const there = (station: number): number[] =>
    Array.from({ length: network.stations[station]!.replicas }, (_, r) => r).filter(
      (r) => isIn(station) && up.has(`${station}.${r}`),
    );
  const accepts = (call: Call): number => {
    const station = network.visits[call.visit]!.station;
    const { sharding, scatter = 0, replicas, dataCopies = 1 } = network.stations[station]!;
    const ups = there(station);
    if (call.copies) return ups.filter((r) => r < dataCopies).length >= call.copies.needs ? 1 : 0;
    if (!sharding) return ups.length > 0 ? 1 : 0;
    const own = ups.includes(up.has('second shard') ? 1 : 0) ? 1 : 0;
    return (1 - scatter) * own + scatter * (ups.length === replicas ? 1 : 0);
  };
  const visit = (index: number): number => {
    const key = String(index);
    const before = known.get(key);
    if (before !== undefined) return before;
    const { calls, station } = network.visits[index]!;
    const { routesOne, hitRatio } = network.stations[station]!;
    const made = (call: Call): number => accepts(call) * visit(call.visit);
    const often = (call: Call): number => {
      const whole = Math.floor(call.calls);
      const once = made(call);
      return once ** whole * (1 - (call.calls - whole) * (1 - once));
    };
    let chance: number;
    if (routesOne) chance = 1 - calls.reduce((none, call) => none * (1 - made(call)), 1);
    else {
      // By call that others hang on, and by -1 for the lookup of the visit itself.
      const lookups = [...new Set(calls.filter(({ when }) => when !== 'always').map(({ of }) => of))];
      const outcomes = (i: number, missed: ReadonlySet<number>): number => {
        const of = lookups[i];
        if (of === undefined)
          return calls.reduce(
            (all, call) =>
              all * (!call.optional && (call.when === 'always' || missed.has(call.of)) ? often(call) : 1),
            1,
          );
        const hits =
          of < 0 ? hitRatio : network.stations[network.visits[calls[of]!.visit]!.station]!.hitRatio;
        const times = of < 0 ? 1 : calls[of]!.calls;
        // Of several lookups one miss is enough, and of none there is no miss.
        const whole = Math.floor(times);
        const miss = (count: number): number => 1 - hits ** count;
        const finding = 1 - (1 - (times - whole)) * miss(whole) - (times - whole) * miss(whole + 1);
        // Who can do without the answer has missed where there is none.
        const missing = 1 - finding * (calls[of]?.optional ? often(calls[of]) : 1);
        return missing * outcomes(i + 1, new Set([...missed, of])) + (1 - missing) * outcomes(i + 1, missed);
      };
      chance = outcomes(0, new Set());
    }
    known.set(key, chance);
    return chance;
  };
  return network.classes[0]!.roots.reduce((sum, root) => sum + root.share * visit(root.visit), 0);
}
