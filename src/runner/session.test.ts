import { describe, expect, test } from 'vitest';
import type { Network } from '../simulation/network.ts';
import type { Frame, Report } from '../simulation/report.ts';
import { decodeReply } from './decode.ts';
import type { Reply } from './protocol.ts';
import { createSession, type DrivenEngine } from './session.ts';

const NETWORK: Network = { stations: [], connections: [], classes: [], visits: [] };

function frameAt(clock: number, load: number): Frame {
  const none = new Float32Array();
  return {
    clock,
    load,
    stations: {
      utilization: none,
      binding: new Uint8Array(),
      queue: none,
      rate: none,
      failed: none,
      p99: none,
    },
    connections: { rate: none, failed: none, classRate: none },
    classes: { throughput: none, failed: none, p50: none, p99: none },
  };
}

/** An engine whose events come at an even pace and take a known real time each. */
function fakeWorld({ eventsPerSecond = 1000, msPerEvent = 0.001, failAt = Number.POSITIVE_INFINITY } = {}) {
  const time = { now: 0 };
  const replies: Reply[] = [];
  const engines: { clock: number; loads: number[]; faults: unknown[]; longest: number }[] = [];
  const session = createSession(
    (_, scenario, seed): DrivenEngine => {
      if (seed === 666) throw new Error('no such network');
      const state = {
        clock: 0,
        loads: scenario.load.map(({ factor }) => factor),
        faults: [...(scenario.faults ?? [])] as unknown[],
        longest: 0,
      };
      engines.push(state);
      return {
        get clock() {
          return state.clock;
        },
        advance(until, budget = Number.POSITIVE_INFINITY) {
          const end = Math.min(until, scenario.duration);
          const events = Math.min(budget, Math.ceil((end - state.clock) * eventsPerSecond));
          const reached = events < budget;
          state.clock = reached ? end : state.clock + events / eventsPerSecond;
          time.now += events * msPerEvent;
          state.longest = Math.max(state.longest, events * msPerEvent);
          if (state.clock >= failAt) throw new Error('numbers ran out');
          if (state.clock >= scenario.duration) return 'ended';
          return reached ? 'reached' : 'budget';
        },
        setLoad: (factor) => void state.loads.push(factor),
        inject: (fault, seconds) => void state.faults.push([fault, seconds]),
        heal: (what) => void state.faults.push([what, 'heals']),
        frame: () => frameAt(state.clock, state.loads.at(-1) ?? 1),
        report: () =>
          ({
            version: 1,
            seed,
            scenario: { duration: scenario.duration, load: state.loads.map((factor) => ({ at: 0, factor })) },
            duration: state.clock,
            warmup: Number.NaN,
            precision: { verdict: 'enough', widest: null, duration: state.clock },
            totals: { created: 0, completed: 0, failed: 0, inside: 0, events: 0 },
            classes: {},
            components: {},
            connections: {},
            series: { width: 1, at: [], load: [], classes: {}, components: {} },
          }) satisfies Report,
      };
    },
    (reply) => {
      const decoded = decodeReply(structuredClone(reply));
      expect(decoded).toEqual(reply);
      replies.push(reply);
    },
    () => time.now,
  );
  /** Works slices as the worker does until nothing is left to do, or `ms` of real time are over. */
  const spin = (ms = Number.POSITIVE_INFINITY): void => {
    const end = time.now + ms;
    for (let wait = session.work(); wait !== null && time.now < end; wait = session.work()) time.now += wait;
  };
  const start = (more: object = {}): void =>
    session.order({
      type: 'start',
      run: 1,
      network: NETWORK,
      duration: 60,
      load: 1,
      seed: 7,
      speed: Number.POSITIVE_INFINITY,
      ...more,
    });
  const kinds = (): string[] => replies.map(({ type }) => type);
  return { session, time, replies, engines, spin, start, kinds };
}

describe('a run as fast as the machine allows', () => {
  test('ends with one report, frames before it at most ten a second', () => {
    const world = fakeWorld({ eventsPerSecond: 100_000 });
    world.start();
    world.spin();
    const done = world.replies.at(-1);
    expect(done).toMatchObject({ type: 'done', run: 1, stopped: false, report: { duration: 60, seed: 7 } });
    expect(world.kinds().filter((type) => type === 'done')).toHaveLength(1);
    const frames = world.kinds().filter((type) => type === 'frame').length;
    expect(world.time.now).toBeGreaterThan(5000);
    expect(frames).toBeGreaterThan(world.time.now / 105);
    expect(frames).toBeLessThanOrEqual(world.time.now / 100 + 1);
    expect(world.session.work()).toBeNull();
  });

  test('lets orders in within 50 ms, however slow its events are', () => {
    for (const msPerEvent of [0.0001, 0.001, 0.02]) {
      const world = fakeWorld({ eventsPerSecond: 1e7, msPerEvent });
      world.start();
      world.spin(500);
      const engine = world.engines[0];
      // The first slices are short guesses that grow or shrink until they fit; none may be long.
      expect(engine?.longest).toBeLessThan(msPerEvent === 0.02 ? 250 : 50);
      if (engine) engine.longest = 0;
      world.spin(1000);
      expect(engine?.longest).toBeLessThan(50);
    }
  });
});

