import type { Bounded } from './bounded.ts';
import { NO_WAIT, type Wait } from './erlang.ts';
import { inTurnWait } from './inTurn.ts';
import { poolsOf, type Servers, waitOf } from './queueing.ts';

/** More inside than this at most is a limit that hardly differs from its fluid. */
const MOST = 20_000;
const MOST_IN_TURN = 1000;

/**
 * Waiting where a replica refuses whoever would be one more than `limit` inside, those who wait for callees included;
 * `unlimited` is the wait without that. Queue and callees are a product-form network, M/M/c and then M/G/inf, cut off at the limit
 * (Kelly, Reversibility and Stochastic Networks, 1979, ch. 1): exact for exponential service in one pool. Other services wait as
 * much longer or shorter as without a limit; replicas that take turns: `inTurn.ts`. Null where the limit is too high to matter.
 */
export function cappedWait(servers: Servers, limit: number, unlimited: Wait): Bounded | null {
  const { mean, away = 0, replicas } = servers;
  const { slots, rate, parts } = poolsOf(servers);
  const most = Math.floor((limit * replicas) / parts);
  const [load, out] = [rate * mean, rate * away];
  if (!(load + out > 0)) return { wait: NO_WAIT, refused: 0 };
  if (most > MOST) {
    const inside = load + out;
    return load < slots && inside < most
      ? null
      : { wait: unlimited, refused: Math.max(0, 1 - most / inside, 1 - slots / load) };
  }
  // A replica in turn sees a steadier stream than others; for very many inside that hardly matters.
  if (servers.balancing === 'round robin' && replicas > 1 && most <= MOST_IN_TURN) {
    const { wait, refused } = inTurnWait({ replicas, slots, limit: most, rate, mean, away });
    if (refused < 1e-9) return null;
    // Who wait for callees leave the queue steadier than the chain knows: no limit makes anyone wait longer.
    const longest = (of: 'chance' | 'mean', found: number) =>
      load < slots ? Math.min(unlimited[of], found) : found;
    const meanWait = longest('mean', wait.mean * varied(servers, load / slots, unlimited));
    return { wait: { chance: longest('chance', wait.chance), mean: meanWait }, refused };
  }
  const here = weights(most, (n) => load / Math.min(n, slots));
  const there = weights(most, (n) => out / n);
  const upTo = there.slice();
  for (let n = 1; n <= most; n++) upTo[n] = upTo[n - 1]! + upTo[n]!;
  let [all, full, waiting, found, late] = [0, 0, 0, 0, 0];
  for (let n = 0; n <= most; n++) {
    all += here[n]! * upTo[most - n]!;
    full += here[n]! * there[most - n]!;
    waiting += Math.max(0, n - slots) * here[n]! * upTo[most - n]!;
    // Whoever is let in finds at least one place free.
    const seen = n < most ? here[n]! * upTo[most - 1 - n]! : 0;
    found += seen;
    if (n >= slots) late += seen;
  }
  const refused = full / all;
  if (refused < 1e-9) return null;
  const chance = late / found;
  if (!(chance > 1e-12)) return { wait: NO_WAIT, refused };
  const factor = varied(servers, load / slots, unlimited);
  return { wait: { chance, mean: (factor * waiting) / all / (rate * (1 - refused)) }, refused };
}

/** Times as long as for exponential service. */
function varied(servers: Servers, use: number, unlimited: Wait): number {
  const plain = use < 1 ? waitOf({ ...servers, scv: 1 }).mean : Number.POSITIVE_INFINITY;
  const known = plain > 0 && plain < Infinity && unlimited.mean < Infinity;
  return known ? unlimited.mean / plain : (1 + servers.scv) / 2;
}

/** Of 0 to `most`, each so many times the one before; the largest is 1. */
function weights(most: number, ratio: (n: number) => number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 1; n <= most; n++) logs[n] = logs[n - 1]! + Math.log(ratio(n));
  const top = logs.reduce((high, log) => Math.max(high, log), Number.NEGATIVE_INFINITY);
  return logs.map((log) => Math.exp(log - top));
}
