/** The tables of a run: their columns, and what those mean. */

export const traffic = 'Traffic';
export const offered = 'Offered';
export const throughput = 'Throughput';
export const goodput = 'Goodput';
export const success = 'Success';
export const latency = 'Latency';
export const mean = 'Mean';
export const networkHelp = 'Of the mean: traveling, over connections and links. The parts add up to it.';
export const queueHelp = 'Of the mean: in line for a slot, a lock, or what another request makes.';
export const serviceHelp = 'Of the mean: being worked on.';
export const inVain = 'In vain';
export const inVainHelp =
  'Of the mean: waiting for others who gave it nothing. Attempts that failed and the pauses between them, a place in a pool, calls it then did without; and being held until there was news.';
export const requests = 'Requests';
export const requestsByClass = 'Requests by class';

export const delivered = 'Delivered';
export const deliveredHelp = 'Messages that reached a client, a second.';
export const deliveryMeanHelp =
  'Mean time from the beginning of the request to the arrival of its message at a client.';
export const empty = 'Empty';
export const emptyHelp = 'Share of polls that were answered without any news.';
export const delivery = 'Delivery';
export const request = 'Request';

export const failures = 'Failures';
export const reason = 'Reason';
export const rate = 'Rate';
export const share = 'Share';
export const where = 'Where';

export const waiting = 'Waiting';
export const waitingHelp = 'Messages that wait at the end of the run.';
export const oldest = 'Oldest';
export const oldestHelp = 'The longest that any message waited for a consumer.';
export const again = 'Again';
export const redeliveredHelp = 'Handed out once more, as the consumer had failed or taken too long.';
export const twice = 'Twice';
export const twiceHelp = 'Worked off although that had been done before.';
export const dead = 'Dead';
export const deadHelp = 'Dead letters: handed out as often as allowed and never acknowledged.';
export const messages = 'Messages';
export const keptBy = 'Kept by';

export const reads = 'Reads';
export const readsHelp = 'Reads that it answered, a second.';
export const behind = 'Behind';
export const behindHelp = 'By how much it was behind the primary at a read, on average.';
export const stale = 'Stale';
export const staleHelp = 'Share of the reads that were shown a state before their own write.';
export const copies = 'Copies';
export const readFrom = 'Read from';

export const open = 'Open';
export const openHelp = 'Sessions open at the end of the run.';
export const lowest = 'Lowest';
export const lowestHelp = 'The fewest that were open at any time.';
export const refused = 'Refused';
export const refusedHelp = 'Tries to connect that failed or were turned away.';
export const away = 'Away';
export const awayHelp = 'The longest time that fewer than 99 in 100 were open.';
export const sessions = 'Sessions';
export const heldBy = 'Held by';

export const components = 'Components';
export const component = 'Component';
export const rateHelp = 'Requests that arrived, a second.';
export const wait = 'Wait';
export const waitHelp = 'Average time a request waited in line here.';
export const utilization = 'Utilization';
export const utilizationHelp =
  'Share of the limit that binds: the largest of slots, quota, bandwidth and connections.';

export const noneFailed = 'No request failed.';
export const andOn = (time: string): string => `${time} and on`;
