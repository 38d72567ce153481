import { cleanOwnKind, kindFrom, OWN_PREFIX, type OwnKind } from '../catalog/custom.ts';
import { kindOf } from '../catalog/kinds.ts';
import type { Board, Component, Id, Table } from './board.ts';
import { isSafeId, MOST_KINDS, NAME_LENGTH, TEXT_LENGTH } from './bounds.ts';
import { cleanComponent } from './clean.ts';
import { drop, get, mapTable, put, without } from './tables.ts';

/** Whether a record may lie under this id: one that no catalog will ever use. */
export function isOwnId(id: Id): boolean {
  return isSafeId(id) && id.startsWith(OWN_PREFIX);
}

/** Texts cut to length, numbers inside their bounds, and nothing that the behavior does not have. */
export function cleanKind(own: OwnKind): OwnKind {
  const words = (text: string): string => text.slice(0, TEXT_LENGTH).trim();
  return cleanOwnKind({
    ...own,
    label: own.label.slice(0, NAME_LENGTH),
    summary: words(own.summary),
    use: words(own.use),
    pitfall: words(own.pitfall),
  });
}

/**
 * The component with what its kind says, by the kinds of the board it is on; undefined where there is no such kind.
 * Every component that comes to a board passes through here.
 */
export function ofKind<C extends Pick<Component, 'kind' | 'custom'>>(
  component: C,
  kinds: Table<OwnKind>,
): C | undefined {
  const own = get(kinds, component.kind);
  if (own) return component.custom === kindFrom(own) ? component : { ...component, custom: kindFrom(own) };
  if (kindOf(component.kind) === undefined) return undefined;
  return component.custom === undefined ? component : (without(component, 'custom') as C);
}

/** Adds a kind of the board's own, or changes it and with it every component that is of it. */
export function setKind(board: Board, own: OwnKind): Board {
  const isNew = !Object.hasOwn(board.kinds, own.id);
  if (!isOwnId(own.id) || (isNew && Object.keys(board.kinds).length >= MOST_KINDS)) return board;
  const next = put(board, 'kinds', cleanKind(own));
  if (next === board) return board;
  return mapTable(next, 'components', (component) => {
    if (component.kind !== own.id) return component;
    return cleanComponent(ofKind(component, next.kinds) ?? component);
  });
}

/** How many components of the board are of a kind. */
export function usesOf(board: Board, kind: Id): number {
  return Object.values(board.components).filter((component) => component.kind === kind).length;
}

/** Takes away a kind of the board's own that nothing is of. */
export function removeKind(board: Board, id: Id): Board {
  return usesOf(board, id) > 0 ? board : drop(board, 'kinds', new Set([id]));
}
