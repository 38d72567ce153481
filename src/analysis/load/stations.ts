import { hasInstances, holdersOf } from '../../simulation/holders.ts';
import type { Station } from '../../simulation/network/station.ts';
import { LIMITS, type LimitName } from '../../simulation/report.ts';
import { bulkWait } from '../formulas/bulk.ts';
import { startTime, warmthOf } from '../formulas/coldStarts.ts';
import { NO_WAIT, OVERLOADED } from '../formulas/erlang.ts';
import { crowdedAt } from '../formulas/knee.ts';
import { lockOf } from '../formulas/locks.ts';
import { comesSingly, lossesAt } from '../formulas/losses.ts';
import { waitOf } from '../formulas/queueing.ts';
import { keyedQuota, quotasApart, roomOf, settledQuota } from '../formulas/quotas.ts';
import { scaledSize } from '../formulas/scaled.ts';
import { hottestPart, scatteredShare } from '../formulas/shards.ts';
import { Composition } from '../times/compose.ts';
import { MOMENTS, type Moments } from '../times/moments.ts';
import type { Waits } from '../times/waits.ts';
import type { Plan } from './plan.ts';
import { callsPerVisit } from './replies.ts';
import { blend, linkWaits, paused, shardWait, turnsAt } from './waits.ts';

/** What a station carries at one load. */
export interface StationState {
  /** Arrivals/s. */
  readonly rate: number;
  /** How long a request holds its slot, and stays inside after that, s. */
  readonly hold: Moments;
  readonly away: number;
  /** Replicas, of an autoscaled station at this load. */
  readonly size: number;
  readonly waits: Waits;
  /** Share of requests beyond the quota of reads or that of writes, where these are two. */
  readonly overQuota?: number;
  /** Where they are started for requests: how many, and the share of requests that waits for a start. */
  readonly instances?: { readonly mean: number; readonly cold: number };
  /** Times as high as it is that its quota can become, of one that follows what is used. */
  readonly room?: number;
  /** Share of requests beyond the quota of their key, where each has one. */
  readonly beyondKeys?: number;
  /** Share of requests that its queue loses: full, waited in for too long, or too much in flight. */
  readonly refused?: number;
  /** Utilization of every limit the station has; may pass 1. */
  readonly limits: Readonly<Partial<Record<LimitName, number>>>;
}

/** All stations at one load. */
export interface Carried {
  readonly load: number;
  readonly states: readonly StationState[];
  readonly waits: readonly Waits[];
  /** Response times of visits by their moments. */
  readonly moments: Composition<Moments>;
}

const FREE: Waits = { queue: NO_WAIT, link: NO_WAIT, out: NO_WAIT };
/** Where stations call each other in circles their waits are found by going round; more rounds are no use. */
const ROUNDS = 40;
const SAME = 1e-4;

export function carriedAt(plan: Plan, load: number): Carried {
  const { network, order, cyclic } = plan;
  const states: StationState[] = new Array(network.stations.length);
  const waits: Waits[] = network.stations.map(() => FREE);
  for (let round = 1; ; round++) {
    // A caller that holds its slot waits at most for a full queue, however overloaded its callee is.
    const finite =
      round === 1 ? network.stations.map(() => FREE) : states.map((s, i) => bounded(network.stations[i]!, s));
    const below = new Composition(MOMENTS, plan, finite, 'all');
    let moved = false;
    for (const index of order) {
      const before = states[index];
      const state = stateOf(plan, load, index, below);
      states[index] = state;
      waits[index] = state.waits;
      finite[index] = bounded(network.stations[index]!, state);
      moved ||= !before || differs(state.hold.mean, before.hold.mean) || differs(state.away, before.away);
    }
    if (!cyclic || !moved || round === ROUNDS) break;
  }
  for (const index of states.keys()) {
    holdOpen(plan, states, index);
    fillQueue(plan, load, states, index);
  }
  return { load, states, waits, moments: new Composition(MOMENTS, plan, waits) };
}

/** Instances of its callers keep a connection each; what comes from others holds one for as long as it is inside. */
function holdOpen({ network, flows }: Plan, states: StationState[], index: number): void {
  const holders = holdersOf(network, index);
  if (holders.length === 0) return;
  const { rate, hold, away, size, limits } = states[index]!;
  const total = flows.stations[index]!;
  let lent = 0;
  network.visits.forEach(({ station, calls }, v) => {
    if (!holders.includes(station)) return;
    for (const call of calls)
      if (network.visits[call.visit]!.station === index)
        lent += flows.visits[v]! * callsPerVisit(network, network.visits[v]!, call);
  });
  const guests = total > 0 ? rate * Math.max(0, 1 - lent / total) * (hold.mean + away) : 0;
  const held = holders.reduce((sum, holder) => sum + states[holder]!.instances!.mean, guests);
  const { connectionLimit } = network.stations[index]!;
  states[index] = { ...states[index]!, limits: { ...limits, connections: held / (size * connectionLimit) } };
}

