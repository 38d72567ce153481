import { Calendar } from '../calendar/calendar.ts';
import type { Network } from '../network.ts';
import { createStream, type Stream } from '../random/stream.ts';
import { Breakers } from '../stations/breaker.ts';
import { Caches } from '../stations/caches.ts';
import { createHistogram, type Histogram } from '../statistics/histogram.ts';
import { Batches } from './batches.ts';
import type { Crowds } from './crowds.ts';
import { Delays } from './delays.ts';
import { Flushes } from './flushes.ts';
import { Instances } from './instances.ts';
import { Leases } from './leases.ts';
import { Legs } from './legs.ts';
import { Messages } from './messages.ts';
import { Partitions } from './partitions.ts';
import { SHARED } from './plan/codes.ts';
import { Plan, startBehind } from './plan.ts';

import type { Pollers } from './pollers.ts';
import { Pools } from './pools.ts';
import { Queues } from './queues.ts';
import { Quota } from './quotas.ts';
import { Ranks } from './ranks.ts';
import { Rows } from './rows.ts';
import type { Sessions } from './sessions.ts';
import { Sharing } from './sharing.ts';
import { Soon } from './soon.ts';
import { Tallies } from './tallies.ts';
import { Traces } from './traces.ts';
import { Tries } from './tries.ts';

/** Retries that a budget allows in a row before it counts: as many as gRPC's retry throttling holds (gRFC A6). */
export const BUDGET_RESERVE = 10;

/** More replicas than this are not looked at one by one to find the least loaded. */
export const MANY = 32;

/**
 * The whole state of a run: the plan it follows and everything that changes. Behaviours are functions over it, one
 * a file in `stations/`; `door.ts`, `finish.ts` and `calls.ts` string them together.
 */
export class Machine {
  readonly plan: Plan;
  readonly calendar = new Calendar();
  readonly soon = new Soon();
  readonly rows = new Rows();
  readonly legs = new Legs();
  readonly tries = new Tries();
  readonly pools: Pools;
  readonly breakers: Breakers;
  /** Retries that each connection may still make, where it has a budget. */
  readonly budget: Float64Array;
  readonly batches: Batches;
  /** By replica, of stations whose requests share it. */
  readonly sharing: readonly Sharing[];
  /** By replica, of stations whose instances are started for requests. */
  readonly instances: readonly Instances[];
  /** By replica, of stations whose payloads share its link. */
  readonly links: readonly Sharing[];
  readonly queues: Queues;
  readonly messages = new Messages();
  readonly partitions: Partitions;
  readonly tallies: Tallies;
  readonly traces: Traces;
  readonly delays: Delays;
  /** Delay ids: service by visit, one way over the network by call, extra time of a miss and start of an instance by station. */
  readonly serviceDelay: Int32Array;
  readonly networkDelay: Int32Array;
  readonly missDelay: Int32Array;
  readonly coldDelay: Int32Array;
  /** Lane of the timeout of each call, and of the longest wait at each station; -1 for none. */
  readonly timeoutLane: Int32Array;
  readonly tiredLane: Int32Array;
  /** By station: lane of the longest time at work; -1 for none. */
  readonly overtimeLane: Int32Array;

  /** By buffer: lanes of visibility timeouts and of retention; -1 for none. */
  readonly visibleLane: Int32Array;
  readonly expiryLane: Int32Array;
  /** By station: lane of requests that are held; -1 for none. Who a message is for. */
  readonly holdLane: Int32Array;
  readonly recipients: readonly Stream[];

