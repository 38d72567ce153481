import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board, Component } from './board.ts';
import { EMPTY_BOARD, TABLES } from './board.ts';
import * as brief from './briefEdits.ts';
import * as copying from './copying.ts';
import * as edit from './edit.ts';
import { randomBoard } from './randomBoard.ts';
import { kindFor, paramOf } from './read.ts';

const component = (id: string, kind: string, over: Partial<Component> = {}): Component => ({
  id,
  kind,
  name: id,
  x: 0,
  y: 0,
  params: {},
  ...over,
});

const draw = (...kinds: [string, string][]): Board =>
  kinds.reduce((board, [id, kind]) => edit.addComponent(board, component(id, kind)), EMPTY_BOARD);

/** web -> api -> cache, api -> db on a miss of the cache. */
const SMALL = ['web api', 'api cache', 'api db'].reduce(
  (board, pair) => edit.connect(board, pair.split(' ')[0]!, pair.split(' ')[1]!),
  draw(
    ['web', 'client_web'],
    ['api', 'app_service'],
    ['cache', 'cache_lookaside'],
    ['db', 'relational_primary'],
  ),
);

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

describe('adding and moving', () => {
  it('adds a component once, with clean values', () => {
    const board = edit.addComponent(
      EMPTY_BOARD,
      component('rd', 'app_service', {
        name: '  Redirect \n service ',
        x: 1e9,
        params: { replicas: 6, slots: 4, queueLimit: -3, nonsense: 1, threading: 'sometimes' },
        operations: { read: 2, broken: Number.NaN },
      }),
    );
    expect(board.components.rd).toEqual({
      id: 'rd',
      kind: 'app_service',
      name: 'Redirect service',
      x: 1_000_000,
      y: 0,
      params: { replicas: 6, queueLimit: 0 },
      operations: { read: 2 },
    });
    expect(edit.addComponent(board, component('rd', 'worker'))).toBe(board);
  });

  it('refuses kinds that do not exist and ids that objects inherit', () => {
    for (const one of [
      component('a', 'blockchain'),
      component('constructor', 'worker'),
      component('', 'worker'),
    ]) {
      expect(edit.addComponent(EMPTY_BOARD, one)).toBe(EMPTY_BOARD);
    }
  });

  it('moves what is there, and only that', () => {
    const moved = edit.moveComponents(SMALL, {
      api: { x: 80, y: 8 },
      ghost: { x: 1, y: 1 },
      db: { x: Number.NaN, y: 0 },
    });
    expect(moved.components.api).toMatchObject({ x: 80, y: 8 });
    expect(moved.components.db).toBe(SMALL.components.db);
    expect(moved.connections).toBe(SMALL.connections);
    expect(edit.moveComponents(moved, { api: { x: 80, y: 8 } })).toBe(moved);
  });

  it('names by what is typed, never by nothing', () => {
    expect(edit.renameComponent(SMALL, 'api', ' API ').components.api?.name).toBe('API');
    expect(edit.renameComponent(SMALL, 'api', '  ')).toBe(SMALL);
    expect(edit.renameBoard(SMALL, 'TinyURL').name).toBe('TinyURL');
    expect(edit.renameBoard(SMALL, SMALL.name)).toBe(SMALL);
  });
});

describe('parameters', () => {
  it('are clamped to the catalog, and forgotten when they are the default', () => {
    const many = edit.setParam(SMALL, 'api', 'replicas', 1e9);
    expect(many.components.api?.params).toEqual({ replicas: 10_000 });
    expect(edit.setParam(many, 'api', 'replicas', 2).components.api?.params).toEqual({});
    expect(edit.setParam(SMALL, 'api', 'replicas', 2.4)).toBe(SMALL);
  });

  it('take no value of another type, and none the kind does not have', () => {
    expect(edit.setParam(SMALL, 'api', 'replicas', 'many')).toBe(SMALL);
    expect(edit.setParam(SMALL, 'api', 'replicas', Number.NaN)).toBe(SMALL);
    expect(edit.setParam(SMALL, 'api', 'hitRatio', 0.5)).toBe(SMALL);
    expect(edit.setParam(SMALL, 'ghost', 'replicas', 3)).toBe(SMALL);
  });

  it('of operations are set, and left to the kind again', () => {
    const slow = edit.setOperation(SMALL, 'db', 'write', 9);
    expect(slow.components.db?.operations).toEqual({ write: 9 });
    const twice = edit.setOperation(slow, 'db', 'scan', 40);
    expect(edit.setOperation(twice, 'db', 'write', null).components.db?.operations).toEqual({ scan: 40 });
    expect(
      edit.setOperation(slow, 'db', 'write', kindFor({ kind: 'relational_primary' })!.operations!.write!),
    ).toEqual(SMALL);
    expect(edit.setOperation(SMALL, 'db', 'write', Number.NaN)).toBe(SMALL);
    expect(edit.setOperation(SMALL, 'db', '__proto__', 5)).toBe(SMALL);
  });
});

