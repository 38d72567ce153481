import type { RequestClass } from '../../board/board.ts';
import type { RequestClassRow } from '../network/traffic.ts';

const MS = 1e-3;

/** How requests of a class come where they do not come evenly. */
export function arrivalOf({
  arrival,
}: RequestClass): Pick<RequestClassRow, 'profile' | 'bursts' | 'loop' | 'poll' | 'ticks'> {
  if (arrival === undefined) return {};
  const { shape, factor } = arrival;
  const [at, over] = [arrival.at * MS, arrival.over * MS];
  const flat = (first: number, ...points: readonly (readonly [number, number])[]) => ({
    profile: {
      points: [{ at: 0, factor: first }, ...points.map(([time, value]) => ({ at: time, factor: value }))],
    },
  });
  switch (shape) {
    case 'ramp':
      return flat(1, [at, 1], [at + over, factor]);
    case 'step':
      return flat(1, [at, 1], [at, factor]);
    case 'spike':
      return flat(1, [at, 1], [at, factor], [at + over, factor], [at + over, 1]);
    case 'diurnal':
      return wave(over, factor);
    case 'bursty':
      return { bursts: { busy: over, calm: arrival.calm * MS, factor } };
    case 'counts':
      return recorded(arrival.counts, arrival.every * MS);
    case 'closed':
      return { loop: { users: arrival.users, think: arrival.think * MS } };
    case 'scheduled':
      return { ticks: { jobs: arrival.users, every: arrival.every * MS, jitter: arrival.jitter } };
    case 'poll':
      return { poll: { users: arrival.users, every: arrival.every * MS } };
  }
}

/** Cosines of 0, 15 ... 90 degrees by roots, which all JavaScript engines agree on. */
const COSINES = [
  1,
  (Math.sqrt(6) + Math.sqrt(2)) / 4,
  Math.sqrt(3) / 2,
  Math.SQRT1_2,
  0.5,
  (Math.sqrt(6) - Math.sqrt(2)) / 4,
  0,
] as const;

function cosine(hour: number): number {
  const turned = Math.min(hour, 24 - hour);
  return turned <= 6 ? COSINES[turned]! : -COSINES[12 - turned]!;
}

/** A wave around 1 in 24 straight pieces, from its lowest point on. Nothing is below 0, so its peak is 2 at most. */
function wave(period: number, peak: number): Pick<RequestClassRow, 'profile'> {
  const height = Math.min(1, Math.max(0, peak - 1));
  const points = Array.from({ length: 25 }, (_, hour) => ({
    at: (period * hour) / 24,
    factor: 1 - height * cosine(hour),
  }));
  return { profile: { points, period } };
}

/** Each count for its time, in proportion to their mean. */
function recorded(counts: readonly number[], every: number): Pick<RequestClassRow, 'profile'> {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (!(mean > 0)) return {};
  const points = counts.flatMap((count, i) => [
    { at: i * every, factor: count / mean },
    { at: (i + 1) * every, factor: count / mean },
  ]);
  return { profile: { points, period: counts.length * every } };
}
