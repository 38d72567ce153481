import { fitParam } from '../catalog/fit.ts';
import type { ParamValue } from '../catalog/kind.ts';
import { cleanArrival } from './arrival.ts';
import { carryBends } from './bends.ts';
import type { Board, Component, Connection, Group, Id, Mark, RequestClass } from './board.ts';
import { isSafeId } from './bounds.ts';
import {
  cleanComponent,
  cleanConnection,
  cleanCoordinate,
  cleanName,
  cleanOperation,
  leadsBack,
} from './clean.ts';
import { likelyConnection } from './connecting.ts';
import { withoutGroups } from './groups.ts';
import { isDrawn, unusedId } from './ids.ts';
import { cleanKeys } from './keys.ts';
import { ofKind } from './kinds.ts';
import type { Point } from './layout.ts';
import { boxesOf, letGo } from './lines.ts';
import { carryNumbers } from './numbers.ts';
import { specOf } from './read.ts';
import { RELIABILITY_FIELDS } from './reliability.ts';
import { same } from './same.ts';
import { drop, filter, get, mapTable, put, without } from './tables.ts';

/*
 * Every change of a board: board in, board out. What does not change keeps its identity, and an edit that
 * changes nothing, or cannot be made, gives back the board it was given.
 */

/** A readable id that no record of the board has. */
export function freshId(board: Board, base: string): Id {
  return unusedId(board, base);
}

export function renameBoard(board: Board, name: string): Board {
  const clean = cleanName(name);
  return clean === '' || clean === board.name ? board : { ...board, name: clean };
}

/** Adds a component of a known kind under an id that is free. */
export function addComponent(board: Board, component: Component): Board {
  const known = ofKind(component, board.kinds);
  const isAddable = isSafeId(component.id) && !isDrawn(board, component.id) && known;
  return isAddable ? put(board, 'components', cleanComponent(known)) : board;
}

/** Puts components and marks at new places, px; what is locked stays. */
export function moveComponents(board: Board, places: Readonly<Record<Id, Point>>): Board {
  const moved = <T extends Component | Mark>(item: T): T => {
    const place = item.locked ? undefined : get(places, item.id);
    if (place === undefined || !Number.isFinite(place.x) || !Number.isFinite(place.y)) return item;
    return { ...item, x: cleanCoordinate(place.x), y: cleanCoordinate(place.y) };
  };
  const cards = mapTable(board, 'components', moved<Component>);
  const bent = carryBends(board.components, cards);
  return carryNumbers(board, mapTable(bent, 'marks', moved<Mark>));
}

/** Locks components, marks and groups where they are, or lets them be moved again. */
export function setLocked(board: Board, ids: Iterable<Id>, locked: boolean): Board {
  const chosen = new Set(ids);
  const changed = <T extends Component | Mark | Group>(item: T): T => {
    if (!chosen.has(item.id)) return item;
    return locked ? { ...item, locked } : (without(item, 'locked') as T);
  };
  const cards = mapTable(board, 'components', changed<Component>);
  return mapTable(mapTable(cards, 'marks', changed<Mark>), 'groups', changed<Group>);
}

/** Sets a parameter to the nearest value it can take; a default is not kept. */
export function setParam(board: Board, id: Id, key: string, value: ParamValue): Board {
  const component = get(board.components, id);
  const spec = component && specOf(component, key);
  const fitted = spec && fitParam(spec, value);
  if (component === undefined || spec === undefined || fitted === undefined || fitted === null) return board;
  const others = without(component.params, key);
  const params = fitted === spec.default ? others : { ...others, [key]: fitted };
  return put(board, 'components', { ...component, params });
}

export function renameComponent(board: Board, id: Id, name: string): Board {
  const component = get(board.components, id);
  const clean = cleanName(name);
  return component === undefined || clean === ''
    ? board
    : put(board, 'components', { ...component, name: clean });
}

/** Sets the mean time of an operation, ms; null leaves it to the kind. */
export function setOperation(board: Board, id: Id, operation: string, ms: number | null): Board {
  const component = get(board.components, id);
  if (component === undefined || (ms !== null && !Number.isFinite(ms)) || !isSafeId(operation)) return board;
  const { operations = {}, ...rest } = component;
  const own = { ...filter(operations, (_, key) => key !== operation) };
  const fitted = ms === null ? null : cleanOperation(component, operation, ms);
  if (fitted !== null) own[operation] = fitted;
  const isBare = Object.keys(own).length === 0;
  return put(board, 'components', isBare ? rest : { ...rest, operations: own });
}