  /** By replica: slots taken, requests inside, and when the link has passed on what it has taken on. */
  readonly busy: Int32Array;
  readonly inFlight: Int32Array;
  readonly linkFree: Float64Array;
  /** By station, where many replicas are chosen from by how many are inside; null where that is nowhere. */
  ranks: readonly (Ranks | null)[] | null;
  /** By replica, where they stand still now and then: how far into a period each began, as a share of it. */
  readonly pausePhase: Float64Array;
  /** By replica: until when its topic sends it nothing, s. */
  readonly cutOff: Float64Array;
  /** By queue of a replica or station: since when its first has been seen to wait too long, s; Infinity while it is not. */
  readonly lateSince: Float64Array;
  /** Slots of each replica, none while it is down; of each station those of all its replicas, and how many are up. */
  readonly room: Float64Array;
  readonly totalRoom: Float64Array;
  readonly up: Int32Array;
  /** By replica: has failed; is meant to take requests (an autoscaler lets some go); both, that is: takes them. */
  readonly broken: Uint8Array;
  readonly takes: Uint8Array;
  readonly open: Uint8Array;
  /** Times as long as usual that a replica takes at present. */
  readonly pace: Float64Array;
  /** Connections that a station holds with the replicas it has. */
  readonly connectionCapacity: Float64Array;
  /** As `plan.before`, `plan.after` and `plan.errorRate`, with what faults change. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly errorRate: Float64Array;
  /** By connection: share of what it is given that is lost. */
  readonly loss: Float64Array;
  /** Something has broken in this run. */
  faulty = false;
  /** The balancer that chooses now passes by what does not answer, as far as it knows: by call. */
  passesBy = false;
  readonly seems: Uint8Array;
  /** Since when a replica, a station or a connection has been down, s; `Infinity` while it is not. */
  readonly replicaFell: Float64Array;
  readonly stationFell: Float64Array;
  readonly connectionFell: Float64Array;
  /** By station: whether a client still has the address of what is down. */
  readonly oversights: readonly Stream[];
  /** Work under way may have been stopped. */
  stops: boolean;
  /** By station: requests/s and writes/s that are let in at present. */
  readonly quota: Float64Array;
  readonly writeQuota: Float64Array;
  /** By station: tokens left, as of when; where the search for a replica goes on. */
  readonly tokens: Float64Array;
  readonly tokensAt: Float64Array;
  /** The same of the quota of writes: by station, and after those by part. */
  readonly writeTokens: Float64Array;
  readonly writeTokensAt: Float64Array;
  /** The same by part of a quota. */
  readonly partTokens: Float64Array;
  readonly partTokensAt: Float64Array;
  /** By station, where its quota is counted otherwise. */
  readonly quotas: readonly (Quota | null)[];
  readonly turn: Int32Array;
  /** Round robin: by connection over replicas, by visit over connections. */
  readonly connectionTurn: Int32Array;
  readonly visitTurn: Int32Array;

  /**
   * By station that copies others: how far the last copied write was behind when it was applied, s, negative if its
   * commit had waited for it; and since when writes have been lost on their way to it.
   */
  readonly behind: Float64Array;
  readonly missing: Float64Array;

  /** Locks that are handed out for a time; null where none are. */
  readonly leases: Leases | null;
  /** By station whose documents grow: how often each has been written, by its number; null where none do. */
  readonly written: readonly Map<number, number>[] | null;
  /** By station: the row that holds the lock of its hot row, -1 for none. */
  readonly lockHolder: Int32Array;
  readonly shields: readonly Stream[];
  readonly shortcuts: readonly Stream[];
  /** Of rows whose work is done again: how often so far, with the generation of the row. */
  readonly runs = new Map<number, { readonly generation: number; readonly count: number }>();
  /** By station that keeps failures: until when, by key; null where none does. */
  readonly failures: readonly Map<number, number>[] | null;
  /**
   * What tells the luck of one purpose from that of others: by station hit or miss, which row a write is of, and errors; by call the luck of who is
   * called from that of the caller, and whether the fraction of a call is made. See `random/luck.ts`.
   */
  readonly lookupKey: Int32Array;
  readonly rowKey: Int32Array;
  readonly errorKey: Int32Array;
  readonly callKey: Int32Array;
  readonly fractionKey: Int32Array;
  readonly routes: readonly Stream[];
  readonly admissions: readonly Stream[];
  /** By connection: which replica, and the luck of calls that one request makes several times. */
  readonly choices: readonly Stream[];
  readonly lucks: readonly Stream[];
  readonly jitters: readonly Stream[];
  readonly losses: readonly Stream[];
  readonly lags: readonly Stream[];
  readonly scatters: readonly Stream[];

