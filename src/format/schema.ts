import * as v from 'valibot';
import { ARRIVAL_DEFAULTS, type ArrivalNumber } from '../board/arrival.ts';
import {
  ARRIVAL_BOUNDS,
  CONNECTION_BOUNDS,
  COORDINATE,
  COUNT,
  GROUP_SIZE,
  HUE,
  ID_LENGTH,
  KEY_BOUNDS,
  LATENCY_LIMIT,
  MARK_TEXT_LENGTH,
  MOST_BENDS,
  MOST_COUNTS,
  MOST_POINTS,
  NAME_LENGTH,
  ORDER,
  PRIORITY,
  QUANTITY,
  SHARE,
  SIDE,
  TEXT_LENGTH,
  TRIP,
} from '../board/bounds.ts';
import { MOST_TIMES, TIME_COUNT } from '../board/times.ts';
import { INTAKES, KIND_ICONS, OWN_PREFIX, TRAITS } from '../catalog/custom.ts';
import { OPERATION_BOUNDS } from '../catalog/fit.ts';
import { GROUP_KINDS, type GroupKind } from '../catalog/groups.ts';
import { helpOf } from '../catalog/help.ts';
import type { Kind, ParamSpec, ParamValue } from '../catalog/kind.ts';
import { GROUPS, KINDS } from '../catalog/kinds.ts';

/**
 * The saved board, version 2. This schema is the only description of the format: the decoder walks it, the
 * encoder takes its field order and defaults from it, and the published JSON Schema is made from it.
 */
export const FORMAT = 'headroom';

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
}

function number({ min, max, integer }: Bounds, description: string) {
  const range = v.pipe(v.number(), v.minValue(min), v.maxValue(max));
  return v.pipe(integer ? v.pipe(range, v.integer()) : range, v.description(description));
}

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(ID_LENGTH));
const list = <S extends v.GenericSchema>(item: S, most: number) => v.pipe(v.array(item), v.maxLength(most));

export const ORIGIN = v.strictObject({
  by: v.picklist(['notes', 'ours']),
  lines: v.optional(text(NAME_LENGTH)),
  refs: v.optional(list(text(NAME_LENGTH), 100)),
});

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
    kind: v.pipe(v.literal(kind.id), v.description(`${kind.label}: ${kind.summary}`)),
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

const CALLS = number(CONNECTION_BOUNDS.calls, 'Calls for each request: 0.3 is three requests in ten.');
const OPERATION = v.pipe(id, v.description("Which of the callee's operations is performed."));

