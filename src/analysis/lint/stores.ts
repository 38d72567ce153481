import type { Board } from '../../board/board.ts';
import { kindFor, numberOf, paramOf } from '../../board/read.ts';
import { formatCount, formatFraction } from '../../catalog/units.ts';
import type { Station } from '../../simulation/network/station.ts';
import { flowsOf } from '../load/flows.ts';
import type { Estimate, Finding } from '../results.ts';
import { type Drawn, isCache, isDatabase, isWrite, type Way } from './ways.ts';

/** Share of a store in use from which reads are worth sparing it, or writes reach its end (lint L04, L17). */
const BUSY = 0.5;
const FULL = 0.7;
/** Reads of all requests, above which they are most (L04). */
const MOSTLY = 0.8;

/** What is kept where, and what is left when a part of it is lost. */
export function storeFindings(drawn: Drawn): Finding[] {
  const { board, ways, known } = drawn;
  return [
    ...staleOwnWrites(ways),
    ...stampedes(ways),
    ...loadBearing(drawn),
    ...uncached(ways, known),
    ...writeBound(drawn),
    ...onlyCopies(board, ways),
    ...tooManyConnections(ways),
  ];
}

const at = (id: string) => ({ table: 'components', id }) as const;

/** One way for each component at its end. */
const byCallee = (ways: readonly Way[]): Way[] => [
  ...new Map(ways.map((way) => [way.to.component.id, way])).values(),
];