  /** Latencies since the last tick, s. */
  stationLatency: Histogram[];
  classLatency: Histogram[];
  /** From the beginning of a message to its delivery, by its class, s; of the same tick. */
  readonly deliveries: readonly Histogram[];

  /** Longest queue of each station in this window. */
  readonly peak: Float64Array;
  /** Age of the oldest message that has left each buffer in this window, s. */
  readonly oldest: Float64Array;
  /** By buffer whose messages are followed: those that are handed out and not settled. */
  readonly handedOut: Int32Array;

  /** By replica of a buffer: when each begins to be read, as a share of the time between; the row on its way out, -1 for none. */
  readonly readPhase: Float64Array;
  readonly givenOut: Int32Array;
  /** By queue: its next read has an event. */
  readonly isRead: Uint8Array;

  /** What buffers hold back; null where none does. */
  readonly flushes: Flushes | null;
  /** Caches with real contents; null where there are none. */
  readonly caches: Caches | null;

  /** Closed loops; null where there are none. */
  crowds: Crowds | null = null;
  /** Clients that ask for news; null where there are none. */
  pollers: Pollers | null = null;
  /** Null where no sessions come and go. By group: connections that may come at once, as of when or when the next may. */
  sessions: Sessions | null = null;
  readonly connectTokens: Float64Array;
  readonly nextConnect: Float64Array;

  /** Current load factor. */
  load = 1;
  /** Requests created so far: makes keys. */
  serial = 0;
  /** The same in numbers from 0 up, for caches to tell requests apart. */
  origins = 0;