const CONNECTION = v.strictObject({
  from: id,
  to: id,
  label: v.optional(text(NAME_LENGTH), ''),
  protocol: v.optional(text(NAME_LENGTH), ''),
  mode: v.optional(v.picklist(['call', 'send', 'replicate']), 'call'),
  access: v.optional(v.picklist(['read', 'write'])),
  calls: v.optional(CALLS, 1),
  pattern: v.optional(v.picklist(['sequence', 'parallel']), 'sequence'),
  need: v.optional(number(CONNECTION_BOUNDS.need, 'Parallel replies that are waited for; absent: all.')),
  operation: v.optional(OPERATION),
  after: v.optional(v.pipe(id, v.description('Only for requests that perform this operation at `from`.'))),
  when: v.optional(v.picklist(['always', 'miss', 'hit', 'dead']), 'always'),
  of: v.optional(
    v.pipe(id, v.description('The connection whose lookup `when` speaks of; absent: the own one.')),
  ),
  step: v.optional(number(CONNECTION_BOUNDS.step, 'Order of calls; equal steps run in parallel.'), 1),
  rtt: v.optional(number(CONNECTION_BOUNDS.rtt, 'Round trip of the network, ms.'), 0.5),
  spans: v.optional(
    v.pipe(v.literal(true), v.description('`rtt` is the whole way: the groups of the ends add nothing.')),
  ),
  rttCv: v.optional(number(CONNECTION_BOUNDS.rttCv, 'Coefficient of variation of the round trip.'), 0),
  payload: v.optional(number(CONNECTION_BOUNDS.payload, 'Payload that arrives with each call, KB.'), 0),
  reply: v.optional(
    number(CONNECTION_BOUNDS.reply, 'Payload that comes back with each answer, KB; absent: 0.'),
  ),
  timeout: v.optional(number(CONNECTION_BOUNDS.timeout, 'How long the caller waits, ms; 0: for ever.'), 0),
  retries: v.optional(
    number(CONNECTION_BOUNDS.retries, 'Attempts after the first, where a call fails; absent: 0.'),
  ),
  backoff: v.optional(
    number(CONNECTION_BOUNDS.backoff, 'Pause before the first retry, ms; doubles each time; absent: 100.'),
  ),
  backoffMax: v.optional(number(CONNECTION_BOUNDS.backoffMax, 'Longest pause, ms; absent: 10,000.')),
  jitter: v.optional(number(CONNECTION_BOUNDS.jitter, 'Share of a pause left to chance; absent: 1.')),
  retryBudget: v.optional(
    number(CONNECTION_BOUNDS.retryBudget, 'Retries and hedges per call over time; absent or 0: any number.'),
  ),
  hedge: v.optional(
    number(CONNECTION_BOUNDS.hedge, 'A second call follows after so long, ms; absent or 0: never.'),
  ),
  cancel: v.optional(v.pipe(v.literal(true), v.description('The callee stops when nobody waits any more.'))),
  idempotent: v.optional(v.pipe(v.literal(true), v.description('A write that is repeated is done once.'))),
  pool: v.optional(
    number(
      CONNECTION_BOUNDS.pool,
      'Calls under way from one replica of the caller; absent or 0: any number.',
    ),
  ),
  poolWait: v.optional(
    number(CONNECTION_BOUNDS.poolWait, 'How long a call waits for a place in the pool, ms; absent: 0.'),
  ),
  breaker: v.optional(
    number(
      CONNECTION_BOUNDS.breaker,
      'Share of failures at which a circuit breaker opens; absent or 0: none.',
    ),
  ),
  breakerWindow: v.optional(
    number(CONNECTION_BOUNDS.breakerWindow, 'Time over which failures are counted, ms; absent: 10,000.'),
  ),
  breakerOpen: v.optional(
    number(CONNECTION_BOUNDS.breakerOpen, 'How long the breaker stays open, ms; absent: 5,000.'),
  ),
  breakerProbes: v.optional(
    number(CONNECTION_BOUNDS.breakerProbes, 'Good calls in a row that close it again; absent: 3.'),
  ),
  consistency: v.optional(
    v.pipe(
      v.picklist(['session', 'bounded']),
      v.description('Reads of a copy wait until it has their own write, or is at most `staleness` behind.'),
    ),
  ),
  staleness: v.optional(
    number(CONNECTION_BOUNDS.staleness, 'How far behind a bounded read accepts, ms; absent: 100.'),
  ),
  balancing: v.optional(
    v.picklist(['least in flight', 'round robin', 'random', 'two choices', 'key hash', 'shared queue']),
  ),
  shape: v.optional(
    v.pipe(v.picklist(['straight', 'orthogonal']), v.description('How its line is drawn; absent: curved.')),
  ),
  bends: v.optional(list(number(COORDINATE, 'x and y in turn, px: where its line bends.'), MOST_BENDS)),
  classes: v.optional(
    v.record(id, v.strictObject({ calls: v.optional(CALLS), operation: v.optional(OPERATION) })),
  ),
  origin: v.optional(ORIGIN),
});

const VALUE = number(QUANTITY, '');

const FACTORS = list(
  v.strictObject({
    label: v.optional(text(NAME_LENGTH), ''),
    value: v.pipe(v.union([VALUE, id]), v.description('A number, or the id of an assumption.')),
    divide: v.optional(v.literal(true)),
  }),
  50,
);

const { counts: NO_COUNTS, ...ARRIVAL_NUMBERS } = ARRIVAL_DEFAULTS;
const arrivalNumber = (key: ArrivalNumber, about: string) =>
  v.optional(number(ARRIVAL_BOUNDS[key], about), ARRIVAL_NUMBERS[key]);

const ARRIVAL = v.strictObject({
  shape: v.pipe(
    v.picklist(['ramp', 'step', 'spike', 'diurnal', 'bursty', 'counts', 'closed', 'poll', 'scheduled']),
    v.description('How requests spread over time; only the fields of the shape count. Absent: evenly.'),
  ),
  at: arrivalNumber('at', 'When a ramp, step or spike begins, ms.'),
  over: arrivalNumber('over', 'How long a ramp, a spike, a wave or (on average) a burst takes, ms.'),
  factor: arrivalNumber('factor', 'Times the rate; in a burst times the rate between bursts.'),
  calm: arrivalNumber('calm', 'Mean time between two bursts, ms.'),
  every: arrivalNumber(
    'every',
    'How long each of the counts holds; time from one poll or tick to the next; ms.',
  ),
  counts: v.optional(list(number(COUNT, 'Requests; only the proportion matters.'), MOST_COUNTS), [
    ...NO_COUNTS,
  ]),
  users: arrivalNumber(
    'users',
    'How many ask, wait for the answer, think and ask again, or poll; jobs of one tick.',
  ),
  think: arrivalNumber('think', 'Closed loop: mean time between an answer and the next request, ms.'),
  jitter: arrivalNumber('jitter', 'Scheduled: share of the time between ticks over which jobs are spread.'),
});

const KEYS = v.strictObject({
  items: number(KEY_BOUNDS.items, 'How many different things requests ask for.'),
  exponent: number(KEY_BOUNDS.exponent, "Of Zipf's law: how unequally they are asked for; 0: all alike."),
  name: v.optional(
    v.pipe(
      text(NAME_LENGTH),
      v.description('What the things are; classes of the same word ask for the same.'),
    ),
  ),
});

