import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Scenario } from '../network/scenario.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, rules, station } from '../theory/build.ts';

/** Times are ms. At this rate (one in ten seconds) requests never meet, so constants give exact outcomes. */
const LONELY = 1e-4;

type Load = Scenario['load'];

function run(given: Network, duration: number, load: Load = [{ at: 0, factor: 1 }], seed = 1): Report {
  const engine = createEngine(given, { duration, load }, seed);
  engine.advance(duration);
  return engine.report();
}

const lonely = (given: Network) => run(given, 2000);
const k = (r: Report) => r.classes.k!;
/** Answers in time, requests/s, between two moments. */
function goodputBetween(r: Report, from: number, to: number): number {
  const { at, width, classes } = r.series;
  const rates = classes.k!.throughput.filter((_, i) => at[i]! >= from && at[i]! + width <= to);
  return rates.reduce((sum, x) => sum + x, 0) / rates.length;
}

describe('retries', () => {
  const failing = pureDelay('s', { errorRate: 1 });

  it('through three layers of three attempts ask the bottom 27 times', () => {
    const reliability = rules({ retries: 2 });
    const layer = (to: number) => ({ service: constant(1), calls: [{ to, reliability }] });
    const r = lonely(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b'), failing],
        [layer(2), layer(3), { service: constant(1) }],
        {
          first: { reliability },
        },
      ),
    );
    expect(r.components.s!.arrivalRate / k(r).offered).toBeCloseTo(27, 6);
    expect(k(r).failures.error).toBeCloseTo(k(r).offered, 6);
  });

  it('pause twice as long each time, up to the longest pause', () => {
    // Four attempts of 10 and pauses of 100, 200 and 300 instead of 400: 640 in all.
    const reliability = rules({ retries: 3, backoff: 100, backoffMax: 300 });
    const given = (patience: number) =>
      network(LONELY, [failing], [{ service: constant(10) }], { patience, first: { reliability } });
    expect(k(lonely(given(641))).failures).toEqual({ error: expect.any(Number) });
    expect(k(lonely(given(639))).failures).toEqual({ 'timed out': expect.any(Number) });
  });

  it('count the pauses of the attempt that succeeds as waiting', () => {
    const reliability = rules({ retries: 50, backoff: 100, backoffMax: 100 });
    const r = lonely(
      network(LONELY, [pureDelay('s', { errorRate: 0.5 })], [{ service: constant(10) }], {
        first: { reliability },
      }),
    );
    const { split, latency } = k(r);
    expect(split.service).toBeCloseTo(10, 6);
    expect(split.network).toBeCloseTo(0, 6);
    expect(split.queue).toBe(0);
    expect(split.callees).toBeCloseTo(latency.mean.value - 10, 6);
  });

  it('take half as long on average when all of the pause is left to chance', () => {
    const mean = (jitter: number) => {
      const reliability = rules({ retries: 50, backoff: 100, backoffMax: 100, jitter });
      const given = network(LONELY, [pureDelay('s', { errorRate: 0.5 })], [{ service: constant(0) }], {
        first: { reliability },
      });
      return k(run(given, 1e5)).latency.mean.value;
    };
    // One retry on average.
    expect(mean(0)).toBeCloseTo(100, -1);
    expect(mean(1)).toBeCloseTo(50, -1);
  });

  it('keep to their budget', () => {
    const share = (retryBudget: number) => {
      const reliability = rules({ retries: 3, retryBudget });
      const r = run(network(1, [failing], [{ service: constant(1) }], { first: { reliability } }), 60);
      return r.components.s!.arrivalRate / k(r).offered;
    };
    expect(share(Infinity)).toBeCloseTo(4, 2);
    expect(share(0.1)).toBeCloseTo(1.1, 2);
  });
});

describe('a retry storm: 1,000/s of capacity, 800/s of load, a spike of 5 s to 1,500/s, a timeout of 200 ms', () => {
  const goodput = (given: Parameters<typeof rules>[0], queueLimit = Infinity) => {
    const net = network(0.8, [station('s', { slots: 10, queueLimit })], [{ service: exponential(10) }], {
      first: { timeout: 0.2, reliability: rules({ backoff: 10, ...given }) },
    });
    const load = [
      { at: 0, factor: 1 },
      { at: 20, factor: 1500 / 800 },
      { at: 25, factor: 1 },
    ];
    return goodputBetween(run(net, 125, load), 75, 125);
  };

  it('passes without retries', () => expect(goodput({ retries: 0, cancel: false })).toBeGreaterThan(780));
  it('never ends with three retries, with jitter or without', () => {
    expect(goodput({ retries: 3 })).toBeLessThan(100);
    expect(goodput({ retries: 3, backoff: 100, jitter: 1 })).toBeLessThan(100);
  });
  it('is kept off by a budget, a short queue, or cancellation', () => {
    expect(goodput({ retries: 3, retryBudget: 0.1 })).toBeGreaterThan(780);
    expect(goodput({ retries: 3 }, 50)).toBeGreaterThan(780);
    expect(goodput({ retries: 3, cancel: true })).toBeGreaterThan(780);
  });
});