/** Lint L18: reads of a copy that nothing makes wait for one's own write. */
function staleOwnWrites(ways: readonly Way[]): Finding[] {
  const copies = ways.filter(
    ({ connection, from }) =>
      connection.mode === 'replicate' &&
      (paramOf(from.component, 'replication') ?? 'asynchronous') === 'asynchronous',
  );
  return byCallee(copies).flatMap(({ to }): Finding[] => {
    const { id, name } = to.component;
    const primaries = copies.filter((copy) => copy.to.component.id === id).map(({ from }) => from.component);
    const written = ways.some(
      (way) => way.waited && isWrite(way) && primaries.some((primary) => primary.id === way.to.component.id),
    );
    const reads = ways.some(
      ({ connection, to: end, waited }) =>
        waited &&
        end.component.id === id &&
        connection.operation !== 'apply' &&
        connection.consistency !== 'session',
    );
    if (!written || !reads) return [];
    return [
      {
        id: `L18:${id}`,
        severity: 'warning',
        at: at(id),
        title: `${name} may not show one’s own write`,
        text: `It is behind ${primaries[0]!.name} by some time, and who reads here right after writing there sees how it was. Let such reads wait for their own write (freshness of the connection), go to the primary, or have writes wait for this copy.`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L29: when a popular entry goes, all who want it make it anew. */
function stampedes(ways: readonly Way[]): Finding[] {
  return byCallee(ways).flatMap(({ to }): Finding[] => {
    const { id, name } = to.component;
    const misses = to.station.contents !== undefined || (to.station.hitRatio >= 0 && to.station.hitRatio < 1);
    if (!isCache(to) || !misses || paramOf(to.component, 'stampede') !== 'none') return [];
    return [
      {
        id: `L29:${id}`,
        severity: 'warning',
        at: at(id),
        title: `All who miss in ${name} ask the store`,
        text: `When a popular entry runs out, everyone who wants it asks for it at the same time. Let one fetch it while the others wait, or renew it ahead of time (real contents, when many miss the same).`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L31: stores that would be overloaded without what caches keep from them, by how much more would come to them. */
function loadBearing({ board, network, ways, flows, known }: Drawn): Finding[] {
  const caches = byCallee(ways).filter(({ to }) => isCache(to) && to.station.hitRatio > 0);
  if (caches.length === 0) return [];
  const empty = new Set(caches.map(({ to }) => to.station));
  const stations = network.stations.map((station) =>
    empty.has(station) ? { ...station, hitRatio: 0 } : station,
  );
  const cold = flowsOf({ ...network, stations }).stations;
  const names = caches.length === 1 ? caches[0]!.to.component.name : 'its caches';
  return network.stations.flatMap(({ id, name }, index): Finding[] => {
    const used = known.components[id]?.utilization ?? 0;
    const without = used * (cold[index]! / flows.stations[index]!);
    if (kindFor(board.components[id])?.group !== 'data' || used > 1 || !(without > 1)) return [];
    return [
      {
        id: `L31:${id}`,
        severity: 'error',
        at: at(id),
        title: `${name} cannot do without ${names}`,
        text: `While ${names === 'its caches' ? 'they are' : `${names} is`} empty, after a restart or a flush, ${name} is asked for ${formatFraction(without)} of what it can do, and they may never fill again. Warm caches before they take requests, fetch each thing once, or let in less.`,
        by: 'estimate',
      },
    ];
  });
}

/** Lint L04: mostly reads, and all of them come to a store that is busy with them. */
function uncached(ways: readonly Way[], known: Estimate): Finding[] {
  const rate = ({ connection }: Way): number => known.connections[connection.id]?.rate ?? 0;
  const cached = new Set(ways.filter(({ to }) => isCache(to)).map(({ from }) => from.component.id));
  return [...intoEach(ways).values()].flatMap((here): Finding[] => {
    const { to } = here[0]!;
    const { id, name } = to.component;
    if (!isDatabase(to)) return [];
    const all = here.reduce((sum, way) => sum + rate(way), 0);
    const reads = here
      .filter((way) => way.connection.access === 'read')
      .reduce((sum, way) => sum + rate(way), 0);
    const spared = here.some(
      ({ from, connection }) =>
        from.kind.behavior.lookup === true || cached.has(from.component.id) || connection.when === 'miss',
    );
    const busy = known.components[id]?.limits.slots ?? 0;
    if (spared || busy <= BUSY || reads < MOSTLY * all) return [];
    return [
      {
        id: `L04:${id}`,
        severity: 'warning',
        at: at(id),
        title: `${name} answers every read itself`,
        text: `${formatFraction(reads / all)} of what it does is reading, and it is ${formatFraction(busy)} used. A cache before it answers what is asked for often.`,
        by: 'estimate',
      },
    ];
  });
}

/** Lint L17: more copies do not help, as writes alone fill the one that takes them. */
function writeBound({ network, ways, flows }: Drawn): Finding[] {
  const writing = new Map<Station, number>();
  for (const [i, { operation, service, station: index }] of network.visits.entries()) {
    const station = network.stations[index]!;
    if (operation === 'write')
      writing.set(station, (writing.get(station) ?? 0) + flows.visits[i]! * service.mean);
  }
  return byCallee(ways.filter(({ to }) => isDatabase(to))).flatMap(({ to }): Finding[] => {
    const { id, name } = to.component;
    if (paramOf(to.component, 'replication') === undefined || to.station.replicas > 1) return [];
    const work = writing.get(to.station) ?? 0;
    if (!(work / to.station.slots > FULL)) return [];
    return [
      {
        id: `L17:${id}`,
        severity: 'warning',
        at: at(id),
        title: `Writes alone fill ${name}`,
        text: `They take ${formatFraction(work / to.station.slots)} of it, and every copy repeats them, so copies for reading do not help. Split the data over several primaries by a key.`,
        by: 'estimate',
      },
    ];
  });
}

/** All ways to each component. */
function intoEach(ways: readonly Way[]): Map<string, Way[]> {
  const into = new Map<string, Way[]>();
  for (const way of ways) {
    const { id } = way.to.component;
    const known = into.get(id);
    if (known) known.push(way);
    else into.set(id, [way]);
  }
  return into;
}

/** Lint L30 and L45: what is kept in one place only, and is gone with it. */
function onlyCopies(board: Board, ways: readonly Way[]): Finding[] {
  const callers = new Set(Object.values(board.connections).map(({ from }) => from));
  return [...intoEach(ways).values()].flatMap((here): Finding[] => {
    const { to } = here[0]!;
    const { component, kind, station } = to;
    const goesOn = callers.has(component.id);
    if (isCache(to) && kind.behavior.buffer && !goesOn)
      return [
        {
          id: `L30:${component.id}`,
          severity: 'error',
          at: at(component.id),
          title: `${component.name} is the only copy`,
          text: 'What is written here goes nowhere else, and memory is empty after a restart. Connect it to the store that keeps the data.',
          by: 'drawing',
        },
      ];
    const keeps =
      isDatabase(to) && paramOf(component, 'replication') !== undefined && station.copy === undefined;
    const isWritten = here.some(isWrite);
    if (!keeps || !isWritten || goesOn || station.replicas > 1) return [];
    return [
      {
        id: `L45:${component.id}`,
        severity: 'warning',
        at: at(component.id),
        title: `What ${component.name} has is nowhere else`,
        text: 'A disk that breaks takes with it what has been written since the last backup. Replicate it, or send its log to an object storage.',
        by: 'drawing',
      },
    ];
  });
}

/** Lint L32: callers may open more connections than the store takes. */
function tooManyConnections(ways: readonly Way[]): Finding[] {
  return [...intoEach(ways).values()].flatMap((here): Finding[] => {
    const { to } = here[0]!;
    const { id, name } = to.component;
    if (!isDatabase(to)) return [];
    const most = to.station.connectionLimit * to.station.replicas;
    const pools = here.reduce(
      (sum, { connection, from }) => sum + (connection.pool ?? 0) * numberOf(from.component, 'replicas', 1),
      0,
    );
    if (pools <= most) return [];
    return [
      {
        id: `L32:${id}`,
        severity: 'error',
        at: at(id),
        title: `${name} runs out of connections`,
        text: `The pools of those who call it may open ${formatCount(pools)} connections, and it takes ${formatCount(most)}. Make the pools smaller, or put a pooler between them.`,
        by: 'drawing',
      },
    ];
  });
}
