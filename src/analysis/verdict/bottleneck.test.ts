import { describe, expect, it } from 'vitest';
import type { ComponentReport } from '../../simulation/report.ts';
import { reportOf } from '../report.testing.ts';
import { exponential, networkOf, tinyUrl, type VisitSketch } from '../sketch.testing.ts';
import { findBottleneck } from './bottleneck.ts';

const calm = { utilization: 0.15, limits: { slots: 0.15 } };
const others = { lb: calm, wr: calm, kgs: calm, cache: calm, kv: calm, an: calm };

/** TinyURL at 2x: the redirect service is flooded from the fourth window on. */
const flooded = reportOf({
  components: {
    ...others,
    web: { binding: null, utilization: 0, limits: {} },
    rd: {
      utilization: 1,
      limits: { slots: 1 },
      arrivalRate: 23_148,
      throughput: 12_048,
      failures: { 'queue full': 11_100 },
      queueLength: 590,
      maxQueueLength: 600,
      wait: 25,
      service: 1.5,
    },
  },
  series: {
    rd: { utilization: [0.2, 0.4, 0.6, 0.6, 1, 1, 1, 1], queueLength: [0, 0, 0, 300, 600, 600, 600, 600] },
  },
});

describe('a flooded component', () => {
  const bottleneck = findBottleneck(tinyUrl(), flooded)!;

  it('is the bottleneck, since it passed its target', () => {
    expect(bottleneck).toMatchObject({
      component: 'rd',
      limit: 'slots',
      utilization: 1,
      since: 0.4,
      state: 'saturated',
    });
  });

  it('is told with its numbers', () => {
    expect(bottleneck.evidence).toEqual([
      'Slots were 100 % busy from 0.4 s on.',
      '11.1 k requests/s were refused: queue full (48 % of arrivals).',
      '590 requests wait on average, at most 600.',
      'Waiting takes 25 ms of the 27 ms spent here.',
      '23.1 k requests/s of 1.5 ms each need 34.7 slots; there are 24.',
    ]);
  });

  it('with twice the replicas would last to 2.76x, and still break first', () => {
    expect(bottleneck.doubled).toMatchObject({
      change: 'replicas 6 -> 12',
      param: 'replicas',
      value: 12,
      headroomBefore: expect.closeTo(1.3824, 6),
      headroomAfter: expect.closeTo(2.7648, 6),
      next: { component: 'rd', limit: 'slots', factor: expect.closeTo(2.7648, 6) },
    });
  });

  it('makes way for the next when doubled often enough', () => {
    const { doubled } = findBottleneck(tinyUrl(20), flooded)!;
    expect(doubled!.next).toMatchObject({ component: 'an', factor: expect.closeTo(6.912, 6) });
  });
});

