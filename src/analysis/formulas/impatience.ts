import { type Bounded, LONG } from './bounded.ts';
import { erlangB, NO_WAIT, type Wait } from './erlang.ts';
import { poolsOf, type Servers } from './queueing.ts';

/** Exponents beyond which nothing is left to tell. */
const FAR = 500;
const RARE = 1e-9;

/**
 * Waiting where a request leaves the queue that has waited `patience` s; `unlimited` is the wait without that. The virtual
 * wait has the density of the unlimited queue up to the patience, but for a factor, and whoever would wait longer is lost: M/M/c+D
 * (Barrer 1957; Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum, "Call centers with impatient customers", 2005), exact for
 * exponential service in one pool. Below saturation (1 - u) t / (1 - u t) is lost, t being the unlimited queue's chance to wait
 * longer, with its exponential tail. From saturation on the density grows by the diffusion approximation's
 * 2 (1 - u) c / (1 + cs2), and what is lost follows from the utilization law. Null where overload takes hours to make anyone wait as long.
 */
export function impatientWait(servers: Servers, patience: number, unlimited: Wait): Bounded | null {
  const { mean, scv } = servers;
  const { slots, rate } = poolsOf(servers);
  const load = rate * mean;
  if (!(load > 0)) return { wait: NO_WAIT, refused: 0 };
  const use = load / slots;
  if (use < 1) {
    const { chance } = unlimited;
    if (!(chance > 0)) return { wait: unlimited, refused: 0 };
    const decay = chance / unlimited.mean;
    const late = chance * Math.exp(-decay * patience);
    if (late < RARE) return { wait: unlimited, refused: 0 };
    const refused = ((1 - use) * late) / (1 - use * late);
    return { wait: upTo(patience, decay, 1 - chance, chance * decay), refused };
  }
  if (patience / Math.max(use - 1, 1 / slots) >= LONG) return null;
  const decay = (2 * (slots / mean - rate)) / (1 + scv);
  if (-decay * patience > FAR)
    return { wait: { chance: 1, mean: patience, spread: 0 }, refused: 1 - 1 / use };
  // Weights beside that of one busy server less than there are.
  const before = erlangB(slots - 1, load);
  const free = 1 / before;
  const idle = free * (slots - load * (1 - before));
  const waiting = rate * integral(0, decay, patience);
  const beyond = (rate * Math.exp(-decay * patience) * mean * (1 + scv)) / (2 * slots);
  const refused = 1 - (slots - idle / (free + waiting + beyond)) / load;
  return { wait: upTo(patience, decay, free, rate), refused };
}

/** Of those who are served: `free` the weight of no wait, `height` e^(-decay x) the density of a wait of x. */
function upTo(patience: number, decay: number, free: number, height: number): Wait {
  const [none, one, two] = [0, 1, 2].map((power) => height * integral(power, decay, patience)) as [
    number,
    number,
    number,
  ];
  if (!(none > 0)) return NO_WAIT;
  return { chance: none / (free + none), mean: one / (free + none), spread: (two * none) / one ** 2 - 1 };
}

/** Of x^power e^(-decay x) from 0 to `end`. */
function integral(power: number, decay: number, end: number): number {
  const x = decay * end;
  // By its series where the closed form would lose its digits.
  if (Math.abs(x) < 0.1) {
    let sum = 0;
    let term = end ** (power + 1);
    for (let k = 0; k < 12; k++) {
      sum += term / (power + 1 + k);
      term *= -x / (k + 1);
    }
    return sum;
  }
  const gone = Math.exp(-x);
  if (power === 0) return (1 - gone) / decay;
  return (power * integral(power - 1, decay, end) - end ** power * gone) / decay;
}
