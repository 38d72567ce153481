import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Distribution } from '../network/distribution.ts';
import type { CacheContents, ScalingRule } from '../network/rules.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Call, Reliability, Visit } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import { network as line, station } from '../theory/build.ts';
import { drained, expectAccounted } from './drain.testing.ts';
import { COPY_RULES, RULES } from './plan/codes.ts';

const time = fc.oneof(fc.constant(0), fc.double({ min: 1e-4, max: 0.05, noNaN: true }));
const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ shape: fc.constant('deterministic' as const), mean: time }),
  fc.record({ shape: fc.constant('exponential' as const), mean: time }),
  fc.record({
    shape: fc.constantFrom(
      'lognormal' as const,
      'gamma' as const,
      'hyperexponential' as const,
      'pareto' as const,
    ),
    mean: time,
    cv: fc.constantFrom(0, 0.5, 2),
  }),
  fc.constant({
    shape: 'measured' as const,
    mean: 0.004,
    cv: 1.22,
    values: [0.001, 0.002, 0.015],
    weights: [6, 2, 2],
  }),
);
const rarely = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const rule = fc.constantFrom(...RULES);

const contents: fc.Arbitrary<CacheContents> = fc.record({
  eviction: fc.constantFrom('lru' as const, 'lfu' as const, 'fifo' as const, 'age' as const),
  capacity: fc.constantFrom(1, 3, 100),
  timeToLive: fc.constantFrom(Infinity, 0.02, 0.2),
  slides: fc.boolean(),
  stampede: fc.constantFrom(
    'none' as const,
    'coalesce' as const,
    'coalesce' as const,
    'lease' as const,
    'early' as const,
  ),
  updates: fc.boolean(),
  warm: fc.boolean(),
});

const scaling: fc.Arbitrary<ScalingRule> = fc
  .record({
    ...{ min: fc.constantFrom(1, 2), max: fc.constantFrom(2, 5), target: fc.constantFrom(0.2, 0.6) },
    ...{ tolerance: fc.constantFrom(0, 0.1), sync: fc.constantFrom(0.05, 0.3), step: fc.constantFrom(1, 4) },
    ...{ boot: fc.constantFrom(0, 0.02, 0.4), warmup: fc.constantFrom(0, 0.1), slow: fc.constantFrom(1, 3) },
    window: fc.constantFrom(0, 0.5),
    metric: fc.constantFrom(undefined, 'requests' as const, 'in flight' as const, 'backlog' as const),
  })
  .map(({ metric, ...rule }) => ({ ...rule, ...(metric && { metric, target: 20 * rule.target }) }));

