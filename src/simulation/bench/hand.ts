import { createStream } from '../random/stream.ts';

/**
 * The models as one writes them for one answer alone: no calendar of events where none is needed, the start and end of each service worked out
 * at arrival, nothing measured but the sum of response times. The limit that a general engine is held against.
 */
export interface Answer {
  readonly completed: number;
  /** Arrivals and ends of services. */
  readonly events: number;
  /** Mean response, s. */
  readonly mean: number;
}

/** Models A and B: `slots` servers with one queue. */
export function handServers(requests: number, seed: number, slots: number, utilization: number): Answer {
  const arrivals = createStream(seed, 'arrivals');
  const services = createStream(seed, 'services');
  const gap = 0.005 / (slots * utilization);
  const free = new Float64Array(slots);
  let now = 0;
  let sum = 0;
  for (let i = 0; i < requests; i++) {
    now += arrivals.exponential() * gap;
    let first = 0;
    for (let s = 1; s < slots; s++) if (free[s]! < free[first]!) first = s;
    const end = Math.max(now, free[first]!) + services.exponential() * 0.005;
    free[first] = end;
    sum += end - now;
  }
  return { completed: requests, events: 2 * requests, mean: sum / requests };
}

/** Model C. Only misses come together again, at the store, and wait in a heap until their turn to arrive there. */
export function handModelC(requests: number, seed: number): Answer {
  const arrivals = createStream(seed, 'arrivals');
  const services = createStream(seed, 'app');
  const lookups = createStream(seed, 'cache');
  const reads = createStream(seed, 'db');
  const app = new Float64Array(32);
  const db = new Float64Array(16);
  // Time of arrival at the store, and when the request began.
  const heap = new Float64Array(1 << 16);
  const began = new Float64Array(1 << 16);
  let size = 0;
  let now = 0;
  let sum = 0;
  let misses = 0;
  for (let i = 0; i <= requests; i++) {
    now = i < requests ? now + arrivals.exponential() * 0.001 : Infinity;
    while (size > 0 && heap[0]! <= now) {
      const at = heap[0]!;
      let first = 0;
      for (let s = 1; s < 16; s++) if (db[s]! < db[first]!) first = s;
      const end = Math.max(at, db[first]!) + reads.exponential() * 0.008;
      db[first] = end;
      sum += end - began[0]!;
      const last = heap[--size]!;
      const lastBegan = began[size]!;
      let hole = 0;
      for (let child = 1; child < size; child = 2 * hole + 1) {
        if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
        if (heap[child]! >= last) break;
        heap[hole] = heap[child]!;
        began[hole] = began[child]!;
        hole = child;
      }
      heap[hole] = last;
      began[hole] = lastBegan;
    }
    if (i === requests) break;
    const arrival = now + 0.0002;
    const base = 4 * (i & 7);
    let first = base;
    for (let s = base + 1; s < base + 4; s++) if (app[s]! < app[first]!) first = s;
    const served = Math.max(arrival, app[first]!) + services.exponential() * 0.0256;
    app[first] = served;
    const end = served + 0.001;
    if (lookups.chance(0.8)) {
      sum += end - now;
      continue;
    }
    misses++;
    let at = size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]! <= end) break;
      heap[at] = heap[parent]!;
      began[at] = began[parent]!;
      at = parent;
    }
    heap[at] = end;
    began[at] = now;
  }
  return { completed: requests, events: 2 * requests + 2 * misses, mean: sum / requests };
}
