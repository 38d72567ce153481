import type { Balancing } from '../../../catalog/kind.ts';
import type { CopyRule } from '../../network/traffic.ts';

export const SOURCE = 0;
export const SLOTS = 1;
export const DELAY = 2;

/** Bits of `Plan.before`: some limit may refuse; payloads go over a link; so much in flight and no more. */
export const GUARDED = 1;
export const LINKED = 2;
export const CAPPED = 4;
/** Of `Machine.before` alone: nobody is there. */
export const DOWN = 8;
/** There are sessions. Not of `Machine.before` alone. */
export const SESSIONS = 16;
/** Of `Plan.before` again: who comes has its replica already, or goes where its key is. */
export const BY_SHARD = 32;

/** Values of `Plan.discipline`: one after another in slots, several together in a slot, all at once and slower. */
export const ONE_BY_ONE = 0;
export const BATCHED = 1;
export const SHARED = 2;

/** Bits of `Plan.after`. */
export const ERRS = 1;
export const LOOKS_UP = 2;
export const MAILS = 4;
/** It is a copy, which may answer what is no longer so. */
export const LAGS = 8;
/** Looks into real contents. */
export const KEEPS = 16;
/** A second layer answers some of its misses; it keeps failures. */
export const SHIELDED = 32;
export const KEEPS_FAILURES = 64;
/** It hands out leases, or is called under one. */
export const LEASED = 128;

/** Of `Plan.slowPolicy`. */
export const BLOCKS = 1;
export const DISCONNECTS = 2;

/** Of `Plan.sessionVisit`. */
export const CONNECTS = 1;
export const PUSHES = 2;
export const KEEPS_ALIVE = 3;

/** Of `Plan.mail`. */
export const ASKS = 1;
export const NEWS = 2;

/**
 * Values of `Plan.sends`: waited for; not; either to a callee that some calls ask every shard of; the copies of a write, waited
 * for together, the first of them and the others; not waited for, and held back until the buffer flushes.
 */
export const AWAITED = 0;
export const SENT = 1;
export const SENT_SCATTERS = 2;
export const SCATTERS = 3;
export const FIRST_COPY = 4;
export const OTHER_COPY = 5;
export const HELD_BACK = 6;

/** Codes of `Plan.copyRule`, 0 for what is no copy. */
export const COPY_RULES: readonly CopyRule[] = ['asynchronous', 'waited', 'one', 'quorum', 'all'];
export const ASYNCHRONOUS = 1;
export const WAITED = 2;
export const ONE = 3;
export const QUORUM = 4;

/** Codes of the balancing rules, in the order of `Plan.callRule`. */
export const RULES: readonly Balancing[] = [
  'least in flight',
  'round robin',
  'random',
  'two choices',
  'key hash',
  'shared queue',
];
export const SHARED_QUEUE = 5;

/** A bit that no visit of a buffer ever finds, as nobody answers it: of calls for dead letters. */
export const DEAD = 4;

/** Lookups of callees that calls of one visit can depend on: two bits each, beside the visit's own. */
export const MAX_LOOKUPS = 15;

/** Codes of `Plan.atEnd`. */
export const ASKED = 1;
export const DEAD_END = 2;

/** Nobody waits for it. */
export function isSent(sends: number): boolean {
  return sends === SENT || sends === SENT_SCATTERS || sends === HELD_BACK;
}
