import type { Board, Component, Id } from './board.ts';
import { cleanComponent, cleanGroup } from './clean.ts';
import { mendConditions } from './edit.ts';
import { clearOf, type Fragment, fragmentOf, transplant } from './fragment.ts';
import { rehome, resettle } from './groups.ts';
import { ofKind, setKind } from './kinds.ts';
import type { Point } from './layout.ts';
import type { Box } from './lines.ts';
import { copyName } from './names.ts';
import { freeOffset } from './spot.ts';
import { putAll } from './tables.ts';

/* Apart from the other edits because a page that nothing was copied on yet does without. */

/** What to copy: the components, groups and marks named, what lies in the groups, and the connections among all. */
export function extract(board: Board, ids: Iterable<Id>): Fragment {
  return fragmentOf(board, ids);
}

/**
 * Adds a fragment where nothing lies, its middle near `at` and all of it in what is seen if there is room, under new ids.
 * `ids` are the new components, groups and marks.
 */
export function paste(
  board: Board,
  fragment: Fragment,
  at: Point,
  seen: Box | null = null,
): { board: Board; ids: Id[] } {
  return graft(board, fragment, freeOffset(board, fragment, at, seen));
}

/** Copies components, groups and marks, and the connections among them, moved by `offset`. `ids` are the copies. */
export function duplicate(board: Board, ids: Iterable<Id>, offset: Point): { board: Board; ids: Id[] } {
  const fragment = fragmentOf(board, ids);
  return graft(board, fragment, clearOf(board, fragment, offset));
}

function graft(board: Board, fragment: Fragment, offset: Point): { board: Board; ids: Id[] } {
  const { components, connections, groups, marks, kinds = [] } = transplant(board, fragment, offset);
  const base = kinds.reduce(setKind, board);
  const known = renamed(board, components)
    .flatMap((component) => ofKind(component, base.kinds) ?? [])
    .map(cleanComponent);
  const added = putAll(base, 'components', known);
  const has = (id: Id): boolean => Object.hasOwn(added.components, id);
  const ended = connections.filter(({ from, to }) => has(from) && has(to));
  const own = new Set(groups.map(({ id }) => id));
  const framed = putAll(
    putAll(mendConditions(putAll(added, 'connections', ended)), 'marks', marks),
    'groups',
    groups.map((group) => cleanGroup(group, (id) => own.has(id))),
  );
  // What came without its group belongs where it lands; frames have brought their members.
  const loose = known.filter(({ group }) => group === undefined).map(({ id }) => id);
  const settled = rehome(groups.length > 0 ? resettle(framed, own) : framed, loose);
  return { board: settled, ids: [...[...known, ...marks].map(({ id }) => id), ...own] };
}

/** Components whose names nobody on the board has, nor one of them. */
function renamed(board: Board, components: readonly Component[]): Component[] {
  const taken = new Set(Object.values(board.components).map(({ name }) => name));
  return components.map((component) => {
    const name = copyName(taken, component.name);
    taken.add(name);
    return { ...component, name };
  });
}
