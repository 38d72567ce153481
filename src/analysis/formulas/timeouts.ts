import type { Call } from '../../simulation/network/traffic.ts';
import type { Algebra, Timed } from '../times/algebra.ts';

/** More attempts than this are as good as so many. */
const MOST = 12;

/**
 * Time of a call whose attempts are answered in time with chance `timely`, each by itself, and tried again as often as may be: a late one costs
 * its whole timeout and a pause. Of those that get an answer (a geometric number of attempts, cut off), or of all.
 */
export function triesOf<D extends Timed>(
  algebra: Algebra<D>,
  { timeout, reliability }: Call,
  attempt: D,
  timely: number,
  whose: 'answered' | 'all',
): D {
  const late = 1 - timely;
  const { retries = 0, retryBudget = Infinity } = reliability ?? {};
  const again = Math.min(retries, MOST);
  // A budget that is used up lets so many of those go on who would.
  const wanted = late === 1 ? again : (late * (1 - late ** again)) / timely;
  const goesOn = wanted > 0 ? Math.min(1, retryBudget / wanted) : 0;
  const good = timely > 0 ? algebra.within(attempt, timeout, timely) : null;
  const cases: { weight: number; part: D }[] = [];
  let chance = 1;
  let before = 0;
  for (let k = 0; k <= again; k++) {
    const lost = algebra.of({ shape: 'deterministic', mean: before });
    if (good) cases.push({ weight: chance * timely, part: algebra.sum(lost, good) });
    const stays = k < again ? goesOn : 0;
    const over = algebra.of({ shape: 'deterministic', mean: before + timeout });
    if (whose === 'all' || !good) cases.push({ weight: chance * late * (1 - stays), part: over });
    before += timeout + pauseOf(reliability, k);
    chance *= late * stays;
  }
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  return algebra.mix(cases.map(({ weight, part }) => ({ weight: weight / total, part })));
}

/** Mean pause before a retry, s, after so many of them. */
function pauseOf(reliability: Call['reliability'], made: number): number {
  if (reliability === undefined) return 0;
  const { backoff, backoffMax, jitter } = reliability;
  return Math.min(backoffMax, backoff * 2 ** made) * (1 - jitter / 2);
}
