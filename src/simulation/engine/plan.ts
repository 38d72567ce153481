import type { Balancing } from '../../catalog/kind.ts';
import { hasInstances, holdersOf } from '../holders.ts';
import type { Call, CopyRule, Network, NoticeRule, Reliability, SessionRules, Station } from '../network.ts';
import { usableSlots } from '../usable.ts';
import { HIT, MISS } from './rows.ts';

export const SOURCE = 0;
export const SLOTS = 1;
export const DELAY = 2;

/** Bits of `Plan.before`: some limit may refuse; payloads go over a link; so much in flight and no more. */
export const GUARDED = 1;
export const LINKED = 2;
export const CAPPED = 4;
/** Of `Machine.before` alone: nobody is there. */
export const DOWN = 8;
/** There are sessions. Not of `Machine.before` alone. */
export const SESSIONS = 16;
/** Of `Plan.before` again: who comes has its replica already, or goes where its key is. */
export const BY_SHARD = 32;

/** Values of `Plan.discipline`: one after another in slots, several together in a slot, all at once and slower. */
export const ONE_BY_ONE = 0;
export const BATCHED = 1;
export const SHARED = 2;

/** Bits of `Plan.after`. */
export const ERRS = 1;
export const LOOKS_UP = 2;
export const MAILS = 4;
/** It is a copy, which may answer what is no longer so. */
export const LAGS = 8;
/** Looks into real contents. */
export const KEEPS = 16;
/** A second layer answers some of its misses; it keeps failures. */
export const SHIELDED = 32;
export const KEEPS_FAILURES = 64;

/** Of `Plan.slowPolicy`. */
export const BLOCKS = 1;
export const DISCONNECTS = 2;

/** Of `Plan.sessionVisit`. */
export const CONNECTS = 1;
export const PUSHES = 2;
export const KEEPS_ALIVE = 3;

/** Of `Plan.mail`. */
export const ASKS = 1;
export const NEWS = 2;

/**
 * Values of `Plan.sends`: waited for; not; either to a callee that some calls ask every shard of; the copies of a write, waited
 * for together, the first of them and the others; not waited for, and held back until the buffer flushes.
 */
export const AWAITED = 0;
export const SENT = 1;
export const SENT_SCATTERS = 2;
export const SCATTERS = 3;
export const FIRST_COPY = 4;
export const OTHER_COPY = 5;
export const HELD_BACK = 6;

/** Codes of `Plan.copyRule`, 0 for what is no copy. */
export const COPY_RULES: readonly CopyRule[] = ['asynchronous', 'waited', 'one', 'quorum', 'all'];
export const ASYNCHRONOUS = 1;
export const WAITED = 2;
export const ONE = 3;
export const QUORUM = 4;

/** Codes of the balancing rules, in the order of `Plan.callRule`. */
export const RULES: readonly Balancing[] = [
  'least in flight',
  'round robin',
  'random',
  'two choices',
  'key hash',
  'shared queue',
];
export const SHARED_QUEUE = 5;

/** A bit that no visit of a buffer ever finds, as nobody answers it: of calls for dead letters. */
export const DEAD = 4;

/** Nobody stands still all the time. */
const MOST_PAUSED = 0.99;

/** Lookups of callees that calls of one visit can depend on: two bits each, beside the visit's own. */
export const MAX_LOOKUPS = 15;

/** A call that nothing governs. */
const PLAIN: Reliability = {
  retries: 0,
  backoff: 0,
  backoffMax: 0,
  jitter: 0,
  retryBudget: Infinity,
  hedge: Infinity,
  cancel: false,
  pool: Infinity,
  poolWait: 0,
  breaker: Infinity,
  breakerWindow: Infinity,
  breakerOpen: 0,
  breakerProbes: 1,
};

/** A network laid out in typed arrays: what stays the same during a run. */
export class Plan {
  readonly network: Network;
  readonly stations: number;
  readonly connections: number;
  readonly classes: number;