const anyStation = (id: string): fc.Arbitrary<Station> =>
  fc
    .record({
      intake: fc.constantFrom('slots' as const, 'slots' as const, 'delay' as const),
      replicas: fc.integer({ min: 1, max: 4 }),
      slots: fc.integer({ min: 1, max: 3 }),
      queueLimit: fc.constantFrom(0, 1, 5, Infinity),
      blocking: fc.boolean(),
      quota: rarely(Infinity, fc.constantFrom(20, 200)),
      burst: fc.constantFrom(1, 10),
      quotaScaling: rarely(
        undefined,
        fc.constantFrom(
          { min: 10, max: 1000, target: 0.5, sync: 0.1, delay: 0.15, window: 0.4 },
          { min: 5, max: 50, target: 0.9, sync: 0.05, delay: 0, window: 0 },
        ),
      ),
      writeQuota: rarely(Infinity, fc.constant(50)),
      bandwidth: rarely(Infinity, fc.constantFrom(1e5, 1e6)),
      transfers: rarely(undefined, fc.constant('shared' as const)),
      connectionLimit: rarely(Infinity, fc.integer({ min: 1, max: 10 })),
      openConnections: rarely(0, fc.constantFrom(5, 50)),
      hitRatio: fc.constantFrom(-1, -1, 0, 0.7, 1),
      missTime: rarely(0, fc.constant(0.01)),
      layers: rarely({}, fc.constantFrom<Partial<Station>>({ shield: 0.5 }, { negativeTtl: 0.1 })),
      errorRate: rarely(0, fc.constantFrom(0.1, 1)),
      routesOne: rarely(false, fc.constant(true)),
      routing: rule,
      buffer: fc.constantFrom(false, false, true),
      inFlightLimit: rarely(Infinity, fc.constantFrom(1, 3)),
      queueTimeout: rarely(Infinity, fc.constantFrom(0.002, 0.02)),
      shedTarget: rarely(Infinity, fc.constantFrom(0.001, 0.01)),
      hold: fc.constantFrom(0, 0, 0.02),
      contents: fc.option(contents),
      blindPushes: fc.boolean(),
      sessions: rarely(
        undefined,
        fc.record({
          wanted: fc.constantFrom(5, 40),
          connectRate: fc.constantFrom(20, 200, Infinity),
          queues: fc.boolean(),
          length: fc.constantFrom(0.2, Infinity),
          pause: fc.constantFrom(0.01, 0.1),
          pauseMax: fc.constant(0.5),
          jitter: fc.boolean(),
        }),
      ),
      prefetch: rarely(0, fc.constantFrom(1, 5)),
      copy: rarely(
        undefined,
        fc.constantFrom({ lag: 0.01, readAfter: 0.005 }, { lag: 0, readAfter: 0.005, refresh: 0.1 }),
      ),
      sharding: rarely(undefined, fc.constantFrom({}, { skew: 1 }, { skew: 2.5 })),
      dataCopies: rarely(1, fc.constantFrom(2, 3)),
      pauses: rarely(undefined, fc.constant({ every: 0.1, length: 0.03 })),
      scatter: rarely(0, fc.constantFrom(0.3, 1)),
      quotaParts: rarely(1, fc.constantFrom(2, 5)),
      counting: rarely(
        {},
        fc.constantFrom<Partial<Station>>(
          { quotaWindow: 0.1 },
          { quotaByKey: true },
          { quotaWindow: 1, quotaByKey: true },
        ),
      ),
      growth: rarely(undefined, fc.constantFrom({ share: 0.1, documents: 1 }, { share: 1, documents: 50 })),
      lease: rarely(
        undefined,
        fc.constantFrom(
          { locks: 1, time: 0.02, fenced: true },
          { locks: 2, time: 0.1, fenced: false },
          { locks: 1, time: Infinity, fenced: false },
        ),
      ),
      hotWrites: rarely(0, fc.constantFrom(0.5, 1)),
      knee: rarely(Infinity, fc.constantFrom(1, 2)),
      notices: rarely(
        undefined,
        fc.constantFrom({ every: 0.3, failures: 2, timeToLive: 0 }, { every: 0, failures: 1, timeToLive: 1 }),
      ),
      reruns: rarely(0, fc.constantFrom(1, 3)),
      maxDuration: rarely(Infinity, fc.constantFrom(0.002, 0.02)),
      instances: rarely(
        undefined,
        fc.record({
          coldStart: fc.constantFrom(0, 0.01),
          keepAlive: fc.constantFrom(0.001, 0.05, Infinity),
          ramp: fc.constantFrom(0.5, 20, Infinity),
        }),
      ),
      scaling: rarely(undefined, scaling),
      flush: rarely(undefined, fc.constantFrom({ every: 0.02, size: 1 }, { every: 0.1, size: 3 })),
      egress: rarely(Infinity, fc.constantFrom(1e5, 1e6)),
      reads: rarely(undefined, fc.constantFrom(10, 200)),
      volatile: fc.boolean(),
      waitsWhenFull: rarely(false, fc.constant(true)),
      delivery: fc.record({
        partitions: fc.constantFrom(0, 0, 1, 3),
        visibility: fc.constantFrom(Infinity, 0.01, 0.05),
        maxReceives: fc.constantFrom(1, 4),
        retention: fc.constantFrom(Infinity, 0.03, 0.5),
        handedOut: rarely(Infinity, fc.constantFrom(1, 2)),
      }),
      discipline: rarely(undefined, fc.constant('processor sharing' as const)),
      batch: rarely(
        undefined,
        fc.record({
          size: fc.constantFrom(2, 5),
          linger: fc.constantFrom(0, 0.01),
          joins: fc.boolean(),
        }),
      ),
    })
    .map(
      ({
        counting,
        layers,
        delivery,
        flush,
        batch,
        discipline,
        copy,
        sharding,
        contents: kept,
        sessions,
        instances,
        notices,
        transfers,
        pauses,
        scaling: scales,
        reads,
        quotaScaling,
        growth,
        lease,
        ...given
      }) =>
        station(id, {
          ...given,
          ...counting,
          ...layers,
          ...(discipline && { discipline }),
          ...(given.buffer && { delivery }),
          ...(flush && { flush }),
          ...(batch && { batch }),
          ...(copy && { copy }),
          ...(given.hitRatio >= 0 && kept && { contents: kept }),
          ...(sessions && given.intake === 'slots' && !given.buffer && { sessions }),
          ...(sharding && { sharding }),
          ...(instances && { instances }),
          ...(notices && { notices }),
          ...(transfers && { transfers }),
          ...(pauses && { pauses }),
          ...(reads && { reads }),
          ...(lease && { lease }),
          ...(growth && { growth }),
          ...(quotaScaling && { quotaScaling }),
          ...(scales && given.intake === 'slots' && { scaling: scales }),
        }),
    );

