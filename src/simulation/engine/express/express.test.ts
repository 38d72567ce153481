import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../engine.ts';
import type { Distribution } from '../../network/distribution.ts';
import type { Scenario } from '../../network/scenario.ts';
import type { Station } from '../../network/station.ts';
import type { Call, CopyRule, Visit } from '../../network/traffic.ts';
import type { Network } from '../../network.ts';
import type { Report } from '../../report.ts';
import { constant, exponential, network, pureDelay, rules, station, withClass } from '../../theory/build.ts';
import { modelA, modelB, modelC } from '../../theory/models.ts';
import { Arrivals } from '../arrivals.ts';
import { Machine } from '../machine.ts';
import { RULES } from '../plan/codes.ts';
import { birthsOf } from './births.ts';
import { isEligible } from './eligible.ts';
import { layOut } from './places.ts';
import { difference } from './same.testing.ts';
import { waysOf } from './ways.ts';

const time = fc.double({ min: 1e-4, max: 0.05, noNaN: true });
const random: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ shape: fc.constantFrom('deterministic' as const, 'exponential' as const), mean: time }),
  fc.record({
    shape: fc.constantFrom('lognormal' as const, 'gamma' as const),
    mean: time,
    cv: fc.constant(1.5),
  }),
);
const none: Distribution = { shape: 'deterministic', mean: 0 };
const apart: Distribution = { shape: 'exponential', mean: 0.003 };
const perhaps = fc.oneof(fc.constant(none), random);
const rarely = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const rule = fc.constantFrom(...RULES);

const anyStation = fc.record({
  intake: fc.constantFrom('slots' as const, 'slots' as const, 'delay' as const),
  replicas: fc.integer({ min: 1, max: 4 }),
  slots: fc.integer({ min: 1, max: 3 }),
  queueLimit: fc.constantFrom(0, 1, 5, Infinity),
  quota: rarely(Infinity, fc.constantFrom(20, 200)),
  burst: fc.constantFrom(1, 10),
  bandwidth: fc.constantFrom(Infinity, Infinity, 1e5, 1e6),
  sharesLink: fc.boolean(),
  connectionLimit: rarely(Infinity, fc.integer({ min: 1, max: 10 })),
  openConnections: rarely(0, fc.constantFrom(5, 50)),
  hitRatio: rarely(-1, fc.constantFrom(0, 0.7, 1)),
  missTime: rarely(0, fc.constant(0.01)),
  errorRate: rarely(0, fc.constantFrom(0.1, 1)),
  routesOne: rarely(false, fc.constant(true)),
  routing: rule,
  inFlightLimit: rarely(Infinity, fc.constantFrom(1, 3)),
  queueTimeout: rarely(Infinity, fc.constantFrom(0.0023, 0.0217)),
  lagging: rarely<Partial<Station>>(
    {},
    fc
      .record({ lag: fc.constantFrom(0, 0.02), readAfter: fc.constantFrom(0, 0.03) })
      .chain((copy) => fc.constantFrom({ copy }, { copy: { ...copy, refresh: 0.05 } })),
  ),
  parted: rarely<Partial<Station>>({}, fc.constantFrom({ sharding: {} }, { sharding: { skew: 1.5 } })),
});
const anyCall = fc.record({
  to: fc.nat(),
  calls: fc.constantFrom(0.3, 1, 1, 1, 2, 2.4),
  isSent: rarely(false, fc.constant(true)),
  isBeside: fc.boolean(),
  parallel: rarely(false, fc.constant(true)),
  need: fc.constantFrom(1, 2, 3),
  when: fc.constantFrom('always' as const, 'always' as const, 'miss' as const, 'hit' as const),
  of: fc.boolean(),
  network: perhaps,
  payload: fc.constantFrom(0, 2000),
  reply: fc.constantFrom(0, 0, 3000),
  balancing: rule,
  isOptional: rarely(false, fc.constant(true)),
  copy: rarely(
    undefined,
    fc.constantFrom<CopyRule>('asynchronous', 'waited', 'one', 'quorum', 'quorum', 'all'),
  ),
  timeout: rarely(Infinity, fc.constantFrom(0.004, 0.05, 0.5)),
  reliability: rarely<Partial<Call>>(
    {},
    fc
      .constantFrom({ retries: 2, backoff: 1 }, { hedge: 40 }, { breaker: 0.5, cancel: true })
      .map((given) => ({ reliability: rules(given) })),
  ),
  reading: rarely<Partial<Call>>(
    {},
    fc.constantFrom<Partial<Call>>({ fresh: 'own write' }, { fresh: 0.01 }, { write: true }),
  ),
});