  readonly intake: Uint8Array;
  /** An autoscaler decides how many of its replicas run. */
  readonly scaled: Uint8Array;
  readonly replicas: Int32Array;
  /** First of the station's replicas among all. */
  readonly firstReplica: Int32Array;
  readonly totalReplicas: number;
  /** Station of each replica. */
  readonly replicaStation: Int32Array;
  readonly slots: Float64Array;
  readonly queueLimit: Float64Array;
  /** Longest wait for a slot, s. */
  readonly queueTimeout: Float64Array;
  /** Wait of the first in a queue, s, that brings newcomers to be refused. */
  readonly shedTarget: Float64Array;
  /** Requests inside one replica; over all of them where they share a queue. */
  readonly inFlightLimit: Float64Array;
  /** How waiting requests are served: see `BATCHED`. */
  readonly discipline: Uint8Array;
  /** Requests that one slot serves together, the wait for them, s, and whether late ones join. */
  readonly batchSize: Float64Array;
  readonly linger: Float64Array;
  readonly joins: Uint8Array;
  readonly blocking: Uint8Array;
  readonly buffer: Uint8Array;
  readonly routesOne: Uint8Array;
  readonly routingRule: Uint8Array;
  readonly quota: Float64Array;
  readonly burst: Float64Array;
  /** Writes/s, `Infinity` where they are requests as others are; and the depth of their bucket. */
  readonly writeQuota: Float64Array;
  readonly writeBurst: Float64Array;
  /** Bytes/s of one replica; of all where replicas do not matter because nothing queues. */
  readonly bandwidth: Float64Array;
  /** All payloads under way get the same share of it; else one goes after another. */
  readonly sharesLink: Uint8Array;
  readonly connectionLimit: Float64Array;
  /** Over all replicas, of a scaled station over those it starts with. */
  readonly connectionCapacity: Float64Array;
  readonly openConnections: Float64Array;
  readonly hitRatio: Float64Array;
  readonly shield: Float64Array;
  readonly negativeTtl: Float64Array;
  readonly errorRate: Float64Array;
  readonly hasMissTime: Uint8Array;
  /** What must be looked at before a request is let in: see `GUARDED` and `LINKED`. */
  readonly before: Uint8Array;
  /** What must be drawn after service: see `ERRS` and `LOOKS_UP`. */
  readonly after: Uint8Array;

  /** By call: `BLOCKS`, `DISCONNECTS` or 0, and for how long, s; whether there are any. */
  readonly slowPolicy: Uint8Array;
  readonly cutOffTime: Float64Array;
  readonly publishes: boolean;
  /** By visit: `CONNECTS`, `PUSHES`, `KEEPS_ALIVE`, or 0. By station: index among those with sessions that come and go, or -1. */
  readonly sessionVisit: Uint8Array;
  readonly sessionGroup: Int32Array;
  readonly sessionStations: readonly number[];
  readonly sessionRules: readonly SessionRules[];
  readonly blindPushes: Uint8Array;
  /** By visit: `ASKS`, `NEWS`, or 0. */
  readonly mail: Uint8Array;
  /** By visit: it is a push that ends at a client. */
  readonly arrives: Uint8Array;
  /** By station: how long it holds a request for news, s; and groups of pollers that ask there, by their index. */
  readonly hold: Float64Array;
  readonly pollGroups: readonly (readonly number[])[];
  /** Messages are followed from their beginning to their delivery. */
  readonly dates: boolean;

  readonly visitStation: Int32Array;
  readonly visitClass: Int32Array;
  /** Urgency of each visit, 0 the most urgent, and how many levels of it there are. */
  readonly visitLevel: Int32Array;
  readonly levels: number;
  /** Calls of visit v: firstCall[v] to firstCall[v + 1]. */
  readonly firstCall: Int32Array;

