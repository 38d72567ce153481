import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board } from '../../board/board.ts';
import { addComponent, connect, setParam, updateConnection } from '../../board/edit.ts';
import { addGroup, updateGroup } from '../../board/groupEdits.ts';
import { setKind } from '../../board/kinds.ts';
import { kindsOn } from '../../board/read.ts';
import { INTAKES, type OwnKind, traitsFor } from '../../catalog/custom.ts';
import { compile } from '../../simulation/compile.ts';
import { templateBoard } from '../../templates/templates.ts';
import { estimate } from '../estimate.ts';
import { availabilityOf } from './availability.ts';
import { counted, drawn, type Sketch } from './drawn.testing.ts';
import { everyState } from './everyState.testing.ts';
import { together } from './structure.ts';

const A = 0.999;
const lb = ['load_balancer_l7'] as const;
const api = (replicas: number) => ['app_service', { replicas }] as const;
const db = ['relational_primary'] as const;

const share = (sketch: Sketch): number => counted(drawn(sketch))!.share;

describe('the availability of a class', () => {
  it('is the product of what it needs, and of replicas that of all but none', () => {
    const parts = { lb, api: api(3), db };
    expect(share({ parts, ways: { 'web>lb': {}, 'lb>api': {}, 'api>db': {} } })).toBeCloseTo(
      (1 - 0.001 ** 2) * (1 - 0.001 ** 3) * A,
      12,
    );
  });

  it('counts what is needed twice once: a store that two services ask, and one that is asked five times', () => {
    const both = { 'web>api': {}, 'web>auth': {}, 'api>db': {}, 'auth>db': {} };
    const parts = { api: api(1), auth: ['auth_service', { replicas: 1 }] as const, db };
    expect(share({ parts, ways: both })).toBeCloseTo(A ** 3, 12);
    expect(
      share({ parts: { api: api(1), db }, ways: { 'web>api': {}, 'api>db': { calls: 5 } } }),
    ).toBeCloseTo(A ** 2, 12);
  });

  it('takes any way of a balancer that is there, which a store behind all of them takes away together', () => {
    const parts = { lb, a: api(1), b: api(1) };
    const ways = { 'web>lb': {}, 'lb>a': {}, 'lb>b': {} };
    const pair = 1 - 0.001 ** 2;
    expect(share({ parts, ways })).toBeCloseTo(pair ** 2, 12);
    expect(share({ parts: { ...parts, db }, ways: { ...ways, 'a>db': {}, 'b>db': {} } })).toBeCloseTo(
      pair ** 2 * A,
      12,
    );
  });

  it('is that of two of three copies where a read asks two of them', () => {
    const store = (over: object) => ['nosql_wide_column', { replicas: 5, dataCopies: 3, ...over }] as const;
    const ways = { 'web>kv': { access: 'read' } } as const;
    expect(share({ parts: { kv: store({ readCopies: 2 }) }, ways })).toBeCloseTo(
      A ** 3 + 3 * A ** 2 * 0.001,
      12,
    );
    expect(share({ parts: { kv: store({ readCopies: 1 }) }, ways })).toBeCloseTo(1 - 0.001 ** 3, 12);
    expect(share({ parts: { kv: store({ readCopies: 3 }) }, ways })).toBeCloseTo(A ** 3, 12);
  });

  it('is that of its own shard, and of all of them where every one is asked', () => {
    const shards = (scatter: number) => ['sharded_db', { replicas: 4, sharding: 'key', scatter }] as const;
    const ways = { 'web>db': {} };
    expect(share({ parts: { db: shards(0) }, ways })).toBeCloseTo(A, 12);
    expect(share({ parts: { db: shards(0.25) }, ways })).toBeCloseTo(0.75 * A + 0.25 * A ** 4, 12);
  });

  it('waits for as many copies of a write as its store does', () => {
    const copies = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, ['read_replica', {}] as const]));
    const ways = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((id) => [`db>${id}`, { mode: 'replicate' as const }]),
    );
    const waits = (replication: string) =>
      share({
        parts: { db: ['relational_primary', { replication }], ...copies },
        ways: { 'web>db': { access: 'write' }, ...ways },
      });
    expect(waits('all')).toBeCloseTo(A ** 5, 12);
    // The primary is one of the three of five.
    expect(waits('quorum')).toBeCloseTo(A * together(A, 4, 2), 12);
    expect(waits('one')).toBeCloseTo(A * (1 - 0.001 ** 4), 12);
    expect(waits('asynchronous')).toBeCloseTo(A, 12);
  });

  it('has a zone take all that lies in it away together', () => {
    const parts = {
      lb,
      a: ['app_service', { replicas: 2 }, 'z1'],
      b: ['app_service', { replicas: 2 }, 'z2'],
    } as const;
    const ways = { 'web>lb': {}, 'lb>a': {}, 'lb>b': {} };
    const pair = 1 - 0.001 ** 2;
    const half = (pair: number) => 0.99 * pair;
    expect(share({ parts, ways, zones: { z1: 0.01, z2: 0.01 } })).toBeCloseTo(
      pair * (1 - (1 - half(pair)) ** 2),
      12,
    );
    const together = { ...parts, b: ['app_service', { replicas: 2 }, 'z1'] } as const;
    expect(share({ parts: together, ways, zones: { z1: 0.01 } })).toBeCloseTo(
      pair * 0.99 * (1 - (1 - pair) ** 2),
      12,
    );
    expect(counted(drawn({ parts: together, ways, zones: { z1: 0.01 } }))?.costliest).toMatchObject({
      at: { table: 'groups', id: 'z1' },
    });
  });

  it('is of those who need what is away: of a cache that asks a store, its misses', () => {
    const parts = { cdn: ['cdn', { hitRatio: 0.9 }], s3: ['object_storage'] } as const;
    const ways = { 'web>cdn': {}, 'cdn>s3': { when: 'miss' } } as const;
    expect(share({ parts, ways })).toBeCloseTo(0.9999 * (0.9 + 0.1 * 0.9999), 12);
  });

  it('asks for nothing that is sent, nor for how well it works', () => {
    const parts = {
      api: ['app_service', { replicas: 1, errorRate: 0.2, queueLimit: 0 }],
      log: ['stream'],
    } as const;
    const ways = { 'web>api': { retries: 3, timeout: 1 }, 'api>log': { mode: 'send' } } as const;
    expect(share({ parts, ways })).toBeCloseTo(A, 12);
    expect(
      counted(drawn({ parts: { log: ['stream'] }, ways: { 'web>log': { mode: 'send' } } })),
    ).toBeUndefined();
  });

  it('is another figure where those that are left have to carry the load', () => {
    // 1,000/s of 5 ms on 4 slots each: 1.25 replicas' worth.
    const parts = { api: api(4) };
    const known = counted(drawn({ parts, ways: { 'web>api': {} }, rate: 1000 }))!;
    expect(known.share).toBeCloseTo(1 - 0.001 ** 4, 12);
    expect(known.carried).toBeCloseTo(together(A, 4, 2), 12);
    // So many that one of them is always there, and not so many that the load is always carried.
    const many = counted(drawn({ parts: { api: api(12) }, ways: { 'web>api': {} }, rate: 8800 }))!;
    expect(many).toMatchObject({ share: 1, costliest: null });
    expect(many.carried).toBeCloseTo(together(A, 12, 11), 12);
    const overloaded = counted(drawn({ parts, ways: { 'web>api': {} }, rate: 9000 }))!;
    expect(overloaded.carried).toBeCloseTo(A ** 4, 12);
  });

  it('names what would help most, and how much', () => {
    const parts = { lb, api: api(1), db: ['relational_primary', { availability: 0.99 }] } as const;
    const ways = { 'web>lb': {}, 'lb>api': {}, 'api>db': {} };
    const { costliest, share: now } = counted(drawn({ parts, ways }))!;
    expect(costliest).toMatchObject({ at: { table: 'components', id: 'db' } });
    expect(costliest?.share).toBeCloseTo(now / 0.99, 12);
    const safe = { api: ['app_service', { availability: 1 }] } as const;
    expect(counted(drawn({ parts: safe, ways: { 'web>api': {} } }))).toBeUndefined();
  });
});