  constructor(network: Network, seed: number, traces: boolean) {
    const plan = new Plan(network);
    this.plan = plan;
    this.queues = new Queues(plan.queues, plan.levels, plan.visitLevel);
    this.partitions = new Partitions(plan, this.queues);
    this.batches = new Batches(plan.totalReplicas);
    const nobody = new Sharing();
    this.sharing = Array.from(plan.replicaStation, (s) =>
      plan.discipline[s] === SHARED ? new Sharing() : nobody,
    );
    const none = new Instances(Infinity, Infinity);
    this.instances = Array.from(plan.replicaStation, (s) =>
      plan.startsInstances[s] === 0 ? none : new Instances(plan.keepAlive[s]!, plan.ramp[s]!),
    );
    const sharedLinks = () =>
      Array.from(plan.replicaStation, (s) => (plan.sharesLink[s] !== 0 ? new Sharing() : nobody));
    this.links = [...sharedLinks(), ...(plan.answers ? sharedLinks() : [])];
    this.tallies = new Tallies(plan);
    this.traces = new Traces(network, seed, traces);
    this.pools = new Pools(plan.pools);
    this.breakers = new Breakers(
      plan.connectionRules.map((r) => (r !== null && r.breaker < Infinity ? r : null)),
    );
    this.budget = new Float64Array(plan.connections).fill(BUDGET_RESERVE);
    this.busy = new Int32Array(plan.totalReplicas);
    this.inFlight = new Int32Array(plan.totalReplicas);
    const ranked = plan.replicas.some((count) => count > MANY);
    this.ranks = ranked
      ? Array.from(plan.replicas, (count) => (count > MANY ? new Ranks(count) : null))
      : null;
    this.linkFree = new Float64Array((plan.answers ? 2 : 1) * plan.totalReplicas);
    this.cutOff = new Float64Array(plan.publishes ? plan.totalReplicas : 0);
    this.lateSince = new Float64Array(plan.totalReplicas + plan.stations).fill(Infinity);
    const phases = network.stations.map(({ id, pauses }) =>
      pauses ? createStream(seed, `${id} pauses`) : null,
    );
    this.pausePhase = Float64Array.from(plan.replicaStation, (s) => phases[s]?.uniform() ?? 0);
    this.readPhase = Float64Array.from(plan.draws ? plan.replicaStation : [], (s, r) =>
      createStream(seed, `${network.stations[s]!.id} read ${r - plan.firstReplica[s]!}`).uniform(),
    );
    this.givenOut = new Int32Array(plan.draws ? plan.totalReplicas : 0).fill(-1);
    this.isRead = new Uint8Array(plan.draws ? plan.queues : 0);
    this.room = Float64Array.from(plan.replicaStation, (s) => plan.slots[s]!);
    this.totalRoom = plan.slots.map((slots, s) => slots * plan.replicas[s]!);
    this.up = plan.replicas.slice();
    this.broken = new Uint8Array(plan.totalReplicas);
    this.takes = new Uint8Array(plan.totalReplicas).fill(1);
    this.open = this.takes.slice();
    this.pace = new Float64Array(plan.totalReplicas).fill(1);
    this.connectionCapacity = plan.connectionCapacity.slice();
    this.before = plan.before.slice();
    this.after = plan.after.slice();
    this.errorRate = plan.errorRate.slice();
    this.loss = new Float64Array(plan.connections);
    this.seems = new Uint8Array(plan.calls.length);
    this.replicaFell = new Float64Array(plan.totalReplicas).fill(Infinity);
    this.stationFell = new Float64Array(plan.stations).fill(Infinity);
    this.connectionFell = new Float64Array(plan.connections).fill(Infinity);
    this.stops = plan.cancels || plan.cutsShort;
    this.quota = plan.quota.slice();
    this.writeQuota = plan.writeQuota.slice();
    this.tokens = plan.burst.slice();
    this.connectTokens = Float64Array.from(plan.sessionRules, ({ connectRate }) => Math.max(1, connectRate));
    this.nextConnect = new Float64Array(plan.sessionRules.length);
    this.tokensAt = new Float64Array(plan.stations);
    this.writeTokens = new Float64Array(plan.stations + plan.parts).fill(Infinity);
    this.writeTokensAt = new Float64Array(plan.stations + plan.parts);
    this.partTokens = new Float64Array(plan.parts).fill(Infinity);
    this.partTokensAt = new Float64Array(plan.parts);
    this.quotas = network.stations.map(({ quota, burst, quotaWindow = 0 }, s) =>
      plan.counted[s] === 0 ? null : new Quota(quota, Math.max(1, burst), quotaWindow),
    );
    this.turn = new Int32Array(plan.stations);
    this.connectionTurn = new Int32Array(plan.connections);
    this.visitTurn = new Int32Array(network.visits.length);

    this.peak = new Float64Array(plan.stations);
    this.oldest = new Float64Array(plan.stations);
    this.handedOut = new Int32Array(plan.stations);

    const { stations, connections, classes, visits } = network;
    this.calendar.time = 0;
    this.delays = new Delays(
      this.calendar,
      this.soon,
      this.rows,
      visits.length + plan.calls.length + 2 * stations.length,
    );
    this.delays.isEven = !plan.varies;
    this.serviceDelay = Int32Array.from(visits, (v) =>
      this.delays.add(
        v.service,
        seed,
        `${stations[v.station]!.id} service ${classes[v.class]?.id} ${v.operation}`,
      ),
    );
    this.networkDelay = Int32Array.from(plan.calls, (c) =>
      this.delays.add(
        c.network,
        seed,
        `${connections[c.connection]!.id} network ${classes[visits[c.visit]!.class]?.id}`,
      ),
    );
    this.missDelay = Int32Array.from(stations, (s) =>
      this.delays.add({ shape: 'exponential', mean: s.missTime }, seed, `${s.id} miss`),
    );
    this.coldDelay = Int32Array.from(stations, (s) =>
      this.delays.add({ shape: 'deterministic', mean: s.instances?.coldStart ?? 0 }, seed, `${s.id} start`),
    );
    const lanes = new Map<number, number>();
    this.timeoutLane = Int32Array.from(plan.calls, (c) => this.deadlineLane(c.timeout, lanes));

    this.tiredLane = Int32Array.from(plan.queueTimeout, (s) =>
      s < Infinity ? this.calendar.deadlineLane() : -1,
    );

    const ends = (after: Float64Array) =>
      Int32Array.from(after, (s) => (s < Infinity ? this.calendar.deadlineLane() : -1));
    this.overtimeLane = ends(plan.maxDuration);
    this.visibleLane = ends(plan.visibility);
    this.expiryLane = ends(plan.retention);
    this.holdLane = Int32Array.from(plan.hold, (s) => (s > 0 ? this.calendar.deadlineLane() : -1));

    const streams = (rows: readonly { readonly id: string }[], purpose: string) =>
      rows.map(({ id }) => createStream(seed, `${id} ${purpose}`));
    this.shields = streams(stations, 'shield');
    this.shortcuts = streams(stations, 'shortcut');
    const keepsFailures = stations.some(({ negativeTtl }) => negativeTtl !== undefined);
    this.failures = keepsFailures ? stations.map(() => new Map()) : null;
    const keys = (ids: readonly string[], purpose: string) =>
      Int32Array.from(ids, (id) => createStream(seed, `${id} ${purpose}`).word() | 0);
    const stationIds = stations.map(({ id }) => id);
    this.lookupKey = keys(stationIds, 'lookup');
    this.rowKey = keys(stationIds, 'row');
    this.errorKey = keys(stationIds, 'error');
    const callIds = namesOfCalls(network);
    this.callKey = keys(callIds, 'luck');
    this.fractionKey = keys(callIds, 'calls');
    this.routes = streams(stations, 'route');
    this.admissions = streams(stations, 'admission');
    this.choices = streams(connections, 'choice');
    this.lucks = streams(connections, 'luck');
    this.jitters = streams(connections, 'jitter');
    this.recipients = streams(stations, 'recipient');
    this.losses = streams(connections, 'loss');
    this.oversights = streams(stations, 'oversight');
    this.lags = streams(stations, 'lag');
    this.scatters = streams(stations, 'scatter');
    this.behind = startBehind(plan);
    this.missing = new Float64Array(plan.stations).fill(Infinity);
    this.leases = plan.hasLeases ? new Leases(network) : null;
    this.written = plan.grows ? stations.map(() => new Map()) : null;
    this.lockHolder = new Int32Array(plan.stations).fill(-1);
    this.flushes = plan.flushes ? new Flushes(plan) : null;
    const keeps = stations.some(({ contents }) => contents !== undefined);
    this.caches = keeps ? new Caches(network, plan.replicaStation, seed) : null;
    // What has no key must not be taken for a thing that has one.
    if (keeps) this.serial = -0x80000000;
    this.stationLatency = stations.map(() => createHistogram());
    this.classLatency = classes.map(() => createHistogram());
    this.deliveries = plan.dates ? classes.map(() => createHistogram()) : [];
  }

