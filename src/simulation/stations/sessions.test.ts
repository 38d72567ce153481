import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { type Board, EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, setClass } from '../../board/edit.ts';
import type { ParamValue } from '../../catalog/kind.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Report } from '../report.ts';

type Params = Readonly<Record<string, ParamValue>>;

/** 2,000 sessions at four nodes, and people who send something over them, which is pushed to somebody. */
function gateway(params: Params = {}, push = false): Board {
  let board: Board = addComponent(EMPTY_BOARD, {
    ...{ id: 'cli', kind: 'client_mobile', name: 'cli', x: 0, y: 0 },
    params: { timeout: 600_000 },
  });
  board = addComponent(board, {
    ...{ id: 'gw', kind: 'websocket_gateway', name: 'Gateway', x: 0, y: 0 },
    params: { openConnections: 2000, connectionLimit: 1000, serviceTime: 0.1, ...params },
  });
  const operation = push ? { operation: 'push' } : {};
  board = connect(board, 'cli', 'gw', { id: 'send', rtt: 0, ...operation });
  const rate = [{ label: '', value: 200 }];
  return setClass(board, { id: 'k', name: 'k', description: '', rate });
}

function run(board: Board, seconds: number, faults: readonly Fault[] = []): Report {
  const { network, problems } = compile(board);
  expect(problems).toEqual([]);
  const engine = createEngine(network, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 3);
  engine.advance(Infinity);
  return engine.report();
}

const of = (report: Report) => report.components.gw!.sessions!;
/** All four nodes restart at once. */
const restart = (at: number): Fault[] => [{ at, until: at + 1, target: 'gw', effect: 'down' }];

describe('sessions after a restart', () => {
  it('are back when all have connected again: 2,000 at 20 a second take 100 s, as 2 M at 500 take 67 min', () => {
    const waits = run(gateway({ connectRate: 20, connectExcess: 'wait' }), 200, restart(10));
    expect(of(waits).lowest).toBe(0);
    // Up to 99 of 100, and the second that nothing was up.
    expect(of(waits).outage).toBeGreaterThan(97);
    expect(of(waits).outage).toBeLessThan(102);
    expect(of(waits)).toMatchObject({ open: 2000, wanted: 2000, out: false, refused: expect.any(Number) });
    expect(2e6 / 500 / 60).toBeCloseTo(66.7, 1);
  });

  it('come back no sooner when the others are refused, but many more knock', () => {
    const refuses = of(run(gateway({ connectRate: 20 }), 200, restart(10)));
    const waits = of(run(gateway({ connectRate: 20, connectExcess: 'wait' }), 200, restart(10)));
    expect(refuses.outage / waits.outage).toBeCloseTo(1, 1);
    expect(refuses.refused).toBeGreaterThan(20 * 2000);
    // Those who knocked while nothing was up.
    expect(waits.refused).toBeLessThan(2 * 2000 + 1);
  });

  it('knock far less with backoff and jitter, for a later end', () => {
    const plain = of(run(gateway({ connectRate: 20 }), 400, restart(10)));
    const jitter = of(run(gateway({ connectRate: 20, reconnect: 'jitter' }), 400, restart(10)));
    expect(jitter.refused).toBeLessThan(plain.refused / 5);
    expect(jitter.open).toBe(2000);
    expect(jitter.outage).toBeLessThan(3 * plain.outage);
  });

  it('are lost of one node alone when one goes down, and move to the others', () => {
    const faults: Fault[] = [{ at: 10, target: 'gw', effect: 'down', amount: 1 }];
    const { open, lowest, opened, outage } = of(run(gateway({ connectRate: 1000 }), 30, faults));
    expect(lowest).toBe(1500);
    expect(open).toBe(2000);
    expect(opened).toBe(2500);
    expect(outage).toBeLessThan(1);
  });

  it('find no place where the other nodes are full', () => {
    const faults: Fault[] = [{ at: 10, target: 'gw', effect: 'down', amount: 1 }];
    const full = of(run(gateway({ connectRate: 1000, connectionLimit: 600 }), 30, faults));
    expect(full).toMatchObject({ open: 1800, wanted: 2000, out: true });
    expect(full.refused).toBeGreaterThan(1000);
  });

  it('carry no requests while they are away', () => {
    const report = run(gateway({ connectRate: 20, connectExcess: 'wait' }), 110, restart(1));
    // On average half the people have none, from its beginning to its end.
    expect(report.classes.k!.failures['not connected']! / report.classes.k!.offered).toBeCloseTo(0.46, 1);
    const { sessions } = report.series.components.gw!;
    expect(sessions!.at(5)!).toBeLessThan(200);
    expect(sessions!.at(-1)!).toBeGreaterThan(1900);
  });
});

describe('sessions on a calm day', () => {
  it('end and begin again: n / length a second, by estimate and by run', () => {
    const board = gateway({ sessionLength: 40 });
    const measured = run(board, 60).classes['Connect to Gateway']!;
    const expected = estimate(compile(board).network).classes['Connect to Gateway']!;
    expect(expected.rate).toBe(50);
    expect(measured.offered / 50).toBeCloseTo(1, 1);
  });

  it('give signs of life: n / interval a second, each a small piece of work, and fewer while they are away', () => {
    const board = gateway({ heartbeat: 4 });
    const beats = 'Heartbeats at Gateway';
    const calm = run(board, 30);
    expect(calm.classes[beats]!.offered / 500).toBeCloseTo(1, 1);
    const expected = estimate(compile(board).network).components.gw!;
    expect(calm.components.gw!.limits.slots).toBeCloseTo(expected.limits.slots!, 3);
    expect(expected.arrivalRate).toBe(700);
    const away = run(gateway({ heartbeat: 4, connectRate: 10, connectExcess: 'wait' }), 30, restart(0));
    expect(away.classes[beats]!.offered).toBeLessThan(60);
  });

  it('are simply open where nothing is said of how they come and go', () => {
    const { network } = compile(gateway());
    expect(network.classes).toHaveLength(1);
    expect(network.stations.every(({ sessions }) => sessions === undefined)).toBe(true);
  });
});

describe('a push', () => {
  it('finds the session at one replica of so many, where nobody knows which', () => {
    for (const replicas of [4, 30]) {
      const blind = run(gateway({ replicas, pushRoute: 'any' }, true), 100).classes.k!;
      expect(blind.goodput / blind.offered).toBeCloseTo(1 / replicas, 1);
      expect(blind.failures['not connected']! / blind.offered).toBeCloseTo(1 - 1 / replicas, 1);
    }
    expect(run(gateway({ replicas: 30 }, true), 20).classes.k!.failures).toEqual({});
  });
});
