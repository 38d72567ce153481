import type { Board, RequestClass } from '../board/board.ts';
import { keepsContents } from '../board/caches.ts';
import { membersOf } from '../board/groups.ts';
import { numberOf, ratePerSecond, sourcesOf } from '../board/read.ts';
import { crossingMs } from '../board/trips.ts';
import { arrivalOf } from './compile/arrivals.ts';
import { callsOf } from './compile/calls.ts';
import { keysOf } from './compile/keys.ts';
import { withMail } from './compile/mail.ts';
import { inOrder, type Parts, partsOf } from './compile/parts.ts';
import { serviceOf, shortcutOf } from './compile/services.ts';
import { sessionTraffic } from './compile/sessions.ts';
import { DEFAULT_OPERATION, stationOf } from './compile/stations.ts';
import { type Node, VisitGraph } from './compile/visits.ts';
import type { RequestClassRow } from './network/traffic.ts';
import type { Compiled, GroupRow, Network, Problem } from './network.ts';

/**
 * Makes a board flat for the engine. Never throws: what cannot be simulated is left out and named in `problems`, and
 * the rest compiles. Stations, connections and classes are in the order of their ids.
 */
export function compile(board: Board): Compiled {
  const problems: Problem[] = [];
  const parts = partsOf(board, problems);
  const graph = new VisitGraph(problems);
  const keys = keysOf(board);
  const begun = inOrder(board.classes).flatMap((requestClass) =>
    begin(board, requestClass, parts, graph, problems),
  );
  if (parts.parts.length > 0 && Object.keys(board.classes).length === 0) {
    problems.push({
      severity: 'warning',
      at: { table: 'classes', id: '' },
      message: 'Nobody asks for anything yet: describe a class of requests and its rate.',
    });
  }

  // Callees are done before their callers, so backwards every caller comes first.
  const nodes = graph.done.toReversed();
  const indexOf = new Map(nodes.map((node, i) => [node, i]));
  const classOf = new Map(begun.map(({ id }, i) => [id, i]));
  const extra = new Map(parts.wires.map(({ connection }) => [connection.id, crossingMs(board, connection)]));
  const visits = nodes.map((node) => ({
    station: node.part.station,
    class: classOf.get(node.cls.id)!,
    operation: node.operation,
    service: serviceOf(node.part.component, node.part.kind, node.operation),
    ...shortcutOf(node.part.component, node.operation),
    ...(acquires(node) && { acquires: true as const }),
    calls: callsOf(node, graph, indexOf, (id) => extra.get(id)!),
  }));
  const stations = parts.parts.map(({ component, kind, outgoing }) =>
    stationOf(component, kind, outgoing.length),
  );
  tellDeadEnds(nodes, problems);
  tellKeyless(nodes, keys, problems);
  const network: Network = {
    stations,
    connections: parts.wires.map(({ connection, to }) => ({
      id: connection.id,
      from: parts.byId.get(connection.from)!.station,
      to: to.station,
    })),
    ...sessionTraffic(
      stations,
      (station) => parts.parts[station]!.component,
      withMail(visits, stations, begun),
      begun.map(
        ({ roots, ...row }): RequestClassRow => ({
          ...row,
          ...keys.get(row.id),
          roots: roots.map(({ node, ...root }) => ({ visit: indexOf.get(node)!, ...root })),
        }),
      ),
    ),
    ...groupsIn(board, parts),
  };
  return { network, problems };
}

function groupsIn(board: Board, { byId }: Parts): { readonly groups?: readonly GroupRow[] } {
  const groups = inOrder(board.groups).map(({ id }): GroupRow => {
    const stations = membersOf(board, [id]).flatMap((member) => byId.get(member.id)?.station ?? []);
    return { id, stations: stations.sort((a, b) => a - b) };
  });
  return groups.length > 0 ? { groups } : {};
}

interface Begun extends Omit<RequestClassRow, 'roots'> {
  readonly roots: readonly { readonly node: Node; readonly share: number; readonly timeout: number }[];
}

/** A class that has a rate and somewhere to start; else nothing, and a problem that says so. */
function begin(
  board: Board,
  requestClass: RequestClass,
  { byId }: Parts,
  graph: VisitGraph,
  problems: Problem[],
): Begun[] {
  const { id, name } = requestClass;
  const refuse = (field: string, message: string): Begun[] => {
    problems.push({ severity: 'error', at: { table: 'classes', id, field }, message });
    return [];
  };
  const rate = ratePerSecond(board, requestClass);
  if (!(rate > 0)) return refuse('rate', `“${name}” has no rate: its factors multiply to nothing.`);
  const sources = sourcesOf(board, requestClass).filter(({ component }) => byId.has(component));
  const total = sources.reduce((sum, { share }) => sum + share, 0);
  if (!(total > 0)) {
    return refuse(
      'sources',
      `“${name}” starts nowhere: add a client, or name the component where it begins.`,
    );
  }
  const roots = sources.map(({ component, share }) => {
    const part = byId.get(component)!;
    const timeout = numberOf(part.component, 'timeout', Infinity) / 1000;
    return { node: graph.root(part, { id, name }), share: share / total, timeout };
  });
  return [
    {
      id,
      name,
      rate,
      ...arrivalOf(requestClass),
      roots,
      timeout: Math.max(...roots.map(({ timeout }) => timeout)),
      ...(requestClass.priority ? { priority: requestClass.priority } : {}),
    },
  ];
}

/** Clients and balancers are there to pass requests on. */
function tellDeadEnds(nodes: readonly Node[], problems: Problem[]): void {
  for (const { part, root, cls, edges } of nodes) {
    const client = root && part.kind.behavior.intake === 'source';
    if (edges.length > 0 || !(client || part.kind.behavior.routing === 'one')) continue;
    const { id, name } = part.component;
    problems.push({
      severity: 'error',
      at: client ? { table: 'classes', id: cls.id, field: 'sources' } : { table: 'components', id },
      message: client
        ? `“${cls.name}” starts at ${name}, but no connection there carries it: every such request fails as “no route”.`
        : `${name} has no connection that carries “${cls.name}”: every such request fails as “no route”.`,
    });
  }
}

/** A cache cannot have what nobody asks for a second time. */
function tellKeyless(nodes: readonly Node[], keys: ReturnType<typeof keysOf>, problems: Problem[]): void {
  const told = new Set<string>();
  for (const { cls, edges } of nodes) {
    if (keys.has(cls.id)) continue;
    for (const { wire, to } of edges) {
      const { id, name } = to.part.component;
      const reads = keepsContents(to.part.component) && wire.connection.access !== 'write';
      if (!reads || told.has(`${cls.id} ${id}`)) continue;
      told.add(`${cls.id} ${id}`);
      problems.push({
        severity: 'warning',
        at: { table: 'classes', id: cls.id, field: 'keys' },
        message: `${name} keeps what is asked for, but each request of “${cls.name}” asks for something of its own and misses: say how many things there are.`,
      });
    }
  }
}

/** Looking up who has a lock is no wish to have it. */
function acquires({ part, operation }: Node): boolean {
  return operation === DEFAULT_OPERATION && numberOf(part.component, 'locks', 0) > 0;
}
