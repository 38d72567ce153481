import {
  type Board,
  type Component,
  type Connection,
  EMPTY_BOARD,
  type RequestClass,
} from '../../board/board.ts';
import type { ParamValue } from '../../catalog/kind.ts';

/** What is measured, drawn as a person would draw it, so that the catalog's limits and patience are in it. */
function component(id: string, kind: string, params: Record<string, ParamValue> = {}): Component {
  return { id, kind, name: id, x: 0, y: 0, params };
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
    rtt: 0,
    rttCv: 0,
    payload: 0,
    timeout: 0,
    ...more,
  };
}

const requestClass = (id: string, rate: number): RequestClass => ({
  id,
  name: id,
  description: '',
  rate: [{ label: 'rate', value: rate }],
});

function board(
  components: readonly Component[],
  connections: readonly Connection[],
  classes: readonly RequestClass[],
): Board {
  const byId = <T extends { readonly id: string }>(records: readonly T[]): Record<string, T> =>
    Object.fromEntries(records.map((record) => [record.id, record]));
  return {
    ...EMPTY_BOARD,
    components: byId(components),
    connections: byId(connections),
    classes: byId(classes),
  };
}

/** One service behind a client: `slots` exponential servers of 5 ms at this utilization. */
function oneService(slots: number, utilization: number): Board {
  const app = { replicas: 1, slots, serviceTime: 5, serviceShape: 'exponential', queueLimit: 10_000 };
  return board(
    [component('web', 'client_web'), component('app', 'app_service', app)],
    [connection('web', 'app')],
    [requestClass('read', (slots * utilization) / 0.005)],
  );
}

/** Model A of simulation.md, M/M/1 at 0.8, and model B, M/M/4 at 0.9. */
export const boardA: Board = oneService(1, 0.8);
export const boardB: Board = oneService(4, 0.9);

/** Model C: balancer 0.2 ms, 8 replicas with 4 slots of 25.6 ms, cache 1 ms with 80 % hits, store with 16 slots of 8 ms. */
export const boardC: Board = board(
  [
    component('web', 'client_web'),
    component('lb', 'api_gateway', {
      serviceTime: 0.2,
      serviceShape: 'deterministic',
      balancing: 'round robin',
      quota: 1_000_000,
      burst: 1_000_000,
      // Timeouts are the general path's.
      calleeTimeout: 3600,
    }),
    component('app', 'app_service', { replicas: 8, slots: 4, serviceTime: 25.6, queueLimit: 10_000 }),
    component('cache', 'browser_cache', { serviceTime: 1, serviceShape: 'deterministic', hitRatio: 0.8 }),
    component('db', 'relational_primary', { slots: 16, serviceTime: 8, queueLimit: 10_000 }),
  ],
  [
    connection('web', 'lb'),
    connection('lb', 'app'),
    connection('app', 'cache'),
    connection('app', 'db', { step: 2, when: 'miss', of: 'app-cache' }),
  ],
  [requestClass('read', 1000)],
);

const DEPARTMENTS = ['a', 'b', 'c', 'd', 'e'];

/**
 * About thirty components as in the templates: a balancer and a login service before five services with a cache, a store, its copy,
 * a queue and workers each. Everything is measured and traced, as in every run.
 */
export const boardOfThirty: Board = board(
  [
    component('web', 'client_web'),
    component('lb', 'load_balancer_l7', { slots: 16 }),
    component('auth', 'auth_service', { replicas: 4 }),
    ...DEPARTMENTS.flatMap((d) => [
      component(`app-${d}`, 'app_service', { replicas: 6 }),
      component(`cache-${d}`, 'cache_lookaside', { serviceTime: 0.1, slots: 4 }),
      component(`db-${d}`, 'relational_primary', { slots: 32 }),
      component(`queue-${d}`, 'message_queue'),
      component(`worker-${d}`, 'worker', { replicas: 3 }),
    ]),
    component('mail', 'email_sms'),
    component('files', 'object_storage'),
  ],
  [
    connection('web', 'lb', { rtt: 40, rttCv: 0.3, payload: 2 }),
    ...DEPARTMENTS.flatMap((d) => {
      const classes = { [d]: {} };
      return [
        connection('lb', `app-${d}`, { rtt: 1, classes }),
        connection(`app-${d}`, 'auth', { rtt: 1 }),
        connection(`app-${d}`, `cache-${d}`, { rtt: 0.5, step: 2 }),
        connection(`app-${d}`, `db-${d}`, { rtt: 1, step: 3, when: 'miss', of: `app-${d}-cache-${d}` }),
        connection(`app-${d}`, `queue-${d}`, { step: 4, calls: 0.1, mode: 'send' }),
        connection(`queue-${d}`, `worker-${d}`, { rtt: 1 }),
        connection(`worker-${d}`, 'files', { rtt: 1, calls: 0.5 }),
      ];
    }),
    connection('worker-a', 'mail', { calls: 0.2, step: 2 }),
  ],
  DEPARTMENTS.map((d) => requestClass(d, 2000)),
);
