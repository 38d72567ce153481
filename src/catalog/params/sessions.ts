import type { ChoiceParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import type { Make } from './make.ts';

/** Connections that people hold open: how they come, last, and come back. */

export const hold: Make = (value, source, over) => ({
  key: 'hold',
  label: 'Holds a poll',
  type: 'number',
  unit: 'ms',
  min: 0,
  max: 600_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const connectRate: Make = (value, source, over) => ({
  key: 'connectRate',
  label: 'Connect rate',
  type: 'number',
  unit: 'req/s',
  min: 0.1,
  max: 10_000_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const connectExcess = (source: SourceTag): ChoiceParam => ({
  key: 'connectExcess',
  label: 'More than that',
  type: 'choice',
  default: 'refuse',
  options: [
    { value: 'refuse', label: 'Are refused' },
    { value: 'wait', label: 'Wait in line' },
  ],
  source,
});

export const sessionLength: Make = (value, source, over) => ({
  key: 'sessionLength',
  label: 'Session length',
  type: 'number',
  unit: 's',
  min: 1,
  max: 31_536_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const heartbeat: Make = (value, source, over) => ({
  key: 'heartbeat',
  label: 'Heartbeat every',
  type: 'number',
  unit: 's',
  min: 0,
  max: 3600,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const reconnect = (source: SourceTag): ChoiceParam => ({
  key: 'reconnect',
  label: 'Clients reconnect',
  type: 'choice',
  default: 'at once',
  options: [
    { value: 'at once', label: 'At once' },
    { value: 'jitter', label: 'Backoff, jitter' },
  ],
  source,
});

export const reconnectPause: Make = (value, source, over) => ({
  key: 'reconnectPause',
  label: 'Pause',
  type: 'number',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const pushRoute = (source: SourceTag): ChoiceParam => ({
  key: 'pushRoute',
  label: 'A push goes',
  type: 'choice',
  default: 'session',
  options: [
    { value: 'session', label: 'To the session' },
    { value: 'any', label: 'To any replica' },
  ],
  source,
});
