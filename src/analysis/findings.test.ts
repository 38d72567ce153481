import { describe, expect, it } from 'vitest';
import type { Board, Component, Connection } from '../board/board.ts';
import { EMPTY_BOARD } from '../board/board.ts';
import { compile } from '../simulation/compile.ts';
import { templateBoard } from '../templates/templates.ts';
import { estimate } from './estimate.ts';
import { findings } from './findings.ts';
import { reportOf } from './report.testing.ts';

const component = (id: string, kind: string, params: Component['params'] = {}): Component => ({
  id,
  kind,
  name: id.toUpperCase(),
  x: 0,
  y: 0,
  params,
});
const connection = (from: string, to: string, over: Partial<Connection> = {}): Connection => ({
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
  rtt: 1,
  rttCv: 0,
  payload: 0,
  timeout: 0,
  ...over,
});

/** A web client, a service of 2 x 4 slots and 5 ms, and a store that is alone. */
function boardOf(rate: number, over: Partial<Board> = {}): Board {
  const components = [
    component('web', 'client_web'),
    component('api', 'app_service'),
    component('db', 'relational_primary'),
  ];
  const connections = [connection('web', 'api'), connection('api', 'db')];
  return {
    ...EMPTY_BOARD,
    components: Object.fromEntries(components.map((one) => [one.id, one])),
    connections: Object.fromEntries(connections.map((one) => [one.id, one])),
    classes: { read: { id: 'read', name: 'Read', description: '', rate: [{ label: '', value: rate }] } },
    ...over,
  };
}

function of(board: Board, report?: Parameters<typeof findings>[3]) {
  const { network, problems } = compile(board);
  return findings(board, network, estimate(network), report, problems);
}
const about = (board: Board, prefix: string, report?: Parameters<typeof findings>[3]) =>
  of(board, report).filter(({ id }) => id.startsWith(prefix));

describe('hot components', () => {
  it('are warned of above 70 % and errors above 85 %, by estimate', () => {
    expect(about(boardOf(1000), 'L12')).toEqual([]);
    expect(about(boardOf(1200), 'L12')).toMatchObject([
      { id: 'L12:api', severity: 'warning', title: 'API runs hot', by: 'estimate' },
    ]);
    expect(about(boardOf(1500), 'L12')).toMatchObject([{ severity: 'error', title: 'API runs hot' }]);
    const [over] = about(boardOf(2000), 'L12');
    expect(over).toMatchObject({ severity: 'error', title: 'API is saturated' });
    expect(over!.text).toContain('By estimate 2 k requests/s use 125 % of its slots.');
    expect(over!.text).toContain('Add replicas');
  });

  it('are judged by the run where there is one', () => {
    const cool = { utilization: 0.2, limits: { slots: 0.2 } };
    const report = reportOf({
      components: { api: cool, db: { utilization: 1, limits: { slots: 1 }, failures: { 'queue full': 10 } } },
    });
    expect(about(boardOf(1200), 'L12', report)).toMatchObject([
      { id: 'L12:db', title: 'DB is saturated', by: 'simulation', severity: 'error' },
    ]);
    expect(about(boardOf(1200), 'L12', report)[0]!.text).toContain('10 requests/s were refused: queue full');
  });

  it('with names in the plural are spoken of as many', () => {
    const { components } = boardOf(1200);
    const board = boardOf(1200, {
      components: { ...components, api: { ...components.api!, name: 'Job workers' } },
    });
    expect(about(board, 'L12')[0]!.title).toBe('Job workers run hot');
  });

  it('near a quota are told so', () => {
    const board = boardOf(20, {
      components: {
        ...boardOf(20).components,
        pay: component('pay', 'third_party_api'),
      },
      connections: { ...boardOf(20).connections, 'api-pay': connection('api', 'pay') },
    });
    expect(about(board, 'L13')).toMatchObject([{ title: 'PAY nears its quota', severity: 'warning' }]);
  });

  it('that are sent more at a time than they take are told so, once', () => {
    const sending = (payload: number) =>
      boardOf(10, {
        components: { ...boardOf(10).components, gate: component('gate', 'api_gateway') },
        connections: {
          'web-gate': connection('web', 'gate', { payload }),
          'gate-api': connection('gate', 'api'),
        },
      });
    expect(about(sending(10_000), 'too-large')).toEqual([]);
    const [finding, ...others] = about(sending(12_000), 'too-large');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', at: { table: 'connections', id: 'web-gate' } });
    expect(finding!.text).toContain('12,000 KB at a time and GATE takes 10,000 KB at most');
  });
});

