import { describe, expect, test } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { setObjective } from '../board/briefEdits.ts';
import {
  addComponent,
  connect,
  moveComponents,
  remove,
  renameComponent,
  setClass,
  setParam,
} from '../board/edit.ts';
import type { Order, Reply } from '../runner/protocol.ts';
import { createRunner, type WorkerPort } from '../runner/runner.ts';
import { createSession } from '../runner/session.ts';
import { createEngine } from '../simulation/engine.ts';
import { FigureStore } from './figures.ts';
import type { State } from './shape.ts';
import { createAppStore } from './store.ts';
import * as theory from './theory.ts';

const place = { x: 0, y: 0, params: {} };

/** One client, one service that serves 100/s with its one slot, and 50 requests/s for it. */
function board() {
  let made = addComponent(EMPTY_BOARD, { ...place, id: 'web', kind: 'client_web', name: 'Web' });
  made = addComponent(made, { ...place, id: 'api', kind: 'app_service', name: 'API', x: 300 });
  made = setParam(
    setParam(setParam(made, 'api', 'replicas', 1), 'api', 'slots', 1),
    'api',
    'serviceTime',
    10,
  );
  made = setClass(made, { id: 'read', name: 'Read', description: '', rate: [{ label: 'rate', value: 50 }] });
  made = setObjective(made, { id: 'fast', class: 'read', metric: 'p99', limit: 500 });
  return connect(made, 'web', 'api');
}

/** A store whose worker is the real session and engine, worked off by hand. */
function page() {
  const time = { now: 0 };
  const orders: Order[] = [];
  let worker: WorkerPort | null = null;
  const say = (reply: Reply): void =>
    worker?.onmessage?.({ data: structuredClone(reply) } as MessageEvent<unknown>);
  const session = createSession(createEngine, say, () => time.now);
  const makeWorker = (): WorkerPort => {
    worker = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      terminate: () => {},
      postMessage(message) {
        orders.push(message as Order);
        session.order(structuredClone(message));
      },
    };
    return worker;
  };
  const clock = { now: () => time.now, later: (run: () => void) => run() };
  const figures = new FigureStore(clock);
  const store = createAppStore({
    theory,
    figures,
    makeRunner: (onReply) => createRunner(onReply, makeWorker),
  });
  const get = (): State => store.getState();
  get().edit(board);
  /** Lets `ms` of real time pass for the worker. */
  const work = (ms: number): void => {
    const end = time.now + ms;
    for (let wait = session.work(); wait !== null && time.now < end; wait = session.work())
      time.now += Math.max(1, wait);
  };
  return {
    get,
    orders,
    figures,
    work,
    crash: (message: string) => worker?.onerror?.({ message } as ErrorEvent),
  };
}

describe('a run', () => {
  test('goes from play to a report that is judged and explained', () => {
    const { get, figures, work } = page();
    expect(figures.component('api')).toMatchObject({ by: 'estimate', binding: 'slots' });
    expect(figures.component('api')?.utilization).toBeCloseTo(0.5, 2);
    get().play();
    expect(get()).toMatchObject({ status: 'running', report: null, failure: null });
    work(60_000);
    expect(get()).toMatchObject({ status: 'done', progress: 1, clock: 60, stale: false });
    expect(get().report?.components.api?.utilization).toBeGreaterThan(0.4);
    expect(get().bottleneck).toMatchObject({ component: 'api', limit: 'slots', state: 'fine' });
    expect(get().verdicts).toMatchObject([{ objective: 'fast', holds: true }]);
    expect(figures.component('api')?.by).toBe('simulation');
    expect(get().notice?.text).toMatch(/^Run finished: the busiest is API, slots \d+ %, within its limits$/);
  });

  test('shows its clock and figures while it goes, and its report when stopped', () => {
    const { get, figures, work } = page();
    get().setSpeed(10);
    get().play();
    work(2000);
    expect(get().clock).toBeGreaterThan(15);
    expect(get().progress).toBeCloseTo(get().clock / 60, 6);
    expect(figures.component('api')?.by).toBe('simulation');
    expect(figures.connection(Object.keys(get().board.connections)[0] ?? '')?.byClass.read).toBeGreaterThan(
      0,
    );
    get().stop();
    expect(get().status).toBe('done');
    expect(get().report?.duration).toBeCloseTo(get().clock, 6);
    expect(get().progress).toBeLessThan(0.5);
  });

  test('pauses, goes on, and takes the load and speed it is told', () => {
    const { get, orders, work } = page();
    get().setSpeed(10);
    get().play();
    work(500);
    get().pause();
    expect(get().status).toBe('paused');
    const { clock } = get();
    work(5000);
    expect(get().clock).toBe(clock);
    get().setLoad(1.8);
    get().play();
    expect(get().status).toBe('running');
    get().setSpeed(Number.POSITIVE_INFINITY);
    work(60_000);
    expect(orders.map(({ type }) => type)).toEqual(['start', 'pause', 'load', 'resume', 'speed']);
    expect(get().report?.scenario.load.map(({ factor }) => factor)).toEqual([1, 1.8]);
    expect(get().bottleneck?.state).not.toBe('fine');
  });

  test('says nothing of a board that was edited meanwhile, and again once that is undone', () => {
    const { get, figures, work } = page();
    get().setSpeed(10);
    get().play();
    work(2000);
    const simulated = figures.component('api');
    expect(simulated?.by).toBe('simulation');
    get().edit((now) => setParam(now, 'api', 'slots', 2));
    expect(figures.component('api')).toMatchObject({ by: 'estimate' });
    expect(figures.component('api')?.utilization).toBeCloseTo(0.25, 2);
    work(500);
    expect(get().status).toBe('running');
    expect(figures.component('api')?.by).toBe('estimate');
    get().pause();
    get().undo();
    expect(figures.component('api')).toMatchObject({ by: 'simulation' });
    expect(figures.component('api')?.utilization).toBeGreaterThan(0.35);
  });

  test('says what is missing instead of running nothing', () => {
    const { get, orders } = page();
    get().edit(() => EMPTY_BOARD);
    get().play();
    expect(get().status).toBe('idle');
    expect(get().notice).toMatchObject({ tone: 'error' });
    expect(orders).toEqual([]);
    get().edit(board);
    get().play();
    expect(get()).toMatchObject({ status: 'running', notice: null });
  });

  test('in which nothing was answered names no component as within its limits', () => {
    const { get, work } = page();
    get().edit((now) => remove(now, Object.keys(now.connections)));
    get().play();
    work(60_000);
    expect(get()).toMatchObject({ status: 'done', bottleneck: null });
    expect(get().notice?.text).toBe('Run finished: no request was answered');
  });

  test('that crashes fails with its message, and the next one runs', () => {
    const { get, figures, work, crash } = page();
    get().play();
    crash('out of memory');
    expect(get()).toMatchObject({ status: 'failed', failure: expect.stringMatching('out of memory') });
    expect(figures.component('api')?.by).toBe('estimate');
    get().play();
    work(60_000);
    expect(get()).toMatchObject({ status: 'done', failure: null });
  });
});

