import type { ChoiceParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import type { Make } from './make.ts';

/** Instances, slots, the time a piece of work takes, and how it waits for its turn. */

export const replicas: Make = (value, source, over) => ({
  key: 'replicas',
  label: 'Replicas',
  type: 'number',
  unit: '',
  min: 1,
  max: 10_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});

export const slots: Make = (value, source, over) => ({
  key: 'slots',
  label: 'Slots',
  type: 'number',
  unit: '',
  min: 1,
  max: 10_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});

/** Up to a day: jobs such as builds hold a slot for minutes. */
export const serviceTime: Make = (value, source, over) => ({
  key: 'serviceTime',
  label: 'Service time',
  type: 'number',
  unit: 'ms',
  min: 0.001,
  max: 86_400_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const delay: Make = (value, source, over) =>
  serviceTime(value, source, {
    label: 'Response time',
    help: 'Mean time until the answer, however many requests there are: this kind never queues.',
    ...over,
  });

export const serviceShape = (
  value: 'exponential' | 'deterministic' | 'lognormal' | 'gamma',
  source: SourceTag,
): ChoiceParam => ({
  key: 'serviceShape',
  label: 'Time varies',
  type: 'choice',
  default: value,
  options: [
    { value: 'deterministic', label: 'Not at all' },
    { value: 'exponential', label: 'Exponential' },
    { value: 'lognormal', label: 'Lognormal' },
    { value: 'gamma', label: 'Gamma' },
    { value: 'erlang', label: 'Erlang' },
    { value: 'hyperexponential', label: 'Quick or slow' },
    { value: 'pareto', label: 'Pareto' },
  ],
  source,
});

export const serviceCv: Make = (value, source, over) => ({
  key: 'serviceCv',
  label: 'Variation',
  type: 'number',
  unit: '',
  min: 0.05,
  max: 5,
  default: value,
  source,
  shownWhen: { key: 'serviceShape', is: ['lognormal', 'gamma', 'erlang', 'hyperexponential', 'pareto'] },
  ...over,
});

export const queueLimit: Make = (value, source, over) => ({
  key: 'queueLimit',
  label: 'Queue limit',
  type: 'number',
  unit: '',
  min: 0,
  max: 1_000_000_000,
  default: value,
  integer: true,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

export const queueTimeout: Make = (value, source, over) => ({
  key: 'queueTimeout',
  label: 'Longest wait',
  type: 'number',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

/** None unless one is chosen. */
export const shedTarget: Make = (value, source, over) => ({
  key: 'shedTarget',
  label: 'Refuse when waits pass',
  type: 'number',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  default: value,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});

/** Where all are served at once nobody waits for a slot or holds one. */
export const INTURN = { key: 'discipline', is: ['queue'] } as const;

export const discipline = (source: SourceTag): ChoiceParam => ({
  key: 'discipline',
  label: 'Slots are',
  type: 'choice',
  default: 'queue',
  options: [
    { value: 'queue', label: 'Taken in turn' },
    { value: 'sharing', label: 'Shared by all' },
  ],
  source,
});

export const batchSize: Make = (value, source, over) => ({
  key: 'batchSize',
  label: 'Batch size',
  type: 'number',
  unit: '',
  min: 1,
  max: 10_000,
  default: value,
  integer: true,
  scale: 'log',
  source,
  ...over,
});

export const linger: Make = (value, source, over) => ({
  key: 'linger',
  label: 'Batch wait',
  type: 'number',
  unit: 'ms',
  min: 0,
  max: 3_600_000,
  default: value,
  source,
  ...over,
});

export const lateRequests = (source: SourceTag): ChoiceParam => ({
  key: 'lateRequests',
  label: 'Late for a batch',
  type: 'choice',
  default: 'wait',
  options: [
    { value: 'wait', label: 'Waits for the next' },
    { value: 'join', label: 'Joins it' },
  ],
  source,
});

/** No limit unless one is chosen. */
export const inFlightLimit: Make = (value, source, over) => ({
  key: 'inFlightLimit',
  label: 'In-flight limit',
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

export const threading = (
  source: SourceTag,
  value: 'asynchronous' | 'blocking' = 'asynchronous',
): ChoiceParam => ({
  key: 'threading',
  label: 'While it waits for others',
  type: 'choice',
  default: value,
  options: [
    { value: 'asynchronous', label: 'Slot is free' },
    { value: 'blocking', label: 'Slot is held' },
  ],
  source,
});

export const balancing = (source: SourceTag): ChoiceParam => ({
  key: 'balancing',
  label: 'Balancing',
  type: 'choice',
  default: 'least in flight',
  options: [
    { value: 'least in flight', label: 'Least in flight' },
    { value: 'two choices', label: 'Best of two' },
    { value: 'round robin', label: 'Round robin' },
    { value: 'random', label: 'Random' },
  ],
  source,
});

export const missTime: Make = (value, source, over) => ({
  key: 'missTime',
  label: 'Extra time of a miss',
  type: 'number',
  unit: 'ms',
  min: 0,
  max: 60_000,
  default: value,
  source,
  ...over,
});

export const errorRate: Make = (value, source, over) => ({
  key: 'errorRate',
  label: 'Error rate',
  type: 'number',
  unit: 'fraction',
  min: 0,
  max: 1,
  default: value,
  source,
  ...over,
});

export const timeout: Make = (value, source, over) => ({
  key: 'timeout',
  label: 'Patience',
  type: 'number',
  unit: 'ms',
  min: 1,
  max: 600_000,
  default: value,
  integer: true,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});
