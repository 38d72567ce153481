import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Call } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, rules } from '../theory/build.ts';

/** Times are ms. At this rate (one in ten seconds) requests never meet, so constants give exact latencies. */
const LONELY = 1e-4;

function run(given: Network, requests: number, seed = 1): Report {
  const duration = requests / given.classes[0]!.rate;
  const engine = createEngine(given, { duration, load: [{ at: 0, factor: 1 }] }, seed);
  engine.advance(duration);
  return engine.report();
}

const latencyOf = (r: Report) => r.classes.k!.latency;

/** Every single request takes exactly this long. */
function expectAlways(r: Report, ms: number): void {
  const { mean, max, count } = latencyOf(r);
  expect(count).toBeGreaterThan(50);
  expect(mean.value).toBeCloseTo(ms, 6);
  expect(max).toBeCloseTo(ms, 6);
}

const leaf = { service: constant(10) };
const hop = { network: constant(1) };

describe('calls of one visit', () => {
  it('follow one another in sequence', () => {
    const r = run(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b')],
        [{ service: constant(5), calls: [{ to: 2, calls: 3, ...hop }] }, leaf],
      ),
      100,
    );
    expectAlways(r, 5 + 3 * (10 + 2));
    const { split } = r.classes.k!;
    expect(split.network).toBeCloseTo(6, 6);
    expect(split.service).toBeCloseTo(35, 6);
    expect(r.connections['a-b-1']!.rate).toBeCloseTo(3 * r.classes.k!.offered, 6);
  });

  it('run at once in parallel', () => {
    const calls = [{ to: 2, calls: 3, parallel: true, need: 3, ...hop }];
    const r = run(
      network(LONELY, [pureDelay('a'), pureDelay('b')], [{ service: constant(5), calls }, leaf]),
      100,
    );
    expectAlways(r, 5 + 12);
    expect(r.components.b!.arrivalRate).toBeCloseTo(3 * r.classes.k!.offered, 6);
  });

  it('of equal steps run together, those of the next step after all of them', () => {
    const calls = [
      { to: 2, step: 1 },
      { to: 3, step: 1 },
      { to: 2, step: 2 },
    ];
    const r = run(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b'), pureDelay('c')],
        [{ service: constant(5), calls }, leaf, { service: constant(25) }],
      ),
      100,
    );
    expectAlways(r, 5 + 25 + 10);
    // The path that was waited for: a, c, b.
    expect(r.classes.k!.split.service).toBeCloseTo(40, 6);
  });

  it('wait for a quorum of the parallel ones', () => {
    const calls = [{ to: 2, calls: 3, parallel: true, need: 2 }];
    const r = run(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b')],
        [{ service: constant(0), calls }, { service: exponential(1) }],
      ),
      40_000,
    );
    // Second of three exponentials: 1/3 + 1/2 of the mean.
    const { value, half } = latencyOf(r).mean;
    expect(Math.abs(value - 5 / 6)).toBeLessThan(2 * half);
    expect(half).toBeLessThan(0.02);
  });

  it('fail their caller when fewer succeed than it needs', () => {
    const calls = [{ to: 2, calls: 3, parallel: true, need: 2 }];
    const r = run(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b', { errorRate: 0.4 })],
        [{ service: constant(0), calls }, { service: exponential(1) }],
      ),
      20_000,
    );
    const share = r.classes.k!.throughput / r.classes.k!.offered;
    const exact = 0.6 ** 3 + 3 * 0.6 ** 2 * 0.4;
    expect(Math.abs(share - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000));
    expect(Object.keys(r.classes.k!.failures)).toEqual(['error']);
    expect(Object.keys(r.components.a!.failures)).toEqual(['callee failed']);
    expect(Object.keys(r.components.b!.failures)).toEqual(['error']);
  });

  it('are made in the share that a fraction says', () => {
    const r = run(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b')],
        [{ service: constant(5), calls: [{ to: 2, calls: 2.3 }] }, leaf],
      ),
      20_000,
    );
    const perRequest = r.components.b!.arrivalRate / r.components.a!.arrivalRate;
    expect(Math.abs(perRequest - 2.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 20_000));
    expect(latencyOf(r).max).toBeCloseTo(35, 6);
  });

  it('that are sent cost the sender nothing, even when they fail', () => {
    const calls = [{ to: 2, mode: 'send' as const, calls: 2 }];
    const r = run(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b', { errorRate: 0.5 })],
        [{ service: constant(5), calls }, leaf],
      ),
      500,
    );
    expectAlways(r, 5);
    expect(r.totals.failed).toBe(0);
    expect(r.components.b!.arrivalRate).toBeCloseTo(2 * r.classes.k!.offered, 6);
    expect(r.connections['a-b-1']!.failed).toBeCloseTo(r.components.b!.failures.error!, 9);
  });
});

