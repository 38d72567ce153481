import type { Plan } from './plan.ts';
import { REASON_COUNT } from './reasons.ts';

/**
 * Everything that is counted during a run, as columns of one buffer: a copy of it at the end of each window is all
 * that rates, means and series need, as differences of two copies.
 *
 * The integral of a level n(t) is kept without touching it between changes: a rise at time t adds -t to its area, a
 * fall adds +t, and the integral up to T is area + n(T) T.
 */
export class Tallies {
  readonly all: Float64Array;

  readonly arrived: Float64Array;
  /** Brought up to date from the histograms of latencies at the end of each tick, and in snapshots. */
  readonly completed: Float64Array;
  /** Seconds from arrival to the end of the completed; as `completed`. */
  readonly latency: Float64Array;
  /** By station and reason. */
  readonly failed: Float64Array;
  /** Let in by the quota, and by that of writes. */
  readonly accepted: Float64Array;
  readonly acceptedWrites: Float64Array;
  /** Of stations whose quota follows what is used: what it is, and the area; the same of writes. */
  readonly quotaLevel: Float64Array;
  readonly quotaArea: Float64Array;
  readonly writeQuotaLevel: Float64Array;
  readonly writeQuotaArea: Float64Array;
  /** Begun services, and the seconds they waited and will take. */
  readonly started: Float64Array;
  readonly waited: Float64Array;
  /** Of those seconds the ones of requests that left their queue and were not served. */
  readonly inVain: Float64Array;
  readonly served: Float64Array;
  /** Seconds from the end of their service on that the completed waited for those they called. */
  readonly asking: Float64Array;
  /** Services that began with the start of an instance. */
  readonly coldStarts: Float64Array;
  /** In copies only: area under the number of instances. */
  readonly instancesArea: Float64Array;
  /** Where a row is hot, or locks are handed out: how many locks are held, and the area; slots in which someone waits for it, and the area. */
  readonly locked: Float64Array;
  readonly lockedArea: Float64Array;
  readonly lockWaits: Float64Array;
  readonly lockWaitsArea: Float64Array;
  /** Leases that were given, and of those the ones that others had before they were given back; work done under such, and refused. */
  readonly leases: Float64Array;
  readonly leasesLost: Float64Array;
  readonly staleWrites: Float64Array;
  readonly fencedOff: Float64Array;
  /** Requests inside that came over a connection which their caller's instance holds, and the area. */
  readonly lent: Float64Array;
  readonly lentArea: Float64Array;
  /** Begun batches. */
  readonly batches: Float64Array;
  /** Seconds of transfer taken on by the links, and (in copies only) those of it that are over. */
  readonly linkWork: Float64Array;
  readonly linkBusy: Float64Array;
  /** The same of answers that go out over them, where there are any. */
  readonly answerWork: Float64Array;
  readonly answerBusy: Float64Array;
  /** Requests that have come in over a link, and the seconds it took with the turns they waited for; the same seconds of answers. */
  readonly transferred: Float64Array;
  readonly transferTime: Float64Array;
  readonly answerTime: Float64Array;
  /** Seconds that messages took on their way out of their buffer, where there are any whose way out is limited. */
  readonly givenOut: Float64Array;
  /**
   * Of buffers whose messages are followed: messages that came, and how they ended: acknowledged, lost by a consumer that
   * failed, dead after too many deliveries, dropped for their age. Deliveries after the first, and of these the ones
   * that did the work again.
   */
  readonly kept: Float64Array;
  readonly acknowledged: Float64Array;
  readonly lost: Float64Array;
  readonly dead: Float64Array;
  readonly expired: Float64Array;
  readonly redelivered: Float64Array;
  readonly duplicates: Float64Array;
  /** Writes that were lost with the replica of a buffer that had them in memory. */
  readonly crashed: Float64Array;
  /** Reads of a copy, those of them that were shown the past, and the seconds that it was behind at each. */
  readonly reads: Float64Array;
  readonly staleReads: Float64Array;
  readonly behind: Float64Array;
  /** Sessions that were opened. */
  readonly connected: Float64Array;
  /** Levels and their areas. */
  readonly sessions: Float64Array;
  readonly sessionsArea: Float64Array;
  readonly inside: Float64Array;
  readonly insideArea: Float64Array;
  readonly waiting: Float64Array;
  readonly waitingArea: Float64Array;
  readonly busy: Float64Array;
  readonly busyArea: Float64Array;