const isGrouped = (rule: CopyRule | undefined) => rule === 'one' || rule === 'quorum' || rule === 'all';

/** Networks of any shape on which requests are at one place at a time; most of them are eligible. */
const anyNetwork: fc.Arbitrary<Network> = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.record({
      stations: fc.array(anyStation, { minLength: count, maxLength: count }),
      services: fc.array(fc.tuple(random, perhaps), { minLength: count, maxLength: count }),
      calls: fc.array(fc.array(anyCall, { maxLength: 3 }), { minLength: count + 1, maxLength: count + 1 }),
      loop: rarely(undefined, fc.constant({ users: 20, think: 0.05 })),
      patience: rarely(Infinity, fc.constantFrom(0.01, 0.1)),
      second: fc.boolean(),
    }),
  )
  .map(({ stations, services, calls, loop, patience, second }): Network => {
    const all = [
      station('source', { intake: 'source', slots: Infinity }),
      ...stations.map(({ lagging, parted, sharesLink, ...given }, i) =>
        station(`s${i}`, {
          ...given,
          ...lagging,
          ...parted,
          ...(sharesLink && { transfers: 'shared' as const }),
          ...(given.routesOne && { hitRatio: -1 }),
        }),
      ),
    ];
    const connections: Network['connections'][number][] = [];
    const visits = all.map((self, from): Visit => {
      const drawn = from + 1 < all.length ? calls[from]! : [];
      const [some, maybe] = services[from - 1] ?? [none, none];
      return {
        station: from,
        class: 0,
        operation: '',
        service: self.intake === 'slots' ? some : self.intake === 'source' ? none : maybe,
        calls: drawn.map(
          (
            { to, of, when, isSent, isBeside, isOptional, copy: rule, reading, reliability, ...call },
            i,
          ): Call => {
            const callee = from + 1 + (to % (all.length - from - 1));
            connections.push({ id: `c${connections.length}`, from, to: callee });
            const copy = self.routesOne ? undefined : rule;
            const goes = copy === undefined ? isSent && !self.routesOne : copy === 'asynchronous';
            // Copies of one write are made at the same time.
            const first = isGrouped(copy) ? drawn.findIndex((other) => isGrouped(other.copy)) : i;
            return {
              ...call,
              ...reading,
              ...reliability,
              ...(copy !== undefined && { copy }),
              connection: connections.length - 1,
              visit: callee,
              calls: self.routesOne ? Math.min(1, call.calls) : call.calls,
              step: goes && isBeside ? i : first + 1,
              mode: goes ? 'send' : 'call',
              reply: goes ? 0 : call.reply,
              ...(isOptional && { optional: true as const }),
              ...(all[callee]!.sharding !== undefined &&
                call.balancing === 'shared queue' && { balancing: 'random' }),
              // Those that come together must not meet again in one instant: who is first then is nobody's promise.
              ...((goes || call.calls > 1 || isGrouped(copy)) && { network: apart }),
              when: self.routesOne || (of && i === 0) || isGrouped(copy) ? 'always' : when,
              of: of && i > 0 && when !== 'always' && !self.routesOne && !drawn[i - 1]!.isSent ? i - 1 : -1,
            };
          },
        ),
      };
    });
    const first = { rate: 100, timeout: patience, ...(loop !== undefined && { loop }) };
    const middle = Math.floor(all.length / 2);
    return {
      stations: all,
      connections,
      visits: second ? [...visits, { ...visits[middle]!, class: 1 }] : visits,
      classes: [
        { id: 'a', name: 'a', roots: [{ visit: 0, share: 1 }], ...first },
        ...(second
          ? [{ id: 'b', name: 'b', rate: 60, timeout: Infinity, roots: [{ visit: visits.length, share: 1 }] }]
          : []),
      ],
    };
  });

