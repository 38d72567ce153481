import { carryBends } from './bends.ts';
import type { Board, Id, Mark } from './board.ts';
import { cleanCoordinate } from './clean.ts';
import { moveComponents } from './edit.ts';
import { groupAt, membersOf, rehome, resettle, withInner } from './groups.ts';
import type { Point } from './layout.ts';
import { carryNumbers, numbersOn } from './numbers.ts';
import { get, mapTable } from './tables.ts';

/** Puts components at new places, px, where they belong to the group that they lie in then. A locked one stays. */
export function putComponents(board: Board, places: Readonly<Record<Id, Point>>): Board {
  const moved = moveComponents(board, places);
  return moved === board ? board : rehome(moved, Object.keys(places));
}

/**
 * Moves components, and groups with all that lies in them, by px; what is locked stays. Whatever moved belongs where
 * it comes to lie.
 */
export function moveItems(board: Board, ids: Iterable<Id>, by: Point): Board {
  const chosen = new Set(ids);
  const inner = withInner(
    board,
    [...chosen].filter((id) => !get(board.groups, id)?.locked),
  );
  const riders = new Set([...membersOf(board, inner), ...marksOn(board, inner)].map(({ id }) => id));
  const shift = <T extends Point & { readonly locked?: true }>(item: T, moves: boolean): T =>
    moves && !item.locked
      ? { ...item, x: cleanCoordinate(item.x + by.x), y: cleanCoordinate(item.y + by.y) }
      : item;
  const groups = mapTable(board, 'groups', (group) => shift(group, inner.has(group.id)));
  const goes = (id: Id): boolean => chosen.has(id) || riders.has(id);
  const marks = mapTable(groups, 'marks', (mark) => shift(mark, goes(mark.id)));
  const cards = mapTable(marks, 'components', (component) => shift(component, goes(component.id)));
  const moved = carryNumbers(board, carryBends(board.components, cards));
  const settled = inner.size > 0 ? resettle(moved, inner) : moved;
  const alone = [...chosen].filter((id) => Object.hasOwn(board.components, id) && !riders.has(id));
  return rehome(settled, alone);
}

/** What `moveItems` would move, for a preview. */
export function movedWith(board: Board, ids: Iterable<Id>): ReadonlySet<Id> {
  const chosen = [...ids];
  const groups = withInner(
    board,
    chosen.filter((id) => !get(board.groups, id)?.locked),
  );
  const riders = [...membersOf(board, groups), ...marksOn(board, groups)].map(({ id }) => id);
  const numbers = numbersOn(board, [...riders, ...chosen]);
  const itemOf = (id: Id) => get(board.groups, id) ?? get(board.components, id) ?? get(board.marks, id);
  return new Set(
    [...groups, ...riders, ...chosen, ...numbers].filter((id) => itemOf(id) && !itemOf(id)?.locked),
  );
}

/** What is drawn on these frames: a mark lies in no group, and goes with the one that it stands on. */
function marksOn(board: Board, frames: ReadonlySet<Id>): readonly Mark[] {
  if (frames.size === 0) return [];
  return Object.values(board.marks).filter(({ x, y, width, height }) => {
    const on = groupAt(board, { x: x + width / 2, y: y + height / 2 });
    return on !== undefined && frames.has(on);
  });
}
