import { describe, expect, it } from 'vitest';
import { createEngine } from '../../engine.ts';
import type { Scenario } from '../../network/scenario.ts';
import type { Station } from '../../network/station.ts';
import type { Call } from '../../network/traffic.ts';
import type { Network } from '../../network.ts';
import type { ClassReport, ComponentReport, LatencySplit, Report } from '../../report.ts';
import { constant, exponential, network, pureDelay, rules, station, withClass } from '../../theory/build.ts';

/** Times are ms. At this rate (one in three hours) requests never meet, so constants give exact latencies. */
const LONELY = 1e-7;
/** s: about a thousand of them. */
const LONG = 1e7;
const hop = { network: constant(1) };

function run(given: Network, seconds: number, more: Partial<Scenario> = {}): Report {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }], ...more }, 5);
  engine.advance(seconds);
  return engine.report();
}

const sumOf = ({ network, queue, service, callees }: LatencySplit) => network + queue + service + callees;

/** The parts are all there is, and each is what it should be. */
function expectSplit(
  { split, latency }: ComponentReport | ClassReport,
  expected: Partial<LatencySplit>,
  digits = 6,
): void {
  expect(sumOf(split)).toBeCloseTo(latency.mean.value, 6);
  for (const [part, ms] of Object.entries(expected))
    expect(split[part as keyof LatencySplit], part).toBeCloseTo(ms, digits);
}

describe('what a component takes its time with', () => {
  it('is its service, and then the callees that it waits for with the way there and back', () => {
    const steps = [
      {
        service: constant(5),
        calls: [
          { to: 2, calls: 3, ...hop },
          { to: 3, step: 2, mode: 'send' as const, ...hop },
        ],
      },
      { service: constant(10) },
      { service: constant(70) },
    ];
    for (const discipline of [undefined, 'processor sharing'] as const) {
      const { components } = run(
        network(
          LONELY,
          [station('a', { ...(discipline && { discipline }) }), station('b'), pureDelay('c')],
          steps,
        ),
        LONG,
      );
      expectSplit(components.a!, { network: 0, queue: 0, service: 5, callees: 36 });
      expectSplit(components.b!, { network: 0, queue: 0, service: 10, callees: 0 });
      expectSplit(components.c!, { network: 0, queue: 0, service: 70, callees: 0 });
      expectSplit(components.source!, { network: 0, queue: 0, service: 0, callees: 41 });
    }
  });

  it('is the slowest of those that are asked at once, and the time of a miss is service', () => {
    const steps = [
      { service: constant(2), calls: [{ to: 2, calls: 2, parallel: true, need: 2 }, { to: 3 }] },
      { service: constant(10) },
      { service: constant(25) },
    ];
    const stations = [pureDelay('a', { hitRatio: 0, missTime: 1e-9 }), pureDelay('b'), pureDelay('c')];
    expectSplit(run(network(LONELY, stations, steps), LONG).components.a!, { service: 2, callees: 25 }, 4);
  });

  it('has the wait for a slot, which is longer where that is held while callees work', () => {
    const steps = [{ service: constant(5), calls: [{ to: 2 }] }, { service: constant(12) }];
    const at = (blocking: boolean) =>
      run(network(0.03, [station('a', { blocking }), pureDelay('b')], steps), 20_000).components.a!;
    const wait = (held: number) => (0.03 * held * held) / (2 * (1 - 0.03 * held));
    for (const [a, held] of [[at(false), 5] as const, [at(true), 17] as const]) {
      expectSplit(a, { service: 5, callees: 12 }, 3);
      expect(Math.abs(a.split.queue - wait(held))).toBeLessThan(2 * a.halves.queue);
      expect(a.halves.queue / wait(held)).toBeLessThan(0.05);
    }
  });

  it('has what comes in and what goes out over its own link as network', () => {
    const steps = [{ service: constant(5), calls: [{ to: 2 }] }, { service: constant(7) }];
    for (const transfers of [undefined, 'shared'] as const) {
      const drawn = network(
        LONELY,
        [station('a', { bandwidth: 1e6, ...(transfers && { transfers }) }), pureDelay('b')],
        steps,
        { first: { payload: 3000, reply: 8000 } },
      );
      expectSplit(run(drawn, LONG).components.a!, { network: 11, queue: 0, service: 5, callees: 7 });
    }
  });

  it('is that of the completed alone, whatever those have waited that failed', () => {
    const patient = { timeout: 0.2, reliability: rules({}) };
    const drawn = network(
      0.04,
      [station('a', { slots: 2, blocking: true, queueLimit: 40 }), pureDelay('b')],
      [{ service: constant(5), calls: [{ to: 2, ...patient }] }, { service: constant(12) }],
    );
    const faults = [{ at: 50, until: 150, target: 'b', effect: 'slow', amount: 100 }] as const;
    const calm = run(drawn, 200).components.a!;
    const broken = run(drawn, 200, { faults }).components.a!;
    expect(broken.failures['timed out']).toBeGreaterThan(3);
    expect(broken.wait).toBeGreaterThan(20 * calm.wait);
    expect(sumOf(broken.split)).toBeCloseTo(broken.latency.mean.value, 6);
    expect(broken.split.callees).toBeCloseTo(12, 6);
    expect(broken.split.service).toBeCloseTo(5, 6);
    expect(broken.split.queue).toBeCloseTo(broken.latency.mean.value - 17, 6);
  });

  it('leaves the callees of those that failed out, and has no wait where nobody can wait', () => {
    const steps = [
      { service: exponential(5), calls: [{ to: 2, when: 'miss' as const }] },
      { service: constant(40) },
    ];
    const stations = [pureDelay('a', { hitRatio: 0.5 }), pureDelay('b', { errorRate: 0.5 })];
    const { a } = run(network(0.1, stations, steps), 200).components;
    // A third of those that are answered have asked.
    expect(Math.abs(a!.split.callees - 40 / 3)).toBeLessThan(2 * a!.halves.callees);
    expect(a!.split.queue).toBe(0);
    expect(a!.split.service).toBeCloseTo(a!.latency.mean.value - a!.split.callees, 9);
  });

  it('adds up for each of those that wait in other ways: batches, locks, priorities', () => {
    const one = network(
      0.05,
      [
        station('a', { slots: 2, batch: { size: 4, linger: 0.01, joins: false } }),
        station('b', { slots: 4, hotWrites: 0.5 }),
        pureDelay('c'),
      ],
      [
        { service: constant(5), calls: [{ to: 2, write: true }] },
        { service: constant(8), calls: [{ to: 3, ...hop }] },
        { service: constant(3) },
      ],
    );
    const { a, b } = run(withClass(one, 'urgent', 0.02, { priority: 5 }), 100).components;
    for (const part of [a!, b!]) {
      expect(sumOf(part.split)).toBeCloseTo(part.latency.mean.value, 6);
      expect(part.split.queue).toBeGreaterThan(1);
    }
    expect(b!.split.callees).toBeCloseTo(5, 6);
    expect(a!.split.callees).toBeCloseTo(b!.latency.mean.value, 0);
  });
});