  readonly calls: readonly Call[];
  /** Station that makes the call, and the visit. */
  readonly caller: Int32Array;
  readonly callerVisit: Int32Array;
  readonly callConnection: Int32Array;
  readonly callVisit: Int32Array;
  readonly callStation: Int32Array;
  /** First call after those of the same step. */
  readonly stepEnd: Int32Array;
  /** See `AWAITED`. */
  readonly sends: Uint8Array;
  /** It is made once, waited for, and not made by a try: as most are. */
  readonly isPlain: Uint8Array;
  /** By call: how far behind a copy may be that it reads, s. */
  readonly accepts: Float64Array;
  /** See `COPY_RULES`. */
  readonly copyRule: Uint8Array;
  /** By station: replicas are shards; share of keys on the first of them, 0 for as hashed; share of calls that ask all. */
  readonly sharded: Uint8Array;
  readonly hotShare: Float64Array;
  readonly scatter: Float64Array;
  /** By station: replicas that have the same key; by call: of these, how many it asks (0: it is not for a key) and needs. */
  readonly dataCopies: Int32Array;
  readonly asks: Int32Array;
  readonly needs: Int32Array;
  /** By station: parts of its quota, the first of them among all parts of quotas that have several, and those together. */
  readonly quotaParts: Int32Array;
  /** By station: its quota is counted by `Quotas`; and the key that asks it most, where each has its own. */
  readonly counted: Uint8Array;
  readonly busiestKey: Int32Array;
  /** By call: its payload is larger than its callee takes. */
  readonly tooLarge: Uint8Array;
  readonly firstPart: Int32Array;
  readonly parts: number;
  /** By station; and whether any has one. */
  readonly knee: Float64Array;
  readonly slows: boolean;
  /** By station: how often its replicas stand still, and for how long, s; 0 for never. Whether any does. */
  readonly pauseEvery: Float64Array;
  readonly pauseLength: Float64Array;
  readonly pauses: boolean;
  /** By visit: share that is quick, and the part of the time that those take; and whether any is. */
  readonly shortShare: Float64Array;
  readonly shortPart: Float64Array;
  readonly shortens: boolean;
  /** How long a service takes may depend on who serves and when, beside its distribution. */
  readonly varies: boolean;
  /** By station: times that what ended in an error is done again in its slot. */
  readonly reruns: Uint8Array;
  /** By station: it notices late that something it calls is down. */
  readonly notices: readonly (NoticeRule | null)[];
  /**
   * By station: its slots are instances that are started for requests, how long an idle one stays, s, and the starts a second and
   * replica; and whether any has such.
   */
  readonly startsInstances: Uint8Array;
  readonly keepAlive: Float64Array;
  readonly ramp: Float64Array;
  readonly starts: boolean;
  /** By station: those whose instances hold connections there; by call: it goes over such a connection; whether any does. */
  readonly holders: readonly (readonly number[])[];
  readonly lends: Uint8Array;
  readonly isHeldOpen: boolean;
  /** By station: longest time from a slot to the reply, s; and whether there is one anywhere. */
  readonly maxDuration: Float64Array;
  readonly cutsShort: boolean;
  /** By replica: its column among the shards whose busy slots are counted one by one; -1 for none. */
  readonly shardColumn: Int32Array;
  readonly shards: number;
  /** Some copy is behind: what becomes of copied writes is of interest. */
  readonly lags: boolean;
  readonly callWhole: Int32Array;
  readonly callFraction: Float64Array;
  readonly parallel: Uint8Array;
  readonly need: Int32Array;
  /** Bits of `found` of which one must be set; 0: always. */
  readonly condition: Int32Array;
  /** By visit: its dead letters go somewhere. */
  readonly buries: Uint8Array;
  /** How far the callee's lookup is shifted into the caller's `found`; -1 where nobody asks. */
  readonly lookupShift: Int8Array;
  /** Of a lookup: first call after those for which its caller needs a miss; of a visit: those of its own. -1 for none. */
  readonly callerLoadEnd: Int32Array;
  readonly ownLoadEnd: Int32Array;
  /** Calls that change what is kept. */
  readonly writes: Uint8Array;
  readonly payload: Float64Array;
  /** By call: bytes of a good answer; and whether there are any. */
  readonly reply: Float64Array;
  readonly answers: boolean;
  readonly timeout: Float64Array;
  /** Calls that are made by tries, and what governs those. */
  readonly tried: Uint8Array;
  /** Some call is made by a try. */
  readonly tries: boolean;
  readonly reliability: readonly Reliability[];
  /** By connection; null where nobody retries, hedges, pools or breaks. */
  readonly connectionRules: readonly (Reliability | null)[];
  /** Work in progress can be stopped somewhere. */
  readonly cancels: boolean;
  /** By connection: places of one pool, and the first of the pools of its caller's replicas; -1 for none. */
  readonly poolSize: Float64Array;
  readonly firstPool: Int32Array;
  readonly pools: number;
  /** Visits that can never lead anywhere, though that is what they are for: a balancer or client without targets. */
  readonly deadEnd: Uint8Array;
  readonly callRule: Uint8Array;
  /** The queue in front of the callee that belongs to the buffer which calls; -1 for calls of others. */
  readonly bufferQueue: Int32Array;
  readonly queues: number;
  /** Outlets of buffers that a station takes from: outletsOf[firstOutlet[s] .. firstOutlet[s + 1]]. */
  readonly firstOutlet: Int32Array;
  readonly outletsOf: Int32Array;
  /**
   * An outlet is one queue for each call of a buffer, or where order is kept one queue for each partition that all calls
   * of a connection share. `partitions` of it are 0 where none is kept.
   */
  readonly outlets: number;
  readonly outletQueue: Int32Array;
  readonly partitions: Int32Array;
  /** Outlet of each queue of a buffer, by queue; -1 for other queues. */
  readonly queueOutlet: Int32Array;
  /** Calls whose messages are followed until they are acknowledged (`messages.ts`), and whether there are any. */
  readonly tracked: Uint8Array;
  readonly tracks: boolean;
  /** By station: of a buffer, see `Delivery`; of a consumer, messages fetched ahead by one replica. */
  readonly visibility: Float64Array;
  readonly maxReceives: Float64Array;
  /** Messages that may be with consumers; and whether that is limited anywhere. */
  readonly handedOut: Float64Array;
  readonly rations: boolean;
  readonly retention: Float64Array;
  readonly prefetch: Int32Array;
  /** By buffer: what is held back, for how long, s, and in what groups; it is lost with its replica. */
  readonly flushEvery: Float64Array;
  readonly flushSize: Float64Array;
  readonly volatile: Uint8Array;
  /** The line of those that wait for room in it; -1 where they are refused. */
  readonly roomQueue: Int32Array;
  /** Whether any holds back, and whether any lets writers wait. */
  readonly flushes: boolean;
  readonly waits: boolean;
  /** Slots of a station that can be busy at once: where it takes from partitions alone, no more than there are. */
  readonly usableSlots: Float64Array;
  /** Station at whose depth the messages of a queue count. */
  readonly queueOwner: Int32Array;