describe('optional calls', () => {
  const down = pureDelay('b', { errorRate: 1 });
  const oneStep = (call: Partial<Call>, b = down) =>
    run(
      network(
        LONELY,
        [pureDelay('a'), b],
        [{ service: constant(5), calls: [{ to: 2, optional: true, ...hop, ...call }] }, leaf],
      ),
      200,
    );

  it('that fail leave their caller to go on as soon as it knows, and are counted where they failed', () => {
    const r = oneStep({});
    expectAlways(r, 5 + 12);
    expect(r.totals.failed).toBe(0);
    expect(r.components.a!.failures).toEqual({});
    expect(r.connections['a-b-1']!.failed).toBeCloseTo(r.classes.k!.offered, 9);
    expect(r.components.b!.failures.error).toBeCloseTo(r.classes.k!.offered, 9);
  });

  it('are waited for until their timeout, and tried as often as they may be', () => {
    expectAlways(oneStep({ timeout: 0.007 }, pureDelay('b')), 5 + 7);
    const retried = oneStep({ reliability: rules({ retries: 2, backoff: 100, backoffMax: 100 }) });
    expectAlways(retried, 5 + 3 * 12 + 2 * 100);
    expect(retried.components.b!.arrivalRate).toBeCloseTo(3 * retried.classes.k!.offered, 6);
  });

  it('of a sequence end with the first that fails, of several at once with one too many', () => {
    const sequence = oneStep({ calls: 3 });
    expectAlways(sequence, 5 + 12);
    expect(sequence.components.b!.arrivalRate).toBeCloseTo(sequence.classes.k!.offered, 6);
    expectAlways(oneStep({ calls: 3, parallel: true, need: 2 }), 5 + 12);
  });

  it('to a cache that is down count as misses', () => {
    const [found, missed] = ['hit', 'miss'].map((when) => {
      const calls = [
        { to: 2, optional: true as const },
        { to: 3, step: 2, when: when as 'hit' | 'miss', of: 0 },
      ];
      const stations = [pureDelay('a'), pureDelay('cache', { hitRatio: 1, errorRate: 1 }), pureDelay('db')];
      return run(network(LONELY, stations, [{ service: constant(5), calls }, leaf, leaf]), 200);
    });
    expectAlways(found!, 5 + 10);
    expectAlways(missed!, 5 + 10 + 10);
    expect(missed!.components.db!.throughput).toBeCloseTo(missed!.classes.k!.offered, 6);
  });
});

describe('lookups', () => {
  const caller = (when: 'miss' | 'hit') => ({
    service: constant(5),
    calls: [
      { to: 2, step: 1 },
      { to: 3, step: 2, when, of: 0 },
    ],
  });
  const stations = (hitRatio: number) => [pureDelay('a'), pureDelay('cache', { hitRatio }), pureDelay('db')];
  const steps = (when: 'miss' | 'hit') => [caller(when), { service: constant(1) }, { service: constant(50) }];

  it.each([
    [1, 'miss', 6],
    [0, 'miss', 56],
    [1, 'hit', 56],
    [0, 'hit', 6],
  ] as const)('with a hit ratio of %d decide calls on %s', (ratio, when, ms) => {
    expectAlways(run(network(LONELY, stations(ratio), steps(when)), 100), ms);
  });

  it('miss in the share that the ratio leaves', () => {
    const r = run(network(LONELY, stations(0.9), steps('miss')), 20_000);
    const share = r.components.db!.arrivalRate / r.components.cache!.arrivalRate;
    expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 20_000));
  });

  it('of the component itself decide its calls, after the extra time of a miss', () => {
    const cdn = pureDelay('cdn', { hitRatio: 0.5, missTime: 0.02 });
    const steps = [{ service: constant(1), calls: [{ to: 2, when: 'miss' as const }] }, leaf];
    const r = run(network(LONELY, [cdn, pureDelay('origin')], steps), 20_000);
    const { value, half } = latencyOf(r).mean;
    expect(Math.abs(value - (1 + 0.5 * (20 + 10)))).toBeLessThan(2 * half);
    expect(r.components.origin!.arrivalRate / r.components.cdn!.arrivalRate).toBeCloseTo(0.5, 1);
  });
});

