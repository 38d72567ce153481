import type { Machine } from '../engine/machine.ts';

/** Takes a place for a call over connection `k`; false when all are taken. */
export function takePlace(m: Machine, pool: number, k: number): boolean {
  const { pools, plan, tallies } = m;
  if (pools.used[pool]! >= plan.poolSize[k]!) return false;
  pools.used[pool]! += 1;
  tallies.pooled[k]! += 1;
  tallies.pooledArea[k]! -= m.calendar.time;
  return true;
}

export function givePlaceBack(m: Machine, pool: number, k: number): void {
  m.pools.used[pool]! -= 1;
  m.tallies.pooled[k]! -= 1;
  m.tallies.pooledArea[k]! += m.calendar.time;
}

/** Puts a try at the end of the line. */
export function lineUp(m: Machine, pool: number, t: number): void {
  const { pools, tries } = m;
  tries.behind[t] = -1;
  if (pools.waiting[pool]!++ === 0) pools.head[pool] = t;
  else tries.behind[pools.tail[pool]!] = t;
  pools.tail[pool] = t;
}

/** The try that has waited longest, now out of the line; -1 when nobody waits. */
export function nextInLine(m: Machine, pool: number): number {
  const { pools, tries } = m;
  if (pools.waiting[pool] === 0) return -1;
  const t = pools.head[pool]!;
  pools.head[pool] = tries.behind[t]!;
  pools.waiting[pool]! -= 1;
  return t;
}

/** Takes a try out of the line. All wait equally long, so whoever gives up first stands at the front. */
export function stepOut(m: Machine, pool: number, t: number): void {
  const { pools, tries } = m;
  let before = -1;
  for (let at = pools.head[pool]!; at !== t; at = tries.behind[at]!) before = at;
  if (before < 0) pools.head[pool] = tries.behind[t]!;
  else tries.behind[before] = tries.behind[t]!;
  if (pools.tail[pool] === t) pools.tail[pool] = before;
  pools.waiting[pool]! -= 1;
}
