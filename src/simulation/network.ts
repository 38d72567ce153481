import type { Balancing } from '../catalog/kind.ts';

/** Times are seconds everywhere in `simulation/` and `analysis/`; reports turn them to ms at the edge. */
export type Distribution =
  | { readonly shape: 'deterministic'; readonly mean: number }
  | { readonly shape: 'exponential'; readonly mean: number }
  | { readonly shape: 'lognormal' | 'gamma'; readonly mean: number; readonly cv: number };

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
  /** Bytes/s per replica; `Infinity` for no limit. */
  readonly bandwidth: number;
  /** Per replica; `Infinity` for no limit. */
  readonly connectionLimit: number;
  /** Over all replicas at 1x load. */
  readonly openConnections: number;
  /** Share of hits, or -1 where there is no lookup. */
  readonly hitRatio: number;
  /** Extra mean seconds of a miss (exponential). */
  readonly missTime: number;
  readonly errorRate: number;
  /** Takes one of its connections for each request. */
  readonly routesOne: boolean;
  readonly routing: Balancing;
  /** Accepts at once and keeps the message until a consumer is free. */
  readonly buffer: boolean;
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
  readonly when: 'always' | 'miss' | 'hit';
  /** Index into this visit's `calls` whose lookup decides; -1 for the visit's own lookup. */
  readonly of: number;
  /** One way over the network, seconds. */
  readonly network: Distribution;
  /** Payload bytes that arrive at the callee. */
  readonly payload: number;
  /** Seconds; `Infinity` for none. */
  readonly timeout: number;
  readonly balancing: Balancing;
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

/** How a network is run. Together with the network and the seed it decides every byte of the report. */
export interface Scenario {
  /** Simulated seconds. */
  readonly duration: number;
  /** Load factor over time; the first entry is at 0. A change while running is appended here. */
  readonly load: readonly { readonly at: number; readonly factor: number }[];
}
