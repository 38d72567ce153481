import { OVERLOADED, type Wait } from './erlang.ts';

/**
 * Slots that slow each other down: n at work take 1 + n (n - 1) / knee^2 times as long. A birth-death chain with the rates
 * that follow; from `slots` on its tail is geometric. Exponential service, whose length the run settles when it begins, so
 * this is close and not exact.
 */
export function crowdedAt(
  rate: number,
  mean: number,
  slots: number,
  knee: number,
): { readonly busy: number; readonly wait: Wait } {
  const speed = (n: number): number => n / (mean * (1 + (n * (n - 1)) / knee ** 2));
  if (!(rate > 0)) return { busy: 0, wait: { chance: 0, mean: 0 } };
  const load = rate / speed(slots);
  if (load >= 1) return { busy: load, wait: OVERLOADED };
  let weight = 1;
  let total = 1;
  let atWork = 0;
  for (let n = 1; n <= slots; n++) {
    weight *= rate / speed(n);
    const here = n === slots ? weight / (1 - load) : weight;
    total += here;
    atWork += n * here;
    if (total < 1e200) continue;
    weight /= total;
    atWork /= total;
    total = 1;
  }
  const full = weight / (1 - load) / total;
  const queued = (full * load) / (1 - load);
  const slower = Math.max(0, atWork / total / rate - mean);
  return {
    busy: atWork / total / slots,
    // What a service takes beyond its own length is told as waiting.
    wait: { chance: slower > 1e-6 * mean ? 1 : full, mean: queued / rate + slower },
  };
}
