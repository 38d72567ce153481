import * as v from 'valibot';
import { CONNECTION_BOUNDS, COORDINATE, MOST_BENDS, NAME_LENGTH } from '../../board/bounds.ts';
import { id, list, number, ORIGIN, text } from './parts.ts';

const CALLS = number(CONNECTION_BOUNDS.calls, 'Calls for each request: 0.3 is three requests in ten.');
const OPERATION = v.pipe(id, v.description("Which of the callee's operations is performed."));

export const CONNECTION = v.strictObject({
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
  optional: v.optional(v.pipe(v.literal(true), v.description('A failed call does not fail its caller.'))),
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
