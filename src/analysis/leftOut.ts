import type { Station } from '../simulation/network/station.ts';
import type { Call, RequestClassRow } from '../simulation/network/traffic.ts';
import type { Network } from '../simulation/network.ts';
import { comesSingly, takersOf } from './formulas/losses.ts';
import { urgenciesOf } from './formulas/urgency.ts';
import { isCounted } from './load/replies.ts';

type Tells<T> = readonly (readonly [text: string, has: (row: T) => boolean])[];

/** What a component does that no formula of the estimate knows. */
const OF_STATIONS: Tells<Station> = [
  ['a limit on how fast instances start', ({ instances }) => (instances?.ramp ?? Infinity) < Infinity],
  ['a longest duration', ({ maxDuration = Infinity }) => maxDuration < Infinity],
  ['failures of what it calls, noticed late', ({ notices }) => notices !== undefined],
  ['refusals when the queue has stood too long', ({ shedTarget = Infinity }) => shedTarget < Infinity],
  [
    'requests that leave the queue after a while',
    (station) => (station.queueTimeout ?? Infinity) < Infinity && !comesSingly(station),
  ],
  ['writers that wait for room', ({ waitsWhenFull = false }) => waitsWhenFull],
  ['failures that are kept for a while', ({ negativeTtl = 0 }) => negativeTtl > 0],
  ['an autoscaler that takes time', ({ scaling }) => scaling !== undefined],
  ['a quota that takes time to grow', ({ quotaScaling }) => quotaScaling !== undefined],
  ['messages that are dropped when too old', ({ delivery }) => (delivery?.retention ?? Infinity) < Infinity],
  ['how long records wait to be read', ({ reads }) => reads !== undefined],
  ['documents that go on growing', ({ growth }) => growth !== undefined],
  ['the wait for a lock that another holds', ({ lease }) => lease !== undefined],
  ['how a cache fills, and who waits for one that fetches', ({ contents }) => contents !== undefined],
  ['a rate at which sessions come back', ({ sessions }) => (sessions?.connectRate ?? Infinity) < Infinity],
  [
    'a queue of batches, shares or instances that ends',
    ({ queueLimit, batch, discipline, instances, intake }) =>
      intake === 'slots' && queueLimit < Infinity && Boolean(batch || discipline || instances),
  ],
];

/** The same of its calls. */
const OF_CALLS: Tells<Call> = [
  [
    'work that a timeout stops',
    ({ timeout, reliability }) => timeout < Infinity && (reliability?.cancel ?? false),
  ],
  [
    'late calls that are tried again and pile up',
    ({ timeout, reliability }) => timeout < Infinity && (reliability?.retries ?? 0) > 0,
  ],
  ['timeouts of its copies', (call) => call.timeout < Infinity && isCounted(call)],
  [
    'how long those of its calls take that fail and that it can do without',
    ({ optional }) => optional === true,
  ],
  ['hedged calls', ({ reliability }) => (reliability?.hedge ?? Infinity) < Infinity],
  ['breakers on its calls', ({ reliability }) => (reliability?.breaker ?? Infinity) < Infinity],
  ['pools for its calls', ({ reliability }) => (reliability?.pool ?? Infinity) < Infinity],
  ['subscribers that hold it up or are cut off', ({ slow }) => slow !== undefined],
];

/** Of a station that takes messages from a buffer, or several requests at once: it waits with the next, instead of refusing it. */
const IN_FLIGHT = 'a limit on what is in flight';

/** The same of the requests that come to it. */
const OF_CLASSES: Tells<RequestClassRow> = [
  ['bursts', ({ bursts }) => bursts !== undefined],
  ['a load that changes over time', ({ profile }) => profile !== undefined],
];

/** By station: what happens there or because of it that is in a run alone, in the words of a list. */
export function leftOutOf(network: Network): readonly (readonly string[])[] {
  const calls = network.stations.map(() => new Set<string>());
  const queues = ({ intake, slots }: Station): boolean => intake === 'slots' && Number.isFinite(slots);
  for (const { station, class: index, calls: made } of network.visits) {
    for (const [text, has] of OF_CALLS) if (made.some(has)) calls[station]!.add(text);
    if (!queues(network.stations[station]!)) continue;
    for (const [text, has] of OF_CLASSES) if (has(network.classes[index]!)) calls[station]!.add(text);
  }
  const takers = takersOf(network);
  const { mixed } = urgenciesOf(network);
  return network.stations.map((station, i) => [
    ...OF_STATIONS.flatMap(([text, has]) => (has(station) ? [text] : [])),
    ...((station.inFlightLimit ?? Infinity) < Infinity && (takers.has(i) || !comesSingly(station))
      ? [IN_FLIGHT]
      : []),
    ...(mixed[i] && queues(station) && !comesSingly(station) ? ['requests that go first'] : []),
    ...calls[i]!,
  ]);
}
