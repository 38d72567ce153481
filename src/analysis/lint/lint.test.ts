import { describe, expect, it } from 'vitest';
import { ARRIVAL_DEFAULTS } from '../../board/arrival.ts';
import type { Board, Component, Connection, RequestClass } from '../../board/board.ts';
import { formatAvailability } from '../../catalog/downtime.ts';
import { decode } from '../../format/format.ts';
import { compile } from '../../simulation/compile.ts';
import { templateBoard } from '../../templates/templates.ts';
import { availabilityOf } from '../availability/availability.ts';
import { estimate } from '../estimate.ts';
import { findings } from '../findings.ts';

interface Sketch {
  /** Kind and parameters by id. */
  readonly parts: Readonly<Record<string, readonly [kind: string, params?: Component['params']]>>;
  /** `a>b`, and what differs from a plain call. */
  readonly ways: Readonly<Record<string, Partial<Connection>>>;
  readonly rate?: number;
  readonly success?: number;
  readonly arrival?: Partial<RequestClass['arrival']>;
  readonly rows?: readonly { readonly name: string; readonly type: string; readonly note?: string }[];
}

function drawn({ parts, ways, rate = 10, success, arrival, rows }: Sketch): Board {
  const { board, problems } = decode({
    format: 'headroom',
    version: 2,
    components: Object.fromEntries(
      Object.entries(parts).map(([id, [kind, params = {}]]) => [id, { kind, params }]),
    ),
    connections: Object.fromEntries(
      Object.entries(ways).map(([way, over]) => {
        const [from, to] = way.replace(/#.*/, '').split('>');
        return [way.replace('>', '-'), { from, to, ...over }];
      }),
    ),
    classes: {
      k: { rate: [{ value: rate }], ...(arrival && { arrival: { ...ARRIVAL_DEFAULTS, ...arrival } }) },
    },
    ...(success && { objectives: { o: { class: 'k', metric: 'success', limit: success } } }),
    ...(rows && { brief: { table: { section: 'schema', title: 'Table', rows } } }),
  });
  expect(problems).toEqual([]);
  return board!;
}

/** Ids and severities of the findings of these rules. */
function told(board: Board): string[] {
  const { network, problems } = compile(board);
  return findings(board, network, estimate(network), undefined, problems).map(
    ({ id, severity }) => `${id} ${severity}`,
  );
}

const web = ['client_web'] as const;
const api = ['app_service', { replicas: 1 }] as const;
const db = ['relational_primary'] as const;

/** A board with the fault, what is told of it, and the smallest change that takes it away. */
const CASES: readonly (readonly [finding: string, faulty: Sketch, sound: Partial<Sketch>])[] = [
  [
    'L02:web-api warning',
    { parts: { web, api: ['app_service', { replicas: 3 }] }, ways: { 'web>api': {} } },
    { parts: { web, api } },
  ],
  [
    'L03:web-db error',
    { parts: { web, db }, ways: { 'web>db': {} } },
    { parts: { web, db: ['object_storage'] } },
  ],
  [
    'L04:db warning',
    {
      parts: { web, api, db },
      ways: { 'web>api': {}, 'api>db': { access: 'read' } },
      rate: 1500,
    },
    { rate: 100 },
  ],
  [
    'L05:api-copy error',
    { parts: { web, api, copy: ['read_replica'] }, ways: { 'web>api': {}, 'api>copy': { access: 'write' } } },
    { ways: { 'web>api': {}, 'api>copy': { access: 'read' } } },
  ],
  [
    'L06:api error',
    { parts: { web, api }, ways: { 'web>api': { payload: 300 } } },
    { ways: { 'web>api': { payload: 200 } } },
  ],
  [
    'L06:api error',
    { parts: { web, api }, ways: { 'web>api': { reply: 300 } } },
    { ways: { 'web>api': {} } },
  ],
  [
    'L07:web-s3 warning',
    { parts: { web, s3: ['object_storage'] }, ways: { 'web>s3': { access: 'read', reply: 150 } } },
    { ways: { 'web>s3': { access: 'write', payload: 150 } } },
  ],
  [
    'L08:api-pay error',
    { parts: { web, api, pay: ['third_party_api'] }, ways: { 'web>api': {}, 'api>pay': {} } },
    { ways: { 'web>api': {}, 'api>pay': { timeout: 900 } } },
  ],
  [
    'L09:api-pay warning',
    {
      parts: { web, api: ['app_service', { threading: 'blocking' }], pay: ['third_party_api'] },
      ways: { 'web>api': {}, 'api>pay': { timeout: 900 } },
    },
    { ways: { 'web>api': {}, 'api>pay': { timeout: 900, breaker: 0.5 } } },
  ],
  [
    'L10:queue warning',
    {
      parts: { web, queue: ['message_queue', { queueLimit: 1_000_000_000 }], api },
      ways: { 'web>queue': {}, 'queue>api': { mode: 'send' } },
    },
    { parts: { web, queue: ['message_queue', { queueLimit: 1000 }], api } },
  ],
  [
    'L11:queue warning',
    {
      parts: { web, queue: ['message_queue', { visibility: 30_000 }], api },
      ways: { 'web>queue': {}, 'queue>api': { mode: 'send' } },
    },
    { parts: { web, queue: ['message_queue', { visibility: 30_000, maxReceives: 5 }], api } },
  ],
  [
    'L17:db warning',
    { parts: { web, api, db }, ways: { 'web>api': {}, 'api>db': { access: 'write' } }, rate: 1300 },
    { rate: 800 },
  ],
  [
    'L18:copy warning',
    {
      parts: { web, api, db, copy: ['read_replica'] },
      ways: {
        'web>api': {},
        'api>db': { access: 'write' },
        'db>copy': { mode: 'replicate', operation: 'apply' },
        'api>copy': { access: 'read' },
      },
    },
    {
      ways: {
        'web>api': {},
        'api>db': { access: 'write' },
        'db>copy': { mode: 'replicate', operation: 'apply' },
        'api>copy': { access: 'read', consistency: 'session' },
      },
    },
  ],
  [
    'L21:api-db warning',
    { parts: { web, api, db }, ways: { 'web>api': {}, 'api>db': { calls: 20, pattern: 'parallel' } } },
    { ways: { 'web>api': {}, 'api>db': { calls: 20, pattern: 'parallel', need: 15 } } },
  ],
  [
    'L22:k info',
    {
      parts: { web, ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => [id, api])) },
      ways: Object.fromEntries(
        ['web>a', 'a>b', 'b>c', 'c>d', 'd>e', 'e>f', 'f>g', 'g>h'].map((way) => [way, {}]),
      ),
    },
    {
      ways: Object.fromEntries(
        ['web>a', 'a>b', 'b>c', 'c>d', 'd>e', 'e>f', 'a>g', 'a>h'].map((w) => [w, {}]),
      ),
    },
  ],
  [
    'L24:k warning',
    { parts: { web, api, db }, ways: { 'web>api': { retries: 2 }, 'api>db': { retries: 3 } } },
    { ways: { 'web>api': { retries: 2 }, 'api>db': { retries: 1 } } },
  ],
  [
    'L25:api-db warning',
    {
      parts: { web, api, db },
      ways: { 'web>api': { timeout: 1000 }, 'api>db': { timeout: 500, retries: 1 } },
    },
    { ways: { 'web>api': { timeout: 1000 }, 'api>db': { timeout: 499, retries: 1 } } },
  ],
  [
    'L27:api error',
    {
      parts: { web, api: ['app_service', { replicas: 1, hold: 30_000, threading: 'blocking' }] },
      ways: { 'web>api': {} },
      arrival: { shape: 'poll', users: 50, every: 1000 },
    },
    { parts: { web, api: ['app_service', { replicas: 1, hold: 30_000 }] } },
  ],
  [
    'L28:gate error',
    {
      parts: {
        web,
        gate: ['websocket_gateway', { openConnections: 1000 }],
        topic: ['pubsub_topic'],
      },
      ways: { 'web>gate': {}, 'gate>topic': {} },
    },
    {
      parts: {
        web,
        gate: ['websocket_gateway', { openConnections: 1000, replicas: 1 }],
        topic: ['pubsub_topic'],
      },
    },
  ],
  [
    'L29:cache warning',
    { parts: { web, api, cache: ['cache_lookaside'] }, ways: { 'web>api': {}, 'api>cache': {} } },
    { parts: { web, api, cache: ['cache_readthrough'] } },
  ],
  [
    'L30:cache error',
    {
      parts: { web, api, cache: ['cache_writebehind'], db },
      ways: { 'web>api': {}, 'api>cache': { access: 'write' } },
    },
    {
      ways: {
        'web>api': {},
        'api>cache': { access: 'write' },
        'cache>db': { mode: 'send', access: 'write' },
      },
    },
  ],
  [
    'L31:db error',
    {
      parts: { web, api, cache: ['cache_lookaside', { hitRatio: 0.9 }], db },
      ways: { 'web>api': {}, 'api>cache': {}, 'api>db': { when: 'miss', of: 'api-cache', step: 2 } },
      rate: 3000,
    },
    { rate: 2000 },
  ],
  [
    'L32:db error',
    {
      parts: {
        web,
        api: ['app_service', { replicas: 6 }],
        db: ['relational_primary', { connectionLimit: 100 }],
      },
      ways: { 'web>api': {}, 'api>db': { pool: 20 } },
    },
    { ways: { 'web>api': {}, 'api>db': { pool: 16 } } },
  ],
  [
    'L33:api warning',
    {
      parts: { web, api: ['app_service', { scaling: true }] },
      ways: { 'web>api': {} },
      arrival: { shape: 'step', factor: 2 },
    },
    { arrival: { shape: 'step', factor: 1.5 } },
  ],
  [
    'L33:work:idle warning',
    {
      parts: {
        ...{ web, api, queue: ['message_queue'] },
        work: ['worker', { scaling: true, scaleMetric: 'backlog', scaleToZero: true }],
      },
      ways: { 'web>api': {}, 'api>queue': {}, 'queue>work': {}, 'api>work': {} },
    },
    { ways: { 'web>api': {}, 'api>queue': {}, 'queue>work': {} } },
  ],
  [
    'L33:table warning',
    {
      parts: { web, table: ['key_value_table', { scaling: true }] },
      ways: { 'web>table': {} },
      arrival: { shape: 'step', factor: 2 },
    },
    { arrival: { shape: 'step', factor: 1.3 } },
  ],
  [
    'L34:api info',
    { parts: { web, api, limit: ['rate_limiter'] }, ways: { 'web>api': {} } },
    { ways: { 'web>limit': {}, 'limit>api': {} } },
  ],
  [
    'L35:table:password warning',
    {
      parts: { web, api },
      ways: { 'web>api': {} },
      rows: [{ name: 'password', type: 'text', note: 'SHA-256' }],
    },
    { rows: [{ name: 'password', type: 'text', note: 'Argon2id' }] },
  ],
  [
    'L40:table:likes warning',
    { parts: { web, api }, ways: { 'web>api': {} }, rows: [{ name: 'likes', type: 'array of ids' }] },
    { rows: [{ name: 'likes', type: 'int' }] },
  ],
  [
    'L40:table:spots warning',
    { parts: { web, api }, ways: { 'web>api': {} }, rows: [{ name: 'spots', type: 'list of spots' }] },
    // A class, whose objects are not rows.
    {
      rows: [
        { name: 'spots', type: 'list of spots' },
        { name: 'find(vehicle)', type: 'spot', note: 'method' },
      ],
    },
  ],
  [
    'L38:k warning',
    {
      parts: { web, api, db },
      ways: { 'web>api': {}, 'api>db': {} },
      success: 0.999,
    },
    { parts: { web, api: ['app_service'], db } },
  ],
  [
    'L39:lake-db warning',
    {
      parts: { web, api, db, lake: ['data_warehouse'] },
      ways: { 'web>api': {}, 'api>lake': {}, 'lake>db': { access: 'read' } },
    },
    { ways: { 'web>api': {}, 'api>lake': {}, 'lake>db': { access: 'write' } } },
  ],
  [
    'L41:api-db warning',
    { parts: { web, api, db }, ways: { 'web>api': {}, 'api>db': { payload: 2000 } } },
    { ways: { 'web>api': {}, 'api>db': { payload: 900 } } },
  ],
  [
    'L43:web-peer error',
    { parts: { web, peer: web }, ways: { 'web>peer': {} } },
    {
      parts: { web, peer: web, turn: ['turn_media_server'] },
      ways: { 'web>peer': {}, 'web>turn': {}, 'turn>peer': {} },
    },
  ],
  [
    'L43:web-peer warning',
    {
      parts: { web, peer: web, turn: ['turn_media_server'] },
      ways: { 'web>peer': { calls: 5 }, 'web>turn': {}, 'turn>peer': {} },
    },
    { ways: { 'web>peer': { calls: 3 }, 'web>turn': {}, 'turn>peer': {} } },
  ],
  [
    'L44:api-index warning',
    {
      parts: { web, api, db, index: ['search_index'] },
      ways: { 'web>api': {}, 'api>db': { access: 'write' }, 'api>index': { access: 'write', step: 2 } },
    },
    { ways: { 'web>api': {}, 'api>db': { access: 'write' }, 'db>index': { mode: 'send', access: 'write' } } },
  ],
  [
    'L45:db warning',
    { parts: { web, api, db }, ways: { 'web>api': {}, 'api>db': { access: 'write' } } },
    { ways: { 'web>api': {}, 'api>db': { access: 'read' } } },
  ],
];

