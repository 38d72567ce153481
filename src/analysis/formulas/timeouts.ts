import type { Call } from '../../simulation/network/traffic.ts';
import type { Algebra, Timed } from '../times/algebra.ts';

/** More attempts than this are as good as so many. */
const MOST = 12;

/**
 * Time of a call whose attempts are answered in time with chance `timely`, each by itself, and tried again as often as may be: a late one costs
 * its whole timeout and a pause, and one that fails (of those in time such a share) what it `took` and a pause. Of those that get an answer
 * (a geometric number of attempts, cut off), or of all.
 */
export function triesOf<D extends Timed>(
  algebra: Algebra<D>,
  { timeout, reliability }: Call,
  attempt: D,
  timely: number,
  whose: 'answered' | 'all',
  failed?: { readonly chance: number; readonly took: D },
): D {
  const fails = timely * (failed?.chance ?? 0);
  const answered = timely - fails;
  const bad = 1 - answered;
  const { retries = 0, retryBudget = Infinity } = reliability ?? {};
  const again = Math.min(retries, MOST);
  // A budget that is used up lets so many of those go on who would.
  const wanted = answered === 0 ? again : (bad * (1 - bad ** again)) / answered;
  const goesOn = wanted > 0 ? Math.min(1, retryBudget / wanted) : 0;
  const good = answered === 0 ? null : timely < 1 ? algebra.within(attempt, timeout, timely) : attempt;
  const constant = (mean: number): D => algebra.of({ shape: 'deterministic', mean });
  const inVain =
    failed && fails > 0
      ? algebra.mix([
          { weight: fails / bad, part: failed.took },
          ...(fails < bad ? [{ weight: 1 - fails / bad, part: constant(timeout) }] : []),
        ])
      : null;
  const cases: { weight: number; part: D }[] = [];
  let chance = 1;
  // Of constants the sum is one, to the last bit.
  let seconds = 0;
  let before = algebra.zero;
  for (let k = 0; k <= again; k++) {
    const lost = inVain ? before : constant(seconds);
    if (good) cases.push({ weight: chance * answered, part: algebra.sum(lost, good) });
    const stays = k < again ? goesOn : 0;
    const over = inVain ? algebra.sum(before, inVain) : constant(seconds + timeout);
    if (whose === 'all' || !good) cases.push({ weight: chance * bad * (1 - stays), part: over });
    const pause = pauseOf(reliability, k);
    seconds += timeout + pause;
    before = algebra.sum(over, constant(pause));
    chance *= bad * stays;
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