describe('connecting', () => {
  it('guesses what an arrow means', () => {
    expect(SMALL.connections['web-api']).toMatchObject({ mode: 'call', rtt: 30, step: 1, when: 'always' });
    expect(SMALL.connections['api-cache']).toMatchObject({
      rtt: 0.5,
      step: 1,
      protocol: 'RESP',
      when: 'always',
    });
    expect(SMALL.connections['api-db']).toMatchObject({
      step: 2,
      when: 'miss',
      of: 'api-cache',
      protocol: 'SQL',
    });
  });

  it('makes messages sent, copies replicated, and a cache ask on its own miss', () => {
    const board = draw(
      ['api', 'app_service'],
      ['q', 'message_queue'],
      ['db', 'relational_primary'],
      ['copy', 'read_replica'],
      ['cdn', 'cdn'],
      ['s3', 'object_storage'],
    );
    const drawn = ['api q', 'db copy', 'cdn s3', 'api db'].reduce(
      (b, pair) => edit.connect(b, pair.split(' ')[0]!, pair.split(' ')[1]!),
      board,
    );
    expect(drawn.connections['api-q']).toMatchObject({ mode: 'send' });
    expect(drawn.connections['db-copy']).toMatchObject({
      mode: 'replicate',
      operation: 'apply',
      after: 'write',
    });
    expect(drawn.connections['cdn-s3']).toMatchObject({ when: 'miss' });
    expect(drawn.connections['cdn-s3']).not.toHaveProperty('of');
    expect(drawn.connections['api-db']).toMatchObject({ when: 'always', step: 2 });
  });

  it('does not take a name service for a cache of the store', () => {
    const board = draw(['web', 'client_web'], ['dns', 'dns'], ['s3', 'object_storage']);
    const drawn = edit.connect(edit.connect(board, 'web', 'dns'), 'web', 's3');
    expect(drawn.connections['web-s3']?.when).toBe('always');
  });

  it('gives the alternatives of a balancer no order', () => {
    const board = draw(['lb', 'load_balancer_l7'], ['a', 'app_service'], ['b', 'app_service']);
    const drawn = edit.connect(edit.connect(board, 'lb', 'a'), 'lb', 'b');
    expect(Object.values(drawn.connections).map(({ step }) => step)).toEqual([1, 1]);
  });

  it('refuses loops, ends that are not there, and the same arrow twice', () => {
    expect(edit.connect(SMALL, 'api', 'api')).toBe(SMALL);
    expect(edit.connect(SMALL, 'api', 'ghost')).toBe(SMALL);
    expect(edit.connect(SMALL, 'toString', 'api')).toBe(SMALL);
    expect(edit.connect(SMALL, 'api', 'db')).toBe(SMALL);
    const second = edit.connect(SMALL, 'api', 'db', { access: 'write', when: 'always' });
    expect(Object.keys(second.connections)).toContain('api-db-2');
    expect(edit.connect(second, 'api', 'db', { access: 'write', when: 'always' })).toBe(second);
  });

  it('keeps changes inside bounds and takes away what is left empty', () => {
    const changed = edit.updateConnection(SMALL, 'api-db', {
      calls: -1,
      rtt: 1e9,
      need: 0,
      operation: 'write',
    });
    expect(changed.connections['api-db']).toMatchObject({
      calls: 0,
      rtt: 600_000,
      need: 1,
      operation: 'write',
    });
    const bare = edit.updateConnection(changed, 'api-db', {
      need: undefined,
      operation: undefined,
      mode: undefined,
    });
    expect(bare.connections['api-db']).not.toHaveProperty('need');
    expect(bare.connections['api-db']).not.toHaveProperty('operation');
    expect(bare.connections['api-db']?.mode).toBe('call');
    expect(edit.updateConnection(SMALL, 'api-db', { rtt: 0.5, calls: Number.NaN })).toBe(SMALL);
  });

  it('reconnects, and drops a condition on a lookup that is no longer beside it', () => {
    const moved = edit.updateConnection(SMALL, 'api-cache', { from: 'web' });
    expect(moved.connections['api-db']).toMatchObject({ when: 'always' });
    expect(moved.connections['api-db']).not.toHaveProperty('of');
    expect(edit.updateConnection(SMALL, 'api-cache', { to: 'api' })).toBe(SMALL);
    expect(edit.updateConnection(SMALL, 'api-cache', { to: 'ghost' })).toBe(SMALL);
  });

  it('refuses a condition that would wait for itself', () => {
    expect(edit.updateConnection(SMALL, 'api-cache', { when: 'miss', of: 'api-db' })).toBe(SMALL);
  });
});

