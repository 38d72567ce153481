import type { Scenario } from './network/scenario.ts';

/** Why a request ended without its reply. */
export type FailureReason =
  | 'queue full'
  | 'timed out'
  | 'rate limited'
  | 'connection limit'
  | 'error'
  | 'no route'
  /** Its caller's circuit breaker held it back. */
  | 'breaker open'
  /** Its caller had as many calls under way as its pool allows. */
  | 'pool full'
  /** The component had as much in flight as it takes on, and refused early. */
  | 'overloaded'
  /** Others had waited there for too long, and it refused early. */
  | 'shed'
  /** Its caller held a lock that another has had since. */
  | 'fenced'
  /** The instance, or all of them, had failed. */
  | 'instance down'
  /** The connection did not carry it. */
  | 'link cut'
  /** Whoever it came from or was for had no session there. */
  | 'not connected'
  /** Its payload was larger than the component takes. */
  | 'too large'
  /** Nobody waited for it any more, and its work was stopped. */
  | 'cancelled'
  /**
   * A callee that was needed failed. Counted at components on the way up; a class counts the reason at the place
   * where the failure began.
   */
  | 'callee failed';

/**
 * The limits a component may carry; the one with the largest utilization binds. `hot shard`: slots of the busiest one; `lock`:
 * time that the lock of the busiest row is held. Slots in which someone waits for a lock are not in use. `queue`: of the places in the
 * queue, or in a buffer, those that are taken on average. Slots are all busy while a queue has anyone in it, so only where
 * messages are kept for others does it bind.
 */
export type LimitName = 'slots' | 'hot shard' | 'lock' | 'quota' | 'bandwidth' | 'connections' | 'queue';

/** A measured mean with the half-width of its 95 % confidence interval; `half` is NaN when too few samples. */
export interface Measured {
  readonly value: number;
  readonly half: number;
}

/** A 95 % confidence interval; both ends NaN when too few samples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export type Percentile = 'p50' | 'p90' | 'p95' | 'p99' | 'p999';

/** Latencies in ms; NaN where nothing completed. */
export interface LatencySummary {
  readonly count: number;
  readonly mean: Measured;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** Of the percentiles, from order statistics with the correlation that batches show (`statistics/quantile.ts`). */
  readonly intervals: Readonly<Record<Percentile, Interval>>;
}

/** Half-widths of the 95 % intervals of means and rates, in their units; NaN where too little was seen. */
export type Halves<Name extends string> = Readonly<Record<Name, number>>;

export interface ClassReport {
  /** Requests/s after warm-up. */
  readonly offered: number;
  /** Replies that came, also those after the client had given up. */
  readonly throughput: number;
  /** Completed in time, requests/s. */
  readonly goodput: number;
  /** Requests/s by the reason at the place where the failure began. */
  readonly failures: Readonly<Partial<Record<FailureReason, number>>>;
  readonly latency: LatencySummary;
  /**
   * Mean ms of a completed request, which add up to its mean latency, along the path that its reply waited for: traveling; in queues, at
   * locks, for what another request makes; in service; and waiting for callees that gave it nothing (attempts that failed and pauses between
   * them, the time before a hedge that came first, a place in a caller's pool, calls it then did without) or held until there was news.
   */
  readonly split: LatencySplit;
  readonly halves: Halves<'offered' | 'throughput' | 'goodput' | keyof LatencySplit>;
  /** Of its messages that reached clients, pushed or fetched. */
  readonly delivery?: DeliveryReport;
  /** Of answers to those who asked for news, the share that brought none. */
  readonly empty?: number;
  /** Share of its reads of copies that were shown the past; absent where it reads none. */
  readonly stale?: number;
  /** Actual requests after warm-up: the traced ones nearest to p50 and p99, and the slowest; none if none was traced. */
  readonly exemplars: readonly Exemplar[];
}

/** From the beginning of a request to the arrival of its message at a recipient: ms, and messages/s. */
export interface DeliveryReport {
  readonly rate: number;
  readonly latency: LatencySummary;
}

/** One visit of a traced request. Times are ms since the request began; null where it did not come to that. */
export interface Span {
  /** Index of the caller's span, which stands before it; -1 for the request itself. */
  readonly parent: number;
  readonly component: string;
  /** Over which it came; null for the request itself. */
  readonly connection: string | null;
  readonly operation: string;
  /** On the network from `sent` to `arrived`, in queues and transfers to `started`, in service to `served`. */
  readonly sent: number;
  readonly arrived: number | null;
  readonly started: number | null;
  readonly served: number | null;
  /** Waited for its own callees from `served` to `ended`; the reply is with the caller at `replied`. */
  readonly ended: number | null;
  readonly replied: number | null;
  /** Why it failed here. */
  readonly failure: FailureReason | null;
}

export interface Exemplar {
  readonly of: 'p50' | 'p99' | 'slowest';
  /** Simulated second in which it began. */
  readonly began: number;
  /** ms */
  readonly latency: number;
  readonly spans: readonly Span[];
  /** It made more visits than are recorded. */
  readonly truncated: boolean;
}

