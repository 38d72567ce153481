/** Bits of the column `KIND`: it has slots, or takes no time at all; its way there and back takes none. */
export const HAS_SLOTS = 1;
export const IS_SOURCE = 2;
export const SERVES_AT_ONCE = 4;
export const NEAR = 8;
/** `admission` has to be asked; requests go over a link; so many may be inside and no more. */
export const IS_GUARDED = 16;
export const IS_LINKED = 32;
export const IS_CAPPED = 64;
/** What is drawn after service. */
export const MAY_ERR = 128;
export const MAY_MISS = 256;
/** A miss takes extra time. */
export const MISS_TAKES = 512;
/** The replica is chosen at arrival, and not by who is free first. */
export const CHOOSES = 1024;
/** One of several calls is made, by a balancer's rule; the only call is always made. */
export const ROUTES = 2048;
export const CALLS_ONE = 4096;
/** It should have called someone, and has nobody to call. */
export const DEAD_END = 8192;
/** Whoever waits there may give up. */
export const TIRES = 16_384;
/** Each request inside holds a connection, and nothing else may refuse it. */
export const CONNECTS = 32_768;
/** Its service takes the same time always. */
export const IS_CONSTANT = 65_536;
/** There is one replica alone to choose. */
export const IS_ONE = 131_072;

/** Columns of a place. `FRAME` is where its frame begins in those of a row. */
export const KIND = 0;
export const STATION = 1;
export const FRAME = 2;
export const VISIT = 3;
/** The first call that is made there, and the one after the last. */
export const FIRST = 4;
export const END = 5;
/** Place of call number 0, if there were one: that of call c lies c times `COLUMNS` further. */
export const CHILDREN = 6;
export const SERVICE = 7;
/** Call that leads there, its connection and delay, and connection and class of it in `tallies.sent`; -1 for a root. */
export const CALL = 8;
export const CONNECTION = 9;
export const HOP = 10;
export const SENT = 11;
/** The caller's place; -1 for a root. The call of the caller that comes after this one. */
export const PARENT = 12;
export const AFTER = 13;
/** How far what was looked up there is shifted into the caller's; 0 or less where nobody asks. */
export const LOOKUP = 14;
export const CLASS = 15;
export const COLUMNS = 16;

/** Of each row before its frames, and of each frame. */
export const HEAD = 4;
export const FRAME_COLUMNS = 4;

/** Columns of a row in `whole`: its place, the cause it failed for, whether its client has given up, its first span. */
export const PLACE = 0;
export const CAUSE = 1;
export const LATE = 2;
export const TRACE = 3;
/** Columns of a frame in `whole`, and in `real`: the times are seconds. */
export const REPLICA = 0;
export const FOUND = 1;
export const SPAN = 2;
export const ARRIVED = 0;
export const QUEUED = 1;
export const SPENT = 2;
/** When it began to wait. */
export const SINCE = 3;
