import * as v from 'valibot';
import { wholeOrder } from '../words/runner.ts';
import type { Order, Reply } from './protocol.ts';

/**
 * What crosses the wire is `unknown` until it went through here. valibot's `number` lets Infinity pass (a speed,
 * a limit) and refuses NaN, which measured numbers may be. Orders are strict: a field that this table does not
 * know would be lost on the way to the engine, and a lost field is a wrong result.
 */
const run = v.pipe(v.number(), v.integer());
const positive = v.pipe(v.number(), v.gtValue(0));
const measured = v.custom<number>((value) => typeof value === 'number');
const table = v.record(v.string(), v.looseObject({}));

const balancing = v.picklist([
  'least in flight',
  'round robin',
  'random',
  'two choices',
  'key hash',
  'shared queue',
]);
const distribution = v.variant('shape', [
  v.strictObject({ shape: v.literal('deterministic'), mean: v.number() }),
  v.strictObject({ shape: v.literal('exponential'), mean: v.number() }),
  v.strictObject({
    shape: v.picklist(['lognormal', 'gamma', 'hyperexponential', 'pareto']),
    mean: v.number(),
    cv: v.number(),
  }),
  v.strictObject({
    shape: v.literal('measured'),
    mean: v.number(),
    cv: v.number(),
    values: v.array(v.number()),
    weights: v.array(v.number()),
  }),
]);

const station = v.strictObject({
  id: v.string(),
  name: v.string(),
  intake: v.picklist(['source', 'slots', 'delay']),
  replicas: v.number(),
  slots: v.number(),
  queueLimit: v.number(),
  blocking: v.boolean(),
  quota: v.number(),
  burst: v.number(),
  bandwidth: v.number(),
  connectionLimit: v.number(),
  openConnections: v.number(),
  hitRatio: v.number(),
  missTime: v.number(),
  errorRate: v.number(),
  routesOne: v.boolean(),
  routing: balancing,
  buffer: v.boolean(),
  contents: v.exactOptional(
    v.strictObject({
      eviction: v.picklist(['lru', 'lfu', 'fifo', 'age']),
      capacity: v.number(),
      timeToLive: v.number(),
      slides: v.boolean(),
      stampede: v.picklist(['none', 'coalesce', 'lease', 'early']),
      updates: v.boolean(),
      warm: v.boolean(),
    }),
  ),
  inFlightLimit: v.exactOptional(v.number()),
  queueTimeout: v.exactOptional(v.number()),
  transfers: v.exactOptional(v.literal('shared')),
  dataCopies: v.exactOptional(v.number()),
  writeQuota: v.exactOptional(v.number()),
  pauses: v.exactOptional(v.strictObject({ every: v.number(), length: v.number() })),
  shedTarget: v.exactOptional(v.number()),
  flush: v.exactOptional(v.strictObject({ every: v.number(), size: v.number() })),
  volatile: v.exactOptional(v.boolean()),
  waitsWhenFull: v.exactOptional(v.boolean()),
  delivery: v.exactOptional(
    v.strictObject({
      partitions: v.number(),
      visibility: v.number(),
      handedOut: v.exactOptional(v.number()),
      maxReceives: v.number(),
      retention: v.number(),
    }),
  ),
  prefetch: v.exactOptional(v.number()),
  discipline: v.exactOptional(v.literal('processor sharing')),
  scaling: v.exactOptional(
    v.strictObject({
      min: v.number(),
      max: v.number(),
      target: v.number(),
      tolerance: v.number(),
      sync: v.number(),
      step: v.number(),
      boot: v.number(),
      warmup: v.number(),
      slow: v.number(),
      window: v.number(),
    }),
  ),
  batch: v.exactOptional(v.strictObject({ size: v.number(), linger: v.number(), joins: v.boolean() })),
  hold: v.exactOptional(v.number()),
  sharding: v.exactOptional(v.strictObject({ skew: v.exactOptional(v.number()) })),
  scatter: v.exactOptional(v.number()),
  quotaParts: v.exactOptional(v.number()),
  quotaWindow: v.exactOptional(v.number()),
  quotaByKey: v.exactOptional(v.literal(true)),
  knee: v.exactOptional(v.number()),
  instances: v.exactOptional(
    v.strictObject({ coldStart: v.number(), keepAlive: v.number(), ramp: v.number() }),
  ),
  maxDuration: v.exactOptional(v.number()),
  reruns: v.exactOptional(v.number()),
  shield: v.exactOptional(v.number()),
  negativeTtl: v.exactOptional(v.number()),
  notices: v.exactOptional(
    v.strictObject({ every: v.number(), failures: v.number(), timeToLive: v.number() }),
  ),
  copy: v.exactOptional(
    v.strictObject({ lag: v.number(), readAfter: v.number(), refresh: v.exactOptional(v.number()) }),
  ),
  sessions: v.exactOptional(
    v.strictObject({
      wanted: v.number(),
      connectRate: v.number(),
      queues: v.boolean(),
      length: v.number(),
      pause: v.number(),
      pauseMax: v.number(),
      jitter: v.boolean(),
    }),
  ),
  blindPushes: v.exactOptional(v.boolean()),
});

