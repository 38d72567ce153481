import type { Network } from '../network.ts';
import { createHistogram, type Histogram } from '../statistics/histogram.ts';
import type { Crowds } from './crowds.ts';
import { Legs } from './legs.ts';
import { Clock } from './machine/clock.ts';
import { Messages } from './messages.ts';
import { Partitions } from './partitions.ts';
import type { Pollers } from './pollers.ts';
import { Queues } from './queues.ts';
import type { Sessions } from './sessions.ts';
import { Tallies } from './tallies.ts';
import { Traces } from './traces.ts';
import { Tries } from './tries.ts';

/**
 * The whole state of a run: the plan it follows and everything that changes. One flat record, as the loop reads it, its fields told
 * by what they belong to (`machine/`); here is who waits for whom, and what is counted. Behaviors are functions over it, one
 * a file in `stations/`; `door.ts`, `finish.ts` and `calls.ts` string them together.
 */
export class Machine extends Clock {
  readonly legs = new Legs();
  readonly tries = new Tries();
  readonly queues: Queues;
  readonly messages = new Messages();
  readonly partitions: Partitions;
  /** By queue of a replica or station: since when its first has been seen to wait too long, s; Infinity while it is not. */
  readonly lateSince: Float64Array;
  /** By queue: its next read has an event. */
  readonly isRead: Uint8Array;

  /** Closed loops; null where there are none. */
  crowds: Crowds | null = null;
  /** Clients that ask for news; null where there are none. */
  pollers: Pollers | null = null;
  /** Null where no sessions come and go. */
  sessions: Sessions | null = null;

  readonly tallies: Tallies;
  readonly traces: Traces;
  /** Latencies since the last tick, s. */
  stationLatency: Histogram[];
  classLatency: Histogram[];
  /** From the beginning of a message to its delivery, by its class, s; of the same tick. */
  readonly deliveries: readonly Histogram[];
  /** Longest queue of each station in this window. */
  readonly peak: Float64Array;
  /** Age of the oldest message that has left each buffer in this window, s. */
  readonly oldest: Float64Array;

  /** Current load factor. */
  load = 1;
  /** Requests created so far: makes keys. */
  serial = 0;
  /** The same in numbers from 0 up, for caches to tell requests apart. */
  origins = 0;

  constructor(network: Network, seed: number, traces: boolean) {
    super(network, seed);
    const { plan } = this;
    const { stations, classes } = network;
    this.queues = new Queues(plan.queues, plan.levels, plan.visitLevel);
    this.partitions = new Partitions(plan, this.queues);
    this.lateSince = new Float64Array(plan.totalReplicas + plan.stations).fill(Infinity);
    this.isRead = new Uint8Array(plan.draws ? plan.queues : 0);
    this.tallies = new Tallies(plan);
    this.traces = new Traces(network, seed, traces);
    this.stationLatency = stations.map(() => createHistogram());
    this.classLatency = classes.map(() => createHistogram());
    this.deliveries = plan.dates ? classes.map(() => createHistogram()) : [];
    this.peak = new Float64Array(plan.stations);
    this.oldest = new Float64Array(plan.stations);
    // What has no key must not be taken for a thing that has one.
    if (this.caches !== null) this.serial = -0x80000000;
  }

  /** One more waits at a station. */
  waitingRises(station: number): void {
    const { waiting, waitingArea } = this.tallies;
    const length = waiting[station]! + 1;
    waiting[station] = length;
    waitingArea[station]! -= this.calendar.time;
    if (length > this.peak[station]!) this.peak[station] = length;
  }
}
