import type { ChoiceParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import { type Make, numberParam } from './make.ts';

/** What binds a component beside its slots: requests a second, bytes, open connections. */

export const quota = numberParam({
  key: 'quota',
  label: 'Quota',
  unit: 'req/s',
  min: 0.1,
  max: 100_000_000,
  scale: 'log',
  unlimited: true,
});

export const burst = numberParam({
  key: 'burst',
  label: 'Burst',
  unit: '',
  min: 1,
  max: 100_000_000,
  integer: true,
  scale: 'log',
});

/** Writes are requests as others are unless one is chosen. */
export const writeQuota: Make = (value, source, over) =>
  quota(value, source, { key: 'writeQuota', label: 'Write quota', ...over });

export const quotaParts = numberParam({
  key: 'quotaParts',
  label: 'Partitions',
  unit: '',
  min: 1,
  max: 1000,
  integer: true,
  scale: 'log',
});

/** How requests are counted against the quota, and whose. */
export const quotaRule = (source: SourceTag): ChoiceParam => ({
  key: 'quotaRule',
  label: 'Counted by',
  type: 'choice',
  default: 'bucket',
  options: [
    { value: 'bucket', label: 'Token bucket' },
    { value: 'window', label: 'Sliding window' },
  ],
  source,
});

export const quotaWindow = numberParam({
  key: 'quotaWindow',
  label: 'Window',
  unit: 's',
  min: 0.01,
  max: 86_400,
  scale: 'log',
  shownWhen: { key: 'quotaRule', is: ['window'] },
});

export const quotaKey = (source: SourceTag): ChoiceParam => ({
  key: 'quotaKey',
  label: 'Quota of',
  type: 'choice',
  default: 'all',
  options: [
    { value: 'all', label: 'All together' },
    { value: 'key', label: 'Each key' },
  ],
  source,
});

export const newConnections = numberParam({
  key: 'newConnections',
  label: 'New connections',
  unit: 'req/s',
  min: 0.1,
  max: 100_000_000,
  scale: 'log',
  unlimited: true,
});

export const perConnection = numberParam({
  key: 'perConnection',
  label: 'Requests a connection',
  unit: '',
  min: 1,
  max: 1_000_000,
  scale: 'log',
});

export const payloadLimit = numberParam({
  key: 'payloadLimit',
  label: 'Largest payload',
  unit: 'KB',
  min: 0.001,
  max: 1_000_000_000,
  scale: 'log',
  unlimited: true,
});

export const calleeTimeout = numberParam({
  key: 'calleeTimeout',
  label: 'Waits for a reply',
  unit: 's',
  min: 0.001,
  max: 3600,
  scale: 'log',
  unlimited: true,
});

export const bandwidth = numberParam({
  key: 'bandwidth',
  label: 'Bandwidth',
  unit: 'Gbit/s',
  min: 0.001,
  max: 100_000,
  scale: 'log',
  unlimited: true,
});

export const egress: Make = (value, source, over) =>
  bandwidth(value, source, { key: 'egress', label: 'Read bandwidth', ...over });

/** At any time unless one is chosen. */
export const reads: Make = (value, source, over) =>
  quota(value, source, { key: 'reads', label: 'Reads', ...over });

export const transfers = (value: 'shared' | 'turn'): ChoiceParam => ({
  key: 'transfers',
  label: 'Transfers',
  type: 'choice',
  default: value,
  options: [
    { value: 'shared', label: 'Side by side' },
    { value: 'turn', label: 'One after another' },
  ],
  source: 'EST',
});

export const relayShare = numberParam({
  key: 'relayShare',
  label: 'Relay share',
  unit: 'fraction',
  min: 0.001,
  max: 1,
});

export const idRange = numberParam({
  key: 'idRange',
  label: 'Ids in a range',
  unit: '',
  min: 1,
  max: 1_000_000,
  integer: true,
  scale: 'log',
});

export const copies = numberParam({
  key: 'copies',
  label: 'Listeners',
  unit: '',
  min: 1,
  max: 10_000,
  scale: 'log',
});

export const connectionLimit = numberParam({
  key: 'connectionLimit',
  label: 'Connection limit',
  unit: '',
  min: 1,
  max: 100_000_000,
  integer: true,
  scale: 'log',
  unlimited: true,
});

export const memory = numberParam({
  key: 'memory',
  label: 'Memory',
  unit: 'KB',
  min: 1000,
  max: 1_000_000_000_000,
  scale: 'log',
  unlimited: true,
});

export const connectionMemory = numberParam({
  key: 'connectionMemory',
  label: 'Memory of a connection',
  unit: 'KB',
  min: 0.1,
  max: 100_000,
  scale: 'log',
});

export const openConnections = numberParam({
  key: 'openConnections',
  label: 'Open connections',
  unit: '',
  min: 0,
  max: 10_000_000_000,
  integer: true,
  scale: 'log',
});