describe('what a component needs and has', () => {
  const { stations, ...rest } = tinyUrl();
  const evidence = (change: Partial<(typeof stations)[number]>, measured: Partial<ComponentReport>) =>
    findBottleneck(
      { ...rest, stations: stations.map((one) => (one.id === 'rd' ? { ...one, ...change } : one)) },
      reportOf({ components: { ...others, rd: { ...busy, ...measured } } }),
    )!;
  const busy = { utilization: 1, limits: { slots: 1 }, arrivalRate: 1000, throughput: 1000, service: 20 };

  it('counts what a batch does at once, once', () => {
    expect(evidence({ batch: { size: 10, linger: 0, joins: false } }, {}).evidence).toContain(
      '1 k requests/s of 20 ms each, up to 10 at once, need 2 slots; there are 24.',
    );
  });

  it('is of the replicas that there were, where they come and go', () => {
    const scaling = { min: 1, max: 50, target: 0.6, tolerance: 0.1, sync: 15, step: 100 };
    const change = { scaling: { ...scaling, boot: 30, warmup: 0, slow: 1, window: 300 } };
    expect(evidence(change, { replicas: { mean: 7.3, last: 9 } }).evidence).toContain(
      '1 k requests/s of 20 ms each need 20 slots; there were 29.2 on average.',
    );
  });

  it('has no more slots in use than there are partitions to take from', () => {
    const partitioned = networkOf({
      stations: {
        web: { intake: 'source' },
        log: {
          buffer: true,
          replicas: 2,
          delivery: { partitions: 1, visibility: Infinity, maxReceives: Infinity, retention: Infinity },
        },
        reader: { replicas: 3, slots: 2 },
      },
      classes: {
        k: {
          rate: 100,
          root: {
            at: 'web',
            calls: [
              {
                to: {
                  at: 'log',
                  calls: [{ mode: 'send', to: { at: 'reader', service: exponential(0.02) } }],
                },
              },
            ],
          },
        },
      },
    });
    const reader = { ...busy, arrivalRate: 100, throughput: 99 };
    const { evidence: told } = findBottleneck(
      partitioned,
      reportOf({ components: { web: calm, log: calm, reader } }),
    )!;
    expect(told).toContain(
      '100 requests/s of 20 ms each need 2 slots; there are 6. Of these 2 can be busy, as one message of a partition is worked on at a time.',
    );
  });

  it('is no quota where so many sessions a second come back, or instances start, and no more', () => {
    const refusing = { utilization: 0.2, limits: { connections: 0.2 }, failures: { 'rate limited': 900 } };
    const sessions = { wanted: 1e5, connectRate: 500, length: Infinity, pause: 1, pauseMax: 30 };
    const coming = evidence(
      { sessions: { ...sessions, queues: false, jitter: true } },
      { ...refusing, binding: 'connections' },
    );
    expect(coming).toMatchObject({ component: 'rd', limit: 'quota', state: 'saturated', doubled: null });
    expect(coming.evidence).toEqual([
      '900 requests/s were refused: rate limited (90 % of arrivals).',
      'It lets in 500 new connections a second; more than that came at once.',
    ]);
    const starting = evidence({ instances: { coldStart: 0.2, keepAlive: 5, ramp: 30 } }, refusing);
    expect(starting.evidence.at(-1)).toBe(
      'It may start 300 instances at once, and as many again every 10 s.',
    );
  });
});

describe('what scales by itself', () => {
  it('is doubled in the most it may grow to, as it has what it needs below that', () => {
    const scaling = { min: 6, max: 12, target: 0.6, tolerance: 0.1, sync: 15, step: 100 };
    const { stations, ...rest } = tinyUrl();
    const scaled = stations.map((one) =>
      one.id === 'rd' ? { ...one, scaling: { ...scaling, boot: 30, warmup: 0, slow: 1, window: 300 } } : one,
    );
    expect(findBottleneck({ ...rest, stations: scaled }, flooded)!.doubled).toMatchObject({
      change: 'most replicas 12 -> 24',
      param: 'maxReplicas',
      headroomBefore: expect.closeTo(2.7648, 3),
      headroomAfter: expect.closeTo(5.5296, 3),
    });
  });
});

describe('the state of a bottleneck', () => {
  const at = (utilization: number) =>
    findBottleneck(
      tinyUrl(),
      reportOf({ components: { rd: { utilization, limits: { slots: utilization } } } }),
    )!;

  it('is fine below the target, hot above and saturated at the end', () => {
    expect([0.5, 0.7, 0.96, 0.97].map((utilization) => at(utilization).state)).toEqual([
      'fine',
      'hot',
      'hot',
      'saturated',
    ]);
    expect(at(0.5).since).toBeNull();
  });

  it('is nothing where nothing has a limit', () => {
    const report = reportOf({ components: { web: { binding: null, utilization: 0, limits: {} } } });
    expect(findBottleneck(tinyUrl(), report)).toBeNull();
  });
});

