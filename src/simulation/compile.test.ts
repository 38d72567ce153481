import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Board,
  type Component,
  type Connection,
  EMPTY_BOARD,
  type RequestClass,
} from '../board/board.ts';
import type { ParamValue } from '../catalog/kind.ts';
import { KINDS } from '../catalog/kinds.ts';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import type { Call, Visit } from './network/traffic.ts';
import type { Network } from './network.ts';

function component(
  id: string,
  kind: string,
  params: Record<string, ParamValue> = {},
  more: Partial<Component> = {},
): Component {
  return { id, kind, name: id.toUpperCase(), x: 0, y: 0, params, ...more };
}

function connection(from: string, to: string, more: Partial<Connection> = {}): Connection {
  return {
    id: `${from}-${to}`,
    from,
    to,
    label: '',
    protocol: '',
    mode: 'call',
    calls: 1,
    pattern: 'sequence',
    when: 'always',
    step: 1,
    rtt: 2,
    rttCv: 0,
    payload: 0,
    timeout: 0,
    ...more,
  };
}

const requestClass = (id: string, rate = 100, more: Partial<RequestClass> = {}): RequestClass => ({
  id,
  name: id,
  description: '',
  rate: [{ label: 'rate', value: rate }],
  ...more,
});

const byId = <T extends { readonly id: string }>(records: readonly T[]): Record<string, T> =>
  Object.fromEntries(records.map((record) => [record.id, record]));

function board(
  components: readonly Component[],
  connections: readonly Connection[],
  classes: readonly RequestClass[] = [requestClass('read')],
): Board {
  return {
    ...EMPTY_BOARD,
    components: byId(components),
    connections: byId(connections),
    classes: byId(classes),
  };
}

const web = component('web', 'client_web');
const app = component('app', 'app_service');
const db = component('db', 'relational_primary');
const cache = component('cache', 'cache_lookaside');

function visitAt(network: Network, id: string, operation?: string): Visit {
  const visit = network.visits.find(
    (v) => network.stations[v.station]!.id === id && (operation === undefined || v.operation === operation),
  );
  if (visit === undefined) throw new Error(`no visit at ${id}`);
  return visit;
}

/** Ids of the connections that a visit at a component takes, in order. */
const taken = (network: Network, id: string): string[] =>
  visitAt(network, id).calls.map((call: Call) => network.connections[call.connection]!.id);

it('lets a quota follow what is used only where there is one', () => {
  const scaled = (quota: number) => {
    const table = component('table', 'key_value_table', { scaling: true, quota, writeQuota: 50 });
    const board = { ...EMPTY_BOARD, components: { table } };
    return compile(board).network.stations[0]!.quotaScaling;
  };
  expect(scaled(100)).toMatchObject({ target: 0.7, sync: 60, delay: 120, window: 900 });
  // The number that means no limit.
  expect(scaled(100_000_000)).toBeUndefined();
});