/**
 * Draws a connection as `likelyConnection` says, with `overrides` over it. Refused from a component to itself, to
 * or from nothing, and where the pair is connected already (with overrides: connected in the same way).
 */
export function connect(board: Board, from: Id, to: Id, overrides?: Partial<Connection>): Board {
  const caller = get(board.components, from);
  const callee = get(board.components, to);
  if (caller === undefined || callee === undefined || from === to) return board;
  const id = overrides?.id ?? unusedId(board, `${from}-${to}`);
  if (!isSafeId(id) || isDrawn(board, id)) return board;
  const likely = likelyConnection(board, id, caller, callee);
  const drawn: Connection = { ...likely, ...overrides, id, from, to };
  const siblings = Object.values(board.connections).filter((c) => c.from === from && c.to === to);
  const isDouble = overrides === undefined ? siblings.length > 0 : siblings.some((c) => isAlike(c, drawn));
  return isDouble ? board : put(board, 'connections', cleaned(board, drawn));
}

const IDENTIFYING = ['mode', 'operation', 'access', 'after', 'when', 'of', 'classes'] as const;

/** Whether two connections of one pair would do the same, so that the second adds nothing but load. */
export function isAlike(a: Connection, b: Connection): boolean {
  return IDENTIFYING.every((field) => same(a[field], b[field]));
}

function cleaned(board: Board, connection: Connection): Connection {
  return cleanConnection(connection, (id) => get(board.connections, id));
}

/** Fields to change; an optional field set to `undefined` is taken away. */
export type ConnectionPatch = { readonly [K in keyof Connection]?: Connection[K] | undefined };

export function updateConnection(board: Board, id: Id, patch: ConnectionPatch): Board {
  const connection = get(board.connections, id);
  if (connection === undefined) return board;
  const fields: Record<string, unknown> = { ...connection };
  for (const [field, value] of Object.entries(patch)) {
    if (value !== undefined)
      fields[field] = Number.isNaN(value) ? connection[field as keyof Connection] : value;
    else if (OPTIONAL.has(field)) delete fields[field];
  }
  const changed = { ...(fields as unknown as Connection), id };
  const hasEnds =
    Object.hasOwn(board.components, changed.from) && Object.hasOwn(board.components, changed.to);
  if (!hasEnds || changed.from === changed.to) return board;
  const next = put(board, 'connections', cleaned(board, changed));
  return leadsBack(id, next.connections) ? board : mendConditions(next);
}

const OPTIONAL: ReadonlySet<string> = new Set<keyof Connection>([
  'access',
  'spans',
  ...RELIABILITY_FIELDS,
  'cancel',
  'idempotent',
  'optional',
  'reply',
  'need',
  'operation',
  'after',
  'of',
  'balancing',
  'consistency',
  'staleness',
  'shape',
  'bends',
  'classes',
  'origin',
]);

/** Conditions on a lookup that is gone turn into `always`. */
export function mendConditions(board: Board): Board {
  return mapTable(board, 'connections', (connection) => cleaned(board, connection));
}

/** Removes components with their connections, connections, marks, and groups without their members; all else forgets them. */
export function remove(board: Board, ids: Iterable<Id>): Board {
  const gone = new Set(ids);
  const boxes = boxesOf(board);
  const left = mapTable(drop(board, 'marks', gone), 'marks', (mark) => letGo(mark, gone, boxes));
  return removeComponents(withoutGroups(left, gone), gone);
}

function removeComponents(board: Board, gone: ReadonlySet<Id>): Board {
  const components = drop(board, 'components', gone);
  const cut = new Set(gone);
  for (const connection of Object.values(board.connections)) {
    if (gone.has(connection.from) || gone.has(connection.to)) cut.add(connection.id);
  }
  const connections = drop(components, 'connections', cut);
  if (connections === board) return board;
  return mapTable(mendConditions(connections), 'classes', (requestClass) => {
    if (requestClass.sources === undefined) return requestClass;
    const sources = filter(requestClass.sources, (_, id) => !gone.has(id));
    // A class whose every source is gone starts at all clients again.
    return Object.keys(sources).length > 0 ? { ...requestClass, sources } : without(requestClass, 'sources');
  });
}

/** Adds or replaces a request class. */
export function setClass(board: Board, requestClass: RequestClass): Board {
  return isSafeId(requestClass.id) ? put(board, 'classes', cleanKeys(cleanArrival(requestClass))) : board;
}
