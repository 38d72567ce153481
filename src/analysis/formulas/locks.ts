import type { Plan } from '../load/plan.ts';
import type { Composition } from '../times/compose.ts';
import type { Moments } from '../times/moments.ts';
import { MOMENTS } from '../times/moments.ts';
import type { Wait } from './erlang.ts';

/** The lock of a station's hot row at one load. */
export interface LockState {
  /** Share of the time that it is held; may pass 1. */
  readonly use: number;
  /** Wait for it by visit, of all that make the visit; and of the station's requests together. */
  readonly waits: ReadonlyMap<number, Wait>;
  readonly wait: Wait;
}

/**
 * M/G/1 whose customers are the writes of the row, each for as long as it is at work and waits for its calls; exact while there
 * are slots enough for all who wait. Null where no row is hot.
 */
export function lockOf(
  plan: Plan,
  load: number,
  index: number,
  below: Composition<Moments>,
): LockState | null {
  const { network, flows, visitsOf } = plan;
  const { hotWrites = 0, batch, discipline, intake } = network.stations[index]!;
  if (hotWrites === 0 || batch || discipline || intake !== 'slots') return null;
  const visits = visitsOf[index]!;
  const shares = new Map(visits.map((visit) => [visit, hotWrites * writtenShare(plan, visit)]));
  let use = 0;
  let square = 0;
  let total = 0;
  let hot = 0;
  for (const [visit, share] of shares) {
    const rate = load * flows.visits[visit]!;
    const { mean, variance } = MOMENTS.sum(
      MOMENTS.of(network.visits[visit]!.service),
      below.after(visit).all,
    );
    total += rate;
    hot += rate * share;
    use += rate * share * mean;
    square += rate * share * (variance + mean * mean);
  }
  const mean = use < 1 ? square / (2 * (1 - use)) : Number.POSITIVE_INFINITY;
  const waitOf = (share: number): Wait =>
    share > 0 ? { chance: share * Math.min(1, use), mean: share * mean } : { chance: 0, mean: 0 };
  return {
    use,
    waits: new Map([...shares].map(([visit, share]) => [visit, waitOf(share)])),
    wait: waitOf(total > 0 ? hot / total : 0),
  };
}

/** Share of a visit that comes as a write. */
function writtenShare({ network, flows }: Plan, index: number): number {
  let all = 0;
  let written = 0;
  network.visits.forEach(({ calls }, caller) => {
    for (const call of calls) {
      if (call.visit !== index) continue;
      const rate = (flows.visits[caller]! || 1) * call.calls;
      all += rate;
      if (call.write) written += rate;
    }
  });
  return all > 0 ? written / all : 0;
}
