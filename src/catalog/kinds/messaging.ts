import type { Kind } from '../kind.ts';
import * as p from '../params.ts';

export const MESSAGING: readonly Kind[] = [
  {
    id: 'message_queue',
    group: 'messaging',
    label: 'Message queue',
    icon: 'inbox',
    summary: 'Keeps messages until a worker has time for them.',
    use: 'To answer at once and do the work later, and to ride out a burst.',
    pitfall: 'It hides overload: nothing fails, but the oldest message waits longer and longer.',
    behavior: { intake: 'delay', buffer: true },
    params: [
      p.delay(5, 'EST', { label: 'Time to send', help: 'Mean time until the message is safely stored.' }),
      p.serviceShape('lognormal', 'EST'),
      p.serviceCv(0.5, 'EST'),
      p.quota(3000, 'S-SQS'),
      p.burst(3000, 'EST'),
      p.queueLimit(1_000_000, 'EST', {
        label: 'Depth limit',
        help: 'Messages that may wait for workers; the next one is refused as "queue full".',
      }),
    ],
    incoming: { protocol: 'enqueue', mode: 'send' },
    next: ['worker'],
    aliases: ['queue', 'sqs', 'rabbitmq', 'mq', 'jobs queue', 'task queue'],
  },
  {
    id: 'stream',
    group: 'messaging',
    label: 'Event stream',
    icon: 'waves',
    summary: 'An ordered log in partitions that several consumers read at their own pace.',
    use: 'For clicks, changes and logs that more than one reader wants, in order for each key.',
    pitfall: 'A partition is read by one consumer at a time, so a hot key cannot be spread.',
    behavior: { intake: 'slots', buffer: true },
    params: [
      p.replicas(4, 'EST', {
        label: 'Partitions',
        help: 'Parts of the log; each keeps the order of its keys.',
      }),
      p.slots(1, 'EST', { help: 'Records one partition takes at the same time; one keeps them in order.' }),
      p.serviceTime(0.2, 'S-KINESIS', { help: 'Mean time to append a record to its partition.' }),
      p.serviceShape('exponential', 'EST'),
      p.serviceCv(1, 'EST'),
      // Retention is by hours, not by number: nothing is refused for depth.
      p.queueLimit(1_000_000_000, 'EST'),
    ],
    replicaWord: 'partitions',
    incoming: { protocol: 'event', mode: 'send' },
    next: ['worker', 'object_storage', 'nosql_wide_column'],
    aliases: ['kafka', 'kinesis', 'log', 'event bus', 'pulsar', 'events'],
  },
];
