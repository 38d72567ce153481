import { numberParam } from './make.ts';

/** Instances that are started for requests and go when idle, and how long they may take. */

export const coldStart = numberParam({
  key: 'coldStart',
  label: 'Cold start',
  unit: 'ms',
  min: 0,
  max: 600_000,
});

export const keepAlive = numberParam({
  key: 'keepAlive',
  label: 'Kept warm for',
  unit: 's',
  min: 0.001,
  max: 86_400,
  scale: 'log',
  unlimited: true,
});

export const ramp = numberParam({
  key: 'ramp',
  label: 'New instances in 10 s',
  unit: '',
  min: 1,
  max: 1_000_000,
  integer: true,
  scale: 'log',
  unlimited: true,
});

export const maxDuration = numberParam({
  key: 'maxDuration',
  label: 'Stopped after',
  unit: 's',
  min: 0.001,
  max: 86_400,
  scale: 'log',
  unlimited: true,
});