/** An application that answers and leaves work to consumers, of two classes or one: they fall behind now and then. */
const anyQueue: fc.Arbitrary<Network> = fc
  .record({
    sends: fc.constantFrom(0.4, 1, 2.3),
    depth: fc.constantFrom(1, 4, Infinity),
    quota: rarely(Infinity, fc.constant(60)),
    workers: fc.record({
      replicas: fc.integer({ min: 1, max: 3 }),
      slots: fc.integer({ min: 1, max: 2 }),
      queueLimit: fc.constantFrom(0, Infinity),
      errorRate: rarely(0, fc.constant(0.1)),
      queueTimeout: rarely(Infinity, fc.constant(0.0023)),
    }),
    work: random,
    accepts: perhaps,
    asks: fc.constantFrom(0.5, 1, 2),
    isShared: fc.boolean(),
    second: fc.boolean(),
  })
  .map(({ sends, depth, quota, workers, work, accepts, asks, isShared, second }): Network => {
    const stations = [
      station('app', { replicas: 2, slots: 2 }),
      station('queue', { intake: 'delay', buffer: true, queueLimit: depth, quota, burst: 5 }),
      station('workers', workers),
      station('db', { slots: 2 }),
    ];
    const made = network(0.1, stations, [
      {
        service: exponential(10),
        calls: [
          { to: 2, calls: sends, mode: 'send', network: apart },
          ...(isShared ? [{ to: 4, step: 2 }] : []),
        ],
      },
      { service: accepts, calls: [{ to: 3, mode: 'send', network: apart }] },
      { service: work, calls: [{ to: 4, calls: asks, network: apart }] },
      { service: exponential(4) },
    ]);
    return second ? withClass(made, 'b', 0.04) : made;
  });

const steady = (duration: number): Scenario => ({ duration, load: [{ at: 0, factor: 1 }] });

function reportOf(engine: Engine): Report {
  while (engine.advance(Infinity) !== 'ended');
  return engine.report();
}

/** Returns the report, and whether the run took the general path in the end. */
function expectSame(
  made: Network,
  scenario: Scenario,
  seed: number,
): { readonly report: Report; readonly gaveWay: boolean } {
  const fast = createEngine(made, scenario, seed);
  while (fast.advance(scenario.duration / 2, 100) === 'budget');
  const general = createEngine(made, scenario, seed, { path: 'general' });
  general.advance(scenario.duration / 2);
  expect(difference(fast.frame(), general.frame())).toBe('');
  const cut = reportOf(fast);
  // However it is cut, to the last bit.
  expect(JSON.stringify(cut)).toBe(JSON.stringify(reportOf(createEngine(made, scenario, seed))));
  const whole = reportOf(general);
  expect(difference(cut, whole)).toBe('');
  return { report: cut, gaveWay: cut.totals.events === whole.totals.events };
}

const some = ({ visits }: Network, is: (call: Call) => boolean) =>
  visits.some(({ calls }) => calls.some((call) => call.mode === 'call' && is(call)));

