import { expect, it } from 'vitest';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect } from '../../board/edit.ts';
import { addGroup } from '../../board/groupEdits.ts';
import { trafficOf } from './groupTraffic.ts';

it('tells what stays in a group from what crosses its border, each way', () => {
  let board = EMPTY_BOARD;
  for (const [id, x] of [
    ['a', 0],
    ['b', 200],
    ['c', 1000],
  ] as const)
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y: 0, params: {} });
  board = addGroup(board, {
    ...{ id: 'g', kind: 'zone', name: 'g' },
    ...{ x: -50, y: -50, width: 500, height: 200 },
  });
  board = connect(board, 'a', 'b', { id: 'ab', payload: 2 });
  board = connect(board, 'b', 'c', { id: 'bc', payload: 10 });
  board = connect(board, 'c', 'a', { id: 'ca', payload: 0 });
  const rates = { ab: { rate: 3 }, bc: { rate: 5 }, ca: { rate: 7 } };
  expect(trafficOf(board, 'g', rates)).toEqual({
    inside: { rate: 3, bytes: 6000 },
    leaves: { rate: 5, bytes: 50_000 },
    enters: { rate: 7, bytes: 0 },
  });
  expect(trafficOf(board, 'g', {}).leaves).toEqual({ rate: 0, bytes: 0 });
});
