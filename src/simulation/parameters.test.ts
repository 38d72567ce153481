import { describe, expect, it } from 'vitest';
import { ARRIVAL_DEFAULTS } from '../board/arrival.ts';
import { type Board, type Connection, EMPTY_BOARD } from '../board/board.ts';
import { addComponent, setOperation, setParam, updateConnection } from '../board/edit.ts';
import { setKind } from '../board/kinds.ts';
import { kindsOn } from '../board/read.ts';
import { INTAKES, type OwnKind, specsFor, traitsFor } from '../catalog/custom.ts';
import type { Kind, ParamValue } from '../catalog/kind.ts';
import type { ParamKey } from '../catalog/paramKey.ts';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import type { Fault } from './network/scenario.ts';
import type { FailureReason, Report } from './report.ts';

/**
 * A parameter that changes nothing is a promise broken in the form that shows it. Here each parameter of each kind
 * is set to two values, everything else alike, and what is measured has to differ as the parameter's help says.
 */

type Params = Partial<Record<ParamKey, ParamValue>>;

/** Where a component under test stands: client -> x -> callees. */
interface Setting {
  /** Requests/s. */
  readonly rate: number;
  /** Values of the other parameters, for the kinds that have them. */
  readonly given?: Params;
  /** Mean service time of each callee, ms, with one slot; absent: none, or one of no account where one is needed. */
  readonly callees?: readonly number[];
  /** Requests that may wait at a callee where they are few. */
  readonly most?: number;
  /** Instances of a callee where they are more than one; and one of them is down from the first second on. */
  readonly instances?: number;
  readonly falls?: true;
  /** x sends, and waits for no answer. */
  readonly sends?: true;
  /** Slots of a callee where they are more than one. */
  readonly together?: number;
  /** Clients poll x, and what comes to it is news for them. */
  readonly polled?: true;
  /** The client asks this of another once x has answered; its mean time, ms. */
  readonly after?: number;
  /** A message queue stands between the client and x. */
  readonly queued?: true;
  /** Mean time to apply a write, ms, of each store it replicates to. */
  readonly copies?: readonly number[];
  /** Things that requests ask for, all alike. */
  readonly items?: number;
  /** Writes/s of the same things. */
  readonly writes?: number;
  readonly payload?: number;
  /** KB of what x passes on. */
  readonly passes?: number;
  /** x fails for a while. */
  readonly crash?: true;
  readonly operation?: { readonly name: string; readonly ms: number };
}

/** One kind of the board's own for each behavior there is, with every parameter that it can have. */
const OWN_KINDS = INTAKES.flatMap((intake) =>
  [undefined, ...traitsFor(intake)].map((trait): OwnKind => {
    const acting = { intake, ...(trait && { trait }) };
    const params = Object.fromEntries(specsFor(acting).map((spec) => [spec.key, { default: spec.default }]));
    const id = `own-${intake}-${trait ?? 'plain'}`;
    return {
      id,
      label: id,
      group: 'compute',
      icon: 'box',
      summary: '',
      use: '',
      pitfall: '',
      ...acting,
      params,
    };
  }),
);
const BOARD: Board = OWN_KINDS.reduce(setKind, EMPTY_BOARD);
const ALL_KINDS = kindsOn(BOARD);

const DURATION = 6;
const CALM: Params = {
  replicas: 1,
  slots: 4,
  serviceTime: 10,
  serviceShape: 'exponential',
  missTime: 0,
  queueLimit: 1e6,
  quota: 100_000_000,
  coldStart: 0,
};

