import { OPERATION_BOUNDS } from '../catalog/fit.ts';

/** Different times of one component, and how often one of them may have been seen. */
export const MOST_TIMES = 1000;
export const TIME_COUNT = { min: 0, max: 1e12 } as const;

/**
 * Measured times as they are kept: ms and how often, in turn, each time once, the shortest first. Undefined where nothing
 * sound is left.
 */
export function cleanTimes(times: readonly number[] | undefined): readonly number[] | undefined {
  const seen = new Map<number, number>();
  for (let i = 0; i + 1 < (times?.length ?? 0); i += 2) {
    const [ms, count] = [times![i]!, times![i + 1]!];
    const sound =
      ms >= OPERATION_BOUNDS.min && ms <= OPERATION_BOUNDS.max && count > 0 && count <= TIME_COUNT.max;
    if (sound) seen.set(ms, Math.min(TIME_COUNT.max, (seen.get(ms) ?? 0) + count));
  }
  const kept = [...seen].sort(([a], [b]) => a - b).slice(0, MOST_TIMES);
  return kept.length > 0 ? kept.flat() : undefined;
}
