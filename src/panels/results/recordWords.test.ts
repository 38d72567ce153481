import { expect, it } from 'vitest';
import { type Board, EMPTY_BOARD } from '../../board/board.ts';
import { componentName, limitWords, measureWords, promiseWords } from './recordWords.ts';
import { clockWords, secondsWords, statusWords } from './runWords.ts';

const board: Board = {
  ...EMPTY_BOARD,
  classes: { redirect: { id: 'redirect', name: 'Redirect', description: '', rate: [] } },
  objectives: { fast: { id: 'fast', class: 'redirect', metric: 'p999', limit: 150 } },
};

it('says what binds: a limit by its name, an objective by its class and metric', () => {
  expect(limitWords(board, 'slots')).toBe('slots');
  expect(limitWords(board, 'objective:fast')).toBe('Redirect p99.9');
  expect(limitWords(board, 'objective:gone')).toBe('an objective');
});

it('falls back to the id of a component that is gone', () => {
  expect(componentName(board, 'rd')).toBe('rd');
});

it('says a promise and its measure in the same unit', () => {
  expect(promiseWords({ metric: 'p99', limit: 150 })).toBe('p99 < 150 ms');
  expect(measureWords('p99', 88.4)).toBe('88 ms');
  expect(promiseWords({ metric: 'success', limit: 0.9999 })).toBe('success ≥ 99.99 %');
  expect(measureWords('success', 0.99995)).not.toBe('100 %');
});

it('says simulated time with digits that can be read and stand still', () => {
  expect([0.4216, 8.34, 59.96].map(secondsWords)).toEqual(['0.42 s', '8.3 s', '60 s']);
  expect([900, 144_000].map(secondsWords)).toEqual(['15 min', '40 h']);
  expect(clockWords(7, 60)).toBe('7.0 of 60 s');
  expect(clockWords(150, 900)).toBe('2.5 of 15 min');
  expect(clockWords(9000, 144_000)).toBe('2.5 of 40 h');
  expect(statusWords('done', 60)).toBe('Simulated 60 s');
  expect(statusWords('running', 3)).toBe('Simulating...');
});
