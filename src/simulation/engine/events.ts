/** An event's payload: the index of its row (or source) above three bits that say what happens. */
export const ARRIVE = 0;
/** The transfer over the replica's link is over. */
export const TRANSFERRED = 1;
export const SERVED = 2;
/** The extra time of a miss is over. */
export const MISSED = 3;
export const REPLY = 4;
export const TIMEOUT = 5;
export const CREATE = 6;

export const SHIFT = 3;
export const MASK = 7;