/** What a cache with real contents did; rates a second. */
export interface CacheReport {
  /** Share of its lookups that it answered at once. */
  readonly hitRatio: Measured;
  /** Lookups that had to be made anew, and those that waited for one that was under way. */
  readonly misses: number;
  readonly coalesced: number;
  /** Of the hits those that were too old. */
  readonly stale: number;
  readonly evictions: number;
  /** Mean number over all instances. */
  readonly entries: number;
}

/** Parts of a mean time, ms. */
export interface LatencySplit {
  readonly network: number;
  readonly queue: number;
  readonly service: number;
  readonly callees: number;
}

export interface ComponentReport {
  /** Of the binding limit, a fraction; slots are time-weighted busy share. */
  readonly utilization: number;
  readonly binding: LimitName | null;
  readonly limits: Readonly<Partial<Record<LimitName, number>>>;
  /** Time-weighted mean number of waiting requests. */
  readonly queueLength: number;
  readonly maxQueueLength: number;
  /** Arrivals/s, completions/s. */
  readonly arrivalRate: number;
  readonly throughput: number;
  /** Refused or failed here, requests/s by reason. */
  readonly failures: Readonly<Partial<Record<FailureReason, number>>>;
  /** Mean number of requests in a batch, where they are served in batches. */
  readonly batch?: number;
  /** Of a scaled component: replicas that took requests, on average, and at the end. */
  readonly replicas?: { readonly mean: number; readonly last: number };
  /** Of a component whose quota follows what is used of it: requests/s that it let in at most, on average, and at the end. */
  readonly quota?: { readonly mean: number; readonly last: number };
  /** Of a component whose instances are started for requests: how many there are, and the share of requests that wait for a start. */
  readonly instances?: { readonly mean: number; readonly cold: number };
  /** Mean wait in the queue and time in service, ms, of those that were served. */
  readonly wait: number;
  readonly service: number;
  readonly halves: Halves<
    | 'utilization'
    | 'queueLength'
    | 'arrivalRate'
    | 'throughput'
    | 'wait'
    | 'service'
    | 'network'
    | 'queue'
    | 'callees'
  >;
  readonly latency: LatencySummary;
  /**
   * Mean ms of a completed visit, which add up to its mean latency: on the component's own link, both ways; waiting before or between its
   * work (for a slot, a lock, what another request is making); in service; waiting for those it called, with the way there and back.
   */
  readonly split: LatencySplit;
  /** Of a copy of other stores. */
  readonly reads?: ReadsReport;
  /** Of a gateway whose sessions come and go. */
  readonly sessions?: SessionsReport;
  /** Of a component that keeps messages for consumers. */
  readonly messages?: MessagesReport;
  /** Of a component that hands out locks for a time. */
  readonly leases?: LeasesReport;
  /** Of a cache whose hits are not drawn by chance. */
  readonly cache?: CacheReport;
}

/** Leases a second: given; lost, as another had the lock before it was given back; and work done under such, or refused by its token. */
export interface LeasesReport {
  readonly given: number;
  readonly lost: number;
  readonly stale: number;
  readonly fenced: number;
}

/** What reads of a copy found. */
export interface ReadsReport {
  /** Reads/s. */
  readonly rate: number;
  /** Share of them that were shown a state before the write they asked for. */
  readonly stale: number;
  /** How far the copy was behind at a read, on average, ms. */
  readonly behind: number;
}

export interface SessionsReport {
  /** At the end of the run; what was wanted then, and the fewest there were at any time. */
  readonly open: number;
  readonly wanted: number;
  readonly lowest: number;
  /** Over the whole run: sessions that were opened, those at its start too, and tries to open one that failed. */
  readonly opened: number;
  readonly refused: number;
  /** The longest time that fewer than 99 in 100 were open, s; and whether that was so at the end. */
  readonly outage: number;
  readonly out: boolean;
}

export interface MessagesReport {
  /** Waiting at the end of the run. */
  readonly depth: number;
  /** Age of the oldest message that waited, ms: the greatest after warm-up, and that at the end of the run. */
  readonly oldest: { readonly max: number; readonly final: number };
  /** Of a buffer that keeps all in memory: writes that were lost with its instances, of the whole run. */
  readonly crashed?: number;
  /** Where messages are followed until they are acknowledged; counts of the whole run. */
  readonly outcomes?: MessageOutcomes;
}

/** kept = acknowledged + lost + dead + expired + inside, exactly. */
export interface MessageOutcomes {
  readonly kept: number;
  readonly acknowledged: number;
  /** Handed out once only, to a consumer that failed. */
  readonly lost: number;
  /** Handed out as often as they may be, and never acknowledged. */
  readonly dead: number;
  /** Dropped for their age. */
  readonly expired: number;
  /** Waiting, with a consumer, or about to be handed out again. */
  readonly inside: number;
  /** Deliveries after the first of a message, and of all deliveries those that did work again that was done. */
  readonly redelivered: number;
  readonly duplicates: number;
}

