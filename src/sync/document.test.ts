import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Board, type Component, EMPTY_BOARD, TABLES } from '../board/board.ts';
import { setAssumption, setBriefItem, setObjective } from '../board/briefEdits.ts';
import {
  addComponent,
  connect,
  moveComponents,
  remove,
  renameBoard,
  renameComponent,
  setClass,
  setOperation,
  setParam,
  updateConnection,
} from '../board/edit.ts';
import { addGroup, setHome, setTrip } from '../board/groupEdits.ts';
import { moveItems } from '../board/moving.ts';
import { decodeRaw } from './decode.ts';
import { bindDocument, type LiveDocument } from './document.ts';

const KINDS = ['client_web', 'app_service', 'cache_lookaside', 'relational_primary'];

function component(id: string, kind = 'app_service', x = 0): Component {
  return { id, kind, name: id, x, y: 0, params: {} };
}

/** A page: a document, and edits that go through it as the store's do. */
function page(doc = new Y.Doc()) {
  const bound = bindDocument(doc, decodeRaw);
  const edit = (change: (board: Board) => Board, gesture?: string): void => {
    const before = bound.read();
    bound.write(before, change(before), gesture);
  };
  return { doc, bound, edit, board: () => bound.read() };
}

type Page = ReturnType<typeof page>;

function exchange(a: Page, b: Page): void {
  const toB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
  const toA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
  Y.applyUpdate(b.doc, toB);
  Y.applyUpdate(a.doc, toA);
}

/** Two pages that begin with the same three components in a row. */
function twoPages(): [Page, Page] {
  const a = page();
  const b = page();
  a.edit((board) => addComponent(board, component('web', 'client_web')));
  a.edit((board) => addComponent(board, component('api', 'app_service', 300)));
  a.edit((board) => addComponent(board, component('db', 'relational_primary', 600)));
  a.edit((board) => connect(connect(board, 'web', 'api'), 'api', 'db'));
  exchange(a, b);
  return [a, b];
}

/** Another reading of the same document, as after a reload. */
function reread(from: Page): Board {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(from.doc));
  return bindDocument(copy, decodeRaw).read();
}

const EDITS: readonly ((board: Board) => Board)[] = [
  (board) => addComponent(board, component('web', 'client_web')),
  (board) => addComponent(board, component('api')),
  (board) => addComponent(board, component('cache', 'cache_lookaside')),
  (board) => connect(board, 'web', 'api'),
  (board) => connect(board, 'api', 'cache'),
  (board) => moveComponents(board, { web: { x: 40, y: 80 }, api: { x: 400, y: 80 } }),
  (board) => setParam(board, 'api', 'replicas', 9),
  (board) => setOperation(board, 'api', 'render', 12),
  (board) => renameComponent(board, 'api', 'Redirect service'),
  (board) => renameBoard(board, 'TinyURL'),
  (board) => setAssumption(board, { id: 'users', label: 'Users', value: 1e6, unit: '' }),
  (board) =>
    setClass(board, {
      id: 'redirect',
      name: 'redirect',
      description: '',
      rate: [{ label: 'users', value: 100 }],
    }),
  (board) => setObjective(board, { id: 'fast', class: 'redirect', metric: 'p99', limit: 150 }),
  (board) => {
    const [id] = Object.keys(board.connections);
    return updateConnection(board, id ?? '', { label: 'GET /:code', timeout: 500 });
  },
  (board) =>
    setBriefItem(board, {
      id: 'why',
      section: 'decisions',
      order: 1,
      title: 'Cache',
      text: 'Reads dominate.',
    }),
  (board) => remove(board, ['cache']),
];

