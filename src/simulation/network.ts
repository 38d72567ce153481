import type { Station } from './network/station.ts';
import type { ConnectionRow, RequestClassRow, Visit } from './network/traffic.ts';

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