  constructor(network: Network) {
    this.network = network;
    const { stations, visits } = network;
    this.stations = stations.length;
    this.connections = network.connections.length;
    this.classes = network.classes.length;
    const real = (of: (s: Station) => number) => Float64Array.from(stations, of);
    const bit = (of: (s: Station) => boolean) => Uint8Array.from(stations, (s) => (of(s) ? 1 : 0));
    const pooled = (s: Station) => s.intake !== 'slots';

    this.intake = Uint8Array.from(stations, (s) =>
      s.intake === 'source' ? SOURCE : s.intake === 'slots' ? SLOTS : DELAY,
    );
    this.scaled = bit((s) => s.scaling !== undefined && !pooled(s));
    // Of a scaled station as many as there can ever be.
    const most = (s: Station) => Math.max(s.scaling?.max ?? 1, s.scaling?.min ?? 1, s.replicas, 1);
    this.replicas = Int32Array.from(stations, (s) => (pooled(s) ? 1 : most(s)));
    this.firstReplica = running(this.replicas);
    this.totalReplicas = this.firstReplica[this.stations]!;
    this.replicaStation = new Int32Array(this.totalReplicas);
    for (let s = 0; s < this.stations; s++) {
      this.replicaStation.fill(s, this.firstReplica[s]!, this.firstReplica[s + 1]!);
    }
    this.slots = real((s) => (pooled(s) ? Infinity : s.slots));
    this.queueLimit = real((s) => s.queueLimit);
    this.queueTimeout = real((s) => s.queueTimeout ?? Infinity);
    this.shedTarget = real((s) => s.shedTarget ?? Infinity);
    this.inFlightLimit = real((s) => s.inFlightLimit ?? Infinity);
    this.discipline = Uint8Array.from(stations, (s) => {
      if (s.intake !== 'slots') return ONE_BY_ONE;
      if (s.discipline === 'processor sharing') return SHARED;
      return s.batch !== undefined && s.batch.size > 1 ? BATCHED : ONE_BY_ONE;
    });
    this.batchSize = real((s) => (s.intake === 'slots' ? Math.max(1, Math.round(s.batch?.size ?? 1)) : 1));
    this.linger = real((s) => Math.max(0, s.batch?.linger ?? 0));
    this.joins = bit((s) => s.batch?.joins === true);
    this.blocking = bit((s) => s.blocking && s.intake === 'slots' && s.discipline !== 'processor sharing');
    this.buffer = bit((s) => s.buffer);
    this.routesOne = bit((s) => s.routesOne);
    this.routingRule = Uint8Array.from(stations, (s) => Math.max(0, RULES.indexOf(s.routing)));
    this.quota = real((s) => s.quota);
    this.burst = real((s) => Math.max(1, s.burst));
    this.writeQuota = real((s) => s.writeQuota ?? Infinity);
    this.writeBurst = real(writeBurstOf);
    this.bandwidth = real((s) => (pooled(s) ? s.bandwidth * Math.max(1, s.replicas) : s.bandwidth));
    this.sharesLink = bit((s) => s.transfers === 'shared');
    this.connectionLimit = real((s) => s.connectionLimit);
    this.connectionCapacity = real((s) => s.connectionLimit * Math.max(1, s.replicas));
    this.openConnections = real((s) => s.openConnections);
    this.hitRatio = real((s) => s.hitRatio);
    this.shield = real((s) => s.shield ?? 0);
    this.negativeTtl = real((s) => s.negativeTtl ?? 0);
    this.errorRate = real((s) => s.errorRate);
    this.hasMissTime = bit((s) => s.missTime > 0);
    const refusing = new Set(
      visits.flatMap((v) => v.calls.flatMap((c) => (c.tooLarge ? visits[c.visit]!.station : []))),
    );
    const limited = (s: Station, i: number) =>
      s.quota < Infinity ||
      s.writeQuota !== undefined ||
      s.connectionLimit < Infinity ||
      s.buffer ||
      refusing.has(i);
    this.before = Uint8Array.from(
      stations,
      (s, i) =>
        (limited(s, i) ? GUARDED : 0) |
        (s.sessions !== undefined || s.blindPushes ? SESSIONS : 0) |
        (s.bandwidth < Infinity ? LINKED : 0) |
        ((s.inFlightLimit ?? Infinity) < Infinity ? CAPPED : 0) |
        ((s.sharding !== undefined || (s.scatter ?? 0) > 0 || (s.dataCopies ?? 1) > 1) && isSplit(s)
          ? BY_SHARD
          : 0),
    );
    this.after = Uint8Array.from(
      stations,
      (s, i) =>
        (s.errorRate > 0 ? ERRS : 0) |
        (s.contents ? KEEPS : s.hitRatio >= 0 ? LOOKS_UP : 0) |
        (s.copy ? LAGS : 0) |
        (s.shield !== undefined && s.hitRatio >= 0 && !s.contents ? SHIELDED : 0) |
        (s.negativeTtl !== undefined ? KEEPS_FAILURES : 0) |
        (visits.some((v) => v.station === i && v.mail !== undefined) ? MAILS : 0),
    );
    this.sessionVisit = Uint8Array.from(visits, ({ session }) =>
      session === undefined ? 0 : { connects: CONNECTS, pushes: PUSHES, alive: KEEPS_ALIVE }[session],
    );
    this.sessionStations = stations.flatMap(({ sessions }, i) => (sessions === undefined ? [] : [i]));
    this.sessionRules = stations.flatMap(({ sessions }) => sessions ?? []);
    this.sessionGroup = Int32Array.from(stations, (_, i) => this.sessionStations.indexOf(i));
    this.blindPushes = bit((s) => s.blindPushes === true);
    this.mail = Uint8Array.from(visits, ({ mail }) => (mail === 'asks' ? ASKS : mail === 'news' ? NEWS : 0));
    this.hold = real((s) => s.hold ?? 0);
    const polls = network.classes.flatMap(({ poll, roots }, cls) =>
      poll === undefined ? [] : roots.map(() => cls),
    );
    this.pollGroups = stations.map((_, i) => {
      const asking = new Set(visits.flatMap((v) => (v.station === i && v.mail === 'asks' ? [v.class] : [])));
      return polls.flatMap((cls, group) => (asking.has(cls) ? [group] : []));
    });
    const begins = new Set(network.classes.flatMap((c) => c.roots.map((root) => root.visit)));
    this.arrives = Uint8Array.from(visits, (v, i) =>
      stations[v.station]!.intake === 'source' && !begins.has(i) ? 1 : 0,
    );
    this.dates = this.arrives.includes(1) || this.mail.includes(NEWS);

    this.visitStation = Int32Array.from(visits, (v) => v.station);
    this.visitClass = Int32Array.from(visits, (v) => v.class);
    const urgency = network.classes.map((c) => c.priority ?? 0);
    const levels = [...new Set(urgency)].sort((a, b) => b - a);
    this.levels = Math.max(1, levels.length);
    this.visitLevel = Int32Array.from(visits, (v) => Math.max(0, levels.indexOf(urgency[v.class] ?? 0)));
    this.firstCall = running(Int32Array.from(visits, (v) => v.calls.length));

    const calls = visits.flatMap((v) => v.calls);
    this.calls = calls;
    this.caller = Int32Array.from(visits.flatMap((v) => v.calls.map(() => v.station)));
    this.callerVisit = Int32Array.from(visits.flatMap((v, i) => v.calls.map(() => i)));
    this.callConnection = Int32Array.from(calls, (c) => c.connection);
    this.callVisit = Int32Array.from(calls, (c) => c.visit);
    this.callStation = Int32Array.from(calls, (c) => visits[c.visit]!.station);
    this.stepEnd = stepEnds(network, this.firstCall);
    this.accepts = Float64Array.from(calls, ({ fresh, visit }) =>
      fresh === 'own write'
        ? (stations[visits[visit]!.station]!.copy?.readAfter ?? Infinity)
        : (fresh ?? Infinity),
    );
    this.copyRule = Uint8Array.from(calls, (c) =>
      c.copy === undefined ? 0 : COPY_RULES.indexOf(c.copy) + 1,
    );
    this.lags = stations.some(({ copy }) => copy !== undefined);
    this.sends = Uint8Array.from(calls, (c, i) =>
      c.mode === 'send' || this.buffer[this.caller[i]!]! ? SENT : AWAITED,
    );
    const isCounted = (s: Station) =>
      s.quota < Infinity && (s.quotaWindow !== undefined || s.quotaByKey === true);
    const parts = Int32Array.from(stations, (s) =>
      s.quota < Infinity && !isCounted(s) ? Math.max(1, s.quotaParts ?? 1) : 1,
    );
    this.counted = bit(isCounted);
    this.busiestKey = Int32Array.from(stations, (s, i) =>
      isCounted(s) && s.quotaByKey ? busiestKey(network, i) : -1,
    );
    this.tooLarge = Uint8Array.from(calls, ({ tooLarge }) => (tooLarge ? 1 : 0));
    this.quotaParts = parts;
    // Where each key has a quota of its own, what the busiest of them uses has a column.
    this.firstPart = running(parts.map((count, i) => (count > 1 ? count : this.busiestKey[i]! >= 0 ? 1 : 0)));
    this.parts = this.firstPart[this.stations]!;
    this.knee = real((s) => s.knee ?? Infinity);
    this.pauseEvery = real(({ pauses }) => pauses?.every ?? 0);
    this.pauseLength = real(({ pauses }) =>
      Math.min(pauses?.length ?? 0, (pauses?.every ?? 0) * MOST_PAUSED),
    );
    this.pauses = this.pauseEvery.some((every) => every > 0);
    this.slows = stations.some((s) => s.knee !== undefined);
    this.notices = stations.map(({ notices }) => notices ?? null);
    this.shortShare = Float64Array.from(visits, ({ shortcut }) => shortcut?.share ?? 0);
    this.shortPart = Float64Array.from(visits, ({ shortcut }) => shortcut?.part ?? 1);
    this.shortens = this.shortShare.some((share) => share > 0);
    this.varies = this.shortens || this.slows || this.scaled.includes(1);
    const oneByOne = (s: Station, i: number) => s.intake === 'slots' && this.discipline[i] === ONE_BY_ONE;
    this.startsInstances = bit(hasInstances);
    this.holders = stations.map((_, i) => holdersOf(network, i));
    this.lends = Uint8Array.from(calls, (_, c) =>
      this.holders[this.callStation[c]!]!.includes(this.caller[c]!) ? 1 : 0,
    );
    this.isHeldOpen = this.lends.includes(1);
    this.keepAlive = real((s) => s.instances?.keepAlive ?? Infinity);
    this.ramp = real((s) => s.instances?.ramp ?? Infinity);
    this.starts = this.startsInstances.includes(1);
    this.reruns = Uint8Array.from(stations, (s, i) => (oneByOne(s, i) ? (s.reruns ?? 0) : 0));
    this.maxDuration = Float64Array.from(stations, (s, i) =>
      oneByOne(s, i) ? (s.maxDuration ?? Infinity) : Infinity,
    );
    this.cutsShort = this.maxDuration.some((most) => most < Infinity);
    this.scatter = real((s) => (isSplit(s) ? (s.scatter ?? 0) : 0));
    calls.forEach((_, c) => {
      if (this.scatter[this.callStation[c]!] === 0 || this.buffer[this.caller[c]!] !== 0) return;
      this.sends[c] = this.sends[c] === SENT ? SENT_SCATTERS : SCATTERS;
    });
    this.dataCopies = Int32Array.from(stations, (s) =>
      isSplit(s) ? Math.min(s.replicas, s.dataCopies ?? 1) : 1,
    );
    const askable = (c: number) =>
      this.dataCopies[this.callStation[c]!]! > 1 &&
      this.buffer[this.caller[c]!] === 0 &&
      this.copyRule[c]! < ONE &&
      // What is appended again by a retry would be passed on again as well.
      (this.buffer[this.callStation[c]!] === 0 || calls[c]!.reliability === undefined);
    this.asks = Int32Array.from(calls, ({ copies }, c) =>
      copies && askable(c) ? Math.min(copies.asks, this.dataCopies[this.callStation[c]!]!) : 0,
    );
    this.needs = Int32Array.from(calls, ({ copies }, c) => Math.min(copies?.needs ?? 1, this.asks[c]!));
    this.sharded = bit((s) => s.sharding !== undefined && isSplit(s));
    this.hotShare = real((s) => Math.min(1, (s.sharding?.skew ?? 0) / Math.max(1, s.replicas)));
    this.flushEvery = real((s) => (s.buffer ? (s.flush?.every ?? 0) : 0));
    this.flushSize = real((s) => Math.max(1, s.flush?.size ?? 1));
    this.volatile = bit((s) => s.buffer && s.volatile === true);
    this.flushes = this.flushEvery.some((every) => every > 0);
    calls.forEach(({ when }, c) => {
      if (this.flushEvery[this.caller[c]!]! > 0 && when !== 'dead') this.sends[c] = HELD_BACK;
    });
    this.layCopies(network);
    this.callWhole = Int32Array.from(calls, (c) => Math.floor(c.calls));
    this.callFraction = Float64Array.from(calls, (c) => c.calls - Math.floor(c.calls));
    this.parallel = Uint8Array.from(calls, (c) => (c.parallel ? 1 : 0));
    this.need = Int32Array.from(calls, (c) =>
      c.need >= c.calls ? 0x7fffffff : Math.max(0, Math.ceil(c.need)),
    );
    this.condition = new Int32Array(calls.length);
    this.buries = Uint8Array.from(visits, (v) => (v.calls.some(({ when }) => when === 'dead') ? 1 : 0));
    this.lookupShift = new Int8Array(calls.length).fill(-1);
    this.callerLoadEnd = new Int32Array(calls.length);
    this.ownLoadEnd = new Int32Array(visits.length).fill(-1);
    this.layConditions(network);
    this.writes = Uint8Array.from(calls, (c) => (c.write ? 1 : 0));
    this.slowPolicy = Uint8Array.from(calls, ({ slow }, i) =>
      slow === undefined || this.intake[this.callStation[i]!] !== SLOTS
        ? 0
        : { block: BLOCKS, disconnect: DISCONNECTS }[slow.policy],
    );
    this.cutOffTime = Float64Array.from(calls, ({ slow }) => slow?.time ?? 0);
    this.publishes = this.slowPolicy.some((policy) => policy > 0);
    this.payload = Float64Array.from(calls, (c) => c.payload);
    this.reply = Float64Array.from(calls, (c) => c.reply ?? 0);
    this.answers = this.reply.some((bytes) => bytes > 0);
    this.timeout = Float64Array.from(calls, (c) => c.timeout);
    this.tried = Uint8Array.from(calls, (c, i) =>
      c.reliability !== undefined && (this.sends[i] === AWAITED || this.sends[i] === SCATTERS) ? 1 : 0,
    );
    this.tries = this.tried.includes(1);
    this.isPlain = Uint8Array.from(calls, (c, i) =>
      this.sends[i] === AWAITED && this.tried[i] === 0 && this.asks[i] === 0 && c.calls === 1 ? 1 : 0,
    );
    this.reliability = calls.map((c) => c.reliability ?? PLAIN);
    const rules: (Reliability | null)[] = network.connections.map(() => null);
    calls.forEach((c, i) => {
      if (this.tried[i] !== 0) rules[c.connection] = c.reliability ?? null;
    });
    this.connectionRules = rules;
    this.cancels = rules.some((rule) => rule?.cancel === true);
    // Where replicas do not matter to the engine (clients, delays) they share one pool as large as theirs together.
    this.poolSize = Float64Array.from(network.connections, ({ from }, k) =>
      Math.max(
        1,
        (rules[k]?.pool ?? Infinity) * (this.intake[from] === DELAY ? stations[from]!.replicas : 1),
      ),
    );
    const counts = Int32Array.from(network.connections, ({ from }, k) =>
      this.poolSize[k]! < Infinity ? this.replicas[from]! : 0,
    );
    const firstPools = running(counts);
    this.pools = firstPools.at(-1)!;
    this.firstPool = counts.map((count, k) => (count > 0 ? firstPools[k]! : -1));
    const roots = new Set(network.classes.flatMap((c) => c.roots.map((root) => root.visit)));
    this.deadEnd = Uint8Array.from(visits, (v, i) => {
      const passesOn =
        stations[v.station]!.routesOne || (stations[v.station]!.intake === 'source' && roots.has(i));
      return passesOn && v.calls.length === 0 && v.session === undefined ? 1 : 0;
    });
    this.callRule = Uint8Array.from(calls, (c) => Math.max(0, RULES.indexOf(c.balancing)));

    let shards = 0;
    this.shardColumn = Int32Array.from(this.replicaStation, (s) =>
      this.sharded[s] !== 0 && this.discipline[s] !== BATCHED ? shards++ : -1,
    );
    this.shards = shards;

    this.bufferQueue = new Int32Array(calls.length).fill(-1);
    this.tracked = new Uint8Array(calls.length);
    this.visibility = real((s) => s.delivery?.visibility ?? Infinity);
    this.maxReceives = real((s) => s.delivery?.maxReceives ?? Infinity);
    this.retention = real((s) => s.delivery?.retention ?? Infinity);
    this.handedOut = real((s) => s.delivery?.handedOut ?? Infinity);
    this.rations = this.handedOut.some((most) => most < Infinity);
    this.prefetch = Int32Array.from(stations, (s) => s.prefetch ?? 0);
    const owners: number[] = [];
    const outlets: { connection: number; queue: number; partitions: number }[] = [];
    const feeding: number[][] = stations.map(() => []);
    // Replicas come first, then one queue a station.
    const before = this.totalReplicas + this.stations;
    calls.forEach((_, c) => {
      const callee = this.callStation[c]!;
      if (this.buffer[this.caller[c]!] === 0 || this.intake[callee] !== SLOTS) return;
      const buffer = this.caller[c]!;
      const {
        partitions = 0,
        visibility = Infinity,
        retention = Infinity,
        handedOut = Infinity,
      } = stations[buffer]!.delivery ?? {};
      this.tracked[c] = partitions > 0 || Math.min(visibility, retention, handedOut) < Infinity ? 1 : 0;
      const k = this.callConnection[c]!;
      const shared = partitions > 0 ? outlets.find(({ connection }) => connection === k) : undefined;
      this.bufferQueue[c] = shared?.queue ?? before + owners.length;
      if (shared !== undefined) return;
      // Where the buffer has replicas these are its partitions.
      const count = partitions > 0 && this.intake[buffer] === SLOTS ? this.replicas[buffer]! : partitions;
      feeding[callee]!.push(outlets.length);
      outlets.push({ connection: count > 0 ? k : -1, queue: before + owners.length, partitions: count });
      for (let i = Math.max(1, count); i > 0; i--) owners.push(buffer);
    });
    this.outlets = outlets.length;
    this.outletQueue = Int32Array.from(outlets, ({ queue }) => queue);
    this.partitions = Int32Array.from(outlets, (outlet) => outlet.partitions);
    this.tracks = this.tracked.includes(1);
    this.roomQueue = Int32Array.from(stations, ({ buffer, waitsWhenFull }, s) =>
      buffer && waitsWhenFull ? before + owners.push(s) - 1 : -1,
    );
    this.waits = this.roomQueue.some((queue) => queue >= 0);
    this.queues = before + owners.length;
    this.queueOwner = new Int32Array(this.queues);
    this.queueOwner.set(this.replicaStation);
    for (let s = 0; s < this.stations; s++) this.queueOwner[this.totalReplicas + s] = s;
    this.queueOwner.set(owners, before);
    this.queueOutlet = new Int32Array(this.queues).fill(-1);
    outlets.forEach(({ queue, partitions }, i) => {
      this.queueOutlet.fill(i, queue, queue + Math.max(1, partitions));
    });
    this.firstOutlet = running(Int32Array.from(feeding, (f) => f.length));
    this.outletsOf = Int32Array.from(feeding.flat());
    this.usableSlots = Float64Array.from(stations, (_, s) => usableSlots(network, s));
  }