describe('what is said of the designs of systems.md', () => {
  const of = async (name: string, cls: string) => {
    const board = (await templateBoard(name))!;
    const { network } = compile(board);
    return availabilityOf(board, network, estimate(network)).find((row) => row.class === cls)!;
  };

  it('that an upload of TikTok is there 99.89 % of the time, because of its single store for writes', async () => {
    const { share: upload, costliest } = await of('tiktok', 'uploadVideo');
    expect(upload).toBeCloseTo(0.9989, 5);
    expect(costliest).toMatchObject({ at: { id: 'wdb' } });
    // Pairs of balancers and services, and the object store.
    expect(costliest?.share).toBeCloseTo(0.999999 ** 2 * 0.9999, 8);
  });

  it('that its feed is as its one cache is, as long as the cache may not be passed by', async () => {
    const { share: feed, costliest } = await of('tiktok', 'viewFeed');
    expect(feed).toBeCloseTo(0.999, 5);
    expect(costliest).toMatchObject({ at: { id: 'redis' } });
    expect(costliest?.share).toBeCloseTo(0.999998, 6);
  });

  it('and all but always there once it may be, as the copies of the store take the misses', async () => {
    const board = (await templateBoard('tiktok'))!;
    const toCache = Object.values(board.connections).filter(({ to }) => to === 'redis');
    const spared = toCache.reduce((on, { id }) => updateConnection(on, id, { optional: true }), board);
    const { network } = compile(spared);
    const feed = availabilityOf(spared, network, estimate(network)).find((row) => row.class === 'viewFeed');
    expect(feed?.share).toBeCloseTo(0.999998, 6);
  });
});

