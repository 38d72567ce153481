/** Waiting as an arrival sees it: a chance to wait at all, and the mean over all arrivals, s. */
export interface Wait {
  readonly chance: number;
  readonly mean: number;
}

export const NO_WAIT: Wait = { chance: 0, mean: 0 };
export const OVERLOADED: Wait = { chance: 1, mean: Number.POSITIVE_INFINITY };

/** Probability that an arrival of M/M/c waits, by the Erlang B recursion. `load` is in erlangs; 1 from c on. */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  if (load <= 0) return 0;
  let b = 1;
  for (let k = 1; k <= servers; k++) b = (load * b) / (k + load * b);
  return b / (1 - (load / servers) * (1 - b));
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
