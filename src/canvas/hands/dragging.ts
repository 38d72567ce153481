import type { Board, Id } from '../../board/board.ts';
import type { Point } from '../lines/curves.ts';
import { edgeFor, nodeFor, type View, type ViewInput } from '../viewNodes.ts';

/** Where in a view things are, by id; the same for as long as the board is. */
interface Index {
  readonly nodes: ReadonlyMap<Id, number>;
  readonly edges: ReadonlyMap<Id, number>;
  /** Some line has bends, which go along with both of its ends. */
  readonly isBent: boolean;
}

const indexes = new WeakMap<Board, Index>();

function indexOf(board: Board, { nodes, edges }: View): Index {
  const known = indexes.get(board);
  if (known) return known;
  const index = {
    nodes: new Map(nodes.map(({ id }, at) => [id, at])),
    edges: new Map(edges.map(({ id }, at) => [id, at])),
    isBent: Object.values(board.connections).some(({ bends }) => bends !== undefined),
  };
  indexes.set(board, index);
  return index;
}

/**
 * What `reconcile` makes of a board of which nothing has changed but the places of cards that are dragged: in time that grows
 * with these and not with the board. Null where it is more than that.
 */
export function dragged(before: View, was: ViewInput, input: ViewInput): View | null {
  const { board, moving, selection, router } = input;
  const isSame =
    was.board === board &&
    was.selection === selection &&
    was.shapes === input.shapes &&
    was.bending === input.bending &&
    was.router === router;
  if (!isSame || !router) return null;
  const index = indexOf(board, before);
  if (index.isBent) return null;

  const nodes = before.nodes.slice();
  const places = new Map<Id, Point>();
  for (const id of new Set([...(was.moving?.keys() ?? []), ...(moving?.keys() ?? [])])) {
    const at = index.nodes.get(id);
    const component = board.components[id];
    const node = at === undefined ? undefined : nodes[at];
    if (at === undefined || !component || !node) continue;
    const next = nodeFor(node, component, input);
    places.set(id, next.position);
    nodes[at] = next;
  }
  const routes = router.move(places, input.isLate);
  if (routes.size === 0) return { nodes, edges: before.edges };
  const edges = before.edges.slice();
  for (const [id, route] of routes) {
    const at = index.edges.get(id);
    const connection = board.connections[id];
    if (at !== undefined && connection) edges[at] = edgeFor(edges[at], connection, route, selection.has(id));
  }
  return { nodes, edges };
}
