import type { Arrival, RequestClass } from './board.ts';
import { ARRIVAL_BOUNDS, MOST_COUNTS } from './bounds.ts';

export type ArrivalNumber = keyof typeof ARRIVAL_BOUNDS;

/** What a shape begins with when it is first chosen; left out where it is saved. ms. */
export const ARRIVAL_DEFAULTS: Omit<Arrival, 'shape'> = {
  at: 20_000,
  over: 20_000,
  factor: 2,
  calm: 40_000,
  every: 1_000,
  counts: [],
  users: 100,
  think: 5_000,
  jitter: 0,
};

/** Numbers inside their bounds; nothing where requests come evenly, as without an arrival. */
export function cleanArrival(requestClass: RequestClass): RequestClass {
  const { arrival } = requestClass;
  if (arrival === undefined) return requestClass;
  const clean: Record<string, unknown> = { ...ARRIVAL_DEFAULTS, ...arrival };
  for (const [key, { min, max, ...rest }] of Object.entries(ARRIVAL_BOUNDS)) {
    const value = clean[key] as number;
    const whole = 'integer' in rest ? Math.round(value) : value;
    clean[key] = Number.isFinite(whole)
      ? Math.min(max, Math.max(min, whole))
      : ARRIVAL_DEFAULTS[key as ArrivalNumber];
  }
  clean.counts = arrival.counts.filter((count) => count >= 0 && Number.isFinite(count)).slice(0, MOST_COUNTS);
  return { ...requestClass, arrival: clean as unknown as Arrival };
}
