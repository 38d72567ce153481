import { normalCdf, normalPdf } from '../times/normal.ts';

/** Waiting as an arrival sees it: a chance to wait at all, and the mean over all arrivals, s. */
export interface Wait {
  readonly chance: number;
  readonly mean: number;
  /** Squared coefficient of variation of the wait of those who wait. Absent: 1, that of an exponential one. */
  readonly spread?: number;
}

export const NO_WAIT: Wait = { chance: 0, mean: 0 };
export const OVERLOADED: Wait = { chance: 1, mean: Number.POSITIVE_INFINITY };

/** Beyond so many servers the recursion takes too long, and its limit is within 1 %. */
const MANY_SERVERS = 5000;

/**
 * Probability that an arrival of M/M/c waits, by the Erlang B recursion; for very many servers by its limit
 * (Halfin & Whitt 1981). `load` is in erlangs; 1 from c on.
 */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  if (load <= 0) return 0;
  if (servers > MANY_SERVERS) {
    const spare = (servers - load) / Math.sqrt(servers);
    return 1 / (1 + (spare * normalCdf(spare)) / normalPdf(spare));
  }
  const b = erlangB(servers, load);
  return b / (1 - (load / servers) * (1 - b));
}

/** Probability that an arrival of M/M/c/c is lost, by its recursion; for very many servers by the fluid limit. */
export function erlangB(servers: number, load: number): number {
  if (servers > MANY_SERVERS && load > servers) return 1 - servers / load;
  let b = 1;
  for (let k = 1; k <= servers; k++) b = (load * b) / (k + load * b);
  return b;
}

/** M/M/c, in units of the mean service time. */
export function pooled(servers: number, utilization: number): Wait {
  const chance = erlangC(servers, servers * utilization);
  return { chance, mean: chance / (servers * (1 - utilization)) };
}

/** A chance whose odds are `factor` times those of `chance`. */
export function scaleOdds(chance: number, factor: number): number {
  if (chance >= 1) return 1;
  const scaled = (factor * chance) / (1 - chance);
  return scaled / (1 + scaled);
}
