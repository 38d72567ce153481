import type { Objective } from '../../board/board.ts';
import { type LimitName, PROPORTIONAL } from '../../simulation/report.ts';
import { QUANTILES } from '../metrics.ts';
import type { Breaking, HeadroomEstimate } from '../results.ts';
import { timelyOf } from '../times/timely.ts';
import { latencyOf, roughLatency } from './latency.ts';
import { waitedVisits } from './path.ts';
import type { Plan } from './plan.ts';
import { type Carried, carriedAt } from './stations.ts';
import { successOf } from './success.ts';

/** How many breakings are told beyond the first. */
const NEXT = 5;
/** A breaking this little below that of a limit is the limit's doing: latency climbs steeply there. */
const SHADOW = 0.95;
/** The load at which a board counts as idle: an objective missed here is missed at any load. */
const IDLE = 0.001;

interface LimitBreak extends Breaking {
  readonly station: number;
  readonly limit: LimitName;
}

/** Load factors, relative to 1x, at which limits and objectives break, lowest first. */
export function headroomOf(plan: Plan, nominal: Carried, objectives: readonly Objective[]): HeadroomEstimate {
  const at = rememberLoads(plan, nominal);
  const limits = limitBreaks(plan, nominal, at);
  const missed = objectives.flatMap((objective) => objectiveBreak(plan, limits, objective, at) ?? []);
  const breaks = [...limits.map(({ factor, component, limit }) => ({ factor, component, limit })), ...missed];
  breaks.sort((a, b) => a.factor - b.factor);
  const [first, ...next] = breaks;
  return {
    factor: first?.factor ?? Number.POSITIVE_INFINITY,
    first: first ? { component: first.component, limit: first.limit } : null,
    next: next.slice(0, NEXT),
  };
}

/** Several objectives look at the same loads. */
function rememberLoads(plan: Plan, nominal: Carried): (load: number) => Carried {
  const known = new Map([[nominal.load, nominal]]);
  return (load) => {
    const carried = known.get(load) ?? carriedAt(plan, load);
    known.set(load, carried);
    return carried;
  };
}

function limitBreaks({ network }: Plan, { states }: Carried, at: (load: number) => Carried): LimitBreak[] {
  const breaks: LimitBreak[] = [];
  const held: LimitBreak[] = [];
  network.stations.forEach((station, i) => {
    for (const limit of PROPORTIONAL) {
      const utilization = states[i]!.limits[limit];
      if (utilization === undefined || !(utilization > 0)) continue;
      // An autoscaler grows with the load up to its most.
      const { size, room = 1 } = states[i]!;
      const growth = limit === 'quota' ? room : station.scaling ? station.scaling.max / size : 1;
      const entry = { station: i, component: station.id, limit, factor: growth / utilization };
      if (limit === 'slots' && (station.blocking || station.knee !== undefined)) held.push(entry);
      else breaks.push(entry);
    }
  });
  // Slots are held for longer the busier the callees are: their use grows faster than the load, from an idle system's.
  const idle = held.length > 0 ? at(IDLE).states : [];
  const latest = (entry: LimitBreak): number => IDLE / idle[entry.station]!.limits.slots!;
  for (const entry of held.sort((a, b) => latest(a) - latest(b))) {
    const told = [...breaks].sort((a, b) => a.factor - b.factor)[NEXT]?.factor ?? Number.POSITIVE_INFINITY;
    const use = (load: number): number => at(load).states[entry.station]!.limits.slots! - 1;
    const factor = onLadder(use, Math.min(latest(entry), told));
    const below = calleesOf(network, entry.station);
    const shadowed = breaks.some((other) => below.has(other.station) && factor > SHADOW * other.factor);
    if (!shadowed && factor < told) breaks.push({ ...entry, factor });
  }
  return breaks.sort((a, b) => a.factor - b.factor);
}