describe('orders', () => {
  test('stop gives a report of what was reached, at once', () => {
    const world = fakeWorld({ eventsPerSecond: 1e6 });
    world.start();
    world.spin(500);
    world.session.order({ type: 'stop', run: 1 });
    const done = world.replies.at(-1);
    expect(done).toMatchObject({ type: 'done', stopped: true });
    if (done?.type === 'done') {
      expect(done.report.duration).toBeGreaterThan(0);
      expect(done.report.duration).toBeLessThan(60);
    }
    expect(world.session.work()).toBeNull();
  });

  test('pause halts the clock and shows where; resume goes on to the end', () => {
    const world = fakeWorld({ eventsPerSecond: 1e6 });
    world.start();
    world.spin(300);
    world.session.order({ type: 'pause', run: 1 });
    const clock = world.engines[0]?.clock;
    expect(world.replies.at(-1)).toMatchObject({ type: 'frame', frame: { clock } });
    world.time.now += 60_000;
    expect(world.session.work()).toBeNull();
    expect(world.engines[0]?.clock).toBe(clock);
    world.session.order({ type: 'resume', run: 1 });
    world.spin();
    expect(world.replies.at(-1)).toMatchObject({ type: 'done', stopped: false });
  });

  test('load reaches the engine of the run that is going, and no other', () => {
    const world = fakeWorld();
    world.start({ speed: 1 });
    world.spin(200);
    world.session.order({ type: 'load', run: 1, load: 2.5 });
    world.session.order({ type: 'load', run: 9, load: 20 });
    expect(world.engines[0]?.loads).toEqual([1, 2.5]);
  });

  test('a new start replaces the run before, which says nothing more', () => {
    const world = fakeWorld({ eventsPerSecond: 1e6 });
    world.start();
    world.spin(50);
    world.start({ run: 2, duration: 1 });
    world.replies.length = 0;
    world.session.order({ type: 'stop', run: 1 });
    world.spin();
    expect(new Set(world.replies.map((reply) => ('run' in reply ? reply.run : 0)))).toEqual(new Set([2]));
    expect(world.replies.at(-1)).toMatchObject({ type: 'done', run: 2 });
  });

  test('that cannot be read are answered with what went wrong', () => {
    const world = fakeWorld();
    const bad: unknown[] = [
      null,
      'start',
      {},
      { type: 'start', run: 3 },
      { type: 'start', run: 3, network: { stations: [{}] }, duration: 1, load: 1, seed: 1, speed: 1 },
      { type: 'load', run: 3, load: -1 },
      { type: 'speed', run: 3, speed: Number.NaN },
      { type: 'dance', run: 3 },
    ];
    for (const order of bad) world.session.order(order);
    expect(world.replies.map(({ type }) => type)).toEqual(bad.map(() => 'failed'));
    expect(world.replies.at(-1)).toMatchObject({ run: 3 });
  });

  test('errors of the engine end the run with a message', () => {
    const broken = fakeWorld();
    broken.start({ seed: 666 });
    expect(broken.replies).toEqual([
      { type: 'failed', run: 1, message: 'The simulation failed: no such network' },
    ]);
    const later = fakeWorld({ failAt: 30 });
    later.start();
    later.spin();
    expect(later.replies.at(-1)).toMatchObject({
      type: 'failed',
      message: expect.stringMatching('numbers ran out'),
    });
    expect(later.session.work()).toBeNull();
  });
});

describe('a run at a chosen speed', () => {
  test('takes as long as the speed says', () => {
    const world = fakeWorld();
    world.start({ duration: 10, speed: 5 });
    world.spin(1000);
    expect(world.engines[0]?.clock).toBeGreaterThan(4.8);
    expect(world.engines[0]?.clock).toBeLessThanOrEqual(5.1);
    world.spin();
    expect(world.time.now).toBeGreaterThanOrEqual(2000);
    expect(world.time.now).toBeLessThan(2060);
  });

  test('changes pace at once, without a jump, and waits while paused', () => {
    const world = fakeWorld();
    world.start({ speed: 1 });
    world.spin(1000);
    world.session.order({ type: 'speed', run: 1, speed: 10 });
    const before = world.engines[0]?.clock ?? 0;
    world.spin(1000);
    expect(world.engines[0]?.clock).toBeGreaterThan(before + 9.5);
    expect(world.engines[0]?.clock).toBeLessThan(before + 10.5);
    world.session.order({ type: 'pause', run: 1 });
    world.time.now += 5000;
    world.session.order({ type: 'resume', run: 1 });
    const resumed = world.engines[0]?.clock ?? 0;
    world.spin(100);
    expect(world.engines[0]?.clock).toBeLessThan(resumed + 1.5);
  });

  test('too heavy for it goes on as fast as it can and still answers', () => {
    const world = fakeWorld({ eventsPerSecond: 1e6, msPerEvent: 0.01 });
    world.start({ speed: 10 });
    world.spin(3000);
    const engine = world.engines[0];
    expect(engine?.clock).toBeGreaterThan(0.1);
    if (engine) engine.longest = 0;
    world.spin(1000);
    expect(engine?.longest).toBeLessThan(50);
  });
});
