import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, station } from '../theory/build.ts';

function run(given: Network, requests: number, seed = 1): Report {
  const duration = requests / given.classes[0]!.rate;
  const engine = createEngine(given, { duration, load: [{ at: 0, factor: 1 }] }, seed);
  engine.advance(duration);
  return engine.report();
}

/** Within four standard errors of a share of n independent draws. */
function expectShare(measured: number, exact: number, n: number): void {
  expect(Math.abs(measured - exact), `${measured} against ${exact}`).toBeLessThan(
    4 * Math.sqrt((exact * (1 - exact)) / n),
  );
}

function expectMean(r: Report, exact: number): void {
  const { value, half } = r.classes.k!.latency.mean;
  expect(half / exact).toBeLessThan(0.1);
  expect(Math.abs(value - exact), `${value} ± ${half} against ${exact}`).toBeLessThan(2 * half);
}

describe('a quota', () => {
  it('lets in its rate and refuses the rest', () => {
    const r = run(
      network(2, [pureDelay('api', { quota: 1000, burst: 10 })], [{ service: constant(1) }]),
      40_000,
    );
    const { failures, limits, binding, throughput } = r.components.api!;
    expect(throughput).toBeCloseTo(1000, -1);
    expect(failures['rate limited']! / r.classes.k!.offered).toBeCloseTo(0.5, 1);
    expect(limits.quota).toBeCloseTo(1, 2);
    expect(binding).toBe('quota');
  });

  it('refuses less the deeper the bucket is', () => {
    const refused = (burst: number) =>
      run(network(0.8, [pureDelay('api', { quota: 1000, burst })], [{ service: constant(1) }]), 40_000).totals
        .failed;
    expect(refused(1)).toBeGreaterThan(4 * refused(5));
    expect(refused(100)).toBe(0);
  });

  it('is used up, and not more than that, while saved-up tokens let in more', () => {
    const r = run(
      network(2, [pureDelay('api', { quota: 1, burst: 10_000 })], [{ service: constant(1) }]),
      4000,
    );
    expect(r.totals.failed).toBe(0);
    expect(r.components.api).toMatchObject({ utilization: 1, binding: 'quota', limits: { quota: 1 } });
  });
});

describe('a connection limit', () => {
  it('counts requests inside where nobody holds connections: the loss formula of Erlang', () => {
    const r = run(
      network(8, [pureDelay('gw', { connectionLimit: 10 })], [{ service: exponential(1) }]),
      60_000,
    );
    const share = r.components.gw!.failures['connection limit']! / r.components.gw!.arrivalRate;
    // Losses come in bunches, so their count varies a little more than independent ones.
    expectShare(share, 0.1216610643, 60_000 / 4);
    expect(r.components.gw!.limits.connections).toBeCloseTo(0.70267, 2);
  });

  it('refuses the share of people that find no place', () => {
    const gateway = pureDelay('gw', { replicas: 2, connectionLimit: 100, openConnections: 250 });
    const r = run(network(1, [gateway], [{ service: constant(1) }]), 20_000);
    expectShare(r.components.gw!.failures['connection limit']! / r.components.gw!.arrivalRate, 0.2, 20_000);
    expect(r.components.gw!.binding).toBe('connections');
  });

  it('is no limit while all find a place, and follows the load', () => {
    const gateway = pureDelay('gw', { connectionLimit: 100, openConnections: 40 });
    const given = network(1, [gateway], [{ service: constant(1) }]);
    const engine = createEngine(given, { duration: 10, load: [{ at: 0, factor: 2 }] }, 1);
    engine.advance(10);
    expect(engine.report().totals.failed).toBe(0);
    expect(engine.report().components.gw!.limits.connections).toBeCloseTo(0.8, 9);
  });
});

describe('bandwidth', () => {
  it('makes transfers wait for one another: M/D/1', () => {
    const given = network(0.8, [pureDelay('store', { bandwidth: 1e6 })], [{ service: constant(0) }], {
      first: { payload: 1000 },
    });
    const r = run(given, 200_000);
    expectMean(r, 3);
    expect(r.components.store!.limits.bandwidth).toBeCloseTo(0.8, 1);
    expect(r.components.store!.binding).toBe('bandwidth');
  });
});