/** Those who wait take places, and in a buffer the messages for its consumers do (Little's law); no more than there are. */
function fillQueue(
  { network, flows, visitsOf }: Plan,
  load: number,
  states: StationState[],
  index: number,
): void {
  const { intake, buffer, queueLimit } = network.stations[index]!;
  const { rate, size, limits, refused = 0, waits } = states[index]!;
  const places = size * queueLimit;
  if (!(buffer || intake === 'slots') || !(places > 0 && places < Infinity)) return;
  const { mean } = waits.queue;
  // How many wait is not known where all that come stay inside for ever, as what they call is overloaded.
  let waiting = rate > 0 && !Number.isNaN(mean) ? rate * (1 - refused) * mean : 0;
  for (const visit of buffer ? visitsOf[index]! : [])
    for (const call of network.visits[visit]!.calls) {
      const sent = load * flows.visits[visit]! * callsPerVisit(network, network.visits[visit]!, call);
      const taker = states[network.visits[call.visit]!.station]!;
      const isTaken = (taker.limits.slots ?? 0) < 1;
      if (sent > 0) waiting += isTaken ? sent * taker.waits.queue.mean : Infinity;
    }
  states[index] = { ...states[index]!, limits: { ...limits, queue: Math.min(1, waiting / places) } };
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

function bounded(station: Station, { waits, hold }: StationState): Waits {
  const full = (station.queueLimit * hold.mean) / (station.slots * (station.batch?.size ?? 1));
  const { queue } = waits;
  return queue.mean > full ? { ...waits, queue: { chance: queue.chance, mean: full } } : waits;
}

function stateOf(plan: Plan, load: number, index: number, below: Composition<Moments>): StationState {
  const { network, flows } = plan;
  const station = network.stations[index]!;
  const { slots, bandwidth, connectionLimit, openConnections } = station;
  const rate = load * flows.stations[index]!;
  const { writeQuota, quotaScaling } = station;
  const writes = writeQuota === undefined ? 0 : load * flows.writes[index]!;
  const quota = settledQuota(station, station.quota, rate - writes);
  const { hold: warm, away } = timesOf(plan, index, below);
  const warmth = hasInstances(station) ? warmthOf(station, rate / station.replicas, warm.mean) : null;
  const cold = warmth?.cold ?? 0;
  const hold = cold > 0 ? MOMENTS.sum(warm, startTime(MOMENTS, station, cold)) : warm;
  const limits: Partial<Record<LimitName, number>> = {};
  const queues = station.intake === 'slots' && Number.isFinite(slots);
  const { scaling } = station;
  const { rule: balancing, peers, batch } = plan.arrivals[index]!;
  const size = scaledSize(station, { rate, hold, away, balancing, batch });
  const usable = scaling && queues ? size * slots * (station.batch?.size ?? 1) : plan.usable[index]!;
  const { knee } = station;
  const ending = plan.takers.has(index) ? Infinity : station.queueLimit;
  const crowd = queues && knee !== undefined ? crowdedAt(rate / size, hold.mean, slots, knee, ending) : null;
  const still = station.pauses ? station.pauses.length / station.pauses.every : 0;
  if (queues) limits.slots = crowd ? crowd.busy : (rate * hold.mean) / usable / (1 - still);
  const shards = plan.shards[index]!;
  if (queues && shards && !station.batch)
    limits['hot shard'] = (rate * hold.mean * Math.max(...shards.map(({ share }) => share))) / slots;
  const keyed = keyedQuota(network, flows, index, load);
  if (keyed) limits['hot shard'] = keyed.busiest;
  else if (Number.isFinite(quota)) limits.quota = rate / quota;
  const apart = writeQuota === undefined ? null : quotasApart(station, rate - writes, writes);
  if (apart) limits.quota = apart.share;
  const hottest = hottestPart(network, flows, index);
  if (hottest > 0) limits['hot shard'] = (rate * hottest * station.quotaParts!) / quota;
  if (Number.isFinite(bandwidth))
    limits.bandwidth =
      (load * Math.max(flows.bytes[index]!, flows.answers.bytes[index]!)) / (size * bandwidth);
  if (station.egress !== undefined)
    limits.bandwidth = Math.max(
      limits.bandwidth ?? 0,
      (load * flows.drawn[index]!) / (size * station.egress),
    );
  if (Number.isFinite(connectionLimit)) {
    // Where nobody keeps a connection open, every request inside has one; queues do not count as long as they are short.
    const held = openConnections > 0 ? load * openConnections : rate * (hold.mean + away);
    // Where something below is overloaded and lets all wait, that is what has to be told: those who wait would fill any number.
    if (Number.isFinite(held)) limits.connections = held / (size * connectionLimit);
  }
  const lock = lockOf(plan, load, index, below);
  if (lock) limits.lock = lock.use;
  // Who waits for a lock keeps a slot from others, and is not at work.
  const kept = lock && lock.use < 1 ? MOMENTS.sum(hold, MOMENTS.waiting(lock.wait)) : hold;
  const scv = kept.mean > 0 ? kept.variance / kept.mean ** 2 : 0;
  const replicas = size;
  const pool = { replicas: peers * size, balancing, away };
  const arriving = { rate: peers * rate, mean: kept.mean, scv, batch };
  // A partition is a queue of its own with one server, whoever serves it.
  const partitioned = usable < replicas * slots * (station.batch?.size ?? 1) && {
    replicas: usable,
    slots: 1,
    balancing: 'key hash' as const,
  };
  // How much service times vary does not matter to how many share (insensitivity of symmetric queues, Kelly 1979).
  const sharing = station.discipline !== undefined;
  const bulk = partitioned || sharing ? undefined : station.batch;
  const together = !queues
    ? NO_WAIT
    : lock && lock.use >= 1
      ? OVERLOADED
      : crowd
        ? crowd.wait
        : shards && !bulk
          ? shardWait(shards, { ...pool, slots, ...arriving, rate, ...(sharing && { scv: 1 }) })
          : bulk
            ? bulkWait({
                ...{ rate, mean: hold.mean, scv, replicas, slots, batch: bulk },
                // Messages wait in their buffer until someone takes them.
                balancing: plan.takers.has(index) ? 'shared queue' : balancing,
              })
            : waitOf({ ...pool, slots, ...arriving, ...partitioned, ...(sharing && { scv: 1 }) });
  const all = shards || !queues ? 0 : scatteredShare(network, flows, index);
  const asked =
    all > 0
      ? blend(
          all,
          shardWait([{ share: 1 / replicas, count: replicas }], { ...pool, slots, ...arriving, rate }),
          together,
        )
      : together;
  const endless =
    station.pauses && queues ? paused(asked, station.pauses, hold.mean, limits.slots! * (1 - still)) : asked;
  const ends = !crowd && comesSingly(station);
  // Their own limit, where shards or partitions are queues of their own, is left to the simulation.
  const alike = !shards && !partitioned && peers === 1;
  const bounds =
    ends && alike
      ? lossesAt(
          plan.takers.has(index) ? { ...station, inFlightLimit: Infinity } : station,
          { ...pool, slots, ...arriving, rate: rate / (1 - still) },
          endless,
        )
      : null;
  const carried = 1 - (bounds?.refused ?? 0);
  const turns =
    ends && queues
      ? turnsAt(plan, load, index, below, bounds?.wait ?? endless, hold, carried / (usable * (1 - still)))
      : null;
  const queue = turns?.mean ?? bounds?.wait ?? endless;
  return {
    ...{ rate, hold, away, size, limits },
    ...(keyed && { beyondKeys: keyed.refused }),
    ...(apart && { overQuota: apart.over }),
    ...(quotaScaling && { room: roomOf(station, limits.quota ?? 0, rate - writes, writes) }),
    ...(warmth && { instances: { mean: station.replicas * warmth.alive, cold } }),
    ...(crowd?.refused !== undefined && { refused: crowd.refused }),
    ...(bounds && { refused: bounds.refused }),
    waits: {
      queue,
      ...(turns && { turns: turns.by }),
      ...linkWaits(plan, load, index, balancing, size),
      ...(cold > 0 && { cold }),
      ...(lock && { locks: lock.waits }),
    },
  };
}

function timesOf(
  { network, flows, visitsOf }: Plan,
  index: number,
  below: Composition<Moments>,
): { readonly hold: Moments; readonly away: number } {
  const visits = visitsOf[index]!;
  if (visits.length === 0) return { hold: MOMENTS.zero, away: 0 };
  const { buffer, discipline } = network.stations[index]!;
  const blocking = network.stations[index]!.blocking && discipline === undefined;
  let total = 0;
  for (const visit of visits) total += flows.visits[visit]!;
  // Without any load the mean is over the visits that could happen.
  const weighted = (partOf: (visit: number) => Moments): Moments =>
    MOMENTS.mix(
      visits.map((visit) => ({
        weight: total > 0 ? flows.visits[visit]! / total : 1 / visits.length,
        part: partOf(visit),
      })),
    );
  if (blocking) return { hold: weighted((visit) => below.held(visit)), away: 0 };
  const hold = weighted((visit) => MOMENTS.of(network.visits[visit]!.service));
  return { hold, away: buffer ? 0 : weighted((visit) => below.after(visit).all).mean };
}
