/** Why a simulation could not be played. */

export const unreadable = 'The simulation sent an answer that cannot be read.';
export const notStarted = (why: string): string => `The simulation could not start: ${why}`;
export const stopped = (why: string): string => `The simulation stopped working: ${why}`;
export const scriptNotLoaded = 'its script did not load';
export const failed = (why: string): string => `The simulation failed: ${why}`;
export const orderUnreadable = (why: string): string => `the order cannot be read (${why})`;
/** Where in an order the fault lies, when it is not in one field. */
export const wholeOrder = 'all of it';