describe('undo', () => {
  test('takes back sixteen different edits one by one, and redo brings each back', () => {
    const a = page();
    const states = [a.board()];
    for (const edit of EDITS) {
      a.edit(edit);
      expect(a.board()).not.toEqual(states.at(-1));
      states.push(a.board());
    }
    for (const state of states.slice(0, -1).reverse()) {
      expect(a.bound.undo()).toBe(true);
      expect(a.board()).toEqual(state);
    }
    expect(a.bound.canUndo).toBe(false);
    expect(a.bound.undo()).toBe(false);
    for (const state of states.slice(1)) {
      expect(a.bound.redo()).toBe(true);
      expect(a.board()).toEqual(state);
    }
    expect(a.bound.canRedo).toBe(false);
  });

  test('one gesture is one step, and two gestures in a row are two', () => {
    const a = page();
    a.edit((board) => addComponent(board, component('api')));
    for (let tick = 2; tick <= 51; tick += 1) {
      a.edit((board) => setParam(board, 'api', 'replicas', tick), 'first drag');
    }
    for (let tick = 60; tick <= 70; tick += 1) {
      a.edit((board) => setParam(board, 'api', 'replicas', tick), 'second drag');
    }
    a.bound.undo();
    expect(a.board().components.api?.params.replicas).toBe(51);
    a.bound.undo();
    expect(a.board().components.api?.params.replicas).toBeUndefined();
    a.bound.undo();
    expect(a.board().components).toEqual({});
  });

  test('a gesture that goes on after undo is a step of its own', () => {
    const a = page();
    a.edit((board) => addComponent(board, component('api')));
    a.edit((board) => setParam(board, 'api', 'replicas', 5), 'drag');
    a.bound.undo();
    a.edit((board) => setParam(board, 'api', 'replicas', 7), 'drag');
    a.bound.undo();
    expect(a.board().components.api?.params).toEqual({});
    expect(Object.keys(a.board().components)).toEqual(['api']);
  });

  test('an edit that changes nothing is no step', () => {
    const a = page();
    a.edit((board) => ({ ...board }));
    expect(a.bound.canUndo).toBe(false);
  });

  test('leaves alone what another did', () => {
    const [a, b] = twoPages();
    a.edit((board) => setParam(board, 'api', 'replicas', 9));
    exchange(a, b);
    b.edit((board) => renameComponent(board, 'db', 'Orders'));
    b.edit((board) => setParam(board, 'api', 'replicas', 12));
    exchange(a, b);
    // The value a set was replaced by b since: there is nothing of a's left to take back there.
    a.bound.undo();
    expect(a.board().components.api?.params.replicas).toBe(12);
    expect(a.board().components.db?.name).toBe('Orders');
    expect(b.bound.canUndo).toBe(true);
    b.bound.undo();
    expect(b.board().components.db?.name).toBe('Orders');
  });
});

describe('two pages', () => {
  test('different fields and different parameters of one component both win', () => {
    const [a, b] = twoPages();
    a.edit((board) => setParam(board, 'api', 'replicas', 9));
    a.edit((board) => renameComponent(board, 'api', 'Redirect service'));
    b.edit((board) => setParam(board, 'api', 'slots', 64));
    b.edit((board) => moveComponents(board, { api: { x: 808, y: 80 } }));
    exchange(a, b);
    expect(a.board()).toEqual(b.board());
    expect(a.board().components.api).toMatchObject({
      name: 'Redirect service',
      x: 808,
      params: { replicas: 9, slots: 64 },
    });
  });

  test('a card put into a group that the other moves, and two round trips of one group, both win', () => {
    const [a, b] = twoPages();
    const region = (id: string, x: number) =>
      ({ id, kind: 'region', name: id, x, y: 900, width: 300, height: 200 }) as const;
    a.edit((board) => ['eu', 'us', 'ap'].reduce((next, id, i) => addGroup(next, region(id, 400 * i)), board));
    exchange(a, b);
    a.edit((board) => moveItems(setTrip(board, 'ap', 'eu', 90), ['eu'], { x: 0, y: 40 }));
    b.edit((board) => setTrip(setHome(board, ['api'], 'eu'), 'us', 'ap', 120));
    exchange(a, b);
    expect(a.board()).toEqual(b.board());
    expect(a.board().groups.ap?.trips).toEqual({ eu: 90, us: 120 });
    expect(a.board().groups.eu?.y).toBe(940);
    expect(a.board().components.api?.group).toBe('eu');
    b.edit((board) => remove(board, ['eu']));
    exchange(a, b);
    expect(a.board().components.api).not.toHaveProperty('group');
    expect(a.board().groups.ap?.trips).toEqual({ us: 120 });
    b.bound.undo();
    exchange(a, b);
    expect(a.board().components.api?.group).toBe('eu');
  });

  test('a connection to a component that the other deletes is hidden, and comes back with it', () => {
    const [a, b] = twoPages();
    a.edit((board) => remove(board, ['db']));
    b.edit((board) => connect(board, 'web', 'db'));
    exchange(a, b);
    expect(a.board()).toEqual(b.board());
    expect(Object.values(a.board().connections).map(({ to }) => to)).toEqual(['api']);
    a.bound.undo();
    exchange(a, b);
    expect(a.board()).toEqual(b.board());
    expect(Object.keys(a.board().connections)).toHaveLength(3);
  });

  test('a new component does not inherit connections of a deleted one with its id', () => {
    const [a, b] = twoPages();
    a.edit((board) => remove(board, ['db']));
    b.edit((board) => connect(board, 'web', 'db'));
    exchange(a, b);
    b.edit((board) => addComponent(board, component('db', 'relational_primary', 900)));
    exchange(a, b);
    expect(a.board()).toEqual(b.board());
    expect(Object.values(a.board().connections).map(({ to }) => to)).toEqual(['api']);
  });

  test('unchanged records, tables and boards keep their identity', () => {
    const [a, b] = twoPages();
    const before = b.board();
    a.edit((board) => setParam(board, 'api', 'replicas', 9));
    exchange(a, b);
    const after = b.board();
    expect(after.components.web).toBe(before.components.web);
    expect(after.components.api).not.toBe(before.components.api);
    expect(after.connections).toBe(before.connections);
    const heard: Board[] = [];
    b.bound.onChange((board) => heard.push(board));
    exchange(a, b);
    expect(heard).toEqual([]);
    expect(b.board()).toBe(after);
  });

  test('random edits on both sides end in the same board, which reads the same after a reload', () => {
    const step = fc.record({
      side: fc.constantFrom(0, 1),
      what: fc.constantFrom('add', 'remove', 'param', 'move', 'connect', 'undo', 'redo', 'exchange'),
      one: fc.integer({ min: 0, max: 5 }),
      other: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const pages: [Page, Page] = [page(), page()];
        for (const { side, what, one, other } of steps) {
          const at = pages[side] ?? pages[0];
          const id = `c${one}`;
          if (what === 'add')
            at.edit((board) => addComponent(board, component(id, KINDS[one % KINDS.length])));
          if (what === 'remove') at.edit((board) => remove(board, [id]));
          if (what === 'param') at.edit((board) => setParam(board, id, 'replicas', other + 2));
          if (what === 'move') at.edit((board) => moveComponents(board, { [id]: { x: other * 8, y: one } }));
          if (what === 'connect') at.edit((board) => connect(board, id, `c${other}`));
          if (what === 'undo') at.bound.undo();
          if (what === 'redo') at.bound.redo();
          if (what === 'exchange') exchange(...pages);
        }
        exchange(...pages);
        exchange(...pages);
        expect(pages[0].board()).toEqual(pages[1].board());
        expect(reread(pages[0])).toEqual(pages[0].board());
      }),
      { numRuns: 150 },
    );
  });

  test('undoing everything ends where a page began, whatever it did', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(EDITS.length - 1), { maxLength: 30 }), (picks) => {
        const a = page();
        for (const pick of picks) a.edit(EDITS[pick] ?? ((board) => board));
        const end = a.board();
        while (a.bound.undo());
        expect(a.board()).toEqual({ ...EMPTY_BOARD });
        while (a.bound.redo());
        expect(a.board()).toEqual(end);
      }),
      { numRuns: 60 },
    );
  });
});

