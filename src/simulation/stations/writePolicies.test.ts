import { expect, it } from 'vitest';
import { decode } from '../../format/format.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';

/*
 * The four ways to write where there is a cache, as boards: 100 reads and 100 writes a second of one thing, over and over. The
 * cache takes 1 ms, the store 10 ms to read and 20 ms to write, and nothing waits.
 */

const CACHE = { contents: 'lru', serviceTime: 1, serviceShape: 'deterministic', slots: 1000 };
const WRITE = { access: 'write', classes: { write: {} } };
const READ = { access: 'read', classes: { read: {} } };

interface Policy {
  readonly kind: string;
  readonly params?: object;
  readonly connections: object;
}

/** The service writes to the store and then tells the cache to forget; who misses asks the store. */
const ASIDE: Policy = {
  kind: 'cache_lookaside',
  params: CACHE,
  connections: {
    look: { from: 'api', to: 'cache', ...READ },
    fetch: { from: 'api', to: 'db', when: 'miss', of: 'look', step: 2, ...READ },
    store: { from: 'api', to: 'db', ...WRITE },
    forget: { from: 'api', to: 'cache', step: 2, ...WRITE },
  },
};
/** The same, but the cache itself asks the store for what it lacks. */
const READ_THROUGH: Policy = {
  kind: 'cache_readthrough',
  params: CACHE,
  connections: {
    look: { from: 'api', to: 'cache', ...READ },
    fetch: { from: 'cache', to: 'db', when: 'miss', ...READ },
    store: { from: 'api', to: 'db', ...WRITE },
    forget: { from: 'api', to: 'cache', step: 2, ...WRITE },
  },
};
/** Writes go through the cache, which keeps what it has written. */
const WRITE_THROUGH: Policy = {
  kind: 'cache_writethrough',
  params: CACHE,
  connections: {
    look: { from: 'api', to: 'cache', ...READ },
    fetch: { from: 'cache', to: 'db', when: 'miss', ...READ },
    keep: { from: 'api', to: 'cache', ...WRITE },
    store: { from: 'cache', to: 'db', when: 'always', ...WRITE },
  },
};
/** Writes are answered at once, and reach the store together. */
const WRITE_BEHIND: Policy = {
  kind: 'cache_writebehind',
  params: { serviceTime: 1, serviceShape: 'deterministic', slots: 1000, flushEvery: 0.5, flushSize: 50 },
  connections: {
    fetch: { from: 'api', to: 'db', ...READ },
    keep: { from: 'api', to: 'cache', ...WRITE },
    store: { from: 'cache', to: 'db', mode: 'send', ...WRITE },
  },
};

function measured({ kind, params, connections }: Policy) {
  const rate = [{ value: 100 }];
  const keys = { items: 1, exponent: 0, name: 'thing' };
  const plain = Object.entries(connections).map(([id, connection]) => [id, { rtt: 0, ...connection }]);
  const { board, problems } = decode({
    format: 'headroom',
    version: 2,
    components: {
      web: { kind: 'client_web' },
      api: { kind: 'app_service', params: { serviceTime: 0.001, slots: 1000 } },
      cache: { kind, params, ...(kind === 'cache_writethrough' && { operations: { write: 1 } }) },
      db: {
        kind: 'relational_primary',
        params: { serviceTime: 10, serviceShape: 'deterministic', slots: 1000 },
        operations: { write: 20 },
      },
    },
    connections: { in: { from: 'web', to: 'api', rtt: 0 }, ...Object.fromEntries(plain) },
    classes: { read: { rate, keys }, write: { rate, keys } },
  });
  expect(problems).toEqual([]);
  const { network, problems: compiled } = compile(board!);
  expect(compiled).toEqual([]);
  const engine = createEngine(network, { duration: 60, load: [{ at: 0, factor: 1 }] }, 5);
  engine.advance(60);
  const { classes, components } = engine.report();
  return {
    /** ms */
    read: classes.read!.latency.mean.value,
    write: classes.write!.latency.mean.value,
    /** Requests a second to the store. */
    asked: components.db!.arrivalRate,
  };
}

it.each([
  // A write of 20 ms and 1 ms to forget. Reads hit unless a write came since the last fetch: half of them ask the store.
  ['look-aside', ASIDE, { write: 21, read: [4, 9], asked: [130, 170] }],
  ['read-through', READ_THROUGH, { write: 21, read: [4, 9], asked: [130, 170] }],
  // Both are paid by each write, and after the first one nobody asks the store to read.
  ['write-through', WRITE_THROUGH, { write: 21, read: [1, 1.1], asked: [95, 105] }],
  // 1 ms for a write; 100 reads a second and two to three flushes of it reach the store.
  ['write-behind', WRITE_BEHIND, { write: 1, read: [10, 10.1], asked: [97, 108] }],
] as const)('%s', (_, policy, { write, read, asked }) => {
  const found = measured(policy);
  expect(found.write).toBeCloseTo(write, 1);
  expect(found.read).toBeGreaterThanOrEqual(read[0]);
  expect(found.read).toBeLessThan(read[1]);
  expect(found.asked).toBeGreaterThan(asked[0]);
  expect(found.asked).toBeLessThan(asked[1]);
});
