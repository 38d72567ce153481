/** Bits of `Place.kind`: it has slots; requests begin there; its service takes the same time always, or none; an exponential one. */
export const HAS_SLOTS = 1;
export const IS_SOURCE = 2;
export const IS_CONSTANT = 4;
export const IS_EXPONENTIAL = 8;
/** `admission` has to be asked; requests go over a link; so many may be inside and no more; each holds one of so many connections. */
export const IS_GUARDED = 16;
export const IS_LINKED = 32;
export const IS_CAPPED = 64;
export const CONNECTS = 128;
/** What is drawn after service; a miss takes extra time; somebody asks later what was found. */
export const MAY_ERR = 256;
export const MAY_MISS = 512;
export const MISS_TAKES = 1024;
export const REMEMBERS = 2048;
/** The replica is chosen at arrival, and not by who is free first; there is one alone to choose. */
export const CHOOSES = 4096;
export const IS_ONE = 8192;
/** One of several calls is made, by a balancer's rule; the only call is always made, and once. */
export const ROUTES = 16_384;
export const CALLS_ONE = 32_768;
/** It should have called someone, and has nobody to call. */
export const DEAD_END = 65_536;
/** Whoever waits there may give up. */
export const TIRES = 131_072;
/** The way there and back takes the same time always, or none. */
export const HOP_IS_CONSTANT = 262_144;
/** Requests have to come there in the order of time, as what becomes of one depends on those before. */
export const IS_ORDERED = 524_288;
/** Others look at how many are inside, which has to be true at every instant: of a replica, of all. */
export const IS_COUNTED = 1_048_576;
export const IS_LIVE = 2_097_152;
/** Nobody waits for what happens there; others see when its reply is with the client, which then may do something else. */
export const IS_SENT = 4_194_304;
export const IS_WATCHED = 8_388_608;
/** One of several that are called at the same time, each by a row of its own. */
export const IS_BRANCH = 16_777_216;
/** Others see when it is over, and not before: it calls such, or is a copy of a write. */
export const ENDS_IN_TURN = 33_554_432;
/** Each of its calls is a step of its own, waited for and made once, if at all. */
export const CALLS_PLAINLY = 67_108_864;
/** Nobody comes to that station by another way, and all take as long from where they began: they come in the order of their creation. */
export const IS_ALONE = 134_217_728;
/** Messages of a buffer wait at its door, and are the buffer's until they have a slot. */
export const IS_CONSUMER = 268_435_456;
/** Once it has failed its caller goes on without it. */
export const IS_OPTIONAL = 536_870_912;
/** It reads a copy, which may be behind. The two highest bits, as those below and one of them are beyond Chrome's small integers. */
export const READS_COPY = -1_073_741_824;

/** Columns of each row in `whole` before its frames, and of each frame. */
export const HEAD = 10;
export const FRAME = 7;
/** Columns of a row in `whole`: its place, and the event it waits for; why it failed there, and first of all. */
export const PLACE = 0;
export const WHAT = 1;
export const REASON = 2;
export const CAUSE = 3;
/** Whether its client has given up, its first span, what its random numbers are made of, the call it goes on with. */
export const LATE = 4;
export const TRACE = 5;
export const LUCK = 6;
export const CURSOR = 7;
/** Of a branch: what it shares with the others (`legs.ts`). */
export const LEG = 8;
/** It is among those that are looked at when the tick ends, as it hung on others. */
export const LISTED = 9;
/** Columns of a frame in `whole`. */
export const REPLICA = 0;
export const FOUND = 1;
export const SPAN = 2;
/** First call of the next step; calls of this step that are still to be made; which repetition it is itself. */
export const NEXT = 3;
export const LEFT = 4;
export const NTH = 5;
/** Which visit it is, where branches may come back when that is over; else 0. */
export const STAMP = 6;

/** Columns of a row in `real`, s: when its client gives up, or a call that it waits for is given up; when it began to wait, and how long its service takes. */
export const DEADLINE = 0;
export const SINCE = 1;
export const TOOK = 2;
/** Seconds in queues and in service so far. */
export const QUEUED = 3;
export const SPENT = 4;
/** From here on when it came to each place on its way. */
export const ARRIVED = 5;
/**
 * Columns of what is kept of a caller beside that, where some call is optional: its
 * seconds in queues and in service before it, and when it was made, less the seconds of waiting in vain before.
 */
export const KEPT = 3;

/** Values of `WHAT` beside events: nobody uses the row; others will say when it goes on (branches, those who share its link). */
export const FREE = -1;
export const HANGS = -2;

/** Values of `LATE`: the client will have given up before it is over; it has. */
export const DOOMED = 1;
export const GIVEN_UP = 2;

/** Times that were added up in another order may differ by less than that, s. */
export const TINY = 1e-9;