const reliability: fc.Arbitrary<Reliability> = fc.record({
  retries: rarely(0, fc.constantFrom(1, 3)),
  backoff: fc.constantFrom(0, 0.002, 0.05),
  backoffMax: fc.constantFrom(0.01, 1),
  jitter: fc.constantFrom(0, 0.5, 1),
  retryBudget: fc.constantFrom(Infinity, 0.1),
  hedge: rarely(Infinity, fc.constantFrom(0, 0.005)),
  cancel: fc.boolean(),
  pool: fc.constantFrom(Infinity, 1, 4),
  poolWait: fc.constantFrom(0, 0.01),
  breaker: fc.constantFrom(Infinity, 0.3),
  breakerWindow: fc.constantFrom(0.05, 1),
  breakerOpen: fc.constantFrom(0.01, 0.3),
  breakerProbes: fc.constantFrom(1, 3),
});

/** A call's numbers; where it leads is settled when the network is put together. */
const anyCall = fc.record({
  to: fc.nat(),
  step: fc.integer({ min: 1, max: 3 }),
  mode: fc.constantFrom('call' as const, 'call' as const, 'send' as const),
  calls: fc.constantFrom(0.3, 1, 1, 2, 2.5, 3),
  parallel: fc.boolean(),
  need: fc.integer({ min: 1, max: 4 }),
  write: rarely(undefined, fc.constant(true as const)),
  when: fc.constantFrom(
    'always' as const,
    'always' as const,
    'always' as const,
    'dead' as const,
    'miss' as const,
    'hit' as const,
  ),
  network: distribution,
  payload: fc.constantFrom(0, 0, 2000),
  reply: rarely(0, fc.constant(2000)),
  tooLarge: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, true as const),
  timeout: rarely(Infinity, fc.constantFrom(0.005, 0.05)),
  balancing: rule,
  reliability: rarely(undefined, reliability),
  copy: rarely(undefined, fc.constantFrom(...COPY_RULES)),
  slow: rarely(
    undefined,
    fc.record({ policy: fc.constantFrom('block' as const, 'disconnect' as const), time: fc.constant(0.02) }),
  ),
  copies: rarely(
    undefined,
    fc.constantFrom({ asks: 2, needs: 1 }, { asks: 3, needs: 2 }, { asks: 2, needs: 2 }),
  ),
  fresh: rarely(undefined, fc.constantFrom('own write' as const, 0, 0.01)),
  optional: rarely(false, fc.constant(true)),
});

type Arrival = Pick<Network['classes'][number], 'profile' | 'bursts' | 'loop' | 'poll' | 'ticks'>;

