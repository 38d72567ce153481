import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Objective } from '../board/board.ts';
import { randomBoard } from '../board/randomBoard.ts';
import { compile } from '../simulation/compile.ts';
import { estimate } from './estimate.ts';
import { findings } from './findings.ts';
import { constant, exponential, lognormal, networkOf, tinyUrl, type VisitSketch } from './sketch.testing.ts';

const close = (value: number, exact: number, relative: number) =>
  expect(Math.abs(value / exact - 1), `${value} against ${exact}`).toBeLessThan(relative);

describe('the redirect service of systems.md 2.11', () => {
  const { components, classes, connections, headroom } = estimate(tinyUrl());

  it.each([
    ['lb', 11_689.8, 0.073],
    ['rd', 11_574, 0.7234],
    ['wr', 115.74, 0.0579],
    ['kgs', 1.1574, 0.00012],
    ['cache', 11_574, 0.1157],
    ['kv', 1504.6, 0.094],
    ['an', 11_574, 0.1447],
  ])('%s sees %f/s and is %f used', (id, rate, utilization) => {
    close(components[id]!.arrivalRate, rate, 1e-3);
    close(components[id]!.utilization, utilization, 0.05);
    expect(components[id]!.binding).toBe('slots');
  });

  it('has no limit at DNS and the browser', () => {
    expect(components.dns).toMatchObject({ utilization: 0, binding: null, wait: 0 });
    expect(components.web).toMatchObject({ utilization: 0, binding: null });
    expect(connections['rd-an']!.rate).toBeCloseTo(11_574.07, 1);
  });

  it('breaks at 1.38x, then at the click stream, the cache and the store', () => {
    expect(headroom.factor).toBeCloseTo(1.3824, 9);
    expect(headroom.first).toEqual({ component: 'rd', limit: 'slots' });
    expect(headroom.next.map((next) => next.component)).toEqual(['an', 'cache', 'kv', 'lb', 'wr']);
    expect(headroom.next[0]!.factor).toBeCloseTo(6.912, 9);
    expect(headroom.next[1]!.factor).toBeCloseTo(8.64, 9);
  });

  it('with 60 replicas breaks at the click stream, at 6.91x', () => {
    expect(estimate(tinyUrl(60)).headroom).toMatchObject({ first: { component: 'an', limit: 'slots' } });
    expect(estimate(tinyUrl(60)).headroom.factor).toBeCloseTo(6.912, 9);
  });

  /** 4 million samples drawn from the same distributions: a redirect, a 2-of-3 quorum write. */
  it('has the sampled latencies', () => {
    const { redirect, submitUrl } = classes;
    close(redirect!.latency.mean, 36.289, 0.002);
    close(redirect!.latency.p50, 32.49, 0.005);
    close(redirect!.latency.p90, 52.32, 0.01);
    close(redirect!.latency.p99, 83.72, 0.01);
    close(redirect!.latency.p999, 125.7, 0.02);
    close(submitUrl!.latency.mean, 39.73, 0.002);
    close(submitUrl!.latency.p50, 35.55, 0.005);
    close(submitUrl!.latency.p99, 87.94, 0.01);
  });

  it('at 2x is overloaded where it was to be', () => {
    const twice = estimate(tinyUrl(), 2);
    expect(twice.components.rd!.utilization).toBeCloseTo(1.446759, 5);
    // Its queue is full most of the time: 100 requests in front of whoever is let in, four at once.
    close(twice.components.rd!.wait, (100 * 1.5) / 4, 0.01);
    close(twice.classes.redirect!.success, 1.3824 / 2, 1e-6);
    expect(twice.classes.submitUrl!.latency.p99).toBeLessThan(100);
    expect(twice.headroom).toEqual(headroom);
  });
});

