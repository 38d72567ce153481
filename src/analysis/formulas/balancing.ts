import type { Balancing } from '../../catalog/kind.ts';
import { pooled, scaleOdds, type Wait } from './erlang.ts';

/** Replicas x slots at a utilization below 1. */
export interface Pool {
  readonly replicas: number;
  readonly slots: number;
  readonly utilization: number;
  /** How long requests stay in flight after their slot is free, in units of the service time. */
  readonly away: number;
}

/** Waiting in units of the mean service time, for Poisson arrivals and exponential service. */
export function waitByRule(rule: Balancing, pool: Pool): Wait {
  const { replicas, slots, utilization } = pool;
  switch (rule) {
    case 'shared queue':
      return pooled(replicas * slots, utilization);
    case 'random':
    case 'key hash':
      return pooled(slots, utilization);
    case 'least in flight':
      return blurred(leastInFlight(replicas, slots, utilization), pool);
    case 'round robin':
      return roundRobin(replicas, slots, utilization);
    case 'two choices':
      return blurred(twoChoices(replicas, slots, utilization), pool);
  }
}

/**
 * Queues at the replicas stay level, so an arrival that finds q waiting joins one with floor(q / n) of them. With
 * q geometric as in one pool, its wait is exponential with rate slots (1 - utilization^n). Slots that fall idle at one
 * replica while others queue lower the odds of waiting; that factor is a fit to simulations of 2 to 50 replicas
 * (own work, within 6 %).
 */
function leastInFlight(replicas: number, slots: number, utilization: number): Wait {
  const one = pooled(replicas * slots, utilization);
  const chance = scaleOdds(one.chance, 1 / (1 + 0.09 * (replicas - 1) ** 0.78));
  return { chance, mean: chance / (slots * (1 - utilization ** replicas)) };
}

/**
 * Requests in flight include those that wait for callees with their slot free again: the longer they stay, the less
 * their number says about the queue, until it says nothing and routing is as good as random. The way between is a fit
 * to simulations of 2 to 20 replicas at 0.6 to 0.9 (own work, within 20 % where the wait is worth naming).
 */
function blurred(own: Wait, { replicas, slots, utilization, away }: Pool): Wait {
  if (!(away > 0) || replicas === 1) return own;
  const random = pooled(slots, utilization);
  const chance = away / (away + 1.2);
  const mean = away / (away + 5 + 0.4 * random.mean ** 1.25 * away ** 0.65);
  return {
    chance: own.chance + (random.chance - own.chance) * chance,
    mean: own.mean + (random.mean - own.mean) * mean,
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
  const one = pooled(slots, utilization);
  const chance = scaleOdds(one.chance, (sigma * (1 - utilization)) / ((1 - sigma) * utilization));
  return { chance, mean: chance / (slots * (1 - sigma)) };
}

/**
 * Between two known ends: with 2 replicas it is the least busy of all, with very many the mean field of
 * Mitzenmacher (2001), here for several slots. The way between them is a fit to simulations (own work, within 5 %).
 */
function twoChoices(replicas: number, slots: number, utilization: number): Wait {
  const few = leastInFlight(2, slots, utilization);
  // With so many slots the two ends hardly differ.
  if (replicas <= 2 || slots > 500) return few;
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
