import { clamp, fitParam, OPERATION_BOUNDS } from '../catalog/fit.ts';
import type { ParamValue } from '../catalog/kind.ts';
import type { Component, Connection, Group, Id, Table } from './board.ts';
import {
  CONNECTION_BOUNDS,
  COORDINATE,
  FAILURE,
  GROUP_SIZE,
  HUE,
  isSafeId,
  MOST_BENDS,
  NAME_LENGTH,
  TRIP,
} from './bounds.ts';
import { kindFor, specOf } from './read.ts';
import { RELIABILITY, RELIABILITY_FIELDS } from './reliability.ts';
import { get, without } from './tables.ts';
import { cleanTimes } from './times.ts';

/** Names are one line: spaces inside are one, outside none. */
export function cleanName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().slice(0, NAME_LENGTH).trim();
}

export function cleanCoordinate(value: number): number {
  return clamp(value, COORDINATE.min, COORDINATE.max);
}

/** Values the kind knows, inside its bounds, where they differ from its defaults. */
export function cleanParams(component: Component): Readonly<Record<string, ParamValue>> {
  const clean: Record<string, ParamValue> = {};
  for (const [key, value] of Object.entries(component.params)) {
    const spec = specOf(component, key);
    const fitted = spec === undefined ? null : fitParam(spec, value);
    if (fitted !== null && fitted !== spec?.default) clean[key] = fitted;
  }
  return clean;
}

/** A service time the component may give an operation, or null where it says nothing of its own. */
export function cleanOperation(component: Component, operation: string, ms: number): number | null {
  if (!isSafeId(operation) || !Number.isFinite(ms)) return null;
  const fitted = clamp(ms, OPERATION_BOUNDS.min, OPERATION_BOUNDS.max);
  return kindFor(component)?.operations?.[operation] === fitted ? null : fitted;
}

export function cleanComponent(component: Component): Component {
  const { operations, times, ...rest } = component;
  const measured = specOf(component, 'serviceTime') && cleanTimes(times);
  const own: [string, number][] = [];
  for (const [operation, ms] of Object.entries(operations ?? {})) {
    const fitted = cleanOperation(component, operation, ms);
    if (fitted !== null) own.push([operation, fitted]);
  }
  return {
    ...rest,
    name: cleanName(component.name) || (kindFor(component)?.label ?? component.id),
    x: cleanCoordinate(component.x),
    y: cleanCoordinate(component.y),
    params: cleanParams(component),
    ...(own.length > 0 && { operations: Object.fromEntries(own) }),
    ...(measured && { times: measured }),
  };
}

/** Its numbers inside their bounds; round trips to groups that are not there are dropped. */
export function cleanGroup(group: Group, exists: (id: Id) => boolean): Group {
  const { trips = {}, hue, failure, ...rest } = group;
  const kept = Object.entries(trips).filter(([id, ms]) => exists(id) && Number.isFinite(ms));
  const fitted = kept.map(([id, ms]) => [id, clamp(ms, TRIP.min, TRIP.max)]);
  return {
    ...rest,
    name: cleanName(group.name) || group.id,
    x: cleanCoordinate(group.x),
    y: cleanCoordinate(group.y),
    width: clamp(group.width, GROUP_SIZE.min, GROUP_SIZE.max),
    height: clamp(group.height, GROUP_SIZE.min, GROUP_SIZE.max),
    ...(hue !== undefined && { hue: clamp(hue, HUE.min, HUE.max) }),
    ...(failure !== undefined && failure > 0 && { failure: clamp(failure, FAILURE.min, FAILURE.max) }),
    ...(fitted.length > 0 && { trips: Object.fromEntries(fitted) }),
  };
}

function withCleanBends(connection: Connection, bends: readonly number[]): Connection {
  const kept = bends.slice(0, Math.min(MOST_BENDS, bends.length - (bends.length % 2)));
  if (kept.length === 0 || !kept.every(Number.isFinite)) return without(connection, 'bends');
  const clean = kept.map(cleanCoordinate);
  const isClean = clean.length === bends.length && clean.every((value, index) => value === bends[index]);
  return isClean ? connection : { ...connection, bends: clean };
}

/** Numbers inside their bounds; a condition on a lookup that is not (or no longer) there is dropped. */
export function cleanConnection(
  connection: Connection,
  siblings: (id: Id) => Connection | undefined,
): Connection {
  let clean: Connection = {
    ...connection,
    label: cleanName(connection.label),
    protocol: cleanName(connection.protocol),
  };
  for (const [field, { min, max, ...rest }] of Object.entries(CONNECTION_BOUNDS)) {
    const value = connection[field as keyof typeof CONNECTION_BOUNDS];
    if (value === undefined) continue;
    const fitted = clamp('integer' in rest ? Math.round(value) : value, min, max);
    if (fitted !== value) clean = { ...clean, [field]: fitted };
  }
  for (const field of RELIABILITY_FIELDS) {
    if (clean[field] === RELIABILITY[field]) clean = without(clean, field);
  }
  if (clean.reply === 0) clean = without(clean, 'reply');
  if (clean.bends !== undefined) clean = withCleanBends(clean, clean.bends);
  if (clean.of !== undefined && (clean.of === clean.id || siblings(clean.of)?.from !== clean.from)) {
    clean = { ...without(clean, 'of'), when: 'always' };
  }
  return clean;
}

/** Whether following `of` from a connection comes back to it: a condition that never gets an answer. */
export function leadsBack(id: Id, connections: Table<Connection>): boolean {
  const seen = new Set<Id>();
  for (let at = get(connections, id)?.of; at !== undefined && !seen.has(at); at = get(connections, at)?.of) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