describe('cancellation', () => {
  const chain = (cancel: boolean) => {
    const reliability = rules({ cancel });
    const steps = [{ service: constant(10), calls: [{ to: 2, reliability }] }, { service: constant(1000) }];
    return network(LONELY, [station('a'), station('b')], steps, { first: { timeout: 0.06, reliability } });
  };

  it('stops the work all the way down', () => {
    const busy = (r: Report) => r.components.b!.utilization / (LONELY * 1000);
    const going = lonely(chain(false));
    const stopped = lonely(chain(true));
    // Of 1,000 ms of work at the bottom, the 50 before the caller's patience ends.
    expect(busy(stopped) / busy(going)).toBeCloseTo(0.05, 3);
    expect(stopped.components.b!.failures.cancelled).toBeCloseTo(k(stopped).offered, 6);
    expect(k(stopped).failures['timed out']).toBeCloseTo(k(stopped).offered, 6);
  });

  it('follows when the client gives up', () => {
    const reliability = rules({ cancel: true });
    const given = network(LONELY, [station('b')], [{ service: constant(1000) }], {
      patience: 100,
      first: { reliability },
    });
    const r = lonely(given);
    expect(r.components.b!.failures.cancelled).toBeCloseTo(k(r).offered, 6);
    expect(r.totals.inside).toBeLessThanOrEqual(1);
  });
});

describe('a hedge', () => {
  /** Fan-out to 100 leaves of which one in a hundred takes 200 ms and more (Dean & Barroso, The Tail at Scale, 2013). */
  const fanOut = (hedge: number) =>
    run(
      network(
        0.01,
        [pureDelay('top'), pureDelay('leaf'), pureDelay('slow')],
        [
          {
            service: constant(0),
            calls: [{ to: 2, calls: 100, parallel: true, need: 100, reliability: rules({ hedge }) }],
          },
          { service: exponential(4), calls: [{ to: 3, calls: 0.01 }] },
          { service: exponential(50), calls: [] },
        ].map((step, i) =>
          i === 1 ? { ...step, calls: [{ to: 3, calls: 0.01, network: constant(100) }] } : step,
        ),
      ),
      1000,
    );

  it('after 20 ms cuts the tail of a fan-out to a tenth, for 1.7 % more calls', () => {
    const plain = fanOut(Infinity);
    const hedged = fanOut(20);
    const calls = (r: Report) => r.components.leaf!.arrivalRate / k(r).offered;
    expect(k(plain).latency.p99).toBeGreaterThan(350);
    expect(k(plain).latency.p99).toBeLessThan(500);
    // In one fan-out of a hundred some leaf is slow twice: the p99 itself lies on that edge.
    expect(k(hedged).latency.p95).toBeLessThan(50);
    expect(calls(hedged) / calls(plain)).toBeCloseTo(1.017, 2);
  });

  it('takes the first reply, and with cancellation stops the other', () => {
    const given = (cancel: boolean) =>
      network(LONELY, [station('s', { replicas: 2 })], [{ service: constant(50) }], {
        first: { reliability: rules({ hedge: 20, cancel }) },
      });
    const r = lonely(given(true));
    expect(k(r).latency.p50).toBeCloseTo(50, 0);
    expect(r.components.s!.failures.cancelled! / k(r).offered).toBeCloseTo(1, 1);
    // Two replicas: 50 of one, and 30 of the other until it is stopped.
    expect(r.components.s!.utilization).toBeCloseTo((k(r).offered * 0.08) / 2, 4);
    expect(lonely(given(false)).components.s!.utilization).toBeCloseTo((k(r).offered * 0.1) / 2, 4);
  });
});

describe('a slow database behind a service with 100 threads', () => {
  /** Half of 1,000 requests/s also call the database, whose 20 slots take 50 ms: 400/s where 500/s are wanted. */
  const demo = (blocking: boolean, pool: number) => {
    const given = network(
      1,
      [station('app', { slots: 100, blocking }), station('db', { slots: 20 })],
      [
        { service: exponential(5), calls: [{ to: 2, calls: 0.5, reliability: rules({ pool }) }] },
        { service: exponential(50) },
      ],
    );
    return run(given, 60);
  };

  it('stalls everybody when threads wait for it, unless a pool keeps it to itself', () => {
    const stalled = demo(true, Infinity);
    const rescued = demo(true, 30);
    const asynchronous = demo(false, Infinity);
    expect(k(stalled).latency.p50).toBeGreaterThan(300);
    expect(stalled.components.app!.utilization).toBeGreaterThan(0.98);
    expect(k(asynchronous).latency.p50).toBeLessThan(30);
    expect(k(rescued).latency.p50).toBeLessThan(30);
    expect(k(rescued).failures).toEqual({ 'pool full': expect.any(Number) });
    expect(rescued.connections['app-db-1']!.pool).toBeGreaterThan(0.7);
    // What does not touch the database is all answered: half of the load, beside what the database can do.
    expect(k(rescued).goodput).toBeGreaterThan(870);
  });
});

