import type { Balancing } from '../../catalog/kind.ts';
import { type Pool, waitByRule } from './balancing.ts';
import { batchWait } from './batches.ts';
import { NO_WAIT, OVERLOADED, pooled, type Wait } from './erlang.ts';

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
 */
export function waitOf(servers: Servers): Wait {
  const { rate, mean, scv, replicas, slots, batch = 1 } = servers;
  const balancing = replicas === 1 ? 'shared queue' : servers.balancing;
  const utilization = (rate * mean) / (replicas * slots);
  if (!(utilization > 0) || !Number.isFinite(slots)) return NO_WAIT;
  if (utilization >= 1) return OVERLOADED;
  const pool = { replicas, slots, utilization, away: (servers.away ?? 0) / mean };
  const bunched = Math.max(1, batchAt(balancing, replicas, batch));
  const poisson = waitByRule(balancing, pool);
  const { chance, mean: services } = bunched > 1 ? inBatches(poisson, balancing, pool, bunched) : poisson;
  // Every replica of `random` is a queue of its own; elsewhere the pool works together.
  const together = balancing === 'shared queue' || balancing === 'least in flight' ? replicas * slots : slots;
  const gaps = bunched > 1 ? bunched : balancing === 'round robin' ? 1 / replicas : 1;
  return { chance, mean: services * mean * generalService(together, utilization, scv, gaps) };
}

/** The queues there are, and the slots and arrivals/s of each: one for all replicas where the rule looks at them, else one for each. */
export function poolsOf({ replicas, slots, rate, balancing }: Servers) {
  const together = replicas === 1 || balancing === 'shared queue' || balancing === 'least in flight';
  const parts = together ? 1 : replicas;
  return { parts, slots: (slots * replicas) / parts, rate: rate / parts };
}

/** A rule that does not look at the replicas spreads a batch over them. */
function batchAt(rule: Balancing, replicas: number, batch: number): number {
  if (rule === 'round robin') return batch / replicas;
  return rule === 'random' || rule === 'key hash' ? 1 + (batch - 1) / replicas : batch;
}

/** Batches change the wait as they would in one queue: of all slots where the rule looks at them, else of a replica. */
function inBatches(wait: Wait, rule: Balancing, { replicas, slots, utilization }: Pool, batch: number): Wait {
  const servers = rule === 'shared queue' || rule === 'least in flight' ? replicas * slots : slots;
  const alone = pooled(servers, utilization);
  if (!(alone.mean > 1e-12)) return wait;
  const together = batchWait(servers, utilization, batch);
  return {
    chance: Math.min(1, (wait.chance * together.chance) / alone.chance),
    mean: (wait.mean * together.mean) / alone.mean,
  };
}

/**
 * Mean wait of GI/G/c over that of GI/M/c. For Poisson arrivals (1 + cs2) / (2 cs2 + (1 - cs2) / d), where d is
 * M/D/c over M/M/c (Kimura 1986; d by Cosmetatos 1976, bounded as in Whitt 1993): for one server Pollaczek-Khinchine,
 * for many less than Allen-Cunneen's factor, which overstates the wait with cs2 above 1. Gaps between arrivals that
 * vary otherwise, by `gaps` (ca2; the size of a batch), shift it as they do in Allen-Cunneen's (ca2 + cs2) / 2.
 */
function generalService(servers: number, utilization: number, scv: number, gaps: number): number {
  const g =
    ((1 - utilization) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * servers * utilization);
  const constant = (1 + Math.min(0.24, g)) / 2;
  const poisson = (1 + scv) / (2 * scv + (1 - scv) / constant);
  return (poisson * (2 * (gaps + scv))) / ((1 + gaps) * (1 + scv));
}