describe('removing', () => {
  const full = edit.setClass(SMALL, {
    id: 'read',
    name: 'Read',
    description: '',
    rate: [{ label: '', value: 10 }],
    sources: { web: 1 },
  });

  it('takes connections along, and makes what waited for them unconditional', () => {
    const board = edit.remove(full, ['cache']);
    expect(Object.keys(board.connections)).toEqual(['web-api', 'api-db']);
    expect(board.connections['api-db']).toMatchObject({ when: 'always' });
    expect(board.connections['web-api']).toBe(full.connections['web-api']);
    expect(board.classes).toBe(full.classes);
  });

  it('lets a class whose only source is gone start at all clients', () => {
    expect(edit.remove(full, ['web']).classes.read).not.toHaveProperty('sources');
  });

  it('of a class takes its objectives and rules', () => {
    const judged = brief.setObjective(
      edit.updateConnection(full, 'api-db', { classes: { read: { calls: 2 } } }),
      { id: 'read-p99', class: 'read', metric: 'p99', limit: 100 },
    );
    const board = brief.removeClass(judged, 'read');
    expect(board.classes).toEqual({});
    expect(board.objectives).toEqual({});
    // Without rules it would suddenly carry every other class.
    expect(board.connections['api-db']?.classes).toEqual({});
  });

  it('of an assumption leaves its number where it was used', () => {
    const users = brief.setAssumption(full, { id: 'users', label: 'Users', value: 500, unit: 'people' });
    const using = edit.setClass(users, {
      ...full.classes.read!,
      rate: [{ label: 'users', value: 'users' }],
    });
    expect(brief.removeAssumption(using, 'users').classes.read?.rate).toEqual([
      { label: 'users', value: 500 },
    ]);
  });
});

describe('copying', () => {
  it('duplicates components with what connects them, under new ids', () => {
    const { board, ids } = copying.duplicate(SMALL, ['api', 'cache', 'db'], { x: 0, y: 96 });
    expect(ids).toEqual(['api-2', 'cache-2', 'db-2']);
    expect(board.components['api-2']).toMatchObject({ x: 0, y: 96, name: 'api 2' });
    expect(Object.values(board.connections).filter(({ from }) => from === 'api-2')).toMatchObject([
      { to: 'cache-2' },
      {
        to: 'db-2',
        when: 'miss',
        of: Object.values(board.connections).find(({ to }) => to === 'cache-2')?.id,
      },
    ]);
    expect(board.connections['web-api']).toBe(SMALL.connections['web-api']);
  });

  it('numbers copies of copies on', () => {
    const once = copying.duplicate(SMALL, ['api'], { x: 8, y: 8 });
    const twice = copying.duplicate(once.board, once.ids, { x: 8, y: 8 });
    expect(twice.ids).toEqual(['api-3']);
    expect(twice.board.components['api-3']?.name).toBe('api 3');
  });

  it('leaves a pasted one the name that nobody has here', () => {
    const fragment = copying.extract(SMALL, ['api']);
    const { board, ids } = copying.paste(EMPTY_BOARD, fragment, { x: 0, y: 0 });
    expect(board.components[ids[0]!]?.name).toBe('api');
  });

  it('forgets a condition whose lookup was not copied', () => {
    const { board } = copying.duplicate(SMALL, ['api', 'db'], { x: 0, y: 96 });
    const copy = Object.values(board.connections).find(({ from }) => from === 'api-2');
    expect(copy).toMatchObject({ to: 'db-2', when: 'always' });
    expect(copy).not.toHaveProperty('of');
  });

  it('leaves rules for foreign classes behind', () => {
    const ruled = edit.updateConnection(
      edit.setClass(SMALL, { id: 'read', name: 'Read', description: '', rate: [] }),
      'api-db',
      { classes: { read: {} } },
    );
    const there = copying.paste(EMPTY_BOARD, copying.extract(ruled, ['api', 'db']), { x: 0, y: 0 }).board;
    expect(there.connections['api-db']).not.toHaveProperty('classes');
    const here = copying.paste(ruled, copying.extract(ruled, ['api', 'db']), { x: 0, y: 0 }).board;
    expect(here.connections['api-db-2']?.classes).toEqual({ read: {} });
  });

  it('adds nothing for an empty fragment', () => {
    expect(
      copying.paste(SMALL, { components: [], connections: [], groups: [], marks: [] }, { x: 0, y: 0 }),
    ).toEqual({
      board: SMALL,
      ids: [],
    });
  });
});

