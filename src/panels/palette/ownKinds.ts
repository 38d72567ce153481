import type { Board, Component } from '../../board/board.ts';
import { freshId } from '../../board/edit.ts';
import { kindFor, kindOn, operationsOf, paramOf } from '../../board/read.ts';
import {
  idleWithout,
  KIND_ICONS,
  neededFor,
  OWN_PREFIX,
  type OwnKind,
  type OwnParam,
  specsFor,
  type Trait,
  traitsFor,
} from '../../catalog/custom.ts';
import type { Behavior, ParamSpec } from '../../catalog/kind.ts';
import type { ParamKey } from '../../catalog/paramKey.ts';
import * as words from '../../words/kinds.ts';

/** What a kind does with requests, in words that need no engine. */
export const INTAKE_WORDS: Readonly<
  Record<Behavior['intake'], { readonly label: string; readonly help: string }>
> = {
  slots: words.serves,
  delay: words.answersAfterTime,
  source: words.createsRequests,
};

export const TRAIT_WORDS: Readonly<
  Record<Trait | 'none', { readonly label: string; readonly help: string }>
> = {
  none: words.callsOthers,
  lookup: words.looksUp,
  routing: words.handsOn,
  buffer: words.keeps,
};

/** A new kind that begins as a component is: its behavior, and its values as defaults. */
export function kindLike(board: Board, component: Component | undefined): OwnKind {
  const kind = kindFor(component) ?? kindOn(board, 'app_service');
  const { intake = 'slots', lookup, routing, buffer } = kind?.behavior ?? {};
  const trait: Trait | undefined = lookup
    ? 'lookup'
    : routing === 'one'
      ? 'routing'
      : buffer
        ? 'buffer'
        : undefined;
  const acting = { intake, ...(trait && { trait }) };
  const needed = neededFor(acting);
  const params: Partial<Record<ParamKey, OwnParam>> = {};
  for (const { key, default: usual } of specsFor(acting)) {
    const own = component && paramOf(component, key);
    const changed = component !== undefined && Object.hasOwn(component.params, key);
    if (changed || needed.includes(key)) params[key] = { default: own ?? usual };
  }
  const operations = component ? { ...operationsOf(component) } : {};
  return {
    id: freshId(board, `${OWN_PREFIX}kind`),
    label: '',
    group: kind?.group ?? 'compute',
    icon: kind && KIND_ICONS.includes(kind.icon) ? kind.icon : 'box',
    summary: '',
    use: '',
    pitfall: '',
    ...acting,
    params,
    ...(Object.keys(operations).length > 0 && { operations }),
  };
}

/** The kind with another behavior: it keeps the parameters that this one has too. */
export function withBehavior(own: OwnKind, intake: Behavior['intake'], trait: Trait | undefined): OwnKind {
  const { trait: _, ...rest } = own;
  const kept = trait !== undefined && traitsFor(intake).includes(trait) ? { trait } : {};
  const acting = { intake, ...kept };
  const specs = specsFor(acting);
  const params: Partial<Record<ParamKey, OwnParam>> = {};
  for (const spec of specs) {
    const given = own.params[spec.key];
    if (given || neededFor(acting).includes(spec.key)) params[spec.key] = given ?? { default: spec.default };
  }
  // What serves is no client, whatever it began as.
  const group = intake !== 'source' && own.group === 'clients' ? 'compute' : own.group;
  return { ...rest, ...acting, group, params };
}

/** Switches a parameter on with the engine's usual value, and off; what would have no effect alone comes along. */
export function withParam(own: OwnKind, spec: ParamSpec, shown: boolean): OwnKind {
  const params = { ...own.params };
  const specs = specsFor(own);
  const put = (key: ParamKey): void => {
    const usual = specs.find((one) => one.key === key)?.default;
    if (params[key] === undefined && usual !== undefined) params[key] = { default: usual };
  };
  if (!shown) {
    delete params[spec.key];
    for (const one of specs) if (idleWithout(one, specs) === spec.key) delete params[one.key];
    return { ...own, params };
  }
  put(spec.key);
  let one: ParamSpec | undefined = spec;
  while (one !== undefined) {
    const other: ParamKey | undefined = idleWithout(one, specs);
    if (other !== undefined) put(other);
    one = specs.find(({ key }) => key === other);
  }
  return { ...own, params };
}
