import type { Arrival, Id } from '../../board/board.ts';
import type { Edit } from '../edits.ts';
import { AMPLE, ask, at, line, OURS, type Side } from './parts.ts';

export function slowProvider(threading: string): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'api', 'app_service', 'API', { replicas: 3, slots: 4, serviceTime: 4, threading }),
      at(2, 0, 'pay', 'third_party_api', 'Payment provider', { serviceTime: 5000, errorRate: 0 }),
      ask('freespots', 'Look for a spot', 57.9),
      ask('payment', 'Pay', 5.21),
      line('cli', 'api'),
      line('api', 'pay', { access: 'write', classes: { payment: {} } }),
    ],
  };
}

/** Half of the requests also ask a database that is too slow for them; `pool` calls to it at the same time at most. */
export function slowDatabase(threading: string, pool?: number): Side {
  const app = { replicas: 1, slots: 100, serviceTime: 5, queueLimit: 300, threading };
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'app', 'app_service', 'Application', app),
      at(2, 0, 'db', 'relational_primary', 'Database', { slots: 20, serviceTime: 50 }),
      ask('page', 'Look at a page', 500, 'Needs nothing but the application.'),
      ask('lookup', 'Look something up', 500, 'Asks the database as well.'),
      line('cli', 'app', { rtt: 0 }),
      line('app', 'db', { rtt: 0, classes: { lookup: {} }, ...(pool && { pool }) }),
    ],
  };
}

export function spread(balancing: string): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'lb', 'load_balancer_l7', 'Balancer', { balancing, serviceTime: 0.001 }),
      at(2, 0, 'app', 'app_service', 'Six servers', {
        replicas: 6,
        slots: 1,
        serviceTime: 10,
        queueLimit: 1000,
      }),
      ask('request', 'Request', 480),
      line('cli', 'lb', { rtt: 0 }),
      line('lb', 'app', { rtt: 0 }),
    ],
  };
}

export function fanOut(calls: number): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'root', 'app_service', 'Query root', { replicas: 4, serviceTime: 1 }),
      at(2, 0, 'leaf', 'app_service', 'Workers', { ...AMPLE, serviceTime: 1, serviceShape: 'deterministic' }),
      at(3, 0, 'slow', 'third_party_api', 'A slow moment', {
        serviceTime: 200,
        serviceShape: 'deterministic',
        quota: 100_000,
        burst: 100_000,
        errorRate: 0,
      }),
      ask('query', 'Query', 20),
      line('cli', 'root', { rtt: 0 }),
      line('root', 'leaf', { label: calls > 1 ? 'at once' : '', calls, pattern: 'parallel' }),
      line('leaf', 'slow', { label: 'slow', calls: 0.01, rtt: 0 }),
    ],
  };
}

export function chatty(rtt: number): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'app', 'app_service', 'Service', { serviceTime: 1 }),
      at(2, 0, 'store', 'nosql_wide_column', 'Store', { serviceTime: 0.1 }),
      ask('request', 'Request', 50),
      line('cli', 'app'),
      line('app', 'store', { label: 'in turn', calls: 10, rtt }),
      reading10TB('disk', 'a disk', 30),
      reading10TB('ssd', 'an SSD', 1000),
      reading10TB('memory', 'memory', 4000),
    ],
  };
}

/** Hours to read so much from end to end, by the usual numbers, MB/s. */
function reading10TB(id: Id, from: string, speed: number): Edit {
  const factors = [
    { label: 'Megabytes in 10 TB', value: 10_000_000 },
    { label: 'Megabytes a second', value: speed, divide: true },
    { label: 'Seconds an hour', value: 3600, divide: true },
  ] as const;
  return { do: 'derive', derivation: { id, label: `10 TB from ${from}`, unit: 'h', factors, origin: OURS } };
}

/** Eight servers at 64 %, and four times as much to do after the first minute; new ones take so long to boot, s. */
export function scaled(bootTime: number): Side {
  const scaling = { scaling: true, maxReplicas: 100, bootTime, warmup: 0 };
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People', { timeout: 2000 }),
      at(1, 0, 'api', 'app_service', 'API', {
        ...{ replicas: 8, slots: 1, serviceTime: 100, queueLimit: 10 },
        ...scaling,
      }),
      ask('feed', 'View feed', 50.9, '', changing('step', 4, 60_000, 1)),
      line('cli', 'api'),
    ],
  };
}

/** A service that takes 1,000 requests a second, asked for 800 and for five seconds 1,500, by callers who try again. */
export function retried(retryBudget: number): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'web', 'app_service', 'Web', AMPLE),
      at(2, 0, 'api', 'app_service', 'API', {
        ...{ replicas: 1, slots: 10, serviceTime: 10, queueLimit: 1_000_000_000 },
      }),
      ask('read', 'Read', 800, '', changing('spike', 1.875, 20_000, 5000)),
      line('cli', 'web'),
      line('web', 'api', { timeout: 200, retries: 3, ...(retryBudget > 0 && { retryBudget }) }),
    ],
  };
}

/** An arrival that changes `factor` times at a time, ms, for a time or for good. */
function changing(shape: 'step' | 'spike', factor: number, at: number, over: number): Arrival {
  return { ...{ shape, factor, at, over, calm: 1, every: 1, counts: [] }, users: 1, jitter: 0, think: 1 };
}

export function builds(replicas: number): Side {
  return {
    edits: [
      at(0, 0, 'eng', 'client_web', 'Engineers', { timeout: 600_000 }),
      at(1, 0, 'queue', 'message_queue', 'Build queue'),
      at(2, 0, 'pool', 'batch_pool', 'Build workers', { replicas }),
      ask('build', 'Build', 1.736),
      line('eng', 'queue', { mode: 'call' }),
      line('queue', 'pool', { mode: 'send' }),
    ],
  };
}

/** Messages for people who are connected to one of 30 gateways. */
export function told(knows: boolean): Side {
  const push = { mode: 'send', operation: 'push' } as const;
  return {
    edits: [
      at(0, 0, 'cli', 'client_mobile', 'Senders'),
      at(1, 0, 'api', 'app_service', 'Chat API', AMPLE),
      at(3, 0, 'ws', 'websocket_gateway', 'Gateways', {
        replicas: 30,
        ...(knows ? {} : { pushRoute: 'any' }),
      }),
      ask('send', 'Send a message', 1000),
      line('cli', 'api'),
      ...(knows
        ? [
            at(2, 1, 'msgsvc', 'pubsub_topic', 'Message Service'),
            line('api', 'msgsvc', { label: 'publishes', mode: 'send' }),
            line('msgsvc', 'ws', { ...push, label: 'who subscribes' }),
          ]
        : [line('api', 'ws', { ...push, label: 'whichever' })]),
    ],
  };
}