const call = v.strictObject({
  connection: v.number(),
  visit: v.number(),
  step: v.number(),
  mode: v.picklist(['call', 'send']),
  calls: v.number(),
  parallel: v.boolean(),
  need: v.number(),
  when: v.picklist(['always', 'miss', 'hit', 'dead']),
  of: v.number(),
  network: distribution,
  payload: v.number(),
  reply: v.exactOptional(v.number()),
  tooLarge: v.exactOptional(v.literal(true)),
  slow: v.exactOptional(v.strictObject({ policy: v.picklist(['block', 'disconnect']), time: v.number() })),
  timeout: v.number(),
  balancing,
  fresh: v.exactOptional(v.union([v.number(), v.literal('own write')])),
  copy: v.exactOptional(v.picklist(['asynchronous', 'waited', 'one', 'quorum', 'all'])),
  copies: v.exactOptional(v.strictObject({ asks: v.number(), needs: v.number() })),
  write: v.exactOptional(v.literal(true)),
  reliability: v.exactOptional(
    v.strictObject({
      retries: v.number(),
      backoff: v.number(),
      backoffMax: v.number(),
      jitter: v.number(),
      retryBudget: v.number(),
      hedge: v.number(),
      cancel: v.boolean(),
      pool: v.number(),
      poolWait: v.number(),
      breaker: v.number(),
      breakerWindow: v.number(),
      breakerOpen: v.number(),
      breakerProbes: v.number(),
    }),
  ),
});

const network = v.strictObject({
  stations: v.array(station),
  slice: v.exactOptional(v.number()),
  connections: v.array(v.strictObject({ id: v.string(), from: v.number(), to: v.number() })),
  classes: v.array(
    v.strictObject({
      id: v.string(),
      name: v.string(),
      rate: v.number(),
      roots: v.array(
        v.strictObject({ visit: v.number(), share: v.number(), timeout: v.exactOptional(v.number()) }),
      ),
      timeout: v.number(),
      priority: v.exactOptional(v.number()),
      profile: v.exactOptional(
        v.strictObject({
          points: v.array(v.strictObject({ at: v.number(), factor: v.number() })),
          period: v.exactOptional(v.number()),
        }),
      ),
      bursts: v.exactOptional(v.strictObject({ busy: v.number(), calm: v.number(), factor: v.number() })),
      keys: v.exactOptional(
        v.strictObject({ items: v.number(), exponent: v.number(), first: v.exactOptional(v.number()) }),
      ),
      loop: v.exactOptional(v.strictObject({ users: v.number(), think: v.number() })),
      sessions: v.exactOptional(
        v.strictObject({ station: v.number(), by: v.picklist(['connects', 'heartbeats']) }),
      ),
      poll: v.exactOptional(v.strictObject({ users: v.number(), every: v.number() })),
      ticks: v.exactOptional(v.strictObject({ jobs: v.number(), every: v.number(), jitter: v.number() })),
    }),
  ),
  visits: v.array(
    v.strictObject({
      station: v.number(),
      class: v.number(),
      operation: v.string(),
      service: distribution,
      shortcut: v.exactOptional(v.strictObject({ share: v.number(), part: v.number() })),
      mail: v.exactOptional(v.picklist(['asks', 'news'])),
      session: v.exactOptional(v.picklist(['connects', 'pushes', 'alive'])),
      calls: v.array(call),
    }),
  ),
  groups: v.exactOptional(v.array(v.strictObject({ id: v.string(), stations: v.array(v.number()) }))),
});

