import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { addComponent, connect, setClass } from '../board/edit.ts';
import type { ParamValue } from '../catalog/kind.ts';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import type { Scenario } from './network/scenario.ts';
import type { Network } from './network.ts';
import { LIMITS, type Report } from './report.ts';
import { constant, exponential, network, pureDelay, station } from './theory/build.ts';
import { modelC } from './theory/models.ts';

const steady = (duration: number, factor = 1): Scenario => ({ duration, load: [{ at: 0, factor }] });

function run(given: Network, scenario: Scenario, seed = 1): Report {
  const engine = createEngine(given, scenario, seed);
  expect(engine.advance(Infinity)).toBe('ended');
  return engine.report();
}

const text = (report: Report) => JSON.stringify(report);
const small = modelC('round robin');

describe('a run', () => {
  it('is a function of network, scenario and seed', () => {
    expect(text(run(small, steady(5)))).toBe(text(run(structuredClone(small), steady(5))));
    expect(text(run(small, steady(5), 2))).not.toBe(text(run(small, steady(5))));
  });

  it('is the same however it is cut into advances, and whoever looks on', () => {
    const engine = createEngine(small, steady(5), 1);
    const ways = new Set<string>();
    for (let until = 0.1; engine.clock < 5; until += 0.37) {
      while (engine.advance(until, 700) === 'budget') ways.add('budget');
      ways.add(engine.advance(until));
      engine.frame();
      engine.report();
    }
    expect([...ways].sort()).toEqual(['budget', 'ended', 'reached']);
    expect(text(engine.report())).toBe(text(run(small, steady(5))));
  });

  it('keeps its clock between the events when it reaches its mark', () => {
    const engine = createEngine(small, steady(5), 1);
    expect(engine.advance(1.234)).toBe('reached');
    expect(engine.clock).toBe(1.234);
    expect(engine.progress).toBeCloseTo(0.2468, 9);
    expect(engine.advance(1)).toBe('reached');
    expect(engine.clock).toBe(1.234);
    expect(engine.advance(99)).toBe('ended');
    expect(engine.clock).toBe(5);
  });

  it('accounts for every request, whenever one looks', () => {
    const engine = createEngine(small, steady(3), 3);
    for (let until = 0.5; until <= 3; until += 0.5) {
      engine.advance(until);
      const { created, completed, failed, inside } = engine.report().totals;
      expect(created).toBe(completed + failed + inside);
      expect(inside).toBeGreaterThan(0);
    }
  });

  it('gives the same random numbers to a component whatever its neighbors are', () => {
    const three = (slots: number) =>
      network(
        0.5,
        [pureDelay('a', { hitRatio: 0.5 }), station('b', { slots })],
        [{ service: exponential(1), calls: [{ to: 2 }] }, { service: constant(1) }],
      );
    const [one, other] = [run(three(1), steady(20)), run(three(8), steady(20))];
    expect(other.totals.created).toBe(one.totals.created);
    expect(other.components.a!.service).toBe(one.components.a!.service);
    expect(other.components.b!.wait).toBeLessThan(one.components.b!.wait);
  });
});

describe('the load', () => {
  it('follows the scenario', () => {
    const load = [
      { at: 0, factor: 1 },
      { at: 4, factor: 0 },
      { at: 8, factor: 3 },
    ];
    const { at, load: factors, classes } = run(small, { duration: 12, load }).series;
    const rate = (from: number, to: number) => {
      const windows = classes.k!.throughput.filter((_, i) => at[i]! >= from && at[i]! < to);
      return windows.reduce((sum, x) => sum + x, 0) / windows.length;
    };
    expect(Math.abs(rate(0, 4) - 1000)).toBeLessThan(80);
    expect(rate(5, 8)).toBe(0);
    // Three times 1000 is more than 8 x 4 slots of 25.6 ms can do.
    expect(Math.abs(rate(9, 12) - 1250)).toBeLessThan(80);
    expect(factors[0]).toBeCloseTo(1, 9);
    expect(factors[60]).toBeCloseTo(0, 9);
    expect(factors.at(-1)).toBeCloseTo(3, 9);
  });

  it('changed while running is told by the report, which then runs the same way again', () => {
    const engine = createEngine(small, steady(5), 1);
    engine.advance(1.1);
    engine.setLoad(0.5);
    engine.advance(2.2, 1234);
    engine.setLoad(3);
    engine.setLoad(0.25);
    engine.advance(5);
    const report = engine.report();
    expect(report.scenario.load.map(({ factor }) => factor)).toEqual([1, 0.5, 0.25]);
    expect(text(run(small, report.scenario))).toBe(text(report));
  });
});

