import type { Network, Station } from '../simulation/network.ts';
import { LIMITS, type LimitName } from '../simulation/report.ts';
import { type Response, responses } from './compose.ts';
import type { Flows } from './flows.ts';
import { MOMENTS, type Moments } from './moments.ts';
import { NO_WAIT, type Wait, waitOf } from './queueing.ts';

/** What a station carries at one load. */
export interface StationState {
  /** Arrivals/s. */
  readonly rate: number;
  /** How long a request holds its slot, s. */
  readonly hold: Moments;
  readonly wait: Wait;
  /** Utilization of every limit the station has; may pass 1. */
  readonly limits: Readonly<Partial<Record<LimitName, number>>>;
}

/** A blocking station's slots wait for its callees' slots, so those are solved by going round; more is no use. */
const ROUNDS = 60;

export function stationsAt(network: Network, flows: Flows, load: number): StationState[] {
  const visitsOf: number[][] = network.stations.map(() => []);
  network.visits.forEach((visit, index) => {
    visitsOf[visit.station]!.push(index);
  });
  const blocking = network.stations.some((station) => station.blocking);
  let states: StationState[] = [];
  for (let round = 0; round < (blocking ? ROUNDS : 1); round++) {
    const waits = network.stations.map((station, i) => bounded(station, states[i]));
    const respond = blocking ? responses(MOMENTS, network, waits) : null;
    const next = network.stations.map((station, i) => {
      const hold = holdOf(network, flows, visitsOf[i]!, respond);
      return stateOf(
        station,
        load * flows.stations[i]!,
        load * flows.bytes[i]!,
        load,
        hold,
        ruleOf(network, i),
      );
    });
    const moved = next.some((state, i) => {
      const before = states[i]?.hold.mean ?? 0;
      return Math.abs(state.hold.mean - before) > 1e-4 * before;
    });
    states = next;
    if (!moved) break;
  }
  return states;
}

/** The largest of the limits and its name; null where there is none. */
export function bindingOf(limits: StationState['limits']): { limit: LimitName; utilization: number } | null {
  let binding: { limit: LimitName; utilization: number } | null = null;
  for (const limit of LIMITS) {
    const utilization = limits[limit];
    if (utilization === undefined || (binding && utilization <= binding.utilization)) continue;
    binding = { limit, utilization };
  }
  return binding;
}

/** A caller that holds its slot waits at most for a full queue, however overloaded its callee is. */
function bounded(station: Station, state: StationState | undefined): Wait {
  if (!state) return NO_WAIT;
  const workers = station.routing === 'shared queue' ? station.slots * station.replicas : station.slots;
  const full = (station.queueLimit * state.hold.mean) / workers;
  return state.wait.mean > full ? { chance: state.wait.chance, mean: full } : state.wait;
}

function holdOf(
  network: Network,
  flows: Flows,
  visits: readonly number[],
  respond: ((visit: number) => Response<Moments>) | null,
): Moments {
  let total = 0;
  for (const index of visits) total += flows.visits[index]!;
  const parts = visits.map((index) => {
    const visit = network.visits[index]!;
    const station = network.stations[visit.station]!;
    const part = station.blocking && respond ? respond(index).held : MOMENTS.of(visit.service);
    // Without any load the mean is over the visits that could happen.
    return { weight: total > 0 ? flows.visits[index]! / total : 1 / visits.length, part };
  });
  return parts.length > 0 ? MOMENTS.mix(parts) : MOMENTS.zero;
}

function stateOf(
  station: Station,
  rate: number,
  bytes: number,
  load: number,
  hold: Moments,
  balancing: Station['routing'],
): StationState {
  const { replicas, slots, quota, bandwidth, connectionLimit, openConnections } = station;
  const limits: Partial<Record<LimitName, number>> = {};
  if (station.intake === 'slots' && Number.isFinite(slots))
    limits.slots = (rate * hold.mean) / (replicas * slots);
  if (Number.isFinite(quota)) limits.quota = rate / quota;
  if (Number.isFinite(bandwidth)) limits.bandwidth = bytes / (replicas * bandwidth);
  if (Number.isFinite(connectionLimit))
    limits.connections = (load * openConnections) / (replicas * connectionLimit);
  const wait =
    limits.slots === undefined
      ? NO_WAIT
      : waitOf({
          rate,
          mean: hold.mean,
          scv: hold.mean > 0 ? hold.variance / hold.mean ** 2 : 0,
          replicas,
          slots,
          balancing,
        });
  return { rate, hold, wait, limits };
}

/** How a station's replicas are picked: by the rule of the callers. */
function ruleOf(network: Network, station: number): Station['routing'] {
  for (const visit of network.visits)
    for (const call of visit.calls)
      if (network.visits[call.visit]!.station === station) return call.balancing;
  return 'least in flight';
}