const broken = {
  target: v.string(),
  effect: v.picklist(['down', 'slow', 'errors', 'partition', 'flush']),
  amount: v.exactOptional(v.number()),
};
const fault = v.strictObject({ at: v.number(), until: v.exactOptional(v.number()), ...broken });

const order = v.variant('type', [
  v.strictObject({
    type: v.literal('start'),
    run,
    network,
    duration: positive,
    load: positive,
    seed: v.number(),
    speed: positive,
    until: v.exactOptional(
      v.strictObject({
        target: v.strictObject({
          class: v.exactOptional(v.string()),
          metric: v.picklist(['mean', 'p50', 'p90', 'p95', 'p99', 'p999']),
          half: positive,
        }),
        longest: positive,
      }),
    ),
    faults: v.exactOptional(v.array(fault)),
  }),
  v.strictObject({ type: v.literal('pause'), run }),
  v.strictObject({ type: v.literal('resume'), run }),
  v.strictObject({ type: v.literal('speed'), run, speed: positive }),
  v.strictObject({ type: v.literal('load'), run, load: positive }),
  v.strictObject({
    type: v.literal('fault'),
    run,
    fault: v.strictObject(broken),
    seconds: v.exactOptional(positive),
  }),
  v.strictObject({
    type: v.literal('heal'),
    run,
    what: v.strictObject({ target: broken.target, effect: broken.effect }),
  }),
  v.strictObject({ type: v.literal('stop'), run }),
]);

const floats = v.instance(Float32Array);
const frame = v.looseObject({
  clock: v.number(),
  load: v.number(),
  stations: v.looseObject({
    utilization: floats,
    binding: v.instance(Uint8Array),
    queue: floats,
    rate: floats,
    failed: floats,
    p99: floats,
    down: v.exactOptional(floats),
    replicas: v.exactOptional(floats),
  }),
  connections: v.looseObject({ rate: floats, failed: floats, classRate: floats }),
  classes: v.looseObject({ throughput: floats, failed: floats, p50: floats, p99: floats }),
});

/** The report is our own worker's value: its frame is checked, the thousands of numbers inside are not. */
const report = v.looseObject({
  version: v.literal(1),
  seed: v.number(),
  scenario: v.looseObject({ duration: v.number(), load: v.array(v.looseObject({})) }),
  duration: v.number(),
  warmup: measured,
  precision: v.looseObject({ verdict: v.picklist(['enough', 'longer', 'unsettled']), duration: measured }),
  totals: v.record(v.string(), v.number()),
  classes: table,
  components: table,
  connections: table,
  series: v.looseObject({ width: v.number(), at: v.array(v.number()) }),
});

const reply = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('frame'), run, frame }),
  v.object({ type: v.literal('longer'), run, duration: positive }),
  v.object({ type: v.literal('done'), run, report, stopped: v.boolean() }),
  v.object({ type: v.literal('failed'), run, message: v.string() }),
]);

/** The order, or in words what kept it from being read. */
export function decodeOrder(input: unknown): Order | string {
  const result = v.safeParse(order, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  return `${v.getDotPath(issue) ?? wholeOrder}: ${issue.message}`;
}

export function decodeReply(input: unknown): Reply | null {
  const result = v.safeParse(reply, input);
  return result.success ? (result.output as unknown as Reply) : null;
}
