import { describe, expect, it } from 'vitest';
import { RECORD_LIMIT } from '../board/bounds.ts';
import { decode, parseBoard, stringify } from './format.ts';
import { problemText } from './problems.ts';

/** A sound board to spoil: web -> api -> cache and, on a miss, db. */
const sound = () => ({
  format: 'headroom',
  version: 2,
  name: 'Sound',
  components: {
    web: { kind: 'client_web' },
    api: { kind: 'app_service', params: { replicas: 3 } },
    cache: { kind: 'cache_lookaside' },
    db: { kind: 'relational_primary' },
  } as Record<string, unknown>,
  connections: {
    a: { from: 'web', to: 'api' },
    b: { from: 'api', to: 'cache' },
    c: { from: 'api', to: 'db', when: 'miss', of: 'b', step: 2 },
  } as Record<string, unknown>,
  classes: { read: { rate: [{ value: 100 }] } } as Record<string, unknown>,
});

type Sound = ReturnType<typeof sound>;

const spoiled = (spoil: (board: Sound & Record<string, unknown>) => void) => {
  const board: Sound & Record<string, unknown> = sound();
  spoil(board);
  return decode(board);
};

const lines = (spoil: (board: Sound & Record<string, unknown>) => void): string[] =>
  spoiled(spoil).problems.map((problem) => `${problem.severity} ${problem.reason} | ${problemText(problem)}`);

describe('a sound board', () => {
  it('is read without a word, with its defaults filled in', () => {
    const { board, problems } = decode(sound());
    expect(problems).toEqual([]);
    expect(board?.components.web).toEqual({
      id: 'web',
      kind: 'client_web',
      name: 'Web client',
      x: 0,
      y: 0,
      params: {},
    });
    expect(board?.connections.c).toEqual({
      id: 'c',
      from: 'api',
      to: 'db',
      label: '',
      protocol: '',
      mode: 'call',
      calls: 1,
      pattern: 'sequence',
      when: 'miss',
      of: 'b',
      step: 2,
      rtt: 0.5,
      rttCv: 0,
      payload: 0,
      timeout: 0,
    });
    expect(board?.classes.read).toEqual({
      id: 'read',
      name: 'read',
      description: '',
      rate: [{ label: '', value: 100 }],
    });
  });

  it('keeps what comes back with an answer, and takes none for nothing to speak of', () => {
    const replies = (reply: number) =>
      spoiled((b) => (b.connections.a = { from: 'web', to: 'api', reply })).board?.connections.a?.reply;
    expect([replies(250), replies(0)]).toEqual([250, undefined]);
  });

  it('may repeat each id in its record, as a board does', () => {
    expect(lines((b) => (b.components.web = { id: 'web', kind: 'client_web' }))).toEqual([]);
    expect(lines((b) => (b.components.web = { id: 'other', kind: 'client_web' }))).toEqual([
      'error unknown field | components.web.id: is not a known field',
    ]);
  });
});

describe('what is no board', () => {
  it.each([
    [null, 'not a board', 'board: is null; a board is an object'],
    [[], 'not a board', 'board: is a list; a board is an object'],
    ['text', 'not a board', 'board: is "text"; a board is an object'],
    [{}, 'not a board', 'board.format: "format" is nothing; a board says "headroom"'],
    [
      { format: 'excalidraw' },
      'not a board',
      'board.format: "format" is "excalidraw"; a board says "headroom"',
    ],
    [{ format: 'headroom' }, 'not a board', 'board.version: "version" is nothing; a board says 2'],
    [{ format: 'headroom', version: '1' }, 'not a board', 'board.version: "version" is "1"; a board says 2'],
    [
      { format: 'headroom', version: 3 },
      'newer version',
      'board.version: version 3 is newer than 2, the newest this program reads',
    ],
  ])('%j is refused', (input, reason, text) => {
    const { board, problems } = decode(input);
    expect(board).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'fatal', reason });
    expect(problems.map(problemText)).toEqual([text]);
  });

  it('as text says what is wrong with it', () => {
    expect(parseBoard('{ "format": ').problems).toMatchObject([{ severity: 'fatal', reason: 'not a board' }]);
    expect(parseBoard('').problems[0]?.message).toMatch(/^is not JSON: /);
    expect(parseBoard('\ufeff{ "format": "headroom", "version": 2 }').problems).toEqual([]);
  });
});

