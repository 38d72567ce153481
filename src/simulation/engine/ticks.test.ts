import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { ARRIVAL_DEFAULTS } from '../../board/arrival.ts';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, setClass } from '../../board/edit.ts';
import { ratePerSecond } from '../../board/read.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';

/** A hundred jobs every ten seconds from a scheduler of no account to a worker that takes 10 ms for each, one by one. */
function board(jitter: number) {
  const at = { x: 0, y: 0 };
  const params = { replicas: 1, slots: 1, serviceShape: 'deterministic' };
  let drawn = addComponent(EMPTY_BOARD, {
    ...{ id: 's', kind: 'scheduler', name: 's', ...at },
    params: { ...params, slots: 1000, serviceTime: 0.001, queueLimit: 1e6 },
  });
  drawn = addComponent(drawn, {
    ...{ id: 'w', kind: 'app_service', name: 'w', ...at },
    params: { ...params, serviceTime: 10, queueLimit: 1e6 },
  });
  drawn = connect(drawn, 's', 'w', { rtt: 0, mode: 'call' });
  const arrival = { ...ARRIVAL_DEFAULTS, shape: 'scheduled' as const, users: 100, every: 10_000, jitter };
  return setClass(drawn, { id: 'k', name: 'k', description: '', rate: [], sources: { s: 1 }, arrival });
}

function run(jitter: number, load = 1) {
  const { network, problems } = compile(board(jitter));
  expect(problems).toEqual([]);
  const engine = createEngine(network, { duration: 1000, load: [{ at: 0, factor: load }] }, 7);
  engine.advance(1000);
  return engine.report();
}

describe('scheduled work', () => {
  it('comes as often as its period and fan-out say, at any jitter and load', () => {
    const drawn = board(0);
    expect(ratePerSecond(drawn, drawn.classes.k!)).toBe(10);
    for (const jitter of [0, 0.3, 0.5]) expect(run(jitter).totals.created).toBe(10_000);
    // Half of the jobs of the last tick begin after the end.
    expect(Math.abs(run(1).totals.created - 9950)).toBeLessThan(25);
    expect(run(0.5, 2).totals.created).toBe(20_000);
    const part = run(0, 0.333).totals.created;
    expect(part).toBeGreaterThanOrEqual(3300);
    expect(part).toBeLessThanOrEqual(3400);
  });

  it('rests while nobody asks for jobs, and goes on at its own times', () => {
    const { network } = compile(board(0));
    const load = [
      { at: 0, factor: 1 },
      { at: 100, factor: 0 },
      { at: 503, factor: 1 },
    ];
    const engine = createEngine(network, { duration: 512, load }, 7);
    engine.advance(512);
    // Ten ticks before, and one at 505 s.
    expect(engine.report().totals.created).toBe(1100);
  });

  it('queues up behind itself when all jobs begin at once: the last of a hundred waits for 99', () => {
    const { latency } = run(0).classes.k!;
    // The mean of 10, 20 ... 1000 ms.
    expect(latency.mean.value).toBeCloseTo(505, 0);
    expect(Math.abs(latency.p99 / 990 - 1)).toBeLessThan(0.02);
    expect(Math.abs(latency.max / 1000 - 1)).toBeLessThan(0.01);
  });

  it('has a far lower p99 with jitter', () => {
    const [none, some, all] = [0, 0.1, 1].map((jitter) => run(jitter).classes.k!.latency.p99);
    expect(none! / some!).toBeGreaterThan(3);
    expect(some! / all!).toBeGreaterThan(1.5);
    expect(all!).toBeLessThan(40);
  });

  it('is estimated with its rate and the wait of those that come together', () => {
    const guess = (jitter: number) => estimate(compile(board(jitter)).network);
    expect(guess(0).components.w!.arrivalRate).toBeCloseTo(10, 9);
    expect(guess(1).components.w!.arrivalRate).toBeCloseTo(10, 9);
    expect(Math.abs(guess(0).components.w!.wait / 495 - 1)).toBeLessThan(0.25);
    expect(guess(1).components.w!.wait).toBeLessThan(2);
  });
});
