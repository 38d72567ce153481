import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type Group } from '../board/board.ts';
import { addComponent, connect, setClass, updateConnection } from '../board/edit.ts';
import { addGroup } from '../board/groupEdits.ts';
import { compile } from '../simulation/compile.ts';
import { templateBoard } from '../templates/templates.ts';
import { estimate } from './estimate.ts';
import { findings } from './findings.ts';
import { placeFindings } from './places.ts';

const of = (board: Board) => placeFindings(board, compile(board).network);
const about = (board: Board) => of(board).map(({ id, severity }) => `${id} ${severity}`);

const frame = (id: string, kind: Group['kind'], x: number, y: number, width = 800): Group => ({
  ...{ id, kind, name: id.toUpperCase(), x, y, width, height: 200 },
});

/** A balancer outside, services in two zones 300 px below each other, and a store in the first. */
function zones(...ids: readonly ('a' | 'b' | 'db')[]): Board {
  const places = { people: [-900, 0], lb: [-400, 0], a: [0, 0], b: [0, 300], db: [300, 0] } as const;
  const kinds = { people: 'client_web', lb: 'load_balancer_l7', db: 'relational_primary' } as const;
  let board: Board = EMPTY_BOARD;
  for (const id of ['people', 'lb', ...ids] as const) {
    const kind = id === 'a' || id === 'b' ? 'app_service' : kinds[id];
    board = addComponent(board, {
      id,
      kind,
      name: id.toUpperCase(),
      x: places[id][0],
      y: places[id][1],
      params: {},
    });
  }
  board = addGroup(addGroup(board, frame('za', 'zone', -50, -50)), frame('zb', 'zone', -50, 250));
  board = connect(board, 'people', 'lb');
  for (const id of ids) if (id !== 'db') board = connect(board, 'lb', id);
  if (ids.includes('db'))
    for (const id of ids) if (id !== 'db') board = connect(board, id, 'db', { id: `${id}-db` });
  return setClass(board, { id: 'k', name: 'Read', description: '', rate: [{ label: '', value: 100 }] });
}

describe('a zone', () => {
  it('that holds the only one of something cannot be lost', () => {
    const [finding] = of(zones('a'));
    expect(finding).toMatchObject({ id: 'L01:za', severity: 'error', at: { table: 'groups', id: 'za' } });
    expect(finding?.title).toBe('Losing ZA stops Read');
    expect(finding?.text).toContain('A has no stand-in elsewhere');
  });

  it('of two with a balancer before them may be lost', () => {
    expect(of(zones('a', 'b'))).toEqual([]);
  });

  it('with the store that both use may not', () => {
    const board = zones('a', 'b', 'db');
    expect(about(board)).toEqual(['L01:za error']);
    expect(of(board)[0]?.text).toContain('DB has no stand-in elsewhere');
  });

  it('with a store that is copied to another one is survived once the copy has taken over', () => {
    let board = zones('a', 'b', 'db');
    board = addComponent(board, {
      ...board.components.db!,
      id: 'copy',
      kind: 'read_replica',
      x: 300,
      y: 300,
      group: 'zb',
    });
    board = connect(board, 'db', 'copy', { id: 'copying', mode: 'replicate' });
    expect(about(board)).toEqual(['L01:za warning']);
    expect(of(board)[0]?.text).toContain('has to take over first');
  });

  it('that everything is in is said to be just that', () => {
    const board = addGroup(zones('a'), { ...frame('zc', 'zone', -1200, -200, 2000), height: 800 });
    expect(of(board).find(({ at }) => at.id === 'zc')?.text).toContain('All of it runs in this one zone');
  });

  it('with a cache that is asked first may be lost, as a miss then', () => {
    let board = zones('a', 'b', 'db');
    board = addComponent(board, {
      id: 'cache',
      kind: 'cache_lookaside',
      name: 'Cache',
      x: 550,
      y: 0,
      params: {},
    });
    board = addGroup(board, frame('zx', 'zone', 520, -20, 230));
    for (const id of ['a', 'b']) {
      board = connect(board, id, 'cache', { id: `${id}-cache`, step: 1 });
      board = updateConnection(board, `${id}-db`, { step: 2, when: 'miss', of: `${id}-cache` });
    }
    expect(board.components.cache?.group).toBe('zx');
    expect(about(board)).toEqual(['L01:za error']);
  });
});

describe('a region', () => {
  it('counts where there are two, and is far', () => {
    const one = addGroup(zones('a'), { ...frame('us', 'region', -500, -100, 1300), height: 700 });
    expect(about(one)).toEqual(['L01:za error']);
    let two = addGroup(one, frame('eu', 'region', 2000, 0));
    two = addComponent(two, {
      id: 'far',
      kind: 'app_service',
      name: 'Far',
      group: 'eu',
      x: 2050,
      y: 50,
      params: {},
    });
    two = connect(two, 'a', 'far', { id: 'wire' });
    expect(about(two)).toEqual(['L01:za error', 'L01:us warning', 'L01:eu warning', 'far:wire warning']);
    const far = of(two).find(({ id }) => id === 'far:wire');
    expect(far?.text).toContain('81 ms');
    expect(far?.title).toBe('Waits for EU');
    expect(about(updateConnection(two, 'wire', { mode: 'send' }))).not.toContain('far:wire warning');
    expect(about(updateConnection(two, 'wire', { rtt: 12, spans: true }))).toContain('far:wire info');
  });

  it('that is crossed more than twice in a row is told of the class', () => {
    const board = zones('a', 'db');
    const calls = (count: number, pattern: 'sequence' | 'parallel' = 'sequence') =>
      about(updateConnection(board, 'a-db', { rtt: 50, calls: count, pattern })).filter((id) =>
        id.startsWith('L46'),
      );
    expect(calls(2)).toEqual([]);
    expect(calls(3)).toEqual(['L46:k warning']);
    expect(calls(9, 'parallel')).toEqual([]);
  });
});

describe('a copy that writes wait for', () => {
  it.each([
    [9, []],
    [10, ['L19:wal warning']],
    [60, ['L19:wal error']],
  ])('%s ms away', (rtt, expected) => {
    let board = zones('a', 'db');
    board = addComponent(board, { id: 'copy', kind: 'read_replica', name: 'Copy', x: 900, y: 0, params: {} });
    board = updateConnection(board, 'a-db', { operation: 'write' });
    board = connect(board, 'db', 'copy', { id: 'wal', mode: 'call', operation: 'apply', rtt });
    expect(about({ ...board, groups: {} })).toEqual(expected);
  });

  it('is what the parking garage has, by its notes', async () => {
    const board = (await templateBoard('parking'))!;
    const { network, problems } = compile(board);
    const all = findings(board, network, estimate(network), undefined, problems);
    expect(all.filter(({ id }) => id.startsWith('L19')).map(({ severity }) => severity)).toContain('warning');
  });
});
