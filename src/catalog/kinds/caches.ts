import type { Kind } from '../kind.ts';
import * as p from '../params.ts';

export const CACHES: readonly Kind[] = [
  {
    id: 'cache_lookaside',
    group: 'caches',
    label: 'Cache',
    icon: 'zap',
    summary: 'Keeps hot answers in memory; on a miss the service asks the store itself.',
    use: 'When the same things are read again and again, and a slightly old answer is fine.',
    pitfall: 'After a restart it is empty, and the store suddenly gets every read it was spared.',
    behavior: { intake: 'slots', lookup: true },
    params: [
      p.hitRatio(0.9, 'EST'),
      p.replicas(1, 'EST', {
        label: 'Shards',
        help: 'Instances that share the keys, each with its own queue.',
      }),
      p.slots(1, 'S-REDIS', { help: 'Requests one shard works on at the same time; Redis uses one thread.' }),
      p.serviceTime(0.01, 'S-REDIS'),
      p.serviceShape('exponential', 'EST'),
      p.serviceCv(1, 'EST'),
      p.queueLimit(10_000, 'EST'),
    ],
    replicaWord: 'shards',
    incoming: { protocol: 'RESP' },
    next: ['relational_primary', 'nosql_wide_column', 'read_replica'],
    aliases: ['redis', 'memcached', 'valkey', 'look-aside', 'in-memory'],
  },
];