function run(kind: Kind, params: Params, setting: Setting): Report {
  const { rate, given, payload = 0, operation } = setting;
  const { intake, routing, lookup } = kind.behavior;
  const callees = setting.callees ?? (routing === 'one' ? [0.001] : []);
  const isSource = intake === 'source';
  const client = isSource ? 'x' : 'client';
  let board = BOARD;
  const add = (id: string, kindId: string, values: Params = {}): void => {
    const operations = operation && id === 'x' ? { operations: { [operation.name]: operation.ms } } : {};
    board = addComponent(board, { id, kind: kindId, name: id, x: 0, y: 0, params: {}, ...operations });
    for (const [key, value] of Object.entries(values)) board = setParam(board, id, key as ParamKey, value);
  };
  const wire = (from: string, to: string, more: Partial<Connection> = {}): void => {
    const id = more.id ?? `${from}-${to}`;
    const connection: Connection = {
      ...{ id, from, to, label: '', protocol: '', mode: 'call', calls: 1, pattern: 'sequence' },
      ...{ when: 'always', step: 1, rtt: 0, rttCv: 0, payload: 0, timeout: 0, ...more },
    };
    board = { ...board, connections: { ...board.connections, [connection.id]: connection } };
  };
  if (!isSource) {
    add(client, 'client_web', { timeout: 600_000 });
    const from = setting.queued ? 'queue' : client;
    if (setting.after) {
      add('after', 'app_service', { serviceTime: setting.after, slots: 100 });
      wire(client, 'after', { step: 2 });
    }
    if (setting.queued) {
      add('queue', 'message_queue', { serviceTime: 0.1 });
      wire(client, 'queue');
    }
    if (setting.writes) wire(client, 'x', { id: 'writes', access: 'write', classes: { w: {} } });
    const readers = setting.writes && { classes: { k: {} } };
    wire(from, 'x', { payload, ...readers, ...(operation && { operation: operation.name }) });
  }
  const own = new Set<string>(kind.params.map(({ key }) => key));
  const values = { ...CALM, ...given, ...params };
  add('x', kind.id, Object.fromEntries(Object.entries(values).filter(([key]) => own.has(key))));
  for (const [i, ms] of callees.entries()) {
    const slots = setting.together ?? 1;
    const queueLimit = setting.most ?? 1_000_000;
    add(`callee${i}`, 'app_service', {
      replicas: setting.instances ?? 1,
      slots,
      serviceTime: ms,
      queueLimit,
    });
    wire('x', `callee${i}`, {
      ...{ when: lookup ? 'miss' : 'always', mode: setting.sends ? 'send' : 'call' },
      payload: setting.passes ?? 0,
    });
  }
  for (const [i, ms] of (setting.copies ?? []).entries()) {
    add(`copy${i}`, 'app_service', { serviceTime: ms, queueLimit: 1_000_000 });
    wire('x', `copy${i}`, { mode: 'replicate' });
  }
  const factor = { label: '', value: rate };
  const keys = setting.items ? { keys: { items: setting.items, exponent: 0 } } : {};
  const k = { id: 'k', name: 'k', description: '', rate: [factor], ...keys };
  const w = { ...k, id: 'w', rate: [{ label: '', value: setting.writes ?? 0 }] };
  board = { ...board, classes: setting.writes ? { k, w } : { k } };
  if (setting.polled) {
    const arrival = { ...ARRIVAL_DEFAULTS, shape: 'poll' as const, users: 20, every: 50 };
    const poll = { id: 'poll', name: 'poll', description: '', rate: [], arrival };
    board = { ...board, classes: { ...board.classes, poll } };
    const [from] = Object.keys(board.connections);
    board = updateConnection(board, from!, { classes: { poll: {} } });
    board = setOperation(board, 'x', 'push', 0.1);
    wire(client, 'x', { id: 'news', operation: 'push', classes: { k: {} } });
  }
  const { network, problems } = compile(board);
  expect(problems).toEqual([]);
  const faults: Fault[] = [
    ...(setting.falls ? [{ at: 1, target: 'callee0', effect: 'down', amount: 1 } as const] : []),
    ...(setting.crash ? [{ at: 3.5, until: 4, target: 'x', effect: 'down' } as const] : []),
  ];
  const engine = createEngine(network, { duration: DURATION, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(DURATION);
  return engine.report();
}

const at = (report: Report) => report.components.x!;
const failed = (report: Report, reason: FailureReason): number => report.classes.k!.failures[reason] ?? 0;
const latency = (report: Report): number => report.classes.k!.latency.mean.value;
const spread = ({ classes }: Report): number => classes.k!.latency.p99 / classes.k!.latency.p50;

const outcomes = (report: Report) => at(report).messages?.outcomes;
const oldest = (report: Report): number => at(report).messages!.oldest.max;
/** Two hundred sessions, each of two seconds. */
const churning: Setting = {
  rate: 10,
  given: { openConnections: 200, connectionLimit: 1000, sessionLength: 2, serviceTime: 0.1 },
};
/** Messages for a subscriber that takes 20 ms for each. */
const published = (rate: number): Setting => ({
  ...{ rate, given: { serviceTime: 0.001, slots: 1 }, callees: [20], most: 5, sends: true },
});
/** Messages that take a worker 20 ms each. */
const worked = (rate: number, given: Params = {}): Setting => ({
  ...{ rate, given: { serviceTime: 0.1, ...given }, callees: [20] },
});

const stale = (report: Report): number => at(report).reads?.stale ?? Number.NaN;
/** Fetched again for a cache. */
const loads = (r: Report): number => r.components.callee0!.arrivalRate;
/** A cache with real contents, by default of a single thing. */
const kept = (given: Params): Setting => ({
  ...{ rate: 100, items: 1, callees: [0.1] },
  given: { contents: 'lru', timeToLive: 31_536_000, ...given },
});

/** One of two instances behind x is down. */
const half = (given: Params): Setting => ({ rate: 100, given, callees: [1], instances: 2, falls: true });

/** Clients that ask for a lock, and have work of 30 ms to do under it. */
const locked = (given: Params): Setting => ({
  ...{ rate: 40, after: 30, given: { serviceTime: 0.1, slots: 100, ...given } },
});

/** Documents of 10 KB that are written. */
const grown = (given: Params): Setting => ({
  ...{ rate: 10, writes: 50, given: { serviceTime: 1, documentSize: 10, slots: 100, ...given } },
});

/** A file for a swarm. */
const swarm = (given: Params): Setting => ({ rate: 50, given: { spread: 'computed', ...given } });

/** What is measured under the one value has to be this many times what is measured under the other. */
interface Effect {
  readonly more: ParamValue;
  readonly less: ParamValue;
  readonly times: number;
  readonly of: (report: Report) => number;
  readonly setting: (kind: Kind) => Setting;
}

/** A buffer is full when its consumers are too slow, everything else when it is. */
const overloaded = ({ behavior }: Kind): Setting =>
  behavior.buffer
    ? { rate: 150, given: { serviceTime: 0.1 }, callees: [20] }
    : { rate: 150, given: { slots: 1 } };

/**
 * An autoscaler that is quick enough for a run of a few seconds; a replica takes 100 requests/s. Where nothing queues its
 * quota begins with as much.
 */
const scaled =
  (rate: number, given: Params & { readonly replicas?: number } = {}) =>
  ({ behavior }: Kind): Setting => {
    const quick = { scaling: true, scaleSync: 0.5, bootTime: 0, warmup: 0, replicas: 1, slots: 1, ...given };
    if (behavior.intake === 'slots') return { rate, given: quick };
    const quota = 100 * quick.replicas;
    return { rate, given: { scaleTarget: 0.3, ...quick, quota, burst: 20, quotaMin: 1, quotaMax: 1e6 } };
  };
const size = (r: Report): number => at(r).replicas?.mean ?? at(r).quota!.mean;
/** Too few replicas make requests slow, and a quota that is too low refuses them. */
const pain = (r: Report): number => (at(r).quota ? 1 + failed(r, 'rate limited') : latency(r));

/** All but what no run knows of: that it changes what a class can count on, `analysis/availability` holds for each kind. */
type Measured = Exclude<ParamKey, 'availability'>;

const EFFECTS: Readonly<Record<Measured, Effect>> = {
  replicas: { more: 1, less: 4, times: 3, of: (r) => at(r).utilization, setting: () => ({ rate: 60 }) },
  slots: { more: 1, less: 4, times: 3, of: (r) => at(r).utilization, setting: () => ({ rate: 60 }) },
  serviceTime: { more: 20, less: 5, times: 3, of: latency, setting: () => ({ rate: 50 }) },
  serviceShape: {
    ...{ more: 'exponential', less: 'deterministic', times: 3 },
    ...{ of: spread, setting: () => ({ rate: 50 }) },
  },
  serviceCv: {
    ...{ more: 2, less: 0.2, times: 3 },
    ...{ of: spread, setting: () => ({ rate: 50, given: { serviceShape: 'lognormal' } }) },
  },
  queueLimit: {
    more: 0,
    less: 1e6,
    times: Infinity,
    of: (r) => failed(r, 'queue full'),
    setting: overloaded,
  },
  queueTimeout: {
    ...{ more: 20, less: 3_600_000, times: Infinity },
    of: (r) => failed(r, 'timed out'),
    setting: overloaded,
  },
  shedTarget: {
    ...{ more: 20, less: 3_600_000, times: Infinity },
    of: (r) => failed(r, 'shed'),
    setting: overloaded,
  },
  inFlightLimit: {
    ...{ more: 1, less: 1_000_000, times: Infinity },
    of: (r) => failed(r, 'overloaded'),
    setting: overloaded,
  },
  scaling: {
    ...{ more: false, less: true, times: 1.3 },
    ...{ of: (r) => at(r).utilization, setting: scaled(300) },
  },
  quotaMin: { ...{ more: 500, less: 1, times: 3 }, of: size, setting: scaled(10) },
  quotaMax: { ...{ more: 1e6, less: 110, times: 2 }, of: size, setting: scaled(300) },
  minReplicas: { ...{ more: 8, less: 1, times: 3 }, of: size, setting: scaled(10) },
  maxReplicas: { ...{ more: 20, less: 1, times: 3 }, of: size, setting: scaled(300) },
  scaleTarget: { ...{ more: 0.2, less: 0.9, times: 2 }, of: size, setting: scaled(300) },
  scaleMetric: {
    ...{ more: 'requests', less: 'use', times: 3 },
    ...{ of: size, setting: scaled(300, { requestsTarget: 10 }) },
  },
  requestsTarget: {
    ...{ more: 10, less: 100, times: 5 },
    ...{ of: size, setting: scaled(300, { scaleMetric: 'requests' }) },
  },
  inFlightTarget: {
    ...{ more: 0.2, less: 20, times: 3 },
    ...{ of: size, setting: scaled(50, { scaleMetric: 'in flight' }) },
  },
  backlogTarget: {
    ...{ more: 0.2, less: 20, times: 3 },
    ...{ of: size, setting: scaled(50, { scaleMetric: 'backlog' }) },
  },
  scaleToZero: {
    ...{ more: false, less: true, times: 1.5 },
    // A request every ten seconds, a few ms of work.
    ...{ of: size, setting: scaled(0.1, { scaleMetric: 'backlog', scaleDownWindow: 1 }) },
  },
  scaleTolerance: { ...{ more: 0, less: 1, times: 2 }, of: size, setting: scaled(300) },
  scaleSync: { ...{ more: 0.3, less: 6, times: 2 }, of: size, setting: scaled(300) },
  scaleStep: {
    ...{ more: 100, less: 1, times: 2 },
    of: size,
    setting: scaled(300, { scaleTarget: 0.1 }),
  },
  bootTime: { ...{ more: 5, less: 0, times: 3 }, of: pain, setting: scaled(300) },
  warmup: { ...{ more: 5, less: 0, times: 2 }, of: latency, setting: scaled(300) },
  warmupSlow: {
    ...{ more: 20, less: 1, times: 1.5 },
    ...{ of: (r) => at(r).service, setting: scaled(300, { warmup: 3 }) },
  },
  scaleDownWindow: {
    ...{ more: 300, less: 0, times: 2 },
    of: size,
    setting: scaled(10, { replicas: 8 }),
  },
  discipline: {
    ...{ more: 'queue', less: 'sharing', times: 1.5 },
    of: latency,
    setting: () => ({ rate: 60, given: { slots: 1, serviceShape: 'hyperexponential', serviceCv: 4 } }),
  },
  batchSize: {
    ...{ more: 1, less: 8, times: 3 },
    of: (r) => at(r).utilization,
    setting: () => ({ rate: 300 }),
  },
  linger: {
    ...{ more: 200, less: 0, times: 3 },
    of: latency,
    setting: () => ({ rate: 20, given: { batchSize: 50 } }),
  },
  lateRequests: {
    ...{ more: 'wait', less: 'join', times: 1.2 },
    of: latency,
    setting: () => ({ rate: 150, given: { batchSize: 4, slots: 1 } }),
  },
  threading: {
    ...{ more: 'blocking', less: 'asynchronous', times: 3 },
    ...{
      of: (r) => at(r).utilization,
      setting: () => ({ rate: 30, given: { serviceTime: 2 }, callees: [15] }),
    },
  },
  balancing: {
    ...{ more: 'random', less: 'least in flight', times: 1.3 },
    ...{
      of: latency,
      setting: () => ({ rate: 250, given: { serviceTime: 0.1 }, callees: [10, 10, 10, 10] }),
    },
  },
  quota: {
    ...{ more: 20, less: 1e6, times: Infinity },
    ...{ of: (r) => failed(r, 'rate limited'), setting: () => ({ rate: 100, given: { burst: 1 } }) },
  },
  writeQuota: {
    ...{ more: 20, less: 1e8, times: Infinity },
    of: (r) => r.classes.w!.failures['rate limited'] ?? 0,
    setting: () => ({ rate: 10, writes: 60, given: { quota: 1e6 } }),
  },
  burst: {
    ...{ more: 1, less: 1000, times: Infinity },
    ...{ of: (r) => failed(r, 'rate limited'), setting: () => ({ rate: 100, given: { quota: 120 } }) },
  },
  bandwidth: {
    ...{ more: 0.5, less: 100, times: 3 },
    ...{ of: latency, setting: () => ({ rate: 40, payload: 1000, given: { serviceTime: 1 } }) },
  },
  egress: {
    ...{ more: 0.03, less: 100, times: 10 },
    ...{ of: oldest, setting: () => ({ ...worked(40, { slots: 1 }), passes: 100, together: 4 }) },
  },
  reads: {
    ...{ more: 1, less: 100_000_000, times: 5 },
    ...{ of: oldest, setting: () => ({ ...worked(40), together: 4 }) },
  },
  transfers: {
    ...{ more: 'shared', less: 'turn', times: 1.3, of: latency },
    setting: () => ({ rate: 45, payload: 1000, given: { serviceTime: 1, bandwidth: 0.5 } }),
  },
  connectionLimit: {
    ...{ more: 1, less: 1e6, times: Infinity },
    ...{ of: (r) => failed(r, 'connection limit'), setting: () => ({ rate: 50 }) },
  },
  openConnections: {
    ...{ more: 800, less: 0, times: 10 },
    of: (r) => at(r).limits.connections ?? 0,
    setting: () => ({ rate: 50, given: { connectionLimit: 1000 } }),
  },
  memory: {
    ...{ more: 20_000, less: 2_000_000, times: 10 },
    of: (r) => at(r).limits.connections ?? 0,
    setting: () => ({ rate: 50, given: { openConnections: 800, connectionMemory: 20 } }),
  },
  connectionMemory: {
    ...{ more: 20, less: 0.2, times: 10 },
    of: (r) => at(r).limits.connections ?? 0,
    setting: () => ({ rate: 50, given: { openConnections: 800, memory: 20_000 } }),
  },
  hitRatio: {
    ...{ more: 0.1, less: 0.9, times: 5 },
    ...{ of: (r) => r.components.callee0!.arrivalRate, setting: () => ({ rate: 80, callees: [1] }) },
  },
  contents: {
    ...{ more: 'lru', less: 'ratio', times: 5, of: loads },
    setting: () => ({ ...kept({ hitRatio: 0.9, capacity: 100 }), items: 1000 }),
  },
  capacity: {
    ...{ more: 10, less: 1000, times: Infinity, of: loads },
    setting: () => ({ ...kept({ start: 'warm' }), items: 1000 }),
  },
  timeToLive: {
    ...{ more: 0.001, less: 1000, times: 5, of: loads },
    setting: () => kept({ capacity: 10 }),
  },
  slides: {
    ...{ more: false, less: true, times: 3, of: loads },
    setting: () => kept({ capacity: 10, timeToLive: 0.03 }),
  },
  stampede: {
    ...{ more: 'none', less: 'coalesce', times: 3, of: loads },
    setting: () => ({ ...kept({ capacity: 10, timeToLive: 0.5 }), callees: [100], together: 99 }),
  },
  onWrite: {
    ...{ more: 'remove', less: 'update', times: Infinity, of: loads },
    setting: () => ({ ...kept({ start: 'warm' }), writes: 20 }),
  },
  start: {
    ...{ more: 'cold', less: 'warm', times: Infinity, of: loads },
    setting: () => ({ ...kept({ capacity: 1000 }), items: 1000 }),
  },
  shortcut: {
    ...{ more: 0, less: 1, times: 5, of: latency },
    setting: () => ({ rate: 50, given: { shortcutPart: 0.1 } }),
  },
  shortcutPart: {
    ...{ more: 1, less: 0.1, times: 5, of: latency },
    setting: () => ({ rate: 50, given: { shortcut: 1 } }),
  },
  reruns: {
    ...{ more: 0, less: 20, times: Infinity },
    ...{ of: (r) => failed(r, 'error'), setting: () => ({ rate: 50, given: { errorRate: 0.3 } }) },
  },
  spread: {
    ...{ more: 'given', less: 'computed', times: 3 },
    of: latency,
    setting: () => ({ rate: 50, given: { fileSize: 1, machines: 1 } }),
  },
  fileSize: { ...{ more: 10_000, less: 1, times: 10 }, of: latency, setting: () => swarm({ machines: 1 }) },
  machines: { ...{ more: 1000, less: 1, times: 10 }, of: latency, setting: () => swarm({ fileSize: 1 }) },
  seeds: { ...{ more: 1, less: 1000, times: 10 }, of: latency, setting: () => swarm({ fileSize: 1 }) },
  nic: {
    ...{ more: 1, less: 10, times: 5 },
    of: latency,
    setting: () => swarm({ fileSize: 1000, machines: 1 }),
  },
  efficiency: {
    ...{ more: 0.1, less: 1, times: 5 },
    of: latency,
    setting: () => swarm({ fileSize: 1000, machines: 1 }),
  },
  shieldHit: {
    ...{ more: 0, less: 0.9, times: 5 },
    ...{ of: loads, setting: () => ({ rate: 80, callees: [1], given: { hitRatio: 0.2 } }) },
  },
  negativeTtl: {
    ...{ more: 0, less: 60, times: 3, of: loads },
    setting: () => ({ rate: 100, items: 5, callees: [1], falls: true, given: { hitRatio: 0 } }),
  },
  missTime: {
    ...{ more: 200, less: 0, times: 3 },
    ...{ of: latency, setting: () => ({ rate: 50, given: { hitRatio: 0.5 } }) },
  },
  errorRate: {
    ...{ more: 0.5, less: 0, times: Infinity },
    ...{ of: (r) => failed(r, 'error'), setting: () => ({ rate: 50 }) },
  },
  visibility: {
    ...{ more: 5, less: 43_200_000, times: Infinity },
    ...{ of: (r) => outcomes(r)?.redelivered ?? 0, setting: () => worked(30) },
  },
  handedOut: {
    ...{ more: 1, less: 1_000_000, times: 5 },
    ...{ of: oldest, setting: () => ({ ...worked(100), together: 4 }) },
  },
  maxReceives: {
    ...{ more: 1, less: 1000, times: Infinity },
    ...{ of: (r) => outcomes(r)?.dead ?? 0, setting: () => worked(10, { visibility: 20 }) },
  },
  retention: {
    ...{ more: 1, less: 31_536_000, times: Infinity },
    ...{ of: (r) => outcomes(r)?.expired ?? 0, setting: () => worked(150) },
  },
  partitions: {
    ...{ more: 1, less: 0, times: 5 },
    ...{ of: oldest, setting: () => ({ ...worked(100), together: 4 }) },
  },
  ordered: {
    ...{ more: true, less: false, times: 5 },
    ...{ of: oldest, setting: () => ({ ...worked(100), together: 4 }) },
  },
  flushEvery: {
    ...{ more: 1, less: 0, times: 5 },
    of: (r) => at(r).queueLength + 0.1,
    setting: () => ({ ...worked(50, { flushSize: 1 }), together: 10 }),
  },
  flushSize: {
    ...{ more: 1, less: 20, times: 5, of: loads },
    setting: () => ({ ...worked(50, { flushEvery: 0.5 }), together: 10 }),
  },
  onCrash: {
    ...{ more: 'lost', less: 'kept', times: Infinity },
    of: (r) => at(r).messages?.crashed ?? 0,
    setting: () => ({ ...worked(40, { flushEvery: 1 }), crash: true }),
  },
  whenFull: {
    ...{ more: 'refuse', less: 'wait', times: Infinity },
    of: (r) => failed(r, 'queue full'),
    setting: () => worked(150, { queueLimit: 20 }),
  },
  prefetch: {
    ...{ more: 100, less: 0, times: Infinity },
    of: (r) => at(r).queueLength,
    setting: () => ({ rate: 150, given: { slots: 1 }, queued: true }),
  },
  connectRate: {
    ...{ more: 20, less: 1e7, times: Infinity },
    ...{ of: (r) => at(r).sessions?.refused ?? 0, setting: () => churning },
  },
  connectExcess: {
    ...{ more: 'refuse', less: 'wait', times: Infinity },
    of: (r) => at(r).sessions!.refused,
    setting: () => ({ ...churning, given: { ...churning.given, connectRate: 20 } }),
  },
  sessionLength: {
    ...{ more: 2, less: 31_536_000, times: 3 },
    of: (r) => at(r).sessions!.opened,
    setting: () => ({ ...churning, given: { ...churning.given, connectRate: 1000 } }),
  },
  heartbeat: {
    ...{ more: 0.5, less: 0, times: 3 },
    of: (r) => at(r).arrivalRate,
    setting: () => ({ ...churning, given: { ...churning.given, connectRate: 1000 } }),
  },
  reconnect: {
    ...{ more: 'at once', less: 'jitter', times: 1.5 },
    of: (r) => at(r).sessions!.refused,
    setting: () => ({ ...churning, given: { ...churning.given, connectRate: 20, reconnectPause: 200 } }),
  },
  reconnectPause: {
    ...{ more: 100, less: 2000, times: 3 },
    of: (r) => at(r).sessions!.refused,
    setting: () => ({ ...churning, given: { ...churning.given, connectRate: 20 } }),
  },
  pushRoute: {
    ...{ more: 'any', less: 'session', times: Infinity },
    of: (r) => failed(r, 'not connected'),
    setting: () => ({ rate: 50, given: { replicas: 4 }, operation: { name: 'push', ms: 1 } }),
  },
  relayShare: {
    ...{ more: 1, less: 0.2, times: 3 },
    ...{ of: (r) => at(r).arrivalRate, setting: () => ({ rate: 100, given: { serviceTime: 0.1 } }) },
  },
  idRange: {
    ...{ more: 1, less: 100, times: 20 },
    ...{ of: (r) => at(r).arrivalRate, setting: () => ({ rate: 100, given: { serviceTime: 0.1 } }) },
  },
  copies: {
    ...{ more: 20, less: 2, times: 5 },
    ...{ of: (r) => at(r).utilization, setting: () => ({ rate: 100, given: { serviceTime: 0.1 } }) },
  },
  subscribers: {
    ...{ more: 4, less: 1, times: 3 },
    ...{ of: (r) => r.components.callee0!.arrivalRate, setting: () => published(20) },
  },
  slowSubscriber: {
    ...{ more: 'block', less: 'drop', times: Infinity },
    ...{ of: (r) => Math.floor(at(r).queueLength), setting: () => published(150) },
  },
  cutOff: {
    ...{ more: 2000, less: 5, times: 2 },
    of: (r) => r.components.callee0!.failures['not connected'] ?? 0,
    setting: () => {
      const { given, ...rest } = published(150);
      return { ...rest, given: { ...given, slowSubscriber: 'disconnect' } };
    },
  },
  hold: {
    ...{ more: 2000, less: 0, times: 10 },
    of: (r) => r.classes.poll!.latency.mean.value,
    setting: () => ({ rate: 5, polled: true }),
  },
  sharding: {
    ...{ more: 'skew', less: 'even', times: 2.5 },
    ...{ of: (r) => at(r).utilization, setting: () => ({ rate: 60, given: { replicas: 4, skew: 4 } }) },
  },
  skew: {
    ...{ more: 4, less: 1, times: 3 },
    ...{
      of: (r) => at(r).limits['hot shard'] ?? 0,
      setting: () => ({ rate: 60, given: { replicas: 4, sharding: 'skew' } }),
    },
  },
  quotaParts: {
    ...{ more: 10, less: 1, times: Infinity },
    ...{
      of: (r) => at(r).limits['hot shard'] ?? 0,
      setting: () => ({ rate: 100, given: { quota: 200, burst: 1 } }),
    },
  },
  locks: { ...{ more: 1, less: 0, times: 3, of: latency }, setting: () => locked({}) },
  lease: {
    ...{ more: 0.005, less: 60, times: Infinity },
    ...{ of: (r) => at(r).leases!.lost, setting: () => locked({ locks: 1 }) },
  },
  fencing: {
    ...{ more: true, less: false, times: Infinity },
    ...{ of: (r) => failed(r, 'fenced'), setting: () => locked({ locks: 1, lease: 0.005 }) },
  },
  growth: { ...{ more: 1, less: 0, times: 3, of: latency }, setting: () => grown({ documents: 1 }) },
  documentSize: {
    ...{ more: 1, less: 1e6, times: 3, of: latency },
    setting: () => grown({ growth: 1, documents: 1 }),
  },
  documents: { ...{ more: 1, less: 1e6, times: 3, of: latency }, setting: () => grown({ growth: 1 }) },
  updates: {
    ...{ more: 100, less: 0, times: 3, of: latency },
    setting: () => grown({ growth: 1, documents: 1e6 }),
  },
  hotWrites: {
    ...{ more: 1, less: 0, times: 3 },
    of: (r) => r.classes.w!.latency.mean.value,
    setting: () => ({ rate: 1, writes: 300, given: { replicas: 4 } }),
  },
  knee: {
    ...{ more: 2, less: 100_000, times: 3 },
    ...{ of: latency, setting: () => ({ rate: 150, given: { slots: 16 } }) },
  },
  dataCopies: {
    ...{ more: 3, less: 1, times: 1.8 },
    ...{ of: (r) => at(r).arrivalRate, setting: () => ({ rate: 40, given: { replicas: 4, readCopies: 2 } }) },
  },
  readCopies: {
    ...{ more: 3, less: 1, times: 2.5 },
    ...{ of: (r) => at(r).arrivalRate, setting: () => ({ rate: 40, given: { replicas: 4, dataCopies: 3 } }) },
  },
  writeCopies: {
    ...{ more: 3, less: 1, times: 2.5 },
    ...{
      of: (r) => r.classes.w!.latency.mean.value,
      setting: () => ({ rate: 10, writes: 20, given: { replicas: 4, dataCopies: 3 } }),
    },
  },
  pauseShare: {
    ...{ more: 0.5, less: 0, times: 3 },
    ...{ of: latency, setting: () => ({ rate: 20, given: { pauseLength: 200 } }) },
  },
  pauseLength: {
    ...{ more: 500, less: 1, times: 3 },
    ...{ of: latency, setting: () => ({ rate: 20, given: { pauseShare: 0.3 } }) },
  },
  scatter: {
    ...{ more: 1, less: 0, times: 3.5 },
    ...{ of: (r) => at(r).arrivalRate, setting: () => ({ rate: 40, given: { replicas: 4 } }) },
  },
  replication: {
    ...{ more: 'all', less: 'asynchronous', times: 3 },
    ...{ of: latency, setting: () => ({ rate: 20, copies: [40, 40, 40, 40] }) },
  },
  lag: {
    ...{ more: 500, less: 0, times: Infinity },
    ...{ of: stale, setting: () => ({ rate: 50, given: { readAfter: 100, refresh: 0 } }) },
  },
  refresh: {
    ...{ more: 1, less: 0, times: Infinity },
    of: (r) => at(r).reads?.behind ?? 0,
    setting: () => ({ rate: 50, given: { lag: 0 } }),
  },
  readAfter: { ...{ more: 10, less: 3_600_000, times: Infinity }, of: stale, setting: () => ({ rate: 50 }) },
  checkEvery: {
    ...{ more: 10, less: 0, times: Infinity },
    ...{ of: (r) => failed(r, 'instance down'), setting: () => half({ addressTtl: 0, checkFailures: 1 }) },
  },
  checkFailures: {
    ...{ more: 100, less: 1, times: 5 },
    ...{ of: (r) => failed(r, 'instance down'), setting: () => half({ addressTtl: 0, checkEvery: 0.1 }) },
  },
  addressTtl: {
    ...{ more: 1000, less: 0, times: Infinity },
    ...{ of: (r) => failed(r, 'instance down'), setting: () => half({ checkEvery: 0 }) },
  },
  newConnections: {
    ...{ more: 20, less: 1e8, times: Infinity },
    ...{ of: (r) => failed(r, 'rate limited'), setting: () => ({ rate: 100 }) },
  },
  perConnection: {
    ...{ more: 1, less: 100, times: Infinity },
    ...{
      of: (r) => failed(r, 'rate limited'),
      setting: () => ({ rate: 100, given: { newConnections: 20 } }),
    },
  },
  quotaRule: {
    ...{ more: 'window', less: 'bucket', times: Infinity },
    of: (r) => failed(r, 'rate limited'),
    setting: () => ({ rate: 100, given: { quota: 120, burst: 1000, quotaWindow: 0.1 } }),
  },
  quotaWindow: {
    ...{ more: 0.02, less: 60, times: Infinity },
    of: (r) => failed(r, 'rate limited'),
    setting: () => ({ rate: 50, given: { quota: 120, quotaRule: 'window' } }),
  },
  quotaKey: {
    ...{ more: 'all', less: 'key', times: Infinity },
    of: (r) => failed(r, 'rate limited'),
    setting: () => ({ rate: 100, given: { quota: 20, burst: 20 }, items: 1000 }),
  },
  payloadLimit: {
    ...{ more: 100, less: 1e9, times: Infinity },
    ...{ of: (r) => failed(r, 'too large'), setting: () => ({ rate: 50, payload: 1000 }) },
  },
  calleeTimeout: {
    ...{ more: 0.02, less: 3600, times: Infinity },
    ...{ of: (r) => failed(r, 'timed out'), setting: () => ({ rate: 20, callees: [20] }) },
  },
  coldStart: {
    ...{ more: 200, less: 0, times: Infinity },
    of: (r) => Math.max(0, at(r).latency.p90 - 80),
    setting: () => ({ rate: 5, given: { keepAlive: 0.05 } }),
  },
  keepAlive: {
    ...{ more: 0.05, less: 86_400, times: 3 },
    ...{ of: (r) => at(r).instances!.cold, setting: () => ({ rate: 20, given: { coldStart: 10 } }) },
  },
  ramp: {
    ...{ more: 1, less: 1_000_000, times: Infinity },
    ...{ of: (r) => failed(r, 'rate limited'), setting: () => ({ rate: 50, given: { slots: 100 } }) },
  },
  maxDuration: {
    ...{ more: 0.02, less: 86_400, times: Infinity },
    ...{ of: (r) => failed(r, 'timed out'), setting: () => ({ rate: 20 }) },
  },
  timeout: {
    ...{ more: 20, less: 600_000, times: Infinity },
    ...{ of: (r) => failed(r, 'timed out'), setting: () => ({ rate: 20, callees: [20] }) },
  },
};

const PARAMS = ALL_KINDS.flatMap((kind) =>
  kind.params.flatMap((spec) => (spec.key === 'availability' ? [] : [{ kind, spec, key: spec.key }])),
);
const CHOICES = PARAMS.flatMap(({ kind, spec, key }) =>
  spec.type === 'choice' ? [{ kind, spec, key }] : [],
);
const OPERATIONS = ALL_KINDS.flatMap((kind) =>
  Object.keys(kind.operations ?? {}).map((operation) => ({ kind, operation })),
);

describe('a parameter that a form shows', () => {
  it.each(PARAMS)('$kind.id $key changes what a run measures', ({ kind, key }) => {
    const { more, less, times, of, setting } = EFFECTS[key];
    const most = of(run(kind, { [key]: more }, setting(kind)));
    const least = of(run(kind, { [key]: less }, setting(kind)));
    expect(most).toBeGreaterThan(0);
    if (times === Infinity) expect(least).toBe(0);
    else expect(most / least).toBeGreaterThan(times);
  });

  it.each(CHOICES)('$kind.id $key: no two choices are the same', ({ kind, spec, key }) => {
    const { setting } = EFFECTS[key];
    const given = { serviceCv: 0.7, ...setting(kind).given };
    const results = spec.options.map(({ value }) =>
      JSON.stringify(run(kind, { [key]: value }, { ...setting(kind), given }).components),
    );
    expect(new Set(results).size).toBe(spec.options.length);
  });

  it.each(OPERATIONS)('$kind.id takes its own time for $operation', ({ kind, operation }) => {
    const mean = (ms: number): number =>
      latency(run(kind, {}, { rate: 50, operation: { name: operation, ms } }));
    expect(mean(20) / mean(5)).toBeGreaterThan(3);
  });
});