describe('the fast path', () => {
  it.each([
    ['A', modelA],
    ['B', modelB],
    ['C by round robin', modelC('round robin')],
    ['C by chance', modelC('random')],
  ])('gives model %s the bytes of the general one', (_, model) => {
    const scenario = steady(20_000 / model.classes[0]!.rate);
    expect(isEligible(model, scenario)).toBe(true);
    expectSame(model, scenario, 3);
  });

  const alike = { mean: 0.008, cv: 1.5 };
  it.each<Distribution>([
    constant(8),
    exponential(8),
    { shape: 'lognormal', ...alike },
    { shape: 'gamma', ...alike, cv: 0.5 },
    { shape: 'hyperexponential', ...alike },
    { shape: 'pareto', ...alike },
    { shape: 'measured', ...alike, values: [0.001, 0.02], weights: [12, 7] },
  ])('draws $shape times on a straight way as the general one does', (service) => {
    const made = network(
      0.1,
      [pureDelay('lb'), station('s')],
      [{ service: constant(1), calls: [{ to: 2 }] }, { service }],
    );
    const m = new Machine(made, 1, true);
    const arrivals = new Arrivals(m, 1, 1);
    expect(waysOf(m, layOut(m, arrivals, false), arrivals)).not.toContain(null);
    expectSame(made, steady(50), 3);
  });

  it('takes up again after an optional call what a request had spent before, on a straight way too', () => {
    const made = network(
      0.1,
      [station('app'), station('cache', { queueLimit: 0 })],
      [{ service: exponential(5), calls: [{ to: 2, optional: true }] }, { service: exponential(9) }],
    );
    const m = new Machine(made, 1, true);
    const arrivals = new Arrivals(m, 1, 1);
    expect(waysOf(m, layOut(m, arrivals, false), arrivals)).not.toContain(null);
    expectSame(made, steady(50), 3);
  });

  it('gives a refusal the reason of the general one where one queue is that of all replicas', () => {
    const limited = station('app', { replicas: 2, queueLimit: 1, inFlightLimit: 3, connectionLimit: 3 });
    const made = network(0.2, [limited], [{ service: exponential(9) }], {
      first: { balancing: 'shared queue' },
    });
    expect(isEligible(made, steady(50))).toBe(true);
    expectSame(made, steady(50), 3);
  });

  it('has a client that gave up hear of all branches until its last reply is there', () => {
    const made = network(0.1, [station('s', { queueLimit: 0 })], [{ service: exponential(0.1) }], {
      patience: 10,
    });
    const source = made.visits[0]!;
    const call = { ...source.calls[0]!, network: { shape: 'exponential', mean: 0.003 } as const };
    const calls = [
      { ...call, calls: 2, parallel: true, need: 1 },
      { ...call, step: 2 },
    ];
    expectSame({ ...made, visits: [{ ...source, calls }, ...made.visits.slice(1)] }, steady(50), 3);
  });

  it('gives every network that it takes the bytes of the general one', () => {
    let taken = 0;
    let stale = 0;
    const timed = [0, 0];
    const tried = [0, 0];
    fc.assert(
      fc.property(anyNetwork, fc.integer({ min: 1, max: 1000 }), fc.boolean(), (made, seed, isRising) => {
        const load = [{ at: 0, factor: 1 }, ...(isRising ? [{ at: 0.7, factor: 4 }] : [])];
        const scenario = { duration: 2, load };
        if (!isEligible(made, scenario)) return;
        taken++;
        const { report, gaveWay } = expectSame(made, scenario, seed);
        const { components } = report;
        if (Object.values(components).some(({ reads }) => reads !== undefined && reads.stale > 0)) stale++;
        if (some(made, ({ timeout }) => timeout < Infinity)) timed[gaveWay ? 1 : 0]!++;
        if (some(made, ({ reliability }) => reliability !== undefined)) tried[gaveWay ? 1 : 0]!++;
      }),
      // Always the same: two requests that meet in one instant, as round numbers bring about, need not come in the same order.
      { numRuns: 300, seed: 5 },
    );
    expect(taken).toBeGreaterThan(150);
    expect(stale).toBeGreaterThan(5);
    expect(Math.min(...timed, ...tried)).toBeGreaterThan(10);
  });

  it('lets those be who are on a long way to their first queue, until they are there', () => {
    const made = network(
      0.8,
      [station('lb', { replicas: 3 }), pureDelay('dns')],
      [{ service: exponential(3) }, { service: constant(1) }],
      { first: { network: constant(15), balancing: 'key hash' }, patience: 40 },
    );
    const source = made.visits[0]!;
    const gate = source.calls[0]!;
    // One in ten asks somebody else first, and comes later.
    const first: Call = { ...gate, connection: 1, visit: 2, calls: 0.1, network: constant(4) };
    const both = { ...source, calls: [first, { ...gate, step: 2 }] };
    const connections = [...made.connections, { id: 'source-dns', from: 0, to: 2 }];
    const one = { ...made, connections, visits: [both, ...made.visits.slice(1)] };
    const scenario = { duration: 3, load: [...steady(3).load, { at: 1.23, factor: 1.2 }] };
    for (const each of [one, withClass(one, 'b', 0.1)]) {
      const m = new Machine(each, 1, true);
      const arrivals = new Arrivals(m, 1, 1);
      const places = layOut(m, arrivals, false);
      const births = birthsOf(m, places, arrivals, waysOf(m, places, arrivals));
      expect(births).not.toContain(null);
      expectSame(each, scenario, 3);
    }
  });

  it('gives consumers of buffers the messages of the general one', () => {
    let waited = 0;
    fc.assert(
      fc.property(anyQueue, fc.integer({ min: 1, max: 1000 }), (made, seed) => {
        expect(isEligible(made, steady(2))).toBe(true);
        expectSame(made, steady(2), seed);
        const { components } = reportOf(createEngine(made, steady(2), seed));
        if (components.queue!.queueLength > 0.1) waited++;
      }),
      { numRuns: 40, seed: 7 },
    );
    expect(waited).toBeGreaterThan(5);
  });

  it.each<[string, Parameters<typeof station>[1], Distribution]>([
    ['a place on a straight way', { intake: 'delay' }, constant(1)],
    ['the last queue', {}, exponential(3)],
    ['a queue with a limit on what is inside', { slots: 2, inFlightLimit: 3 }, exponential(3)],
  ])('lets answers out of %s over its link', (_, given, service) => {
    for (const transfers of [undefined, 'shared'] as const) {
      const linked = station('db', { ...given, bandwidth: 1e6, ...(transfers && { transfers }) });
      const made = network(
        0.1,
        [station('app'), linked],
        [{ service: exponential(5), calls: [{ to: 2, reply: 7000 }] }, { service }],
        { patience: 40 },
      );
      expect(isEligible(made, steady(50))).toBe(true);
      expectSame(made, steady(50), 3);
    }
  });

  it('notices a limit that holds somebody back only now and then, and between the ends of ticks', () => {
    const limited = station('app', { slots: 2, inFlightLimit: 4 });
    const visits = [{ service: exponential(20), calls: [{ to: 2 }] }, { service: constant(10) }];
    const made = network(0.01, [limited, pureDelay('db')], visits);
    expect(isEligible(made, steady(2400))).toBe(true);
    expectSame(made, steady(2400), 1);
  });

  /** The application waits for all three branches of what it calls. */
  const timed = (timeout: number) =>
    network(
      0.01,
      [pureDelay('app'), pureDelay('all'), pureDelay('db')],
      [
        { service: constant(1), calls: [{ to: 2, timeout }] },
        { service: constant(1), calls: [{ to: 3, calls: 3, parallel: true, need: 3, network: apart }] },
        { service: exponential(20) },
      ],
    );

  it('thinks of no call that is given up until one is, and then has always been the general one', () => {
    const engine = createEngine(timed(0.19), steady(2400), 1);
    const clocks: number[] = [];
    while (engine.advance(Infinity, 2000) !== 'ended') clocks.push(engine.clock);
    expect(clocks).toEqual([...clocks].sort((a, b) => a - b));
    const report = engine.report();
    expect(report.classes.k!.failures['timed out']).toBeGreaterThan(0);
    const general = createEngine(timed(0.19), steady(2400), 1, { path: 'general' });
    expect(JSON.stringify(report)).toBe(JSON.stringify(reportOf(general)));
  });

  it('stays where no call is given up', () => {
    expect(expectSame(timed(0.5), steady(240), 1).gaveWay).toBe(false);
  });

  it('counts a branch that fails before a reply that comes too late ends its request', () => {
    const branches = { calls: 2.4, parallel: true, need: 2, network: apart, optional: true } as const;
    const made = network(
      0.1,
      [station('s', { queueLimit: 0, errorRate: 0.1 })],
      [{ service: exponential(0.1) }],
      {
        first: branches,
        patience: 10,
      },
    );
    const source = made.visits[0]!;
    const [first] = source.calls;
    const second: Call = {
      ...first!,
      calls: 1,
      parallel: false,
      step: 2,
      network: constant(0.567),
      connection: 1,
    };
    const connections = [...made.connections, { id: 'again', from: 0, to: 1 }];
    const visits = [{ ...source, calls: [first!, second] }, ...made.visits.slice(1)];
    for (const seed of [1, 2, 3, 4]) expectSame({ ...made, connections, visits }, steady(40), seed);
  });

  it('gives way to the general one when something breaks, as if it had always been there', () => {
    const model = modelC('round robin');
    const engine = createEngine(model, steady(20), 7);
    engine.advance(6);
    engine.setLoad(1.1);
    engine.advance(8);
    engine.inject({ target: 'db', effect: 'slow', amount: 4 }, 5);
    // It catches up unseen.
    expect(engine.clock).toBe(8);
    const before = engine.frame();
    engine.advance(8.5, 1000);
    expect(engine.clock).toBe(8);
    expect(engine.frame()).toEqual(before);
    engine.setLoad(0.9);
    while (engine.advance(9, 20_000) === 'budget');
    expect(engine.clock).toBe(9);
    engine.inject({ target: 'app', effect: 'errors', amount: 0.1 });
    const report = reportOf(engine);
    const { scenario } = report;
    expect(scenario.load).toHaveLength(3);
    expect(scenario.faults).toHaveLength(2);
    expect(JSON.stringify(report)).toBe(JSON.stringify(reportOf(createEngine(model, scenario, 7))));
  });

  it('reports at any time while it catches up', () => {
    const engine = createEngine(modelA, steady(100), 7);
    engine.advance(50);
    engine.inject({ target: 's', effect: 'down' }, 5);
    expect(engine.report().duration).toBe(50);
  });
});

