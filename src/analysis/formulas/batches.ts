import { pooled, type Wait } from './erlang.ts';

/** From here on the queue is so long that only the variation of its work counts. */
const HEAVY = 0.995;
/** Longer chains are not worth their time; there too the variation is taken alone. */
const LONGEST = 20_000;

/**
 * M^[b]/M/c, exactly, by the rate at which its level is crossed: what comes up past n in batches goes down one by
 * one. `batch` may lie between two whole numbers.
 */
export function batchWait(servers: number, utilization: number, batch: number): Wait {
  const low = Math.floor(batch);
  const part = batch - low;
  const one = wholeBatch(servers, utilization, low);
  if (part < 1e-9) return one;
  const more = wholeBatch(servers, utilization, low + 1);
  return {
    chance: one.chance + part * (more.chance - one.chance),
    mean: one.mean + part * (more.mean - one.mean),
  };
}

function wholeBatch(servers: number, utilization: number, batch: number): Wait {
  const last = servers + batch + Math.ceil((12 * (batch + 1)) / (1 - utilization));
  if (utilization > HEAVY || last > LONGEST) {
    const { chance, mean } = pooled(servers, utilization);
    return { chance, mean: (mean * (batch + 1)) / 2 };
  }
  const rate = (utilization * servers) / batch;
  const weights = [1];
  let total = 1;
  let recent = 1;
  let queued = 0;
  let waits = memberWaits(0, servers, batch);
  for (let n = 1; n <= last; n++) {
    const weight = (rate * recent) / Math.min(n, servers);
    weights.push(weight);
    total += weight;
    recent += weight - (n >= batch ? weights[n - batch]! : 0);
    queued += weight * Math.max(0, n - servers);
    waits += weight * memberWaits(n, servers, batch);
    if (total < 1e200) continue;
    for (let k = Math.max(0, n - batch); k <= n; k++) weights[k] = weights[k]! * 1e-200;
    total *= 1e-200;
    recent *= 1e-200;
    queued *= 1e-200;
    waits *= 1e-200;
  }
  return { chance: waits / total, mean: queued / total / (utilization * servers) };
}

/** Share of a batch that finds no free server when n are taken or waited for. */
const memberWaits = (n: number, servers: number, batch: number): number =>
  Math.min(1, Math.max(0, n + batch - servers) / batch);