describe('the parameter', () => {
  const own = INTAKES.filter((intake) => intake !== 'source').flatMap((intake) =>
    [undefined, ...traitsFor(intake)].map((trait): OwnKind => {
      const id = `own-${intake}-${trait ?? 'plain'}`;
      const acting = { intake, ...(trait && { trait }) };
      const params = { availability: { default: 0.9 } };
      return {
        ...acting,
        id,
        label: id,
        group: 'compute',
        icon: 'box',
        summary: '',
        use: '',
        pitfall: '',
        params,
      };
    }),
  );
  const base = drawn({ parts: { behind: ['app_service', { availability: 1 }] }, ways: {} });
  const board = own.reduce(setKind, base);

  it.each(kindsOn(board).filter(({ behavior }) => behavior.intake !== 'source'))(
    'of $id changes what its callers can count on, and the zone that it lies in does',
    ({ id: kind }) => {
      const zone = { id: 'z', kind: 'zone' as const, name: 'z', x: 900, y: 900, width: 400, height: 400 };
      let one = addComponent(addGroup(board, zone), {
        id: 'x',
        kind,
        name: 'x',
        x: 950,
        y: 950,
        params: {},
        group: 'z',
      });
      for (const [from, to] of [
        ['web', 'x'],
        ['x', 'behind'],
      ] as const)
        one = connect(one, from, to, { mode: 'call' });
      const of = (changed: Board) => counted(changed)?.share ?? 1;
      const at = (value: number) =>
        of(setParam(setParam(one, 'x', 'replicas', 1), 'x', 'availability', value));
      expect(at(0.5)).toBeCloseTo(0.5, 12);
      expect(at(1)).toBe(1);
      expect(of(updateGroup(one, 'z', { failure: 0.25 }))).toBeCloseTo(0.75 * of(one), 12);
    },
  );
});

/** A node asks some of those after it; of what they are, few replicas, so that all states can be gone through. */
const CHOICES = [
  ['app_service', { replicas: 1 }],
  ['app_service', { replicas: 2 }],
  ['load_balancer_l7', { replicas: 1 }],
  ['cache_lookaside', { hitRatio: 0.6 }],
  ['cache_readthrough', { hitRatio: 0.3 }],
  ['relational_primary', { replicas: 2, sharding: 'key', scatter: 0.3 }],
  ['nosql_wide_column', { replicas: 3, dataCopies: 2, readCopies: 2, writeCopies: 1 }],
  ['object_storage', {}],
] as const;
const NODES = 5;