describe('model C of theory.json: balancer, 8 x 4 slots round robin, cache with 80 % hits, store', () => {
  const modelC = (balancing: 'round robin' | 'random') =>
    networkOf({
      stations: {
        client: { intake: 'source' },
        lb: { intake: 'delay' },
        app: { replicas: 8, slots: 4 },
        cache: { intake: 'delay', hitRatio: 0.8 },
        db: { slots: 16 },
      },
      classes: {
        all: {
          rate: 1000,
          root: {
            at: 'client',
            calls: [
              {
                to: {
                  at: 'lb',
                  service: constant(0.0002),
                  calls: [
                    {
                      balancing,
                      to: {
                        at: 'app',
                        service: exponential(0.0256),
                        calls: [
                          { to: { at: 'cache', service: constant(0.001) } },
                          { to: { at: 'db', service: exponential(0.008) }, when: 'miss', of: 0 },
                        ],
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    });

  it('comes within 2 % of the exact mean and percentiles', () => {
    const { components, classes } = estimate(modelC('round robin'));
    expect(components.app!.utilization).toBeCloseTo(0.8, 12);
    expect(components.db!.utilization).toBeCloseTo(0.1, 12);
    const { mean, p50, p90, p99, p999 } = classes.all!.latency;
    close(mean, 36.78998281, 0.02);
    close(p50, 28.8987463, 0.02);
    close(p90, 77.39752852, 0.02);
    close(p99, 139.9980623, 0.02);
    close(p999, 200.3448156, 0.02);
  });

  it('is exact with random routing', () => {
    const { latency } = estimate(modelC('random')).classes.all!;
    close(latency.mean, 47.4858391, 1e-6);
    close(latency.p99, 179.6881149, 0.005);
  });
});

describe('Jackson tandem of theory.json', () => {
  it('sums the exact waits, whatever the load before', () => {
    const chain: VisitSketch = {
      at: 'a',
      service: exponential(0.8),
      calls: [
        {
          to: {
            at: 'b',
            service: exponential(1 / 0.7),
            calls: [{ to: { at: 'c', service: exponential(0.5) } }],
          },
        },
      ],
    };
    const network = networkOf({
      stations: { client: { intake: 'source' }, a: {}, b: { slots: 2 }, c: {} },
      classes: { all: { rate: 1, root: { at: 'client', calls: [{ to: chain }] } } },
    });
    const { classes, components } = estimate(network);
    close(classes.all!.latency.mean / 1000, 7.916666667, 1e-9);
    expect(components.a!.wait).toBeCloseTo(3200, 6);
    expect(estimate(network, 0.5).components.a!.wait).toBeCloseTo((1000 * 0.4 * 0.8) / 0.6, 6);
  });
});

describe('other limits', () => {
  const network = networkOf({
    stations: {
      client: { intake: 'source' },
      gateway: { replicas: 2, slots: 50, connectionLimit: 10_000, openConnections: 9000 },
      media: { intake: 'delay', bandwidth: 12.5e6, quota: 500 },
    },
    classes: {
      all: {
        rate: 100,
        root: {
          at: 'client',
          calls: [
            {
              to: {
                at: 'gateway',
                service: exponential(0.001),
                calls: [{ to: { at: 'media', service: constant(0.02) }, payload: 100_000 }],
              },
            },
          ],
        },
      },
    },
  });

  it('are each used in proportion; the largest binds', () => {
    const { components, headroom } = estimate(network);
    expect(components.media!.limits).toEqual({ bandwidth: 0.8, quota: 0.2 });
    expect(components.media).toMatchObject({ utilization: 0.8, binding: 'bandwidth' });
    expect(components.gateway!.limits.connections).toBeCloseTo(0.45, 12);
    expect(components.gateway!.binding).toBe('connections');
    expect(headroom.first).toEqual({ component: 'media', limit: 'bandwidth' });
    expect(headroom.next.map(({ component, limit }) => `${component} ${limit}`)).toEqual([
      'gateway connections',
      'media quota',
      'gateway slots',
    ]);
  });
});

describe('blocking', () => {
  const shop = (payment: number, blocking = true) =>
    networkOf({
      stations: {
        client: { intake: 'source' },
        api: { slots: 12, blocking, queueLimit: 100 },
        pay: { intake: 'delay' },
      },
      classes: {
        all: {
          rate: 10,
          root: {
            at: 'client',
            calls: [
              {
                to: {
                  at: 'api',
                  service: exponential(0.01),
                  calls: [{ to: { at: 'pay', service: constant(payment) }, network: constant(0.02) }],
                },
              },
            ],
          },
        },
      },
    });

  it('adds the callee and the way to it to the time a slot is held', () => {
    const { components, headroom } = estimate(shop(0.35));
    expect(components.api!.limits.slots).toBeCloseTo((10 * (0.01 + 0.04 + 0.35)) / 12, 9);
    close(headroom.factor, 3, 0.002);
    expect(estimate(shop(0.35, false)).components.api!.limits.slots).toBeCloseTo(0.1 / 12, 9);
  });

  it('starves when the callee takes long, though nothing else is busy', () => {
    const { components, classes } = estimate(shop(2));
    expect(components.api!.utilization).toBeGreaterThan(1);
    // 100 requests in front, twelve at once.
    close(classes.all!.latency.mean, (100 / 12 + 1) * 2050, 0.1);
    close(classes.all!.success, 1 / components.api!.utilization, 0.01);
  });

  it('blames the busy callee, not the caller that waits for it', () => {
    const network = networkOf({
      stations: { client: { intake: 'source' }, api: { slots: 100, blocking: true }, db: { slots: 2 } },
      classes: {
        all: {
          rate: 100,
          root: {
            at: 'client',
            calls: [
              {
                to: {
                  at: 'api',
                  service: exponential(0.001),
                  calls: [{ to: { at: 'db', service: exponential(0.01) } }],
                },
              },
            ],
          },
        },
      },
    });
    const { headroom } = estimate(network);
    expect(headroom.first).toEqual({ component: 'db', limit: 'slots' });
    expect(headroom.factor).toBeCloseTo(2, 9);
  });
});

describe('objectives', () => {
  const objective = (metric: Objective['metric'], limit: number, of = 'redirect'): Objective => ({
    id: `${of}-${metric}`,
    class: of,
    metric,
    limit,
  });

  it('that only fail at the limit itself are not listed', () => {
    const { headroom } = estimate(tinyUrl(), 1, [objective('p99', 150), objective('success', 0.9999)]);
    expect(headroom.first).toEqual({ component: 'rd', limit: 'slots' });
    expect(headroom.next.every((next) => !next.limit.startsWith('objective'))).toBe(true);
  });

  it('that fail before are, at the load where they do and with the component that waits most', () => {
    const network = networkOf({
      stations: { client: { intake: 'source' }, a: {} },
      classes: {
        all: { rate: 0.1, root: { at: 'client', calls: [{ to: { at: 'a', service: exponential(1) } }] } },
      },
    });
    // M/M/1: p99 = ln 100 / (1 - rate) reaches 10 s at 0.5395/s.
    const { headroom } = estimate(network, 1, [
      objective('p99', 10_000, 'all'),
      objective('mean', 2000, 'all'),
    ]);
    expect(headroom.first).toEqual({ component: 'a', limit: 'objective:all-mean' });
    close(headroom.factor, 5, 0.01);
    expect(headroom.next[0]).toMatchObject({ component: 'a', limit: 'objective:all-p99' });
    close(headroom.next[0]!.factor, 10 * (1 - Math.log(100) / 10), 0.01);
    expect(headroom.next[1]).toMatchObject({ limit: 'slots' });
  });

  it('that no load can meet break at 0', () => {
    const { headroom } = estimate(tinyUrl(), 1, [objective('p50', 20)]);
    expect(headroom).toMatchObject({ factor: 0, first: { limit: 'objective:redirect-p50' } });
  });
});

describe('for any tree of calls', () => {
  const sketches = fc.record({
    rate: fc.double({ min: 0.1, max: 500, noNaN: true }),
    calls: fc.array(
      fc.record({
        to: fc.constantFrom('b', 'c', 'd'),
        calls: fc.double({ min: 0.05, max: 3, noNaN: true }),
        under: fc.nat(3),
        mode: fc.constantFrom('call' as const, 'send' as const),
        parallel: fc.boolean(),
        cv: fc.double({ min: 0.2, max: 2, noNaN: true }),
        when: fc.constantFrom('always' as const, 'hit' as const, 'miss' as const),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    hitRatio: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  const build = ({ rate, calls, hitRatio }: typeof sketches extends fc.Arbitrary<infer T> ? T : never) => {
    type Draft = { at: string; service: ReturnType<typeof lognormal>; calls: object[] };
    const root: Draft = { at: 'a', service: lognormal(0.001, 1), calls: [] };
    const drafts = [root];
    for (const { to, under, cv, when, ...call } of calls) {
      const parent = drafts[under % drafts.length]!;
      const child: Draft = { at: to, service: lognormal(0.002, cv), calls: [] };
      drafts.push(child);
      parent.calls.push({
        ...call,
        need: Math.ceil(call.calls),
        when: parent.at === 'b' ? when : 'always',
        to: child,
      });
    }
    return networkOf({
      stations: {
        client: { intake: 'source' },
        a: { slots: 4, replicas: 2 },
        b: { slots: 8, hitRatio },
        c: { intake: 'delay', quota: 1000 },
        d: { replicas: 3, slots: 2 },
      },
      classes: { all: { rate, root: { at: 'client', calls: [{ to: root as VisitSketch }] } } },
    });
  };

  it('what leaves on connections arrives at components', () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const network = build(sketch);
        const { components, connections } = estimate(network);
        network.stations.forEach((station, i) => {
          const into = network.connections
            .filter((connection) => connection.to === i)
            .reduce((sum, { id }) => sum + connections[id]!.rate, 0);
          expect(components[station.id]!.arrivalRate).toBeCloseTo(
            station.intake === 'source' ? sketch.rate : into,
            6,
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('rates and utilization grow with the load, headroom does not depend on it, and more replicas never lower it', () => {
    fc.assert(
      fc.property(sketches, fc.double({ min: 0.1, max: 10, noNaN: true }), (sketch, load) => {
        const network = build(sketch);
        const one = estimate(network);
        const other = estimate(network, load);
        for (const id of Object.keys(one.components)) {
          const { arrivalRate, utilization } = other.components[id]!;
          expect(arrivalRate).toBeCloseTo(load * one.components[id]!.arrivalRate, 6);
          expect(utilization).toBeCloseTo(load * one.components[id]!.utilization, 6);
        }
        expect(other.headroom).toEqual(one.headroom);
        expect(
          other.headroom.factor * Math.max(...Object.values(one.components).map((c) => c.utilization)),
        ).toBeCloseTo(1, 6);
        const stations = network.stations.map((station) => ({ ...station, replicas: station.replicas + 1 }));
        expect(estimate({ ...network, stations }).headroom.factor).toBeGreaterThanOrEqual(
          one.headroom.factor,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('percentiles are in order and around the mean', () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const network = build(sketch);
        const { factor } = estimate(network).headroom;
        const { mean, p50, p90, p95, p99, p999 } = estimate(network, 0.7 * Math.min(factor, 1e6)).classes.all!
          .latency;
        expect([p50, p90, p95, p99, p999]).toEqual([p50, p90, p95, p99, p999].sort((a, b) => a - b));
        expect(p50).toBeGreaterThan(0);
        expect(mean).toBeLessThan(p999);
        expect(mean).toBeGreaterThan(0.3 * p50);
      }),
      { numRuns: 50 },
    );
  });
});

describe('for any board', () => {
  it('gives numbers, and findings about what is on it', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })), (stream) => {
        const board = randomBoard(() => stream.next().value as number);
        const { network, problems } = compile(board);
        const result = estimate(network, 1, Object.values(board.objectives));
        for (const { arrivalRate, utilization, wait } of Object.values(result.components)) {
          expect(arrivalRate).toBeGreaterThanOrEqual(0);
          expect(utilization).toBeGreaterThanOrEqual(0);
          expect(wait).toBeGreaterThanOrEqual(0);
        }
        for (const { latency, success } of Object.values(result.classes)) {
          for (const value of Object.values(latency)) expect(value).toBeGreaterThanOrEqual(0);
          expect(success).toBeGreaterThanOrEqual(0);
          expect(success).toBeLessThanOrEqual(1);
        }
        expect(result.headroom.factor).toBeGreaterThanOrEqual(0);
        for (const { at } of findings(board, network, result, undefined, problems))
          if (at.id !== '') expect(board[at.table][at.id]).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('follows a chain of a thousand components without losing its breath', () => {
    let root: VisitSketch = { at: 's999', service: exponential(0.001) };
    for (let i = 998; i >= 0; i--) root = { at: `s${i}`, service: exponential(0.001), calls: [{ to: root }] };
    const ids = Array.from({ length: 1000 }, (_, i) => [`s${i}`, {}]);
    const chain = networkOf({ stations: Object.fromEntries(ids), classes: { all: { rate: 500, root } } });
    const { mean, p50 } = estimate(chain).classes.all!.latency;
    close(mean, 2000, 1e-6);
    close(p50, 2000, 0.01);
  });

  it('takes very many servers, calls and replies in its stride', () => {
    const network = networkOf({
      stations: {
        client: { intake: 'source' },
        a: { replicas: 10_000, slots: 10_000 },
        b: { replicas: 100, slots: 100 },
      },
      classes: {
        all: {
          rate: 90_000,
          root: {
            at: 'client',
            calls: [
              { to: { at: 'a', service: exponential(1000) } },
              { to: { at: 'b', service: exponential(1e-4) }, calls: 1000, parallel: true, need: 700 },
            ],
          },
        },
      },
    });
    const { components, classes } = estimate(network);
    expect(components.a!.utilization).toBeCloseTo(0.9, 12);
    expect(components.b!.utilization).toBeCloseTo(0.9, 12);
    close(classes.all!.latency.mean, 1e6, 0.01);
  });
});
