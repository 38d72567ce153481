import type { Balancing } from '../catalog/kind.ts';

/** Times are seconds everywhere in `simulation/` and `analysis/`; reports turn them to ms at the edge. */
export type Distribution =
  | { readonly shape: 'deterministic'; readonly mean: number }
  | { readonly shape: 'exponential'; readonly mean: number }
  | {
      /** A `hyperexponential` one has a cv of 1 at least; its two branches take equal shares of the time. */
      readonly shape: 'lognormal' | 'gamma' | 'hyperexponential' | 'pareto';
      readonly mean: number;
      readonly cv: number;
    }
  | {
      /** One of so many values, s, each by its weight; mean and cv are theirs. */
      readonly shape: 'measured';
      readonly mean: number;
      readonly cv: number;
      readonly values: readonly number[];
      readonly weights: readonly number[];
    };

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

/**
 * Until a target, or a replica of one, has failed so many checks in a row it is taken to be well, and from then on by a share of
 * requests that falls to nothing over the time to live. Times are s.
 */
export interface NoticeRule {
  /** Checks are made at all multiples of it; 0: the first thing that goes wrong is noticed. */
  readonly every: number;
  readonly failures: number;
  readonly timeToLive: number;
}

/**
 * An instance works on one request at a time. A request takes the one that has been idle for the shortest time; where none
 * is, one is started, if the slots of its replica and the ramp allow it. Times are s.
 */
export interface InstanceRules {
  /** What the start adds to the service of the request it is for. */
  readonly coldStart: number;
  /** An instance that has been idle for so long is gone. */
  readonly keepAlive: number;
  /** Starts a second and replica over time, up to ten seconds of them at once; `Infinity`: any number. Messages of buffers are never put off by it. */
  readonly ramp: number;
}

/** How old what a copy answers may be. */
export interface CopyLag {
  /** Mean s, exponential, from the application of a write that nobody waited for until reads see it. */
  readonly lag: number;
  /** Reads ask for what its writer wrote so many s before. */
  readonly readAfter: number;
  /** Reads see what was there at the last of its refreshes, one every so many s. Absent: what is there. */
  readonly refresh?: number;
}

/**
 * How many copies of a write its commit waits for: none, this one by itself, or of all copies of the write together
 * one, a majority (the primary counts) or every one.
 */
export type CopyRule = 'asynchronous' | 'waited' | 'one' | 'quorum' | 'all';

/** Sessions that clients keep open at a gateway. */
export interface SessionRules {
  /** At 1x, over all replicas. */
  readonly wanted: number;
  /** New ones a second, over all replicas; `Infinity` for any number. Beyond it they wait for their turn, or are refused. */
  readonly connectRate: number;
  readonly queues: boolean;
  /** Mean of an exponential time, s; `Infinity`: they end by nothing but a failure. */
  readonly length: number;
  /**
   * A client waits so long, s, before it tries again. With `jitter` the pauses double up to `pauseMax` and are each a
   * random part of that; there is one before the first try too.
   */
  readonly pause: number;
  readonly pauseMax: number;
  readonly jitter: boolean;
}

/** How a buffer hands out messages. */
export interface Delivery {
  /**
   * Partitions: messages of one are worked on one at a time, in order. 0: no order. Where a replica of the buffer is
   * a partition, the number of those.
   */
  readonly partitions: number;
  /** A message not acknowledged after so long, s, is handed out again; `Infinity`: it is handed out once. */
  readonly visibility: number;
  /** Messages that are handed out and not settled, at most; then no more are until one is, or comes back. Absent: any number. */
  readonly handedOut?: number;
  /** Times it is handed out at most; then it is a dead letter. `Infinity` for no end. */
  readonly maxReceives: number;
  /** Age, s, at which a message that waits is dropped; `Infinity` for never. */
  readonly retention: number;
}

/** An autoscaler. Times are s. The station's `replicas` are those it starts with. */
export interface ScalingRule {
  readonly min: number;
  readonly max: number;
  /** Measured use of the slots that it aims at; within `tolerance` (a fraction of it) nothing changes. */
  readonly target: number;
  readonly tolerance: number;
  /** How often it looks, and the most replicas it adds or lets go at a look. */
  readonly sync: number;
  readonly step: number;
  /** From being asked for to the first request. */
  readonly boot: number;
  /** After that a replica takes `slow` times as long, and does not count yet in what the scaler multiplies. */
  readonly warmup: number;
  readonly slow: number;
  /** Replicas go only when none were asked for so long. */
  readonly window: number;
}

/** A quota that grows and shrinks. Times are s; the bounds are of `quota`, and that of writes has them in proportion. */
export interface QuotaRule {
  readonly min: number;
  readonly max: number;
  /** Of what is used, on average since its last look, it asks for so much that this share of it is in use. */
  readonly target: number;
  readonly sync: number;
  /** From being asked for to being there. */
  readonly delay: number;
  /** It falls only when no more was asked for within so long. */
  readonly window: number;
}

