import { hasInstances, holdersOf } from '../../holders.ts';
import type { NoticeRule, SessionRules } from '../../network/rules.ts';
import type { Station } from '../../network/station.ts';
import type { Network } from '../../network.ts';
import { Capacity, isSplit } from './capacity.ts';
import * as code from './codes.ts';
import { columnsOf } from './columns.ts';

/** Nobody stands still all the time. */
const MOST_PAUSED = 0.99;

/** Columns by station: what becomes of a request there, beside being served. */
export class Behavior extends Capacity {
  readonly hitRatio: Float64Array;
  readonly shield: Float64Array;
  readonly negativeTtl: Float64Array;
  readonly errorRate: Float64Array;
  readonly hasMissTime: Uint8Array;
  /** What must be drawn after service: see `ERRS` and `LOOKS_UP`. */
  readonly after: Uint8Array;
  /** Index among the stations with sessions that come and go, or -1. */
  readonly sessionGroup: Int32Array;
  readonly sessionStations: readonly number[];
  readonly sessionRules: readonly SessionRules[];
  readonly blindPushes: Uint8Array;
  /** How long it holds a request for news, s; and groups of pollers that ask there, by their index. */
  readonly hold: Float64Array;
  readonly pollGroups: readonly (readonly number[])[];
  /** Replicas are shards; share of keys on the first of them, 0 for as hashed; share of calls that ask all. */
  readonly sharded: Uint8Array;
  readonly hotShare: Float64Array;
  readonly scatter: Float64Array;
  /** Replicas that have the same key. */
  readonly dataCopies: Int32Array;
  /** See `Station.knee`; and whether any has one. */
  readonly knee: Float64Array;
  readonly slows: boolean;
  /** How often its replicas stand still, and for how long, s; 0 for never. Whether any does. */
  readonly pauseEvery: Float64Array;
  readonly pauseLength: Float64Array;
  readonly pauses: boolean;
  /** Times that what ended in an error is done again in its slot. */
  readonly reruns: Uint8Array;
  /** It notices late that something it calls is down. */
  readonly notices: readonly (NoticeRule | null)[];
  /**
   * Its slots are instances that are started for requests, how long an idle one stays, s, and the starts a second and
   * replica; and whether any has such.
   */
  readonly startsInstances: Uint8Array;
  readonly keepAlive: Float64Array;
  readonly ramp: Float64Array;
  readonly starts: boolean;
  /** Those whose instances hold connections there. */
  readonly holders: readonly (readonly number[])[];
  /** Longest time from a slot to the reply, s; and whether there is one anywhere. */
  readonly maxDuration: Float64Array;
  readonly cutsShort: boolean;
  /** Share of writes that are of one row; and whether there are any. */
  readonly hotWrites: Float64Array;
  readonly locks: boolean;
  /** By how much of its first size an update makes a document larger; and whether any grows. */
  readonly growth: Float64Array;
  readonly documents: Float64Array;
  readonly grows: boolean;
  /** By replica: its column among the shards whose busy slots are counted one by one; -1 for none. */
  readonly shardColumn: Int32Array;
  readonly shards: number;
  /** Some copy is behind: what becomes of copied writes is of interest. */
  readonly lags: boolean;
  /** Of a buffer, see `Delivery`; of a consumer, messages fetched ahead by one replica. */
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
  /** Whether any holds back. */
  readonly flushes: boolean;
  /** By buffer: bytes/s that one replica gives out, and the time between two reads of it, s, 0 for none; whether any has such. */
  readonly egress: Float64Array;
  readonly readEvery: Float64Array;
  readonly draws: boolean;