describe('compile', () => {
  it('turns parameters into seconds, bytes and no limits', () => {
    const { network, problems } = compile(
      board(
        [
          web,
          component('app', 'app_service', {
            replicas: 3,
            slots: 2,
            serviceTime: 8,
            bandwidth: 1,
            threading: 'blocking',
            queueLimit: 7,
          }),
          component('s3', 'object_storage'),
          component('cdn', 'cdn', { missTime: 5, quota: 100_000_000 }),
        ],
        [
          connection('web', 'app', { rtt: 30, payload: 4, timeout: 500, rttCv: 0.5 }),
          connection('app', 's3', { calls: 2.5, pattern: 'parallel', need: 1 }),
        ],
      ),
    );
    expect(problems).toEqual([]);
    const station = (id: string) => network.stations.find((s) => s.id === id)!;
    expect(station('app')).toMatchObject({
      replicas: 3,
      slots: 2,
      blocking: true,
      queueLimit: 7,
      bandwidth: 1.25e8,
      hitRatio: -1,
    });
    expect(station('app').quota).toBe(Infinity);
    expect(station('s3')).toMatchObject({
      intake: 'delay',
      slots: Infinity,
      quota: 5500,
      queueLimit: Infinity,
    });
    expect(station('cdn').quota).toBe(Infinity);
    expect(visitAt(network, 'app').service).toEqual({ shape: 'exponential', mean: 0.008 });
    expect(visitAt(network, 's3').service).toEqual({ shape: 'lognormal', mean: 0.06, cv: 0.5 });
    expect(visitAt(network, 'web').calls[0]).toMatchObject({
      network: { shape: 'lognormal', mean: 0.015, cv: 0.5 },
      payload: 4000,
      timeout: 0.5,
      balancing: 'least in flight',
    });
    expect(visitAt(network, 'app').calls[0]).toMatchObject({
      calls: 2.5,
      parallel: true,
      need: 1,
      timeout: Infinity,
    });
    expect(network.classes[0]).toMatchObject({ id: 'read', rate: 100, timeout: 10 });
  });

  it('chooses operations by class, by connection, by access, else the default', () => {
    const shop = component('db', 'relational_primary', { serviceTime: 3 }, { operations: { report: 900 } });
    const ways: [Partial<Connection>, string, number][] = [
      [{}, 'default', 3],
      [{ access: 'read' }, 'default', 3],
      [{ access: 'write' }, 'write', 5],
      [{ access: 'write', operation: 'report' }, 'report', 900],
      [{ operation: 'report', classes: { read: { operation: 'write' } } }, 'write', 5],
    ];
    for (const [given, operation, ms] of ways) {
      const { network } = compile(board([web, shop], [connection('web', 'db', given)]));
      expect(visitAt(network, 'db')).toMatchObject({ operation, service: { mean: ms / 1000 } });
    }
  });

  it('carries only the classes that a connection names, at their own number of calls', () => {
    const { network } = compile(
      board(
        [web, app, db],
        [connection('web', 'app'), connection('app', 'db', { calls: 9, classes: { write: { calls: 3 } } })],
        [requestClass('read'), requestClass('write')],
      ),
    );
    const calls = network.visits
      .filter((v) => network.stations[v.station]!.id === 'app')
      .map((v) => [network.classes[v.class]!.id, v.calls.map(({ calls: n }) => n)]);
    expect(calls).toContainEqual(['read', []]);
    expect(calls).toContainEqual(['write', [3]]);
  });

  it('follows what is done after an operation: writes are copied, reads are not', () => {
    const replica = component('rep', 'read_replica');
    const copies = connection('db', 'rep', { mode: 'replicate', after: 'write' });
    const through = (access: 'read' | 'write') =>
      compile(board([web, db, replica], [connection('web', 'db', { access }), copies])).network;
    expect(visitAt(through('write'), 'rep').operation).toBe('apply');
    expect(visitAt(through('write'), 'db').calls[0]!.mode).toBe('send');
    expect(visitAt(through('read'), 'db').calls).toEqual([]);
  });

  it('puts a call that depends on a lookup after it', () => {
    const { network, problems } = compile(
      board(
        [web, app, cache, db],
        [
          connection('web', 'app'),
          connection('app', 'db', { step: 1, when: 'miss', of: 'app-cache' }),
          connection('app', 'cache', { step: 1 }),
        ],
      ),
    );
    expect(problems).toEqual([]);
    expect(taken(network, 'app')).toEqual(['app-cache', 'app-db']);
    expect(visitAt(network, 'app').calls[1]).toMatchObject({ when: 'miss', of: 0, step: 2 });
  });

  it('reads the store each time for a class that passes the cache by', () => {
    const { network, problems } = compile(
      board(
        [web, app, cache, db],
        [
          connection('web', 'app'),
          connection('app', 'cache', { classes: { read: {} } }),
          connection('app', 'db', { step: 2, when: 'miss', of: 'app-cache' }),
        ],
        [requestClass('audit')],
      ),
    );
    expect(problems).toEqual([]);
    expect(visitAt(network, 'app').calls).toMatchObject([{ when: 'always', of: -1 }]);
  });

  it('makes everything a buffer does a send', () => {
    const { network } = compile(
      board(
        [web, component('mq', 'message_queue'), component('wk', 'worker')],
        [connection('web', 'mq'), connection('mq', 'wk')],
      ),
    );
    expect(visitAt(network, 'mq').calls[0]!.mode).toBe('send');
  });

  it('lets a push to a client end there', () => {
    const { network, problems } = compile(
      board([web, app], [connection('web', 'app'), connection('app', 'web')]),
    );
    expect(problems).toEqual([]);
    expect(network.visits.map((v) => [network.stations[v.station]!.id, v.calls.length])).toEqual([
      ['web', 1],
      ['app', 1],
      ['web', 0],
    ]);
  });

  it('shares a class among its sources', () => {
    const mobile = component('mob', 'client_mobile', { timeout: 3000 });
    const both = [connection('web', 'app'), connection('mob', 'app')];
    const { network } = compile(
      board([web, mobile, app], both, [requestClass('read', 100, { sources: { web: 1, mob: 3 } })]),
    );
    const roots = network.classes[0]!.roots.map(({ visit, ...root }) => ({
      ...root,
      id: network.stations[network.visits[visit]!.station]!.id,
    }));
    expect(roots).toEqual([
      { id: 'mob', share: 0.75, timeout: 3 },
      { id: 'web', share: 0.25, timeout: 10 },
    ]);
  });
});