describe('a queue limit', () => {
  it('refuses when a replica has as many waiting', () => {
    const r = run(network(2, [station('s', { queueLimit: 3 })], [{ service: exponential(1) }]), 40_000);
    expect(r.components.s!.maxQueueLength).toBe(3);
    // M/M/1/4 at rho = 2.
    const share = r.components.s!.failures['queue full']! / r.components.s!.arrivalRate;
    expectShare(share, (2 ** 4 * (1 - 2)) / (1 - 2 ** 5), 40_000 / 4);
  });

  it('of a shared queue counts for all replicas together', () => {
    const shared = { first: { balancing: 'shared queue' as const } };
    const r = run(
      network(20, [station('s', { replicas: 4, queueLimit: 3 })], [{ service: exponential(1) }], shared),
      5000,
    );
    expect(r.components.s!.maxQueueLength).toBe(12);
  });
});

describe('balancing', () => {
  const wait = (balancing: NonNullable<Network['visits'][number]['calls'][number]['balancing']>) =>
    run(
      network(4.8, [station('s', { replicas: 6 })], [{ service: exponential(1) }], { first: { balancing } }),
      40_000,
    ).components.s!.wait;

  it('by what it knows: random, round robin, two choices, least in flight, one queue for all', () => {
    const waits = (['random', 'round robin', 'two choices', 'least in flight', 'shared queue'] as const).map(
      wait,
    );
    for (let i = 1; i < waits.length; i++) expect(waits[i]).toBeLessThan(waits[i - 1]!);
  });

  it('at random gives independent M/M/1, by a hash of uniform keys as well', () => {
    for (const rule of ['random', 'key hash'] as const) expect(wait(rule)).toBeCloseTo(4, -0.5);
  });

  it('over targets takes turns, or the one with the fewest inside', () => {
    const targets = (routing: 'round robin' | 'least in flight') => {
      const calls = [{ to: 2 }, { to: 3 }];
      const lb = pureDelay('lb', { routesOne: true, routing });
      const slow = { service: constant(90) };
      return run(
        network(
          0.5,
          [lb, pureDelay('fast'), pureDelay('slow')],
          [{ service: constant(0), calls }, { service: constant(10) }, slow],
        ),
        5000,
      );
    };
    const turns = targets('round robin');
    expect(turns.components.fast!.arrivalRate).toBeCloseTo(turns.components.slow!.arrivalRate, 0);
    const least = targets('least in flight');
    // As many inside each: rates are as the inverse of the times, 9 to 1.
    expect(least.components.fast!.arrivalRate / least.components.slow!.arrivalRate).toBeGreaterThan(6);
  });

  it('keeps a request of one key on one replica', () => {
    const calls = [{ to: 2, calls: 4, balancing: 'key hash' as const, parallel: true, need: 4 }];
    const stations = [pureDelay('a'), station('shard', { replicas: 50 })];
    const r = run(network(1e-4, stations, [{ service: constant(0), calls }, { service: constant(10) }]), 200);
    // All four wait for one another in one queue, though 49 replicas are idle.
    expect(r.classes.k!.latency.p50).toBeCloseTo(40, 0);
  });
});

describe('a buffer', () => {
  const given = (worker: Parameters<typeof station>[1], rate = 0.8, buffer = {}) =>
    network(
      rate,
      [pureDelay('queue', { buffer: true, ...buffer }), station('worker', worker)],
      [{ service: constant(5), calls: [{ to: 2, network: constant(1) }] }, { service: exponential(1) }],
    );

  it('answers at once; its messages wait with it for a free consumer', () => {
    const r = run(given({ replicas: 1 }), 200_000);
    expect(r.classes.k!.latency.max).toBeCloseTo(5, 6);
    const { queue, worker } = r.components;
    // M/M/1 at 0.8: 3.2 waiting for 4 ms, all of it at the buffer.
    expect(Math.abs(queue!.queueLength - 3.2)).toBeLessThan(0.4);
    expect(Math.abs(queue!.wait - 4)).toBeLessThan(0.5);
    expect(worker!.queueLength).toBe(0);
    expect(worker!.utilization).toBeCloseTo(0.8, 1);
  });

  it('is one queue for all replicas of the consumer', () => {
    const r = run(given({ replicas: 4 }, 3.6), 200_000);
    // M/M/4 at 0.9, not four queues.
    expect(Math.abs(r.components.queue!.wait - 1.969)).toBeLessThan(0.3);
  });

  it('grows while its consumers are too slow, and refuses at its depth', () => {
    const grows = run(given({}, 2), 10_000).components.queue!;
    expect(grows.maxQueueLength).toBeGreaterThan(4000);
    const limited = run(given({}, 2, { queueLimit: 100 }), 10_000);
    expect(limited.components.queue!.maxQueueLength).toBeLessThanOrEqual(120);
    expect(limited.classes.k!.failures['queue full']! / limited.classes.k!.offered).toBeCloseTo(0.5, 1);
  });
});
