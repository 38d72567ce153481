import { erlangB, NO_WAIT, type Wait } from './erlang.ts';
import { poolsOf, type Servers } from './queueing.ts';

/** What a queue with so many places does to those who come. */
export interface Bounded {
  /** Of those who are let in. */
  readonly wait: Wait;
  /** Share of those who come that is refused. */
  readonly refused: number;
}

/** Weights beyond this of the whole do not matter. */
const SMALL = 1e-12;
/** A queue that overflows so rarely is as good as one without end. */
const RARE = 1e-9;
/** A queue that overload takes longer to fill, s, is one that grows for as long as anyone looks. */
export const LONG = 3600;

/**
 * Waiting and losses where each replica's queue has `places`; `unlimited` is the wait without that. Exact for M/M/c/K
 * (Gross & Harris, Fundamentals of Queueing Theory, ch. 2). The number waiting while all servers are busy is taken as geometric,
 * cut off at the places. Below saturation its ratio and the chance that all are busy are those of the unlimited queue, and
 * (1 - u) t / (1 - u t) is lost, t being the unlimited queue's chance of no place (exact for M/G/1/K too: Tijms, "Heuristics
 * for finite-buffer queues", 1992). From saturation on the ratio is u^(2 / (1 + cs2)), the decay of the diffusion
 * approximation (Kobayashi, JACM 21, 1974), what is idle follows from Erlang's loss formula, and what is lost from the
 * utilization law. Null where the queue grows for hours before it is full.
 */
export function boundedWait(servers: Servers, places: number, unlimited: Wait): Bounded | null {
  const { mean, scv, replicas } = servers;
  const { parts, slots, rate } = poolsOf(servers);
  const limit = (places * replicas) / parts;
  const load = rate * mean;
  if (!(load > 0)) return { wait: NO_WAIT, refused: 0 };
  if (load < slots) {
    const { chance } = unlimited;
    if (!(chance > 0)) return { wait: unlimited, refused: 0 };
    const waiting = (rate * unlimited.mean) / chance;
    const ratio = waiting / (1 + waiting);
    const full = chance * ratio ** limit;
    if (full < RARE) return { wait: unlimited, refused: 0 };
    const use = load / slots;
    const refused = ((1 - use) * full) / (1 - use * full);
    const queue = cutOff(limit, ratio, (1 - chance) / (chance * (1 - ratio)), scv);
    return { wait: queue.wait(rate * (1 - refused)), refused };
  }
  // By what is too much, or where that is little, by chance: a walk fills as many places in about their square of steps.
  const fills = Math.min((limit * mean) / (load - slots), (limit * limit) / (rate * (1 + scv)));
  if (fills > LONG) return null;
  const loss = erlangB(slots, load);
  const queue = cutOff(limit, (load / slots) ** (2 / (1 + scv)), ((1 - loss) / loss) * ((1 + scv) / 2), scv);
  const idle = slots - load * (1 - erlangB(slots - 1, load));
  const refused = 1 - (slots - queue.free * idle) / load;
  return { wait: queue.wait(rate * (1 - refused)), refused };
}

/** `free`: the chance of a free server over that of none and nobody waiting. */
function cutOff(limit: number, ratio: number, free: number, scv: number) {
  // From the likelier end on, until the rest is nothing.
  const falls = ratio > 1;
  const step = falls ? 1 / ratio : ratio;
  let [all, waiting, first, second] = [0, 0, 0, 0];
  let last = 0;
  let weight = 1;
  for (let k = 0; k <= limit && weight > SMALL * all; k++) {
    const n = falls ? limit - k : k;
    all += weight;
    waiting += n * weight;
    if (n === limit) last = weight;
    else {
      first += (n + 1) * weight;
      second += (n + 1) * (n + 1 + scv) * weight;
    }
    weight *= step;
  }
  const idle = free * (falls ? step ** limit : 1);
  const total = all + idle;
  const chance = (all - last) / (total - last);
  return {
    free: idle / total,
    /** At a rate of those let in. How it varies is that of as many services one after another as it takes. */
    wait: (rate: number): Wait => {
      if (!(chance > SMALL)) return NO_WAIT;
      const spread = Math.max(0, (second * (all - last)) / first ** 2 - 1);
      return { chance, mean: waiting / total / rate, spread };
    },
  };
}