/** Networks of any shape without loops: a station calls only stations after it. */
const anyNetwork: fc.Arbitrary<Network> = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.record({
      stations: fc.tuple(...Array.from({ length: count }, (_, i) => anyStation(`s${i}`))),
      services: fc.array(distribution, { minLength: count, maxLength: count }),
      calls: fc.array(fc.array(anyCall, { maxLength: 2 }), { minLength: count + 1, maxLength: count + 1 }),
      rate: fc.constantFrom(10, 100),
      arrival: fc.constantFrom<Arrival>(
        {},
        {},
        { loop: { users: 20, think: 0.05 } },
        { poll: { users: 20, every: 0.05 } },
        { poll: { users: 20, every: 0.001 } },
        { bursts: { busy: 0.1, calm: 0.3, factor: 5 } },
        { ticks: { jobs: 20, every: 0.4, jitter: 0 } },
        { ticks: { jobs: 2.5, every: 0.05, jitter: 0.5 } },
        { ticks: { jobs: 8, every: 0.3, jitter: 1 } },
        {
          profile: {
            points: [
              { at: 0, factor: 1 },
              { at: 0.5, factor: 3 },
              { at: 0.5, factor: 0 },
              { at: 1, factor: 0.5 },
            ],
            period: 1,
          },
        },
      ),
      items: fc.constantFrom(0, 2, 20),
      patience: rarely(Infinity, fc.constantFrom(0.01, 0.1)),
    }),
  )
  .map(({ stations, services, calls, rate, patience, arrival, items }): Network => {
    const all = [station('source', { intake: 'source', slots: Infinity }), ...stations];
    const connections: Network['connections'][number][] = [];
    const visits = all.map((_, from): Visit => {
      const drawn = calls[from]!.filter(() => from + 1 < all.length).toSorted((a, b) => a.step - b.step);
      return {
        station: from,
        class: 0,
        operation: '',
        ...(from > 0 && all[from]!.lease && { acquires: true as const }),
        ...(from % 2 === 1 && { shortcut: { share: 0.3, part: 0.1 } }),
        service: from === 0 ? { shape: 'deterministic', mean: 0 } : services[from - 1]!,
        calls: drawn.map((call, i): Call => {
          const to = from + 1 + (call.to % (all.length - from - 1));
          connections.push({ id: `c${connections.length}`, from, to });
          const of = drawn.findIndex((other) => other.step < call.step && other.mode === 'call');
          const { reliability: rules, copy, copies, fresh, write, slow, tooLarge, optional, ...plain } = call;
          return {
            ...plain,
            ...(rules !== undefined && { reliability: rules }),
            ...(copy !== undefined && { copy }),
            ...(copies !== undefined && { copies }),
            ...(fresh !== undefined && { fresh }),
            ...(optional && call.mode === 'call' && { optional }),
            ...(write && { write }),
            ...(tooLarge && { tooLarge }),
            // As compile makes them: a topic never retries, and one that waits has no slot free meanwhile.
            ...(slow &&
              rules === undefined &&
              copy === undefined &&
              (slow.policy === 'disconnect' || (all[from]!.blocking && all[from]!.intake === 'slots')) && {
                slow,
              }),
            connection: connections.length - 1,
            visit: to,
            of: i > 0 ? of : -1,
          };
        }),
      };
    });
    // Two classes of the same way, of which one goes first wherever they wait.
    const again = visits.map(
      (visit): Visit => ({
        ...visit,
        class: 1,
        calls: visit.calls.map((call) => ({ ...call, visit: call.visit + visits.length })),
      }),
    );
    const keys = items > 0 ? { keys: { items, exponent: 1 } } : {};
    const root = {
      ...keys,
      id: 'k',
      name: 'k',
      rate,
      roots: [{ visit: 0, share: 1 }],
      timeout: patience,
      ...arrival,
    };
    // Where the one polls, the other brings the news.
    const { poll, ...others } = root;
    const mailed = (all: readonly Visit[], mail: 'asks' | 'news') =>
      poll === undefined ? all : all.map((visit) => (visit.station > 0 ? { ...visit, mail } : visit));
    const urgent = {
      ...others,
      id: 'u',
      roots: [{ visit: visits.length, share: 1 }],
      rate: rate / 2,
      priority: 1,
    };
    return withSessions({
      stations: all,
      connections,
      classes: [root, urgent],
      visits: [...mailed(visits, 'asks'), ...mailed(again, 'news')],
      groups: [{ id: 'zone', stations: all.length > 2 ? [1, 2] : [1] }],
    });
  });

