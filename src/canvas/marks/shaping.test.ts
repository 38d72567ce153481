import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD, type Mark } from '../../board/board.ts';
import { boxesOf, courseOf } from '../../board/lines.ts';
import { setMark } from '../../board/marks.ts';
import { bent, holderAt, straightened } from './shaping.ts';

const BARE = {
  text: '',
  color: 'ink',
  size: 'm',
  dash: 'solid',
  fill: 'none',
  heads: 'none',
  order: 1,
} as const;
const box = (id: string, x: number, order = 1): Mark => ({
  ...BARE,
  id,
  kind: 'rectangle',
  x,
  y: 0,
  width: 100,
  height: 100,
  order,
});
const line: Mark = {
  ...BARE,
  id: 'line',
  kind: 'line',
  x: 0,
  y: 0,
  width: 300,
  height: 0,
  points: [0, 0, 300, 0],
};

describe('drawing a line', () => {
  it('goes in steps of 15 degrees with Shift', () => {
    const { x, y } = straightened({ x: 0, y: 0 }, { x: 100, y: 8 });
    expect([x, y].map((value) => Math.round(value))).toEqual([100, 0]);
  });
  it('is fastened to the topmost thing under it that holds lines', () => {
    const cards = [{ id: 'card', position: { x: 0, y: 0 } }];
    const marks = [box('low', 0, -1), box('high', 80), { ...line, order: 9 }];
    expect(holderAt(cards, marks, { x: 50, y: 50 })).toBe('card');
    expect(holderAt(cards, marks, { x: 90, y: 50 })).toBe('high');
    expect(holderAt([], marks, { x: 50, y: 50 })).toBe('low');
    expect(holderAt([], marks, { x: 250, y: 0 })).toBeUndefined();
    expect(holderAt([], marks, { x: 90, y: 50 }, 'high')).toBe('low');
  });
  it('is bent by its middle, straightened again, and fastened by its end', () => {
    const board = [box('box', 400), line].reduce(setMark, EMPTY_BOARD);
    const boxes = boxesOf(board);
    const bow = bent(board, line, boxes, 'middle', { x: 150, y: 60 }, undefined);
    expect(courseOf(bow, boxes)).toEqual([0, 0, 150, 120, 300, 0]);
    const flat = bent(board, bow, boxes, 'middle', { x: 151, y: 2 }, undefined);
    expect(courseOf(flat, boxes)).toEqual([0, 0, 300, 0]);
    const held = bent(board, line, boxes, 'to', { x: 450, y: 50 }, 'box');
    expect(held.to).toBe('box');
    expect(courseOf(held, boxes).slice(2)[0]).toBeLessThan(400);
    expect(bent(board, held, boxes, 'to', { x: 200, y: 9 }, undefined)).not.toHaveProperty('to');
  });
});
