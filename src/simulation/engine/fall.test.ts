import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { type Board, EMPTY_BOARD, type Group } from '../../board/board.ts';
import { addComponent, connect, setClass, setParam, updateConnection } from '../../board/edit.ts';
import { addGroup, setTrip } from '../../board/groupEdits.ts';
import { decodeOrder } from '../../runner/decode.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Report } from '../report.ts';
import { eachOf } from './fall.ts';

const frame = (id: string, kind: Group['kind'], x: number, y: number): Group => ({
  ...{ id, kind, name: id, x, y, width: 400, height: 200 },
});

/** People outside call a balancer in a region; it spreads over services in zone a, and in zone b where there are two. */
function service(zones: 1 | 2): Board {
  let board: Board = EMPTY_BOARD;
  for (const [id, kind, x, y] of [
    ['people', 'client_web', -1000, 0],
    ['lb', 'load_balancer_l7', -400, 0],
    ['a', 'app_service', 0, 0],
    ...(zones === 2 ? ([['b', 'app_service', 0, 300]] as const) : []),
  ] as const) {
    board = addComponent(board, { id, kind, name: id, x, y, params: {} });
  }
  board = addGroup(board, { ...frame('us', 'region', -500, -100), width: 1000, height: 700 });
  board = addGroup(board, frame('zone-a', 'zone', -50, -50));
  board = addGroup(board, frame('zone-b', 'zone', -50, 250));
  board = connect(board, 'people', 'lb');
  for (const id of zones === 2 ? ['a', 'b'] : ['a']) {
    board = setParam(connect(board, 'lb', id), id, 'queueLimit', 50);
  }
  return setClass(board, { id: 'k', name: 'k', description: '', rate: [{ label: '', value: 200 }] });
}

function run(board: Board, faults: readonly Fault[], duration = 60): Report {
  const { network } = compile(board);
  const order = { type: 'start', run: 1, network, duration, load: 1, seed: 1, speed: Infinity, faults };
  expect(decodeOrder(order)).toEqual(order);
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(duration);
  const report = engine.report();
  const { created, completed, failed, inside } = report.totals;
  expect(created).toBe(completed + failed + inside);
  return report;
}

const rate = (report: Report, from: number, to: number, what: 'throughput' | 'failed'): number => {
  const column = report.series.classes.k![what].filter(
    (_, i) => report.series.at[i]! >= from && report.series.at[i]! < to,
  );
  return column.reduce((sum, x) => sum + x, 0) / column.length;
};
const down: Fault = { at: 20, until: 40, target: 'zone-a', effect: 'down' };

describe('a zone that is lost', () => {
  it('takes a service of one zone with it, until it heals', () => {
    const report = run(service(1), [down]);
    expect(rate(report, 21, 39, 'throughput')).toBe(0);
    expect(rate(report, 21, 39, 'failed')).toBeGreaterThan(180);
    expect(rate(report, 42, 60, 'throughput')).toBeGreaterThan(180);
    expect(Object.keys(report.classes.k!.failures)).toEqual(['instance down']);
  });

  it('leaves a service of two zones to the other one, but for what was inside', () => {
    const report = run(service(2), [down]);
    expect(rate(report, 21, 39, 'throughput')).toBeGreaterThan(180);
    expect(report.totals.failed).toBeLessThan(5);
    expect(report.components.b!.throughput).toBeGreaterThan(1.3 * report.components.a!.throughput);
    expect(report.scenario.faults).toEqual([down]);
  });

  it('is not survived where both are lost, or the region around them', () => {
    const both = run(service(2), [down, { ...down, target: 'zone-b', at: 30 }]);
    expect(rate(both, 21, 29, 'failed')).toBe(0);
    expect(rate(both, 31, 39, 'throughput')).toBe(0);
    expect(rate(both, 42, 60, 'failed')).toBe(0);
    const region = run(service(2), [{ ...down, target: 'us' }]);
    expect(rate(region, 21, 39, 'throughput')).toBe(0);
    expect(rate(region, 21, 39, 'failed')).toBeGreaterThan(180);
  });

  it('may be cut off instead: what is inside goes on, and nobody reaches it', () => {
    const one = run(service(1), [{ ...down, effect: 'partition' }]);
    expect(rate(one, 21, 39, 'throughput')).toBe(0);
    expect(Object.keys(one.classes.k!.failures)).toEqual(['link cut']);
    const two = run(service(2), [{ ...down, effect: 'partition' }]);
    expect(two.totals.failed).toBe(0);
    const lossy = run(service(1), [{ ...down, effect: 'partition', amount: 0.25 }]);
    expect(rate(lossy, 21, 39, 'failed') / 200).toBeGreaterThan(0.22);
    expect(rate(lossy, 21, 39, 'failed') / 200).toBeLessThan(0.28);
  });

  it('may be slow or fail a share', () => {
    const slow = run(service(1), [{ at: 0, target: 'zone-a', effect: 'slow', amount: 3 }]);
    const plain = run(service(1), []);
    const served = (report: Report) => report.components.a!.utilization;
    expect(served(slow) / served(plain)).toBeGreaterThan(2.9);
    expect(served(slow) / served(plain)).toBeLessThan(3.1);
    const errors = run(service(1), [{ at: 0, target: 'us', effect: 'errors', amount: 0.1 }]);
    // The balancer and the service each fail a tenth.
    const { goodput, offered } = errors.classes.k!;
    expect(Math.abs(goodput / offered - 0.81)).toBeLessThan(0.02);
  });
});