describe('junk', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constant(undefined),
    fc.uint8Array(),
    fc.bigInt({ min: 0n, max: 9n }),
  );

  function junk(target: LiveDocument, table: string, id: string, fields: [string, unknown][]): void {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(target.doc));
    const record = new Y.Map<unknown>();
    other.getMap(table).set(id, record);
    for (const [key, value] of fields) record.set(key, value);
    Y.applyUpdate(target.doc, Y.encodeStateAsUpdate(other));
  }

  test('of any shape neither throws nor harms what is sound', () => {
    const ids = fc.constantFrom('x', '', '__proto__', 'constructor', 'toString', 'a b', 'x'.repeat(500));
    const fieldNames = fc.constantFrom(
      'id',
      'kind',
      'name',
      'x',
      'params',
      'params.replicas',
      'from',
      'to',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...TABLES, 'meta'),
        ids,
        fc.array(fc.tuple(fieldNames, anything), { maxLength: 6 }),
        (table, id, fields) => {
          const a = page();
          a.edit((board) =>
            connect(addComponent(addComponent(board, component('web')), component('api')), 'web', 'api'),
          );
          const { web, api } = a.board().components;
          junk(a.bound, table, id, fields);
          const { components } = a.board();
          expect(components.web).toBe(web);
          expect(components.api).toBe(api);
          a.edit((board) => setParam(board, 'api', 'replicas', 3));
          expect(a.board().components.api?.params.replicas).toBe(3);
          expect(Object.getPrototypeOf(components)).toBe(Object.prototype);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('in place of records, and shared types in place of values, are left out', () => {
    const a = page();
    a.edit((board) => addComponent(board, component('api')));
    const components = a.doc.getMap<unknown>('components');
    for (const [id, value] of [
      ['n', 1],
      ['s', 'text'],
      ['l', [1]],
      ['z', null],
    ] as const)
      components.set(id, value);
    components.set('t', new Y.Text('words'));
    components.set('a', new Y.Array());
    (components.get('api') as Y.Map<unknown>).set('name', new Y.Text('Nested'));
    a.doc.getMap('meta').set('name', { not: 'text' });
    a.doc.getArray('notes').push(['a root that nobody knows']);
    expect(Object.keys(a.board().components)).toEqual(['api']);
    expect(a.board().name).toBe('Untitled');
  });
});