describe('what cannot be simulated is named, and the rest compiles', () => {
  const found = (given: Board) =>
    compile(given).problems.map(({ severity, at, message }) => ({ severity, ...at, message }));

  it('an unknown kind', () => {
    const given = board(
      [web, app, component('x', 'teapot')],
      [connection('web', 'app'), connection('app', 'x')],
    );
    expect(found(given)).toMatchObject([{ severity: 'error', table: 'components', id: 'x', field: 'kind' }]);
    expect(taken(compile(given).network, 'web')).toEqual(['web-app']);
  });

  it('a connection that leads nowhere', () => {
    const given = board([web, app], [connection('web', 'app'), connection('app', 'gone')]);
    expect(found(given)).toMatchObject([{ table: 'connections', id: 'app-gone', field: 'to' }]);
  });

  it('a loop: only the connection that closes it is refused', () => {
    const given = board(
      [web, app, db, cache],
      [
        connection('web', 'app'),
        connection('app', 'db'),
        connection('db', 'cache'),
        connection('cache', 'app', { mode: 'send' }),
      ],
    );
    const problems = found(given);
    expect(problems).toMatchObject([{ severity: 'error', table: 'connections', id: 'cache-app' }]);
    expect(problems[0]!.message).toContain('APP → DB → CACHE → APP');
    expect(taken(compile(given).network, 'db')).toEqual(['db-cache']);
    expect(taken(compile(given).network, 'cache')).toEqual([]);
  });

  it('a class without a rate, and one that starts nowhere', () => {
    expect(found(board([web, app], [connection('web', 'app')], [requestClass('idle', 0)]))).toMatchObject([
      { table: 'classes', id: 'idle', field: 'rate' },
    ]);
    expect(found(board([app], []))).toMatchObject([{ table: 'classes', id: 'read', field: 'sources' }]);
    expect(found(board([web, app], [], [requestClass('read', 1, { sources: {} })]))).toMatchObject([
      { table: 'classes', id: 'read', field: 'sources' },
    ]);
  });

  it('a client and a balancer that lead nowhere: such requests fail as “no route”', () => {
    expect(found(board([web], []))).toMatchObject([{ severity: 'error', table: 'classes', id: 'read' }]);
    const given = board([web, component('lb', 'load_balancer_l7')], [connection('web', 'lb')]);
    expect(found(given)).toMatchObject([{ severity: 'error', table: 'components', id: 'lb' }]);
    const engine = createEngine(compile(given).network, { duration: 10, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(10);
    expect(Object.keys(engine.report().classes.read!.failures)).toEqual(['no route']);
  });

  it('a miss of something that looks nothing up', () => {
    const given = board(
      [web, app, db, cache],
      [
        connection('web', 'app'),
        connection('app', 'db'),
        connection('app', 'cache', { when: 'miss', of: 'app-db', step: 2 }),
      ],
    );
    expect(found(given)).toMatchObject([
      { severity: 'warning', table: 'connections', id: 'app-cache', field: 'of' },
    ]);
    expect(visitAt(compile(given).network, 'app').calls[1]).toMatchObject({ when: 'always', of: -1 });
    const own = board([web, app, db], [connection('web', 'app'), connection('app', 'db', { when: 'hit' })]);
    expect(found(own)).toMatchObject([{ severity: 'warning', id: 'app-db', field: 'when' }]);
    expect(taken(compile(own).network, 'app')).toEqual([]);
  });

  it('dead letters of what has none', () => {
    const drawn = (params: Component['params']) =>
      board(
        [web, component('q', 'message_queue', params), app, component('dlq', 'message_queue')],
        [connection('web', 'q'), connection('q', 'app'), connection('q', 'dlq', { when: 'dead' })],
      );
    expect(found(drawn({ visibility: 1000 }))).toMatchObject([
      { severity: 'warning', id: 'q-dlq', field: 'when' },
    ]);
    expect(taken(compile(drawn({ visibility: 1000 })).network, 'q')).toEqual(['q-app']);
    const some = drawn({ visibility: 1000, maxReceives: 5 });
    expect(found(some)).toEqual([]);
    expect(taken(compile(some).network, 'q')).toEqual(['q-app', 'q-dlq']);
  });

  it('an operation that the callee does not have', () => {
    expect(found(board([web, db], [connection('web', 'db', { operation: 'mine' })]))).toMatchObject([
      { severity: 'warning', table: 'connections', id: 'web-db', field: 'operation' },
    ]);
  });

  it('nobody who asks for anything; a blank board is no problem', () => {
    expect(found(board([web, app], [connection('web', 'app')], []))).toMatchObject([
      { severity: 'warning', table: 'classes' },
    ]);
    expect(found(EMPTY_BOARD)).toEqual([]);
  });
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const anyId = fc.constantFrom(...ids);
const anyBoard: fc.Arbitrary<Board> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...KINDS.map(({ id }) => id), 'teapot'), { minLength: 5, maxLength: 5 }),
    wires: fc.array(
      fc.record(
        {
          from: anyId,
          to: anyId,
          mode: fc.constantFrom('call' as const, 'send' as const, 'replicate' as const),
          access: fc.constantFrom('read' as const, 'write' as const),
          calls: fc.constantFrom(0, 0.5, 1, 3),
          pattern: fc.constantFrom('sequence' as const, 'parallel' as const),
          need: fc.constantFrom(1, 2, 9),
          operation: fc.constantFrom('', 'write', 'nonsense'),
          after: fc.constantFrom('write', 'default'),
          when: fc.constantFrom('always' as const, 'miss' as const, 'hit' as const),
          of: fc.constantFrom('w0', 'w1', 'w2', 'gone'),
          step: fc.integer({ min: 1, max: 3 }),
          timeout: fc.constantFrom(0, 20),
          payload: fc.constantFrom(0, 10),
          classes: fc.constantFrom({ one: {} }, { two: { calls: 2 } }),
        },
        { requiredKeys: ['from', 'to'] },
      ),
      { maxLength: 12 },
    ),
    rates: fc.tuple(fc.constantFrom(0, 30), fc.constantFrom(0, 200)),
  })
  .map(({ kinds, wires, rates }) =>
    board(
      [component('a', 'client_web'), ...kinds.map((kind, i) => component(ids[i + 1]!, kind))],
      wires.map(({ from, to, ...more }, i) => ({
        ...connection(from, to, more as Partial<Connection>),
        id: `w${i}`,
      })),
      [requestClass('one', rates[0]), requestClass('two', rates[1], { sources: { a: 1, b: 2 } })],
    ),
  );

