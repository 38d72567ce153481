import type { Board } from '../../board/board.ts';
import { numberOf } from '../../board/read.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Call, Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { scatterOf } from '../formulas/scatter.ts';
import { waits } from '../load/replies.ts';

/**
 * Something that is there or away by itself: the replicas of a component, or a group as a whole. It is at one of several
 * levels, 0 for away; what asks for more of its replicas needs a higher one.
 */
export interface Part {
  readonly at: { readonly table: 'components' | 'groups'; readonly id: string };
  /** Chance that it is at level 1, 2, ... or above. */
  readonly atLeast: readonly number[];
}

/** What a visit needs of a part: one of several levels, each with its chance, as some requests need more than others. */
export interface Need {
  readonly part: number;
  readonly levels: readonly { readonly level: number; readonly chance: number }[];
}

/** What one class waits for, and what that takes. */
export interface Structure {
  /** That class alone, with a station for each visit, and nothing in it that fails a request but what is away. */
  readonly network: Network;
  readonly parts: readonly Part[];
  readonly needs: readonly (readonly Need[])[];
  /** Parts that a request may need more than once, so that they have to be there or away for all of it. */
  readonly shared: readonly number[];
}

/** Of so many replicas a station needs so many at a time for its work. */
export type Carrying = (station: Station) => number;

/** What a request asks of the replicas of a station, or of the copies of its key: one, or with some chance several. */
interface Asked {
  readonly chance: number;
  readonly replicas: number;
}
const ONE: Asked = { chance: 0, replicas: 1 };

/**
 * What requests of a class need to be answered. A balancer takes any of its ways that is there, replicas stand in for each
 * other but for shards. Errors, refusals, timeouts and retries are left out:
 * they are not what is away, and to ask again what is away helps nobody.
 */
export function structureOf(board: Board, network: Network, index: number, carrying: Carrying): Structure {
  const row = network.classes[index]!;
  /** Ways on which a request comes to a visit. */
  const ways = new Float64Array(network.visits.length);
  const asked = network.visits.map(() => ONE);
  for (const { visit } of row.roots) ways[visit]! += 1;
  const calls = network.visits.map((visit, v) => {
    const kept = ways[v] === 0 ? [] : waitedCalls(network, visit);
    for (const call of kept) {
      ways[call.visit]! += ways[v]! * Math.max(1, Math.ceil(call.calls));
      const { chance, need } = scatterOf(network, visit.station, call);
      const before = asked[call.visit]!;
      if (chance * need > before.chance * before.replicas) asked[call.visit] = { chance, replicas: need };
    }
    return plainCalls(network, visit, kept);
  });
  const reached = network.visits.flatMap((_, v) => (ways[v]! > 0 ? [v] : []));
  const placeOf = new Map(reached.map((v, place) => [v, place] as const));
  const parts: Part[] = [];
  const times: number[] = [];
  const needs = reached.map((): Need[] => []);
  const stations = [...new Set(reached.map((v) => network.visits[v]!.station))];
  for (const s of stations) {
    const station = network.stations[s]!;
    const component = board.components[station.id];
    const up = component ? numberOf(component, 'availability', 1) : 1;
    if (up === 1) continue;
    const visits = reached.filter((v) => network.visits[v]!.station === s);
    const { part, levels } = replicasOf(
      station,
      up,
      visits.map((v) => asked[v]!),
      carrying(station),
    );
    visits.forEach((v, i) => {
      needs[placeOf.get(v)!]!.push({ part: parts.length, levels: levels[i]! });
    });
    times.push(visits.reduce((sum, v) => sum + ways[v]!, 0));
    parts.push(part);
  }
  for (const { id, stations: members } of network.groups ?? []) {
    const { failure = 0 } = board.groups[id] ?? {};
    const visits = reached.filter((v) => members.includes(network.visits[v]!.station));
    if (failure === 0 || visits.length === 0) continue;
    for (const v of visits)
      needs[placeOf.get(v)!]!.push({ part: parts.length, levels: [{ level: 1, chance: 1 }] });
    times.push(visits.reduce((sum, v) => sum + ways[v]!, 0));
    parts.push({ at: { table: 'groups', id }, atLeast: [1 - failure] });
  }
  return {
    network: {
      stations: reached.map((v) => plainStation(network, network.visits[v]!)),
      connections: network.connections,
      classes: [{ ...row, roots: row.roots.map((root) => ({ ...root, visit: placeOf.get(root.visit)! })) }],
      visits: reached.map((v, place) => ({
        ...network.visits[v]!,
        station: place,
        class: 0,
        calls: calls[v]!.map((call) => ({ ...call, visit: placeOf.get(call.visit)! })),
      })),
    },
    parts,
    needs,
    shared: parts.flatMap((_, p) => (times[p]! > 1 ? [p] : [])),
  };
}

