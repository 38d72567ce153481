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
