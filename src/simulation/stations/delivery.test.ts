import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Delivery } from '../network/rules.ts';
import type { Station } from '../network/station.ts';
import type { MessageOutcomes, Report } from '../report.ts';
import { constant, exponential, network, pureDelay, station, UNIT, withClass } from '../theory/build.ts';

const ONCE: Delivery = { partitions: 0, visibility: Infinity, maxReceives: Infinity, retention: Infinity };

interface Given {
  readonly delivery?: Partial<Delivery>;
  readonly worker?: Partial<Station>;
  readonly service?: ReturnType<typeof constant>;
  readonly buffer?: Partial<Station>;
  readonly faults?: readonly { at: number; until: number; target: string; effect: 'down' }[];
}

/** source -> queue -> worker; times are ms, rates messages a ms. */
function run(rate: number, ms: number, given: Given): Report {
  const wanted = { ...ONCE, ...given.delivery };
  const delivery = { ...wanted, visibility: wanted.visibility * UNIT, retention: wanted.retention * UNIT };
  const made = network(
    rate,
    [
      pureDelay('queue', { buffer: true, delivery, ...given.buffer }),
      station('worker', { slots: 1, ...given.worker }),
    ],
    [
      { service: constant(0.1), calls: [{ to: 2, balancing: 'key hash' }] },
      { service: given.service ?? exponential(1) },
    ],
  );
  const scenario = { duration: ms * UNIT, load: [{ at: 0, factor: 1 }], faults: given.faults ?? [] };
  const engine = createEngine(made, scenario, 7);
  engine.advance(Infinity);
  return engine.report();
}

const of = (report: Report): MessageOutcomes => report.components.queue!.messages!.outcomes!;
const adds = (o: MessageOutcomes) =>
  expect(o.kept).toBe(o.acknowledged + o.lost + o.dead + o.expired + o.inside);

describe('a queue of which so many messages at most are with consumers', () => {
  /** Fifty free workers, each with 1 ms of work. */
  const limited = (handedOut: number, given: Given = {}) =>
    run(0.5, 200_000, { worker: { slots: 50 }, ...given, delivery: { ...given.delivery, handedOut } });

  it('is worked off as by so many workers (M/M/c)', () => {
    // Erlang C at a load of 0.5: 1 server, and 2 of which each is used a quarter.
    for (const [servers, wait] of [
      [1, 1],
      [2, 0.25 ** 2 / (1 - 0.25 ** 2)],
      [50, 0],
    ] as const) {
      const report = limited(servers);
      adds(of(report));
      expect(report.components.queue!.wait).toBeCloseTo(wait, 1);
    }
  });

  it('fills no batch beyond that, whatever classes its messages are of', () => {
    const batch = { size: 10, linger: 0, joins: false };
    const made = network(
      1,
      [
        pureDelay('queue', { buffer: true, delivery: { ...ONCE, handedOut: 3 } }),
        station('worker', { slots: 1, batch }),
      ],
      [{ service: constant(0.1), calls: [{ to: 2 }] }, { service: exponential(1) }],
    );
    const both = withClass(made, 'other', 1);
    const engine = createEngine(both, { duration: 20_000 * UNIT, load: [{ at: 0, factor: 1 }] }, 3);
    engine.advance(Infinity);
    const { queue, worker } = engine.report().components;
    adds(queue!.messages!.outcomes!);
    expect(worker!.batch).toBeGreaterThan(2);
    expect(worker!.batch).toBeLessThanOrEqual(3);
  });

  it('hands the next one out when one fails for good, or comes back', () => {
    const failing = limited(1, { worker: { slots: 50, errorRate: 1 }, delivery: { maxReceives: 1 } });
    adds(of(failing));
    expect(of(failing).lost).toBeGreaterThan(90_000);
    // Each is with its worker, then with nobody, for 4 ms in all: a quarter a ms.
    const late = limited(1, {
      worker: { slots: 50, errorRate: 1 },
      delivery: { visibility: 4, maxReceives: 1 },
    });
    adds(of(late));
    expect(of(late).dead / 200_000).toBeCloseTo(0.25, 3);
  });
});

