import { expect, it } from 'vitest';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, connect, renameComponent, setLocked, setParam, updateConnection } from './edit.ts';
import { addGroup, setHome } from './groupEdits.ts';
import { isOnlyMoved } from './moved.ts';
import { moveItems, putComponents } from './moving.ts';

function pair() {
  let board = EMPTY_BOARD;
  for (const [id, x] of [
    ['a', 0],
    ['b', 400],
  ] as const)
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y: 0, params: {} });
  board = addGroup(board, { id: 'g', kind: 'region', name: 'g', x: 0, y: 400, width: 400, height: 300 });
  return connect(board, 'a', 'b', { id: 'l', bends: [200, 160] });
}

it('knows what is only moved, bent or locked', () => {
  const board = pair();
  const all = moveItems(board, ['a', 'b', 'g'], { x: 16, y: -8 });
  for (const other of [
    board,
    putComponents(board, { a: { x: 40, y: 8 } }),
    all,
    setLocked(all, ['a'], true),
    updateConnection(board, 'l', { bends: [1] }),
  ])
    expect(isOnlyMoved(board, other)).toBe(true);
});

it('knows what carries another load from it', () => {
  const board = pair();
  const { l, ...lines } = board.connections;
  for (const other of [
    setParam(board, 'a', 'replicas', 3),
    renameComponent(board, 'a', 'Web'),
    updateConnection(board, 'l', { calls: 2 }),
    setHome(board, ['a'], 'g'),
    putComponents(board, { a: { x: 40, y: 480 } }),
    { ...board, connections: lines },
  ])
    expect(isOnlyMoved(board, other)).toBe(false);
  expect(l).toBeDefined();
});