describe('faults are named with table, record and field', () => {
  it.each<[string, (board: Sound & Record<string, unknown>) => void, string[]]>([
    [
      'an unknown kind, and what was connected to it',
      (b) => (b.components.cache = { kind: 'blockchain' }),
      [
        'error unknown kind | components.cache.kind: there is no kind "blockchain"',
        'error dangling | connections.b.to: there is no component "cache"',
        'error dangling | connections.c.of: "b" is no other connection of the same component',
      ],
    ],
    [
      'no kind',
      (b) => (b.components.cdn = {}),
      ['error unknown kind | components.cdn.kind: there is no kind nothing'],
    ],
    [
      'a record that is none',
      (b) => (b.components.x = 7),
      ['error wrong type | components.x: is 7; an object is needed'],
    ],
    [
      'a table that is none',
      (b) => (b.objectives = []),
      ['error wrong type | board.objectives: is a list; an object is needed'],
    ],
    ['an unknown table', (b) => (b.notes = {}), ['error unknown field | board.notes: is not a known field']],
    [
      'an unknown parameter',
      (b) => (b.components.api = { kind: 'app_service', params: { hitRatio: 1 } }),
      ['error unknown field | components.api.params.hitRatio: is not a known field'],
    ],
    [
      'a number below its bounds',
      (b) => (b.components.api = { kind: 'app_service', params: { replicas: 0 } }),
      ['warning out of range | components.api.params.replicas: 0 is below 1; the nearest is 1'],
    ],
    [
      'a huge number',
      (b) => (b.components.api = { kind: 'app_service', params: { replicas: 1e300 } }),
      ['warning out of range | components.api.params.replicas: 1e+300 is above 10000; the nearest is 10000'],
    ],
    [
      'a broken count',
      (b) => (b.components.api = { kind: 'app_service', params: { replicas: 2.6 } }),
      ['warning out of range | components.api.params.replicas: 2.6 is not whole; the nearest is 3'],
    ],
    [
      'no number',
      (b) => (b.components.api = { kind: 'app_service', params: { replicas: Number.NaN } }),
      ['error wrong type | components.api.params.replicas: is NaN; a number is needed'],
    ],
    [
      'a choice that does not exist',
      (b) => (b.components.api = { kind: 'app_service', params: { threading: 'fibers' } }),
      [
        'error wrong type | components.api.params.threading: is "fibers"; one of "asynchronous", "blocking" is needed',
      ],
    ],
    [
      'a missing end',
      (b) => (b.connections.d = { from: 'api' }),
      ['error missing | connections.d.to: is missing; a text is needed'],
    ],
    [
      'an end that is not there',
      (b) => (b.connections.d = { from: 'ghost', to: 'api' }),
      ['error dangling | connections.d.from: there is no component "ghost"'],
    ],
    [
      'an end that every object has',
      (b) => (b.connections.d = { from: 'constructor', to: 'api' }),
      ['error dangling | connections.d.from: there is no component "constructor"'],
    ],
    [
      'a loop',
      (b) => (b.connections.d = { from: 'api', to: 'api' }),
      ['error cycle | connections.d.to: a component cannot call itself'],
    ],
    [
      'an id that a component has',
      (b) => (b.connections.db = { from: 'api', to: 'db' }),
      ['error duplicate | connections.db: a component has this id already'],
    ],
    [
      'conditions that wait for each other',
      (b) => (b.connections.b = { from: 'api', to: 'cache', when: 'miss', of: 'c' }),
      [
        'error cycle | connections.b.of: waits, over others, for itself; it is taken always instead',
        'error cycle | connections.c.of: waits, over others, for itself; it is taken always instead',
      ],
    ],
    [
      'a rule for a class that is not there',
      (b) => (b.connections.a = { from: 'web', to: 'api', classes: { read: {}, write: {} } }),
      ['error dangling | connections.a.classes.write: there is no such class'],
    ],
    [
      'a source that is not there',
      (b) => (b.classes.read = { rate: [], sources: { web: 1, ghost: 1 } }),
      ['error dangling | classes.read.sources.ghost: there is no such component'],
    ],
    [
      'an assumption that is not there',
      (b) => (b.classes.read = { rate: [{ value: 'users' }] }),
      ['error dangling | classes.read.rate.0.value: there is no assumption "users"; 0 is used'],
    ],
    [
      'an objective of no class',
      (b) => (b.objectives = { o: { class: 'gone', metric: 'p99', limit: 100 } }),
      ['error dangling | objectives.o.class: there is no class "gone"'],
    ],
    [
      'a share that was meant as percent',
      (b) => (b.objectives = { o: { class: 'read', metric: 'success', limit: 99.9 } }),
      [
        'warning out of range | objectives.o.limit: 99.9 is above 1, which is every request; the nearest is 1',
      ],
    ],
    [
      'a name that is too long',
      (b) => (b.components.web = { kind: 'client_web', name: 'x'.repeat(500) }),
      ['warning too large | components.web.name: has 500 characters; the first 120 are kept'],
    ],
  ])('%s', (_, spoil, expected) => expect(lines(spoil)).toEqual(expected));

  it('keeps everything else', () => {
    const { board } = spoiled((b) => {
      b.components.api = { kind: 'app_service', x: 'left', params: { replicas: 4, slots: 'many' } };
      b.connections.d = { from: 'ghost', to: 'api' };
    });
    expect(board?.components.api).toMatchObject({ x: 0, params: { replicas: 4 } });
    expect(Object.keys(board?.connections ?? {})).toEqual(['a', 'b', 'c']);
  });

  it('takes no harm from keys that objects inherit', () => {
    const text = JSON.stringify(sound()).replace(
      '"web":{',
      '"__proto__":{"kind":"worker"},"web":{"__proto__":{"polluted":1},',
    );
    const { board, problems } = parseBoard(text);
    expect(problems.map(problemText)).toEqual([
      'components.__proto__: cannot be the id of a record',
      'components.web.__proto__: is not a known field',
    ]);
    expect(board?.components.web).not.toHaveProperty('polluted');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('stops at more records than a board may have', () => {
    const { board, problems } = spoiled((b) => {
      for (let n = 0; n < RECORD_LIMIT + 50; n++) b.components[`w${n}`] = { kind: 'worker' };
      b.connections = {};
    });
    expect(Object.keys(board?.components ?? {})).toHaveLength(RECORD_LIMIT);
    expect(problems.map(({ reason }) => reason)).toContain('too large');
    expect(problems.length).toBeLessThan(5);
  });

  it('does not list more problems than anyone reads', () => {
    const { problems } = spoiled((b) => {
      for (let n = 0; n < 3000; n++) b.components[`w${n}`] = n;
    });
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.message).toBe('2800 more problems are not listed');
  });
});

describe('text with a key twice', () => {
  it('is named, because only the last one counts', () => {
    const text = `{ "format": "headroom", "version": 2, "components": {
      "a": { "kind": "worker", "params": { "slots": 2, "slots": 3 } },
      "b": { "kind": "worker", "name": "say \\"a\\": {" }, "a": { "kind": "dns" } } }`;
    const { board, problems } = parseBoard(text);
    expect(board?.components.a?.kind).toBe('dns');
    expect(problems.map(problemText)).toEqual([
      'components.a.params.slots: stands there twice; the last one counts',
      'components.a: stands there twice; the last one counts',
    ]);
  });
});

describe('groups', () => {
  const group = (fields: Record<string, unknown> = {}) => ({
    kind: 'zone',
    width: 300,
    height: 200,
    ...fields,
  });

  it('are read with what lies in them and what lies between them', () => {
    const { board, problems } = spoiled((b) => {
      b.groups = {
        us: group({ kind: 'region', name: 'Virginia', trips: { eu: 90 } }),
        eu: group({ kind: 'region', x: 400, hue: 120, failure: 0.001, locked: true }),
        za: group({ parent: 'us' }),
      };
      b.components.api = { kind: 'app_service', group: 'za' };
      b.connections.b = { from: 'api', to: 'cache', spans: true };
    });
    expect(problems).toEqual([]);
    expect(board?.groups).toMatchObject({
      us: { id: 'us', kind: 'region', name: 'Virginia', x: 0, y: 0, trips: { eu: 90 } },
      eu: { name: 'eu', x: 400, hue: 120, failure: 0.001, locked: true },
      za: { parent: 'us' },
    });
    expect(board?.components.api?.group).toBe('za');
    expect(board?.connections.b?.spans).toBe(true);
    expect(parseBoard(stringify(board!)).board).toEqual(board);
  });

  it('that speak of what is not there, or of themselves, are mended and told', () => {
    const { board } = spoiled((b) => {
      b.groups = { za: group({ parent: 'zb' }), zb: group({ parent: 'za' }) };
    });
    expect(Object.values(board!.groups).filter(({ parent }) => parent !== undefined)).toHaveLength(1);
    expect(
      lines((b) => {
        b.groups = {
          api: group(),
          za: group({ parent: 'zb' }),
          zb: group({ parent: 'za' }),
          zc: group({ parent: 'gone', trips: { gone: 3, za: -1 } }),
          zd: group({ kind: 'planet' }),
          ze: group({ width: 1 }),
        };
        b.components.db = { kind: 'relational_primary', group: 'gone' };
      }),
    ).toEqual([
      'warning out of range | groups.zc.trips.za: -1 is below 0; the nearest is 0',
      'error wrong type | groups.zd.kind: is "planet"; one of "region", "zone", "network", "team", "plain" is needed',
      'warning out of range | groups.ze.width: 1 is below 48; the nearest is 48',
      'error duplicate | groups.api: a component or connection has this id already',
      'error dangling | groups.zc.trips.gone: there is no such group',
      'error dangling | groups.zc.parent: there is no group "gone"',
      'error cycle | groups.za.parent: lies, over others, in itself; it lies in none instead',
      'error dangling | components.db.group: there is no group "gone"',
    ]);
  });
});
