import { describe, expect, test } from 'vitest';
import type { Estimate } from '../analysis/results.ts';
import type { Network } from '../simulation/network.ts';
import { type Frame, LIMITS } from '../simulation/report.ts';
import { FigureStore } from './figures.ts';

/** Time that only moves when told to. */
function fakeTime() {
  let now = 0;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    clock: {
      now: () => now,
      later: (run: () => void, ms: number) => void waiting.push({ at: now + ms, run }),
    },
    pass(ms: number) {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}

function estimate(rates: Record<string, number>, wait = 0): Estimate {
  const components = Object.entries(rates).map(([id, arrivalRate]) => [
    id,
    { arrivalRate, utilization: arrivalRate / 100, binding: 'slots', limits: {}, wait },
  ]);
  const connections = Object.entries(rates).map(([id, rate]) => [`to ${id}`, { rate }]);
  return {
    load: 1,
    components: Object.fromEntries(components),
    connections: Object.fromEntries(connections),
    classes: {},
    headroom: { factor: 1, first: null, next: [] },
  };
}

const show = (rates: Record<string, number>) => ({ type: 'estimate', estimate: estimate(rates) }) as const;

function listening(store: FigureStore, ids: string[]) {
  const heard: string[] = [];
  for (const id of ids) store.subscribe([id], () => heard.push(id));
  return heard;
}

describe('figures', () => {
  test('reach only the listeners of visible ids', () => {
    const { clock, pass } = fakeTime();
    const store = new FigureStore(clock);
    const heard = listening(store, ['a', 'b', 'c']);
    store.setVisible(['b']);
    store.show(show({ a: 1, b: 1, c: 1 }));
    expect(heard).toEqual(['b']);
    pass(1000);
    store.setVisible([]);
    store.show(show({ a: 2, b: 2, c: 2 }));
    expect(heard).toEqual(['b']);
  });

  test('reach everybody until the canvas has said what is visible', () => {
    const store = new FigureStore(fakeTime().clock);
    const heard = listening(store, ['a', 'b']);
    store.show(show({ a: 1, b: 1 }));
    expect(heard).toEqual(['a', 'b']);
  });

  test('are told at once to what comes into view', () => {
    const store = new FigureStore(fakeTime().clock);
    const heard = listening(store, ['a', 'b']);
    store.setVisible(['a']);
    store.show(show({ a: 1, b: 1 }));
    store.setVisible(['a', 'b']);
    expect(heard).toEqual(['a', 'b']);
    expect(store.component('b')?.rate).toBe(1);
  });

  test('come at most ten times a second, and the last one always comes', () => {
    const { clock, pass } = fakeTime();
    const store = new FigureStore(clock);
    const heard = listening(store, ['a']);
    for (let tick = 1; tick <= 600; tick += 1) {
      store.show(show({ a: tick }));
      pass(1000 / 60);
    }
    expect(heard.length).toBeGreaterThan(70);
    expect(heard.length).toBeLessThanOrEqual(101);
    pass(200);
    expect(store.component('a')?.rate).toBe(600);
  });

  test('reach many frame by frame, each as often as few', () => {
    const { clock, pass } = fakeTime();
    const store = new FigureStore(clock);
    const ids = Array.from({ length: 500 }, (_, i) => `c${i}`);
    const heard = new Map(ids.map((id) => [id, 0]));
    let most = 0;
    let inFrame = 0;
    for (const id of ids)
      store.subscribe([id], () => {
        inFrame += 1;
        heard.set(id, (heard.get(id) ?? 0) + 1);
      });
    for (let frame = 0; frame < 63; frame += 1) {
      inFrame = 0;
      store.show(show({ c0: frame }));
      pass(16);
      most = Math.max(most, inFrame);
    }
    expect(most).toBeLessThan(ids.length / 2);
    expect(Math.min(...heard.values())).toBeGreaterThanOrEqual(8);
    pass(200);
    pass(200);
    expect(Math.max(...heard.values())).toBeLessThanOrEqual(11);
  });

  test('keep their snapshot until they differ', () => {
    const { clock, pass } = fakeTime();
    const store = new FigureStore(clock);
    store.show(show({ a: 1, b: 1 }));
    const [a, b, line] = [store.component('a'), store.component('b'), store.connection('to a')];
    expect(store.component('a')).toBe(a);
    pass(1000);
    store.show(show({ a: 1, b: 2 }));
    expect(store.component('a')).toBe(a);
    expect(store.connection('to a')).toBe(line);
    expect(store.component('b')).not.toBe(b);
  });

  test('do not change between publications, whatever was shown meanwhile', () => {
    const { clock, pass } = fakeTime();
    const store = new FigureStore(clock);
    store.show(show({ a: 1 }));
    pass(10);
    store.show(show({ a: 2 }));
    expect(store.component('a')?.rate).toBe(1);
    pass(100);
    expect(store.component('a')?.rate).toBe(2);
  });

  test('tell a listener of several ids once, and none that has left', () => {
    const store = new FigureStore(fakeTime().clock);
    let calls = 0;
    const stop = store.subscribe(['a', 'b'], () => {
      calls += 1;
    });
    let all = 0;
    store.subscribe('all', () => {
      all += 1;
    });
    store.show(show({ a: 1, b: 1 }));
    expect([calls, all]).toEqual([1, 1]);
    stop();
    store.setVisible(['a']);
    expect(calls).toBe(1);
  });
});

describe('what they say', () => {
  test('an estimate: waiting by Little’s law, growing without end past saturation', () => {
    const store = new FigureStore(fakeTime().clock);
    store.show({ type: 'estimate', estimate: estimate({ a: 200, idle: 0 }, 50) });
    expect(store.component('a')).toMatchObject({ waiting: 10, rate: 200, by: 'estimate', binding: 'slots' });
    expect(store.component('idle')?.waiting).toBe(0);
    expect(store.component('nobody')).toBeUndefined();
    const past = new FigureStore(fakeTime().clock);
    past.show({ type: 'estimate', estimate: estimate({ a: 200, idle: 0 }, Number.POSITIVE_INFINITY) });
    expect(past.component('a')?.waiting).toBe(Number.POSITIVE_INFINITY);
    expect(past.component('idle')?.waiting).toBe(0);
  });

  test('a frame: by the rows of the run’s own network', () => {
    const network = {
      stations: [{ id: 'web' }, { id: 'api' }],
      connections: [{ id: 'c1', from: 0, to: 1 }],
      classes: [{ id: 'read' }, { id: 'write' }],
      visits: [],
    } as unknown as Network;
    const two = (a: number, b: number): Float32Array => new Float32Array([a, b]);
    const frame: Frame = {
      clock: 3,
      load: 1,
      stations: {
        utilization: two(0, 0.5),
        binding: new Uint8Array([255, LIMITS.indexOf('quota')]),
        queue: two(0, 4),
        rate: two(10, 10),
        failed: two(0, 2),
        p99: two(Number.NaN, 80),
        replicas: two(0, 14),
      },
      connections: {
        rate: new Float32Array([10]),
        failed: new Float32Array([2]),
        classRate: two(7, 3),
      },
      classes: { throughput: two(0, 0), failed: two(0, 0), p50: two(0, 0), p99: two(0, 0) },
    };
    const store = new FigureStore(fakeTime().clock);
    store.show({ type: 'frame', frame, network });
    expect(store.component('api')).toEqual({
      utilization: 0.5,
      binding: 'quota',
      rate: 10,
      waiting: 4,
      failed: 2,
      p99: 80,
      replicas: 14,
      by: 'simulation',
    });
    expect(store.component('web')).not.toHaveProperty('replicas');
    expect(store.component('web')?.binding).toBeNull();
    expect(store.connection('c1')).toEqual({
      rate: 10,
      failed: 2,
      byClass: { read: 7, write: 3 },
      by: 'simulation',
    });
    expect(store.component('added since')).toBeUndefined();
  });
});
