import { groupKindOf } from '../catalog/groups.ts';
import type { Board, Component, Group, Id } from './board.ts';
import { isSafeId, TRIP } from './bounds.ts';
import { cleanGroup } from './clean.ts';
import { groupsAround, inGroup, membersOf, resettle, withInner } from './groups.ts';
import { isDrawn } from './ids.ts';
import { GRID, type Point } from './layout.ts';
import { boxesOf, courseOf, placed } from './lines.ts';
import { get, mapTable, put, without } from './tables.ts';

/** Free space between a frame and what it was drawn around, px; above, its name stands too. */
export const PADDING = { side: 24, top: 48 } as const;

interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Adds a group under an id that is free. What it is drawn around lies in it. */
export function addGroup(board: Board, group: Group): Board {
  if (!isSafeId(group.id) || isDrawn(board, group.id) || groupKindOf(group.kind) === undefined) return board;
  const added = put(board, 'groups', cleaned(board, group));
  return resettle(added, [group.id]);
}

function cleaned(board: Board, group: Group): Group {
  return cleanGroup(group, (id) => id === group.id || Object.hasOwn(board.groups, id));
}

/** Fields to change; an optional field set to `undefined` is taken away. A new place or size takes in what it covers. */
export type GroupPatch = {
  readonly [K in Exclude<keyof Group, 'id' | 'parent' | 'trips'>]?: Group[K] | undefined;
};

/** Fields of a group that may be taken away again. */
const UNSET: ReadonlySet<string> = new Set<keyof Group>(['hue', 'failure', 'locked', 'origin']);

export function updateGroup(board: Board, id: Id, patch: GroupPatch): Board {
  const group = get(board.groups, id);
  if (group === undefined) return board;
  const fields: Record<string, unknown> = { ...group };
  for (const [field, value] of Object.entries(patch)) {
    if (value !== undefined) fields[field] = value;
    else if (UNSET.has(field)) delete fields[field];
  }
  const next = fields as unknown as Group;
  if (groupKindOf(next.kind) === undefined || next.name.trim() === '') return board;
  if (![next.x, next.y, next.width, next.height].every(Number.isFinite)) return board;
  const changed = put(board, 'groups', cleaned(board, { ...next, id }));
  const isMoved = (['x', 'y', 'width', 'height'] as const).some((field) => next[field] !== group[field]);
  return isMoved ? resettle(changed, [id]) : changed;
}

/** A frame around components, groups and marks, with room for its name. Null where there is nothing to go round. */
export function frameAround(board: Board, ids: Iterable<Id>): Rect | null {
  const boxes = boxesOf(board);
  const rects = [...new Set(ids)].flatMap((id): Rect[] => {
    const mark = get(board.marks, id);
    const rect = boxes(id) ?? (mark && placed(courseOf(mark, boxes)));
    return rect ? [rect] : [];
  });
  if (rects.length === 0) return null;
  const least = (of: (rect: Rect) => number) =>
    rects.reduce((min, rect) => Math.min(min, of(rect)), Infinity);
  const most = (of: (rect: Rect) => number) =>
    rects.reduce((max, rect) => Math.max(max, of(rect)), -Infinity);
  const down = (value: number) => Math.floor(value / GRID) * GRID;
  const x = down(least((rect) => rect.x) - PADDING.side);
  const y = down(least((rect) => rect.y) - PADDING.top);
  const width = -down(-(most((rect) => rect.x + rect.width) + PADDING.side - x));
  const height = -down(-(most((rect) => rect.y + rect.height) + PADDING.side - y));
  return { x, y, width, height };
}

/** Frames that hold any of these components go round what lies in them again, the inner ones first. Locked ones stay. */
export function refit(board: Board, ids: Iterable<Id>): Board {
  const depths = new Map<Id, number>();
  for (const id of ids) {
    const around = groupsAround(board, get(board.components, id)?.group);
    around.forEach((group, out) => {
      if (!group.locked) depths.set(group.id, around.length - out);
    });
  }
  const inward = [...depths].sort(([, a], [, b]) => b - a).map(([id]) => id);
  return inward.reduce((next, id) => {
    const held = (record: { readonly id: Id; readonly group?: Id; readonly parent?: Id }): boolean =>
      record.group === id || record.parent === id;
    const all = [...Object.values(next.components), ...Object.values(next.groups)].filter(held);
    const rect = frameAround(
      next,
      all.map((one) => one.id),
    );
    const group = get(next.groups, id);
    return rect && group ? put(next, 'groups', { ...group, ...rect }) : next;
  }, board);
}

/** Groups and all that lies in them: what `remove` takes where it is not to leave the members. */
export function contentsOf(board: Board, ids: Iterable<Id>): readonly Id[] {
  const groups = withInner(board, ids);
  return [...groups, ...membersOf(board, groups).map(({ id }) => id)];
}

/** Puts components into a group, or out of all of them, wherever they lie. */
export function setHome(board: Board, ids: Iterable<Id>, group: Id | undefined): Board {
  if (group !== undefined && !Object.hasOwn(board.groups, group)) return board;
  const chosen = new Set(ids);
  return mapTable(
    board,
    'components',
    (component): Component => (chosen.has(component.id) ? inGroup(component, group) : component),
  );
}

/** Sets the round trip between two groups, or inside one, ms; null leaves it to their kinds. */
export function setTrip(board: Board, a: Id, b: Id, ms: number | null): Board {
  const [first, second] = a < b ? [a, b] : [b, a];
  const holder = get(board.groups, first);
  if (holder === undefined || !Object.hasOwn(board.groups, second)) return board;
  if (ms !== null && !Number.isFinite(ms)) return board;
  const others = Object.entries(holder.trips ?? {}).filter(([id]) => id !== second);
  const trips = ms === null ? others : [...others, [second, Math.min(TRIP.max, Math.max(TRIP.min, ms))]];
  const bare = without(holder, 'trips');
  const next = trips.length > 0 ? { ...bare, trips: Object.fromEntries(trips) } : bare;
  // A file may have it at the other one of the pair, which then would be heard as well.
  return forget(put(board, 'groups', next), second, first);
}

function forget(board: Board, id: Id, other: Id): Board {
  const group = get(board.groups, id);
  if (id === other || group?.trips === undefined || !Object.hasOwn(group.trips, other)) return board;
  const trips = Object.fromEntries(Object.entries(group.trips).filter(([key]) => key !== other));
  const bare = without(group, 'trips');
  return put(board, 'groups', Object.keys(trips).length > 0 ? { ...bare, trips } : bare);
}