describe('among several', () => {
  it('a component that refuses goes before a busier one that does not', () => {
    const report = reportOf({
      components: {
        rd: { utilization: 0.99, limits: { slots: 0.99 } },
        wr: {
          utilization: 0.9,
          limits: { slots: 0.2, quota: 0.9 },
          binding: 'quota',
          failures: { 'rate limited': 20 },
          arrivalRate: 120,
        },
      },
    });
    const whole = tinyUrl();
    const stations = whole.stations.map((one) => (one.id === 'wr' ? { ...one, quota: 118 } : one));
    const bottleneck = findBottleneck({ ...whole, stations }, report)!;
    expect(bottleneck).toMatchObject({ component: 'wr', limit: 'quota', state: 'saturated' });
    expect(bottleneck.evidence.slice(0, 2)).toEqual([
      'The quota was 90 % used.',
      '20 requests/s were refused: rate limited (17 % of arrivals).',
    ]);
    expect(bottleneck.doubled).toMatchObject({
      change: 'quota 118 -> 236/s',
      param: 'quota',
      next: { component: 'rd' },
    });
  });

  const blocking = networkOf({
    stations: { client: { intake: 'source' }, api: { slots: 12, blocking: true }, db: { slots: 2 } },
    classes: {
      all: {
        rate: 250,
        root: {
          at: 'client',
          calls: [
            {
              to: {
                at: 'api',
                service: exponential(0.001),
                calls: [{ to: { at: 'db', service: exponential(0.01) } satisfies VisitSketch }],
              },
            },
          ],
        },
      },
    },
  });
  const held = { utilization: 1, limits: { slots: 1 } };

  it('the callee that keeps a blocking caller waiting is the cause', () => {
    const report = reportOf({ components: { api: { ...held, failures: { 'queue full': 50 } }, db: held } });
    expect(findBottleneck(blocking, report)!.component).toBe('db');
  });

  it('the blocking caller itself is, while its callee has time', () => {
    const report = reportOf({ components: { api: { ...held, throughput: 240 }, db: calm } });
    const { component, evidence } = findBottleneck(blocking, report)!;
    expect(component).toBe('api');
    expect(evidence).toContain(
      '240 requests/s hold a slot for 50 ms each, 49 ms of it while callees work; there are 12.',
    );
  });

  it('a backlog that grows in a buffer is told of the consumer', () => {
    const network = networkOf({
      stations: { client: { intake: 'source' }, queue: { intake: 'delay', buffer: true }, worker: {} },
      classes: {
        all: {
          rate: 20,
          root: {
            at: 'client',
            calls: [
              {
                to: {
                  at: 'queue',
                  calls: [{ to: { at: 'worker', service: exponential(0.1) }, mode: 'send' }],
                },
              },
            ],
          },
        },
      },
    });
    const growing = Array.from({ length: 20 }, (_, i) => 10 * i);
    const report = reportOf({
      width: 1,
      components: { queue: { binding: null, utilization: 0, limits: {} }, worker: held },
      series: {
        queue: { utilization: growing.map(() => 0), queueLength: growing },
        worker: { utilization: growing.map(() => 1), queueLength: growing.map(() => 0) },
      },
    });
    expect(findBottleneck(network, report)!.evidence).toContain(
      'The backlog in queue grew to 190, by 10 requests/s.',
    );
  });
});

describe('several limits of one component', () => {
  const both = (slots: number, bandwidth: number) =>
    findBottleneck(
      tinyUrl(),
      reportOf({
        components: {
          ...others,
          rd: {
            utilization: Math.max(slots, bandwidth),
            limits: { slots, bandwidth },
            binding: slots > bandwidth ? 'slots' : 'bandwidth',
            arrivalRate: 23_148,
            failures: { 'queue full': 11_100 },
          },
        },
      }),
    )!;

  it('that are used up together are told apart by theory, and not by a rounding', () => {
    expect(both(1, 1 + 1e-13).limit).toBe('slots');
    expect(both(1 + 1e-13, 1).limit).toBe('slots');
  });

  it('are told by the run where it can', () => {
    expect(both(0.6, 1).limit).toBe('bandwidth');
  });
});

