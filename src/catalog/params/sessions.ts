import type { ChoiceParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import { numberParam } from './make.ts';

/** Connections that people hold open: how they come, last, and come back. */

export const hold = numberParam({
  key: 'hold',
  label: 'Holds a poll',
  unit: 'ms',
  min: 0,
  max: 600_000,
  scale: 'log',
});

export const connectRate = numberParam({
  key: 'connectRate',
  label: 'Connect rate',
  unit: 'req/s',
  min: 0.1,
  max: 10_000_000,
  scale: 'log',
  unlimited: true,
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

export const sessionLength = numberParam({
  key: 'sessionLength',
  label: 'Session length',
  unit: 's',
  min: 1,
  max: 31_536_000,
  scale: 'log',
  unlimited: true,
});

export const heartbeat = numberParam({
  key: 'heartbeat',
  label: 'Heartbeat every',
  unit: 's',
  min: 0,
  max: 3600,
  scale: 'log',
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

export const reconnectPause = numberParam({
  key: 'reconnectPause',
  label: 'Pause',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  scale: 'log',
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