describe('after a run', () => {
  test('moving and renaming keep the report fresh; a parameter makes it stale, undo fresh again', () => {
    const { get, figures, work } = page();
    get().play();
    work(60_000);
    get().edit((now) => moveComponents(now, { api: { x: 800, y: 0 } }));
    get().edit((now) => renameComponent(now, 'api', 'Service'));
    expect(get().stale).toBe(false);
    expect(figures.component('api')?.by).toBe('simulation');
    get().edit((now) => setParam(now, 'api', 'replicas', 2));
    expect(get().stale).toBe(true);
    expect(figures.component('api')).toMatchObject({ by: 'estimate' });
    expect(figures.component('api')?.utilization).toBeCloseTo(0.25, 2);
    get().undo();
    expect(get().stale).toBe(false);
    expect(figures.component('api')?.by).toBe('simulation');
  });

  test('the load slider shows the estimate at the new load, and the run again at its own', () => {
    const { get, figures, work } = page();
    get().play();
    work(60_000);
    get().setLoad(4);
    expect(get().estimate.load).toBe(4);
    expect(figures.component('api')).toMatchObject({ by: 'estimate' });
    expect(figures.component('api')?.utilization).toBeCloseTo(2, 2);
    expect(get().findings.some(({ at, by }) => at.id === 'api' && by === 'estimate')).toBe(true);
    get().setLoad(1);
    expect(figures.component('api')?.by).toBe('simulation');
  });

  test('clearing it leaves the estimate; another board never shows it', async () => {
    const { get, figures, work } = page();
    get().play();
    work(60_000);
    get().clear();
    expect(get()).toMatchObject({
      status: 'idle',
      report: null,
      bottleneck: null,
      verdicts: [],
      progress: 0,
    });
    expect(figures.component('api')?.by).toBe('estimate');
    get().play();
    work(60_000);
    get().setLoad(20);
    get().newBoard();
    expect(get()).toMatchObject({ status: 'idle', report: null, stale: false, load: 1 });
  });

  test('a run until a figure is precise takes as long as that takes, and says how long', () => {
    const { get, work } = page();
    get().setUntil({ metric: 'mean', half: 0.05 });
    get().setDuration(20);
    get().play();
    get().setUntil(null);
    work(600_000);
    expect(get().status).toBe('done');
    expect(get().until).not.toBeNull();
    expect(get().duration).toBeGreaterThan(20);
    expect(get().report?.duration).toBe(get().duration);
    const mean = get().report?.classes.read?.latency.mean;
    expect((mean?.half ?? 1) / (mean?.value ?? 1)).toBeLessThanOrEqual(0.05);
  });

  test('the same seed on the same board gives the same report', () => {
    const reports = [1, 2].map(() => {
      const { get, work } = page();
      get().setSeed(7);
      get().setDuration(20);
      get().play();
      work(60_000);
      return get().report;
    });
    expect(reports[0]).toEqual(reports[1]);
    expect(reports[0]).toMatchObject({ seed: 7, duration: 20 });
  });
});

test('values out of bounds are brought inside or refused', () => {
  const { get } = page();
  get().setLoad(1000);
  expect(get().load).toBe(20);
  get().setLoad(0);
  expect(get().load).toBe(0.1);
  get().setLoad(Number.NaN);
  expect(get().load).toBe(0.1);
  get().setSpeed(-1);
  expect(get().speed).toBe(Number.POSITIVE_INFINITY);
  get().setDuration(1e9);
  expect(get().duration).toBe(2_592_000);
  get().setSeed(1.5);
  expect(get().seed).toBe(1);
});
