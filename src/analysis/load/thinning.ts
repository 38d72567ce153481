import { timelyOf } from '../times/timely.ts';
import { type Plan, planOf } from './plan.ts';
import type { Timely } from './replies.ts';
import { type Carried, carriedAt } from './stations.ts';
import { acceptedAt } from './success.ts';

/** What is left of the offered rates where stations cannot serve all of it, and what that makes of their waits. */
export interface Thinned {
  readonly plan: Plan;
  readonly carried: Carried;
}

const ROUNDS = 25;
const SAME = 1e-4;
/** A share of the traffic this small is no reason to go round. */
const ALL = 1 - 1e-4;

/**
 * The carried rates at a load: what a station refuses, or cannot keep up with, does not reach those behind it, and its callers,
 * like those whose answers come too late, try again as often as they may. Refusals follow from rates and rates from refusals, so they are gone round until neither moves: the
 * fixed point that is reached from full acceptance, which is where a run begins. `offered` is `carriedAt(plan, load)`.
 */
export function thinned(plan: Plan, load: number, offered: Carried): Thinned {
  const { stations, visits } = plan.network;
  const retries = visits.some(({ calls }) =>
    calls.some(({ reliability }) => (reliability?.retries ?? 0) > 0),
  );
  const sharesOf = ({ states }: Carried) =>
    Float64Array.from(stations, (station, i) => acceptedAt(station, states[i]!));
  let accepted = sharesOf(offered);
  let timely = timelyOf(plan, offered);
  if (!timely && accepted.every((share) => share > ALL)) return { plan, carried: offered };
  for (let round = 1; ; round++) {
    const next = planOf(plan.network, accepted, timely);
    const carried = carriedAt(next, load);
    const found = sharesOf(carried);
    const answered = timelyOf(next, carried);
    const moved = found.reduce((most, share, i) => Math.max(most, Math.abs(share - accepted[i]!)), 0);
    if ((moved < SAME && apart(timely, answered) < SAME) || round === ROUNDS) return { plan: next, carried };
    // Halfway where calls are tried again, which answers a refusal with more to refuse.
    accepted = retries ? accepted.map((share, i) => (share + found[i]!) / 2) : found;
    timely = retries ? between(timely, answered) : answered;
  }
}

const callsOf = (a: Timely | undefined, b: Timely | undefined) => [
  ...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]),
];

function apart(a: Timely | undefined, b: Timely | undefined): number {
  return callsOf(a, b).reduce(
    (most, call) => Math.max(most, Math.abs((a?.get(call) ?? 1) - (b?.get(call) ?? 1))),
    0,
  );
}

function between(a: Timely | undefined, b: Timely | undefined): Timely {
  return new Map(callsOf(a, b).map((call) => [call, ((a?.get(call) ?? 1) + (b?.get(call) ?? 1)) / 2]));
}