  /** Copies of one step that depend on the same thing are made together. */
  private layCopies(network: Network): void {
    network.visits.forEach(({ calls, station }, v) => {
      if (this.routesOne[station] !== 0) return;
      const first = this.firstCall[v]!;
      const isCopy = (i: number) => this.copyRule[first + i]! >= ONE && !isSent(this.sends[first + i]!);
      calls.forEach((call, i) => {
        if (!isCopy(i)) return;
        const leads = calls.findIndex((other, k) => isCopy(k) && isTogether(other, call));
        this.sends[first + i] = leads === i ? FIRST_COPY : OTHER_COPY;
      });
    });
  }

  private layConditions(network: Network): void {
    network.visits.forEach((visit, v) => {
      const first = this.firstCall[v]!;
      let shift = 0;
      visit.calls.forEach((call, i) => {
        if (call.when === 'always') return;
        if (call.when === 'dead') {
          this.condition[first + i] = DEAD;
          return;
        }
        const bit = call.when === 'hit' ? HIT : MISS;
        if (call.of < 0) {
          this.condition[first + i] = bit;
          if (bit === MISS) this.ownLoadEnd[v] = this.stepEnd[first + i]!;
          return;
        }
        const of = first + call.of;
        if (this.lookupShift[of] === -1) {
          shift += 2;
          if (shift > 2 * MAX_LOOKUPS) throw new RangeError('too many lookups decide the calls of one visit');
          this.lookupShift[of] = shift;
        }
        if (bit === MISS) this.callerLoadEnd[of] = this.stepEnd[first + i]!;
        this.condition[first + i] = bit << this.lookupShift[of]!;
      });
    });
  }
}

