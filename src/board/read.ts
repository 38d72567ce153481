import { kindFrom } from '../catalog/custom.ts';
import type { Kind, ParamSpec, ParamValue } from '../catalog/kind.ts';
import { KINDS, kindOf } from '../catalog/kinds.ts';
import type { ParamKey } from '../catalog/paramKey.ts';
import type { Board, Component, Factor, Id, RequestClass } from './board.ts';
import { get } from './tables.ts';

/** What a component is: its board's own kind or one of the catalog; undefined where there is no such kind. */
export function kindFor(component: Pick<Component, 'kind' | 'custom'> | undefined): Kind | undefined {
  return component && (component.custom ?? kindOf(component.kind));
}

/** A kind by its id, as someone on this board means it. */
export function kindOn(board: Pick<Board, 'kinds'>, id: Id): Kind | undefined {
  const own = get(board.kinds, id);
  return own ? kindFrom(own) : kindOf(id);
}

/** Everything that can be put on this board: its own kinds, then the catalog's. */
export function kindsOn({ kinds }: Pick<Board, 'kinds'>): readonly Kind[] {
  const own = Object.values(kinds);
  return own.length === 0 ? KINDS : [...own.map(kindFrom), ...KINDS];
}

/** By kind: reading a large board asks for its parameters some ten thousand times. */
const specs = new WeakMap<Kind, ReadonlyMap<string, ParamSpec>>();

export function specOf(component: Component, key: string): ParamSpec | undefined {
  const kind = kindFor(component);
  if (!kind) return undefined;
  let known = specs.get(kind);
  if (!known) {
    known = new Map(kind.params.map((spec) => [spec.key, spec]));
    specs.set(kind, known);
  }
  return known.get(key);
}

/** The component's own value, else its kind's default; undefined where the kind has no such parameter. */
export function paramOf(component: Component, key: ParamKey): ParamValue | undefined {
  const spec = specOf(component, key);
  if (spec === undefined) return undefined;
  return get(component.params, key) ?? spec.default;
}

/**
 * A numeric parameter for arithmetic, in the catalog's unit: `Infinity` where it means "no limit", `fallback`
 * where the kind has no such parameter.
 */
export function numberOf(component: Component, key: ParamKey, fallback: number): number {
  const value = paramOf(component, key);
  if (typeof value !== 'number') return fallback;
  const spec = specOf(component, key);
  return spec?.type === 'number' && spec.unlimited && value >= spec.max ? Infinity : value;
}

/**
 * Mean service times by operation, ms: the kind's, overlaid by the component's. Inherits nothing, so an operation
 * called `constructor` is found only where someone named one so.
 */
export function operationsOf(component: Component): Record<string, number> {
  return Object.assign(Object.create(null), kindFor(component)?.operations, component.operations);
}

/**
 * The product of an arithmetic. 0 where it has no value: no factors, a missing assumption, a division by zero.
 */
export function productOf(board: Board, factors: readonly Factor[]): number {
  if (factors.length === 0) return 0;
  let product = 1;
  for (const { value, divide } of factors) {
    const number = typeof value === 'number' ? value : (get(board.assumptions, value)?.value ?? 0);
    product = divide ? product / number : product * number;
  }
  return Number.isFinite(product) ? product : 0;
}

/** Requests a second at 1x; never negative. In a closed loop the most there can be, as if every answer came at once. */
export function ratePerSecond(board: Board, requestClass: RequestClass): number {
  const { arrival } = requestClass;
  if (arrival?.shape === 'closed') return (1000 * arrival.users) / arrival.think;
  if (arrival?.shape === 'poll' || arrival?.shape === 'scheduled')
    return (1000 * arrival.users) / arrival.every;
  return Math.max(0, productOf(board, requestClass.rate));
}

/**
 * Where a class starts and with which share of its rate: shares add up to 1. Without `sources`, every client has
 * an equal share. Empty when there is nowhere to start. Ordered by id.
 */
export function sourcesOf(board: Board, requestClass: RequestClass): { component: Id; share: number }[] {
  const { sources } = requestClass;
  const given =
    sources !== undefined
      ? Object.entries(sources).filter(([id, share]) => share > 0 && Object.hasOwn(board.components, id))
      : Object.values(board.components)
          .filter((component) => kindFor(component)?.behavior.intake === 'source')
          .map((component): [Id, number] => [component.id, 1]);
  const total = given.reduce((sum, [, share]) => sum + share, 0);
  return given
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([component, share]) => ({ component, share: share / total }));
}