describe('the lint of a drawing', () => {
  it.each(CASES)('tells of %s, and not of a board without the fault', (finding, faulty, sound) => {
    expect(told(drawn(faulty))).toContain(finding);
    expect(told(drawn({ ...faulty, ...sound }))).not.toContain(finding);
  });

  /** What systems.md lists for its designs, by the rules that it has computed; where boards differ from those it says why. */
  it.each([
    // Its copy is drawn as one, and is read.
    ['coworking', ['L08:api-pay', 'L18:pgr', 'L29:redis']],
    // Its cache fetches each thing once by itself.
    ['chat', []],
    ['parking', ['L08:api-social', 'L19:pgw-pgr2', 'L19:pgw-pgr2-alloc']],
    ['tiktok-my-design', ['L29:cache', 'L40:schema-1:like']],
    ['tiktok', ['L06:api', 'L06:lb', 'L18:rdb', 'L29:redis']],
    ['voice-p2p', []],
    ['voice-sfu', []],
    ['deploy', ['L12:bw', 'L12:tw']],
    ['slack', ['L29:cache']],
    ['instagram', ['L18:mrep', 'L29:redis']],
    ['tinyurl', ['L12:rd', 'L29:cache']],
    ['google-advice', ['L21:agg-wk', 'L29:metac', 'L31:meta']],
    ['oop', ['L12:lot']],
  ])('finds in %s what its reference does', async (name, expected) => {
    const rules =
      /^L(03|06|07|08|12|13|14|15|16|18|19|21|22|29|31|40:schema-1:like|40:schema-\d+:(spots|levels))/;
    const ids = told((await templateBoard(name))!).map((line) => line.split(' ')[0]!);
    expect(ids.filter((id) => rules.test(id)).sort()).toEqual(expected);
    expect(ids.filter((id) => id.startsWith('L34'))).toHaveLength(1);
  });

  /** uploadVideo is the one that systems.md has worked out; the others follow by the same rule from one cache, store or provider. */
  it('says of which promises the designs fall short by what they stand on', async () => {
    const short = async (name: string) =>
      told((await templateBoard(name))!)
        .filter((id) => id.startsWith('L38'))
        .map((id) => id.split(/[: ]/)[1]);
    expect(await short('tiktok')).toEqual(['uploadVideo', 'viewFeed']);
    expect(await short('coworking')).toEqual(['checkin', 'search']);
    expect(await short('google-advice')).toEqual(['point_read']);
    expect(await short('instagram')).toEqual(['post_photo']);
    expect(await short('parking')).toEqual(['reserve']);
    expect(await short('slack')).toEqual(['post_message']);
    expect(await short('tiktok-my-design')).toEqual(['getVideo']);
    expect(await short('tinyurl')).toEqual(['redirect']);
    for (const name of ['chat', 'deploy', 'oop', 'voice-p2p', 'voice-sfu'])
      expect(await short(name)).toEqual([]);
  });

  it.each([
    'tiktok',
    'coworking',
    'google-advice',
    'instagram',
    'parking',
    'slack',
    'tiktok-my-design',
    'tinyurl',
  ])('is answered by a card of %s, with the same figures', async (name) => {
    const board = (await templateBoard(name))!;
    const { network } = compile(board);
    const short = availabilityOf(board, network, estimate(network), 'promised').filter(
      ({ missed }) => missed,
    );
    const card = Object.values(board.brief).find(({ title }) => /^Is 99\.9+ % met\?$/.test(title));
    for (const { share } of short) expect(card?.text).toContain(formatAvailability(share));
  });

  it('tells clients who poll without an answer from those who are held until there is one', async () => {
    const polls = async (name: string) =>
      told((await templateBoard(name))!).filter((id) => id.startsWith('L26'));
    expect(await polls('chat-poll')).toHaveLength(1);
    expect(await polls('chat-long-poll')).toEqual([]);
  });

  it('names clients that give up before a held request is answered', async () => {
    const board = (await templateBoard('chat-long-poll'))!;
    const client = board.components.cli!;
    const impatient = { ...client, params: { ...client.params, timeout: 2000 } };
    const ids = told({ ...board, components: { ...board.components, cli: impatient } });
    expect(ids).toContain('L26:ask:hold error');
  });

  it('misses what is taken out of a reference', async () => {
    const without = async (name: string, id: string) => {
      const board = (await templateBoard(name))!;
      const { [id]: _, ...components } = board.components;
      const connections = Object.fromEntries(
        Object.entries(board.connections).filter(([, { from, to }]) => from !== id && to !== id),
      );
      return told({ ...board, components, connections });
    };
    expect(await without('chat', 'msgsvc')).toContain('L28:ws error');
    expect(await without('voice-p2p', 'turn')).toContain('L43:a-b error');
  });
});