export interface ConnectionReport {
  readonly rate: number;
  readonly failed: number;
  /** Share of the caller's pool in use over time, where it has one. */
  readonly pool?: number;
}

/** One window of the run for charts: columns by window, all the same length. */
export interface Series {
  /** Start of each window, s; windows are `width` s wide. */
  readonly width: number;
  readonly at: readonly number[];
  readonly load: readonly number[];
  readonly classes: Readonly<
    Record<
      string,
      {
        readonly throughput: readonly number[];
        readonly failed: readonly number[];
        /** ms; NaN for an empty window. */
        readonly p50: readonly number[];
        readonly p99: readonly number[];
      }
    >
  >;
  readonly components: Readonly<
    Record<
      string,
      {
        readonly utilization: readonly number[];
        readonly queueLength: readonly number[];
        /** Mean number that took requests, of a scaled component. */
        readonly replicas?: readonly number[];
        /** Mean sessions open, where they come and go. */
        readonly sessions?: readonly number[];
      }
    >
  >;
}

/** How narrow an interval should be: its half-width as a fraction of the figure. Without a class, of every class. */
export interface PrecisionTarget {
  readonly class?: string;
  readonly metric: 'mean' | Percentile;
  readonly half: number;
}

/** Whether the run was long enough for its figures to be quoted. */
export interface Precision {
  /** `unsettled`: the load changed or queues grew to the end, so that no length of run gives one true figure. */
  readonly verdict: 'enough' | 'longer' | 'unsettled';
  /** The figure that is farthest from what is wanted; `half` is NaN when it has no interval at all. */
  readonly widest: {
    readonly class: string;
    readonly metric: PrecisionTarget['metric'];
    readonly half: number;
    readonly wanted: number;
  } | null;
  /** Simulated seconds that would do, about; those of this run unless the verdict is `longer`. */
  readonly duration: number;
}

/** The result of a run: a value, the same for the same network, scenario and seed. */
export interface Report {
  readonly version: 1;
  readonly seed: number;
  /** Runs that the figures are means of, `seed` the first of them; absent: this one. */
  readonly replications?: number;
  readonly scenario: Scenario;
  /** Simulated seconds reached (shorter than the scenario's when stopped). */
  readonly duration: number;
  /** One request in so many was simulated; rates and queues are multiplied back. Absent: every one. */
  readonly slice?: number;
  /** Seconds cut from the start before anything above was measured. */
  readonly warmup: number;
  readonly precision: Precision;
  /** Requests created, and whole-run conservation: created = completed + failed + inside. */
  readonly totals: {
    readonly created: number;
    readonly completed: number;
    readonly failed: number;
    readonly inside: number;
    readonly events: number;
  };
  readonly classes: Readonly<Record<string, ClassReport>>;
  readonly components: Readonly<Record<string, ComponentReport>>;
  /** Requests/s on each connection, every attempt of a call by itself. */
  readonly connections: Readonly<Record<string, ConnectionReport>>;
  readonly series: Series;
}

/** What the page shows while a run goes on: one row per station, connection and class, by network index. */
export interface Frame {
  /** Simulated seconds. */
  readonly clock: number;
  readonly load: number;
  readonly stations: {
    /** Utilization of the binding limit over the last window. */
    readonly utilization: Float32Array;
    /** Index into LIMITS, or 255. */
    readonly binding: Uint8Array;
    readonly queue: Float32Array;
    readonly rate: Float32Array;
    /** Failures/s here over the last window. */
    readonly failed: Float32Array;
    /** p99 of a visit over the last window, ms; NaN where none completed. */
    readonly p99: Float32Array;
    /** Share of its instances that are down now. Absent as long as nothing broke. */
    readonly down?: Float32Array;
    /** That take requests now; 0 for stations that do not scale. Absent where none does. */
    readonly replicas?: Float32Array;
  };
  readonly connections: {
    readonly rate: Float32Array;
    readonly failed: Float32Array;
    /** Rates by class, row-major [connection * classes + class], for dots in the class's color. */
    readonly classRate: Float32Array;
  };
  readonly classes: {
    readonly throughput: Float32Array;
    readonly failed: Float32Array;
    readonly p50: Float32Array;
    readonly p99: Float32Array;
  };
}

export const PERCENTILES: Readonly<Record<Percentile, number>> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  p999: 0.999,
};

export const LIMITS: readonly LimitName[] = [
  'slots',
  'hot shard',
  'lock',
  'quota',
  'bandwidth',
  'connections',
  'queue',
];

/**
 * Those that are used in proportion to the load, which can so grow by 1 / utilization. A queue is as good as empty until what
 * empties it is always busy, and full then.
 */
export const PROPORTIONAL: readonly LimitName[] = LIMITS.filter((limit) => limit !== 'queue');
