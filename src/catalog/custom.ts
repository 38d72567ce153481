import { clamp, fitParam, OPERATION_BOUNDS } from './fit.ts';
import type { Behavior, Kind, KindGroup, ParamSpec, ParamValue } from './kind.ts';
import { GROUPS, KINDS } from './kinds.ts';
import type { ParamKey } from './paramKey.ts';
import { availability, usual } from './params/availability.ts';
import * as limits from './params/limits.ts';
import * as work from './params/work.ts';

/** What a component of one's own does besides serving: one thing, or nothing. */
export type Trait = 'lookup' | 'routing' | 'buffer';

/** One parameter of a kind of one's own: its default, and bounds inside those that the engine allows. */
export interface OwnParam {
  readonly default: ParamValue;
  readonly min?: number;
  readonly max?: number;
}

/** A kind that a board brings with it: a behavior, and which of the engine's parameters it shows. */
export interface OwnKind {
  readonly id: string;
  readonly label: string;
  readonly group: KindGroup;
  readonly icon: string;
  readonly summary: string;
  readonly use: string;
  readonly pitfall: string;
  readonly intake: Behavior['intake'];
  readonly trait?: Trait;
  readonly params: Readonly<Partial<Record<ParamKey, OwnParam>>>;
  /** Mean service times by operation, ms. */
  readonly operations?: Readonly<Record<string, number>>;
  readonly protocol?: string;
}

/** Begins the id of every kind of one's own, and of none in the catalog, now or later. */
export const OWN_PREFIX = 'own-';

/** Icons of the family that a kind may have: those that kinds have. */
export const KIND_ICONS: readonly string[] = [...new Set(['box', ...KINDS.map(({ icon }) => icon)])].sort();

export const INTAKES: readonly Behavior['intake'][] = ['slots', 'delay', 'source'];
export const TRAITS: readonly Trait[] = ['lookup', 'routing', 'buffer'];

/** Parameters that kinds have words of their own for, in plain ones; any other is as the catalog has it. */
const PLAIN: Readonly<Partial<Record<ParamKey, ParamSpec>>> = {
  replicas: work.replicas(1, 'BOARD'),
  slots: work.slots(4, 'BOARD'),
  serviceTime: work.serviceTime(5, 'BOARD'),
  queueLimit: work.queueLimit(100, 'BOARD'),
  errorRate: work.errorRate(0, 'BOARD'),
  quota: limits.quota(1000, 'BOARD'),
};

const traitOf = ({ behavior }: Kind): Trait | undefined =>
  behavior.lookup
    ? 'lookup'
    : behavior.buffer
      ? 'buffer'
      : behavior.routing === 'one'
        ? 'routing'
        : undefined;

type Acting = Pick<OwnKind, 'intake' | 'trait'>;

/** What all have that hand requests on; in the catalog name servers and registries, which do so besides, have it too. */
const OF_TARGETS = new Map(
  KINDS.flatMap(({ params }) => params)
    .filter(({ key }) => key === 'checkEvery' || key === 'checkFailures' || key === 'addressTtl')
    .map((spec) => [spec.key, spec] as const),
);

/**
 * The parameters that a behavior can have, as the engine knows them. They are those that kinds of the catalog with
 * this behavior have, because each of those is known to change a result.
 */
export function specsFor({ intake, trait }: Acting): readonly ParamSpec[] {
  const alike = KINDS.filter((kind) => kind.behavior.intake === intake && traitOf(kind) === trait);
  const found = new Map(alike.flatMap(({ params }) => params.map((spec) => [spec.key, spec] as const)));
  for (const [key, spec] of OF_TARGETS) {
    if (trait === 'routing' && alike.length > 0)
      found.set(key, { ...spec, default: key === 'checkFailures' ? 3 : 0 } as ParamSpec);
    else found.delete(key);
  }
  return [...found.values()].map((spec): ParamSpec => {
    if (intake === 'delay' && spec.key === 'serviceTime') return work.delay(5, 'BOARD');
    if (spec.key === 'availability') return availability(usual({ intake }), 'BOARD');
    return PLAIN[spec.key] ?? { ...spec, source: 'BOARD' };
  });
}

/** Parameters without which a behavior says nothing: they cannot be left out. */
export function neededFor({ intake, trait }: Acting): readonly ParamKey[] {
  const base: Readonly<Record<Behavior['intake'], readonly ParamKey[]>> = {
    source: ['timeout'],
    slots: ['replicas', 'slots', 'serviceTime'],
    delay: ['serviceTime'],
  };
  return trait === 'lookup' ? [...base[intake], 'hitRatio'] : base[intake];
}

/** Traits that a component which takes requests in this way can have. */
export function traitsFor(intake: Behavior['intake']): readonly Trait[] {
  return TRAITS.filter((trait) => specsFor({ intake, trait }).length > 0);
}

