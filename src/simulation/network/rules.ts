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
  /**
   * What it goes by: requests/s, requests inside on average, or those that are inside at a look with the messages that wait for it.
   * Absent: the use of the slots.
   */
  readonly metric?: 'requests' | 'in flight' | 'backlog';
  /** Of what goes by its backlog: none at all, not even `min`, once there has been nothing to do for the window. */
  readonly toZero?: boolean;
  /** Of that for each replica, or as a fraction of the slots; within `tolerance` (a fraction of it) nothing changes. */
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
