import type { Board, Component, Group, Id } from './board.ts';
import { CARD, type Point } from './layout.ts';
import { filter, get, mapTable, without } from './tables.ts';

/*
 * Who lies in which group. A group is drawn, so where a card or a frame comes to lie says where it belongs; the
 * record says it too, so that two people who move a frame and a card at the same time still agree.
 */

/** The groups that a component or group lies in, innermost first. */
export function groupsAround(board: Board, inner: Id | undefined): readonly Group[] {
  const around: Group[] = [];
  for (let id = inner; id !== undefined; ) {
    const group = get(board.groups, id);
    // What comes from elsewhere may lie in itself.
    if (group === undefined || around.includes(group)) break;
    around.push(group);
    id = group.parent;
  }
  return around;
}

/** The groups named and all that lie in them. */
export function withInner(board: Board, ids: Iterable<Id>): ReadonlySet<Id> {
  const chosen = new Set([...ids].filter((id) => Object.hasOwn(board.groups, id)));
  const found = new Set<Id>();
  if (chosen.size === 0) return found;
  for (const { id } of Object.values(board.groups)) {
    if (groupsAround(board, id).some((group) => chosen.has(group.id))) found.add(id);
  }
  return found;
}

/** The components that lie in any of these groups, at any depth. */
export function membersOf(board: Board, ids: Iterable<Id>): readonly Component[] {
  const inside = withInner(board, ids);
  if (inside.size === 0) return [];
  return Object.values(board.components).filter(({ group }) => group !== undefined && inside.has(group));
}

function holds({ x, y, width, height }: Group, at: Point): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}

function middleOf({ x, y }: Point): Point {
  return { x: x + CARD.width / 2, y: y + CARD.height / 2 };
}

/** The smallest group that a point lies in, other than these. */
export function groupAt(board: Board, at: Point, not?: ReadonlySet<Id>): Id | undefined {
  let best: Group | undefined;
  for (const group of Object.values(board.groups)) {
    if (holds(group, at) && !not?.has(group.id) && (best === undefined || isInner(group, best))) best = group;
  }
  return best?.id;
}

/** Of two that hold the same point, the smaller one lies in the other. */
function isInner(a: Group, b: Group): boolean {
  return areaOf(a) < areaOf(b) || (areaOf(a) === areaOf(b) && a.id < b.id);
}

function areaOf({ width, height }: Group): number {
  return width * height;
}

/** The group that a component lies in by its place. */
export function homeOf(board: Board, card: Point): Id | undefined {
  return groupAt(board, middleOf(card));
}

/** These components belong where they lie now. */
export function rehome(board: Board, ids: Iterable<Id>): Board {
  const moved = new Set(ids);
  return mapTable(board, 'components', (component) =>
    moved.has(component.id) ? inGroup(component, homeOf(board, component)) : component,
  );
}

export function inGroup(component: Component, group: Id | undefined): Component {
  if (component.group === group) return component;
  return group === undefined ? without(component, 'group') : { ...component, group };
}

/**
 * These groups lie in what they are drawn in now, and so does what they have taken in or left behind. What lies in
 * another group stays there, also where a frame has come to lie on it.
 */
export function resettle(board: Board, ids: Iterable<Id>): Board {
  const changed = new Set(ids);
  const isChanged = (id: Id | undefined): boolean => id !== undefined && changed.has(id);
  /** Whether what lies in `now` may come into `home`, one of the changed: from nowhere, or from around it. */
  const isTaken = (on: Board, now: Id | undefined, home: Id | undefined): boolean =>
    isChanged(home) && (now === undefined || groupsAround(on, home).some(({ id }) => id === now));
  // They themselves first: what they may take in depends on where they lie.
  const placed = mapTable(board, 'groups', (group) =>
    changed.has(group.id) ? inParent(group, parentOf(board, group)) : group,
  );
  const groups = mapTable(placed, 'groups', (group) => {
    if (changed.has(group.id)) return group;
    const parent = parentOf(placed, group);
    const isMoved = isChanged(group.parent) || isTaken(placed, group.parent, parent);
    return isMoved ? inParent(group, parent) : group;
  });
  return mapTable(groups, 'components', (component) => {
    const home = homeOf(groups, component);
    const own = component.group === undefined ? undefined : get(groups.groups, component.group);
    // Where two frames lie on each other, what came with one stays in it.
    const stays = own && holds(own, middleOf(component)) && !groupsAround(groups, home).includes(own);
    const isMoved = isChanged(component.group) || isTaken(groups, component.group, home);
    return isMoved && !stays ? inGroup(component, home) : component;
  });
}

/** The smallest of the larger groups that the middle of one lies in. */
function parentOf(board: Board, group: Group): Id | undefined {
  const inner = withInner(board, [group.id]);
  const smaller = filter(board.groups, (other) => areaOf(other) <= areaOf(group));
  const middle = { x: group.x + group.width / 2, y: group.y + group.height / 2 };
  return groupAt(board, middle, new Set([...inner, ...Object.keys(smaller)]));
}

function inParent(group: Group, parent: Id | undefined): Group {
  if (group.parent === parent) return group;
  return parent === undefined ? without(group, 'parent') : { ...group, parent };
}

/** Groups are gone; what lay in them lies in what was around them. */
export function withoutGroups(board: Board, gone: ReadonlySet<Id>): Board {
  const left = filter(board.groups, (_, id) => !gone.has(id));
  if (left === board.groups) return board;
  const outer = (id: Id | undefined): Id | undefined =>
    groupsAround(board, id).find((group) => !gone.has(group.id))?.id;
  const groups = mapTable({ ...board, groups: left }, 'groups', (group): Group => {
    const { trips, parent: _, ...rest } = group;
    const parent = outer(group.parent);
    const kept = trips && filter(trips, (__, id) => !gone.has(id));
    return {
      ...rest,
      ...(parent !== undefined && { parent }),
      ...(kept && Object.keys(kept).length > 0 && { trips: kept }),
    };
  });
  return mapTable(groups, 'components', (component) => inGroup(component, outer(component.group)));
}