describe('fresh ids', () => {
  it('are readable and nobody else’s', () => {
    expect(edit.freshId(SMALL, 'api')).toBe('api-2');
    expect(edit.freshId(SMALL, 'Shorten service!')).toBe('Shorten-service');
    expect(edit.freshId(SMALL, '__proto__')).toBe('proto');
    expect(edit.freshId(SMALL, 'constructor')).toBe('item');
    expect(edit.freshId(SMALL, '')).toBe('item');
  });
});

describe('any board', () => {
  const boards = fc
    .infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
    .map((stream) => randomBoard(() => stream.next().value as number));

  it('is never changed in place, and an edit of one table leaves the others as they are', () => {
    fc.assert(
      fc.property(boards, fc.nat(), (board, pick) => {
        freeze(board);
        const ids = Object.keys(board.components);
        const id = ids[pick % Math.max(1, ids.length)] ?? 'none';
        const moved = edit.moveComponents(board, { [id]: { x: 12_345, y: 0 } });
        for (const table of TABLES) if (table !== 'components') expect(moved[table]).toBe(board[table]);
        for (const other of ids)
          if (other !== id) expect(moved.components[other]).toBe(board.components[other]);
      }),
    );
  });

  it('comes back as itself from edits that change nothing', () => {
    fc.assert(
      fc.property(boards, (board) => {
        expect(edit.remove(board, ['nobody'])).toBe(board);
        expect(edit.renameBoard(board, board.name)).toBe(board);
        for (const one of Object.values(board.components)) {
          expect(edit.moveComponents(board, { [one.id]: { x: one.x, y: one.y } })).toBe(board);
          expect(edit.renameComponent(board, one.id, one.name)).toBe(board);
          for (const spec of kindFor(one)!.params) {
            expect(edit.setParam(board, one.id, spec.key, paramOf(one, spec.key)!)).toBe(board);
          }
        }
        for (const one of Object.values(board.connections))
          expect(edit.updateConnection(board, one.id, one)).toBe(board);
        for (const one of Object.values(board.classes)) expect(edit.setClass(board, { ...one })).toBe(board);
      }),
    );
  });

  it('speaks, after any removal, only of what is still there', () => {
    fc.assert(
      fc.property(boards, fc.array(fc.nat(), { maxLength: 4 }), (board, picks) => {
        const ids = [...Object.keys(board.components), ...Object.keys(board.connections)];
        const next = edit.remove(
          board,
          picks.map((pick) => ids[pick % Math.max(1, ids.length)] ?? ''),
        );
        for (const { from, to, of, when } of Object.values(next.connections)) {
          expect(next.components).toHaveProperty([from]);
          expect(next.components).toHaveProperty([to]);
          if (of !== undefined) expect(next.connections[of]?.from).toBe(from);
          if (of !== undefined) expect(when).not.toBe('always');
        }
        for (const { sources } of Object.values(next.classes)) {
          for (const id of Object.keys(sources ?? {})) expect(next.components).toHaveProperty([id]);
        }
      }),
    );
  });
});

describe('locking', () => {
  const free = edit.addComponent(EMPTY_BOARD, component('a', 'app_service'));
  const locked = edit.setLocked(free, ['a', 'nobody'], true);

  it('keeps a component where it is until it is unlocked', () => {
    expect(locked.components.a?.locked).toBe(true);
    expect(edit.moveComponents(locked, { a: { x: 8, y: 8 } })).toBe(locked);
    expect(edit.setLocked(locked, ['a'], false)).toEqual(free);
    expect(edit.setLocked(locked, ['a'], true)).toBe(locked);
    expect(edit.setLocked(free, ['a'], false)).toBe(free);
  });

  it('does not lock copies', () => {
    const { board, ids } = copying.duplicate(locked, ['a'], { x: 24, y: 24 });
    expect(board.components[ids[0] ?? '']).not.toHaveProperty('locked');
    expect(board.components.a?.locked).toBe(true);
  });
});
