import type { Station } from '../../network/station.ts';

/** Makes columns of numbers, and of yes and no, with a place for each station. */
export function columnsOf(stations: readonly Station[]) {
  return {
    real: (of: (s: Station) => number) => Float64Array.from(stations, of),
    bit: (of: (s: Station) => boolean) => Uint8Array.from(stations, (s) => (of(s) ? 1 : 0)),
  };
}

/** Sums of all before: [0, a, a + b, ...]. */
export function running(counts: Int32Array): Int32Array {
  const sums = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i]! + counts[i]!;
  return sums;
}