describe('a message that is not acknowledged in time', () => {
  it('is done once for each that the consumer was late, again and again: e^(-V/S) of exponential times', () => {
    const o = of(run(0.1, 200_000, { delivery: { visibility: 2 }, worker: { slots: 50 } }));
    adds(o);
    // A delivery is late with p = e^-2, so there are p / (1 - p) further ones to a message; each late one was done as well.
    const p = Math.exp(-2);
    expect(o.redelivered / o.acknowledged).toBeCloseTo(p / (1 - p), 2);
    expect(o.duplicates / o.redelivered).toBeCloseTo(1, 2);
  });

  it('never is, where it always takes longer, and is dead after its last delivery', () => {
    const o = of(
      run(0.05, 100_000, {
        delivery: { visibility: 2, maxReceives: 3 },
        service: constant(5),
        worker: { slots: 50 },
      }),
    );
    adds(o);
    expect(o.acknowledged).toBe(0);
    expect(o.dead + o.inside).toBe(o.kept);
    // All but those under way at the end.
    expect(o.redelivered / o.dead).toBeCloseTo(2, 2);
    expect(o.duplicates / o.dead).toBeCloseTo(2, 2);
  });
});

describe('a connection for dead letters', () => {
  /** source -> queue -> worker, and what is dead from there to a second queue that nobody has emptied yet, or to a clerk. */
  function letters(errorRate: number, to: Station, calls = 1): Report {
    const delivery = { ...ONCE, visibility: 2 * UNIT, maxReceives: 3 };
    const made = network(
      0.2,
      [pureDelay('queue', { buffer: true, delivery }), station('worker', { slots: 4, errorRate }), to],
      [
        {
          service: constant(0.1),
          calls: [
            { to: 2, balancing: 'key hash' },
            { to: 3, when: 'dead', calls },
          ],
        },
        { service: constant(1) },
        { service: constant(0.1) },
      ],
    );
    const engine = createEngine(made, { duration: 200_000 * UNIT, load: [{ at: 0, factor: 1 }] }, 7);
    engine.advance(Infinity);
    return engine.report();
  }

  it('carries each of them once, and nothing else', () => {
    const report = letters(0.5, pureDelay('letters', { buffer: true }));
    const { dead, kept } = of(report);
    expect(dead / kept).toBeCloseTo(1 / 8, 1);
    expect(report.components.letters!.arrivalRate / (report.components.queue!.arrivalRate / 8)).toBeCloseTo(
      1,
      1,
    );
    expect(letters(0, pureDelay('letters')).components.letters!.arrivalRate).toBe(0);
  });

  it('goes to a consumer as any message does, and a letter that fails there is buried for good', () => {
    const report = letters(1, station('clerk', { slots: 4, errorRate: 1 }));
    const { dead, kept, inside, redelivered } = of(report);
    // Each message makes one letter, which is a message of the same queue.
    expect(dead + inside).toBe(kept);
    expect(redelivered / dead).toBeCloseTo(2, 1);
    const { queue, clerk } = report.components;
    expect(clerk!.arrivalRate / queue!.arrivalRate).toBeCloseTo(3, 1);
  });

  it('may carry it several times', () => {
    const [once, twice] = [1, 2].map((calls) => letters(1, pureDelay('letters'), calls).components.letters!);
    expect(twice!.arrivalRate / once!.arrivalRate).toBeCloseTo(2, 1);
  });
});

describe('a consumer that fails', () => {
  it('loses a message that is handed out once', () => {
    const o = of(run(0.5, 20_000, { delivery: { retention: 1e6 }, worker: { errorRate: 0.25 } }));
    adds(o);
    expect(o.lost / o.kept).toBeCloseTo(0.25, 1);
    expect(o.redelivered).toBe(0);
  });

  it('gets it again: 1 / (1 - e) deliveries, e^r dead letters after r', () => {
    const given = { worker: { errorRate: 0.5, slots: 4 }, service: constant(1) };
    const all = of(run(0.5, 100_000, { ...given, delivery: { visibility: 10 } }));
    adds(all);
    expect((all.kept + all.redelivered) / all.kept).toBeCloseTo(2, 1);
    expect(all.dead).toBe(0);
    expect(all.duplicates).toBe(0);
    const three = of(run(0.5, 100_000, { ...given, delivery: { visibility: 10, maxReceives: 3 } }));
    adds(three);
    expect(three.dead / three.kept).toBeCloseTo(0.125, 2);
  });

  it('that goes down gives back what it had', () => {
    const faults = [{ at: 1, until: 2, target: 'worker', effect: 'down' as const }];
    const given = { faults, worker: { slots: 4 }, service: constant(5) };
    const once = of(run(0.6, 9000, { ...given, delivery: { retention: 1e6 } }));
    expect(once.lost).toBeGreaterThan(0);
    const again = of(run(0.6, 9000, { ...given, delivery: { visibility: 200 } }));
    adds(again);
    expect(again.lost + again.dead).toBe(0);
    expect(again.redelivered).toBe(once.lost);
    expect(again.inside).toBeLessThan(50);
  });
});

