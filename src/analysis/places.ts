import type { Board, Group } from '../board/board.ts';
import { groupsAround, membersOf } from '../board/groups.ts';
import { kindFor } from '../board/read.ts';
import { crossingsOf } from '../board/trips.ts';
import { formatMs } from '../catalog/units.ts';
import type { Visit } from '../simulation/network/traffic.ts';
import type { Network } from '../simulation/network.ts';
import { waits } from './load/replies.ts';
import type { Finding } from './results.ts';

/** What the drawing says of places: who falls with a zone or region, and who waits for one that is far away. */
export function placeFindings(board: Board, network: Network): Finding[] {
  return [
    ...fatalPlaces(board, network),
    ...farReplication(network),
    ...farCalls(board, network),
    ...chatter(network),
  ];
}

/** Round trips that one waits for across regions, ms (lint L46). */
const FAR = 40;
/** Synchronous copying from these on slows every write, and from these on makes it a different product (L19), ms. */
const SLOW_COPY = 10;
const FAR_COPY = 60;
/** Far calls one after another. */
const MOST_FAR = 2;

/**
 * By visit: whether it can be answered while these stations are down. A balancer passes them by where it has another;
 * whoever else calls one in vain fails.
 */
function answered(network: Network, down: ReadonlySet<number>): boolean[] {
  const fine = new Array<boolean>(network.visits.length).fill(false);
  for (let index = network.visits.length - 1; index >= 0; index--) {
    const visit = network.visits[index]!;
    if (down.has(visit.station)) continue;
    const needed = visit.calls.filter((call) => waits(network, visit, call) && !isSpare(visit, call));
    const { routesOne } = network.stations[visit.station]!;
    const isFine = ({ visit: callee }: { readonly visit: number }): boolean => fine[callee]!;
    fine[index] = routesOne && needed.length > 0 ? needed.some(isFine) : needed.every(isFine);
  }
  return fine;
}

/** A look-up that fails is a miss to whoever asks something else then. */
function isSpare(visit: Visit, call: Visit['calls'][number]): boolean {
  const at = visit.calls.indexOf(call);
  return visit.calls.some((other) => other.of === at && other.when === 'miss');
}

/** Names of the classes of which requests fail while these stations are down. */
function lostClasses(network: Network, down: ReadonlySet<number>): string[] {
  const fine = answered(network, down);
  const before = answered(network, new Set());
  return network.classes
    .filter(({ roots }) => roots.some(({ visit }) => before[visit] && !fine[visit]))
    .map(({ name }) => name);
}

/** Lint L01 for places: a zone that cannot be lost, or a region where there is more than one. */
function fatalPlaces(board: Board, network: Network): Finding[] {
  const stationOf = new Map(network.stations.map(({ id }, index) => [id, index]));
  const regions = Object.values(board.groups).filter(({ kind }) => kind === 'region');
  const places = Object.values(board.groups).filter(
    ({ kind }) => kind === 'zone' || (kind === 'region' && regions.length > 1),
  );
  return places.flatMap((group): Finding[] => {
    const members = membersOf(board, [group.id]).flatMap(({ id }) => stationOf.get(id) ?? []);
    const down = members.filter((station) => network.stations[station]!.intake !== 'source');
    const lost = lostClasses(network, new Set(down));
    if (lost.length === 0) return [];
    const weak = down.filter((station) => lostClasses(network, new Set([station])).length > 0);
    const names = (weak.length > 0 ? weak : down).map((station) => network.stations[station]!.name);
    const word = group.kind;
    const copied = weak.length > 0 && weak.every((station) => hasCopyOutside(board, network, station, group));
    const served = network.stations.filter(({ intake }) => intake !== 'source').length;
    const text = copied
      ? `The copy of ${list(names)} outside it has to take over first. Until then ${list(lost)} ${lost.length > 1 ? 'fail' : 'fails'}.`
      : down.length === served
        ? `All of it runs in this one ${word}. Put a second one of each into another ${word}, behind a balancer or as a copy that takes over.`
        : `${list(names)} ${names.length > 1 ? 'have' : 'has'} no stand-in elsewhere. Put one into another ${word}, behind a balancer or as a copy that takes over.`;
    return [
      {
        id: `L01:${group.id}`,
        severity: copied || word === 'region' ? 'warning' : 'error',
        at: { table: 'groups', id: group.id },
        title: `Losing ${group.name} stops ${lost.length > 3 ? `${lost.length} classes of requests` : list(lost)}`,
        text,
        by: 'drawing',
      },
    ];
  });
}

