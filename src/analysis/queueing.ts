import type { Balancing } from '../catalog/kind.ts';

/** Probability that an arrival of M/M/c waits, by the Erlang B recursion. `load` is in erlangs; 1 from c on. */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  if (load <= 0) return 0;
  let b = 1;
  for (let k = 1; k <= servers; k++) b = (load * b) / (k + load * b);
  return b / (1 - (load / servers) * (1 - b));
}

/** Waiting as an arrival sees it: a chance to wait at all, and the mean over all arrivals, s. */
export interface Wait {
  readonly chance: number;
  readonly mean: number;
}

export const NO_WAIT: Wait = { chance: 0, mean: 0 };
export const OVERLOADED: Wait = { chance: 1, mean: Number.POSITIVE_INFINITY };

export interface Servers {
  /** Arrivals/s over all replicas. */
  readonly rate: number;
  /** Mean service time, s, and its squared coefficient of variation. */
  readonly mean: number;
  readonly scv: number;
  readonly replicas: number;
  readonly slots: number;
  readonly balancing: Balancing;
  /** Mean seconds that a request stays inside after its slot is free again, waiting for callees. */
  readonly away?: number;
  /** Requests that arrive at the same moment, on average over requests. */
  readonly batch?: number;
}

/**
 * Waiting at `replicas` x `slots` servers with Poisson arrivals. Exact for exponential service in one pool and for
 * random or hashed routing; the other rules are approximations held against simulation (see queueing.test.ts).
 * General service scales the mean by Kimura's interpolation, which is Pollaczek-Khinchine for one server.
 */
export function waitOf(servers: Servers): Wait {
  const { rate, mean, scv, replicas, slots, batch = 1 } = servers;
  const balancing = replicas === 1 ? 'shared queue' : servers.balancing;
  const pool = replicas * slots;
  const utilization = (rate * mean) / pool;
  if (!(utilization > 0) || !Number.isFinite(slots)) return NO_WAIT;
  if (utilization >= 1) return OVERLOADED;
  const wait = byRule(balancing, replicas, slots, utilization, (servers.away ?? 0) / mean);
  // Every replica of `random` is a queue of its own; elsewhere the pool works together.
  const together = balancing === 'shared queue' || balancing === 'least in flight' ? pool : slots;
  const one = { chance: wait.chance, mean: wait.mean * mean * generalService(together, utilization, scv) };
  return batch > 1 ? inBatches(one, batch, pool, mean, scv) : one;
}

/**
 * A batch waits for the work before it, which varies more by (batch + cs2) / (1 + cs2), and for its own first
 * members. Exact in the mean for batches of one size at one exponential server.
 */
function inBatches(one: Wait, batch: number, pool: number, mean: number, scv: number): Wait {
  const behind = Math.max(0, batch - pool);
  // Members beyond the pool wait for 1, 2, 3... completions of it.
  const own = ((behind * (behind + 1)) / 2 / batch / pool) * mean;
  const share = behind / batch;
  const burst = (batch + scv) / (1 + scv);
  return { chance: share + (1 - share) * odds(one.chance, burst), mean: one.mean * burst + own };
}

/** Waiting in units of the mean service time, for exponential service. */
function byRule(rule: Balancing, replicas: number, slots: number, utilization: number, away: number): Wait {
  switch (rule) {
    case 'shared queue':
      return pooled(replicas * slots, utilization);
    case 'random':
    case 'key hash':
      return pooled(slots, utilization);
    case 'least in flight':
      return blurred(leastInFlight(replicas, slots, utilization), slots, utilization, away);
    case 'round robin':
      return roundRobin(replicas, slots, utilization);
    case 'two choices':
      return blurred(twoChoices(replicas, slots, utilization), slots, utilization, away);
  }
}

function pooled(servers: number, utilization: number): Wait {
  const chance = erlangC(servers, servers * utilization);
  return { chance, mean: chance / (servers * (1 - utilization)) };
}

/** A chance whose odds are `factor` times those of `chance`. */
const odds = (chance: number, factor: number): number => {
  const scaled = (factor * chance) / (1 - chance);
  return scaled / (1 + scaled);
};

/**
 * Queues at the replicas stay level, so an arrival that finds q waiting joins one with floor(q / n) of them. With
 * q geometric as in one pool, its wait is exponential with rate slots (1 - utilization^n). Slots that fall idle at one
 * replica while others queue lower the odds of waiting; that factor is a fit to simulations of 2 to 50 replicas
 * (own work, within 6 %).
 */
