import type { Arrival, Connection, Id } from '../board/board.ts';
import type { Edit } from './edits.ts';

/** One board of a lesson's pair: steps from a template or preset, or from nothing. */
export interface Side {
  readonly of?: string;
  readonly edits: readonly Edit[];
}

type Params = Readonly<Record<string, number | string | boolean>>;

const OURS = { by: 'ours' } as const;

/** A component in a column and row of the board; a column is wide enough for the words on its lines. */
function at(
  column: number,
  row: number,
  id: Id,
  kind: string,
  name: string,
  params: Params = {},
  operations: Readonly<Record<string, number>> = {},
): Edit {
  const own = Object.keys(operations).length > 0 ? { operations } : {};
  const place = { x: 288 * column, y: 128 * row };
  return { do: 'add', component: { id, kind, name, ...place, params, ...own, origin: OURS } };
}

function line(from: Id, to: Id, as: Partial<Connection> = {}): Edit {
  return { do: 'connect', from, to, as: { id: `${from}-${to}`, ...as, origin: OURS } };
}

function ask(id: Id, name: string, rate: number, description = '', arrival?: Arrival): Edit {
  const factors = [{ label: 'Requests a second', value: rate }];
  return {
    do: 'ask',
    class: { id, name, description, rate: factors, ...(arrival && { arrival }), origin: OURS },
  };
}

function set(component: Id, param: string, value: number | string): Edit {
  return { do: 'set', component, param, value };
}

/** People look at what they have written after so long. */
const READ_SOON = { readAfter: 100 };

/** Ample, so that it never is what binds. */
const AMPLE = { replicas: 40, slots: 8, queueLimit: 1000 };

function reading(): readonly Edit[] {
  return [
    at(0, 1, 'cli', 'client_web', 'People'),
    at(1, 1, 'api', 'app_service', 'API', AMPLE),
    at(3, 0, 'primary', 'relational_primary', 'Primary', {}, { search: 4 }),
    ask('read', 'Read', 640),
    ask('write', 'Write', 117),
    line('cli', 'api'),
    line('api', 'primary', { label: 'writes', access: 'write', step: 1, classes: { write: {} } }),
  ];
}

function slowProvider(threading: string): Side {
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
function slowDatabase(threading: string, pool?: number): Side {
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

function spread(balancing: string): Side {
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

/** One thing that everyone asks for, kept for 20 s so that a minute shows it thrice, and 200 ms to make. */
function hotKey(stampede: string): Side {
  const keys = { items: 1, exponent: 0 };
  const contents = { contents: 'age', timeToLive: 20, stampede, serviceTime: 0.01 };
  const rebuild = { slots: 16, serviceTime: 200, serviceShape: 'deterministic', queueLimit: 1000 };
  const everyone: Edit = {
    do: 'ask',
    class: {
      ...{ id: 'front', name: 'Front page', description: 'The same page for everyone.', keys, origin: OURS },
      rate: [{ label: 'Requests a second', value: 1000 }],
    },
  };
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'app', 'app_service', 'Application', { ...AMPLE, serviceTime: 1 }),
      at(2, 0, 'cache', 'cache_lookaside', 'Page cache', contents),
      at(2, 1, 'db', 'relational_primary', 'Database', rebuild),
      everyone,
      line('cli', 'app', { rtt: 0 }),
      line('app', 'cache', { rtt: 0 }),
      line('app', 'db', { rtt: 0, step: 2, when: 'miss', of: 'app-cache' }),
    ],
  };
}

function fanOut(calls: number): Side {
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
      line('root', 'leaf', { label: calls > 1 ? 'all at once' : '', calls, pattern: 'parallel' }),
      line('leaf', 'slow', { label: 'one in a hundred', calls: 0.01, rtt: 0 }),
    ],
  };
}

function chatty(rtt: number): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'app', 'app_service', 'Service', { serviceTime: 1 }),
      at(2, 0, 'store', 'nosql_wide_column', 'Store', { serviceTime: 0.1 }),
      ask('request', 'Request', 50),
      line('cli', 'app'),
      line('app', 'store', { label: 'one after another', calls: 10, rtt }),
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

function videos(edits: readonly Edit[]): Side {
  return {
    edits: [
      at(0, 0, 'app', 'client_mobile', 'Phones'),
      at(3, 0, 's3', 'object_storage', 'Storage'),
      ask('video', 'Watch a video', 1667),
      ...edits,
    ],
  };
}

const edge = (column: number, hitRatio: number) => at(column, 0, 'cdn', 'cdn', 'CDN', { hitRatio });
const VIDEO = { access: 'read', reply: 5000 } as const;

