import type { ChoiceParam, ToggleParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import { numberParam } from './make.ts';

/** How messages are kept, handed out again, ordered, and passed to subscribers. */

/** None unless one is chosen. */
export const visibility = numberParam({
  key: 'visibility',
  label: 'Acknowledge within',
  unit: 'ms',
  min: 1,
  max: 43_200_000,
  scale: 'log',
  unlimited: true,
});

export const handedOut = numberParam({
  key: 'handedOut',
  label: 'In flight at most',
  unit: '',
  min: 1,
  max: 100_000_000,
  integer: true,
  scale: 'log',
  unlimited: true,
});

export const maxReceives = numberParam({
  key: 'maxReceives',
  label: 'Deliveries at most',
  unit: '',
  min: 1,
  max: 1000,
  integer: true,
  scale: 'log',
  unlimited: true,
});

export const retention = numberParam({
  key: 'retention',
  label: 'Retention',
  unit: 's',
  min: 1,
  max: 31_536_000,
  scale: 'log',
  unlimited: true,
});

export const partitions = numberParam({
  key: 'partitions',
  label: 'Ordered groups',
  unit: '',
  min: 0,
  max: 10_000,
  integer: true,
  scale: 'log',
});

export const ordered = (source: SourceTag): ToggleParam => ({
  key: 'ordered',
  label: 'Keep the order',
  type: 'toggle',
  default: false,
  source,
});

export const prefetch = numberParam({
  key: 'prefetch',
  label: 'Prefetch',
  unit: '',
  min: 0,
  max: 10_000,
  integer: true,
  scale: 'log',
});

/** What is passed on later and together. 0: at once, each by itself. */
export const flushEvery = numberParam({
  key: 'flushEvery',
  label: 'Flush every',
  unit: 's',
  min: 0,
  max: 86_400,
  scale: 'log',
});

export const flushSize = numberParam({
  key: 'flushSize',
  label: 'Written together',
  unit: '',
  min: 1,
  max: 1_000_000,
  integer: true,
  scale: 'log',
});

export const onCrash = (value: 'lost' | 'kept', source: SourceTag): ChoiceParam => ({
  key: 'onCrash',
  label: 'What waits, on a crash',
  type: 'choice',
  default: value,
  options: [
    { value: 'lost', label: 'Is lost' },
    { value: 'kept', label: 'Survives' },
  ],
  source,
});

export const whenFull = (source: SourceTag): ChoiceParam => ({
  key: 'whenFull',
  label: 'When full',
  type: 'choice',
  default: 'refuse',
  options: [
    { value: 'refuse', label: 'Refuses' },
    { value: 'wait', label: 'Writers wait' },
  ],
  source,
});

export const subscribers = numberParam({
  key: 'subscribers',
  label: 'Subscribers',
  unit: '',
  min: 1,
  max: 100_000,
  scale: 'log',
});

export const slowSubscriber = (source: SourceTag): ChoiceParam => ({
  key: 'slowSubscriber',
  label: 'A full subscriber',
  type: 'choice',
  default: 'drop',
  options: [
    { value: 'drop', label: 'Misses it' },
    {
      value: 'block',
      label: 'Holds up all',
    },
    { value: 'disconnect', label: 'Is cut off' },
  ],
  source,
});

export const cutOff = numberParam({
  key: 'cutOff',
  label: 'Cut off for',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  scale: 'log',
  shownWhen: { key: 'slowSubscriber', is: ['disconnect'] },
});
