import type { FailureReason } from '../report.ts';

/** Failure reasons by the number they have in typed arrays. */
export const OK = 0;
export const QUEUE_FULL = 1;
export const TIMED_OUT = 2;
export const RATE_LIMITED = 3;
export const CONNECTION_LIMIT = 4;
export const ERROR = 5;
export const NO_ROUTE = 6;
export const CALLEE_FAILED = 7;
export const BREAKER_OPEN = 8;
export const POOL_FULL = 9;
export const OVERLOADED = 10;
export const CANCELLED = 11;
export const INSTANCE_DOWN = 12;
export const LINK_CUT = 13;
export const NOT_CONNECTED = 14;
export const TOO_LARGE = 15;
export const SHED = 16;
export const FENCED = 17;

export const REASONS: readonly FailureReason[] = [
  'queue full',
  'timed out',
  'rate limited',
  'connection limit',
  'error',
  'no route',
  'callee failed',
  'breaker open',
  'pool full',
  'overloaded',
  'cancelled',
  'instance down',
  'link cut',
  'not connected',
  'too large',
  'shed',
  'fenced',
];

/** Columns needed for counts by reason, index 0 unused. */
export const REASON_COUNT = REASONS.length + 1;
