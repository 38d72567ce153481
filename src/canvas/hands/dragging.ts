import type { Board, Connection, Id } from '../../board/board.ts';
import type { Point } from '../lines/curves.ts';
import { routeAll } from '../lines/routes.ts';
import { AVOID_UP_TO } from '../lines/sides.ts';
import { edgeFor, nodeFor, type View, type ViewInput } from '../viewNodes.ts';

/** Where in a view things are, by id; the same for as long as the board is. */
interface Index {
  readonly nodes: ReadonlyMap<Id, number>;
  readonly edges: ReadonlyMap<Id, number>;
  /** The lines at each card. */
  readonly lines: ReadonlyMap<Id, readonly Connection[]>;
  readonly isPlain: boolean;
}

const indexes = new WeakMap<Board, Index>();

function indexOf(board: Board, { nodes, edges }: View): Index {
  const known = indexes.get(board);
  if (known) return known;
  const lines = new Map<Id, Connection[]>();
  const connections = Object.values(board.connections);
  for (const connection of connections)
    for (const end of [connection.from, connection.to]) {
      const list = lines.get(end);
      if (list) list.push(connection);
      else lines.set(end, [connection]);
    }
  const index = {
    nodes: new Map(nodes.map(({ id }, at) => [id, at])),
    edges: new Map(edges.map(({ id }, at) => [id, at])),
    lines,
    isPlain: connections.every(({ shape, bends }) => shape === undefined && bends === undefined),
  };
  indexes.set(board, index);
  return index;
}

/**
 * What `reconcile` makes of a large board of which nothing has changed but the places of a few cards that are dragged: in
 * time that grows with these and not with the board. Null where it is more than that.
 */
export function dragged(before: View, was: ViewInput, input: ViewInput): View | null {
  const { board, moving } = input;
  const isSame =
    was.board === board &&
    was.selection === input.selection &&
    was.shapes === input.shapes &&
    was.bending === input.bending;
  if (!isSame || before.nodes.length <= AVOID_UP_TO) return null;
  const index = indexOf(board, before);
  const ids = new Set([...(was.moving?.keys() ?? []), ...(moving?.keys() ?? [])]);
  if (!index.isPlain || ids.size * 4 > before.nodes.length) return null;

  const nodes = before.nodes.slice();
  const moved = new Set<Id>();
  for (const id of ids) {
    const at = index.nodes.get(id);
    const component = board.components[id];
    const node = at === undefined ? undefined : nodes[at];
    if (at === undefined || !component || !node) continue;
    const next = nodeFor(node, component, input);
    if (next.position !== node.position) moved.add(id);
    nodes[at] = next;
  }
  return { nodes, edges: rerouted(before, nodes, moved, index, input) };
}

/** As `reroute` says: the lines that depend on a card are at most two steps from it. */
function rerouted(
  { edges: old }: View,
  nodes: View['nodes'],
  moved: ReadonlySet<Id>,
  { edges: places, lines }: Index,
  { selection }: ViewInput,
): View['edges'] {
  if (moved.size === 0) return old;
  const linesAt = (cards: Iterable<Id>): Set<Connection> =>
    new Set([...cards].flatMap((id) => lines.get(id) ?? []));
  const withEnds = (cards: Iterable<Id>, ends: Iterable<Connection>): Set<Id> =>
    new Set([...cards, ...[...ends].flatMap(({ from, to }) => [from, to])]);
  const beside = withEnds(moved, linesAt(moved));
  const changed = linesAt(beside);
  const around = linesAt(withEnds(beside, changed));
  const cards = new Map<Id, Point>(nodes.map(({ id, position }) => [id, position]));
  const routes = routeAll(around, cards);
  const edges = old.slice();
  for (const connection of changed) {
    const at = places.get(connection.id);
    const route = routes.get(connection.id);
    if (at !== undefined && route)
      edges[at] = edgeFor(edges[at], connection, route, selection.has(connection.id));
  }
  return edges;
}