  /** Replicas of scaled stations that take requests, and the area. */
  readonly running: Float64Array;
  readonly runningArea: Float64Array;
  /** Of caches with real contents: lookups by what came of them, of the hits those that were too old, and entries. */
  readonly hits: Float64Array;
  readonly misses: Float64Array;
  readonly joined: Float64Array;
  readonly stale: Float64Array;
  readonly evicted: Float64Array;
  readonly entries: Float64Array;
  readonly entriesArea: Float64Array;

  readonly classCreated: Float64Array;
  /** As `completed` and `latency`. */
  readonly classCompleted: Float64Array;
  readonly classLatency: Float64Array;
  /** Replies that came after the client had given up. */
  readonly classLate: Float64Array;
  /** Reads of copies, and those that were shown the past. */
  readonly classReads: Float64Array;
  readonly classStale: Float64Array;
  /** By class and reason. */
  readonly classFailed: Float64Array;
  readonly classQueued: Float64Array;
  readonly classServed: Float64Array;
  readonly classAsking: Float64Array;

  /** Answers to those who asked for news, and how many of them were empty; messages delivered, and the seconds it took. */
  readonly classAnswered: Float64Array;
  readonly classEmpty: Float64Array;
  readonly classDelivered: Float64Array;
  readonly classDeliveryTime: Float64Array;

  /** By connection and class. */
  readonly sent: Float64Array;
  readonly connectionFailed: Float64Array;
  /** Places taken in the pools of a connection's callers, and the area. */
  readonly pooled: Float64Array;
  readonly pooledArea: Float64Array;

  /** By shard that is counted by itself: busy slots and the area. */
  readonly shardBusy: Float64Array;
  readonly shardArea: Float64Array;
  /** Let in, by part of a quota. */
  readonly partAccepted: Float64Array;

  /** Requests inside (level and area), events, and the integral of the load factor. */
  readonly system: Float64Array;

  /** Of each level in turn where its column begins, where that of its area does, and their length. */
  readonly levels: Int32Array;

