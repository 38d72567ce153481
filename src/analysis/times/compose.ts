import type { Station } from '../../simulation/network/station.ts';
import type { Call } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { startTime } from '../formulas/coldStarts.ts';
import type { Wait } from '../formulas/erlang.ts';
import { catchingUp } from '../formulas/late.ts';
import { scatterOf } from '../formulas/scatter.ts';
import { triesOf } from '../formulas/timeouts.ts';
import type { Failing } from '../load/failing.ts';
import type { Plan } from '../load/plan.ts';
import { chanceOfCall, copiesOf, foundAt, isCounted, neededOf } from '../load/replies.ts';
import type { Algebra, Timed, Weighted } from './algebra.ts';
import { transferTime, type Waits } from './waits.ts';

/** What follows a visit's service: its calls and the time of a miss; by what its lookup finds, where it has one. */
export interface After<D> {
  readonly all: D;
  readonly hit: D;
  readonly miss: D;
}

type Outcome = 'hit' | 'miss' | 'none';
type Outcomes = ReadonlyMap<number, Outcome>;
const UNTOLD: Outcomes = new Map();
/** Times of the visits that get all answers they need, or of all. */
type Whose = 'answered' | 'all';

/**
 * Puts the times of a network together. `waits` may be filled in while it is used: what follows a visit needs only
 * those of the stations it calls. Everything is worked out once.
 */
export class Composition<D extends Timed> {
  readonly #algebra: Algebra<D>;
  readonly #whose: Whose;
  readonly #plan: Plan;
  readonly #network: Network;
  readonly #waits: readonly Waits[];
  readonly #after: (After<D> | undefined)[];
  readonly #queue: (D | undefined)[];

  constructor(algebra: Algebra<D>, plan: Plan, waits: readonly Waits[], whose: Whose = 'answered') {
    this.#algebra = algebra;
    this.#whose = whose;
    this.#plan = plan;
    this.#network = plan.network;
    this.#waits = waits;
    this.#after = new Array(plan.network.visits.length);
    this.#queue = new Array(plan.network.stations.length);
  }

