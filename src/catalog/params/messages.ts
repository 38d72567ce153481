import type { ChoiceParam, ToggleParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import type { Make } from './make.ts';

/** How messages are kept, handed out again, ordered, and passed to subscribers. */

/** None unless one is chosen. */
export const visibility: Make = (value, source, over) => ({
  key: 'visibility',
  label: 'Acknowledge within',
  type: 'number',
  unit: 'ms',
  min: 1,
  max: 43_200_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const handedOut: Make = (value, source, over) => ({
  key: 'handedOut',
  label: 'In flight at most',
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

export const maxReceives: Make = (value, source, over) => ({
  key: 'maxReceives',
  label: 'Deliveries at most',
  type: 'number',
  unit: '',
  min: 1,
  max: 1000,
  default: value,
  integer: true,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const retention: Make = (value, source, over) => ({
  key: 'retention',
  label: 'Retention',
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

export const partitions: Make = (value, source, over) => ({
  key: 'partitions',
  label: 'Ordered groups',
  type: 'number',
  unit: '',
  min: 0,
  max: 10_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});

export const ordered = (source: SourceTag): ToggleParam => ({
  key: 'ordered',
  label: 'Keep the order',
  type: 'toggle',
  default: false,
  source,
});

export const prefetch: Make = (value, source, over) => ({
  key: 'prefetch',
  label: 'Prefetch',
  type: 'number',
  unit: '',
  min: 0,
  max: 10_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});

/** What is passed on later and together. 0: at once, each by itself. */
export const flushEvery: Make = (value, source, over) => ({
  key: 'flushEvery',
  label: 'Flush every',
  type: 'number',
  unit: 's',
  min: 0,
  max: 86_400,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const flushSize: Make = (value, source, over) => ({
  key: 'flushSize',
  label: 'Written together',
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

export const subscribers: Make = (value, source, over) => ({
  key: 'subscribers',
  label: 'Subscribers',
  type: 'number',
  unit: '',
  min: 1,
  max: 100_000,
  default: value,
  scale: 'log',
  source,
  ...over,
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

export const cutOff: Make = (value, source, over) => ({
  key: 'cutOff',
  label: 'Cut off for',
  type: 'number',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  default: value,
  scale: 'log',
  source,
  shownWhen: { key: 'slowSubscriber', is: ['disconnect'] },
  ...over,
});