/** How far copies are behind before the first write has come: by nothing, or never where all its writes wait for it. */
export function startBehind(plan: Plan): Float64Array {
  const rules = Array.from({ length: plan.stations }, () => new Set<number>());
  plan.calls.forEach((_, call) => {
    const rule = plan.copyRule[call]!;
    if (rule > 0) rules[plan.callStation[call]!]!.add(rule);
  });
  return Float64Array.from(rules, (set) => (set.size > 0 && !set.has(ASYNCHRONOUS) ? -1 : 0));
}

/** As many seconds of writes as the quota has of requests; one second where that is for writes alone. */
function writeBurstOf({ writeQuota = 0, quota, burst }: Station): number {
  return Math.max(1, quota < Infinity ? (burst * writeQuota) / quota : writeQuota);
}

/** Its replicas can be shards: who holds sessions keeps those who hold them. */
function isSplit({ intake, replicas, sessions, blindPushes }: Station): boolean {
  return intake === 'slots' && replicas > 1 && sessions === undefined && !blindPushes;
}

/** The key that most requests at a station ask for, as their classes' rates say; -1 where none has keys. */
function busiestKey({ classes, visits }: Network, station: number): number {
  let busiest = -1;
  let most = 0;
  classes.forEach(({ rate, keys }, cls) => {
    if (keys === undefined || rate <= most) return;
    if (!visits.some((visit) => visit.station === station && visit.class === cls)) return;
    most = rate;
    busiest = keys.first ?? 0;
  });
  return busiest;
}

/** Nobody waits for it. */
export function isSent(sends: number): boolean {
  return sends === SENT || sends === SENT_SCATTERS || sends === HELD_BACK;
}

/** Whether two copies of a write are waited for together. */
export function isTogether(a: Call, b: Call): boolean {
  return a.step === b.step && a.when === b.when && a.of === b.of;
}

/** Sums of all before: [0, a, a + b, ...]. */
function running(counts: Int32Array): Int32Array {
  const sums = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i]! + counts[i]!;
  return sums;
}

function stepEnds(network: Network, firstCall: Int32Array): Int32Array {
  const ends = new Int32Array(firstCall[network.visits.length]!);
  network.visits.forEach((visit, v) => {
    const first = firstCall[v]!;
    for (let i = visit.calls.length - 1; i >= 0; i--) {
      const next = visit.calls[i + 1];
      ends[first + i] =
        next !== undefined && next.step === visit.calls[i]!.step ? ends[first + i + 1]! : first + i + 1;
    }
  });
  return ends;
}