/** Calls whose answers a visit waits for; whoever passes requests on waits for none where a way leads to no answer. */
function waitedCalls(network: Network, visit: Visit): readonly Call[] {
  const made = (call: Call): boolean =>
    waits(network, visit, call) && call.when !== 'dead' && (call.of < 0 || made(visit.calls[call.of]!));
  const kept = visit.calls.filter(made);
  return passesOn(network, visit) && kept.length < visit.calls.length ? [] : kept;
}

/** It takes one of several ways for each request. */
const passesOn = ({ stations }: Network, { station, calls }: Visit): boolean =>
  stations[station]!.routesOne && calls.length > 1;

/** Those calls, failing for nothing but what is away. Of ways to pass a request on any is enough. */
function plainCalls(network: Network, visit: Visit, kept: readonly Call[]): readonly Call[] {
  const any = passesOn(network, visit);
  return kept.map(({ tooLarge, reliability, ...call }): Call => {
    if (any) return { ...call, calls: 1, when: 'always', of: -1, copy: 'one' };
    return { ...call, of: call.of < 0 ? -1 : kept.indexOf(visit.calls[call.of]!) };
  });
}

/** The station of one visit, of which nothing is left but whether it looks something up, and whether it is to pass requests on. */
function plainStation({ stations }: Network, { station, calls }: Visit): Station {
  const { blindPushes, scatter, dataCopies, ...rest } = stations[station]!;
  return { ...rest, errorRate: 0, ...(calls.length > 0 && { routesOne: false, intake: 'delay' }) };
}

/** A station's replicas as a part, each of which is there for a share `up` of the time, and what each of its visits needs of them. */
function replicasOf(
  { id, replicas, sharding, dataCopies = 1 }: Station,
  up: number,
  asked: readonly Asked[],
  carrying: number,
): { readonly part: Part; readonly levels: readonly Need['levels'][] } {
  const alike = dataCopies > 1 ? Math.min(dataCopies, replicas) : replicas;
  const byKey = sharding !== undefined && dataCopies === 1;
  // A shard has its own share to carry, whoever else is there.
  const least = byKey ? 1 : Math.min(alike, Math.max(1, Math.ceil((alike / replicas) * carrying)));
  const counts = asked.map(({ chance, replicas: several }) =>
    [
      { count: least, chance: 1 - chance },
      { count: Math.min(alike, Math.max(least, several)), chance },
    ].filter((one) => one.chance > 0),
  );
  const levels = [...new Set(counts.flat().map(({ count }) => count))].sort((a, b) => a - b);
  return {
    part: {
      at: { table: 'components', id },
      atLeast: levels.map((count) => (byKey && count === 1 ? up : together(up, alike, count))),
    },
    levels: counts.map((row) =>
      row.map(({ count, chance }) => ({ level: levels.indexOf(count) + 1, chance })),
    ),
  };
}

/** Chance that at least `asked` of `count` are there, each by itself: 1 - (1 - A)^n for one of n. Summed over those away, which are few. */
export function together(up: number, count: number, asked: number): number {
  if (asked <= 1) return 1 - (1 - up) ** count;
  if (up === 0) return 0;
  let term = up ** count;
  let sum = term;
  for (let away = 1; away <= count - asked; away++) {
    term *= ((count - away + 1) / away) * ((1 - up) / up);
    sum += term;
  }
  return Math.min(1, sum);
}
