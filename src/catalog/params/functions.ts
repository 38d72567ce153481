import type { Make } from './make.ts';

/** Instances that are started for requests and go when idle, and how long they may take. */

export const coldStart: Make = (value, source, over) => ({
  key: 'coldStart',
  label: 'Cold start',
  type: 'number',
  unit: 'ms',
  min: 0,
  max: 600_000,
  default: value,
  source,
  ...over,
});

export const keepAlive: Make = (value, source, over) => ({
  key: 'keepAlive',
  label: 'Kept warm for',
  type: 'number',
  unit: 's',
  min: 0.001,
  max: 86_400,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const ramp: Make = (value, source, over) => ({
  key: 'ramp',
  label: 'New instances in 10 s',
  type: 'number',
  unit: '',
  min: 1,
  max: 1_000_000,
  default: value,
  integer: true,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const maxDuration: Make = (value, source, over) => ({
  key: 'maxDuration',
  label: 'Stopped after',
  type: 'number',
  unit: 's',
  min: 0.001,
  max: 86_400,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});
