import type { Edit } from '../edits.ts';
import { AMPLE, ask, at, line, OURS, type Side } from './parts.ts';

/** People look at what they have written after so long. */
const READ_SOON = { readAfter: 100 };

export function reading(): readonly Edit[] {
  return [
    at(0, 1, 'cli', 'client_web', 'People'),
    at(1, 1, 'api', 'app_service', 'API', AMPLE),
    at(2, 0, 'primary', 'relational_primary', 'Primary', {}, { search: 4 }),
    ask('read', 'Read', 640),
    ask('write', 'Write', 117),
    line('cli', 'api'),
    line('api', 'primary', { label: 'writes', access: 'write', step: 1, classes: { write: {} } }),
  ];
}

/** One thing that everyone asks for, kept for 20 s so that a minute shows it thrice, and 200 ms to make. */
export function hotKey(stampede: string): Side {
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

/** Writes that are copied to stores which take so long to apply them, ms; the first of these is read. */
export function copied(replication: string, applying: readonly number[]): Side {
  return {
    edits: [
      at(0, 0, 'cli', 'client_web', 'People'),
      at(1, 0, 'api', 'app_service', 'API', AMPLE),
      at(2, 1, 'primary', 'relational_primary', 'Primary', { replication }),
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

export function joined(kind: string, name: string, reads: number, writes: number): Side {
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

export function sharded(replicas: number): Side {
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

export function logged(batchSize: number): Side {
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

export function clustered(replicas: number): Side {
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