  constructor(plan: Plan) {
    const { stations: s, classes: c, connections: k } = plan;
    const sizes = [
      ...Array(42).fill(s),
      s * REASON_COUNT,
      ...Array(13).fill(c),
      c * REASON_COUNT,
      k * c,
      k,
      k,
      k,
      plan.shards,
      plan.shards,
      plan.parts,
      4,
      ...Array(7).fill(s),
      ...Array(2).fill(plan.answers ? s : 0),
      plan.draws ? s : 0,
      ...Array(4).fill(plan.followsUse ? s : 0),
      ...Array(4).fill(plan.locks || plan.hasLeases ? s : 0),
      ...Array(4).fill(plan.hasLeases ? s : 0),
    ];
    this.all = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
    let at = 0;
    const column = (size: number): Float64Array => {
      at += size;
      return this.all.subarray(at - size, at);
    };
    this.arrived = column(s);
    this.completed = column(s);
    this.accepted = column(s);
    this.acceptedWrites = column(s);
    this.quotaLevel = column(plan.followsUse ? s : 0);
    this.quotaArea = column(plan.followsUse ? s : 0);
    this.writeQuotaLevel = column(plan.followsUse ? s : 0);
    this.writeQuotaArea = column(plan.followsUse ? s : 0);
    this.started = column(s);
    this.coldStarts = column(s);
    this.instancesArea = column(s);
    this.locked = column(plan.locks || plan.hasLeases ? s : 0);
    this.lockedArea = column(plan.locks || plan.hasLeases ? s : 0);
    this.lockWaits = column(plan.locks || plan.hasLeases ? s : 0);
    this.lockWaitsArea = column(plan.locks || plan.hasLeases ? s : 0);
    this.leases = column(plan.hasLeases ? s : 0);
    this.leasesLost = column(plan.hasLeases ? s : 0);
    this.staleWrites = column(plan.hasLeases ? s : 0);
    this.fencedOff = column(plan.hasLeases ? s : 0);
    this.lent = column(s);
    this.lentArea = column(s);
    this.waited = column(s);
    this.inVain = column(s);
    this.served = column(s);
    this.asking = column(s);
    this.latency = column(s);
    this.linkWork = column(s);
    this.linkBusy = column(s);
    this.answerWork = column(plan.answers ? s : 0);
    this.answerBusy = column(plan.answers ? s : 0);
    this.transferred = column(s);
    this.transferTime = column(s);
    this.answerTime = column(s);
    this.givenOut = column(plan.draws ? s : 0);
    this.kept = column(s);
    this.acknowledged = column(s);
    this.lost = column(s);
    this.dead = column(s);
    this.expired = column(s);
    this.redelivered = column(s);
    this.duplicates = column(s);
    this.crashed = column(s);
    this.reads = column(s);
    this.staleReads = column(s);
    this.behind = column(s);
    this.connected = column(s);
    this.sessions = column(s);
    this.sessionsArea = column(s);
    this.inside = column(s);
    this.insideArea = column(s);
    this.waiting = column(s);
    this.waitingArea = column(s);
    this.busy = column(s);
    this.busyArea = column(s);
    this.batches = column(s);
    this.running = column(s);
    this.runningArea = column(s);
    this.failed = column(s * REASON_COUNT);
    this.classCreated = column(c);
    this.classCompleted = column(c);
    this.classLate = column(c);
    this.classLatency = column(c);
    this.classQueued = column(c);
    this.classServed = column(c);
    this.classAsking = column(c);
    this.classAnswered = column(c);
    this.classEmpty = column(c);
    this.classDelivered = column(c);
    this.classDeliveryTime = column(c);
    this.classReads = column(c);
    this.classStale = column(c);
    this.classFailed = column(c * REASON_COUNT);
    this.sent = column(k * c);
    this.connectionFailed = column(k);
    this.pooled = column(k);
    this.pooledArea = column(k);
    this.shardBusy = column(plan.shards);
    this.shardArea = column(plan.shards);
    this.partAccepted = column(plan.parts);
    this.system = column(4);
    this.hits = column(s);
    this.misses = column(s);
    this.joined = column(s);
    this.stale = column(s);
    this.evicted = column(s);
    this.entries = column(s);
    this.entriesArea = column(s);
    // A column that is not counted in would cut off the last ones, without a word.
    if (at !== this.all.length)
      throw new Error('The columns of the tallies are not those that were counted.');
    const pairs: readonly (readonly [level: Float64Array, area: Float64Array])[] = [
      [this.inside, this.insideArea],
      [this.waiting, this.waitingArea],
      [this.busy, this.busyArea],
      [this.running, this.runningArea],
      [this.shardBusy, this.shardArea],
      [this.pooled, this.pooledArea],
      [this.entries, this.entriesArea],
      [this.sessions, this.sessionsArea],
      [this.lent, this.lentArea],
      [this.quotaLevel, this.quotaArea],
      [this.locked, this.lockedArea],
      [this.lockWaits, this.lockWaitsArea],
      [this.writeQuotaLevel, this.writeQuotaArea],
    ];
    this.levels = Int32Array.from(
      pairs.flatMap(([level, area]) => [this.offset(level), this.offset(area), level.length]),
    );
  }

  /** Where a column begins in a copy of `all`. */
  offset(column: Float64Array): number {
    return (column.byteOffset - this.all.byteOffset) / Float64Array.BYTES_PER_ELEMENT;
  }
}

/** Columns of `Tallies.system`. */
export const INSIDE = 0;
export const INSIDE_AREA = 1;
export const EVENTS = 2;
export const LOAD_AREA = 3;
