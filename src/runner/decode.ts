import * as v from 'valibot';
import { wholeOrder } from '../words/runner.ts';
import { network } from './decodeNetwork.ts';
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
