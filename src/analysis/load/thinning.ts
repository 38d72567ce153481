import type { Call } from '../../simulation/network/traffic.ts';
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
/** Rounds after which what still moves goes to and fro. */
const SWINGS = 10;
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
    if (moved < SAME && apart(timely, answered) < SAME) return { plan: next, carried };
    if (round === ROUNDS) return { plan: next, carried: settled(carried, accepted, found) };
    // Halfway where calls are tried again, which answers a refusal with more to refuse. Where it goes to and fro nevertheless (slots that are
    // held for a callee fill it, and then let nothing through to it) by less and less, as the mean of all rounds does.
    const part = round <= SWINGS ? (retries ? 0.5 : 1) : 1 / (round - SWINGS + 1);
    accepted = accepted.map((share, i) => share + part * (found[i]! - share));
    timely = part === 1 ? answered : between(timely, answered, part);
  }
}

/** What the mean of all rounds lets in, where the last one lets in more or less. */
function settled(carried: Carried, accepted: Float64Array, found: Float64Array): Carried {
  const states = carried.states.map((state, i) =>
    Math.abs(found[i]! - accepted[i]!) < SAME ? state : { ...state, refused: 1 - accepted[i]! },
  );
  return { ...carried, states };
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

/** So large a part of the way from one to the other. */
function between(a: Timely | undefined, b: Timely | undefined, part: number): Timely {
  const from = (call: Call): number => a?.get(call) ?? 1;
  return new Map(callsOf(a, b).map((call) => [call, from(call) + part * ((b?.get(call) ?? 1) - from(call))]));
}
