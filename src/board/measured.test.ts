import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from './board.ts';
import { addComponent } from './edit.ts';
import { parseTimes, setTimes, summaryOf, timesText } from './measured.ts';

const parsed = (text: string): readonly number[] => {
  const result = parseTimes(text);
  if ('problem' in result) throw new Error(result.problem);
  return result.times;
};
const problem = (text: string): string => {
  const result = parseTimes(text);
  return 'problem' in result ? result.problem : '';
};

describe('pasted times', () => {
  it.each([
    ['12.5, 9, 9', [9, 2, 12.5, 1]],
    ['3\n1\n3\n', [1, 1, 3, 2]],
    ['time;count\n10;4\r\n2.5;1', [2.5, 1, 10, 4]],
    ['ms\tcount\n5\t0\n7\t2', [7, 2]],
    ['1 2 3', [1, 1, 2, 1, 3, 1]],
    ['5, 3', [3, 1, 5, 1]],
  ])('%j', (text, times) => expect(parsed(text)).toEqual(times));

  it.each([
    ['', /no number/],
    ['12, fast', /“fast” is no number/],
    ['<script>alert(1)</script>', /is no number/],
    ['4, -1', /-1 ms cannot be/],
    ['1e12', /between 0.001 ms and a day/],
    ['1,-3\n2,4', /-3 is no number of times/],
    ['1,0\n2,0', /every count is 0/],
    [Array.from({ length: 1001 }, (_, i) => i + 1).join(','), /1001 different times; at most 1000/],
    ['1 '.repeat(60_000), /too much text/],
  ])('tells what is wrong with %j', (text, words) => expect(problem(text)).toMatch(words));

  it.each([[[5, 3]], [[5, 1]], [[1, 1, 2, 1]], [[1, 4, 2, 1]], [[0.5, 2, 7, 1e6]]])(
    'come back from their own text: %j',
    (times) => expect(parsed(timesText(times))).toEqual(times),
  );

  it('are summed up', () => {
    const { count, mean, cv, p50, p99 } = summaryOf([1, 90, 11, 10]);
    expect([count, mean, p50, p99]).toEqual([100, 2, 1, 11]);
    expect(cv).toBeCloseTo(1.5, 12);
  });

  it('are kept where a component takes time, and nowhere else', () => {
    const at = { x: 0, y: 0, params: {} };
    let board = addComponent(EMPTY_BOARD, { id: 'a', kind: 'app_service', name: 'a', ...at });
    board = addComponent(board, { id: 'c', kind: 'client_web', name: 'c', ...at });
    expect(setTimes(board, 'c', [1, 1])).toBe(board);
    const told = setTimes(board, 'a', [3, 1, 1, 2, 3, 4, Number.NaN, 2, 8, 0]);
    expect(told.components.a?.times).toEqual([1, 2, 3, 5]);
    expect(setTimes(told, 'a', null)).toEqual(board);
  });
});
