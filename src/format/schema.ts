import * as v from 'valibot';
import { COORDINATE, NAME_LENGTH, TEXT_LENGTH } from '../board/bounds.ts';
import { MOST_TIMES, TIME_COUNT } from '../board/times.ts';
import { INTAKES, KIND_ICONS, OWN_PREFIX, TRAITS } from '../catalog/custom.ts';
import { OPERATION_BOUNDS } from '../catalog/fit.ts';
import { guideOf } from '../catalog/guide.ts';
import { helpOf } from '../catalog/help.ts';
import type { Kind, ParamSpec, ParamValue } from '../catalog/kind.ts';
import { GROUPS, KINDS } from '../catalog/kinds.ts';
import { CONNECTION } from './schema/connection.ts';
import { GROUP, MARK } from './schema/drawing.ts';
import { id, list, number, ORIGIN, text } from './schema/parts.ts';
import { ASSUMPTION, BRIEF_ITEM, DERIVATION, OBJECTIVE, REQUEST_CLASS } from './schema/workload.ts';

/**
 * The saved board, version 2. This schema is the only description of the format: the decoder walks it, the
 * encoder takes its field order and defaults from it, and the published JSON Schema is made from it.
 */
export const FORMAT = 'headroom';

function paramSchema(spec: ParamSpec, kind: string): v.GenericSchema {
  const title = spec.type === 'number' && spec.unit !== '' ? `${spec.label}, ${spec.unit}` : spec.label;
  const about = `${title}. ${helpOf(spec, kind)} Default: ${spec.default}.`;
  if (spec.type === 'number') return number(spec, about);
  if (spec.type === 'toggle') return v.pipe(v.boolean(), v.description(about));
  return v.pipe(v.picklist(spec.options.map(({ value }) => value)), v.description(about));
}

interface SavedComponent {
  readonly kind: string;
  readonly name?: string | undefined;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly params?: Readonly<Record<string, ParamValue>> | undefined;
  readonly operations?: Readonly<Record<string, number>> | undefined;
  readonly times?: readonly number[] | undefined;
  readonly locked?: true | undefined;
  readonly group?: string | undefined;
  readonly origin?: v.InferInput<typeof ORIGIN> | undefined;
}

/** What a component of any kind has, before its parameters and after them. */
const BEFORE = {
  name: v.optional(text(NAME_LENGTH)),
  x: v.optional(number(COORDINATE, 'Left edge of the card, px.'), 0),
  y: v.optional(number(COORDINATE, 'Top edge of the card, px.'), 0),
};
const AFTER = {
  operations: v.optional(v.record(id, number(OPERATION_BOUNDS, 'Mean service time of the operation, ms.'))),
  times: v.optional(
    list(
      number(TIME_COUNT, 'Measured times, ms and how often in turn, in place of service time and shape.'),
      2 * MOST_TIMES,
    ),
  ),
  locked: v.optional(v.pipe(v.literal(true), v.description('Stays where it is until it is unlocked.'))),
  group: v.optional(v.pipe(id, v.description('The innermost group it lies in.'))),
  origin: v.optional(ORIGIN),
};

function componentSchema(kind: Kind) {
  const params = Object.fromEntries(
    kind.params.map((spec) => [spec.key, v.optional(paramSchema(spec, kind.id))]),
  );
  return v.strictObject({
    kind: v.pipe(v.literal(kind.id), v.description(`${kind.label}: ${guideOf(kind).summary}`)),
    ...BEFORE,
    params: v.optional(v.strictObject(params), {}),
    ...AFTER,
  });
}

/** A component's fields depend on its kind. */
export const COMPONENT_SCHEMAS: ReadonlyMap<string, ReturnType<typeof componentSchema>> = new Map(
  KINDS.map((kind) => [kind.id, componentSchema(kind)]),
);

const OWN_SCHEMAS = new WeakMap<Kind, ReturnType<typeof componentSchema>>();