describe('what a fault of a group falls on', () => {
  const { network } = compile(service(2));
  const targets = (fault: Fault) =>
    eachOf(network, fault)
      .map(({ target, effect }) => `${target} ${effect}`)
      .sort();

  it('is each component in it, at any depth, and each connection over its border', () => {
    expect(targets({ ...down, target: 'us' })).toEqual(['a down', 'b down', 'lb down']);
    expect(targets({ ...down, effect: 'partition' })).toEqual(['lb-a down']);
    expect(targets({ ...down, target: 'us', effect: 'partition', amount: 0.1 })).toEqual([
      'people-lb errors',
    ]);
    expect(targets({ ...down, target: 'lb', effect: 'partition' })).toEqual([
      'lb-a down',
      'lb-b down',
      'people-lb down',
    ]);
    expect(targets({ ...down, target: 'lb-a', effect: 'partition' })).toEqual(['lb-a down']);
    expect(targets({ ...down, target: 'gone', effect: 'partition' })).toEqual([]);
  });

  it('is no client: people do not fail with a datacenter', () => {
    const home = addGroup(service(1), { ...frame('home', 'region', -1100, -100), width: 300 });
    expect(home.components.people?.group).toBe('home');
    expect(eachOf(compile(home).network, { ...down, target: 'home' })).toEqual([]);
  });
});

describe('the round trip between two groups', () => {
  const latency = (board: Board) => {
    const { network } = compile(board);
    const whole = run(board, [], 30).classes.k!.latency;
    return {
      estimated: estimate(network).classes.k!.latency.mean,
      mean: whole.mean.value,
      half: whole.mean.half,
    };
  };

  it('is added to that of each connection that crosses, to the last bit', () => {
    const { network } = compile(service(2));
    const before = compile({ ...service(2), groups: {} }).network;
    const trips = (visits: typeof network.visits) =>
      visits.flatMap(({ calls }) => calls.map((call) => 2000 * call.network.mean));
    // From the balancer, which lies in no zone, nothing is added.
    expect(trips(network.visits)).toEqual(trips(before.visits));
    const apart = setTrip(setTrip(service(2), 'us', 'us', 3), 'zone-b', 'us', 5);
    expect(trips(compile(apart).network.visits).sort()).toEqual([3.5, 3.5, 30]);
  });

  it('is in the estimate and in the run alike', () => {
    const near = latency(service(1));
    const away = updateConnection(service(1), 'lb-a', { rtt: 0.5 });
    const far = latency(setTrip(away, 'us', 'us', 20));
    expect(far.estimated - near.estimated).toBeCloseTo(20, 9);
    expect(Math.abs(far.mean - far.estimated)).toBeLessThan(3 * far.half + 0.05);
  });

  it('is left out where the connection names the whole way', () => {
    const board = setTrip(service(1), 'us', 'us', 20);
    const whole = latency(updateConnection(board, 'lb-a', { spans: true }));
    expect(whole.estimated).toBeCloseTo(latency(service(1)).estimated, 9);
  });
});
