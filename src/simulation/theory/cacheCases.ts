import type { CacheContents } from '../network/rules.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay, UNIT } from './build.ts';
import { type Case, figure } from './figures.ts';

/** A cache whose misses are made at once: one request after the other, keys by Zipf's law. */
export function cached(
  rate: number,
  items: number,
  exponent: number,
  contents: Partial<CacheContents>,
): Network {
  const given: CacheContents = {
    ...{ eviction: 'lru', capacity: 1, timeToLive: Infinity, slides: false },
    ...{ stampede: 'none', updates: false, warm: true },
    ...contents,
  };
  const plain = network(rate, [pureDelay('s', { hitRatio: 0, contents: given })], [{ service: constant(0) }]);
  return { ...plain, classes: plain.classes.map((cls) => ({ ...cls, keys: { items, exponent } })) };
}

const of = (r: Report) => r.components.s!.cache!;
export const hitRatio = (exact: number, bias = 0) => ({
  ...figure('hit ratio', (r) => of(r).hitRatio.value, exact, bias),
  interval: (r: Report) => {
    const { value, half } = of(r).hitRatio;
    return { low: value - half, high: value + half };
  },
});

const entries = (exact: number) => figure('entries', (r) => of(r).entries, exact);

const CHE =
  'Che, Tung & Wang (2002); Fricker, Robert & Roberts (2012): sum of 1-e^(-p t) = C; hit = 1-e^(-p t)';
const KING =
  'P(contents i then j) = p_i p_j/(1-p_i): King (1971), Analysis of demand paging algorithms; P(i kept) summed';

export const CACHES: readonly Case[] = [
  {
    name: 'LRU: 500 kept of 10,000 things, Zipf 0.8',
    source: CHE,
    network: cached(1, 10_000, 0.8, { capacity: 500 }),
    requests: 60_000,
    // An approximation, within 0.001 of long simulations.
    figures: [hitRatio(0.3311862337, 0.003), entries(500)],
  },
  {
    name: 'LRU: 1,000 kept of 10,000 things, Zipf 1',
    source: CHE,
    network: cached(1, 10_000, 1, { capacity: 1000 }),
    requests: 60_000,
    figures: [hitRatio(0.6756017935, 0.0015), entries(1000)],
  },
  {
    name: 'LRU: 1 kept of 4 things, Zipf 1',
    source: KING,
    network: cached(1, 4, 1, { capacity: 1 }),
    requests: 15_000,
    figures: [hitRatio(0.328)],
  },
  {
    name: 'LRU: 2 kept of 4 things, Zipf 1',
    source: KING,
    network: cached(1, 4, 1, { capacity: 2 }),
    requests: 15_000,
    figures: [hitRatio(0.6038454177)],
  },
  {
    name: 'FIFO: 2 kept of 4 things, Zipf 1',
    source: 'P(i and j kept) as p_i p_j: King (1971); Gelenbe (1973), the same as for random replacement',
    network: cached(1, 4, 1, { capacity: 2, eviction: 'fifo' }),
    requests: 15_000,
    figures: [hitRatio(0.5885714286)],
  },
  {
    name: 'Time to live 3, one thing asked for at rate 2',
    source: 'h = lambda T/(1 + lambda T), renewal argument: Jung, Berger & Balakrishnan (2003)',
    network: cached(2, 1, 1, { eviction: 'age', timeToLive: 3 * UNIT }),
    requests: 15_000,
    figures: [hitRatio(0.8571428571)],
  },
  {
    name: 'Time to live 1 that each hit begins anew, one thing asked for at rate 2',
    source: 'h = P(gap < T) = 1 - e^(-lambda T)',
    network: cached(2, 1, 1, { eviction: 'age', timeToLive: UNIT, slides: true }),
    requests: 15_000,
    figures: [hitRatio(0.8646647168)],
  },
  {
    name: 'LRU: 200 kept of 5,000 things, Zipf 1.2',
    source: CHE,
    network: cached(1, 5000, 1.2, { capacity: 200 }),
    requests: 60_000,
    figures: [hitRatio(0.7527327043, 0.002), entries(200)],
  },
  {
    name: 'Time to live 5, a thousand things asked for at rate 50, Zipf 1',
    source: 'h = sum p_i (p_i lambda T)/(1 + p_i lambda T), the renewal argument thing by thing',
    network: cached(50, 1000, 1, { eviction: 'age', timeToLive: 5 * UNIT }),
    requests: 20_000,
    figures: [hitRatio(0.5434224106)],
  },
];