function leastInFlight(replicas: number, slots: number, utilization: number): Wait {
  const one = erlangC(replicas * slots, replicas * slots * utilization);
  const chance = odds(one, 1 / (1 + 0.09 * (replicas - 1) ** 0.78));
  return { chance, mean: chance / (slots * (1 - utilization ** replicas)) };
}

/**
 * Requests in flight include those that wait for callees, with their slots free: the longer they stay, the less
 * their number says about the queue, until it says nothing and routing is as good as random. `away` is that time in
 * units of the service time; the way between is a fit to simulations of 2 to 20 replicas at 0.6 to 0.9 (own work,
 * within 15 %).
 */
function blurred(wait: Wait, slots: number, utilization: number, away: number): Wait {
  if (!(away > 0)) return wait;
  const random = pooled(slots, utilization);
  const chance = away / (away + 1.2);
  const mean = away / (away + 5 + 0.4 * random.mean ** 1.25 * away ** 0.65);
  return {
    chance: wait.chance + (random.chance - wait.chance) * chance,
    mean: wait.mean + (random.mean - wait.mean) * mean,
  };
}

/**
 * Every replica sees Erlang-n interarrival times: GI/M/c, whose wait is exponential with rate c (1 - sigma), where
 * sigma = A*(c (1 - sigma)) (Takacs 1962; Kleinrock vol. 1, 6.4). The odds of waiting move as for one server,
 * where that chance is sigma itself.
 */
function roundRobin(replicas: number, slots: number, utilization: number): Wait {
  let sigma = utilization;
  for (let i = 0; i < 200; i++) {
    const next = (1 + (1 - sigma) / (replicas * utilization)) ** -replicas;
    const done = Math.abs(next - sigma) < 1e-10;
    sigma = next;
    if (done) break;
  }
  const one = erlangC(slots, slots * utilization);
  const chance = odds(one, (sigma * (1 - utilization)) / ((1 - sigma) * utilization));
  return { chance, mean: chance / (slots * (1 - sigma)) };
}

/**
 * Between two known ends: with 2 replicas it is the least busy of all, with very many the mean field of
 * Mitzenmacher (2001), here for several slots. The way between them is a fit to simulations (own work, within 5 %).
 */
function twoChoices(replicas: number, slots: number, utilization: number): Wait {
  const few = leastInFlight(2, slots, utilization);
  if (replicas <= 2) return few;
  const many = meanField(slots, utilization);
  return {
    chance: many.chance + (few.chance - many.chance) * (replicas - 1) ** -0.6,
    mean: many.mean + (few.mean - many.mean) * (replicas - 1) ** -0.9,
  };
}

/** Share of replicas with at least k requests, by iteration: state j gains at the rate of s_j + s_(j+1). */
function meanField(slots: number, utilization: number): Wait {
  const last = slots + 40;
  let atLeast = Array.from({ length: last + 2 }, (_, k) => utilization ** k);
  for (let round = 0; round < 100; round++) {
    const weight = [1];
    let total = 1;
    for (let j = 0; j < last; j++) {
      const gain = utilization * slots * (atLeast[j]! + atLeast[j + 1]!);
      weight.push((weight[j]! * gain) / Math.min(j + 1, slots));
      total += weight[j + 1]!;
    }
    const next = [...atLeast];
    let sum = 0;
    let moved = 0;
    for (let j = last; j >= 0; j--) {
      sum += weight[j]! / total;
      next[j] = (atLeast[j]! + sum) / 2;
      moved = Math.max(moved, Math.abs(next[j]! - atLeast[j]!));
    }
    atLeast = next;
    if (moved < 1e-6) break;
  }
  let queued = 0;
  for (let j = slots + 1; j <= last; j++) queued += atLeast[j]!;
  return { chance: atLeast[slots]! ** 2, mean: queued / (utilization * slots) };
}

/**
 * Mean wait of M/G/c over that of M/M/c: (1 + cs2) / (2 cs2 + (1 - cs2) / d), where d is M/D/c over M/M/c
 * (Kimura 1986; d by Cosmetatos 1976, bounded as in Whitt 1993). For one server d is 1/2 and this is (1 + cs2) / 2,
 * Allen-Cunneen's factor, which overstates the wait of many servers with cs2 above 1.
 */
function generalService(servers: number, utilization: number, scv: number): number {
  const g =
    ((1 - utilization) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * servers * utilization);
  const constant = (1 + Math.min(0.24, g)) / 2;
  return (1 + scv) / (2 * scv + (1 - scv) / constant);
}