/** 20 ms of speech at 64 kbit/s. */
const PACKET = { mode: 'send', payload: 0.16, pattern: 'parallel', rtt: 40, protocol: 'SRTP' } as const;

/** One room of 25 people who all speak, 50 packets a second each. */
function room(edits: readonly Edit[]): Side {
  const rate = [
    { label: 'People', value: 25 },
    { label: 'Packets a second', value: 50 },
  ];
  const speak = { id: 'packet', name: 'Speak', description: '', sources: { cli: 1 }, rate, origin: OURS };
  return {
    edits: [at(0, 0, 'cli', 'client_web', '25 people in a room'), { do: 'ask', class: speak }, ...edits],
  };
}

/** Messages for people who are connected to one of 30 gateways. */
function told(knows: boolean): Side {
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

/** By lesson: without, and with. */
export const PAIRS: Readonly<Record<string, readonly [without: Side, withIt: Side]>> = {
  E1: [
    { of: 'chat-poll', edits: [] },
    { of: 'chat', edits: [] },
  ],
  E2: [
    { of: 'parking-async', edits: [] },
    { of: 'parking-remote', edits: [] },
  ],
  E2b: [copied('asynchronous', [1]), copied('all', [1])],
  E3: [
    {
      edits: [
        ...reading(),
        line('api', 'primary', {
          id: 'api-primary-read',
          label: 'reads',
          access: 'read',
          operation: 'search',
          step: 1,
          classes: { read: {} },
        }),
      ],
    },
    {
      edits: [
        ...reading(),
        at(2, 2, 'lb', 'load_balancer_l4', 'Read balancer'),
        at(3, 1, 'copy1', 'read_replica', 'Replica 1'),
        at(3, 2, 'copy2', 'read_replica', 'Replica 2'),
        line('api', 'lb', { label: 'reads', access: 'read', step: 1, classes: { read: {} } }),
        line('lb', 'copy1', { access: 'read' }),
        line('lb', 'copy2', { access: 'read' }),
        line('primary', 'copy1'),
        line('primary', 'copy2'),
      ],
    },
  ],
  E4: [scaled(120), scaled(1)],
  E5: [sharded(1), sharded(4)],
  E6: [
    videos([line('app', 's3', { ...VIDEO, rtt: 30 })]),
    videos([edge(1, 0.9), line('app', 'cdn', VIDEO), line('cdn', 's3', { ...VIDEO, when: 'miss', rtt: 10 })]),
  ],
  E7: [
    { of: 'tiktok', edits: [set('redis', 'hitRatio', 0)] },
    { of: 'tiktok', edits: [] },
  ],
  E8: [
    { of: 'tiktok', edits: [] },
    { of: 'tiktok-presigned', edits: [] },
  ],
  E9: [told(false), told(true)],
  E11: [retried(0), retried(0.1)],
  E12: [builds(140), builds(1400)],
  E13: [slowProvider('blocking'), slowProvider('asynchronous')],
  E14: [
    room([at(2, 0, 'peers', 'client_web', 'The others'), line('cli', 'peers', { ...PACKET, calls: 24 })]),
    room([at(2, 0, 'sfu', 'sfu_media_server', 'SFU', { copies: 24 }), line('cli', 'sfu', PACKET)]),
  ],
  E15: [
    fetched('app_service', 'Artifact store', { replicas: 1, slots: 1000, serviceTime: 60, bandwidth: 100 }),
    fetched('p2p_swarm', 'Swarm', {}),
  ],
  E16: [
    { of: 'tiktok', edits: [] },
    { of: 'instagram', edits: [] },
  ],
  E17: [
    { of: 'parking', edits: [] },
    { of: 'parking-no-replica', edits: [] },
  ],
  E18: [spread('random'), spread('least in flight')],
  E19: [fanOut(1), fanOut(100)],
  E20: [chatty(0.5), chatty(150)],
  E21: [logged(1), logged(10)],
  E22: [copied('all', [1, 1, 200]), copied('quorum', [1, 1, 200])],
  E10: [hotKey('none'), hotKey('coalesce')],
  E23: [clustered(1), clustered(6)],
  E25: [
    joined('relational_primary', 'Three tables', 3, 1),
    joined('nosql_wide_column', 'One row for all', 1, 3),
  ],
  E26: [
    { of: 'tiktok-my-design', edits: [] },
    { of: 'tiktok', edits: [] },
  ],
  E27: [slowDatabase('asynchronous'), slowDatabase('blocking')],
  E28: [slowDatabase('blocking'), slowDatabase('blocking', 25)],
  E24: [
    videos([edge(2, 0.9), line('app', 'cdn', VIDEO), line('cdn', 's3', { ...VIDEO, when: 'miss', rtt: 10 })]),
    videos([
      at(1, 0, 'kept', 'browser_cache', 'Kept on the phone', { hitRatio: 0.65 }),
      edge(2, 0.9),
      line('app', 'kept', { access: 'read', rtt: 0 }),
      line('kept', 'cdn', { ...VIDEO, when: 'miss', rtt: 5 }),
      line('cdn', 's3', { ...VIDEO, when: 'miss', rtt: 10 }),
    ]),
  ],
};

/** Writes that are copied to stores which take so long to apply them, ms; the first of these is read. */
function copied(replication: string, applying: readonly number[]): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'api', 'app_service', 'API', AMPLE),
      at(2, 0, 'primary', 'relational_primary', 'Primary', { replication }),
      ...applying.flatMap((ms, i) => [
        at(3, i, `copy${i + 1}`, 'read_replica', ms > 10 ? 'Slow copy' : `Copy ${i + 1}`, READ_SOON, {
          apply: ms,
        }),
        line('primary', `copy${i + 1}`, { mode: 'replicate', after: 'write', operation: 'apply' }),
      ]),
      ask('write', 'Write', 20),
      ask('read', 'Read own write', 100),
      line('cli', 'api'),
      line('api', 'primary', { access: 'write', step: 1, classes: { write: {} } }),
      line('api', 'copy1', { access: 'read', step: 1, classes: { read: {} } }),
    ],
  };
}