describe('a report', () => {
  it('leaves the warm-up out and says how much', () => {
    const report = run(small, steady(60));
    expect(report.warmup).toBeGreaterThanOrEqual(3);
    expect(report.warmup).toBeLessThanOrEqual(30);
    const { latency, throughput } = report.classes.k!;
    expect(latency.count).toBe(Math.round(throughput * (60 - report.warmup)));
  });

  it('finds the warm-up of a system that takes long to fill', () => {
    // Requests stay for 20 s on average: until the number inside has settled, a minute goes by.
    const slow = network(0.1, [pureDelay('s')], [{ service: exponential(20_000) }]);
    expect(run(slow, steady(400)).warmup).toBeGreaterThanOrEqual(40);
  });

  it('splits the time of a request into network, queue and service without remainder', () => {
    const hops = network(
      0.5,
      [station('a'), station('b', { slots: 2 })],
      [
        {
          service: exponential(1),
          calls: [{ to: 2, network: constant(3), calls: 3, parallel: true, need: 3 }],
        },
        { service: exponential(1) },
      ],
    );
    const { split, latency } = run(hops, steady(50)).classes.k!;
    expect(split.network).toBeCloseTo(6, 6);
    expect(split.network + split.queue + split.service).toBeCloseTo(latency.mean.value, 6);
  });

  it('of a run that was stopped is about what was reached', () => {
    const engine = createEngine(small, steady(100), 1);
    engine.advance(31.7);
    const report = engine.report();
    // To the end of the tick.
    expect(report.duration).toBe(engine.clock);
    expect(report.duration - 31.7).toBeLessThan(1);
    expect(report.series.at.length).toBe(39);
    expect(Math.abs(report.classes.k!.offered - 1000)).toBeLessThan(30);
    expect(report.classes.k!.latency.mean.half).toBeGreaterThan(0);
  });

  it('survives a run too short to measure anything', () => {
    const report = run(small, steady(0.0005));
    expect(report.classes.k!.latency.mean.half).toBeNaN();
    expect(() => text(report)).not.toThrow();
  });
});

describe('a frame', () => {
  it('shows the last tick of a run', () => {
    const engine = createEngine(small, steady(60), 1);
    engine.advance(30.2);
    const frame = engine.frame();
    const app = small.stations.findIndex(({ id }) => id === 'app');
    expect(frame.clock).toBe(30.2);
    expect(frame.load).toBe(1);
    expect(frame.stations.utilization[app]).toBeGreaterThan(0.5);
    expect(LIMITS[frame.stations.binding[app]!]).toBe('slots');
    expect(frame.stations.binding[1]).toBe(255);
    expect(frame.stations.rate[app]).toBeGreaterThan(800);
    expect(frame.stations.p99[app]).toBeGreaterThan(50);
    expect(frame.connections.rate[0]).toBeGreaterThan(800);
    expect(frame.connections.classRate).toEqual(frame.connections.rate);
    expect(frame.classes.throughput[0]).toBeGreaterThan(800);
    expect(frame.classes.p50[0]).toBeGreaterThan(10);
    // Frames are made to be sent from a worker.
    expect(structuredClone(frame)).toEqual(frame);
  });

  it('goes on with every look, though counts hold at the ends of ticks only', () => {
    const engine = createEngine(small, steady(60), 1);
    const looked = (clock: number) => {
      engine.advance(clock);
      return engine.frame().stations.rate[0]!;
    };
    const [before, early, late, after] = [30, 30.1, 30.4, 30.5].map(looked) as [
      number,
      number,
      number,
      number,
    ];
    expect(before).not.toBe(after);
    expect(early).toBeCloseTo(before + (after - before) * 0.2, 2);
    expect(late).toBeCloseTo(before + (after - before) * 0.8, 2);
  });

  it('shows something before the first tick is over', () => {
    const engine = createEngine(small, steady(60), 1);
    engine.frame();
    engine.advance(0.1);
    expect(engine.frame().classes.throughput[0]).toBeGreaterThan(0);
  });
});

/** Half the requests of an application with 100 slots and 5 ms of work also ask a database with 20 slots. */
function application(threading: 'asynchronous' | 'blocking', databaseTime: number): Network {
  const add = (board: Board, id: string, kind: string, params: Record<string, ParamValue>) =>
    addComponent(board, { id, kind, name: id, x: 0, y: 0, params });
  let board = add(EMPTY_BOARD, 'web', 'client_web', { timeout: 600_000 });
  board = add(board, 'app', 'app_service', { replicas: 1, slots: 100, queueLimit: 1_000_000_000, threading });
  board = add(board, 'db', 'relational_primary', {
    replicas: 1,
    slots: 20,
    serviceTime: databaseTime,
    queueLimit: 1_000_000_000,
  });
  for (const [id, rate] of [
    ['plain', 500],
    ['data', 500],
  ] as const) {
    board = setClass(board, { id, name: id, description: '', rate: [{ label: 'rate', value: rate }] });
  }
  board = connect(board, 'web', 'app', { rtt: 0 });
  board = connect(board, 'app', 'db', { rtt: 0, classes: { data: {} } });
  const { network, problems } = compile(board);
  expect(problems).toEqual([]);
  return network;
}

describe('a slow database', () => {
  it('that keeps up does not matter to who does not ask it, in either threading', () => {
    for (const threading of ['asynchronous', 'blocking'] as const) {
      const { plain, data } = run(application(threading, 20), steady(20)).classes;
      // The median of an exponential of 5 ms.
      expect(plain!.latency.p50).toBeCloseTo(3.47, 0);
      // Five of its own, and 20 of the database, which has to wait now and then.
      expect(data!.latency.mean.value).toBeGreaterThan(24);
    }
  });

  it('that cannot keep up leaves an asynchronous application alone', () => {
    const { classes, components } = run(application('asynchronous', 50), steady(20));
    expect(classes.plain!.latency.p50).toBeCloseTo(3.47, 0);
    expect(classes.plain!.latency.p99).toBeLessThan(40);
    expect(components.app!.limits.slots).toBeCloseTo(0.05, 2);
    expect(components.db!.utilization).toBeGreaterThan(0.98);
  });

  it('takes down everything behind a thread for each request, though the processor is idle', () => {
    const { classes, components } = run(application('blocking', 50), steady(20));
    expect(classes.plain!.latency.p50).toBeGreaterThan(200);
    expect(components.app!.limits.slots).toBeGreaterThan(0.95);
    // The threads are busy waiting: the database never has more than the threads' requests.
    expect(components.db!.maxQueueLength).toBeLessThanOrEqual(80);
  });
});
