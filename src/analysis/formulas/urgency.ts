import type { Network } from '../../simulation/network.ts';
import type { Moments } from '../times/moments.ts';
import type { Wait } from './erlang.ts';

/** Whose visits go first: by visit, and whether those of a station differ. */
export interface Urgencies {
  of(visit: number): number;
  readonly mixed: readonly boolean[];
}

export function urgenciesOf({ classes, stations, visits }: Network): Urgencies {
  const of = (visit: number): number => classes[visits[visit]!.class]!.priority ?? 0;
  const seen = stations.map(() => new Set<number>());
  visits.forEach(({ station }, visit) => {
    seen[station]!.add(of(visit));
  });
  return { of, mixed: seen.map(({ size }) => size > 1) };
}

/** What comes to a station of one priority. */
export interface Urgent {
  readonly priority: number;
  /** Share of the servers that its work takes. */
  readonly use: number;
}

/**
 * Waits by priority, highest first in line and nobody interrupted, from the wait in order of arrival (Cobham 1954 for M/G/1 and
 * M/M/c): W (1 - u) / ((1 - s) (1 - s')), where s' is what those take who go no later and s those who go before. Whoever waits
 * does so with a squared coefficient of variation of 1 + 2 s (1 - s') / (1 - s), exact for exponential service
 * (Kella & Yechiali 1985). Past saturation those whose s' is below 1 still get their turn.
 */
export function turnsOf(
  urgent: readonly Urgent[],
  fifo: Wait,
  hold: Moments,
  servers: number,
): ReadonlyMap<number, Wait> {
  const order = [...urgent].sort((a, b) => b.priority - a.priority);
  const all = order.reduce((sum, { use }) => sum + use, 0);
  const turns = new Map<number, Wait>();
  const rest = (hold.mean + hold.variance / Math.max(hold.mean, 1e-300)) / 2 / servers;
  const [chance, base] = all < 1 && fifo.mean < Infinity ? [fifo.chance, fifo.mean * (1 - all)] : [1, rest];
  let before = 0;
  for (const { priority, use } of order) {
    const upTo = before + use;
    const mean = upTo < 1 ? base / ((1 - before) * (1 - upTo)) : Number.POSITIVE_INFINITY;
    const spread = upTo < 1 ? 1 + (2 * before * (1 - upTo)) / (1 - before) : 1;
    turns.set(priority, { chance, mean, ...(spread !== 1 && { spread }) });
    before = upTo;
  }
  return turns;
}
