import type { GroupKind } from '../catalog/groups.ts';
import { groupKindOf } from '../catalog/groups.ts';
import type { Board, Connection, Group, Id } from './board.ts';
import { groupsAround } from './groups.ts';
import { get } from './tables.ts';

/** What the groups of a connection's ends add to its round trip. */
export interface Crossing {
  /** ms */
  readonly ms: number;
  /** The groups of the two ends that decide: the same one twice where it is the way inside a group. */
  readonly from: Group;
  readonly to: Group;
}

/** The kinds that say where something runs; a region holds zones. */
const PLACES: readonly GroupKind[] = ['zone', 'region'];

/** The number that a pair of groups, or a group with itself, has of its own. */
export function tripBetween(board: Board, a: Id, b: Id): number | undefined {
  const of = (id: Id, other: Id): number | undefined => {
    const trips = get(board.groups, id)?.trips;
    return trips && get(trips, other);
  };
  return a < b ? (of(a, b) ?? of(b, a)) : (of(b, a) ?? of(a, b));
}

/**
 * What a pair of groups of one kind adds where it has no number of its own, ms: nothing where one lies in the other.
 */
export function usualTrip(board: Board, a: Group, b: Group): number {
  const isWithin = (inner: Group, outer: Group) => groupsAround(board, inner.id).includes(outer);
  if (isWithin(a, b) || isWithin(b, a)) return 0;
  return Math.max(groupKindOf(a.kind)?.apart ?? 0, groupKindOf(b.kind)?.apart ?? 0);
}

/**
 * The ways that lie between the ends of a connection. Of zones and regions one counts: the innermost pair that has a
 * number of its own, else 1 ms between zones of a region and 80 ms between regions. Private networks come on top. An
 * end that lies in none of a kind is taken to be near.
 */
export function crossingsOf(board: Board, { from, to, spans }: Connection): readonly Crossing[] {
  if (spans || Object.keys(board.groups).length === 0) return [];
  const a = groupsAround(board, get(board.components, from)?.group);
  const b = groupsAround(board, get(board.components, to)?.group);
  const crossings: Crossing[] = [];
  const places = PLACES.map((kind) => [kindOnly(a, kind), kindOnly(b, kind)] as const);
  const own = places.flatMap(([x, y]) => stated(board, x, y) ?? [])[0];
  // From the outside: in another region is farther than in another zone of it.
  const usual = places.toReversed().flatMap(([x, y]) => apart(board, x, y) ?? [])[0];
  const place = own ?? usual;
  if (place) crossings.push(place);
  const [x, y] = [kindOnly(a, 'network'), kindOnly(b, 'network')];
  const network = stated(board, x, y) ?? apart(board, x, y);
  if (network) crossings.push(network);
  return crossings;
}

/** Their sum, ms. */
export function crossingMs(board: Board, connection: Connection): number {
  return crossingsOf(board, connection).reduce((sum, { ms }) => sum + ms, 0);
}

function kindOnly(around: readonly Group[], kind: GroupKind): readonly Group[] {
  return around.filter((group) => group.kind === kind);
}

/** The innermost pair with a number of its own. */
function stated(board: Board, a: readonly Group[], b: readonly Group[]): Crossing | undefined {
  for (let out = 0; out <= a.length + b.length - 2; out++) {
    for (let i = Math.max(0, out - b.length + 1); i <= Math.min(out, a.length - 1); i++) {
      const [from, to] = [a[i]!, b[out - i]!];
      const ms = tripBetween(board, from.id, to.id);
      if (ms !== undefined) return { ms, from, to };
    }
  }
  return undefined;
}

/** The usual way between the innermost ones, where they are apart. */
function apart(board: Board, [a]: readonly Group[], [b]: readonly Group[]): Crossing | undefined {
  if (a === undefined || b === undefined || a === b) return undefined;
  const ms = usualTrip(board, a, b);
  return ms > 0 ? { ms, from: a, to: b } : undefined;
}