describe('single points of failure', () => {
  it('are lone replicas that someone waits for, not clients or managed services', () => {
    expect(about(boardOf(10), 'L01')).toMatchObject([
      { id: 'L01:db', severity: 'error', at: { table: 'components', id: 'db' }, by: 'drawing' },
    ]);
    expect(about(boardOf(10), 'L01')[0]!.text).toContain('Read then fails. A copy');
  });

  it('are none where every caller can do without the answer, and a cache that is down is then a miss', () => {
    const { components, connections } = boardOf(10);
    const cached = (patch: Partial<Connection>) =>
      boardOf(10, {
        components: { ...components, cache: component('cache', 'cache_lookaside') },
        connections: Object.fromEntries(
          [...Object.values(connections), connection('api', 'cache')].map((c) => [c.id, { ...c, ...patch }]),
        ),
      });
    const told = (board: Board) => about(board, 'L01').map(({ id, text }) => [id, text]);
    expect(told(cached({}))).toEqual([
      ['L01:db', expect.stringContaining('Read then fails')],
      ['L01:cache', expect.stringContaining('Read then fails')],
    ]);
    expect(told(cached({ optional: true }))).toEqual([
      ['L01:cache', expect.stringContaining('every lookup then goes to what is behind it')],
    ]);
  });

  it('are warnings for a cache, and for a store that is copied', () => {
    const { components, connections } = boardOf(10);
    const board = boardOf(10, {
      components: {
        ...components,
        cache: component('cache', 'cache_lookaside'),
        copy: component('copy', 'read_replica', { replicas: 2 }),
      },
      connections: {
        ...connections,
        'api-cache': connection('api', 'cache'),
        'db-copy': connection('db', 'copy', { mode: 'replicate' }),
      },
    });
    expect(
      about(board, 'L01')
        .map(({ id, severity }) => `${id} ${severity}`)
        .sort(),
    ).toEqual(['L01:cache warning', 'L01:db warning']);
    expect(about(board, 'L01:cache')[0]!.text).toContain('one shard');
  });

  it('are none once there are two', () => {
    const { components } = boardOf(10);
    const two = { ...components, db: component('db', 'relational_primary', { replicas: 2 }) };
    expect(about(boardOf(10, { components: two }), 'L01')).toEqual([]);
  });

  it('spares what a balancer can do without, and only that', () => {
    const lone = { replicas: 1 };
    const parts = [
      component('web', 'client_web'),
      component('lb', 'load_balancer_l7'),
      component('a', 'app_service', lone),
      component('b', 'app_service', lone),
      component('c', 'app_service', lone),
    ];
    const calls = [
      connection('web', 'lb'),
      connection('lb', 'a'),
      connection('lb', 'b'),
      connection('a', 'c'),
    ];
    const board = boardOf(10, {
      components: Object.fromEntries(parts.map((one) => [one.id, one])),
      connections: Object.fromEntries(calls.map((one) => [one.id, one])),
    });
    expect(about(board, 'L01').map(({ at }) => at.id)).toEqual(['c']);
  });
});

describe('what no request reaches', () => {
  const { components } = boardOf(10);
  const lost = { ...components, lost: component('lost', 'worker') };

  it('is named', () => {
    expect(about(boardOf(10, { components: lost }), 'L36')).toMatchObject([
      { id: 'L36:lost', severity: 'warning', title: 'No request reaches LOST' },
    ]);
  });

  it('is not held against a board without request classes', () => {
    expect(about(boardOf(10, { components: lost, classes: {} }), 'L36')).toEqual([]);
  });
});

describe('TinyURL', () => {
  it('has the findings that its reference lists: a lone cache without a rule for stampedes, a hot redirect service, an open edge, and 99.99 % that stand on that cache', async () => {
    const board = await templateBoard('tinyurl');
    expect(of(board!).map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      'L12:rd warning',
      'L01:cache warning',
      'L34:lb info',
      'L29:cache warning',
      'L38:redirect warning',
    ]);
  });
});

describe('objectives and problems', () => {
  const objectives = { fast: { id: 'fast', class: 'read', metric: 'p99', limit: 5 } } as const;

  it('that fail are findings of their class, with value and limit', () => {
    const [missed] = about(boardOf(10, { objectives }), 'objective');
    expect(missed).toMatchObject({
      severity: 'error',
      at: { table: 'classes', id: 'read' },
      title: 'Read misses its p99 objective',
      by: 'estimate',
    });
    expect(missed!.text).toMatch(/^By estimate its p99 is \d+ ms; the objective is at most 5 ms\./);
    const report = reportOf({ classes: { read: {} } });
    expect(about(boardOf(10, { objectives }), 'objective', report)).toMatchObject([{ by: 'simulation' }]);
  });

  it('of compiling are findings of their record', () => {
    const board = boardOf(10);
    const problem = {
      severity: 'error',
      at: { table: 'connections', id: 'api-db', field: 'to' },
      message: 'It leads nowhere.',
    } as const;
    const { network } = compile(board);
    expect(findings(board, network, estimate(network), undefined, [problem])[0]).toMatchObject({
      severity: 'error',
      at: { table: 'connections', id: 'api-db' },
      text: 'It leads nowhere.',
    });
  });

  it('have ids of their own', () => {
    const ids = of(boardOf(2000, { objectives })).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a write that is made again', () => {
  const writing = (over: Partial<Connection>) => {
    const board = boardOf(10);
    const write = connection('api', 'db', { access: 'write', ...over });
    return about({ ...board, connections: { ...board.connections, [write.id]: write } }, 'L42');
  };

  it('may be done twice, unless it is known again', () => {
    expect(writing({ retries: 2 })).toMatchObject([
      { severity: 'error', at: { table: 'connections', id: 'api-db' }, title: 'DB may do a write twice' },
    ]);
    expect(writing({ hedge: 50 })).toHaveLength(1);
    expect(writing({ retries: 2, idempotent: true })).toEqual([]);
    expect(writing({})).toEqual([]);
    expect(writing({ retries: 2, access: 'read' })).toEqual([]);
  });
});
