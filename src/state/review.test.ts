import { afterEach, expect, test, vi } from 'vitest';
import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { createAppStore } from './store.ts';
import * as theory from './theory.ts';

vi.mock('./theory.ts', async (original) => {
  const theory = await original<typeof import('./theory.ts')>();
  return {
    ...theory,
    estimateOf: (board: Board, load: number) => {
      if (Object.keys(board.components).length > 0) throw new Error('division by nothing');
      return theory.estimateOf(board, load);
    },
  };
});

afterEach(() => vi.restoreAllMocks());

test('a board that theory fails on can still be drawn, saved and undone', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const get = createAppStore({ theory }).getState;
  get().insert('cache_lookaside');
  expect(Object.keys(get().board.components)).toHaveLength(1);
  expect(get().problems).toMatchObject([
    { message: 'This board could not be estimated: division by nothing' },
  ]);
  expect(get().estimate.components).toEqual({});
  expect(told).toHaveBeenCalledOnce();
  get().undo();
  expect(get().board).toEqual(EMPTY_BOARD);
  expect(get().problems).toEqual([]);
});