  /** So many more, or with -1 one less, are inside a replica. */
  occupy(replica: number, change: number): void {
    const inside = this.inFlight[replica]! + change;
    this.inFlight[replica] = inside;
    if (this.ranks !== null && this.open[replica] !== 0) this.rank(replica, inside);
  }

  /** Notes how many are inside a replica, or with -1 that it takes no requests, where there are so many that it matters. */
  rank(replica: number, inside: number): void {
    const station = this.plan.replicaStation[replica]!;
    this.ranks?.[station]?.set(replica - this.plan.firstReplica[station]!, inside);
  }

  /** One more waits at a station. */
  waitingRises(station: number): void {
    const { waiting, waitingArea } = this.tallies;
    const length = waiting[station]! + 1;
    waiting[station] = length;
    waitingArea[station]! -= this.calendar.time;
    if (length > this.peak[station]!) this.peak[station] = length;
  }

  /** -1 where nobody's patience ends. */
  deadlineLane(timeout: number, lanes: Map<number, number>): number {
    if (timeout === Infinity) return -1;
    const lane = lanes.get(timeout) ?? this.calendar.deadlineLane();
    lanes.set(timeout, lane);
    return lane;
  }
}

/** A name for each call that no other has, and that does not change with what is drawn elsewhere. */
function namesOfCalls({ visits, connections, classes }: Network): string[] {
  const seen = new Map<string, number>();
  return visits.flatMap((caller) =>
    caller.calls.map(({ connection, visit }) => {
      const name = `${connections[connection]!.id} ${classes[caller.class]?.id} ${caller.operation} ${visits[visit]!.operation}`;
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      return `${name} ${nth}`;
    }),
  );
}
