import { expect, test } from 'vitest';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, updateConnection } from '../../board/edit.ts';
import { componentWords, connectionWords } from './outlineWords.ts';

const BOARD = ['app_service', 'relational_primary', 'message_queue'].reduce(
  (board, kind) => addComponent(board, { id: kind, kind, name: 'A', x: 0, y: 0, params: {} }),
  EMPTY_BOARD,
);
const API = BOARD.components.app_service!;

test('a component says what it is, how loaded, and what is wrong with it', () => {
  const finding = { id: 'f', severity: 'info', title: '', text: '', by: 'drawing' } as const;
  const at = { table: 'components', id: 'app_service' } as const;
  expect(componentWords(API, undefined, [])).toBe('App service x2');
  expect(componentWords({ ...API, name: 'App service 3' }, undefined, [])).toBe('x2');
  expect(
    componentWords(
      { ...API, params: { replicas: 6 }, locked: true },
      { utilization: 0.723, binding: 'slots' },
      [
        { ...finding, at },
        { ...finding, at },
      ],
    ),
  ).toBe('App service x6, 72 % slots, locked, 2 findings');
});

test('a connection says what happens on it, when, and how often', () => {
  const drawn = connect(connect(BOARD, 'app_service', 'relational_primary'), 'app_service', 'message_queue');
  const id = 'app_service-relational_primary';
  const rare = updateConnection(drawn, id, { calls: 0.3, label: 'lookup' }).connections[id]!;
  expect(connectionWords(rare, 'Orders', 11_600)).toEqual({
    title: 'calls Orders',
    rest: 'lookup, x0.3, 11.6 k/s',
  });
  const send = drawn.connections['app_service-message_queue']!;
  expect(connectionWords(send, 'Jobs', undefined)).toEqual({ title: 'sends to Jobs', rest: '' });
});
