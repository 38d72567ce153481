import { expect, it } from 'vitest';
import { EMPTY_BOARD } from './board.ts';
import { drawChain } from './chain/draw.ts';
import { parseChain } from './chain/parse.ts';
import { addComponent } from './edit.ts';
import { withFirstClient } from './firstClient.ts';
import { CARD } from './layout.ts';

const drawn = (chain: string, board = EMPTY_BOARD) =>
  drawChain(board, parseChain(chain), { at: { x: 0, y: 0 } }).board;

it('calls what begins the drawing, from its left, and brings traffic', () => {
  const before = drawn('lb -> api -> redis, postgres');
  const { board, id } = withFirstClient(before)!;
  const calls = Object.values(board.connections).filter(({ from }) => from === id);
  const entry = Object.values(before.components).find(({ kind }) => kind === 'load_balancer_l7')!;
  expect(calls.map(({ to }) => to)).toEqual([entry.id]);
  expect(board.components[id]!.x).toBeLessThanOrEqual(entry.x - CARD.width - 40);
  expect(Object.keys(board.classes)).toHaveLength(1);
});

it('calls what stands alone where nothing calls anything', () => {
  const { board, id } = withFirstClient(
    addComponent(EMPTY_BOARD, { id: 'api', kind: 'app_service', name: 'API', x: 0, y: 0, params: {} }),
  )!;
  expect(Object.values(board.connections)).toMatchObject([{ from: id }]);
});

it('is not added where there is one, or nothing to call', () => {
  expect(withFirstClient(EMPTY_BOARD)).toBeNull();
  expect(withFirstClient(drawn('web client -> lb'))).toBeNull();
});
