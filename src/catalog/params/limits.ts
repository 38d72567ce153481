import type { ChoiceParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import type { Make } from './make.ts';

/** What binds a component beside its slots: requests a second, bytes, open connections. */

export const quota: Make = (value, source, over) => ({
  key: 'quota',
  label: 'Quota',
  type: 'number',
  unit: 'req/s',
  min: 0.1,
  max: 100_000_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const burst: Make = (value, source, over) => ({
  key: 'burst',
  label: 'Burst',
  type: 'number',
  unit: '',
  min: 1,
  max: 100_000_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});

/** Writes are requests as others are unless one is chosen. */
export const writeQuota: Make = (value, source, over) =>
  quota(value, source, { key: 'writeQuota', label: 'Write quota', ...over });

export const quotaParts: Make = (value, source, over) => ({
  key: 'quotaParts',
  label: 'Partitions',
  type: 'number',
  unit: '',
  min: 1,
  max: 1000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
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

export const quotaWindow: Make = (value, source, over) => ({
  key: 'quotaWindow',
  label: 'Window',
  type: 'number',
  unit: 's',
  min: 0.01,
  max: 86_400,
  default: value,
  scale: 'log',
  source,
  shownWhen: { key: 'quotaRule', is: ['window'] },
  ...over,
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

export const newConnections: Make = (value, source, over) => ({
  key: 'newConnections',
  label: 'New connections',
  type: 'number',
  unit: 'req/s',
  min: 0.1,
  max: 100_000_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const perConnection: Make = (value, source, over) => ({
  key: 'perConnection',
  label: 'Requests a connection',
  type: 'number',
  unit: '',
  min: 1,
  max: 1_000_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const payloadLimit: Make = (value, source, over) => ({
  key: 'payloadLimit',
  label: 'Largest payload',
  type: 'number',
  unit: 'KB',
  min: 0.001,
  max: 1_000_000_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const calleeTimeout: Make = (value, source, over) => ({
  key: 'calleeTimeout',
  label: 'Waits for a reply',
  type: 'number',
  unit: 's',
  min: 0.001,
  max: 3600,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const bandwidth: Make = (value, source, over) => ({
  key: 'bandwidth',
  label: 'Bandwidth',
  type: 'number',
  unit: 'Gbit/s',
  min: 0.001,
  max: 100_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
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

export const relayShare: Make = (value, source, over) => ({
  key: 'relayShare',
  label: 'Relay share',
  type: 'number',
  unit: 'fraction',
  min: 0.001,
  max: 1,
  default: value,
  source,
  ...over,
});

export const idRange: Make = (value, source, over) => ({
  key: 'idRange',
  label: 'Ids in a range',
  type: 'number',
  unit: '',
  min: 1,
  max: 1_000_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});

export const copies: Make = (value, source, over) => ({
  key: 'copies',
  label: 'Listeners',
  type: 'number',
  unit: '',
  min: 1,
  max: 10_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const connectionLimit: Make = (value, source, over) => ({
  key: 'connectionLimit',
  label: 'Connection limit',
  type: 'number',
  unit: '',
  min: 1,
  max: 100_000_000,
  default: value,
  integer: true,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const memory: Make = (value, source, over) => ({
  key: 'memory',
  label: 'Memory',
  type: 'number',
  unit: 'KB',
  min: 1000,
  max: 1_000_000_000_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const connectionMemory: Make = (value, source, over) => ({
  key: 'connectionMemory',
  label: 'Memory of a connection',
  type: 'number',
  unit: 'KB',
  min: 0.1,
  max: 100_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const openConnections: Make = (value, source, over) => ({
  key: 'openConnections',
  label: 'Open connections',
  type: 'number',
  unit: '',
  min: 0,
  max: 10_000_000_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});