  constructor(network: Network) {
    super(network);
    const { stations, visits } = network;
    const { real, bit } = columnsOf(stations);
    this.hitRatio = real((s) => s.hitRatio);
    this.shield = real((s) => s.shield ?? 0);
    this.negativeTtl = real((s) => s.negativeTtl ?? 0);
    this.errorRate = real((s) => s.errorRate);
    this.hasMissTime = bit((s) => s.missTime > 0);
    this.after = Uint8Array.from(
      stations,
      (s, i) =>
        (s.errorRate > 0 ? code.ERRS : 0) |
        (s.contents ? code.KEEPS : s.hitRatio >= 0 ? code.LOOKS_UP : 0) |
        (s.copy ? code.LAGS : 0) |
        (s.shield !== undefined && s.hitRatio >= 0 && !s.contents ? code.SHIELDED : 0) |
        (s.negativeTtl !== undefined ? code.KEEPS_FAILURES : 0) |
        (visits.some((v) => v.station === i && v.mail !== undefined) ? code.MAILS : 0),
    );
    this.sessionStations = stations.flatMap(({ sessions }, i) => (sessions === undefined ? [] : [i]));
    this.sessionRules = stations.flatMap(({ sessions }) => sessions ?? []);
    this.sessionGroup = Int32Array.from(stations, (_, i) => this.sessionStations.indexOf(i));
    this.blindPushes = bit((s) => s.blindPushes === true);
    this.hold = real((s) => s.hold ?? 0);
    const polls = network.classes.flatMap(({ poll, roots }, cls) =>
      poll === undefined ? [] : roots.map(() => cls),
    );
    this.pollGroups = stations.map((_, i) => {
      const asking = new Set(visits.flatMap((v) => (v.station === i && v.mail === 'asks' ? [v.class] : [])));
      return polls.flatMap((cls, group) => (asking.has(cls) ? [group] : []));
    });
    this.lags = stations.some(({ copy }) => copy !== undefined);
    this.knee = real((s) => s.knee ?? Infinity);
    this.pauseEvery = real(({ pauses }) => pauses?.every ?? 0);
    this.pauseLength = real(({ pauses }) =>
      Math.min(pauses?.length ?? 0, (pauses?.every ?? 0) * MOST_PAUSED),
    );
    this.pauses = this.pauseEvery.some((every) => every > 0);
    this.slows = stations.some((s) => s.knee !== undefined);
    this.notices = stations.map(({ notices }) => notices ?? null);
    const oneByOne = (s: Station, i: number) =>
      s.intake === 'slots' && this.discipline[i] === code.ONE_BY_ONE;
    this.startsInstances = bit(hasInstances);
    this.holders = stations.map((_, i) => holdersOf(network, i));
    this.keepAlive = real((s) => s.instances?.keepAlive ?? Infinity);
    this.ramp = real((s) => s.instances?.ramp ?? Infinity);
    this.starts = this.startsInstances.includes(1);
    this.reruns = Uint8Array.from(stations, (s, i) => (oneByOne(s, i) ? (s.reruns ?? 0) : 0));
    this.maxDuration = Float64Array.from(stations, (s, i) =>
      oneByOne(s, i) ? (s.maxDuration ?? Infinity) : Infinity,
    );
    this.cutsShort = this.maxDuration.some((most) => most < Infinity);
    this.hotWrites = Float64Array.from(stations, (s, i) =>
      oneByOne(s, i) && !s.buffer ? (s.hotWrites ?? 0) : 0,
    );
    this.locks = this.hotWrites.some((share) => share > 0);
    this.growth = Float64Array.from(stations, (s, i) => (oneByOne(s, i) ? (s.growth?.share ?? 0) : 0));
    this.documents = real((s) => Math.max(1, Math.round(s.growth?.documents ?? 1)));
    this.grows = this.growth.some((share) => share > 0);
    this.scatter = real((s) => (isSplit(s) ? (s.scatter ?? 0) : 0));
    this.dataCopies = Int32Array.from(stations, (s) =>
      isSplit(s) ? Math.min(s.replicas, s.dataCopies ?? 1) : 1,
    );
    this.sharded = bit((s) => s.sharding !== undefined && isSplit(s));
    this.hotShare = real((s) => Math.min(1, (s.sharding?.skew ?? 0) / Math.max(1, s.replicas)));
    this.flushEvery = real((s) => (s.buffer ? (s.flush?.every ?? 0) : 0));
    this.flushSize = real((s) => Math.max(1, s.flush?.size ?? 1));
    this.volatile = bit((s) => s.buffer && s.volatile === true);
    this.flushes = this.flushEvery.some((every) => every > 0);
    this.egress = real((s) =>
      s.buffer ? (s.egress ?? Infinity) * (s.intake === 'slots' ? 1 : Math.max(1, s.replicas)) : Infinity,
    );
    this.readEvery = real((s) => (s.buffer && s.reads !== undefined ? 1 / s.reads : 0));
    this.draws = stations.some((_, i) => this.egress[i]! < Infinity || this.readEvery[i]! > 0);
    let shards = 0;
    this.shardColumn = Int32Array.from(this.replicaStation, (s) =>
      this.sharded[s] !== 0 && this.discipline[s] !== code.BATCHED ? shards++ : -1,
    );
    this.shards = shards;
    this.visibility = real((s) => s.delivery?.visibility ?? Infinity);
    this.maxReceives = real((s) => s.delivery?.maxReceives ?? Infinity);
    this.retention = real((s) => s.delivery?.retention ?? Infinity);
    this.handedOut = real((s) => s.delivery?.handedOut ?? Infinity);
    this.rations = this.handedOut.some((most) => most < Infinity);
    this.prefetch = Int32Array.from(stations, (s) => s.prefetch ?? 0);
  }
}
