import type { Balancing } from '../../catalog/kind.ts';
import type { BatchRule } from '../../simulation/network/rules.ts';
import { NO_WAIT, OVERLOADED, type Wait } from './erlang.ts';

/** Servers whose slots take several requests at once. Times are seconds, `rate` is over all replicas. */
export interface BulkServers {
  readonly rate: number;
  readonly mean: number;
  readonly scv: number;
  readonly replicas: number;
  readonly slots: number;
  readonly balancing: Balancing;
  readonly batch: BatchRule;
}

/**
 * Waiting for a place in a batch. Exact for exponential service of one pool without a linger (Bailey 1954; Gross & Harris
 * sec. 3.2): with all servers busy the queue is geometric, with fewer the system is M/M/c. Late requests that join are
 * exact for one server, for more their wait is overstated by up to a third. A linger is at least what it takes to fill a batch.
 */
export function bulkWait({ rate, mean, scv, replicas, slots, balancing, batch }: BulkServers): Wait {
  if (!(rate > 0 && mean > 0)) return NO_WAIT;
  const pooled = balancing === 'shared queue' || balancing === 'least in flight' || replicas === 1;
  const servers = pooled ? replicas * slots : slots;
  const share = pooled ? rate : rate / replicas;
  const offered = (share * mean) / servers;
  if (offered >= batch.size) return OVERLOADED;
  const root = rootOf(offered, batch.size);
  const apart = nextBatch(servers, share * mean, root);
  let { chance } = apart;
  let queue = apart.queue / share;
  if (batch.joins) {
    const one = nextBatch(1, offered, root);
    const joined = Math.max(0, root / (1 - root) - offered);
    queue *= one.queue > 0 ? joined / one.queue : 0;
    chance *= root ** (batch.size - 1);
  }
  queue *= (1 + scv) / 2;
  // Whoever takes from a queue of all gathers whatever comes; others gather what is theirs.
  const filling = gathering(balancing === 'shared queue' ? rate : rate / replicas, batch);
  return filling > queue ? { chance: 1, mean: filling } : { chance, mean: queue };
}

/** r in r + r^2 + ... + r^b = a: by how much less likely each further waiting request is. */
function rootOf(offered: number, size: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const r = (low + high) / 2;
    const sum = r === 1 ? size : (r * (1 - r ** size)) / (1 - r);
    if (sum < offered) low = r;
    else high = r;
  }
  return (low + high) / 2;
}

/** Chance that all servers are busy, and the mean number waiting, where late requests wait for the next batch. */
function nextBatch(servers: number, erlangs: number, root: number): { chance: number; queue: number } {
  // By the recursion of Erlang B: the weight of all busy over those of fewer.
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (erlangs * blocked) / (k + erlangs * blocked);
  const busy = blocked / (1 - root);
  const chance = busy / (1 - blocked + busy);
  return { chance, queue: (chance * root) / (1 - root) };
}

/** Mean wait of a batch's requests until it is full or its first one has waited long enough. */
function gathering(rate: number, { size, linger }: BatchRule): number {
  if (!(linger > 0)) return 0;
  const time = Math.min(linger, (size - 1) / rate);
  const more = rate * time;
  return (time * (1 + more / 2)) / (1 + more);
}
