import { expect, it } from 'vitest';
import { settle } from './arrange.ts';
import { EMPTY_BOARD } from './board.ts';
import { duplicate } from './copying.ts';
import { addComponent, connect, updateConnection } from './edit.ts';
import { moveItems } from './moving.ts';

function bent() {
  let board = EMPTY_BOARD;
  for (const [id, x] of [
    ['a', 0],
    ['b', 400],
  ] as const)
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y: 0, params: {} });
  return connect(board, 'a', 'b', { id: 'l', bends: [200, 160] });
}

it('moves bends with both ends of their line, and leaves them where one end moves alone', () => {
  const board = bent();
  expect(Object.keys(board.connections)).toEqual(['l']);
  expect(moveItems(board, ['a', 'b'], { x: 16, y: -8 }).connections.l?.bends).toEqual([216, 152]);
  expect(moveItems(board, ['b'], { x: 16, y: -8 }).connections.l).toBe(board.connections.l);
});

it('copies bends with their line', () => {
  const { board, ids } = duplicate(bent(), ['a', 'b'], { x: 40, y: 200 });
  const copy = Object.values(board.connections).find(({ from }) => ids.includes(from));
  expect(copy?.bends).toEqual([240, 360]);
});

it('drops bends where a layout tears their ends apart', () => {
  const board = bent();
  expect(settle(board, { a: { x: 0, y: 0 }, b: { x: 0, y: 240 } }).connections.l?.bends).toBeUndefined();
  expect(settle(board, { a: { x: 0, y: 0 }, b: { x: 400, y: 0 } }).connections.l?.bends).toEqual([200, 160]);
});

it('keeps whole pairs of finite numbers, and nothing where none is left', () => {
  const board = bent();
  expect(updateConnection(board, 'l', { bends: [8, 16, 24] }).connections.l?.bends).toEqual([8, 16]);
  expect(updateConnection(board, 'l', { bends: [Number.NaN, 16] }).connections.l?.bends).toBeUndefined();
  expect(updateConnection(board, 'l', { bends: [] }).connections.l?.bends).toBeUndefined();
  const shaped = updateConnection(board, 'l', { shape: 'straight' });
  expect(updateConnection(shaped, 'l', { shape: undefined }).connections.l).not.toHaveProperty('shape');
});
