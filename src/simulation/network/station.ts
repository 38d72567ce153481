import type { Balancing } from '../../catalog/kind.ts';
import type {
  BatchRule,
  CacheContents,
  CopyLag,
  Delivery,
  InstanceRules,
  NoticeRule,
  QuotaRule,
  ScalingRule,
  SessionRules,
} from './rules.ts';

/** A component as the engine sees it. Rows are addressed by index; `id` is carried for reports only. */
export interface Station {
  readonly id: string;
  readonly name: string;
  readonly intake: 'source' | 'slots' | 'delay';
  readonly replicas: number;
  /** Per replica. `Infinity` for `delay`. */
  readonly slots: number;
  /** Waiting requests per replica; `Infinity` for no limit. With `shared queue`, the sum over replicas. */
  readonly queueLimit: number;
  readonly blocking: boolean;
  /** Requests/s over all replicas; `Infinity` for none. */
  readonly quota: number;
  readonly burst: number;
  /** Writes/s over all replicas, which then are no part of `quota`; their burst is in proportion. Absent: they are. */
  readonly writeQuota?: number;
  /** Both quotas follow what is used of them. Absent: they stay as they are. */
  readonly quotaScaling?: QuotaRule;
  /** Bytes/s per replica; `Infinity` for no limit. */
  readonly bandwidth: number;
  /** `shared`: all payloads under way get the same share of it. Absent: one goes after another. */
  readonly transfers?: 'shared';
  /** Of a buffer: bytes/s that one replica gives out to all its consumers together, one message after another. Absent: no limit. */
  readonly egress?: number;
  /**
   * Of a buffer: times a second that one replica can be read. Its consumers (connections) take turns, and a read takes all that
   * waits for one of them. Absent: messages go out as they come in.
   */
  readonly reads?: number;
  /** Per replica; `Infinity` for no limit. */
  readonly connectionLimit: number;
  /** Over all replicas at 1x load. */
  readonly openConnections: number;
  /** Share of hits, or -1 where there is no lookup. */
  readonly hitRatio: number;
  /** Extra mean seconds of a miss (exponential). */
  readonly missTime: number;
  /** Share of misses that a second layer answers: as hits, but with the time of a miss. Not of real contents. Absent: none. */
  readonly shield?: number;
  /** How long, s, a failed answer is given again to requests of the same key, as `error`. Absent: not at all. */
  readonly negativeTtl?: number;
  readonly errorRate: number;
  /** Takes one of its connections for each request. */
  readonly routesOne: boolean;
  readonly routing: Balancing;
  /** Accepts at once and keeps the message until a consumer is free. */
  readonly buffer: boolean;
  /** What it really keeps; absent: `hitRatio` says how often it has an answer. */
  readonly contents?: CacheContents;
  /** Requests inside one replica, waiting, served or waiting for callees; one more is refused. Absent: no limit. */
  readonly inFlightLimit?: number;
  /** Longest wait for a slot, s; then the request leaves the queue as `timed out`. Absent: for ever. */
  readonly queueTimeout?: number;
  /**
   * Wait, s: where the first in a queue has waited longer for 100 ms on end, newcomers are refused as `shed`. Absent:
   * none is for that.
   */
  readonly shedTarget?: number;
  /** Of a buffer: what becomes of a message after it has been handed out. Absent: handed out once, in any order. */
  readonly delivery?: Delivery;
  /**
   * Of a buffer: it holds back what is written to it, at each replica for `every` s from the first on, and passes on up to
   * `size` of one call together as one message. Absent: each by itself, at once.
   */
  readonly flush?: { readonly every: number; readonly size: number };
  /** Of a buffer: what waits in it is lost with its replica. Absent: it is safe, and goes on when one is there again. */
  readonly volatile?: boolean;
  /** Of a buffer: who comes when it is full waits until it is not. Absent: it is refused as `queue full`. */
  readonly waitsWhenFull?: boolean;
  /** Of a consumer: messages one replica takes from buffers ahead of its slots. Absent: none. */
  readonly prefetch?: number;
  /**
   * `processor sharing`: all inside are served at once, each as fast as alone while there are no more than slots, else
   * slower by the same factor. No slot is then held while callees work, and nobody waits for a slot. Absent: first come,
   * first served.
   */
  readonly discipline?: 'processor sharing';
  /** A slot takes several waiting requests at once and serves them together in one service time. Absent: one by one, as with a discipline. */
  readonly batch?: BatchRule;
  /** Its sessions come and go. Absent: `openConnections` are open all the time. */
  readonly sessions?: SessionRules;
  /** A push reaches any of its replicas, and not the one that holds the recipient's session. */
  readonly blindPushes?: boolean;
  /** How long, s, a request that asks for news is held while there is none. Absent: it is answered at once. */
  readonly hold?: number;
  /**
   * Each replica holds a part of the data, and a request goes to the one that has its key: by a hash of the key, or with a
   * `skew` so that the first replica gets that many times its even share. Absent: replicas are alike, and the caller picks.
   */
  readonly sharding?: { readonly skew?: number };
  /**
   * Share of its writes (`Call.write`) that are of one row, on its first replica. Each keeps that locked until it is answered, and
   * the next waits for the lock in its slot. Absent: none. Not of batches and shares.
   */
  readonly hotWrites?: number;
  /**
   * Its services take as long as the document they are of is large, which each write (`Call.write`) makes larger by so large a share
   * of what it was at first; a key is of one of so many documents. Absent: none grows. Not of batches and shares.
   */
  readonly growth?: { readonly share: number; readonly documents: number };
  /**
   * Visits that acquire (`Visit.acquires`) ask for one of so many locks, by key, for `time` s at most; `Infinity`: until the
   * visit that asked for it is over. `fenced`: what it calls in later steps refuses it once another has had the lock. Absent: none.
   */
  readonly lease?: { readonly locks: number; readonly time: number; readonly fenced: boolean };
  /** Parts that share quota and burst evenly; a request goes to the part of its key, and each refuses by itself. Absent: 1. */
  readonly quotaParts?: number;
  /** The quota is counted over any so many seconds, weighing the last two windows, instead of by a token bucket. */
  readonly quotaWindow?: number;
  /** Each key has quota and burst for itself. Requests without keys have one each, so none is refused. */
  readonly quotaByKey?: true;
  /**
   * Requests served by one replica at which it gets most done: n at once take 1 + n (n - 1) / knee^2 times as long (Gunther's
   * Universal Scalability Law without contention), as of when each begins. Absent: as long as alone.
   */
  readonly knee?: number;
  /** Each key is on so many replicas, one after another; calls that say how many they ask (`Call.copies`) go there. Absent: 1. */
  readonly dataCopies?: number;
  /** Each replica stands still for `length` s of every `every` s, at times of its own. Absent: never. */
  readonly pauses?: { readonly every: number; readonly length: number };
  /** Share of calls that ask every replica and need all their answers. Absent: none. */
  readonly scatter?: number;
  /** Of a copy of other stores: how far it is behind them. Absent: never. */
  readonly copy?: CopyLag;
  /** Times that a service which ended in an error is done again in its slot before the error counts. Absent: 0. */
  readonly reruns?: number;
  /** How late it notices that something it calls is down. Absent: at once. */
  readonly notices?: NoticeRule;
  /** Replicas come and go with the load. Absent: as many as there are. */
  readonly scaling?: ScalingRule;
  /** Its slots are instances that are started for requests. Absent: all are there from the beginning. */
  readonly instances?: InstanceRules;
  /** Longest time, s, from taking a slot to the reply, callees included; then a request fails as `timed out`. Absent: none. */
  readonly maxDuration?: number;
}
