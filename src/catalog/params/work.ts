import type { ChoiceParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import { type Make, numberParam } from './make.ts';

/** Instances, slots, the time a piece of work takes, and how it waits for its turn. */

export const replicas = numberParam({
  key: 'replicas',
  label: 'Replicas',
  unit: '',
  min: 1,
  max: 10_000,
  integer: true,
  scale: 'log',
});

export const slots = numberParam({
  key: 'slots',
  label: 'Slots',
  unit: '',
  min: 1,
  max: 10_000,
  integer: true,
  scale: 'log',
});

/** Up to a day: jobs such as builds hold a slot for minutes. */
export const serviceTime = numberParam({
  key: 'serviceTime',
  label: 'Service time',
  unit: 'ms',
  min: 0.001,
  max: 86_400_000,
  scale: 'log',
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

export const serviceCv = numberParam({
  key: 'serviceCv',
  label: 'Variation',
  unit: '',
  min: 0.05,
  max: 5,
  shownWhen: { key: 'serviceShape', is: ['lognormal', 'gamma', 'erlang', 'hyperexponential', 'pareto'] },
});

export const queueLimit = numberParam({
  key: 'queueLimit',
  label: 'Queue limit',
  unit: '',
  min: 0,
  max: 1_000_000_000,
  integer: true,
  scale: 'log',
  unlimited: true,
});

export const queueTimeout = numberParam({
  key: 'queueTimeout',
  label: 'Longest wait',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  scale: 'log',
  unlimited: true,
});

/** None unless one is chosen. */
export const shedTarget = numberParam({
  key: 'shedTarget',
  label: 'Refuse when waits pass',
  unit: 'ms',
  min: 1,
  max: 3_600_000,
  scale: 'log',
  unlimited: true,
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

export const batchSize = numberParam({
  key: 'batchSize',
  label: 'Batch size',
  unit: '',
  min: 1,
  max: 10_000,
  integer: true,
  scale: 'log',
});

export const linger = numberParam({ key: 'linger', label: 'Batch wait', unit: 'ms', min: 0, max: 3_600_000 });

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
export const inFlightLimit = numberParam({
  key: 'inFlightLimit',
  label: 'In-flight limit',
  unit: '',
  min: 1,
  max: 1_000_000,
  integer: true,
  scale: 'log',
  unlimited: true,
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

export const missTime = numberParam({
  key: 'missTime',
  label: 'Extra time of a miss',
  unit: 'ms',
  min: 0,
  max: 60_000,
});

export const errorRate = numberParam({
  key: 'errorRate',
  label: 'Error rate',
  unit: 'fraction',
  min: 0,
  max: 1,
});

export const timeout = numberParam({
  key: 'timeout',
  label: 'Patience',
  unit: 'ms',
  min: 1,
  max: 600_000,
  integer: true,
  scale: 'log',
  unlimited: true,
});