export interface BatchRule {
  /** The most there are in one batch. */
  readonly size: number;
  /** How long a batch that is not full waits for more from its oldest request on, s. */
  readonly linger: number;
  /** Whoever comes while a batch with room is under way joins it and is done when it is. */
  readonly joins: boolean;
}

/** A cache whose hits come from the keys that requests ask for. */
export interface CacheContents {
  /** Least recently used, least often used or oldest first; `age`: only the end of its time removes an entry. */
  readonly eviction: 'lru' | 'lfu' | 'fifo' | 'age';
  /** Entries of each replica. */
  readonly capacity: number;
  /** How long an entry is good, s, since it was made or, where it `slides`, since it was last asked for. */
  readonly timeToLive: number;
  readonly slides: boolean;
  /**
   * When many ask for what is not there: each makes it, all wait for the first, or take the old answer while the first
   * makes a new one and wait where there is none; `early`: some make it anew before its time is over.
   */
  readonly stampede: 'none' | 'coalesce' | 'lease' | 'early';
  /** A write is kept once it is done; otherwise it removes what is kept. */
  readonly updates: boolean;
  /** Begins with what is asked for most instead of empty. */
  readonly warm: boolean;
}

/** Two points at one time make a jump. After the last point its factor stays, or with a `period`, s, all begins anew. */
export interface Profile {
  readonly points: readonly { readonly at: number; readonly factor: number }[];
  readonly period?: number;
}

export interface RequestClassRow {
  readonly id: string;
  readonly name: string;
  /** Arrivals/s at 1x over all sources. */
  readonly rate: number;
  /** Where its requests begin: root visits and their shares (sum 1). */
  readonly roots: readonly {
    readonly visit: number;
    readonly share: number;
    /** Patience of this client, s, where it differs from the class's. */
    readonly timeout?: number;
  }[];
  /** The client's patience, s; `Infinity` for none. Only a `source` gives up. */
  readonly timeout: number;
  /** By what factor its rate differs over time, straight from point to point, the first at 0. Absent: always 1. */
  readonly profile?: Profile;
  /** Its rate is `factor` times as high for a mean of `busy` s as for a mean of `calm` s, at random; 1 on average. */
  readonly bursts?: { readonly busy: number; readonly calm: number; readonly factor: number };
  /** A closed loop: users at 1x, and the mean s between an answer and the next request. `rate` is then the most there can be. */
  readonly loop?: { readonly users: number; readonly think: number };
  /**
   * Each request asks for one of `items` things, the n-th of them 1 / n^`exponent` as often as the first. `first` is the
   * key of the first, so that classes that ask for the same things share keys and others do not; absent: 0. Absent
   * keys: each request asks for something of its own.
   */
  readonly keys?: { readonly items: number; readonly exponent: number; readonly first?: number };
  /**
   * Clients who ask for news again and again: how many at 1x, and the least s from one request to the next. `rate` is
   * then the most there can be.
   */
  readonly poll?: { readonly users: number; readonly every: number };
  /** Scheduled work: so many requests at 1x every so many s, spread over a share of that time. `rate` is `jobs` by `every`. */
  readonly ticks?: { readonly jobs: number; readonly every: number; readonly jitter: number };
  /** What sessions at this station do: they are opened by these requests (`rate` is that of a calm day), or kept alive. */
  readonly sessions?: { readonly station: number; readonly by: 'connects' | 'heartbeats' };
  /** Higher ones go first wherever requests wait for a slot; equal ones in their order. Absent: 0. */
  readonly priority?: number;
}

/**
 * What a request of one class does at one station for one operation. Visits form a directed acyclic graph:
 * a visit's calls lead to other visits. The forced-flow law is one pass over it in topological order,
 * which is the order of the array.
 */
export interface Visit {
  readonly station: number;
  readonly class: number;
  readonly operation: string;
  readonly service: Distribution;
  /** A share of requests takes only such a part of that time. Absent: none. */
  readonly shortcut?: { readonly share: number; readonly part: number };
  /** It opens a session here, is pushed to one, or keeps one alive. */
  readonly session?: 'connects' | 'pushes' | 'alive';
  /** It asks for a lock here, for the visit that calls it. */
  readonly acquires?: true;
  /** It asks for a client's mail here, or is a message for one of the clients that do. */
  readonly mail?: 'asks' | 'news';
  /** Calls in order of step; equal steps run in parallel. */
  readonly calls: readonly Call[];
}