function objectiveBreak(
  plan: Plan,
  limits: readonly LimitBreak[],
  objective: Objective,
  at: (load: number) => Carried,
): Breaking | null {
  const { network } = plan;
  const { metric } = objective;
  const index = network.classes.findIndex((row) => row.id === objective.class);
  if (index < 0 || network.classes[index]!.roots.length === 0) return null;
  const times = waitedVisits(network, index);
  const limit: Breaking['limit'] = `objective:${objective.id}`;
  const missedBy = (load: number): number => {
    const carried = at(load);
    if (metric === 'success')
      return objective.limit - successOf(network, carried.states, index, timelyOf(plan, carried));
    const promised = objective.limit / 1000;
    const chance = metric === 'mean' ? 0.5 : QUANTILES[metric];
    const { mean, variance } = roughLatency(plan, carried, index)!;
    // So far beyond the mean lies no percentile of any distribution (Cantelli).
    if (mean + Math.sqrt((variance * chance) / (1 - chance)) < promised) return -promised;
    const latency = latencyOf(plan, carried, index, metric === 'mean' ? [] : [chance]);
    return Math.min(1e9, latency.quantiles[0] ?? latency.mean) - promised;
  };
  const blame = (load: number): string => {
    const { states } = at(load);
    let worst = { component: network.stations[0]!.id, share: -1 };
    network.stations.forEach((station, i) => {
      const { waits, hold } = states[i]!;
      const waiting =
        load > IDLE ? waits.queue.mean + waits.link.mean + waits.out.mean : hold.mean + station.missTime;
      const { refused = 0, overQuota = 0 } = states[i]!;
      const failing = Math.max(station.errorRate, refused, overQuota);
      const share = times[i]! * (metric === 'success' ? failing : waiting);
      if (share > worst.share) worst = { component: station.id, share };
    });
    return worst.component;
  };
  const wall = limits.find((entry) => times[entry.station]! > 0)?.factor;
  // Where no limit stands in the way, nothing changes with the load.
  const last = wall === undefined ? IDLE : SHADOW * wall;
  if (missedBy(last) <= 0) return null;
  if (last === IDLE || missedBy(IDLE) > 0) return { factor: 0, component: blame(IDLE), limit };
  const factor = crossing(missedBy, IDLE, last);
  return { factor, component: blame(factor), limit };
}

/** Where a growing function passes 0 between two loads, by the Illinois variant of false position. */
function crossing(f: (load: number) => number, low: number, high: number): number {
  let below = f(low);
  let above = f(high);
  if (below >= 0) return low;
  if (!(above > 0)) return high;
  for (let i = 0; i < 40 && high - low > 1e-3 * high; i++) {
    // Near a limit the function shoots up; then halving is faster.
    const straight = low + ((high - low) * -below) / (above - below);
    const middle = above > -20 * below || !Number.isFinite(straight) ? (low + high) / 2 : straight;
    const value = f(middle);
    if (value > 0) {
      high = middle;
      above = value;
      below /= 2;
    } else {
      low = middle;
      below = value;
      above /= 2;
    }
  }
  return (low + high) / 2;
}

/** Loads from idle up, each 1 % above the one before. */
const rung = (k: number): number => IDLE * 1.01 ** k;

/**
 * Load at which a growing function passes 0, at most `high`. Looks only at loads that all searches share, so that what
 * was worked out for one serves the next, and draws a line between the last two.
 */
function onLadder(f: (load: number) => number, high: number): number {
  let below = 0;
  let above = 2048;
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (rung(middle) >= high || f(rung(middle)) > 0) above = middle;
    else below = middle;
  }
  const top = Math.min(high, rung(above));
  const [low, up] = [f(rung(below)), f(top)];
  if (!(up > 0)) return top;
  const part = Number.isFinite(up) && low < 0 ? -low / (up - low) : 0;
  return rung(below) + part * (top - rung(below));
}

/** Stations whose replies a station waits for, near and far. */
function calleesOf(network: Plan['network'], station: number): ReadonlySet<number> {
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
