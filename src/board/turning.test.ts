import { expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type Mark } from './board.ts';
import { addComponent } from './edit.ts';
import { setMark } from './marks.ts';
import { turnInto } from './turning.ts';

const BARE = {
  y: 100,
  width: 200,
  height: 100,
  text: '',
  color: 'ink',
  size: 'm',
  dash: 'solid',
  fill: 'none',
} as const;
const mark = (id: string, kind: Mark['kind'], over: Partial<Mark> = {}): Mark => ({
  ...BARE,
  x: 0,
  heads: 'none',
  order: 1,
  id,
  kind,
  ...over,
});

/** Two boxes with an arrow between them, and one to a component that is there. */
const BOARD: Board = [
  mark('a', 'rectangle', { text: 'Redis\nhot keys' }),
  mark('b', 'ellipse', { x: 400 }),
  mark('ab', 'line', { points: [0, 0, 9, 9], from: 'a', to: 'b', heads: 'end', text: 'asks ' }),
  mark('bd', 'line', { points: [0, 0, 9, 9], from: 'b', to: 'db', heads: 'end' }),
  mark('plain', 'line', { points: [0, 0, 9, 9], from: 'a', to: 'db' }),
].reduce(
  setMark,
  addComponent(EMPTY_BOARD, { id: 'db', kind: 'relational_primary', name: 'DB', x: 800, y: 100, params: {} }),
);

it('makes components where the boxes were, called as what is written on them', () => {
  const { board, ids } = turnInto(BOARD, [{ mark: 'a', kind: 'cache_lookaside' }]);
  expect(ids).toEqual(['redis']);
  expect(board.components.redis).toMatchObject({ kind: 'cache_lookaside', name: 'Redis', x: 16, y: 112 });
  expect(board.marks).not.toHaveProperty('a');
  expect(board.marks.ab).toMatchObject({ from: 'redis', to: 'b' });
  expect(board.connections).toEqual({});
});

it('turns arrows between components into connections, and leaves lines without heads', () => {
  const { board, ids } = turnInto(BOARD, [
    { mark: 'a', kind: 'app_service' },
    { mark: 'b', kind: 'app_service' },
  ]);
  expect(ids).toEqual(['redis', 'app-service']);
  expect(Object.values(board.connections).map(({ from, to, label }) => [from, to, label])).toEqual([
    ['redis', 'app-service', 'asks'],
    ['app-service', 'db', ''],
  ]);
  expect(Object.keys(board.marks)).toEqual(['plain']);
  expect(board.marks.plain).toMatchObject({ from: 'redis', to: 'db' });
});

it('leaves the board alone where nothing can be turned', () => {
  expect(turnInto(BOARD, [{ mark: 'ab', kind: 'app_service' }]).board).toBe(BOARD);
  expect(turnInto(BOARD, [{ mark: 'a', kind: 'no_such_kind' }]).board).toBe(BOARD);
  expect(turnInto(BOARD, [{ mark: 'gone', kind: 'app_service' }]).board).toBe(BOARD);
});