describe('retention', () => {
  it('drops what an overloaded consumer does not come to in time', () => {
    const report = run(2, 20_000, { delivery: { retention: 100 } });
    const o = of(report);
    adds(o);
    // Half is too much; nothing gets older than allowed.
    expect(o.expired / o.kept).toBeCloseTo(0.5, 1);
    expect(report.components.queue!.messages!.oldest.max).toBeLessThanOrEqual(100 + 1e-6);
    expect(report.components.queue!.messages!.oldest.max).toBeGreaterThan(95);
  });
});

describe('the age of the oldest', () => {
  it('grows by (1 - capacity / rate) where consumers are too slow', () => {
    const { depth, oldest } = run(2, 20_000, { service: constant(1) }).components.queue!.messages!;
    expect(depth / 20_000).toBeCloseTo(1, 1);
    expect(oldest.final / 10_000).toBeCloseTo(1, 1);
    expect(oldest.max).toBeGreaterThanOrEqual(oldest.final);
  });

  it('is nothing where nobody waits', () => {
    const { depth, oldest } = run(0.01, 10_000, { worker: { slots: 50 } }).components.queue!.messages!;
    expect([depth, oldest.final, oldest.max]).toEqual([0, 0, 0]);
  });
});

describe('partitions', () => {
  it('keep as many consumers busy as there are of them', () => {
    const report = run(3, 10_000, {
      delivery: { partitions: 2 },
      worker: { slots: 8 },
      service: constant(1),
    });
    const { throughput, utilization } = report.components.worker!;
    expect(throughput * UNIT).toBeCloseTo(2, 1);
    // Of the two slots that can be busy at all.
    expect(utilization).toBeCloseTo(1, 2);
    expect(report.components.queue!.messages!.depth / 10_000).toBeCloseTo(1, 1);
  });

  it('of a stream are its replicas, and what they were given they pass on in order', () => {
    const stream = { intake: 'slots' as const, replicas: 3, slots: 4 };
    const report = run(4, 10_000, { buffer: stream, delivery: { partitions: 1 }, worker: { slots: 50 } });
    expect(report.components.worker!.throughput * UNIT).toBeCloseTo(3, 1);
  });

  it('are M/M/1 each: those of one key wait for one another', () => {
    const report = run(1.6, 200_000, { delivery: { partitions: 2 }, worker: { slots: 2 } });
    expect(report.components.queue!.wait).toBeGreaterThan(3.4);
    expect(report.components.queue!.wait).toBeLessThan(4.6);
    // One queue for both slots is M/M/2: 1.78.
    const shared = run(1.6, 200_000, { delivery: { retention: 1e9 }, worker: { slots: 2 } });
    expect(shared.components.queue!.wait).toBeLessThan(2);
  });
});

describe('a consumer', () => {
  it('has so many under way and no more, though its slots are free', () => {
    const made = (inFlightLimit: number) =>
      network(
        0.5,
        [
          pureDelay('queue', { buffer: true }),
          station('worker', { slots: 1, inFlightLimit }),
          pureDelay('other', {}),
        ],
        [
          { service: constant(0.1), calls: [{ to: 2 }] },
          { service: constant(0.1), calls: [{ to: 3 }] },
          { service: constant(10) },
        ],
      );
    const measured = (limit: number) => {
      const engine = createEngine(made(limit), { duration: 10, load: [{ at: 0, factor: 1 }] }, 1);
      engine.advance(Infinity);
      return engine.report();
    };
    const limited = measured(2);
    // Two at a time, each for 10.1 ms; nothing is refused.
    expect(limited.components.worker!.throughput * UNIT).toBeCloseTo(2 / 10.1, 2);
    expect(limited.components.worker!.failures).toEqual({});
    expect(limited.components.queue!.messages!.depth).toBeGreaterThan(2000);
    expect(measured(50).components.queue!.messages!.depth).toBeLessThan(10);
  });

  it('that fetches ahead keeps messages from others who are free', () => {
    const wait = (prefetch: number) => {
      const report = run(1.6, 100_000, { worker: { replicas: 2, prefetch } });
      return report.components.queue!.wait + report.components.worker!.wait;
    };
    // From one queue for both, M/M/2 with 1.78 ms, towards one for each.
    expect(wait(0)).toBeCloseTo(1.78, 0);
    expect(wait(20)).toBeGreaterThan(1.05 * wait(0));
  });

  it('that fetches too much ahead is late with most of it', () => {
    const again = (prefetch: number) =>
      of(run(0.95, 50_000, { worker: { prefetch }, delivery: { visibility: 15 }, service: constant(1) }))
        .redelivered;
    expect(again(0)).toBe(0);
    expect(again(50)).toBeGreaterThan(0);
  });
});
