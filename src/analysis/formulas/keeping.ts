import type { CacheContents } from '../../simulation/network/rules.ts';

/** Things of one popularity: how many, and how often each is read and written, /s. */
export interface Demand {
  readonly count: number;
  readonly reads: number;
  readonly writes: number;
}

const HALVINGS = 60;

/**
 * Chance of a hit for each demand, under independent Poisson requests. `once` is the rate of things that are asked for a
 * single time; `capacity` is that of all of it.
 *
 * LRU: an entry stays for the characteristic time T for which the mean number of entries is the capacity (Che, Tung & Wang
 * 2002; FIFO by Fricker, Robert & Roberts 2012). A time to live by renewals (Jung, Berger & Balakrishnan 2003). LFU: the
 * most popular ones stay. Where a time to live and a capacity meet, and for FIFO with writes, these are approximations.
 */
export function hitChances(
  demands: readonly Demand[],
  once: number,
  capacity: number,
  given: CacheContents,
): Float64Array {
  const { eviction, timeToLive, slides } = given;
  if (eviction === 'lfu') {
    const hits = new Float64Array(demands.length);
    let room = capacity;
    const order = demands.map((_, i) => i).sort((a, b) => demands[b]!.reads - demands[a]!.reads);
    for (const i of order) {
      const share = Math.min(1, room / demands[i]!.count);
      hits[i] = share * aged(demands[i]!, timeToLive, slides, given.updates);
      room -= share * demands[i]!.count;
    }
    return hits;
  }
  const stay = eviction === 'age' ? Infinity : stayOf(demands, once, capacity, given);
  return Float64Array.from(demands, (demand) => {
    if (slides || eviction === 'lru') {
      if (slides || timeToLive === Infinity) return used(demand, Math.min(stay, timeToLive), given.updates);
      return both(demand, stay, timeToLive, given.updates);
    }
    return aged(demand, Math.min(stay, timeToLive), false, given.updates);
  });
}

/** How long an entry stays after it was last used (LRU) or made (FIFO), s. */
function stayOf(
  demands: readonly Demand[],
  once: number,
  capacity: number,
  { eviction, updates }: CacheContents,
): number {
  const entries = (stay: number): number => {
    let sum = once * stay;
    for (const { count, reads, writes } of demands) {
      const rate = reads + (updates ? writes : 0);
      sum += count * (eviction === 'lru' ? -Math.expm1(-rate * stay) : (rate * stay) / (1 + rate * stay));
    }
    return sum;
  };
  const all = demands.reduce((sum, { count, reads }) => sum + (reads > 0 ? count : 0), 0);
  if (once === 0 && all <= capacity) return Infinity;
  let [low, high] = [1e-9, 1];
  while (entries(high) < capacity && high < 1e15) high *= 10;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (entries(middle) < capacity) low = middle;
    else high = middle;
  }
  return high;
}

/** Good for `life` after it was last used. */
function used({ reads, writes }: Demand, life: number, updates: boolean): number {
  if (reads === 0) return 0;
  if (updates) return -Math.expm1(-(reads + writes) * life);
  return (reads / (reads + writes)) * -Math.expm1(-(reads + writes) * life);
}

/** Good for `life` after it was made. */
function aged(demand: Demand, life: number, slides: boolean, updates: boolean): number {
  if (slides) return used(demand, life, updates);
  const { reads, writes } = demand;
  if (reads === 0) return 0;
  if (updates) {
    const good = writes > 0 ? Math.expm1(writes * life) / writes : life;
    return good === Infinity ? 1 : good / (good + 1 / (reads + writes));
  }
  const hits = reads * (writes > 0 ? -Math.expm1(-writes * life) / writes : life);
  return hits === Infinity ? 1 : hits / (1 + hits);
}

/**
 * The least recently used goes, and what is too old as well. Within `stay` of its making an entry is there for certain,
 * then as long as no gap is longer: taken to end at a constant rate, with the mean that holds without an age.
 */
function both(demand: Demand, stay: number, life: number, updates: boolean): number {
  const { reads, writes } = demand;
  if (reads === 0) return 0;
  const uses = reads * stay;
  let hits = reads * Math.min(stay, life);
  if (life > stay) {
    const later = Math.expm1(uses) - uses;
    const kept = -Math.expm1(-uses);
    const rate = (reads * kept) / later;
    hits += rate > 0 ? ((reads * kept) / rate) * -Math.expm1(-rate * (life - stay)) : reads * (life - stay);
  }
  const cut = writes > 0 && !updates ? reads / (reads + writes) : 1;
  return Math.min((cut * hits) / (1 + hits), aged(demand, life, false, updates));
}