export interface Call {
  /** Index into `Network.connections`. */
  readonly connection: number;
  /** The visit that the callee performs. Always greater than the caller's index. */
  readonly visit: number;
  readonly step: number;
  /** `call` waits; `send` (and replication) does not. */
  readonly mode: 'call' | 'send';
  /** Calls per request: the integer part always, the fraction by chance. */
  readonly calls: number;
  readonly parallel: boolean;
  /** Replies waited for of the parallel calls; equals their number for all. */
  readonly need: number;
  /** `dead`: of a buffer, for each of its dead letters instead of for each request. */
  readonly when: 'always' | 'miss' | 'hit' | 'dead';
  /** Index into this visit's `calls` whose lookup decides; -1 for the visit's own lookup. */
  readonly of: number;
  /** One way over the network, seconds. */
  readonly network: Distribution;
  /** Payload bytes that arrive at the callee. */
  readonly payload: number;
  /** Bytes that come back with each good answer, over the callee's link on the way out. Absent: none, or its link has no limit. */
  readonly reply?: number;
  /** That is more than the callee takes: refused as `too large`. */
  readonly tooLarge?: true;
  /** Of a topic's message: what happens where the subscriber's queue is full. Absent: it is lost to that subscriber. */
  readonly slow?: SlowRule;
  /** Seconds; `Infinity` for none. */
  readonly timeout: number;
  readonly balancing: Balancing;
  /** Of a read of a copy: it waits until that is at most so many s behind, `own write`: until it has what is asked for. */
  readonly fresh?: number | 'own write';
  /** It asks so many of the replicas that have its key, and needs the answers of so many. */
  readonly copies?: { readonly asks: number; readonly needs: number };
  /** It passes on a write to a copy. Calls of one visit and step with one of the last three rules are counted together. */
  readonly copy?: CopyRule;
  /** Changes what a cache with real contents keeps, and looks nothing up; counts for a quota of writes. */
  readonly write?: true;
  /** Only where the caller waits; absent: one attempt, without limits of its own. The same for all calls of a connection. */
  readonly reliability?: Reliability;
}

/** `block`: the topic waits until the subscriber has room. `disconnect`: it sends it nothing for `time` s. */
export interface SlowRule {
  readonly policy: 'block' | 'disconnect';
  readonly time: number;
}

/** What a caller does about calls that fail, take long or are too many. Times are s; values of no effect are `Infinity`. */
export interface Reliability {
  /** Attempts after the first one. */
  readonly retries: number;
  /** Pause before the first retry; doubles with each one up to `backoffMax`. */
  readonly backoff: number;
  readonly backoffMax: number;
  /** Share of each pause that is left to chance: a pause is between (1 - jitter) of itself and all of it. */
  readonly jitter: number;
  /** Retries and hedges per call, over time; `Infinity` for as many as there are. */
  readonly retryBudget: number;
  /** A second call is made when there is no reply after so long. */
  readonly hedge: number;
  /** The callee's work stops when nobody waits for it any more. */
  readonly cancel: boolean;
  /** Calls under way at the same time, for each replica of the caller. */
  readonly pool: number;
  /** How long a call waits for a place in the pool. */
  readonly poolWait: number;
  /** Share of failed attempts at which the breaker opens. */
  readonly breaker: number;
  readonly breakerWindow: number;
  /** How long it stays open, and the good probes that close it again. */
  readonly breakerOpen: number;
  readonly breakerProbes: number;
}

export interface ConnectionRow {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A board made flat: rows and indices, structured-cloneable, nothing of the catalog left in it. Pure data;
 * `createEngine` lays it out in typed arrays.
 */
export interface Network {
  readonly stations: readonly Station[];
  readonly connections: readonly ConnectionRow[];
  readonly classes: readonly RequestClassRow[];
  readonly visits: readonly Visit[];
  /** Rates and capacities are those of one request in so many (`slice.ts`); reports give the whole's. Absent: all. */
  readonly slice?: number;
  /** Absent where none is drawn. Their times are in the calls that cross; what is left is who fails together. */
  readonly groups?: readonly GroupRow[];
}

/** A zone, a region or any other frame, as faults see it. */
export interface GroupRow {
  readonly id: string;
  /** Indices of all that lie in it, at any depth. */
  readonly stations: readonly number[];
}

/** Something about a board that keeps part of it from being simulated; the rest still compiles. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Table and record it is about. */
  readonly at: { readonly table: string; readonly id: string; readonly field?: string };
  /** What is wrong and what to do, one or two sentences. */
  readonly message: string;
}

export interface Compiled {
  readonly network: Network;
  readonly problems: readonly Problem[];
}

/** Something that breaks for a while, or for good. What is said of something that is not there is ignored. */
export interface Fault {
  /** s */
  readonly at: number;
  /** s; absent: it does not heal. */
  readonly until?: number;
  /** Id of a component, a connection or a group. */
  readonly target: string;
  /**
   * `down`: a component loses what it has inside and refuses what comes, a connection carries nothing. `slow`: times are
   * `amount` times as long. `errors`: so large a share fails, on a connection: is lost. Replies on their way arrive.
   * Of a group each of them befalls all of its components but the clients: people do not fail with a datacenter.
   * `partition`: so large a share is lost on every connection that crosses its border, or that leads to or from it.
   */
  readonly effect: 'down' | 'slow' | 'errors' | 'flush' | 'partition';
  /** Absent: 1 for `errors` and `partition`. Of `down`: so many instances of a component, absent: all. */
  readonly amount?: number;
}

/** How a network is run. Together with the network and the seed it decides every byte of the report. */
export interface Scenario {
  /** Simulated seconds. */
  readonly duration: number;
  /** Load factor over time; the first entry is at 0. A change while running is appended here. */
  readonly load: readonly { readonly at: number; readonly factor: number }[];
  /** Absent: nothing breaks. One that is injected while running is appended here. */
  readonly faults?: readonly Fault[];
}