describe('patience', () => {
  it('of a caller ends the request; the callee works on, and its late reply is ignored', () => {
    const calls = [{ to: 2, timeout: 0.03, ...hop }];
    const r = run(
      network(
        LONELY,
        [pureDelay('a'), pureDelay('b')],
        [{ service: constant(5), calls }, { service: constant(100) }],
      ),
      200,
    );
    const k = r.classes.k!;
    expect(k.failures['timed out']).toBeCloseTo(k.offered, 9);
    expect(k.latency.count).toBe(0);
    expect(r.components.a!.failures['timed out']).toBeCloseTo(k.offered, 9);
    expect(r.connections['a-b-1']!.failed).toBeCloseTo(k.offered, 9);
    expect(r.components.b!.throughput).toBeCloseTo(k.offered, 6);
    expect(r.components.b!.latency.max).toBeCloseTo(100, 6);
    expect(r.totals.inside).toBe(0);
  });

  it('is not used up by a reply in time', () => {
    const calls = [{ to: 2, calls: 2, timeout: 0.013, ...hop }];
    expectAlways(
      run(network(LONELY, [pureDelay('a'), pureDelay('b')], [{ service: constant(5), calls }, leaf]), 100),
      5 + 24,
    );
  });

  it('of a quorum is spent call by call', () => {
    const calls = [{ to: 2, calls: 3, parallel: true, need: 3, timeout: 0.005 }];
    const r = run(
      network(LONELY, [pureDelay('a'), pureDelay('b')], [{ service: constant(0), calls }, leaf]),
      100,
    );
    expect(r.classes.k!.failures['timed out']).toBeCloseTo(r.classes.k!.offered, 9);
    // The first to time out fails the caller; the other two end while nobody waits any more.
    expect(r.connections['a-b-1']!.failed).toBeCloseTo(r.classes.k!.offered, 9);
  });

  it('of a client ends its request: throughput counts late replies, goodput does not', () => {
    const r = run(network(LONELY, [pureDelay('a')], [{ service: constant(100) }], { patience: 40 }), 300);
    const k = r.classes.k!;
    expect(k.goodput).toBe(0);
    expect(k.failures['timed out']).toBeCloseTo(k.offered, 9);
    expect(k.throughput).toBeCloseTo(k.offered, 3);
    expect(r.totals.created).toBe(r.totals.failed + r.totals.inside);
  });
});

describe('a failure', () => {
  it('ends the request with the reason at its root', () => {
    const chain = [
      { service: constant(1), calls: [{ to: 2 }] },
      { service: constant(1), calls: [{ to: 3 }] },
      { service: constant(1) },
    ];
    const r = run(
      network(LONELY, [pureDelay('a'), pureDelay('b'), pureDelay('c', { errorRate: 1 })], chain),
      100,
    );
    expect(Object.keys(r.classes.k!.failures)).toEqual(['error']);
    for (const id of ['a', 'b', 'source'])
      expect(Object.keys(r.components[id]!.failures)).toEqual(['callee failed']);
  });

  it('is what a balancer without targets gives', () => {
    const r = run(network(LONELY, [pureDelay('lb', { routesOne: true })], [{ service: constant(1) }]), 100);
    expect(r.classes.k!.failures['no route']).toBeCloseTo(r.classes.k!.offered, 9);
  });
});
