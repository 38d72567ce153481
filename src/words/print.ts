/** What stands on paper only. */

export const call = 'Call';
export const send = 'Send';
export const replication = 'Replication';
export const barHelp = 'Bar under a card: how full it is; tick: its target';
/** After the factor by which the load can grow. */
export const headroom = (component: string, limit: string): string =>
  ` headroom: ${component}, ${limit} (estimated)`;
