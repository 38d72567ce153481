import type { Distribution } from '../../simulation/network/distribution.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Algebra, Timed } from '../times/algebra.ts';

/** Levels of more busy instances than this above the mean, in roots of it, are never met. */
const FAR = 8;

/** Starts keep instances busy, which changes how often there are any: rounds until both agree. */
const ROUNDS = 12;

export interface Warmth {
  /** Share of requests for which an instance has to be started. */
  readonly cold: number;
  /** Instances of one replica, busy and idle. */
  readonly alive: number;
}

/** At `rate` for one replica; `busy` s is a request's time without a start. Null where instances are there from the beginning. */
export function warmthOf({ instances, slots }: Station, rate: number, busy: number): Warmth | null {
  if (instances === undefined) return null;
  if (!(rate > 0)) return { cold: 0, alive: 0 };
  const { keepAlive, coldStart } = instances;
  let cold = 0;
  let alive = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = levelsOf(rate, busy + cold * coldStart, keepAlive, slots);
    cold = (cold + next.cold) / 2;
    alive = next.alive;
  }
  return { cold: keepAlive === Infinity ? 0 : cold, alive };
}

/**
 * As the newest idle instance is used first, the request that makes n busy ones n + 1 takes the one that was last idle at this
 * level: it is gone if the level was not passed upwards for as long as it is kept. That passage, in M/M/infinity from n to n + 1,
 * takes cdf(n) / (rate p(n)) on average; above the mean load it is short, or with the chance of falling back to the mean first
 * (gambler's ruin) long and about exponential. Ramps are left to the simulation.
 */
function levelsOf(rate: number, busy: number, keepAlive: number, slots: number): Warmth {
  const load = rate * busy;
  const mean = Math.floor(load);
  const last = Math.min(slots - 1, Math.ceil(load + FAR * Math.sqrt(load) + 2 * FAR));
  // By level relative to that of the mean, which is 1.
  const p = new Float64Array(last + 1);
  const middle = Math.min(mean, last);
  p[middle] = 1;
  for (let n = middle; n > 0; n--) p[n - 1] = (p[n]! * n) / load;
  for (let n = middle; n < last; n++) p[n + 1] = (p[n]! * load) / (n + 1);
  const total = p.reduce((sum, one) => sum + one, 0);
  let below = 0;
  let ruin = 1;
  let ruins = 0;
  let cold = 0;
  let alive = 0;
  for (let n = 0; n <= last; n++) {
    below += p[n]!;
    if (n > mean) ruin *= n / load;
    if (n >= mean) ruins += ruin;
    const falls = n > mean ? ruin / ruins : 1;
    const stays = Math.exp((-keepAlive * falls * rate * p[n]!) / below);
    cold += p[n]! * falls * stays;
    // There while more than n are busy, and after that until it is kept no longer.
    alive += total - below + below * (1 - stays);
  }
  return { cold: cold / total, alive: alive / total };
}

/** What starts add to the service of a request. */
export function startTime<D extends Timed>(algebra: Algebra<D>, { instances }: Station, cold: number): D {
  if (!(cold > 0) || !instances?.coldStart) return algebra.zero;
  const start: Distribution = { shape: 'deterministic', mean: instances.coldStart };
  return algebra.mix([
    { weight: cold, part: algebra.of(start) },
    { weight: 1 - cold, part: algebra.zero },
  ]);
}
