/** An event's payload: the index of its row (or source, or try) above five bits that say what happens. */
export const ARRIVE = 0;
/** The transfer over the replica's link is over. */
export const TRANSFERRED = 1;
export const SERVED = 2;
/** The extra time of a miss is over. */
export const MISSED = 3;
export const REPLY = 4;
export const TIMEOUT = 5;
export const CREATE = 6;
/** A timer of a try, see `attempts.ts`. */
export const TRY = 7;
/** The longest wait in a queue is over. */
export const TIRED = 8;

/** Of a message: its visibility timeout, and its retention, are over. */
export const VISIBLE = 9;
export const EXPIRED = 10;
/** A batch is done; the longest wait for one to fill is over. The index is that of the batch, or of the replica. */
export const BATCH = 11;
export const LINGER = 12;
/** Of those that share a replica's processors one may be done. The index is that of the replica. */
export const SHARED_DONE = 13;
/** A client asks for news; the payload is the client. */
export const POLL = 14;
/** A request has been held for as long as requests are. */
export const HELD = 15;
/** What a request waited for at a cache is there, or is its own to make. */
export const LOADED = 16;
/** A session ends by itself; a client connects anew; its turn to connect has come. The index is a group, a client, a row. */
export const ENDS = 17;
export const RECONNECT = 18;
export const CONNECT = 19;
/** A message is offered again to a subscriber that was full. */
export const KNOCK = 20;
/** The instance that was started for a request is ready; a request has been at work for as long as it may. */
export const STARTED = 21;
export const OVERTIME = 22;
/** What a replica of a buffer has held back is passed on. The index is that of the replica. */
export const FLUSH = 23;
/** Of those that share a replica's link one may be through. The index is that of the link: see `Machine.linkFree`. */
export const LINK_DONE = 24;
/** An answer has gone out over its replica's link. */
export const GONE_OUT = 25;
/** Consumers may take messages again from a buffer that had handed out as many as it may. The index is that of the consumer. */
export const HAND_OUT = 26;
/** A consumer reads what waits for it; a message has gone out over its buffer's link. The index is that of the line, or of the replica. */
export const READ = 27;
export const GIVEN_OUT = 28;
/** The lock that a write has waited for is its own. */
export const LOCKED = 29;
/** A lock that was waited for is there; a lease may be over. The index is that of the row, or of the lock. */
export const GRANTED = 30;
export const LEASE_OVER = 31;

/** Of the fast path: a service begins whose turn was known before; a visit is over at its station. */
export const BEGUN = 21;
export const OVER = 22;

export const SHIFT = 5;
export const MASK = 31;