describe('what a class of requests takes its time with', () => {
  const stations = (b: Partial<Station>) => [pureDelay('a'), pureDelay('b', b), pureDelay('c')];
  const calling = (given: Partial<Call>, hit: Partial<Call> = {}) => [
    {
      service: constant(5),
      calls: [
        { to: 2, ...hop, ...given },
        { to: 3, ...hop, ...hit },
      ],
    },
    { service: constant(10) },
    { service: constant(20) },
  ];
  const classOf = (drawn: Network, more: Partial<Scenario> = {}) => run(drawn, LONG, more).classes.k!;

  it('is what the slowest of those it asked at once took, and nothing was in vain', () => {
    const steps = calling({ reliability: rules({ retries: 2, backoff: 40 }) });
    expectSplit(classOf(network(LONELY, stations({}), steps)), {
      network: 2,
      queue: 0,
      service: 25,
      callees: 0,
    });
  });

  it('has attempts that were given up and the pauses between them as waiting in vain', () => {
    // Two attempts are given up after 30 ms each, and between them is a pause of 40 ms.
    const given = {
      timeout: 0.03,
      step: 2,
      reliability: rules({ retries: 1, backoff: 40, backoffMax: 40 }),
      optional: true as const,
    };
    const slow = [{ at: 0, target: 'b', effect: 'slow', amount: 10 }] as const;
    const drawn = network(LONELY, stations({}), calling(given, { step: 1 }));
    expectSplit(classOf(drawn, { faults: slow }), {
      network: 2,
      queue: 0,
      service: 25,
      callees: 30 + 40 + 30,
    });
    expectSplit(classOf(drawn), { network: 4, queue: 0, service: 35, callees: 0 });
  });

  it('has the time before a hedge that came first', () => {
    // Half of all are served in no time, the others take a second; the second attempt is of another luck.
    const bimodal = { shape: 'measured' as const, mean: 0.5, cv: 1, values: [0, 1], weights: [1, 1] };
    const steps = [
      { service: constant(5), calls: [{ to: 2, reliability: rules({ hedge: 20 }) }] },
      { service: bimodal },
    ];
    const { split, latency } = classOf(network(LONELY, [pureDelay('a'), pureDelay('b')], steps));
    expect(sumOf(split)).toBeCloseTo(latency.mean.value, 6);
    // A quarter needs the hedge, a quarter waits for the first attempt nevertheless.
    expect(Math.abs(split.callees / (20 / 4) - 1)).toBeLessThan(0.15);
    expect(Math.abs(split.service / (5 + 1000 / 4) - 1)).toBeLessThan(0.15);
    expect(split.network).toBe(0);
  });

  it('has a call that it does without for all of its step, whatever came back before', () => {
    const failing = { optional: true as const, network: constant(30) };
    const steps = calling(failing);
    expectSplit(classOf(network(LONELY, stations({ errorRate: 1 }), steps)), {
      ...{ network: 0, queue: 0, service: 5, callees: 30 + 10 + 30 },
    });
    // Where the other takes longer, its time is what counts.
    const quick = calling({ optional: true as const, network: constant(0) });
    expectSplit(classOf(network(LONELY, stations({ errorRate: 1 }), quick)), {
      ...{ network: 2, queue: 0, service: 25, callees: 0 },
    });
  });
});