describe('a pool', () => {
  it('is one for each replica, and lets as many wait as its patience allows', () => {
    const given = (poolWait: number) =>
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b')],
        [
          {
            service: constant(0),
            calls: [{ to: 2, calls: 4, parallel: true, need: 4, reliability: rules({ pool: 1, poolWait }) }],
          },
          { service: constant(10) },
        ],
      );
    const r = lonely(given(31));
    expect(k(r).latency.mean.value).toBeCloseTo(40, 6);
    // The last one of four would get its place after 30.
    expect(k(lonely(given(29))).failures).toEqual({ 'pool full': expect.any(Number) });
  });
});

describe('a circuit breaker', () => {
  const given = (breaker: number) =>
    network(
      1,
      [pureDelay('a'), station('s', { slots: 10, queueLimit: 20 })],
      [
        {
          service: constant(1),
          calls: [{ to: 2, reliability: rules({ breaker, breakerWindow: 1000, breakerOpen: 500 }) }],
        },
        { service: exponential(8) },
      ],
    );
  const load = [
    { at: 0, factor: 1 },
    { at: 20, factor: 4 },
    { at: 40, factor: 1 },
  ];
  const calls = (r: Report) => r.connections['a-s-1']!.rate;

  it('opens while too many calls fail, spares the callee, and closes again', () => {
    const plain = run(given(Infinity), 60, load);
    const broken = run(given(0.5), 60, load);
    expect(k(plain).failures['breaker open']).toBeUndefined();
    expect(k(broken).failures['breaker open']).toBeGreaterThan(500);
    expect(calls(broken)).toBeLessThan(0.8 * calls(plain));
    expect(goodputBetween(broken, 5, 20)).toBeCloseTo(goodputBetween(plain, 5, 20), 0);
    // Nothing is held back any more once the load is back to what the callee can do.
    expect(goodputBetween(broken, 45, 60)).toBeGreaterThan(960);
  });

  it('lets nothing through while it is open, and only probes after', () => {
    const rate = (open: number) => {
      const reliability = rules({ breaker: 0.5, breakerWindow: 1000, breakerOpen: open, breakerProbes: 1 });
      const net = network(1, [pureDelay('s', { errorRate: 1 })], [{ service: constant(1) }], {
        first: { reliability },
      });
      return run(net, 100).components.s!.arrivalRate;
    };
    // One probe each time it has been open, and a millisecond or two until the next request.
    expect(rate(500)).toBeCloseTo(1 / 0.502, 1);
    expect(rate(100)).toBeCloseTo(1 / 0.102, 0);
  });
});

describe('an in-flight limit', () => {
  it('refuses at once what an asynchronous component would only pile up', () => {
    const given = (inFlightLimit: number) =>
      network(
        1,
        [station('a', { slots: 4, inFlightLimit }), pureDelay('b')],
        [{ service: constant(1), calls: [{ to: 2 }] }, { service: constant(1000) }],
      );
    // Erlang's loss formula for 1,000 erlangs on 500 lines: half of them and a little more are refused.
    const r = run(given(500), 60);
    expect(k(r).failures.overloaded! / k(r).offered).toBeCloseTo(0.501, 1);
    expect(k(run(given(1e6), 60)).failures).toEqual({});
  });
});

describe('with all of it', () => {
  it('a run is the same however it is cut', () => {
    const reliability = rules({
      ...{ retries: 2, backoff: 5, jitter: 0.5, retryBudget: 0.3, hedge: 8, cancel: true },
      ...{ pool: 12, poolWait: 5, breaker: 0.6, breakerWindow: 200, breakerOpen: 50 },
    });
    const given = network(
      1,
      [station('a', { slots: 8, blocking: true }), station('b', { slots: 4, errorRate: 0.1 })],
      [
        { service: exponential(2), calls: [{ to: 2, timeout: 0.02, reliability }] },
        { service: exponential(4) },
      ],
    );
    const whole = createEngine(given, { duration: 10, load: [{ at: 0, factor: 1 }] }, 7);
    whole.advance(10);
    const parts = createEngine(given, { duration: 10, load: [{ at: 0, factor: 1 }] }, 7);
    for (let t = 0.013; parts.advance(t, 97) !== 'ended'; ) if (parts.clock >= t) t += 0.013;
    expect(JSON.stringify(parts.report())).toBe(JSON.stringify(whole.report()));
    expect(Object.keys(k(whole.report()).failures).length).toBeGreaterThan(1);
  });
});