function joined(kind: string, name: string, reads: number, writes: number): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'api', 'app_service', 'API', AMPLE),
      at(
        2,
        0,
        'db',
        kind,
        name,
        { replicas: 3, slots: 8, serviceTime: 3, serviceShape: 'exponential' },
        {
          write: 3,
        },
      ),
      ask('read', 'Show a profile', 1000),
      ask('write', 'Change a name', 100),
      line('cli', 'api'),
      line('api', 'db', {
        id: 'api-db-read',
        access: 'read',
        calls: reads,
        step: 1,
        classes: { read: {} },
      }),
      line('api', 'db', {
        id: 'api-db-write',
        access: 'write',
        calls: writes,
        step: 1,
        classes: { write: {} },
      }),
    ],
  };
}

function sharded(replicas: number): Side {
  return {
    edits: [
      at(0, 0, 'app', 'client_mobile', 'Phones'),
      at(1, 0, 'api', 'app_service', 'API', AMPLE),
      at(2, 0, 'db', 'relational_primary', 'Write database', { replicas, serviceTime: 4.333 }),
      ask('write', 'Like or upload', 4167),
      line('app', 'api'),
      line('api', 'db'),
    ],
  };
}

function builds(replicas: number): Side {
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

function logged(batchSize: number): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'api', 'app_service', 'API', AMPLE),
      at(2, 0, 'log', 'write_ahead_log', 'Write-ahead log', { replicas: 1, batchSize, serviceTime: 1 }),
      ask('commit', 'Commit', 900),
      line('cli', 'api'),
      line('api', 'log', { access: 'write' }),
    ],
  };
}

function clustered(replicas: number): Side {
  return {
    edits: [
      at(0, 0, 'app', 'client_mobile', 'Phones'),
      at(1, 0, 'api', 'app_service', 'API', { ...AMPLE, replicas: 100 }),
      at(2, 0, 'redis', 'cache_lookaside', 'Redis', { replicas, serviceTime: 0.02, hitRatio: 0.95 }),
      ask('feed', 'Open the feed', 54_000),
      line('app', 'api'),
      line('api', 'redis', { access: 'read' }),
    ],
  };
}

/** An arrival that changes `factor` times at a time, ms, for a time or for good. */
function changing(shape: 'step' | 'spike', factor: number, at: number, over: number): Arrival {
  return { ...{ shape, factor, at, over, calm: 1, every: 1, counts: [] }, users: 1, jitter: 0, think: 1 };
}

/** Eight servers at 64 %, and four times as much to do after the first minute; new ones take so long to boot, s. */
function scaled(bootTime: number): Side {
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
function retried(retryBudget: number): Side {
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

/** 12,500 machines that each fetch 10 GB, all of them once in an hour. */
function fetched(kind: string, name: string, params: Params): Side {
  return {
    edits: [
      at(0, 0, 'machines', 'client_web', 'Machines'),
      at(1, 0, 'store', kind, name, params),
      ask('fetch', 'Fetch the artifact', 12_500 / 3600),
      line('machines', 'store', { payload: 10_000_000 }),
    ],
  };
}
