import { cache } from '../cacheParams.ts';
import type { Kind } from '../kind.ts';
import { availability } from '../params/availability.ts';
import * as messages from '../params/messages.ts';
import * as stores from '../params/stores.ts';
import * as work from '../params/work.ts';

const shards = work.replicas(1, 'EST', {
  label: 'Shards',
});
const oneThread = work.slots(1, 'S-REDIS');

export const CACHES: readonly Kind[] = [
  {
    id: 'cache_lookaside',
    group: 'caches',
    label: 'Cache',
    icon: 'zap',
    behavior: { intake: 'slots', lookup: true },
    params: [
      ...cache(0.9, 'EST'),
      shards,
      oneThread,
      work.serviceTime(0.01, 'S-REDIS'),
      work.serviceShape('exponential', 'EST'),
      work.serviceCv(1, 'EST'),
      work.queueLimit(10_000, 'EST'),
      ...stores.byShard('EST'),
    ],
    replicaWord: 'shards',
    incoming: { protocol: 'RESP' },
    next: ['relational_primary', 'nosql_wide_column', 'read_replica'],
    aliases: ['redis', 'memcached', 'valkey', 'look-aside', 'in-memory'],
  },
  {
    id: 'cache_readthrough',
    group: 'caches',
    label: 'Read-through cache',
    icon: 'layers',
    behavior: { intake: 'slots', lookup: true },
    params: [
      ...cache(0.8, 'EST', { stampede: 'coalesce' }),
      shards,
      oneThread,
      work.serviceTime(0.01, 'S-REDIS'),
      work.serviceShape('exponential', 'EST'),
      work.serviceCv(1, 'EST'),
      work.queueLimit(10_000, 'EST'),
      ...stores.byShard('EST'),
    ],
    replicaWord: 'shards',
    incoming: { protocol: 'RESP' },
    next: ['nosql_wide_column', 'relational_primary', 'read_replica'],
    aliases: ['readthrough', 'loading cache', 'dax'],
  },
  {
    id: 'cache_writethrough',
    group: 'caches',
    label: 'Write-through cache',
    icon: 'pencil-line',
    behavior: { intake: 'slots', lookup: true },
    params: [
      ...cache(0.9, 'EST', { stampede: 'coalesce', onWrite: 'update' }),
      shards,
      oneThread,
      work.serviceTime(0.01, 'S-REDIS'),
      work.serviceShape('exponential', 'EST'),
      work.serviceCv(1, 'EST'),
      work.queueLimit(10_000, 'EST'),
      ...stores.byShard('EST'),
    ],
    operations: { write: 0.01 },
    replicaWord: 'shards',
    incoming: { protocol: 'RESP' },
    next: ['relational_primary', 'nosql_wide_column'],
    aliases: ['writethrough'],
  },
  {
    id: 'cache_writebehind',
    group: 'caches',
    label: 'Write-behind cache',
    icon: 'hourglass',
    behavior: { intake: 'slots', buffer: true },
    params: [
      shards,
      oneThread,
      work.serviceTime(0.01, 'S-REDIS'),
      work.serviceShape('exponential', 'EST'),
      work.serviceCv(1, 'EST'),
      work.queueLimit(100_000, 'EST', {
        label: 'Writes kept',
      }),
      messages.whenFull('EST'),
      messages.flushEvery(1, 'EST'),
      messages.flushSize(100, 'EST'),
      messages.onCrash('lost', 'EST'),
    ],
    replicaWord: 'shards',
    incoming: { protocol: 'RESP' },
    next: ['relational_primary', 'nosql_wide_column'],
    aliases: ['write-back', 'writebehind', 'write buffer'],
  },
  {
    id: 'browser_cache',
    group: 'caches',
    label: 'Browser or app cache',
    icon: 'app-window',
    behavior: { intake: 'delay', lookup: true },
    params: [
      stores.hitRatio(0.655, 'S-FBPHOTO'),
      work.delay(1, 'EST'),
      work.serviceShape('exponential', 'EST'),
      work.serviceCv(1, 'EST'),
      // Who asks has it with them.
      availability(1, 'EST'),
    ],
    incoming: { protocol: 'local', rtt: 0 },
    next: ['cdn', 'load_balancer_l7'],
    aliases: ['client cache', 'local storage', 'service worker', 'offline'],
  },
];
