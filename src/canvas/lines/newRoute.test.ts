import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, updateConnection } from '../../board/edit.ts';
import { makeShaper } from '../drawing/shapes.ts';
import { routeOfNew } from './newRoute.ts';
import { routeAll } from './router.ts';

const PLACES = { web: [0, 100], lb: [272, 100], api: [544, 40], db: [816, 100] } as const;

function drawn(): Board {
  let board: Board = EMPTY_BOARD;
  for (const [id, [x, y]] of Object.entries(PLACES))
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y, params: {} });
  return connect(connect(connect(board, 'web', 'lb'), 'lb', 'api'), 'api', 'db');
}

const routesOf = ({ connections, components }: Board) =>
  routeAll(Object.values(connections), new Map(Object.entries(components)), makeShaper);

describe('a line that is pulled', () => {
  it.each([
    ['web', 'db'],
    ['lb', 'db'],
    ['db', 'web'],
    ['api', 'web'],
  ] as const)('runs from %s to %s as it will when the hand lets go', (from, to) => {
    const before = drawn();
    const after = connect(before, from, to);
    const route = routesOf(after).get(Object.keys(after.connections).find((id) => !before.connections[id])!);
    const ends = [before.components[from]!, before.components[to]!] as const;
    expect(routeOfNew(before, ends, makeShaper)?.path).toBe(route?.path);
  });

  it('is drawn as the one whose end is pulled, which has let go of its old card', () => {
    const board = updateConnection(drawn(), 'api-db', { shape: 'orthogonal' });
    const { api, lb } = board.components;
    const { path } = routeOfNew(board, [api!, lb!], makeShaper, board.connections['api-db'])!;
    const { 'api-db': line, ...others } = board.connections;
    const moved = { ...board, connections: { ...others, 'api-db': { ...line!, to: 'lb' } } };
    expect(path).toBe(routesOf(moved).get('api-db')?.path);
  });

  it('reaches a card that is about to be, and others as of then', () => {
    const board = drawn();
    const place = { x: 816, y: 240 };
    const then = connect(
      addComponent(board, { id: 'copy', kind: 'app_service', name: 'copy', ...place, params: {} }),
      'web',
      'copy',
    );
    expect(routeOfNew(board, [board.components.web!, place], makeShaper)?.path).toBe(
      routesOf(then).get('web-copy')?.path,
    );
  });
});
