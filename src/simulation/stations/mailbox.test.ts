import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { ARRIVAL_DEFAULTS } from '../../board/arrival.ts';
import { type Board, EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, setClass } from '../../board/edit.ts';
import type { ParamValue } from '../../catalog/kind.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Report } from '../report.ts';

type Params = Readonly<Record<string, ParamValue>>;

const CLIENTS = 400;

/**
 * 400 clients, 30 ms away each way, who poll; messages for them come at once from others at `each` a second for each
 * client.
 */
function chat(each: number, every: number, params: Params = {}): Board {
  let board: Board = EMPTY_BOARD;
  const add = (id: string, kind: string, values: Params = {}, operations?: Record<string, number>) => {
    const own = operations === undefined ? {} : { operations };
    board = addComponent(board, { id, kind, name: id, x: 0, y: 0, params: values, ...own });
  };
  add('cli', 'client_mobile', { timeout: 600_000 });
  add('others', 'client_mobile', { timeout: 600_000 });
  add('api', 'app_service', { serviceTime: 0.001, slots: 1000, queueLimit: 1e9, ...params }, { push: 0.001 });
  board = connect(board, 'cli', 'api', { id: 'ask', rtt: 60, classes: { ask: {} } });
  board = connect(board, 'others', 'api', { id: 'tell', rtt: 0, operation: 'push', classes: { send: {} } });
  const arrival = { ...ARRIVAL_DEFAULTS, shape: 'poll' as const, users: CLIENTS, every };
  board = setClass(board, {
    ...{ id: 'ask', name: 'Ask', description: '', rate: [], sources: { cli: 1 } },
    arrival,
  });
  const rate = [{ label: '', value: CLIENTS * each }];
  return setClass(board, { id: 'send', name: 'Send', description: '', rate, sources: { others: 1 } });
}

function run(board: Board, seconds: number, faults: readonly Fault[] = [], load = 1): Report {
  const { network, problems } = compile(board);
  expect(problems).toEqual([]);
  const engine = createEngine(network, { duration: seconds, load: [{ at: 0, factor: load }], faults }, 5);
  engine.advance(Infinity);
  return engine.report();
}

/** Of two million people. */
const asked = ({ classes }: Report) => (classes.ask!.offered / CLIENTS) * 2e6;

