/**
 * What the numbers and texts of a board may be. Edits and the decoder keep to the same bounds, so that what can
 * be drawn can be saved and what is loaded can be edited.
 */
export const COORDINATE = { min: -1_000_000, max: 1_000_000 } as const;
/** Numbers in the bends of one connection: two each. */
export const MOST_BENDS = 64;

/** Px of a frame: room for its name and a card. */
export const GROUP_SIZE = { min: 48, max: 1_000_000 } as const;
export const HUE = { min: 0, max: 360 } as const;
/** Share of the time that a group is away as a whole. */
export const FAILURE = { min: 0, max: 1 } as const;
/** ms that a pair of groups adds to a round trip. */
export const TRIP = { min: 0, max: 600_000 } as const;

/** Characters. */
export const NAME_LENGTH = 120;
export const TEXT_LENGTH = 20_000;
export const ID_LENGTH = 100;

/** Numeric fields of a connection: ms, KB and counts as in `board.ts`. */
export const CONNECTION_BOUNDS = {
  calls: { min: 0, max: 100_000 },
  need: { min: 1, max: 100_000, integer: true },
  step: { min: 0, max: 1000, integer: true },
  rtt: { min: 0, max: 600_000 },
  rttCv: { min: 0, max: 5 },
  payload: { min: 0, max: 1_000_000_000 },
  reply: { min: 0, max: 1_000_000_000 },
  timeout: { min: 0, max: 86_400_000 },
  retries: { min: 0, max: 20, integer: true },
  backoff: { min: 0, max: 600_000 },
  backoffMax: { min: 0, max: 3_600_000 },
  jitter: { min: 0, max: 1 },
  retryBudget: { min: 0, max: 10 },
  hedge: { min: 0, max: 600_000 },
  pool: { min: 0, max: 1_000_000, integer: true },
  poolWait: { min: 0, max: 600_000 },
  breaker: { min: 0, max: 1 },
  breakerWindow: { min: 10, max: 3_600_000 },
  breakerOpen: { min: 1, max: 3_600_000 },
  breakerProbes: { min: 1, max: 1000, integer: true },
  staleness: { min: 0, max: 86_400_000 },
} as const satisfies Readonly<Record<string, { min: number; max: number; integer?: true }>>;

/** Numbers of an arrival: ms, factors and users as in `board.ts`. A thought takes time, or a loop would never end. */
export const ARRIVAL_BOUNDS = {
  at: { min: 0, max: 86_400_000 },
  over: { min: 1, max: 604_800_000 },
  factor: { min: 0, max: 1000 },
  calm: { min: 1, max: 604_800_000 },
  every: { min: 1, max: 86_400_000 },
  users: { min: 1, max: 10_000_000, integer: true },
  think: { min: 1, max: 86_400_000 },
  jitter: { min: 0, max: 1 },
} as const satisfies Readonly<Record<string, { min: number; max: number; integer?: true }>>;

/** One of the counts of a recorded load. */
export const COUNT = { min: 0, max: 1e12 } as const;
export const MOST_COUNTS = 2000;

/** Of a class of requests: the higher one goes first. */
export const PRIORITY = { min: -10, max: 10, integer: true } as const;

/** Things that requests ask for, and how unequally. */
export const KEY_BOUNDS = {
  items: { min: 1, max: 100_000_000, integer: true },
  exponent: { min: 0, max: 5 },
} as const;

/** Latency limits in ms; a share of success is 0..1. */
export const LATENCY_LIMIT = { min: 0.001, max: 86_400_000 } as const;

/** Factors and assumptions: large enough for bytes a year of the whole world. */
export const QUANTITY = { min: -1e30, max: 1e30 } as const;

/** Share of a class that starts at one component; only the proportion matters. */
export const SHARE = { min: 0, max: 1_000_000 } as const;

/** Sides of a mark, px. */
export const SIDE = { min: 0, max: 100_000 } as const;
/** Numbers of a stroke or line, two a point. */
export const MOST_POINTS = 4000;
export const MARK_TEXT_LENGTH = 5000;
/** What lies above what. */
export const ORDER = { min: -100_000, max: 100_000, integer: true } as const;

/** Kinds that one board defines for itself. */
export const MOST_KINDS = 100;

/** Records of a board in all tables together. */
export const RECORD_LIMIT = 5000;

/**
 * Ids are keys of plain objects, so one that every object inherits (`constructor`, `__proto__`) would be found
 * where it was never put.
 */
export function isSafeId(id: unknown): id is string {
  return typeof id === 'string' && id.length > 0 && id.length <= ID_LENGTH && !(id in Object.prototype);
}
