import type { Station } from '../../network/station.ts';
import type { Network } from '../../network.ts';
import { usableSlots } from '../../usable.ts';
import * as code from './codes.ts';
import { columnsOf, running } from './columns.ts';

/** Columns by station: what serves there, what waits there, and what lets nobody in. */
export class Capacity {
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
  /** What must be looked at before a request is let in: see `GUARDED` and `LINKED`. */
  readonly before: Uint8Array;
  /** Parts of its quota, the first of them among all parts of quotas that have several, and those together. */
  readonly quotaParts: Int32Array;
  /** Its quota is counted by `Quotas`; and the key that asks it most, where each has its own. */
  readonly counted: Uint8Array;
  readonly busiestKey: Int32Array;
  /** Its quotas follow what is used; and whether any do. */
  readonly quotaFollows: Uint8Array;
  readonly followsUse: boolean;
  readonly firstPart: Int32Array;
  readonly parts: number;
  /** Slots of a station that can be busy at once: where it takes from partitions alone, no more than there are. */
  readonly usableSlots: Float64Array;

  constructor(network: Network) {
    this.network = network;
    const { stations, visits } = network;
    this.stations = stations.length;
    this.connections = network.connections.length;
    this.classes = network.classes.length;
    const { real, bit } = columnsOf(stations);
    const pooled = (s: Station) => s.intake !== 'slots';
    this.intake = Uint8Array.from(stations, (s) =>
      s.intake === 'source' ? code.SOURCE : s.intake === 'slots' ? code.SLOTS : code.DELAY,
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
      if (s.intake !== 'slots') return code.ONE_BY_ONE;
      if (s.discipline === 'processor sharing') return code.SHARED;
      return s.batch !== undefined && s.batch.size > 1 ? code.BATCHED : code.ONE_BY_ONE;
    });
    this.batchSize = real((s) => (s.intake === 'slots' ? Math.max(1, Math.round(s.batch?.size ?? 1)) : 1));
    this.linger = real((s) => Math.max(0, s.batch?.linger ?? 0));
    this.joins = bit((s) => s.batch?.joins === true);
    this.blocking = bit((s) => s.blocking && s.intake === 'slots' && s.discipline !== 'processor sharing');
    this.buffer = bit((s) => s.buffer);
    this.routesOne = bit((s) => s.routesOne);
    this.routingRule = Uint8Array.from(stations, (s) => Math.max(0, code.RULES.indexOf(s.routing)));
    this.quota = real((s) => s.quota);
    this.burst = real((s) => Math.max(1, s.burst));
    this.writeQuota = real((s) => s.writeQuota ?? Infinity);
    this.writeBurst = real(writeBurstOf);
    this.bandwidth = real((s) => (pooled(s) ? s.bandwidth * Math.max(1, s.replicas) : s.bandwidth));
    this.sharesLink = bit((s) => s.transfers === 'shared');
    this.connectionLimit = real((s) => s.connectionLimit);
    this.connectionCapacity = real((s) => s.connectionLimit * Math.max(1, s.replicas));
    this.openConnections = real((s) => s.openConnections);
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
        (limited(s, i) ? code.GUARDED : 0) |
        (s.sessions !== undefined || s.blindPushes ? code.SESSIONS : 0) |
        (s.bandwidth < Infinity ? code.LINKED : 0) |
        ((s.inFlightLimit ?? Infinity) < Infinity ? code.CAPPED : 0) |
        ((s.sharding !== undefined || s.scatter || s.hotWrites || (s.dataCopies ?? 1) > 1) && isSplit(s)
          ? code.BY_SHARD
          : 0),
    );
    const isCounted = (s: Station) =>
      s.quota < Infinity && (s.quotaWindow !== undefined || s.quotaByKey === true);
    const parts = Int32Array.from(stations, (s) =>
      s.quota < Infinity && !isCounted(s) ? Math.max(1, s.quotaParts ?? 1) : 1,
    );
    this.counted = bit(isCounted);
    this.quotaFollows = bit((s) => s.quotaScaling !== undefined && s.quota < Infinity && !isCounted(s));
    this.followsUse = this.quotaFollows.includes(1);
    this.busiestKey = Int32Array.from(stations, (s, i) =>
      isCounted(s) && s.quotaByKey ? busiestKey(network, i) : -1,
    );
    this.quotaParts = parts;
    // Where each key has a quota of its own, what the busiest of them uses has a column.
    this.firstPart = running(parts.map((count, i) => (count > 1 ? count : this.busiestKey[i]! >= 0 ? 1 : 0)));
    this.parts = this.firstPart[this.stations]!;
    this.usableSlots = Float64Array.from(stations, (_, s) => usableSlots(network, s));
  }
}

/** As many seconds of writes as the quota has of requests; one second where that is for writes alone. */
function writeBurstOf({ writeQuota = 0, quota, burst }: Station): number {
  return Math.max(1, quota < Infinity ? (burst * writeQuota) / quota : writeQuota);
}

/** Its replicas can be shards: who holds sessions keeps those who hold them. */
export function isSplit({ intake, replicas, sessions, blindPushes }: Station): boolean {
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
