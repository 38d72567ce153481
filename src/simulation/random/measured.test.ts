import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, setClass } from '../../board/edit.ts';
import { setTimes, summaryOf } from '../../board/measured.ts';
import { parseBoard, stringify } from '../../format/format.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import { draws } from './draws.testing.ts';

/** ms and how often. */
const TIMES = [1, 540, 2, 260, 3, 100, 12, 85, 80, 15] as const;
const at = { x: 0, y: 0 };

/** A client that asks a service whose times were measured, `rate` a second. */
function board(rate: number, times: readonly number[] = TIMES) {
  let drawn = addComponent(EMPTY_BOARD, { id: 'c', kind: 'client_web', name: 'c', ...at, params: {} });
  const params = { replicas: 1, slots: 1, queueLimit: 1_000_000_000 };
  drawn = addComponent(drawn, { id: 'a', kind: 'app_service', name: 'a', ...at, params });
  drawn = connect(drawn, 'c', 'a', { rtt: 0 });
  drawn = setClass(drawn, { id: 'k', name: 'k', description: '', rate: [{ label: '', value: rate }] });
  return setTimes(drawn, 'a', times);
}

function run(rate: number, duration: number) {
  const { network, problems } = compile(board(rate));
  expect(problems).toEqual([]);
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 3);
  engine.advance(duration);
  return { report: engine.report(), guess: estimate(network, 1, []) };
}

describe('measured times', () => {
  it('are drawn as often as they were seen', () => {
    const values = TIMES.filter((_, i) => i % 2 === 0);
    const weights = TIMES.filter((_, i) => i % 2 === 1);
    const distribution = { shape: 'measured' as const, mean: 4, cv: 2, values, weights };
    const next = draws(distribution, 'times');
    const seen = new Map<number, number>();
    const n = 400_000;
    for (let i = 0; i < n; i++) {
      const value = next();
      seen.set(value, (seen.get(value) ?? 0) + 1);
    }
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual(values);
    values.forEach((value, i) => {
      const share = weights[i]! / 1000;
      expect(Math.abs(seen.get(value)! - n * share) / Math.sqrt(n * share * (1 - share))).toBeLessThan(4);
    });
  });

  it('give mean and quantiles of the list where nobody waits, in a run and in the estimate', () => {
    const { mean, p50 } = summaryOf(TIMES);
    const { report, guess } = run(0.1, 400_000);
    const { latency } = report.classes.k!;
    expect(Math.abs(latency.mean.value / mean - 1)).toBeLessThan(0.05);
    expect(latency.p50).toBeCloseTo(p50, 0);
    // One in seventy is the longest, so that the 99th percentile is that, and the 95th one in twelve.
    expect(Math.abs(latency.p99 / 80 - 1)).toBeLessThan(0.02);
    expect(Math.abs(latency.p95 / 12 - 1)).toBeLessThan(0.02);
    const known = guess.classes.k!.latency;
    expect(Math.abs(known.mean / mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(known.p99 / 80 - 1)).toBeLessThan(0.05);
  });

  it('make a queue wait as Pollaczek and Khinchine say of their mean and variation', () => {
    const { mean, cv } = summaryOf(TIMES);
    const rate = 120;
    const busy = (rate * mean) / 1000;
    const wait = ((busy / (1 - busy)) * mean * (1 + cv * cv)) / 2;
    const { report, guess } = run(rate, 4000);
    expect(Math.abs(report.components.a!.wait / wait - 1)).toBeLessThan(0.08);
    expect(Math.abs(guess.components.a!.wait / wait - 1)).toBeLessThan(0.001);
  });

  it('are saved, and what is no time is left out and told', () => {
    const drawn = board(1);
    const text = stringify(drawn);
    expect(parseBoard(text)).toEqual({ board: drawn, problems: [] });
    const bad = text.replace(/"times":\s*\[[^\]]*\]/, '"times": [1, 2, 3, 0, 5]');
    const { board: mended, problems } = parseBoard(bad);
    expect(mended?.components.a?.times).toEqual([1, 2]);
    expect(problems.map(({ field }) => field)).toEqual(['times']);
  });
});
