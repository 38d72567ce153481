import type { Call } from '../../simulation/network/traffic.ts';
import type { Plan } from '../load/plan.ts';
import { isCounted, type Timely, waits } from '../load/replies.ts';
import type { Carried } from '../load/stations.ts';
import { Composition } from './compose.ts';
import { Grid } from './grid.ts';

/** So many standard deviations beyond the mean there is no answer that a reader would see. */
const SURELY = 12;
const ALL = 1 - 1e-5;

/** Share of the answers to each call that come before its timeout, by the distribution of its time; undefined where that is all of all. */
export function timelyOf(plan: Plan, { moments, waits: waiting }: Carried): Timely | undefined {
  const { network } = plan;
  const found = new Map<Call, number>();
  for (const visit of network.visits)
    for (const call of visit.calls) {
      if (call.timeout === Infinity || isCounted(call) || !waits(network, visit, call)) continue;
      const { mean, variance, least } = moments.attempt(call).all;
      if (call.timeout > mean + SURELY * Math.sqrt(variance)) continue;
      let share = 0;
      if (Number.isFinite(mean) && least < call.timeout) {
        const grid = new Grid(call.timeout - least + 6 * Math.sqrt(variance));
        share = grid.chanceBy(new Composition(grid, plan, waiting).attempt(call).all, call.timeout);
      }
      if (share < ALL) found.set(call, share);
    }
  return found.size > 0 ? found : undefined;
}
