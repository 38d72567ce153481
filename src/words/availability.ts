/** What classes of requests can count on. */

export const availability = 'Availability';
export const help =
  'How often the components that a class waits for are there, by their parameters, each as if it failed by itself. Errors, refusals and slow answers come on top.';

export const aMonth = (downtime: string): string => `away ${downtime} a month`;
export const promised = (share: string): string => `promised ${share}`;
export const met = 'met';
export const missed = 'missed';
/** Said before a figure that may be somewhat larger. */
export const atLeast = (share: string): string => `at least ${share}`;
export const carried = (share: string): string => `${share} while those left can carry the load`;
/** Before and after the name of a component or group. */
export const alwaysThere = 'Always there, ';
export const wouldMakeIt = (share: string): string => ` would make it ${share}.`;
