import type { Objective } from '../board/board.ts';
import type { Network } from '../simulation/network.ts';
import { LIMITS, type LimitName } from '../simulation/report.ts';
import type { Flows } from './flows.ts';
import { latencyOf } from './latency.ts';
import { QUANTILES } from './metrics.ts';
import { waitedVisits } from './path.ts';
import type { Breaking, HeadroomEstimate } from './results.ts';
import { type StationState, stationsAt } from './stations.ts';
import { successOf } from './success.ts';

/** How many breakings are told beyond the first. */
const NEXT = 5;
/** A breaking this little below that of a limit is the limit's doing: latency climbs steeply there. */
const SHADOW = 0.95;
/** The load at which a board counts as idle: an objective missed here is missed at any load. */
const IDLE = 0.001;

interface Basis {
  readonly network: Network;
  readonly flows: Flows;
  /** Stations at 1x. */
  readonly states: readonly StationState[];
}

interface LimitBreak extends Breaking {
  readonly station: number;
  readonly limit: LimitName;
}

/** Load factors, relative to 1x, at which limits and objectives break, lowest first. */
export function headroomOf(basis: Basis, objectives: readonly Objective[]): HeadroomEstimate {
  const limits = limitBreaks(basis);
  const missed = objectives.flatMap((objective) => objectiveBreak(basis, limits, objective) ?? []);
  const breaks = [...limits.map(({ factor, component, limit }) => ({ factor, component, limit })), ...missed];
  breaks.sort((a, b) => a.factor - b.factor);
  const [first, ...next] = breaks;
  return {
    factor: first?.factor ?? Number.POSITIVE_INFINITY,
    first: first ? { component: first.component, limit: first.limit } : null,
    next: next.slice(0, NEXT),
  };
}

function limitBreaks({ network, flows, states }: Basis): LimitBreak[] {
  const breaks: LimitBreak[] = [];
  const held: LimitBreak[] = [];
  network.stations.forEach((station, i) => {
    for (const limit of LIMITS) {
      const utilization = states[i]!.limits[limit];
      if (utilization === undefined || !(utilization > 0)) continue;
      const entry = { station: i, component: station.id, limit, factor: 1 / utilization };
      if (limit === 'slots' && station.blocking) held.push(entry);
      else breaks.push(entry);
    }
  });
  for (const entry of held) {
    // Slots are held for longer the busier the callees are, so their use grows faster than the load.
    const factor = loadAt(
      1,
      (load) => (stationsAt(network, flows, load)[entry.station]!.limits.slots ?? 0) - 1,
    );
    const below = calleesOf(network, entry.station);
    const shadowed = breaks.some((other) => below.has(other.station) && factor > SHADOW * other.factor);
    if (!shadowed && factor < Number.POSITIVE_INFINITY) breaks.push({ ...entry, factor });
  }
  return breaks.sort((a, b) => a.factor - b.factor);
}

function objectiveBreak(basis: Basis, limits: readonly LimitBreak[], objective: Objective): Breaking | null {
  const { network, flows } = basis;
  const index = network.classes.findIndex((row) => row.id === objective.class);
  if (index < 0 || network.classes[index]!.roots.length === 0) return null;
  const times = waitedVisits(network, index);
  const limit: Breaking['limit'] = `objective:${objective.id}`;
  const wall = limits.find((entry) => times[entry.station]! > 0)?.factor ?? Number.POSITIVE_INFINITY;
  const missedBy = (load: number): number => {
    const states = stationsAt(network, flows, load);
    if (objective.metric === 'success') return objective.limit - successOf(network, states, index);
    const waits = states.map((state) => state.waits);
    const wanted = objective.metric === 'mean' ? [] : [QUANTILES[objective.metric]];
    const { mean, quantiles } = latencyOf(network, waits, index, wanted);
    return Math.min(1e9, 1000 * (quantiles[0] ?? mean)) - objective.limit;
  };
  const blame = (load: number): string => {
    const states = stationsAt(network, flows, Math.max(load, IDLE));
    let worst = { component: network.stations[0]!.id, share: -1 };
    network.stations.forEach((station, i) => {
      const { waits, hold } = states[i]!;
      const share =
        objective.metric === 'success'
          ? station.errorRate
          : load > IDLE
            ? waits.queue.mean + waits.link.mean
            : hold.mean + station.missTime;
      if (share * times[i]! > worst.share) worst = { component: station.id, share: share * times[i]! };
    });
    return worst.component;
  };
  if (missedBy(IDLE) > 0) return { factor: 0, component: blame(0), limit };
  const last = SHADOW * wall;
  // Where no limit stands in the way, waiting does not grow with the load.
  if (!Number.isFinite(last) || missedBy(last) <= 0) return null;
  const factor = loadAt(last, missedBy);
  return { factor, component: blame(factor), limit };
}

/** Load at which a growing function passes 0; Infinity where it does not within a million times `start`. */
function loadAt(start: number, f: (load: number) => number): number {
  let high = start;
  while (f(high) <= 0) {
    if (high > start * 1e6) return Number.POSITIVE_INFINITY;
    high *= 4;
  }
  let low = high;
  while (low > IDLE && f(low) > 0) {
    high = low;
    low /= 4;
  }
  for (let i = 0; i < 40 && high - low > 1e-3 * high; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Stations whose replies a station waits for, near and far. */
function calleesOf(network: Network, station: number): ReadonlySet<number> {
  const below = new Set<number>();
  const reached = network.visits.map((visit) => visit.station === station);
  network.visits.forEach((visit, i) => {
    if (!reached[i]) return;
    for (const call of visit.calls) {
      if (call.mode !== 'call') continue;
      reached[call.visit] = true;
      below.add(network.visits[call.visit]!.station);
    }
  });
  below.delete(station);
  return below;
}
