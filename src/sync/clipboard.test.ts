import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { extract } from '../board/copying.ts';
import { addComponent, connect, setClass, setParam, updateConnection } from '../board/edit.ts';
import { readFragment, writeFragment } from './clipboard.ts';

const component = (id: string, kind: string) => ({ id, kind, name: id, x: 0, y: 0, params: {} });

describe('a fragment as text', () => {
  test('comes back as it was, with parameters and rules for classes', () => {
    let board = addComponent(EMPTY_BOARD, component('api', 'app_service'));
    board = addComponent(board, component('db', 'relational_primary'));
    board = setClass(board, { id: 'redirect', name: 'Redirect', description: '', rate: [] });
    board = connect(setParam(board, 'api', 'replicas', 9), 'api', 'db');
    const [connection] = Object.keys(board.connections);
    board = updateConnection(board, connection ?? '', { classes: { redirect: { calls: 2 } } });
    const fragment = extract(board, ['api', 'db']);
    expect(fragment.connections).toHaveLength(1);
    expect(readFragment(writeFragment(fragment))).toEqual(fragment);
  });

  test('is told from any other text', () => {
    for (const text of ['', 'hello', '{}', '[1]', 'null', '{"format":"headroom","version":1}']) {
      expect(readFragment(text)).toBeNull();
    }
  });

  test('may be hostile: it is bounded and cleaned, and reading it never throws', () => {
    const hostile = {
      format: 'headroom',
      version: 2,
      components: {
        api: { kind: 'app_service', params: { replicas: 1e99, evil: 1 }, x: 'far' },
        ghost: { kind: 'no such kind' },
      },
      connections: { c: { from: 'api', to: 'ghost' } },
    };
    const fragment = readFragment(JSON.stringify(hostile));
    expect(fragment?.components.map(({ id }) => id)).toEqual(['api']);
    expect(fragment?.components[0]?.params.replicas).toBeLessThan(1e7);
    expect(fragment?.connections).toEqual([]);
    fc.assert(fc.property(fc.json(), (text) => void readFragment(text)));
  });
});