describe('copies and those who read them', () => {
  const primary = (replication: string) => component('p', 'relational_primary', { replication });
  const copy = (id: string) => component(id, 'read_replica', { lag: 80, readAfter: 200 });
  const drawn = (replication: string, read: Partial<Connection> = {}) =>
    compile(
      board(
        [web, primary(replication), copy('c1'), copy('c2')],
        [
          connection('web', 'p', { access: 'write' }),
          connection('web', 'c1', { access: 'read', step: 2, ...read }),
          connection('p', 'c1', { mode: 'replicate', step: 1 }),
          connection('p', 'c2', { mode: 'replicate', step: 3 }),
        ],
      ),
    ).network;

  it('wait at one moment for as many as the store says, and for none by default', () => {
    const calls = (replication: string) =>
      visitAt(drawn(replication), 'p').calls.map(({ mode, step, copy: rule }) => ({ mode, step, rule }));
    expect(calls('asynchronous')).toEqual([
      { mode: 'send', step: 1, rule: 'asynchronous' },
      { mode: 'send', step: 3, rule: 'asynchronous' },
    ]);
    expect(calls('quorum')).toEqual([
      { mode: 'call', step: 3, rule: 'quorum' },
      { mode: 'call', step: 3, rule: 'quorum' },
    ]);
  });

  it('are behind by their lag, and are waited for by who asks for it', () => {
    const network = drawn('asynchronous', { consistency: 'bounded' });
    expect(network.stations.find(({ id }) => id === 'c1')!.copy).toEqual({ lag: 0.08, readAfter: 0.2 });
    expect(network.stations.find(({ id }) => id === 'p')!.copy).toBeUndefined();
    const fresh = (read: Partial<Connection>) =>
      visitAt(drawn('asynchronous', read), 'web').calls.find((call) => call.step === 2)!.fresh;
    expect(fresh({})).toBeUndefined();
    expect(fresh({ consistency: 'session' })).toBe('own write');
    expect(fresh({ consistency: 'bounded' })).toBe(0.1);
    expect(fresh({ consistency: 'bounded', staleness: 30 })).toBe(0.03);
  });
});

describe('any board', () => {
  it('compiles without throwing to visits in order, and runs with every request accounted for', () => {
    fc.assert(
      fc.property(anyBoard, (given) => {
        const { network, problems } = compile(given);
        network.visits.forEach((visit, v) => {
          for (const call of visit.calls) {
            expect(call.visit).toBeGreaterThan(v);
            expect(network.visits[call.visit]!.class).toBe(visit.class);
            expect(network.visits[call.visit]!.station).toBe(network.connections[call.connection]!.to);
            expect(visit.station).toBe(network.connections[call.connection]!.from);
            if (call.of >= 0) expect(visit.calls[call.of]!.step).toBeLessThan(call.step);
          }
        });
        for (const { at } of problems) {
          if (at.id !== '') expect(Object.keys(given[at.table as 'components'])).toContain(at.id);
        }
        expect(structuredClone(network)).toEqual(network);
        const engine = createEngine(network, { duration: 0.5, load: [{ at: 0, factor: 1 }] }, 1);
        engine.advance(1);
        const { created, completed, failed, inside } = engine.report().totals;
        expect(created).toBe(completed + failed + inside);
      }),
      { numRuns: 100 },
    );
  });
});