const REQUEST_CLASS = v.strictObject({
  name: v.optional(text(NAME_LENGTH)),
  description: v.optional(text(TEXT_LENGTH), ''),
  sources: v.optional(v.record(id, number(SHARE, 'Share of the rate that starts at this component.'))),
  rate: FACTORS,
  priority: v.optional(number(PRIORITY, 'The higher one goes first wherever requests wait; absent: 0.')),
  arrival: v.optional(ARRIVAL),
  keys: v.optional(KEYS),
  origin: v.optional(ORIGIN),
});

const ASSUMPTION = v.strictObject({
  label: v.optional(text(NAME_LENGTH), ''),
  value: VALUE,
  unit: v.optional(text(NAME_LENGTH), ''),
  origin: v.optional(ORIGIN),
});

const DERIVATION = v.strictObject({
  label: v.optional(text(NAME_LENGTH), ''),
  unit: v.optional(text(NAME_LENGTH), ''),
  factors: FACTORS,
  origin: v.optional(ORIGIN),
});

const OBJECTIVE = v.strictObject({
  class: id,
  metric: v.picklist(['mean', 'p50', 'p90', 'p95', 'p99', 'p999', 'success']),
  limit: number({ min: 0, max: LATENCY_LIMIT.max }, 'ms for a latency; a fraction of 1 for `success`.'),
  origin: v.optional(ORIGIN),
});

const BRIEF_ITEM = v.strictObject({
  section: v.picklist([
    'functional',
    'nonFunctional',
    'assumptions',
    'api',
    'schema',
    'decisions',
    'tradeOffs',
    'deepDives',
    'questions',
    'followUps',
    'sources',
  ]),
  order: v.optional(number({ min: -1_000_000, max: 1_000_000 }, 'Order within the section.'), 0),
  title: text(TEXT_LENGTH),
  text: v.optional(text(TEXT_LENGTH), ''),
  rows: v.optional(
    list(
      v.strictObject({
        name: text(TEXT_LENGTH),
        type: text(TEXT_LENGTH),
        note: v.optional(text(TEXT_LENGTH)),
      }),
      200,
    ),
  ),
  origin: v.optional(ORIGIN),
});

const GROUP = v.strictObject({
  kind: v.pipe(
    v.picklist(GROUP_KINDS.map((kind): GroupKind => kind.id)),
    v.description(`${GROUP_KINDS.map((kind) => `${kind.id}: ${kind.help}`).join(' ')}`),
  ),
  name: v.optional(text(NAME_LENGTH), ''),
  x: v.optional(number(COORDINATE, 'Left edge of the frame, px.'), 0),
  y: v.optional(number(COORDINATE, 'Top edge of the frame, px.'), 0),
  width: number(GROUP_SIZE, 'Width of the frame, px.'),
  height: number(GROUP_SIZE, 'Height of the frame, px.'),
  parent: v.optional(v.pipe(id, v.description('The group it lies in.'))),
  hue: v.optional(number(HUE, 'Degrees on the color wheel; absent: that of its kind.')),
  trips: v.optional(
    v.record(id, number(TRIP, 'Round trip to this group, ms, added to those of connections that cross.')),
  ),
  locked: v.optional(v.pipe(v.literal(true), v.description('Stays where it is until it is unlocked.'))),
  origin: v.optional(ORIGIN),
});

const side = (about: string) => v.optional(number(SIDE, about), 0);

const MARK = v.strictObject({
  kind: v.pipe(
    v.picklist(['text', 'note', 'stroke', 'line', 'rectangle', 'ellipse', 'step']),
    v.description('Something drawn that no request visits.'),
  ),
  x: v.optional(number(COORDINATE, 'Left edge of its box, px.'), 0),
  y: v.optional(number(COORDINATE, 'Top edge of its box, px.'), 0),
  width: side('Width of its box, px.'),
  height: side('Height of its box, px.'),
  text: v.optional(text(MARK_TEXT_LENGTH), ''),
  color: v.optional(v.picklist(['ink', 'gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple']), 'ink'),
  size: v.optional(v.picklist(['s', 'm', 'l', 'xl']), 'm'),
  dash: v.optional(v.picklist(['solid', 'dashed', 'dotted']), 'solid'),
  fill: v.optional(v.picklist(['none', 'soft', 'solid']), 'none'),
  heads: v.optional(v.picklist(['none', 'end', 'both']), 'none'),
  points: v.optional(
    list(number(COORDINATE, 'x and y in turn, px from the corner of the box.'), MOST_POINTS),
  ),
  pressure: v.optional(list(number({ min: 0, max: 1 }, 'At each point.'), MOST_POINTS / 2)),
  from: v.optional(v.pipe(id, v.description('A component, group or mark that the line begins at.'))),
  to: v.optional(v.pipe(id, v.description('A component, group or mark that the line ends at.'))),
  wrap: v.optional(v.pipe(v.literal(true), v.description('Words keep to the width of the box.'))),
  order: v.optional(number(ORDER, 'What is higher lies above; below 0 behind the components.'), 0),
  locked: v.optional(v.literal(true)),
  origin: v.optional(ORIGIN),
});

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
