import { describe, expect, test } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { addComponent, connect, renameComponent, setClass, setParam } from '../board/edit.ts';
import type { Reply } from '../runner/protocol.ts';
import { createRunner, type Runner, type WorkerPort } from '../runner/runner.ts';
import { createSession } from '../runner/session.ts';
import { createEngine } from '../simulation/engine.ts';
import { createComparison, isSame, PAIRS } from './comparison.ts';
import { FigureStore } from './figures.ts';
import { createAppStore } from './store.ts';
import * as theory from './theory.ts';

const place = { x: 0, y: 0, params: {} };

function board() {
  let made = addComponent(EMPTY_BOARD, { ...place, id: 'web', kind: 'client_web', name: 'Web' });
  made = addComponent(made, { ...place, id: 'api', kind: 'app_service', name: 'API', x: 300 });
  for (const [key, value] of [
    ['replicas', 1],
    ['slots', 1],
    ['serviceTime', 10],
  ] as const)
    made = setParam(made, 'api', key, value);
  made = setClass(made, { id: 'read', name: 'Read', description: '', rate: [{ label: 'rate', value: 50 }] });
  return connect(made, 'web', 'api');
}

/** Workers that run the real engine when `work` is called. */
function page() {
  const waiting: (() => void)[] = [];
  const startWorker = (): WorkerPort => {
    const say = (reply: Reply): void =>
      port.onmessage?.({ data: structuredClone(reply) } as MessageEvent<unknown>);
    const session = createSession(createEngine, say, () => 0);
    const port: WorkerPort = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      terminate: () => {},
      postMessage(message) {
        session.order(structuredClone(message));
        waiting.push(() => {
          while (session.work() !== null);
        });
      },
    };
    return port;
  };
  const make = (onReply: (reply: Reply) => void): Runner => createRunner(onReply, startWorker);
  const store = createAppStore({ figures: new FigureStore(), makeRunner: make, theory });
  store.getState().edit(() => board());
  store.getState().setDuration(20);
  const work = (): void => {
    for (let next = waiting.shift(); next; next = waiting.shift()) next();
  };
  const run = (): void => {
    store.getState().play();
    work();
  };
  return { store, comparison: createComparison(store, make, 3), work, run };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a comparison', () => {
  test('says by how much a change of the board moves each figure', async () => {
    const { store, comparison, work } = page();
    comparison.keep();
    store.getState().edit((now) => setParam(now, 'api', 'serviceTime', 5));
    comparison.compare();
    expect(comparison.getState()).toMatchObject({ doing: 'comparison', total: 2 * PAIRS });
    work();
    await settle();
    const { doing, result } = comparison.getState();
    expect(doing).toBeNull();
    const mean = result!.classes[0]!.rows.find(({ metric }) => metric === 'mean')!;
    // M/M/1 at 0.5 of 10 ms answers in 20 ms, at 0.25 of 5 ms in 6.67 ms.
    expect(mean.high).toBeLessThan(0);
    expect(mean.low).toBeLessThan(-13.3);
    expect(mean.high).toBeGreaterThan(-13.4);
    expect(store.getState().notice?.text).toMatch(/^Compared: Read mean/);
  });

  test('finds no difference in a new name, nor with itself', async () => {
    const { store, comparison, work } = page();
    comparison.keep();
    const { board: kept, load, faults } = store.getState();
    expect(isSame(comparison.getState().baseline!, { board: kept, load, faults })).toBe(true);
    store.getState().edit((now) => renameComponent(now, 'api', 'Backend'));
    comparison.compare();
    work();
    await settle();
    for (const { difference } of comparison.getState().result!.classes[0]!.rows) expect(difference).toBe(0);
    expect(store.getState().notice?.text).toContain('no difference');
  });

  test('says what is missing instead of running nothing', () => {
    const { store, comparison } = page();
    comparison.compare();
    expect(comparison.getState().doing).toBeNull();
    comparison.keep();
    store.getState().edit(() => EMPTY_BOARD);
    comparison.compare();
    expect(comparison.getState().failure).toContain('This board has no requests');
  });

  test('can be stopped and forgotten', () => {
    const { store, comparison, work } = page();
    comparison.keep();
    store.getState().setLoad(2);
    comparison.compare();
    comparison.cancel();
    work();
    expect(comparison.getState()).toMatchObject({ doing: null, result: null });
    comparison.forget();
    expect(comparison.getState().baseline).toBeNull();
  });
});

describe('more seeds', () => {
  test('take the place of the run that is shown, with intervals from the differences between them', async () => {
    const { store, comparison, work, run } = page();
    run();
    const one = store.getState().report!;
    comparison.replicate();
    work();
    await settle();
    const { report, bottleneck } = store.getState();
    expect(report).toMatchObject({ replications: PAIRS, seed: one.seed });
    expect(report!.totals.created).toBeGreaterThan(5 * one.totals.created);
    expect(report!.classes.read!.latency.mean.value).not.toBe(one.classes.read!.latency.mean.value);
    expect(bottleneck?.component).toBe('api');
  });

  test('are not put in the place of a run of another board', async () => {
    const { store, comparison, work, run } = page();
    run();
    comparison.replicate();
    store.getState().edit((now) => setParam(now, 'api', 'serviceTime', 5));
    work();
    await settle();
    expect(store.getState().report).not.toHaveProperty('replications');
  });
});
