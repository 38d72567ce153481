import type { OwnKind } from '../catalog/custom.ts';
import { shiftBends } from './bends.ts';
import type { Board, Component, Connection, Group, Id, Mark } from './board.ts';
import { EMPTY_BOARD } from './board.ts';
import { withInner } from './groups.ts';
import { unusedIds } from './ids.ts';
import type { Point } from './layout.ts';
import { boxesOf, letGo } from './lines.ts';
import { same } from './same.ts';
import { get, without } from './tables.ts';

/** Part of a drawing: components, the connections among them, groups and marks. What is copied and pasted. */
export interface Fragment {
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
  readonly groups: readonly Group[];
  readonly marks: readonly Mark[];
  /** Kinds of the board's own that the components are of; absent: none. */
  readonly kinds?: readonly OwnKind[];
}

/** What is named and the components in groups that are, and every connection that has both of its ends among them. */
export function fragmentOf(board: Board, ids: Iterable<Id>): Fragment {
  const chosen = new Set(ids);
  const frames = withInner(board, chosen);
  for (const { id, group } of Object.values(board.components)) {
    if (group !== undefined && frames.has(group)) chosen.add(id);
  }
  const components = Object.values(board.components).filter(({ id }) => chosen.has(id));
  const kinds = Object.values(board.kinds).filter(({ id }) => components.some(({ kind }) => kind === id));
  return {
    components: components.map((component) =>
      component.group === undefined || frames.has(component.group) ? component : without(component, 'group'),
    ),
    ...(kinds.length > 0 && { kinds }),
    groups: Object.values(board.groups).flatMap((group) => {
      if (!frames.has(group.id)) return [];
      return group.parent === undefined || frames.has(group.parent) ? group : without(group, 'parent');
    }),
    connections: Object.values(board.connections).filter(
      ({ from, to }) => chosen.has(from) && chosen.has(to),
    ),
    marks: Object.values(board.marks)
      .filter(({ id }) => chosen.has(id))
      // Ends that are fastened to what stays behind are free in the copy, where they are now.
      .map((mark) => letGo(mark, new Set(endsOf(mark).filter((end) => !chosen.has(end))), boxesOf(board))),
  };
}

function endsOf({ from, to }: Mark): Id[] {
  return [from, to].filter((end) => end !== undefined);
}

/** A board that holds nothing but the fragment: how a fragment is written down and read. */
export function boardOf(fragment: Fragment): Board {
  return {
    ...EMPTY_BOARD,
    components: Object.fromEntries(fragment.components.map((component) => [component.id, component])),
    connections: Object.fromEntries(fragment.connections.map((connection) => [connection.id, connection])),
    groups: Object.fromEntries(fragment.groups.map((group) => [group.id, group])),
    marks: Object.fromEntries(fragment.marks.map((mark) => [mark.id, mark])),
    kinds: Object.fromEntries((fragment.kinds ?? []).map((own) => [own.id, own])),
  };
}

/** The fragment under ids that the board does not have, moved by `offset`, fit to be added to it. */
export function transplant(board: Board, fragment: Fragment, offset: Point): Fragment {
  const freshId = unusedIds(board);
  const renamed = new Map<Id, Id>();
  for (const { id } of [
    ...fragment.components,
    ...fragment.connections,
    ...fragment.groups,
    ...fragment.marks,
  ]) {
    // A copy of `api-2` is `api-3`, not `api-2-2`.
    renamed.set(id, freshId(id.replace(/-\d+$/, '')));
  }
  const newId = (id: Id): Id => renamed.get(id) ?? id;
  const kinds = new Map((fragment.kinds ?? []).map((own) => [own.id, kindFitFor(board, own, freshId)]));
  return {
    kinds: [...kinds.values()],
    // A copy is made to be put elsewhere, so it is not locked.
    components: fragment.components.map((component) => ({
      ...without(component, 'locked'),
      id: newId(component.id),
      kind: kinds.get(component.kind)?.id ?? component.kind,
      x: component.x + offset.x,
      y: component.y + offset.y,
      ...(component.group !== undefined && { group: newId(component.group) }),
    })),
    groups: fragment.groups.map((group) => ({
      ...without(group, 'locked'),
      id: newId(group.id),
      x: group.x + offset.x,
      y: group.y + offset.y,
      ...(group.parent !== undefined && { parent: newId(group.parent) }),
      ...(group.trips && {
        trips: Object.fromEntries(Object.entries(group.trips).map(([id, ms]) => [newId(id), ms])),
      }),
    })),
    connections: fragment.connections.map((connection) => ({
      ...withClassesOf(board, connection),
      id: newId(connection.id),
      from: newId(connection.from),
      to: newId(connection.to),
      ...(connection.of !== undefined && { of: newId(connection.of) }),
      ...(connection.bends && { bends: shiftBends(connection.bends, offset.x, offset.y) }),
    })),
    marks: fragment.marks.map((mark) => ({
      ...without(mark, 'locked'),
      id: newId(mark.id),
      x: mark.x + offset.x,
      y: mark.y + offset.y,
      ...(mark.from !== undefined && { from: newId(mark.from) }),
      ...(mark.to !== undefined && { to: newId(mark.to) }),
    })),
  };
}

/** The kind as the board has it already, else under its own id, or under another where that means something else. */
function kindFitFor(board: Board, own: OwnKind, freshId: (base: string) => Id): OwnKind {
  const there = get(board.kinds, own.id);
  if (there === undefined) return own;
  return same(there, own) ? there : { ...own, id: freshId(own.id.replace(/-\d+$/, '')) };
}

/** Rules for classes that this board does not have stay behind; with none left, every class passes. */
function withClassesOf(board: Board, connection: Connection): Connection {
  const rules = Object.entries(connection.classes ?? {});
  const known = rules.filter(([id]) => Object.hasOwn(board.classes, id));
  if (known.length === rules.length) return connection;
  return known.length > 0
    ? { ...connection, classes: Object.fromEntries(known) }
    : without(connection, 'classes');
}

/** The offset, or the first one a little further down and right that hides nothing. */
export function clearOf(board: Board, fragment: Fragment, offset: Point): Point {
  const drawn = [board.components, board.groups, board.marks].flatMap((table) => Object.values(table));
  const spots = new Set(drawn.map((item) => `${item.x} ${item.y}`));
  const copies = [...fragment.components, ...fragment.groups, ...fragment.marks];
  let { x, y } = offset;
  while (copies.some((item) => spots.has(`${item.x + x} ${item.y + y}`))) {
    x += 24;
    y += 24;
  }
  return { x, y };
}