/** The fields of a component of a kind: of the catalog, or of the board's own. */
export function schemaOfKind(kind: Kind): ReturnType<typeof componentSchema> {
  const known = COMPONENT_SCHEMAS.get(kind.id) ?? OWN_SCHEMAS.get(kind) ?? componentSchema(kind);
  OWN_SCHEMAS.set(kind, known);
  return known;
}

const SETTING = v.union([v.number(), text(NAME_LENGTH), v.boolean()]);

const OWN_KIND = v.strictObject({
  label: v.pipe(text(NAME_LENGTH), v.description('What components of it are called until they are named.')),
  group: v.optional(v.picklist(GROUPS.map(({ id: group }) => group)), 'compute'),
  icon: v.optional(v.picklist(KIND_ICONS), 'box'),
  summary: v.optional(text(TEXT_LENGTH), ''),
  use: v.optional(text(TEXT_LENGTH), ''),
  pitfall: v.optional(text(TEXT_LENGTH), ''),
  intake: v.pipe(
    v.picklist(INTAKES),
    v.description('`slots` serves with a queue, `delay` never queues, `source` creates requests.'),
  ),
  trait: v.optional(
    v.pipe(
      v.picklist(TRAITS),
      v.description('`lookup` hits or misses, `routing` takes one connection, `buffer` keeps and hands on.'),
    ),
  ),
  params: v.pipe(
    v.record(
      id,
      v.strictObject({
        default: v.pipe(SETTING, v.description('The value of a component that has none of its own.')),
        min: v.optional(v.number()),
        max: v.optional(v.number()),
      }),
    ),
    v.description('By the key of a parameter; bounds lie inside those of the engine.'),
  ),
  operations: v.optional(v.record(id, number(OPERATION_BOUNDS, 'Mean service time of the operation, ms.'))),
  protocol: v.optional(text(NAME_LENGTH)),
});

/** Every table's record; a component's is found by its kind. */
export const RECORD_SCHEMAS = {
  connections: CONNECTION,
  classes: REQUEST_CLASS,
  assumptions: ASSUMPTION,
  derivations: DERIVATION,
  objectives: OBJECTIVE,
  brief: BRIEF_ITEM,
  groups: GROUP,
  marks: MARK,
  kinds: OWN_KIND,
} as const;

/** A component of a kind that the board defines: its parameters are those of the record in `kinds`. */
const OWN_COMPONENT = v.strictObject({
  kind: v.pipe(v.string(), v.regex(new RegExp(`^${OWN_PREFIX}`)), v.description('A key of `kinds`.')),
  ...BEFORE,
  params: v.optional(v.record(id, SETTING), {}),
  ...AFTER,
});

const COMPONENT = v.union([
  v.variant('kind', [...COMPONENT_SCHEMAS.values()]) as v.GenericSchema,
  OWN_COMPONENT,
]) as v.GenericSchema as v.GenericSchema<SavedComponent>;

export const BOARD_NAME = text(NAME_LENGTH);

/** A whole saved board. Records lie under their ids; whatever equals its default may be left out. */
export const SAVED_BOARD = v.strictObject({
  $schema: v.optional(text(TEXT_LENGTH)),
  format: v.literal(FORMAT),
  version: v.literal(2),
  name: v.optional(BOARD_NAME, 'Untitled'),
  template: v.optional(BOARD_NAME),
  components: v.optional(v.record(id, COMPONENT), {}),
  connections: v.optional(v.record(id, CONNECTION), {}),
  classes: v.optional(v.record(id, REQUEST_CLASS), {}),
  assumptions: v.optional(v.record(id, ASSUMPTION), {}),
  derivations: v.optional(v.record(id, DERIVATION), {}),
  objectives: v.optional(v.record(id, OBJECTIVE), {}),
  brief: v.optional(v.record(id, BRIEF_ITEM), {}),
  groups: v.optional(v.record(id, GROUP), {}),
  marks: v.optional(v.record(id, MARK), {}),
  kinds: v.optional(v.record(id, OWN_KIND), {}),
});

export type SavedBoard = v.InferInput<typeof SAVED_BOARD>;