const LIMITS: Readonly<Partial<Record<ParamKey, ParamKey>>> = {
  burst: 'quota',
  scaleTarget: 'scaling',
  lease: 'locks',
  fencing: 'locks',
  documentSize: 'growth',
  documents: 'growth',
  updates: 'growth',
  pauseLength: 'pauseShare',
  flushSize: 'flushEvery',
  readCopies: 'dataCopies',
  writeCopies: 'dataCopies',
  openConnections: 'connectionLimit',
  connectionMemory: 'memory',
  // Without a shape times are exponential, whatever a kind of the catalog begins with.
  serviceCv: 'serviceShape',
};

/** What a parameter changes nothing without: the one that shows it, unless it does by default, or the limit it is about. */
export function idleWithout(
  { key, shownWhen }: ParamSpec,
  specs: readonly ParamSpec[],
): ParamKey | undefined {
  const shower = specs.find((one) => one.key === shownWhen?.key);
  if (shower && !shownWhen?.is.includes(shower.default)) return shower.key;
  // Where nothing queues it is the quota that scales.
  if (key === 'scaling' && specs.some((one) => one.key === 'quotaMax')) return 'quota';
  return LIMITS[key];
}

/** The parameter within the bounds of the engine's, and its default within those. */
function narrowed(spec: ParamSpec, own: OwnParam | undefined): ParamSpec {
  if (own === undefined) return spec;
  if (spec.type !== 'number') {
    const value = fitParam(spec, own.default) ?? spec.default;
    return { ...spec, default: value } as ParamSpec;
  }
  const min = clamp(own.min ?? spec.min, spec.min, spec.max);
  const max = clamp(own.max ?? spec.max, min, spec.max);
  const { unlimited, ...rest } = spec;
  const bounded = { ...rest, min, max, ...(unlimited && max === spec.max && { unlimited }) };
  const value = fitParam(bounded, own.default) ?? fitParam(bounded, spec.default) ?? min;
  return { ...bounded, default: value as number };
}

/** A kind of one's own with nothing in it that its behavior or the engine does not know; numbers inside bounds. */
export function cleanOwnKind(own: OwnKind): OwnKind {
  const { trait, operations, protocol, ...rest } = own;
  const kept = trait !== undefined && traitsFor(own.intake).includes(trait) ? { trait } : {};
  const acting = { intake: own.intake, ...kept };
  const needed = neededFor(acting);
  const params: Partial<Record<ParamKey, OwnParam>> = {};
  for (const spec of specsFor(acting)) {
    const given = own.params[spec.key];
    if (given === undefined && !needed.includes(spec.key)) continue;
    const clean = narrowed(spec, given);
    params[spec.key] = {
      default: clean.default,
      ...(clean.type === 'number' && spec.type === 'number' && clean.min !== spec.min && { min: clean.min }),
      ...(clean.type === 'number' && spec.type === 'number' && clean.max !== spec.max && { max: clean.max }),
    };
  }
  // Twice: what shows a parameter may itself be shown by another.
  const specs = specsFor(acting);
  for (let round = 0; round < 2; round++)
    for (const spec of specs) {
      const other = idleWithout(spec, specs);
      if (other !== undefined && !params[other]) delete params[spec.key];
    }
  const times = Object.entries(operations ?? {}).filter(([, ms]) => Number.isFinite(ms));
  return {
    ...rest,
    label: own.label.replace(/\s+/g, ' ').trim() || 'Own kind',
    group: GROUPS.some(({ id }) => id === own.group) ? own.group : 'compute',
    icon: KIND_ICONS.includes(own.icon) ? own.icon : 'box',
    ...kept,
    params,
    ...(own.intake !== 'source' &&
      times.length > 0 && {
        operations: Object.fromEntries(
          times.map(([name, ms]) => [name, clamp(ms, OPERATION_BOUNDS.min, OPERATION_BOUNDS.max)]),
        ),
      }),
    ...(protocol && { protocol }),
  };
}

const MADE = new WeakMap<OwnKind, Kind>();

/** The kind that the record of a board stands for; the same one for the same record. */
export function kindFrom(own: OwnKind): Kind {
  const made = MADE.get(own) ?? build(own);
  MADE.set(own, made);
  return made;
}

function build(own: OwnKind): Kind {
  const { id, label, group, icon, summary, use, pitfall, intake, trait, params, operations, protocol } =
    cleanOwnKind(own);
  const alike = KINDS.filter((kind) => kind.group === group && kind.behavior.intake === intake);
  return {
    ...{ id, label, group, icon },
    guide: { summary, use, pitfall },
    behavior: {
      intake,
      ...(trait === 'lookup' && { lookup: true }),
      ...(trait === 'routing' && { routing: 'one' }),
      ...(trait === 'buffer' && { buffer: true }),
    },
    params: specsFor({ intake, ...(trait && { trait }) }).flatMap((spec) =>
      Object.hasOwn(params, spec.key) ? [narrowed(spec, params[spec.key])] : [],
    ),
    ...(operations && { operations }),
    ...(protocol && { incoming: { protocol } }),
    // What usually follows a kind of its group and manner.
    next: [...new Set(alike.flatMap(({ next }) => next))].slice(0, 4),
    aliases: [],
  };
}
