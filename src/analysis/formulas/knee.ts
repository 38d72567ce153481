import { OVERLOADED, type Wait } from './erlang.ts';

interface Crowded {
  /** Share of the slots that are at work, or that the load asks for where that passes 1. */
  readonly busy: number;
  /** Of those that are let in. What a service takes beyond its own length is told as waiting. */
  readonly wait: Wait;
  /** Share that finds the queue full; absent where it has no end. */
  readonly refused?: number;
}

/**
 * Slots that slow each other down: n at work take 1 + n (n - 1) / knee^2 times as long. A birth-death chain with the rates
 * that follow; from `slots` on its tail is geometric, up to where the queue ends. Exponential service, whose length the run settles when
 * it begins, so this is close and not exact.
 */
export function crowdedAt(
  rate: number,
  mean: number,
  slots: number,
  knee: number,
  queueLimit: number,
): Crowded {
  const ends = queueLimit < Infinity;
  if (!(rate > 0)) return { busy: 0, wait: { chance: 0, mean: 0 }, ...(ends && { refused: 0 }) };
  const speed = (n: number): number => n / (mean * (1 + (n * (n - 1)) / knee ** 2));
  const load = rate / speed(slots);
  if (load >= 1 && !ends) return { busy: load, wait: OVERLOADED };
  // Weights of the states in which a slot is free, then that of the first in which none is.
  let weight = 1;
  let free = 0;
  let atWork = 0;
  for (let n = 0; n < slots; n++) {
    free += weight;
    atWork += n * weight;
    weight *= rate / speed(n + 1);
    if (weight < 1e200) continue;
    free /= weight;
    atWork /= weight;
    weight = 1;
  }
  const endless = 1 / (1 - load);
  const busy = load >= 1 ? load : (atWork / slots + weight * endless) / (free + weight * endless);
  const tail = tailOf(load, queueLimit);
  const total = free * tail.before + weight * tail.sum;
  const full = (weight * tail.sum) / total;
  const refused = (weight * tail.last) / total;
  const served = rate * (1 - refused);
  const slower = Math.max(0, (atWork * tail.before + slots * weight * tail.sum) / total / served - mean);
  return {
    busy,
    wait: {
      chance: slower > 1e-6 * mean ? 1 : (full - refused) / (1 - refused),
      mean: (weight * tail.queued) / total / served + slower,
    },
    ...(ends && { refused }),
  };
}

/**
 * Sums over a queue of up to `most`, each state `ratio` times as likely as the one before: of the weights, of how many wait, and the last
 * weight; in units of the first, or, where weights grow, of the last: then what comes before it weighs `before`.
 */
function tailOf(ratio: number, most: number): Record<'sum' | 'queued' | 'last' | 'before', number> {
  if (Math.abs(ratio - 1) < 1e-6)
    return { sum: most + 1, queued: (most * (most + 1)) / 2, last: 1, before: 1 };
  const x = Math.min(ratio, 1 / ratio);
  const end = x ** most;
  const sum = (1 - end * x) / (1 - x);
  // Without an end `end` is nothing, however often it counts.
  const count = end > 0 ? (most + 1) * end - most * end * x : 0;
  const steps = (x * (1 - count)) / (1 - x) ** 2;
  return ratio < 1
    ? { sum, queued: steps, last: end, before: 1 }
    : { sum, queued: most * sum - steps, last: 1, before: end };
}
