import type { Connection } from './board.ts';

/**
 * What a caller does about calls that fail, take long or are too many, where the connection says nothing else. Only what
 * differs is kept. 0 is none of it: no retries, no budget, no hedge, no pool, no breaker. Times are ms.
 */
export const RELIABILITY = {
  /** Attempts after the first. */
  retries: 0,
  /** Pause before the first retry, doubled with each one up to `backoffMax`. */
  backoff: 100,
  backoffMax: 10_000,
  /** Share of the pause that is left to chance; all of it is what AWS calls full jitter. */
  jitter: 1,
  retryBudget: 0,
  hedge: 0,
  pool: 0,
  poolWait: 0,
  breaker: 0,
  breakerWindow: 10_000,
  breakerOpen: 5000,
  breakerProbes: 3,
} as const satisfies { readonly [K in keyof Connection]?: number };

export type ReliabilityField = keyof typeof RELIABILITY;

export const RELIABILITY_FIELDS = Object.keys(RELIABILITY) as ReliabilityField[];

/** A call may be made a second time. */
export function isRepeated(connection: Connection): boolean {
  return reliabilityOf(connection, 'retries') > 0 || reliabilityOf(connection, 'hedge') > 0;
}

export function reliabilityOf(connection: Connection, field: ReliabilityField): number {
  return connection[field] ?? RELIABILITY[field];
}