  after(index: number): After<D> {
    const known = this.#after[index];
    if (known) return known;
    const station = this.#network.stations[this.#network.visits[index]!.station]!;
    let after: After<D>;
    if (station.hitRatio < 0) {
      const calls = this.#calls(index, 'none');
      const hold = this.#plan.holds[index]!;
      const all = hold === null ? calls : this.#algebra.sum(this.#algebra.of(hold), calls);
      after = { all, hit: all, miss: all };
    } else {
      const algebra = this.#algebra;
      const near = this.#calls(index, 'hit');
      const extra = algebra.of({ shape: 'exponential', mean: station.missTime });
      const miss = algebra.sum(extra, this.#calls(index, 'miss'));
      const found = foundAt(station);
      // Of the hits those that a second layer has take the time of a miss.
      const far = found > 0 ? 1 - station.hitRatio / found : 0;
      const hit =
        far > 0
          ? algebra.mix([
              { weight: 1 - far, part: near },
              { weight: far, part: algebra.sum(extra, near) },
            ])
          : near;
      const all = algebra.mix([
        { weight: found, part: hit },
        { weight: 1 - found, part: miss },
      ]);
      after = { all, hit, miss };
    }
    this.#after[index] = after;
    return after;
  }

  /** Service and what follows: a blocking station holds its slot as long. */
  held(index: number, found: keyof After<D> = 'all'): D {
    const { service, station } = this.#network.visits[index]!;
    const { cold = 0, locks } = this.#waits[station]!;
    const start = startTime(this.#algebra, this.#network.stations[station]!, cold);
    const lock = locks?.get(index);
    const begun = lock ? this.#algebra.sum(start, this.#algebra.waiting(lock)) : start;
    const work = this.#algebra.sum(begun, this.#algebra.of(service));
    return this.#algebra.sum(work, this.after(index)[found]);
  }

  /** From arrival at the station to its reply. */
  response(index: number): D {
    return this.#algebra.sum(this.#wait(index), this.held(index));
  }

  #wait(index: number): D {
    const { station } = this.#network.visits[index]!;
    const { queue, turns } = this.#waits[station]!;
    const turn = turns?.get(this.#plan.urgencies.of(index));
    if (turn !== undefined) return this.#algebra.waiting(turn);
    const known = this.#queue[station];
    if (known !== undefined) return known;
    const wait = this.#algebra.waiting(queue);
    this.#queue[station] = wait;
    return wait;
  }

  /** All that a visit waits for after its own service and lookup. */
  #calls(index: number, own: Outcome): D {
    const { calls, station } = this.#network.visits[index]!;
    if (this.#plan.steps[index]!.length === 0) return this.#algebra.zero;
    if (this.#network.stations[station]!.routesOne) {
      const weight = 1 / calls.length;
      const part = (call: Call): D =>
        call.mode === 'send' ? this.#algebra.zero : this.#reply(station, call, null);
      return this.#algebra.mix(calls.map((call) => ({ weight, part: part(call) })));
    }
    const told = this.#plan.lookups[index]!;
    if (told.length === 0) return this.#steps(index, own, UNTOLD);
    const cases: Weighted<D>[] = [];
    const tell = (at: number, weight: number, outcomes: Outcomes): void => {
      const asked = told[at];
      if (asked === undefined) {
        cases.push({ weight, part: this.#steps(index, own, outcomes) });
        return;
      }
      const call = calls[asked]!;
      const hit = Math.max(0, foundAt(this.#network.stations[this.#network.visits[call.visit]!.station]!));
      const chances = { hit: call.calls * hit, miss: call.calls * (1 - hit), none: 1 - call.calls };
      for (const outcome of ['hit', 'miss', 'none'] as const) {
        if (chances[outcome] <= 0) continue;
        tell(at + 1, weight * chances[outcome], new Map(outcomes).set(asked, outcome));
      }
    };
    tell(0, 1, UNTOLD);
    return this.#algebra.mix(cases);
  }

  /** One step after the other, given how lookups turned out. */
  #steps(index: number, own: Outcome, outcomes: Outcomes): D {
    const algebra = this.#algebra;
    let total = algebra.zero;
    for (const step of this.#plan.steps[index]!) {
      const together: D[] = [];
      const visit = this.#network.visits[index]!;
      const copied = step.find((at) => isCounted(visit.calls[at]!));
      if (copied !== undefined) {
        const chance = this.#chance(index, copied, own, outcomes);
        if (chance > 0) together.push(this.#perhaps(chance, this.#copies(index)));
      }
      for (const at of step) {
        if (isCounted(visit.calls[at]!)) continue;
        const chance = this.#chance(index, at, own, outcomes);
        if (chance === 0) continue;
        const part = this.#reply(visit.station, visit.calls[at]!, outcomes.get(at) ?? null);
        together.push(chance === 1 ? part : this.#perhaps(chance, part));
      }
      if (together.length > 0)
        total = algebra.sum(total, together.length === 1 ? together[0]! : algebra.slowest(together));
    }
    return total;
  }

  /** Chance that a call is taken: 0 or 1 unless its lookup is not told apart. */
  #chance(index: number, at: number, own: Outcome, outcomes: Outcomes): number {
    const visit = this.#network.visits[index]!;
    const call = visit.calls[at]!;
    if (call.when === 'always') return 1;
    if (call.of < 0) return own === call.when ? 1 : 0;
    const outcome = outcomes.get(call.of);
    if (outcome === undefined) return chanceOfCall(this.#network, visit, call);
    return outcome === call.when ? this.#chance(index, call.of, own, outcomes) : 0;
  }

  /** Until as many copies of a write as its commit waits for have confirmed it. */
  #copies(index: number): D {
    const visit = this.#network.visits[index]!;
    const { copies, need } = copiesOf(visit);
    const known = new Map<Call, D>();
    const parts = copies.map((call) => {
      const part = known.get(call) ?? this.#reply(visit.station, { ...call, calls: 1 }, null);
      known.set(call, part);
      return part;
    });
    if (parts.length === 0) return this.#algebra.zero;
    return known.size === 1
      ? this.#algebra.quorum(parts[0]!, parts.length, need)
      : this.#algebra.some(parts, need);
  }

  /** One attempt of a call, from its sending to its answer, however late that is: the wait, and the rest. */
  attempt(
    call: Call,
    outcome: keyof After<D> | null = null,
  ): { readonly wait: D; readonly rest: D; readonly all: D } {
    const algebra = this.#algebra;
    const callee = this.#network.visits[call.visit]!.station;
    const wait = this.#wait(call.visit);
    const way = algebra.of(call.network);
    const there = algebra.sum(way, this.#transfer(call, callee));
    const { copy } = this.#network.stations[callee]!;
    const work = algebra.sum(algebra.sum(there, way), this.held(call.visit, outcome ?? 'all'));
    const rest =
      copy === undefined
        ? work
        : algebra.sum(work, algebra.waiting(catchingUp(call, copy, this.#plan.late[callee]!)));
    return { wait, rest, all: algebra.sum(wait, rest) };
  }

  /** From the first sending to the reply that is waited for; `outcome` is null where nobody asks for it. */
  #reply(caller: number, call: Call, outcome: Outcome | null): D {
    const algebra = this.#algebra;
    if (outcome === 'none') return algebra.zero;
    const callee = this.#network.stations[this.#network.visits[call.visit]!.station]!;
    const { wait, rest, all } = this.attempt(call, outcome);
    const timely = this.#plan.timely?.get(call) ?? (call.timeout < Infinity && all.mean === Infinity ? 0 : 1);
    const failing = this.#plan.failing?.get(call);
    const failed = failing && { chance: failing.chance, took: this.#failed(call, failing, wait, all) };
    const each = timely < 1 || failed ? triesOf(algebra, call, all, timely, this.#whose, failed) : all;
    const plain = (count: number): D => {
      if (count === 1) return each;
      if (!call.parallel) return algebra.times(each, count);
      const need = neededOf(call, count);
      if (timely === 1 && waitTogether(callee, call))
        return algebra.sum(wait, algebra.quorum(rest, count, need));
      return algebra.quorum(each, count, need);
    };
    const { chance, shards, need } = scatterOf(this.#network, caller, call);
    const repeat = (count: number): D =>
      chance === 0
        ? plain(count)
        : algebra.mix([
            { weight: 1 - chance, part: plain(count) },
            {
              weight: chance,
              part: algebra.quorum(each, shards * count, need * count),
            },
          ]);
    const whole = Math.floor(call.calls);
    const part = call.calls - whole;
    if (whole === 0) return outcome === null ? this.#perhaps(part, repeat(1)) : repeat(1);
    if (part === 0) return repeat(whole);
    return algebra.mix([
      { weight: 1 - part, part: repeat(whole) },
      { weight: part, part: repeat(whole + 1) },
    ]);
  }

  /** An attempt that comes back as a failure: from the door, after the callee's own work, or from further on, which takes about as long as an answer. */
  #failed({ network, visit }: Call, { refused, own }: Failing, wait: D, all: D): D {
    const algebra = this.#algebra;
    const way = algebra.of(network);
    const round = algebra.sum(way, way);
    const work = algebra.of(this.#network.visits[visit]!.service);
    return algebra.mix(
      [
        { weight: refused, part: round },
        { weight: own, part: algebra.sum(algebra.sum(round, wait), work) },
        { weight: Math.max(0, 1 - refused - own), part: all },
      ].filter(({ weight }) => weight > 0),
    );
  }

  #perhaps(chance: number, part: D): D {
    return this.#algebra.mix([
      { weight: chance, part },
      { weight: 1 - chance, part: this.#algebra.zero },
    ]);
  }

  /** The wait for the callee's link, and the time on it of what is sent there and what comes back. */
  #transfer(call: Call, callee: number): D {
    const { link, out } = this.#waits[callee]!;
    const { bytes, stations, answers } = this.#plan.flows;
    const there = this.#pass(callee, call.payload, link, bytes[callee]! / stations[callee]!);
    if (call.reply === undefined) return there;
    const usual = answers.bytes[callee]! / answers.count[callee]!;
    return this.#algebra.sum(there, this.#pass(callee, call.reply, out, usual));
  }

  #pass(callee: number, payload: number, wait: Wait, usual: number): D {
    const algebra = this.#algebra;
    const seconds = transferTime(this.#network.stations[callee]!, payload);
    if (seconds === 0) return algebra.zero;
    const constant = algebra.of({ shape: 'deterministic', mean: seconds });
    if (this.#network.stations[callee]!.transfers !== 'shared')
      return algebra.sum(algebra.waiting(wait), constant);
    // What is shared slows each down in proportion to its size.
    const part = payload / usual;
    return algebra.sum(algebra.waiting({ ...wait, mean: wait.mean * part }), constant);
  }
}

/** Calls made at once to slots of one pool find the same queue; spread blindly, each finds that of its replica. */
function waitTogether({ replicas, sharding }: Station, { balancing }: Call): boolean {
  return replicas === 1 || sharding !== undefined || (balancing !== 'random' && balancing !== 'key hash');
}
