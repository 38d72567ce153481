import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../catalog/kinds.ts';
import type { Board } from '../board.ts';
import { EMPTY_BOARD } from '../board.ts';
import { addComponent } from '../edit.ts';
import { CARD } from '../layout.ts';
import { paramOf } from '../read.ts';
import { drawChain } from './draw.ts';
import { nameAskedFor } from './kindWords.ts';
import { looksLikeChain, MOST_CALLS, MOST_ITEMS, parseChain } from './parse.ts';

/** "Redis (cache_lookaside)" for each component, "Redis -> Postgres" for each call. */
function read(text: string) {
  const { items, calls, problems } = parseChain(text);
  return {
    items: items.map(({ kind, name, replicas }) => `${name} (${kind.id})${replicas ? ` x${replicas}` : ''}`),
    calls: calls.map(([from, to]) => `${items[from]?.name} -> ${items[to]?.name}`),
    problems: problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
  };
}

const draw = (text: string, board: Board = EMPTY_BOARD, from?: string) =>
  drawChain(board, parseChain(text), { at: { x: 0, y: 0 }, from });

describe('a chain', () => {
  it('is components and their calls', () => {
    expect(read('lb -> api x3 -> redis, postgres')).toEqual({
      items: [
        'Load balancer (L7) (load_balancer_l7)',
        'App service (app_service) x3',
        'Redis (cache_lookaside)',
        'Postgres (relational_primary)',
      ],
      calls: ['Load balancer (L7) -> App service', 'App service -> Redis', 'App service -> Postgres'],
      problems: [],
    });
  });

  it.each(['a->b', 'a => b', 'a → b', 'a --> b', 'a –> b', 'a ->> b', ' a\t->\tb '])(
    'has arrows: %j',
    (text) => {
      expect(read(text).calls).toEqual(['a -> b']);
    },
  );

  it('is read from its end where arrows point back, and an answer is no call of its own', () => {
    expect(read('redis <- api ← lb').calls).toEqual([
      'App service -> Redis',
      'Load balancer (L7) -> App service',
    ]);
    expect(read('a <-> b ⟹ c').calls).toEqual(['a -> b', 'b -> c']);
  });

  it.each(['web\n-> api\n-> db', 'web ->\n\napi ->\r\ndb', 'web\n↓\napi\n⬇️\ndb'])(
    'goes on in the next line where an arrow leads there: %j',
    (text) => {
      expect(read(text).calls).toEqual([
        'Web client -> App service',
        'App service -> Relational database (primary)',
      ]);
      expect(looksLikeChain(text)).toBe(true);
    },
  );

  it('makes a word that is no kind a service of that name', () => {
    expect(read('checkout -> api-gateway2').items).toEqual([
      'checkout (app_service)',
      'api-gateway2 (app_service)',
    ]);
  });

  it.each([
    ['"Redirect service" -> db', 'Redirect service (app_service)'],
    ['“Orders” (postgres) -> db', 'Orders (relational_primary)'],
    ['postgres (Orders) -> x', 'Orders (relational_primary)'],
    ['postgres "Orders" -> x', 'Orders (relational_primary)'],
    ['(Orders) -> x', 'Orders (app_service)'],
    ['Load balancer (L7) -> x', 'Load balancer (L7) (load_balancer_l7)'],
    ['orders cache -> x', 'Orders cache (cache_lookaside)'],
    ['redis sessions -> x', 'Redis sessions (cache_lookaside)'],
    ['read replicas -> x', 'Read replicas (read_replica)'],
    ["user's shop -> x", "user's shop (app_service)"],
    ['Load_Balancer_L4 -> x', 'Load_Balancer_L4 (load_balancer_l4)'],
    ['fax (cache) -> x', 'fax (cache_lookaside)'],
    ['ios app -> x', 'iOS app (client_mobile)'],
    ['api gateway -> x', 'API gateway (api_gateway)'],
    ['users db -> x', 'Users DB (relational_primary)'],
    ['3 body service -> x', '3 body service (app_service)'],
    ['fax (room 3) -> x', 'fax room 3 (app_service)'],
  ])('names and kinds: %s', (text, first) => {
    expect(read(text).items[0]).toBe(first);
    expect(read(text).problems).toEqual([]);
  });

  it.each([
    ['postgres', 'relational_primary', 'Postgres'],
    [' message queue', 'message_queue', 'Message queue'],
    ['lb', 'load_balancer_l7', 'Load balancer (L7)'],
    ['relational', 'relational_primary', 'Relational database (primary)'],
    ['redis', 'stream', 'Event stream'],
  ])('who asked for %j as %s gets %j', (typed, id, name) => {
    const kind = kindOf(id);
    if (!kind) throw new Error(id);
    expect(nameAskedFor(typed, kind)).toBe(name);
  });

  it.each([
    'api x3',
    'api ×3',
    'api×3',
    '3x api',
    '3 × api',
    'api x 3',
    '"api" x3',
    'api (3)',
    'api (x3)',
    '3 api',
    '3 servers',
  ])('counts %s', (words) => {
    expect(parseChain(`lb -> ${words}`).items[1]?.replicas).toBe(3);
  });

  it('keeps names that end like a count but are none', () => {
    expect(read('linux3 -> web').items[0]).toBe('linux3 (app_service)');
  });

  it('reads one chain a line, in which the same words are the same component', () => {
    const { items, calls } = read(
      '# shop\nweb -> api\n- api -> Redis; 2. API -> kafka (Clicks)\r\nclicks -> worker',
    );
    expect(items).toHaveLength(5);
    expect(calls).toEqual([
      'Web client -> App service',
      'App service -> Redis',
      'App service -> Clicks',
      'Clicks -> Worker',
    ]);
  });

  it('says where something cannot be used', () => {
    expect(read('lb -> "api').problems).toEqual(['1:7 This quote is not closed']);
    expect(read('lb -> -> api').problems).toEqual(['1:4 Nothing is named on one side of this arrow']);
    expect(read('lb -> api -> api').problems).toEqual(['1:11 App service cannot call itself']);
    expect(read('lb -> api\nredis').problems).toEqual(['2:1 No arrow in this line, so it is left out']);
    expect(read('web x3 -> api').problems).toEqual(['1:1 Web client has no replicas, so x3 is left out']);
    expect(read('lb ->').problems).toHaveLength(1);
  });

  it('is bounded', () => {
    const wide = Array.from({ length: 90 }, (_, index) => `s${index}`).join(', ');
    const chain = parseChain(`${wide} -> ${wide.replaceAll('s', 't')}`);
    expect(chain.items).toHaveLength(MOST_ITEMS);
    expect(chain.calls).toHaveLength(MOST_CALLS);
    expect(chain.problems.length).toBeLessThanOrEqual(20);
    expect(parseChain(`${'a, '.repeat(1_000_000)} -> b`).items).toEqual([]);
    expect(parseChain(`${'x'.repeat(9000)} -> b`).items[0]?.name).toHaveLength(120);
  });

  it('never throws, names every problem in a line there is, and refers to items there are', () => {
    const pieces = fc.constantFrom(
      '->',
      '=>',
      ',',
      ';',
      '\n',
      '"',
      '(',
      ')',
      'x3',
      'api',
      'db ',
      ' ',
      '×99999999',
      "'",
      '__proto__',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 80 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        const { items, calls, problems } = parseChain(hostile);
        expect(items.length).toBeLessThanOrEqual(MOST_ITEMS);
        for (const [from, to] of calls) {
          expect(items[from]).toBeDefined();
          expect(items[to]).toBeDefined();
          expect(from).not.toBe(to);
        }
        for (const { line, column, message } of problems) {
          expect(line).toBeLessThanOrEqual(hostile.split(/\r\n?|\n/).length);
          expect(column).toBeGreaterThan(0);
          expect(message).not.toBe('');
        }
        for (const { name } of items) expect(name.trim()).toBe(name);
        const { board, ids } = draw(hostile);
        expect(new Set(Object.keys(board.components))).toEqual(new Set(ids));
        expect(Object.keys(board.connections)).toHaveLength(calls.length);
        looksLikeChain(hostile);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a text from the clipboard', () => {
  it.each(['lb -> api x3 -> redis, postgres', 'web→cdn→s3', 'web -> api\napi -> db\n# cached\napi -> redis'])(
    'is a chain: %j',
    (text) => expect(looksLikeChain(text)).toBe(true),
  );
  it.each([
    '',
    'Meeting notes',
    'lb, api, redis',
    '{"a": "b -> c"}',
    'const f = (a) => a + 1;',
    'See https://example.com/a -> then click',
    '<a href="x"> -> b',
    'We moved the whole payment flow to the new cluster last week -> see the postmortem for the details',
    'graph LR\n  A[Client] --> B[API]',
    ' -> ',
  ])('is none: %j', (text) => expect(looksLikeChain(text)).toBe(false));
});

describe('drawing a chain', () => {
  const touches = (board: Board): boolean => {
    const cards = Object.values(board.components);
    return cards.some((a, index) =>
      cards
        .slice(index + 1)
        .some((b) => Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height),
    );
  };

  it('puts callers left of what they call, on the grid, nothing on anything', () => {
    const { board, ids } = draw('web -> lb -> a, b, c -> redis, db\nlb -> db\ndb -> web');
    const [web, lb, a, , , redis, db] = ids.map((id) => board.components[id]);
    expect([web?.x, lb?.x, a?.x, redis?.x, db?.x].map((x) => (x ?? 0) - (web?.x ?? 0))).toEqual([
      0, 256, 512, 768, 768,
    ]);
    expect(touches(board)).toBe(false);
    for (const { x, y } of Object.values(board.components))
      expect([x % 8, y % 8].map(Math.abs)).toEqual([0, 0]);
    expect(Object.keys(board.connections)).toHaveLength(12);
  });

  it('connects as the editor would: the store is asked on a miss, and traffic begins', () => {
    const { board, ids } = draw('web -> api x7 -> redis, postgres');
    expect(paramOf(board.components[ids[1] ?? '']!, 'replicas')).toBe(7);
    expect(Object.values(board.connections).map(({ when }) => when)).toEqual(['always', 'always', 'miss']);
    expect(Object.keys(board.classes)).toHaveLength(1);
  });

  it('stays clear of what is there, and keeps names apart', () => {
    const once = draw('lb -> api').board;
    const twice = draw('lb -> api', once);
    expect(touches(twice.board)).toBe(false);
    expect(twice.ids.map((id) => twice.board.components[id]?.name)).toEqual([
      'Load balancer (L7) 2',
      'App service 2',
    ]);
  });

  it('means what the board has by that name, wherever that lies, and draws the rest beside it', () => {
    const first = draw('web -> lb -> checkout');
    const [, lb = '', checkout = ''] = first.ids;
    const { board, ids } = draw('mobile -> lb\nCheckout x4 -> redis', first.board);
    expect(Object.keys(board.components)).toHaveLength(5);
    expect([ids[1], ids[2]]).toEqual([lb, checkout]);
    expect(board.components[lb]).toEqual(first.board.components[lb]);
    expect(paramOf(board.components[checkout]!, 'replicas')).toBe(4);
    expect(board.connections[`${ids[0]}-${lb}`]).toBeDefined();
    expect(touches(board)).toBe(false);
    // Connecting what is there adds no component; once all of it is there, a second one is meant.
    const joined = draw('lb -> redis', board).board;
    expect(Object.keys(joined.components)).toHaveLength(5);
    expect(Object.keys(draw('lb -> redis', joined).board.components)).toHaveLength(7);
    // Another kind of that name is another component.
    expect(Object.keys(draw('checkout (queue) -> redis', board).board.components)).toHaveLength(6);
  });

  it('goes on from a component', () => {
    const start = addComponent(EMPTY_BOARD, {
      id: 'w',
      kind: 'client_web',
      name: 'W',
      x: 80,
      y: 80,
      params: {},
    });
    const { board, ids } = draw('lb -> api', start, 'w');
    expect(board.connections[`w-${ids[0]}`]).toBeDefined();
    expect(Object.keys(board.connections)).toHaveLength(2);
    expect(board.components[ids[0] ?? '']).toMatchObject({ x: 336, y: 80 });
  });
});
