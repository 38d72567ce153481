import { describe, expect, it } from 'vitest';
import { type Board, type Connection, EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, setClass, setParam, updateConnection } from '../../board/edit.ts';
import { RELIABILITY, RELIABILITY_FIELDS } from '../../board/reliability.ts';
import { parseBoard, stringify } from '../../format/format.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import type { Report } from '../report.ts';

const component = (id: string, kind: string) => ({ id, kind, name: id, x: 0, y: 0, params: {} });

/** client -> a -> b, where b fails 3 in 10 and takes 10 ms. */
function drawn(patch: Partial<Connection>): Board {
  let board: Board = EMPTY_BOARD;
  for (const [id, kind] of [
    ['client', 'client_web'],
    ['a', 'app_service'],
    ['b', 'app_service'],
  ] as const) {
    board = addComponent(board, component(id, kind));
  }
  board = setParam(setParam(board, 'b', 'errorRate', 0.3), 'b', 'serviceTime', 10);
  board = connect(connect(board, 'client', 'a'), 'a', 'b');
  board = setClass(board, { id: 'k', name: 'k', description: '', rate: [{ label: '', value: 400 }] });
  return updateConnection(board, 'a-b', patch);
}

function run(board: Board): Report {
  const engine = createEngine(compile(board).network, { duration: 20, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(20);
  return engine.report();
}

const rulesOf = (board: Board) =>
  compile(board).network.visits.flatMap(({ calls }) => calls.map((c) => c.reliability));

describe('an optional call', () => {
  const optional = (board: Board) =>
    compile(board).network.visits.flatMap(({ calls }) => calls.map((c) => c.optional));

  it('is one that somebody waits for and that is not passed on', () => {
    expect(optional(drawn({ optional: true }))).toEqual([undefined, true]);
    expect(optional(drawn({ optional: true, mode: 'send' }))).toEqual([undefined, undefined]);
    const board = drawn({ optional: true });
    const balancer = { ...board.components.a!, kind: 'load_balancer_l7' };
    expect(optional({ ...board, components: { ...board.components, a: balancer } })).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('fails nobody', () => {
    const { k } = run(drawn({ optional: true })).classes;
    expect(k!.failures).toEqual({});
    expect(Object.keys(run(drawn({})).classes.k!.failures)).toEqual(['error']);
  });

  it('survives the saved format, and is taken away again', () => {
    const board = drawn({ optional: true });
    expect(parseBoard(stringify(board)).board).toEqual(board);
    expect(updateConnection(board, 'a-b', { optional: undefined })).toEqual(drawn({}));
  });
});

describe('the reliability of a connection', () => {
  it('is nothing where nothing is set, or where nobody waits', () => {
    expect(rulesOf(drawn({}))).toEqual([undefined, undefined]);
    expect(rulesOf(drawn({ mode: 'send', retries: 3, cancel: true }))).toEqual([undefined, undefined]);
    // Without a breaker its times mean nothing.
    expect(rulesOf(drawn({ breakerOpen: 100, poolWait: 5, backoff: 1 }))).toEqual([undefined, undefined]);
  });

  it('is in seconds, and 0 is none', () => {
    expect(rulesOf(drawn({ retries: 2, pool: 5 }))[1]).toEqual({
      retries: 2,
      backoff: 0.1,
      backoffMax: 10,
      jitter: 1,
      retryBudget: Infinity,
      hedge: Infinity,
      cancel: false,
      pool: 5,
      poolWait: 0,
      breaker: Infinity,
      breakerWindow: 10,
      breakerOpen: 5,
      breakerProbes: 3,
    });
  });

  it('keeps no default, stays inside its bounds, and is saved and read again', () => {
    expect(drawn({ ...RELIABILITY }).connections['a-b']).toEqual(drawn({}).connections['a-b']);
    expect(drawn({ retries: 1000, jitter: -1 }).connections['a-b']).toMatchObject({ retries: 20, jitter: 0 });
    const board = drawn({ retries: 2, hedge: 30, cancel: true, breaker: 0.5, breakerProbes: 9 });
    expect(parseBoard(stringify(board)).board).toEqual(board);
    expect(
      updateConnection(board, 'a-b', { retries: undefined, cancel: undefined }).connections['a-b'],
    ).not.toHaveProperty('cancel');
  });
});

describe('every field of it changes what is measured', () => {
  const base: Partial<Connection> = {
    ...{
      retries: 2,
      backoff: 20,
      backoffMax: 30,
      jitter: 0.5,
      retryBudget: 0.5,
      hedge: 30,
      cancel: true,
      timeout: 40,
    },
    ...{ pool: 3, poolWait: 5, breaker: 0.4, breakerWindow: 500, breakerOpen: 300, breakerProbes: 2 },
  };
  const other: { readonly [K in (typeof RELIABILITY_FIELDS)[number]]: number } = {
    ...{
      retries: 1,
      backoff: 5,
      backoffMax: 20,
      jitter: 0,
      retryBudget: 0.1,
      hedge: 10,
      pool: 4,
      poolWait: 20,
    },
    ...{ breaker: 0.6, breakerWindow: 100, breakerOpen: 1000, breakerProbes: 5 },
  };
  const before = JSON.stringify(run(drawn(base)).classes);

  it.each(RELIABILITY_FIELDS)('%s', (field) => {
    expect(JSON.stringify(run(drawn({ ...base, [field]: other[field] })).classes)).not.toBe(before);
  });
  it('cancel', () => {
    const { cancel: _, ...rest } = base;
    expect(JSON.stringify(run(drawn(rest)).classes)).not.toBe(before);
  });
});

describe('the priority of a class', () => {
  it('brings its requests through where others wait', () => {
    let board = setParam(setParam(drawn({}), 'b', 'errorRate', 0), 'b', 'slots', 1);
    board = setParam(board, 'b', 'serviceTime', 4.5);
    const second = { id: 'u', name: 'u', description: '', rate: [{ label: '', value: 20 }] };
    const alike = run(setClass(board, second)).classes;
    const urgent = run(setClass(board, { ...second, priority: 1 })).classes;
    expect(urgent.u!.latency.mean.value).toBeLessThan(0.7 * alike.u!.latency.mean.value);
    expect(urgent.k!.latency.mean.value).toBeGreaterThan(urgent.u!.latency.mean.value);
  });
});
