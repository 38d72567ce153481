import type { Station } from '../../simulation/network/station.ts';
import type { Call, Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { scatterOf } from '../formulas/scatter.ts';
import { normalCdf } from '../times/normal.ts';

/** By call: share of the answers to it that come before its timeout, where that is not all of them. */
export type Timely = ReadonlyMap<Call, number>;

/**
 * Chance that a visit gets an answer, for every visit, when `accepted[s]` of what comes to a station is let in. Its
 * error rate fails some of that, and a visit needs the replies of its calls, in time.
 */
export function repliesOf(
  network: Network,
  accepted: (station: number) => number,
  timely?: Timely,
): Float64Array {
  const chances = new Float64Array(network.visits.length);
  const roots = new Set(network.classes.flatMap((row) => row.roots.map(({ visit }) => visit)));
  for (let index = network.visits.length - 1; index >= 0; index--) {
    const visit = network.visits[index]!;
    const { errorRate, routesOne, intake } = network.stations[visit.station]!;
    // Clients and balancers are there to pass requests on: without a way they fail them.
    const passesOn = routesOne || (intake === 'source' && roots.has(index));
    if (passesOn && visit.calls.length === 0 && visit.session === undefined) continue;
    chances[index] =
      accepted(visit.station) *
      reachOf(network, visit) *
      (1 - errorRate) *
      callsOf(network, visit, chances, timely);
  }
  return chances;
}

/** A push that goes to any replica finds the one with the session once in as many as there are. */
function reachOf({ stations }: Network, { station, session }: Visit): number {
  const { blindPushes, replicas } = stations[station]!;
  return blindPushes && session === 'pushes' ? 1 / replicas : 1;
}

function callsOf(network: Network, visit: Visit, chances: Float64Array, timely?: Timely): number {
  const { routesOne } = network.stations[visit.station]!;
  const answered = answeredBy(network, visit, chances, timely);
  let all = copiesReply(visit, chances);
  let mean = 0;
  for (const call of visit.calls) {
    if (isCounted(call)) continue;
    const reply = replyOf(network, visit, call, answerOf(call, chances, timely));
    mean += reply / visit.calls.length;
    all *= 1 - chanceOfCall(network, visit, call, answered) * (1 - reply);
  }
  return routesOne && visit.calls.length > 0 ? mean : all;
}

/** Chance that one attempt of a call is answered, and in time. */
export function answerOf(call: Call, chances: Float64Array, timely?: Timely): number {
  return call.tooLarge ? 0 : chances[call.visit]! * (timely?.get(call) ?? 1);
}

/**
 * Attempts that a call takes on average when each gets its reply with chance `one`: (1 - p^(r + 1)) / (1 - p) for failures p
 * and r retries, of which a budget allows so many at most. Hedges and breakers are left to the simulation.
 */
export function attemptsOf({ reliability }: Call, one: number): number {
  if (reliability === undefined || one >= 1) return 1;
  const { retries, retryBudget } = reliability;
  const all = one > 0 ? (1 - (1 - one) ** (retries + 1)) / one : retries + 1;
  return Math.min(all, 1 + retryBudget);
}

/** Chance that a call, once its condition holds, does not fail its caller; `single` is that of a reply to one attempt. */
export function replyOf(network: Network, visit: Visit, call: Call, single: number): number {
  return call.optional || !waits(network, visit, call) ? 1 : comesBack(network, visit, call, single);
}

/** By call of a visit the chance that it gets its answer. */
export type Answered = (call: Call) => number;

export function answeredBy(network: Network, visit: Visit, chances: Float64Array, timely?: Timely): Answered {
  return (call) => comesBack(network, visit, call, answerOf(call, chances, timely));
}

/** Chance that as many of its replies come back as are needed. */
function comesBack(network: Network, visit: Visit, call: Call, single: number): number {
  // Wald: whoever stops at the first success has as many successes as attempts times their chance.
  const one = attemptsOf(call, single) * single;
  const whole = Math.floor(call.calls);
  const rest = call.calls - whole;
  const times = (count: number): number =>
    call.parallel ? quorum(one, count, neededOf(call, count)) : one ** count;
  const { chance, shards, need } = scatterOf(network, visit.station, call);
  const either = (count: number): number =>
    (1 - chance) * times(count) + (chance > 0 ? chance * quorum(one, shards, need) ** count : 0);
  return (1 - rest) * either(whole) + (rest > 0 ? rest * either(whole + 1) : 0);
}

/** A send, and whatever a buffer hands on, has nobody waiting. */
export function waits(network: Network, visit: Visit, call: Call): boolean {
  return call.mode === 'call' && call.slow?.policy !== 'block' && !network.stations[visit.station]!.buffer;
}

/** Replies waited for of `count` calls at once. */
export function neededOf(call: Call, count: number): number {
  return call.need >= call.calls ? count : Math.min(count, Math.max(1, Math.ceil(call.need)));
}

/** How often a visit makes a call on average, as long as nothing fails before but what it can do without. */
export function callsPerVisit(network: Network, visit: Visit, call: Call, answered?: Answered): number {
  const { chance, shards } = scatterOf(network, visit.station, call);
  const calls = call.calls * (1 + chance * (shards - 1));
  if (network.stations[visit.station]!.routesOne) return calls / visit.calls.length;
  return calls * chanceOfCall(network, visit, call, answered);
}

/**
 * Chance that the lookup a call hangs on turns out as it needs; 1 for a call that hangs on none. An optional lookup that gets no answer
 * is a miss; where nothing is said of answers all get theirs.
 */
export function chanceOfCall(network: Network, visit: Visit, call: Call, answered?: Answered): number {
  if (call.when === 'always') return 1;
  // For each dead letter, not for each visit.
  if (call.when === 'dead') return 0;
  if (call.of < 0) return shareOf(foundAt(network.stations[visit.station]!), call.when, 1);
  const asked = visit.calls[call.of]!;
  if (!waits(network, visit, asked)) return 0;
  const hitRatio = foundAt(network.stations[network.visits[asked.visit]!.station]!);
  const whole = Math.floor(asked.calls);
  const rest = asked.calls - whole;
  const found =
    (1 - rest) * shareOf(hitRatio, call.when, whole) + rest * shareOf(hitRatio, call.when, whole + 1);
  const told = asked.optional && answered ? answered(asked) : 1;
  const turnsOut = call.when === 'miss' ? 1 - told * (1 - found) : told * found;
  return chanceOfCall(network, visit, asked, answered) * turnsOut;
}

/** Share of lookups that are answered without anyone behind, by a second layer too; -1 where nothing is looked up. */
export function foundAt({ hitRatio, shield = 0 }: Pick<Station, 'hitRatio' | 'shield'>): number {
  return hitRatio < 0 ? hitRatio : hitRatio + (1 - hitRatio) * shield;
}

/** Chance of at least one hit (or miss) in `count` lookups; nothing is found where nothing is looked up. */
function shareOf(hitRatio: number, when: 'hit' | 'miss', count: number): number {
  if (hitRatio < 0) return 0;
  return 1 - (when === 'hit' ? 1 - hitRatio : hitRatio) ** count;
}

/** One of the copies of a write that its commit counts together. */
export function isCounted({ copy }: Call): boolean {
  return copy === 'one' || copy === 'quorum' || copy === 'all';
}

/** More copies than this are taken as so many. */
const MOST_COPIES = 100;

/** The copies of a write that are counted together, one entry for each, and how many of them have to confirm it. */
export function copiesOf(visit: Pick<Visit, 'calls'>): {
  readonly copies: readonly Call[];
  readonly need: number;
} {
  const copies = visit.calls
    .filter(isCounted)
    .flatMap((call) => Array<Call>(Math.round(call.calls)).fill(call))
    .slice(0, MOST_COPIES);
  const rule = copies[0]?.copy;
  const n = copies.length;
  // The primary is one of the majority.
  return { copies, need: rule === 'all' ? n : rule === 'quorum' ? Math.floor((n + 1) / 2) : Math.min(1, n) };
}

/** Chance that enough copies of a write confirm it; 1 where none is waited for. */
export function copiesReply(visit: Visit, chances: Float64Array): number {
  if (!visit.calls.some(isCounted)) return 1;
  const { copies, need } = copiesOf(visit);
  return atLeast(
    copies.map((call) => chances[call.visit]!),
    need,
  );
}

/** Chance that at least `need` of independent events happen. */
export function atLeast(chances: readonly number[], need: number): number {
  // By number of events that have happened; the last entry is `need` of them or more.
  const ways = new Float64Array(need + 1);
  ways[0] = 1;
  for (const p of chances) {
    ways[need] = ways[need]! + (need > 0 ? ways[need - 1]! * p : 0);
    for (let k = need - 1; k >= 0; k--) ways[k] = ways[k]! * (1 - p) + (k > 0 ? ways[k - 1]! * p : 0);
  }
  return Math.min(1, Math.max(0, ways[need]!));
}

/** Beyond so many the binomial distribution is as good as normal. */
const MANY_REPLIES = 500;

/** Chance that at least `need` of `count` independent events of chance `p` happen. */
export function quorum(p: number, count: number, need: number): number {
  if (need >= count) return p ** count;
  if (need <= 1) return 1 - (1 - p) ** count;
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : 1;
  if (count > MANY_REPLIES) {
    return normalCdf((count * p + 0.5 - need) / Math.sqrt(count * p * (1 - p)));
  }
  const odds = p / (1 - p);
  let term = (1 - p) ** count;
  let fewer = term;
  for (let k = 1; k < need; k++) {
    term *= ((count - k + 1) / k) * odds;
    fewer += term;
  }
  return Math.min(1, Math.max(0, 1 - fewer));
}
