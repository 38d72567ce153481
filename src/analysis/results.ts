import type { LimitName, ReadsReport } from '../simulation/report.ts';

/** Latency of a class by formula, ms. */
export interface EstimatedLatency {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
}

export interface ComponentEstimate {
  /** Offered: arrivals/s by the forced-flow law, as if nothing before it refused any. */
  readonly arrivalRate: number;
  /** Offered too: largest of `limits`; may pass 1 (then the component is overloaded). 0 where it has no limit. */
  readonly utilization: number;
  readonly binding: LimitName | null;
  readonly limits: Readonly<Partial<Record<LimitName, number>>>;
  /**
   * What a run would show instead, where some of the traffic is refused here or before: arrivals/s, those of them that are
   * served, and the share of the binding limit that these use, at most 1. Absent: all is carried.
   */
  readonly carried?: {
    readonly arrivalRate: number;
    readonly servedRate: number;
    readonly utilization: number;
  };
  /** Mean wait in the queue of those let in, ms; Infinity at or past saturation where the queue has no end. */
  readonly wait: number;
  /** Share of requests that its queue loses: they find it full or too much in flight, or leave it after too long. */
  readonly refused?: number;
  /** What it or its calls do that no formula knows, so that a run may show something else. Absent: nothing. */
  readonly leavesOut?: readonly string[];
  /** Of a copy of other stores that is read. */
  readonly reads?: ReadsReport;
  /** Of a component whose instances are started for requests: as in the report of a run. */
  readonly instances?: { readonly mean: number; readonly cold: number };
  /** Of a cache whose hits follow from what it keeps, once it is filled. */
  readonly cache?: { readonly hitRatio: number };
}

/** The load factor at which something breaks, and what. */
export interface Breaking {
  readonly factor: number;
  readonly component: string;
  /** A limit, or the id of an objective that a class misses because of this component. */
  readonly limit: LimitName | `objective:${string}`;
}

export interface HeadroomEstimate {
  /** Load can grow by this factor before `first` breaks; below 1 it is broken already; Infinity: never. */
  readonly factor: number;
  readonly first: { readonly component: string; readonly limit: Breaking['limit'] } | null;
  /** What breaks after the first is mended, second and third (and on, up to five). */
  readonly next: readonly Breaking[];
}

/** What theory says of a board without running it: instant, and labelled "Estimate" wherever it is shown. */
export interface Estimate {
  readonly load: number;
  readonly components: Readonly<Record<string, ComponentEstimate>>;
  /** Requests/s on each connection, offered, and carried where that differs. */
  readonly connections: Readonly<Record<string, { readonly rate: number; readonly carried?: number }>>;
  readonly classes: Readonly<
    Record<
      string,
      {
        readonly rate: number;
        /**
         * Of those that get their reply before the client gives up, of all where none does; Infinity where a component on its
         * path is overloaded and lets all wait.
         */
        readonly latency: EstimatedLatency;
        /** Share of requests that get their reply in time, 0..1: error rates, what limits refuse, and patience that is over. */
        readonly success: number;
        /** Of a class that asks for news: share of answers without any. */
        readonly empty?: number;
        /** Share of its reads of copies that are shown the past; absent where it reads none. */
        readonly stale?: number;
      }
    >
  >;
  readonly headroom: HeadroomEstimate;
}

/** What a class of requests can count on, by what its components are there for: errors, refusals and lateness are not in it. */
export interface ClassAvailability {
  readonly class: string;
  /** Share of its requests that can be answered over a long time, 0..1; replicas stand in for each other while one is there. */
  readonly share: number;
  /** The share may be larger by so much: what was too unlikely to look at. 0: it is exact. */
  readonly unknown: number;
  /** The share where those replicas that are left have to carry the 1x load. */
  readonly carried: number;
  /** The success that its objective wants; null: it has none. */
  readonly promised: number | null;
  /** By more than such a figure is worth. */
  readonly missed: boolean;
  /** What would help most if it were always there, and the share then; null: nothing is ever away. */
  readonly costliest: {
    readonly at: { readonly table: 'components' | 'groups'; readonly id: string };
    readonly share: number;
  } | null;
}

/** What a run showed to be the bottleneck, in numbers a person can check against the report. */
export interface Bottleneck {
  readonly component: string;
  /**
   * Of what is `failing`: the connection or group that was cut off or down, where it was not `component` itself, which is then
   * the nearest to it.
   */
  readonly cause?: string;
  /** Others that are as tight, as far as run and theory can tell; absent: none. */
  readonly tied?: readonly {
    readonly component: string;
    readonly limit: LimitName;
    readonly utilization: number;
  }[];
  /** Null for what is `failing`, which is at no limit. */
  readonly limit: LimitName | null;
  /** Utilization of that limit after warm-up; of what is `failing` the share of arrivals that failed for it. */
  readonly utilization: number;
  /** Simulated second from which it stayed past its target, or null if it never did. */
  readonly since: number | null;
  /**
   * `fine` below target (0.7), `hot` up to saturation, `saturated` from 0.97 or with refusals here; `failing` where it was
   * down or erred by a fault, whatever its load.
   */
  readonly state: 'fine' | 'hot' | 'saturated' | 'failing';
  /** Sentences with numbers, most telling first. */
  readonly evidence: readonly string[];
  /** What doubling the limit would do, by estimate; null where it would move nothing, as `evidence` then says. */
  readonly doubled: {
    /** Words for the change: "replicas 6 -> 12". */
    readonly change: string;
    readonly param: string;
    readonly value: number;
    /** Doubled with it: the limits of those that are as tight. Absent: none. */
    readonly along?: readonly {
      readonly component: string;
      readonly change: string;
      readonly param: string;
      readonly value: number;
    }[];
    readonly headroomBefore: number;
    readonly headroomAfter: number;
    /** What binds then. */
    readonly next: Breaking | null;
  } | null;
}

/** One remark about a component, connection, class or group, shown as a badge, or about an item of the brief (`brief:` and its id). */
export interface Finding {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly at: {
    readonly table: 'components' | 'connections' | 'classes' | 'groups' | 'brief';
    readonly id: string;
  };
  /** Short: "Redirect service is saturated". */
  readonly title: string;
  /** What happened, why, and what to do. */
  readonly text: string;
  readonly by: 'estimate' | 'simulation' | 'drawing';
}

/** Whether an objective holds in a run or an estimate. */
export interface ObjectiveVerdict {
  readonly objective: string;
  readonly holds: boolean;
  /** Measured: ms for latencies, a fraction for success. */
  readonly value: number;
  readonly limit: number;
}
