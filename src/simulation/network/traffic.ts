import type { Balancing } from '../../catalog/kind.ts';
import type { Distribution } from './distribution.ts';

/**
 * How many copies of a write its commit waits for: none, this one by itself, or of all copies of the write together
 * one, a majority (the primary counts) or every one.
 */
export type CopyRule = 'asynchronous' | 'waited' | 'one' | 'quorum' | 'all';

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
  /** Only where the caller waits: once it has failed the caller goes on without the answer, and takes a lookup for a miss. */
  readonly optional?: true;
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