describe('what the fast path takes', () => {
  const chain = (given: Parameters<typeof station>[1] = {}, call: Partial<Call> = {}): Network =>
    network(
      0.1,
      [station('app', given), pureDelay('db')],
      [{ service: exponential(2), calls: [{ to: 2, ...call }] }, { service: constant(1) }],
    );

  /** A queue and who works it off, and perhaps is called by others too. */
  const fed = (given: Parameters<typeof station>[1], isAsked: boolean): Network =>
    network(
      0.1,
      [station('app'), station('queue', { intake: 'delay', buffer: true }), station('worker', given)],
      [
        {
          service: exponential(1),
          calls: [{ to: 2, mode: 'send' }, ...(isAsked ? [{ to: 3, step: 2 }] : [])],
        },
        { service: constant(1), calls: [{ to: 3, mode: 'send' }] },
        { service: exponential(2) },
      ],
    );

  it('is a queue and its consumers', () => {
    expect(isEligible(fed({}, false), steady(1))).toBe(true);
  });

  it('is a chain of calls with limits, lookups, errors, timeouts and retries', () => {
    const limits = {
      queueLimit: 5,
      quota: 10,
      bandwidth: 1e6,
      transfers: 'shared' as const,
      connectionLimit: 3,
      hitRatio: 0.5,
      errorRate: 0.1,
    };
    expect(
      isEligible(
        chain(limits, { calls: 0.5, when: 'miss', timeout: 1, reply: 5, reliability: rules({ retries: 1 }) }),
        steady(1),
      ),
    ).toBe(true);
  });

  it.each<[string, Network]>([
    ['a held thread', chain({ blocking: true })],
    ['a consumer that is called by others too', fed({}, true)],
    ['a consumer that takes so many messages at a time', fed({ inFlightLimit: 2 }, false)],
    ['a buffer with slots', chain({ buffer: true })],
    ['a pool of calls', chain({}, { reliability: rules({ pool: 1 }) })],
    ['a behavior that nobody has heard of', chain({ unheardOf: 1 } as object)],
  ])('is not %s', (_, made) => {
    expect(isEligible(made, steady(1))).toBe(false);
  });

  it('is no run in which something breaks', () => {
    const fault = { at: 0.5, target: 'app', effect: 'slow', amount: 2 } as const;
    expect(isEligible(chain(), { ...steady(1), faults: [fault] })).toBe(false);
  });
});
