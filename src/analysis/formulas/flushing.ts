import type { Call, Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { flowsOf } from '../load/flows.ts';
import { callsPerVisit } from '../load/replies.ts';

/** Beyond so many in an interval their number is as good as its mean. */
const MANY = 1000;

/**
 * The network with calls of buffers that flush as often as they come to be at a load: one for a group of writes. A replica
 * flushes `every` s after the first write since the last time, so once in every + 1 / rate, what came until then, in groups.
 * That groups of a flush come in one instant is left to the simulation.
 */
export function withFlushes(network: Network, load: number): Network {
  let grouped = network;
  network.stations.forEach(({ flush }, station) => {
    if (flush) grouped = grouping(grouped, station, flush, load);
  });
  return grouped;
}

type Flush = NonNullable<Network['stations'][number]['flush']>;

function grouping(network: Network, station: number, { every, size }: Flush, load: number): Network {
  const flows = flowsOf(network);
  const { replicas, intake } = network.stations[station]!;
  const parts = intake === 'slots' ? replicas : 1;
  const all = (load * flows.stations[station]!) / parts;
  if (!(all > 0)) return network;
  const visits = network.visits.map((visit, index): Visit => {
    if (visit.station !== station) return visit;
    const calls = visit.calls.map((call): Call => {
      const writes = ((load * flows.visits[index]!) / parts) * callsPerVisit(network, visit, call);
      if (!(writes > 0)) return call;
      const groups = meanGroups(Math.min(1, writes / all), writes * every, size) / (every + 1 / all);
      return { ...call, calls: (call.calls * groups) / writes };
    });
    return { ...visit, calls };
  });
  return { ...network, visits };
}

/** Mean number of groups that a Poisson number of writes, and with chance `first` one more, fill or begin. */
function meanGroups(first: number, mean: number, size: number): number {
  if (size === 1) return first + mean;
  if (mean > MANY) return (first + mean) / size + (size - 1) / (2 * size);
  const expected = (n: number): number =>
    first * Math.ceil((n + 1) / size) + (1 - first) * Math.ceil(n / size);
  // From the likeliest number on, both ways, as e^-mean is nothing where many come.
  const mode = Math.floor(mean);
  const reach = Math.ceil(12 * Math.sqrt(mean) + 20);
  let sum = expected(mode);
  let total = 1;
  for (let n = mode, chance = 1; n > Math.max(0, mode - reach); n--) {
    chance *= n / mean;
    sum += chance * expected(n - 1);
    total += chance;
  }
  for (let n = mode + 1, chance = 1; n <= mode + reach; n++) {
    chance *= mean / n;
    sum += chance * expected(n);
    total += chance;
  }
  return sum / total;
}
