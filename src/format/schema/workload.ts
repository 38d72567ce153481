import * as v from 'valibot';
import { ARRIVAL_DEFAULTS, type ArrivalNumber } from '../../board/arrival.ts';
import {
  ARRIVAL_BOUNDS,
  COUNT,
  KEY_BOUNDS,
  LATENCY_LIMIT,
  MOST_COUNTS,
  NAME_LENGTH,
  PRIORITY,
  QUANTITY,
  SHARE,
  TEXT_LENGTH,
} from '../../board/bounds.ts';
import { id, list, number, ORIGIN, text } from './parts.ts';

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

export const REQUEST_CLASS = v.strictObject({
  name: v.optional(text(NAME_LENGTH)),
  description: v.optional(text(TEXT_LENGTH), ''),
  sources: v.optional(v.record(id, number(SHARE, 'Share of the rate that starts at this component.'))),
  rate: FACTORS,
  priority: v.optional(number(PRIORITY, 'The higher one goes first wherever requests wait; absent: 0.')),
  arrival: v.optional(ARRIVAL),
  keys: v.optional(KEYS),
  origin: v.optional(ORIGIN),
});

export const ASSUMPTION = v.strictObject({
  label: v.optional(text(NAME_LENGTH), ''),
  value: VALUE,
  unit: v.optional(text(NAME_LENGTH), ''),
  origin: v.optional(ORIGIN),
});

export const DERIVATION = v.strictObject({
  label: v.optional(text(NAME_LENGTH), ''),
  unit: v.optional(text(NAME_LENGTH), ''),
  factors: FACTORS,
  origin: v.optional(ORIGIN),
});

export const OBJECTIVE = v.strictObject({
  class: id,
  metric: v.picklist(['mean', 'p50', 'p90', 'p95', 'p99', 'p999', 'success']),
  limit: number({ min: 0, max: LATENCY_LIMIT.max }, 'ms for a latency; a fraction of 1 for `success`.'),
  origin: v.optional(ORIGIN),
});

export const BRIEF_ITEM = v.strictObject({
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