const sketches: fc.Arbitrary<Sketch> = fc
  .record({
    kinds: fc.array(fc.nat(CHOICES.length - 1), { minLength: NODES, maxLength: NODES }),
    ups: fc.array(fc.integer({ min: 50, max: 100 }), { minLength: NODES, maxLength: NODES }),
    asks: fc.array(fc.nat(99), { minLength: 2 * NODES, maxLength: 2 * NODES }),
    optional: fc.array(fc.boolean(), { minLength: 2 * NODES, maxLength: 2 * NODES }),
    calls: fc.array(fc.constantFrom(0.5, 1, 2), { minLength: 2 * NODES, maxLength: 2 * NODES }),
    zones: fc.array(fc.constantFrom('none', 'z1', 'z2'), { minLength: NODES, maxLength: NODES }),
  })
  .map(({ kinds, ups, asks, optional, calls, zones }) => {
    const ids = ['web', ...kinds.map((_, i) => `n${i}`)];
    const ways: Record<string, Sketch['ways'][string]> = {};
    asks.forEach((from, i) => {
      // The first of them bring each node a caller, the others more.
      const to = 1 + (i % NODES);
      const caller = from % to;
      const kind = caller === 0 ? null : CHOICES[kinds[caller - 1]!]![0];
      // A lookup decides one call at most: what hangs on the same one counts as independent.
      if (kind === 'cache_readthrough' && Object.keys(ways).some((way) => way.startsWith(`${ids[caller]}>`)))
        return;
      const step = i + 1;
      const way = {
        calls: kind === 'load_balancer_l7' ? 1 : calls[i]!,
        step,
        access: i % 2 === 0 ? ('read' as const) : ('write' as const),
      };
      const spared = optional[i] && Number.isInteger(way.calls) ? { optional: true as const } : {};
      const looks = kind === 'cache_readthrough' ? { when: 'miss' as const } : {};
      ways[`${ids[caller]}>${ids[to]}`] = { ...way, ...looks, ...spared };
    });
    // What asks a cache asks one other on its misses alone.
    for (const id of ids) {
      const mine = Object.keys(ways).filter((way) => way.startsWith(`${id}>`));
      const cache = mine.find((way) => CHOICES[kinds[Number(way.split('>n')[1])]!]![0] === 'cache_lookaside');
      const other = mine.find((way) => way !== cache);
      const passes = id !== 'web' && /^(load|cache_read)/.test(CHOICES[kinds[Number(id.slice(1))]!]![0]);
      if (cache && other && !passes)
        ways[other] = { ...ways[other], when: 'miss', of: cache.replace('>', '-'), step: 50 };
    }
    const parts = Object.fromEntries(
      kinds.map((kind, i) => {
        const [id, params] = CHOICES[kind]!;
        const zone = zones[i] === 'none' ? [] : [zones[i]!];
        return [`n${i}`, [id, { ...params, availability: ups[i]! / 100 }, ...zone] as const];
      }),
    );
    return { parts: parts as unknown as Sketch['parts'], ways, zones: { z1: 0.1, z2: 0.05 } };
  });

describe('on random boards', () => {
  it('it is what all states of what is there and away come to', () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const board = drawn(sketch);
        const found = counted(board);
        if (!found) return;
        expect(found.unknown).toBe(0);
        expect(found.share).toBeCloseTo(everyState(board), 9);
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('it never gets less by what is there more often', () => {
    const raised = (board: Board, node: number): Board =>
      node < NODES
        ? setParam(board, `n${node}`, 'availability', 1)
        : updateGroup(board, node === NODES ? 'z1' : 'z2', { failure: undefined });
    fc.assert(
      fc.property(sketches, fc.nat(NODES + 1), (sketch, node) => {
        const board = drawn(sketch);
        const [now, then] = [board, raised(board, node)].map((one) => counted(one)?.share ?? 1);
        expect(then).toBeGreaterThanOrEqual(now! - 1e-12);
        const best = counted(board)?.costliest?.share ?? 1;
        if (node < NODES) expect(best).toBeGreaterThanOrEqual(now! - 1e-12);
      }),
      { seed: 2, numRuns: 20 },
    );
  });
});