/** Nobody is ever on the way: then requests wait or are served all the time. */
function withoutTravel(network: Network): Network {
  return {
    ...network,
    stations: network.stations.map((one) => ({ ...one, bandwidth: Infinity })),
    visits: network.visits.map((visit) => ({
      ...visit,
      calls: visit.calls.map((call) => ({ ...call, network: { shape: 'deterministic', mean: 0 } })),
    })),
  };
}

/** Where sessions come and go, requests that open them, and some that are pushed to them. */
function withSessions(network: Network): Network {
  const classes = [...network.classes];
  const visits = network.visits.map(
    (visit): Visit => (visit.class === 1 ? { ...visit, session: 'pushes' } : visit),
  );
  network.stations.forEach(({ sessions }, station) => {
    if (sessions === undefined) return;
    for (const by of ['connects', 'heartbeats'] as const) {
      const session = by === 'connects' ? 'connects' : 'alive';
      visits.push({
        ...{ station, class: classes.length, operation: '', calls: [], session },
        service: { shape: 'deterministic', mean: 0.001 },
      });
      const roots = [{ visit: visits.length - 1, share: 1 }];
      const id = `${by} ${station}`;
      classes.push({ id, name: id, rate: 20, roots, timeout: Infinity, sessions: { station, by } });
    }
  });
  return { ...network, classes, visits };
}

/** Heals in time, or messages would wait for ever. */
const anyFaults: fc.Arbitrary<Fault[]> = rarely(
  [],
  fc.array(
    fc.record({
      at: fc.constantFrom(0, 0.3, 0.7, 1),
      until: fc.constantFrom(1.1, 1.5),
      target: fc.constantFrom('s0', 's1', 's2', 'c0', 'c1', 'zone', 'zone', 'nobody'),
      effect: fc.constantFrom(
        'down' as const,
        'down' as const,
        'slow' as const,
        'errors' as const,
        'flush' as const,
        'partition' as const,
      ),
      amount: fc.constantFrom(0, 0.5, 1, 2, 9),
    }),
    { maxLength: 4 },
  ),
);

describe('a network of any shape', () => {
  it('runs dry when nobody asks any more, with every request and visit accounted for', () => {
    fc.assert(
      fc.property(anyNetwork, fc.integer({ min: 1, max: 1000 }), anyFaults, (network, seed, faults) => {
        const given = seed % 2 === 0 ? withoutTravel(network) : network;
        expectAccounted(given, drained(given, seed, { faults, until: 2 }));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('gives back no slot of writers that a crash finds in line before a full buffer', () => {
    const network = line(
      0.2,
      [station('buffer', { buffer: true, queueLimit: 1, waitsWhenFull: true })],
      [{ service: { shape: 'deterministic', mean: 0.01 } }],
    );
    const faults = [{ at: 0.3, until: 0.4, target: 'buffer', effect: 'down' as const }];
    expectAccounted(network, drained(network, 1, { faults, until: 0.5 }));
  });

  it('counts a lock that is handed out and a hot row of the same component apart', () => {
    const both = station('store', { hotWrites: 0.5, lease: { locks: 1, time: 0.02, fenced: false } });
    const network = line(0.1, [both], [{ service: { shape: 'exponential', mean: 0.001 } }], {
      first: { write: true },
    });
    const visits = network.visits.map((visit) => ({
      ...visit,
      ...(visit.station === 1 && { acquires: true as const }),
    }));
    expectAccounted(network, drained({ ...network, visits }, 1, { until: 2 }));
  });

  it('lets in who waits before a write-behind cache, though its store is free for all that was flushed', () => {
    const network = line(
      0.5,
      [
        station('cache', {
          buffer: true,
          queueLimit: 1,
          waitsWhenFull: true,
          flush: { every: 0.02, size: 1 },
        }),
        station('store', { slots: 4 }),
      ],
      [
        { service: { shape: 'deterministic', mean: 0.0001 }, calls: [{ to: 2, mode: 'send' }] },
        { service: { shape: 'exponential', mean: 0.001 } },
      ],
    );
    expectAccounted(network, drained(network, 1, { until: 0.5 }));
  });
});
