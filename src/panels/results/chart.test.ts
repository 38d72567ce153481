import { expect, it } from 'vitest';
import type { Report } from '../../simulation/report.ts';
import { chartData, topOf, wantsLog } from './chart.ts';

const report = {
  series: {
    width: 1,
    at: [0, 1, 2],
    load: [1, 1, 1],
    components: {},
    classes: {
      a: { p50: [5, Number.NaN, 6], p99: [10, 11, 12], throughput: [100, 0, 100], failed: [0, 0, 0] },
      b: {
        p50: [5, 5, 5],
        p99: [900, 1000, Number.POSITIVE_INFINITY],
        throughput: [1, 1, 1],
        failed: [0, 0, 0],
      },
    },
  },
} as unknown as Report;

it('turns windows without a number into gaps, in the order of the classes', () => {
  expect(chartData(report, ['b', 'a'], 'p50')).toEqual([
    [0, 1, 2],
    [5, 5, 5],
    [5, null, 6],
  ]);
  expect(chartData(report, ['b'], 'p99')[1]).toEqual([900, 1000, null]);
});

it('takes a logarithmic axis only for latencies far apart', () => {
  expect(wantsLog(chartData(report, ['a', 'b'], 'p99'), 'p99')).toBe(true);
  expect(wantsLog(chartData(report, ['a'], 'p99'), 'p99')).toBe(false);
  expect(wantsLog(chartData(report, ['a', 'b'], 'throughput'), 'throughput')).toBe(false);
  expect(wantsLog([[], []], 'p99')).toBe(false);
});

it('makes room for a promise that is near, and not for one far above', () => {
  expect(topOf(100, [{ limit: 150 }])).toBeCloseTo(162);
  expect(topOf(100, [{ limit: 1000 }])).toBeCloseTo(108);
  expect(topOf(0, [])).toBe(1);
});
