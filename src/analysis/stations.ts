import type { Network, Station } from '../simulation/network.ts';
import { LIMITS, type LimitName } from '../simulation/report.ts';
import { type Response, responses, transferTime, type Waits } from './compose.ts';
import { NO_WAIT, type Wait } from './erlang.ts';
import type { Flows } from './flows.ts';
import { MOMENTS, type Moments } from './moments.ts';
import { type Arrivals, arrivalsOf } from './pools.ts';
import { waitOf } from './queueing.ts';

/** What a station carries at one load. */
export interface StationState {
  /** Arrivals/s. */
  readonly rate: number;
  /** How long a request holds its slot, and stays inside after that, s. */
  readonly hold: Moments;
  readonly away: number;
  readonly waits: Waits;
  /** Utilization of every limit the station has; may pass 1. */
  readonly limits: Readonly<Partial<Record<LimitName, number>>>;
}

/** Waiting depends on callees where slots are held for them, so such stations are solved by going round. */
const ROUNDS = 60;
const SAME = 1e-4;
const FREE: Waits = { queue: NO_WAIT, link: NO_WAIT };

export function stationsAt(network: Network, flows: Flows, load: number): StationState[] {
  const visitsOf: number[][] = network.stations.map(() => []);
  network.visits.forEach((visit, index) => {
    visitsOf[visit.station]!.push(index);
  });
  const arrivals = arrivalsOf(network, flows);
  const blocking = network.stations.some((station) => station.blocking);
  let states: StationState[] = [];
  let idle: readonly number[] = [];
  // Elsewhere the second round only adds the callees' waits to how long requests stay in flight.
  for (let round = 0; round < (blocking ? ROUNDS : 2); round++) {
    const waits = network.stations.map((station, i) => bounded(station, states[i]));
    const respond = responses(MOMENTS, network, waits);
    const times = network.stations.map((_, i) => timesOf(network, flows, visitsOf[i]!, respond));
    if (round === 0) idle = times.map(({ hold, away }) => hold.mean + away);
    const next = network.stations.map((station, i) =>
      stateOf(station, { flows, load, index: i, ...times[i]!, idle: idle[i]!, arrivals: arrivals[i]! }),
    );
    const moved = next.some((state, i) => {
      const before = states[i];
      return !before || differs(state.hold.mean, before.hold.mean) || differs(state.away, before.away);
    });
    states = next;
    if (!moved) break;
  }
  return states;
}

const differs = (now: number, before: number): boolean => Math.abs(now - before) > SAME * before;

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
function bounded(station: Station, state: StationState | undefined): Waits {
  if (!state) return FREE;
  const { queue, link } = state.waits;
  const full = (station.queueLimit * state.hold.mean) / station.slots;
  return queue.mean > full ? { queue: { chance: queue.chance, mean: full }, link } : state.waits;
}

function timesOf(
  network: Network,
  flows: Flows,
  visits: readonly number[],
  respond: (visit: number) => Response<Moments>,
): { readonly hold: Moments; readonly away: number } {
  if (visits.length === 0) return { hold: MOMENTS.zero, away: 0 };
  const { blocking, buffer } = network.stations[network.visits[visits[0]!]!.station]!;
  let total = 0;
  for (const index of visits) total += flows.visits[index]!;
  // Without any load the mean is over the visits that could happen.
  const weighted = (partOf: (index: number) => Moments): Moments =>
    MOMENTS.mix(
      visits.map((index) => ({
        weight: total > 0 ? flows.visits[index]! / total : 1 / visits.length,
        part: partOf(index),
      })),
    );
  const service = weighted((index) => MOMENTS.of(network.visits[index]!.service));
  if (blocking) return { hold: weighted((index) => respond(index).held), away: 0 };
  return { hold: service, away: buffer ? 0 : weighted((index) => respond(index).after).mean };
}

interface Carried {
  readonly flows: Flows;
  readonly load: number;
  readonly index: number;
  readonly hold: Moments;
  readonly away: number;
  /** Time inside when nothing waits anywhere, s. */
  readonly idle: number;
  readonly arrivals: Arrivals;
}

function stateOf(
  station: Station,
  { flows, load, index, hold, away, idle, arrivals }: Carried,
): StationState {
  const { replicas, slots, quota, bandwidth, connectionLimit, openConnections } = station;
  const rate = load * flows.stations[index]!;
  const limits: Partial<Record<LimitName, number>> = {};
  const queues = station.intake === 'slots' && Number.isFinite(slots);
  if (queues) limits.slots = (rate * hold.mean) / (replicas * slots);
  if (Number.isFinite(quota)) limits.quota = rate / quota;
  if (Number.isFinite(bandwidth)) limits.bandwidth = (load * flows.bytes[index]!) / (replicas * bandwidth);
  if (Number.isFinite(connectionLimit)) {
    // Where nobody keeps a connection open, every request inside has one.
    const held = openConnections > 0 ? load * openConnections : rate * idle;
    limits.connections = held / (replicas * connectionLimit);
  }
  const scv = hold.mean > 0 ? hold.variance / hold.mean ** 2 : 0;
  const { rule: balancing, peers, batch } = arrivals;
  const pool = { replicas: peers * replicas, balancing, away };
  const queue = queues
    ? waitOf({ ...pool, rate: peers * rate, mean: hold.mean, scv, slots, batch })
    : NO_WAIT;
  const link = linkWait(station, {
    rate,
    bytes: flows.bytes[index]! * load,
    squares: flows.squares[index]! * load,
    balancing,
  });
  return { rate, hold, away, waits: { queue, link }, limits };
}

/** A link serves one payload at a time; most requests have one, or none has. */
function linkWait(
  station: Station,
  {
    rate,
    bytes,
    squares,
    balancing,
  }: { rate: number; bytes: number; squares: number; balancing: Arrivals['rule'] },
): Wait {
  if (!Number.isFinite(station.bandwidth) || !(rate > 0 && bytes > 0)) return NO_WAIT;
  const links = station.intake === 'slots' ? station.replicas : 1;
  const mean = transferTime(station, bytes / rate);
  const scv = (squares * rate) / bytes ** 2 - 1;
  return waitOf({ rate, mean, scv: Math.max(0, scv), replicas: links, slots: 1, balancing });
}
