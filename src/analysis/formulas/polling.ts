import type { Distribution } from '../../simulation/network/distribution.ts';
import type { RequestClassRow } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import type { Flows } from '../load/flows.ts';

/** Messages/s for one client that polls a station, at any load: both grow with it. 0 where nobody polls there. */
function newsAt({ visits, classes }: Network, flows: Flows, station: number): number {
  let news = 0;
  const asking = new Set<RequestClassRow>();
  visits.forEach((visit, index) => {
    if (visit.station !== station) return;
    if (visit.mail === 'news') news += flows.visits[index]!;
    if (visit.mail === 'asks') asking.add(classes[visit.class]!);
  });
  let clients = 0;
  for (const { poll } of asking) clients += poll?.users ?? 0;
  return clients > 0 ? news / clients : 0;
}

/**
 * By visit: how long a request for news is held, for messages that come to a client at random: until the first, or for as
 * long as the station holds it. Mean (1 - e^(-mT)) / m for m messages a second and a hold of T; its spread is exact, its
 * shape is taken as a gamma distribution. Messages that come while the client is on its way are left out: 6 % more
 * requests where one comes each second and the way takes 60 ms.
 */
export function holdsOf(network: Network, flows: Flows): readonly (Distribution | null)[] {
  return network.visits.map((visit) => {
    const { hold = 0 } = network.stations[visit.station]!;
    if (visit.mail !== 'asks' || !(hold > 0)) return null;
    const m = newsAt(network, flows, visit.station);
    const [left, due] = [Math.exp(-m * hold), m * hold];
    if (due < 1e-6) return { shape: 'deterministic', mean: hold };
    const mean = (1 - left) / m;
    const square = (2 * (1 - left * (1 + due))) / (m * m);
    return { shape: 'gamma', mean, cv: Math.sqrt(Math.max(0, square - mean * mean)) / mean };
  });
}

/**
 * Share of a class's answers that bring no news: no message within the time from one answer to the next, e^(-m t) with t
 * the interval, or where requests are held the hold. Null for a class that asks nowhere.
 */
export function emptyShare(network: Network, flows: Flows, cls: number, rate: number): number | null {
  const asks = network.visits.find((visit) => visit.mail === 'asks' && visit.class === cls);
  const { poll } = network.classes[cls]!;
  if (asks === undefined || poll === undefined) return null;
  const m = newsAt(network, flows, asks.station);
  const { hold = 0 } = network.stations[asks.station]!;
  return Math.exp(-m * (hold > 0 ? hold : poll.users / rate));
}
