import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type Objective } from '../board/board.ts';
import { estimate } from './estimate.ts';
import { judge, judgeEstimate, successIn } from './objectives.ts';
import { classReport, reportOf } from './report.testing.ts';
import { tinyUrl } from './sketch.testing.ts';

const board = (...objectives: Omit<Objective, 'id'>[]): Board => ({
  ...EMPTY_BOARD,
  objectives: Object.fromEntries(objectives.map((objective, i) => [`o${i}`, { id: `o${i}`, ...objective }])),
});

describe('objectives in a run', () => {
  const report = reportOf({ classes: { redirect: { goodput: 99.9, failures: { 'queue full': 0.1 } } } });

  it('compare what was measured, each metric by its own number', () => {
    const verdicts = judge(
      board(
        { class: 'redirect', metric: 'p99', limit: 40 },
        { class: 'redirect', metric: 'p99', limit: 39.9 },
        { class: 'redirect', metric: 'mean', limit: 11 },
        { class: 'redirect', metric: 'p999', limit: 50 },
        { class: 'redirect', metric: 'success', limit: 0.999 },
        { class: 'redirect', metric: 'success', limit: 0.9999 },
      ),
      report,
    );
    expect(verdicts.map(({ holds }) => holds)).toEqual([true, false, true, false, true, false]);
    expect(verdicts.map(({ value }) => value)).toEqual([
      40,
      40,
      10,
      60,
      expect.closeTo(0.999, 12),
      expect.closeTo(0.999, 12),
    ]);
    expect(verdicts[0]).toMatchObject({ objective: 'o0', limit: 40 });
  });

  it('leave out classes that the run did not have', () => {
    expect(judge(board({ class: 'gone', metric: 'p50', limit: 1 }), report)).toEqual([]);
  });

  it('miss a latency when nothing was answered, but no success when nothing ended', () => {
    const latency = { ...classReport({}).latency, p99: Number.NaN };
    const silent = reportOf({ classes: { redirect: { goodput: 0, latency } } });
    const verdicts = judge(
      board(
        { class: 'redirect', metric: 'p99', limit: 100 },
        { class: 'redirect', metric: 'success', limit: 0.99 },
      ),
      silent,
    );
    expect(verdicts.map(({ holds }) => holds)).toEqual([false, true]);
    expect(successIn(classReport({ goodput: 0, failures: { error: 3 } }))).toBe(0);
  });
});

describe('objectives by estimate', () => {
  it('hold at 1x and fail at 2x, where the redirect service is overloaded', () => {
    const promises = board(
      { class: 'redirect', metric: 'p99', limit: 100 },
      { class: 'redirect', metric: 'success', limit: 0.9999 },
      { class: 'submitUrl', metric: 'p99', limit: 300 },
    );
    const holds = (load: number) =>
      judgeEstimate(promises, estimate(tinyUrl(), load)).map((verdict) => verdict.holds);
    expect(holds(1)).toEqual([true, true, true]);
    expect(holds(2)).toEqual([false, false, true]);
  });
});