describe('two that are as full', () => {
  /** Two pools that a request needs one after another: `busy` share of both by theory, 4 and 8 slots. */
  const pools = (time = 0.08) =>
    networkOf({
      stations: { client: { intake: 'source' }, first: { slots: 4 }, second: { slots: 8 } },
      classes: {
        all: {
          rate: 74,
          root: {
            at: 'client',
            calls: [
              {
                to: {
                  at: 'first',
                  service: exponential(0.04),
                  calls: [{ to: { at: 'second', service: exponential(time) } }],
                },
              },
            ],
          },
        },
      },
    });
  const at = (utilization: number) => ({ utilization, limits: { slots: utilization } });
  /** Windows that waver by `by` around a mean, the other way round for each of them. */
  const waver = (middle: number, by: number) => ({
    utilization: Array.from({ length: 40 }, (_, i) => middle + by * Math.sin(1.7 * i)),
    queueLength: Array.from({ length: 40 }, () => 0),
  });
  const run = (first: number, second: number, by: number) =>
    reportOf({
      components: {
        client: { binding: null, utilization: 0, limits: {} },
        first: at(first),
        second: at(second),
      },
      series: { first: waver(first, by), second: waver(second, -by) },
    });
  const named = (...args: Parameters<typeof run>) => {
    const found = findBottleneck(pools(), run(...args))!;
    return [found, ...(found.tied ?? [])].map(({ component }) => component);
  };

  it('are named together and in the same order, whichever chance made fuller', () => {
    expect(named(0.75, 0.73, 0.1)).toEqual(named(0.73, 0.75, 0.1));
    expect(named(0.75, 0.73, 0.1)).toHaveLength(2);
    expect(findBottleneck(pools(), run(0.75, 0.73, 0.1))!.evidence.at(-1)).toMatch(
      /^As full: second \(73 %\)\. By theory they give way at the same load/,
    );
  });

  it('are doubled together, as more of one alone moves nothing', () => {
    const { doubled } = findBottleneck(pools(), run(0.75, 0.73, 0.1))!;
    expect(doubled).toMatchObject({
      change: 'replicas 1 -> 2',
      along: [{ component: 'second', change: 'replicas 1 -> 2', param: 'replicas', value: 2 }],
      headroomBefore: expect.closeTo(1.351, 3),
      headroomAfter: expect.closeTo(2.703, 3),
    });
    // Where the run tells them apart it names one, and says why the other is doubled too.
    const alone = findBottleneck(pools(), run(0.75, 0.73, 0.001))!;
    expect(alone.tied).toBeUndefined();
    expect(alone.doubled).toEqual(doubled);
    expect(alone.evidence.at(-1)).toBe(
      'Twice as many alone would not move the headroom: at 1.35x second gives way by its slots.',
    );
  });

  it('are not doubled together where the other alone would do', () => {
    // By theory the second gives way first by far; the run had the first saturated.
    const { component, doubled, evidence } = findBottleneck(pools(0.1), run(1, 0.73, 0.001))!;
    expect({ component, doubled }).toEqual({ component: 'first', doubled: null });
    expect(evidence.at(-1)).toBe(
      'Twice as many would not move the headroom: at 1.08x second gives way by its slots.',
    );
  });

  it('are two where the run tells them apart', () => {
    expect(named(0.75, 0.73, 0.001)).toEqual(['first']);
    expect(named(0.73, 0.75, 0.001)).toEqual(['second']);
  });

  it('are in the order of theory where it knows more than the run', () => {
    const { component, tied } = findBottleneck(pools(0.085), run(0.75, 0.73, 0.1))!;
    expect({ component, tied }).toEqual({ component: 'second', tied: undefined });
  });

  it('begin with what requests come to first where both are saturated, as the other gets what that lets through', () => {
    const report = run(0.99, 1, 0.001);
    expect(findBottleneck(pools(), report)).toMatchObject({
      component: 'first',
      tied: [{ component: 'second' }],
    });
  });
});

describe('since when', () => {
  const since = (utilization: readonly number[], mean = 0.99) =>
    findBottleneck(
      tinyUrl(),
      reportOf({
        components: { rd: held(mean) },
        series: { rd: { utilization, queueLength: utilization.map(() => 0) } },
      }),
    )!.since;
  const held = (utilization: number) => ({ utilization, limits: { slots: utilization } });

  it('is the first window of a stay, short dips aside', () => {
    expect(since([0.9, 0.2, 0.2, 0.8, 0.9, 0.9])).toBeCloseTo(0.3);
    expect(
      since([0.8, ...Array.from({ length: 9 }, () => 0.9), 0.6, ...Array.from({ length: 9 }, () => 0.9)]),
    ).toBe(0);
    expect(since([0.9, 0.9, 0.1, 0.1])).toBeNull();
    // About as busy as the target from the start: that the last two windows were above it is chance.
    const wavers = Array.from({ length: 30 }, (_, i) => (i % 3 === 2 ? 0.6 : 0.75));
    expect(since([...wavers, 0.75, 0.75], 0.72)).toBeNull();
  });
});
