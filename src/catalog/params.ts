import type { ChoiceParam, NumberParam, ToggleParam } from './kind.ts';
import type { SourceTag } from './sources.ts';

/**
 * The parameters that kinds share, so that a word, its explanation and its bounds are the same everywhere.
 * A kind gives its default and where that default comes from.
 */
type Make = (value: number, source: SourceTag, over?: Partial<NumberParam>) => NumberParam;

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

export const hitRatio: Make = (value, source, over) => ({
  key: 'hitRatio',
  label: 'Hit ratio',
  type: 'number',
  unit: 'fraction',
  min: 0,
  max: 1,
  default: value,
  source,
  ...over,
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

export const replication = (source: SourceTag): ChoiceParam => ({
  key: 'replication',
  label: 'Copies of a write',
  type: 'choice',
  default: 'asynchronous',
  options: [
    { value: 'asynchronous', label: 'Nobody waits' },
    { value: 'one', label: 'One confirms' },
    { value: 'quorum', label: 'A majority' },
    { value: 'all', label: 'All confirm' },
  ],
  source,
});

export const lag: Make = (value, source, over) => ({
  key: 'lag',
  label: 'Lag',
  type: 'number',
  unit: 'ms',
  min: 0,
  max: 3_600_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

export const readAfter: Make = (value, source, over) => ({
  key: 'readAfter',
  label: 'Own write read after',
  type: 'number',
  unit: 'ms',
  min: 0,
  max: 86_400_000,
  default: value,
  scale: 'log',
  source,
  ...over,
});

/** Which shard has the data of a request, and by how much one of them has more of it. */
export const byShard = (source: SourceTag): readonly [ChoiceParam, NumberParam] => [
  {
    key: 'sharding',
    label: 'Requests go to',
    type: 'choice',
    default: 'even',
    options: [
      { value: 'even', label: 'Any instance' },
      { value: 'key', label: 'The one with their key' },
      { value: 'skew', label: 'One is hotter' },
    ],
    source,
  },
  {
    key: 'skew',
    label: 'Skew',
    type: 'number',
    unit: '',
    min: 1,
    max: 1000,
    default: 2,
    scale: 'log',
    source,
    shownWhen: { key: 'sharding', is: ['skew'] },
  },
];

export const scatter: Make = (value, source, over) => ({
  key: 'scatter',
  label: 'Asks all shards',
  type: 'number',
  unit: 'fraction',
  min: 0,
  max: 1,
  default: value,
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

/** No knee unless one is chosen. */
export const knee: Make = (value, source, over) => ({
  key: 'knee',
  label: 'Most work done at',
  type: 'number',
  unit: '',
  min: 1,
  max: 100_000,
  default: value,
  integer: true,
  scale: 'log',
  unlimited: true,
  source,
  ...over,
});
