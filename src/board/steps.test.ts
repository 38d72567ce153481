import { expect, it } from 'vitest';
import { type Board, EMPTY_BOARD } from './board.ts';
import { addComponent, connect, setClass } from './edit.ts';
import { stepsOf } from './steps.ts';

const KINDS = {
  web: 'client_web',
  lb: 'load_balancer_l7',
  api: 'app_service',
  cache: 'cache_lookaside',
  db: 'relational_primary',
  copy: 'read_replica',
};
const COMPONENTS = Object.entries(KINDS).reduce(
  (board, [id, kind], index) => addComponent(board, { id, kind, name: id, x: index * 300, y: 0, params: {} }),
  EMPTY_BOARD as Board,
);
const CLASSES = ['read', 'write'].reduce(
  (board, id) => setClass(board, { id, name: id, description: '', rate: [], sources: { web: 1 } }),
  COMPONENTS,
);
const BOARD = [
  ['web', 'lb', {}],
  ['lb', 'api', {}],
  ['api', 'cache', { step: 1, classes: { read: {} } }],
  ['api', 'db', { step: 2 }],
  ['db', 'copy', { mode: 'replicate' }],
].reduce((board, [from, to, over]) => connect(board, from as string, to as string, over as object), CLASSES);

const labels = (board: Board, id: string) =>
  stepsOf(board, id).map((step) => `${step.label} ${step.connection}`);

it('numbers the way of a class in the order it is taken, without what others take and without copying', () => {
  expect(labels(BOARD, 'read')).toEqual(['1 web-lb', '2 lb-api', '3 api-cache', '4 api-db']);
  expect(labels(BOARD, 'write')).toEqual(['1 web-lb', '2 lb-api', '3 api-db']);
});

it('gives calls that are made at once one number and letters', () => {
  const both = connect(BOARD, 'cache', 'db', { step: 1 });
  const parallel = {
    ...both,
    connections: { ...both.connections, 'api-db': { ...both.connections['api-db']!, step: 1 } },
  };
  expect(labels(parallel, 'read')).toEqual([
    '1 web-lb',
    '2 lb-api',
    '3a api-cache',
    '3b api-db',
    '4 cache-db',
  ]);
});

it('ends in a ring, and where there is no class', () => {
  const ring = connect(BOARD, 'api', 'lb', { step: 3 });
  expect(labels(ring, 'write')).toEqual(['1 web-lb', '2 lb-api', '3 api-db', '4 api-lb']);
  expect(stepsOf(BOARD, 'gone')).toEqual([]);
});
