import { expect, test } from 'vitest';
import { between } from './between.ts';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, connect, updateConnection } from './edit.ts';

const board = [
  ['web', 'client_web'],
  ['api', 'app_service'],
  ['cache', 'cache_readthrough'],
  ['queue', 'message_queue'],
  ['db', 'relational_primary'],
  ['phone', 'client_mobile'],
].reduce(
  (next, [id = '', kind = ''], index) =>
    addComponent(next, { id, kind, name: id, x: index * 200, y: 0, params: {} }),
  EMPTY_BOARD,
);
const drawn = connect(connect(board, 'web', 'api'), 'api', 'db');
const ends = (changed: typeof board) =>
  Object.values(changed.connections).map(({ from, to, when }) => `${from} ${to} ${when}`);

test('a component in a connection is called in place of the callee, and calls that as one drawn there would', () => {
  const cached = between(drawn, 'api-db', 'cache');
  expect(ends(cached)).toEqual(['web api always', 'api cache always', 'cache db miss']);
  const queued = between(drawn, 'api-db', 'queue');
  expect(queued.connections['api-db']).toMatchObject({ to: 'queue', mode: 'send' });
});

test('what was set of the connection stays, and what it asks of the callee goes on to that', () => {
  const set = updateConnection(drawn, 'api-db', {
    label: 'orders',
    timeout: 250,
    operation: 'write',
    access: 'write',
  });
  const { connections } = between(set, 'api-db', 'cache');
  expect(connections['api-db']).toMatchObject({ label: 'orders', timeout: 250, access: 'write' });
  expect(connections['api-db']).not.toHaveProperty('operation');
  expect(connections['cache-db']).toMatchObject({ operation: 'write', access: 'write', timeout: 0 });
});

test('clients, the ends themselves and what there is not stand between no others', () => {
  expect(between(drawn, 'api-db', 'phone')).toBe(drawn);
  expect(between(drawn, 'api-db', 'db')).toBe(drawn);
  expect(between(drawn, 'api-db', 'api')).toBe(drawn);
  expect(between(drawn, 'no', 'cache')).toBe(drawn);
});
