import {
  type Codec,
  constant,
  coordinate,
  fields,
  list,
  map,
  type Plain,
  record,
  scalar,
  text,
  word,
} from './codecs.ts';
import {
  ACCESS_CODES,
  BALANCING_CODES,
  KIND_CODES,
  METRIC_CODES,
  MODE_CODES,
  OPERATION_CODES,
  ORIGIN_CODES,
  PARAM_CODES,
  PATTERN_CODES,
  PROTOCOL_CODES,
  SECTION_CODES,
  WHEN_CODES,
} from './codes.ts';
import type { Scalar } from './stream.ts';

/**
 * Where the fields of a saved board, version 1, lie in a link of version 1. The saved board has left its defaults
 * out already. Fields and tables are only ever added, at the end: a link that was sent stays readable for ever.
 */

const ORIGIN = record(
  fields([
    ['by', word(ORIGIN_CODES)],
    ['lines', text],
    ['refs', list(text)],
  ]),
);

const ROW = record(
  fields([
    ['name', text],
    ['type', text],
    ['note', text],
  ]),
);

const RULE = record(
  fields([
    ['calls', scalar],
    ['operation', word(OPERATION_CODES)],
  ]),
);

/** Ids that records speak of, in the order of their tables; filled while a link is written or read. */
export interface Ids {
  readonly components: string[];
  readonly connections: string[];
  readonly classes: string[];
  readonly assumptions: string[];
}

/** What an assumption is called, by its id. */
export type Labels = Map<string, string>;

export interface Layout {
  readonly name: keyof Ids | 'derivations' | 'objectives' | 'brief';
  readonly codec: Codec<Plain>;
  /** The id that a record most often has; only another one is written down. */
  readonly usualId: (saved: Plain) => string;
}

/** Tables follow those that they speak of. Made anew for each link: coordinates count on from one to the next. */
export function layouts(ids: Ids, labels: Labels): readonly Layout[] {
  const component = word(ids.components);
  const factors = list(factor(word(ids.assumptions), labels));
  return [
    layout('components', [
      ['kind', word(KIND_CODES)],
      ['x', coordinate()],
      ['y', coordinate()],
      ['name', text],
      ['params', map(word(PARAM_CODES), scalar)],
      ['origin', ORIGIN],
      ['operations', map(word(OPERATION_CODES), scalar)],
    ]),
    layout('assumptions', [
      ['value', scalar],
      ['label', text],
      ['unit', text],
      ['origin', ORIGIN],
    ]),
    layout('classes', [
      ['rate', factors],
      ['name', text],
      ['description', text],
      ['sources', map(component, scalar)],
      ['origin', ORIGIN],
    ]),
    layout(
      'connections',
      [
        ['from', component],
        ['to', component],
        ['protocol', word(PROTOCOL_CODES)],
        ['step', scalar],
        ['rtt', scalar],
        ['payload', scalar],
        ['origin', ORIGIN],
        ['classes', map(word(ids.classes), RULE)],
        ['mode', word(MODE_CODES)],
        ['access', word(ACCESS_CODES)],
        ['when', word(WHEN_CODES)],
        ['of', later(ids.connections)],
        ['calls', scalar],
        ['operation', word(OPERATION_CODES)],
        ['pattern', word(PATTERN_CODES)],
        ['need', scalar],
        ['label', text],
        ['timeout', scalar],
        ['rttCv', scalar],
        ['balancing', word(BALANCING_CODES)],
        ['after', word(OPERATION_CODES)],
      ],
      ({ from, to }) => `${String(from)}-${String(to)}`,
    ),
    layout('derivations', [
      ['factors', factors],
      ['label', text],
      ['unit', text],
      ['origin', ORIGIN],
    ]),
    layout(
      'objectives',
      [
        ['class', word(ids.classes)],
        ['metric', word(METRIC_CODES)],
        ['limit', scalar],
        ['origin', ORIGIN],
      ],
      (saved) => `${String(saved.class)}-${String(saved.metric)}`,
    ),
    layout(
      'brief',
      [
        ['section', word(SECTION_CODES)],
        ['order', scalar],
        ['title', text],
        ['text', text],
        ['origin', ORIGIN],
        ['rows', list(ROW)],
      ],
      ({ section, order }) => `${String(section)}-${String(order)}`,
    ),
  ];
}

function layout(
  name: Layout['name'],
  named: readonly (readonly [string, unknown])[],
  usualId: Layout['usualId'] = () => '',
): Layout {
  return { name, usualId, codec: record(fields([...named, ['id', text]])) };
}

/** A factor that stands for an assumption mostly has its label; only another one is written down. */
function factor(assumption: Codec<string>, labels: Labels): Codec<Plain> {
  const codec = record(
    fields([
      ['value', factorValue(assumption)],
      ['label', text],
      ['divide', constant(true)],
    ]),
  );
  const usual = (value: unknown): string | undefined =>
    typeof value === 'string' ? labels.get(value) : undefined;
  return {
    write: (saved, out) => {
      const label = usual(saved.value);
      const { label: own = label === undefined ? undefined : '', ...rest } = saved;
      codec.write(own === label ? rest : { ...rest, label: own }, out);
    },
    read: (from) => {
      const saved = codec.read(from);
      return { label: usual(saved.value), ...saved };
    },
  };
}

/** A number as itself; an assumption after `true`, which no number is. */
function factorValue(assumption: Codec<string>): Codec<Scalar> {
  return {
    write: (value, out) => {
      out.scalar(typeof value === 'number' ? value : true);
      if (typeof value === 'string') assumption.write(value, out);
    },
    read: (from) => {
      const value = from.scalar();
      return value === true ? assumption.read(from) : value;
    },
  };
}

/** The id of a record that may come later: read as its place, and named when all of them are known. */
function later(ids: readonly string[]): Codec<Scalar> {
  return {
    write: (value, out) => {
      const place = ids.indexOf(String(value));
      out.scalar(place < 0 ? value : place);
    },
    read: (from) => from.scalar(),
  };
}