function hasCopyOutside(board: Board, network: Network, station: number, group: Group): boolean {
  const { id } = network.stations[station]!;
  const inside = new Set(membersOf(board, [group.id]).map((member) => member.id));
  return Object.values(board.connections).some(
    ({ from, to, mode, operation }) =>
      from === id && (mode === 'replicate' || operation === 'apply') && !inside.has(to),
  );
}

/** Connections whose answer somebody waits for, with their whole round trip, ms. Those of clients are not told of. */
function waitedCalls(network: Network): Map<string, number> {
  const waited = new Map<string, number>();
  for (const visit of network.visits) {
    if (network.stations[visit.station]!.intake === 'source') continue;
    for (const call of visit.calls) {
      if (!waits(network, visit, call)) continue;
      waited.set(network.connections[call.connection]!.id, 2000 * call.network.mean);
    }
  }
  return waited;
}

function isCopying(board: Board, id: string): boolean {
  const connection = board.connections[id];
  const callee = kindFor(board.components[connection?.to ?? '']);
  return connection?.operation === 'apply' || Object.hasOwn(callee?.operations ?? {}, 'apply');
}

/** Lint L19. */
function farReplication(network: Network): Finding[] {
  return [...waitedCalls(network)].flatMap(([id, ms]): Finding[] => {
    if (ms < SLOW_COPY) return [];
    // Of several that are counted together, the far one decides only where all have to confirm.
    const k = network.connections.findIndex((row) => row.id === id);
    const copies = network.visits.flatMap(({ calls }) => calls.filter((call) => call.connection === k));
    const decides = copies.some(({ copy }) => copy === 'waited' || copy === 'all');
    if (!decides) return [];
    return [
      {
        id: `L19:${id}`,
        severity: ms >= FAR_COPY ? 'error' : 'warning',
        at: { table: 'connections', id },
        title: 'Every write waits for a far copy',
        text: `The copy answers after ${formatMs(ms)} on the network, and until then the write is not done. Copy without waiting, or to a nearer place, unless losing the last writes is worse.`,
        by: 'drawing',
      },
    ];
  });
}

/** A call into another region that somebody waits for. */
function farCalls(board: Board, network: Network): Finding[] {
  return [...waitedCalls(network)].flatMap(([id, ms]): Finding[] => {
    const connection = board.connections[id];
    if (!connection || isCopying(board, id)) return [];
    const regionOf = (end: string): Group | undefined =>
      groupsAround(board, board.components[end]?.group).find(({ kind }) => kind === 'region');
    const [from, to] = [regionOf(connection.from), regionOf(connection.to)];
    if (from === undefined || to === undefined || from === to) return [];
    const { spans: _, ...open } = connection;
    if (crossingsOf(board, open).length === 0) return [];
    const caller = board.components[connection.from]?.name ?? connection.from;
    return [
      {
        id: `far:${id}`,
        severity: ms >= FAR ? 'warning' : 'info',
        at: { table: 'connections', id },
        title: `Waits for ${to.name}`,
        text: `${caller} spends ${formatMs(ms)} on the way from ${from.name} and back for each call, and fails when ${to.name} is cut off. Keep a copy of what it asks for in its own region, or send without waiting.`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L46: far calls one after another on the way of one request. */
function chatter(network: Network): Finding[] {
  const far = new Float64Array(network.visits.length);
  for (let index = network.visits.length - 1; index >= 0; index--) {
    const visit = network.visits[index]!;
    const isClient = network.stations[visit.station]!.intake === 'source';
    const steps = new Map<number, number>();
    for (const call of visit.calls) {
      if (!waits(network, visit, call)) continue;
      const own = !isClient && 2000 * call.network.mean >= FAR ? 1 : 0;
      const times = call.parallel ? Math.min(1, call.calls) : call.calls;
      const all = times * (own + far[call.visit]!);
      steps.set(call.step, Math.max(steps.get(call.step) ?? 0, all));
    }
    const { routesOne } = network.stations[visit.station]!;
    const each = [...steps.values()];
    far[index] = routesOne ? Math.max(0, ...each) : each.reduce((sum, one) => sum + one, 0);
  }
  return network.classes.flatMap(({ id, name, roots }): Finding[] => {
    const most = Math.max(0, ...roots.map(({ visit }) => far[visit]!));
    if (most <= MOST_FAR) return [];
    return [
      {
        id: `L46:${id}`,
        severity: 'warning',
        at: { table: 'classes', id },
        title: `${name} crosses the world ${Number(most.toFixed(1))} times`,
        text: `So many calls of ${formatMs(FAR)} and more on the network follow each other. Ask once for all of it, ask at the same time, or move the two ends together.`,
        by: 'drawing',
      },
    ];
  });
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
