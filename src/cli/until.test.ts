import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { setClass } from '../board/edit.ts';
import { parseUntil } from './until.ts';

const board = setClass(EMPTY_BOARD, {
  id: 'redirect',
  name: 'Follow a link',
  rate: [{ value: 1 }],
  sources: {},
} as unknown as Parameters<typeof setClass>[1]);

describe('--until', () => {
  it.each([
    ['p99±2%', { metric: 'p99', half: 0.02 }],
    ['p99.9 +- 10 %', { metric: 'p999', half: 0.1 }],
    ['redirect.mean+/-0.5%', { class: 'redirect', metric: 'mean', half: 0.005 }],
    ['Follow a link.p50±1%', { class: 'redirect', metric: 'p50', half: 0.01 }],
  ])('reads %s', (text, target) => {
    expect(parseUntil(text, board)).toEqual(target);
  });

  it.each([
    ['p99<2%', 'no precision'],
    ['p98±2%', 'no precision'],
    ['p99±0%', 'from 0.1%'],
    ['p99±80%', 'from 0.1%'],
    ['redirec.p99±2%', 'redirect'],
  ])('refuses %s', (text, why) => {
    expect(() => parseUntil(text, board)).toThrow(why);
  });
});
