import type { Bounded } from './bounded.ts';
import { NO_WAIT } from './erlang.ts';

/** One of so many replicas that take turns: a queue, and callees that are waited for without a slot. */
export interface InTurn {
  readonly replicas: number;
  /** Of this replica: its slots, the most it lets in, and requests/s. */
  readonly slots: number;
  readonly limit: number;
  readonly rate: number;
  /** Mean seconds in a slot, and inside after that. */
  readonly mean: number;
  readonly away: number;
}

/**
 * A limit on what is inside where requests come by turns: with Erlang-n gaps, of n replicas, which leave fewer to refuse than a Poisson
 * stream does. The inside is taken as one server whose speed depends on how many there are, that of the product-form network
 * of queue and callees (flow equivalence, Chandy, Herzog & Woo 1975), which makes a chain of number inside and phase of
 * the gap; its levels are solved from the full one down (matrix-geometric, Neuts 1981). Exact without callees and for
 * exponential service. With callees a fifth to a third too much is refused, as two times in a row vary less than one, and more where they are constant.
 */
export function inTurnWait({ replicas, slots, limit, rate, mean, away }: InTurn): Bounded {
  const { speeds, waiting, busy } = inside(slots, limit, mean, away);
  // Rows of each level relative to the last phase of the one below.
  const rows: Float64Array[] = new Array(limit + 1);
  const step = rate * replicas;
  const last = replicas - 1;
  for (let n = limit; n >= 0; n--) {
    const speed = speeds[n]!;
    const above = n < limit ? rows[n + 1]! : null;
    const rise = n < limit ? speeds[n + 1]! : step;
    const fromBelow = new Float64Array(replicas);
    const fromAbove = new Float64Array(replicas);
    for (let j = 0; j < replicas; j++) {
      // Whoever is refused begins the next gap where the full level is.
      const falls = above ? above[j]! : j === 0 ? 1 : 0;
      fromBelow[j] = (step * (j === 0 ? 1 : fromBelow[j - 1]!)) / (step + speed);
      fromAbove[j] = (rise * falls + (j === 0 ? 0 : step * fromAbove[j - 1]!)) / (step + speed);
    }
    // Level 0 has nobody below it: its first phase is set to 1.
    const end = n > 0 ? fromBelow[last]! / (1 - fromAbove[last]!) : 1;
    rows[n] = fromBelow.map((x, j) => (n > 0 ? x : 0) + fromAbove[j]! * end);
  }
  let scale = 1;
  const found = { all: 0, seen: 0, full: 0, waiting: 0, late: 0 };
  for (let n = 0; n <= limit; n++) {
    const row = rows[n]!;
    const there = row.reduce((sum, x) => sum + x, 0) * scale;
    const arriving = row[last]! * scale;
    found.all += there;
    found.seen += arriving;
    found.waiting += there * waiting[n]!;
    if (n === limit) found.full = arriving;
    else found.late += arriving * busy[n]!;
    scale = arriving;
  }
  const refused = found.full / found.seen;
  const chance = found.late / (found.seen - found.full);
  if (!(chance > 1e-12)) return { wait: NO_WAIT, refused };
  return { wait: { chance, mean: found.waiting / found.all / (rate * (1 - refused)) }, refused };
}

/** By how many are inside: how fast they leave, how many of them wait on average, and the chance that all slots are taken. */
function inside(slots: number, limit: number, mean: number, away: number) {
  const speeds = new Float64Array(limit + 1);
  const waiting = new Float64Array(limit + 1);
  const busy = new Float64Array(limit + 1);
  // Chance of so many at the queue, from one number inside to the next (mean value analysis, Reiser & Lavenberg 1980).
  let queue = Float64Array.of(1);
  busy[0] = slots > 0 ? 0 : 1;
  for (let n = 1; n <= limit; n++) {
    const next = new Float64Array(n + 1);
    let time = away;
    for (let h = 1; h <= n; h++) time += ((h * mean) / Math.min(h, slots)) * queue[h - 1]!;
    const speed = n / time;
    speeds[n] = speed;
    let some = 0;
    for (let h = 1; h <= n; h++) {
      next[h] = ((speed * mean) / Math.min(h, slots)) * queue[h - 1]!;
      some += next[h]!;
    }
    next[0] = Math.max(0, 1 - some);
    for (let h = slots; h <= n; h++) {
      waiting[n]! += (h - slots) * next[h]!;
      busy[n]! += next[h]!;
    }
    queue = next;
  }
  return { speeds, waiting, busy };
}