describe('clients who poll', () => {
  it('every 5 s ask 400,000 times, 96 of 100 for nothing, and hear of a message after 2.5 s', () => {
    const { classes, ...rest } = run(chat(1 / 120, 5000), 3600);
    expect(asked({ classes, ...rest }) / 400_000).toBeCloseTo(1, 2);
    expect(classes.ask!.empty).toBeCloseTo(Math.exp(-5 / 120), 2);
    const { latency, rate } = classes.send!.delivery!;
    expect(latency.mean.value / 2530).toBeCloseTo(1, 1);
    expect(latency.p99 / 4980).toBeCloseTo(1, 1);
    expect(rate / classes.send!.offered).toBeCloseTo(1, 1);
  });

  it('who are held for 30 s ask 75,000 times, 78 of 100 for nothing, and hear of a message in 30 ms', () => {
    const report = run(chat(1 / 120, 1, { hold: 30_000 }), 3600);
    // 1 / ((1 - e^(-mT)) / m + 2 d)
    expect(asked(report) / 75_177).toBeCloseTo(1, 1);
    expect(report.classes.ask!.empty).toBeCloseTo(Math.exp(-0.25), 2);
    const { latency } = report.classes.send!.delivery!;
    expect(latency.mean.value).toBeGreaterThan(30);
    expect(latency.mean.value).toBeLessThan(31.5);
    expect(latency.p50).toBeCloseTo(30, 0);
  });

  it('who are held begin spread over that time, as a flood of all at once would be refused and come back without end', () => {
    const tight = { hold: 30_000, serviceTime: 0.5, slots: 1, queueLimit: 10 };
    const { classes, components } = run(chat(1 / 120, 1, tight), 60);
    expect(components.api!.failures).toEqual({});
    expect(classes.ask!.failures).toEqual({});
    expect(asked({ classes, components } as Report) / 75_000).toBeCloseTo(1, 0);
    expect(classes.send!.delivery!.latency.p99).toBeLessThan(70);
  });

  it('lose what they save by being held when there is much news: up to three ways over the network', () => {
    const report = run(chat(1, 1, { hold: 30_000 }), 120);
    // News that comes while an answer and the next request are on their way is there at once: 1 / (2 d + e^(-2 d m) / m).
    expect(report.classes.ask!.offered / CLIENTS).toBeCloseTo(1 / (0.06 + Math.exp(-0.06)), 2);
    expect(report.classes.ask!.empty).toBeLessThan(0.001);
    const { latency } = report.classes.send!.delivery!;
    expect(latency.mean.value).toBeCloseTo(31.7, 0);
    expect(latency.p99).toBeGreaterThan(75);
    expect(latency.p99).toBeLessThan(85);
  });

  it('are answered, at the latest, when they have been held for so long', () => {
    const { latency, split } = run(chat(1e-6, 1, { hold: 10_000 }), 300).classes.ask!;
    expect(latency.p50).toBeCloseTo(10_060, -2);
    expect(latency.max).toBeLessThan(10_061);
    expect(split.network).toBeCloseTo(60, 3);
    expect(split.callees).toBeCloseTo(10_000, -1);
  });

  it('hold a thread each where one is held for a request', () => {
    const { components, classes } = run(
      chat(1 / 120, 1, { hold: 30_000, threading: 'blocking', slots: 100, replicas: 1, queueLimit: 300 }),
      300,
    );
    expect(components.api!.utilization).toBeGreaterThan(0.97);
    // The messages for them wait in the same line.
    expect(classes.send!.latency.p50).toBeGreaterThan(10_000);
  });

  it('get what an answer that was lost had carried with the next one', () => {
    const faults = [{ at: 100, until: 200, target: 'api', effect: 'errors' as const, amount: 0.5 }];
    const report = run(chat(1 / 20, 1000), 400, faults);
    const { send, ask } = report.classes;
    expect(ask!.failures.error).toBeGreaterThan(0);
    // Half the messages themselves fail on their way for 100 of 400 s; of the others all arrive.
    expect(send!.delivery!.rate / send!.goodput).toBeCloseTo(1, 1);
  });

  it('are as many as the load says', () => {
    const board = chat(1 / 120, 1000);
    const one = run(board, 100).classes.ask!.offered;
    const three = run(board, 100, [], 3).classes.ask!.offered;
    expect(three / one).toBeCloseTo(3, 2);
    const { network } = compile(board);
    const load = [
      { at: 0, factor: 2 },
      { at: 50, factor: 0.5 },
    ];
    const engine = createEngine(network, { duration: 100, load }, 5);
    engine.advance(Infinity);
    const { throughput } = engine.report().series.classes.ask!;
    const sum = (from: number, to: number) => throughput.slice(from, to).reduce((all, one) => all + one, 0);
    expect(sum(30, 60) / sum(90, 120)).toBeCloseTo(4, 1);
  });

  it.each([
    ['by intervals', 1 / 120, 5000, {}],
    ['held', 1 / 120, 1, { hold: 30_000 }],
    ['held with much news', 1, 1, { hold: 30_000 }],
  ] as const)('ask as often as the estimate says: %s', (_, each, every, params) => {
    const board = chat(each, every, params);
    const measured = run(board, 600).classes.ask!;
    const expected = estimate(compile(board).network).classes.ask!;
    // What comes while a client is on its way is left out of the estimate: 6 % where that is much.
    expect(Math.abs(expected.rate / measured.offered - 1)).toBeLessThan(0.06);
    expect(expected.empty).toBeCloseTo(measured.empty!, 1);
    expect(Math.abs(expected.latency.mean / measured.latency.mean.value - 1)).toBeLessThan(0.06);
  });
});

describe('clients who are told', () => {
  it('hear of a message after one way over the network, and ask for nothing', () => {
    let board = chat(1 / 120, 5000);
    board = { ...board, classes: { send: board.classes.send! } };
    board = connect(board, 'api', 'cli', { id: 'push', mode: 'send', rtt: 60 });
    const { delivery } = run(board, 600).classes.send!;
    expect(delivery!.latency.mean.value).toBeCloseTo(30, 1);
    expect(delivery!.latency.p99).toBeCloseTo(30, 0);
  });
});
