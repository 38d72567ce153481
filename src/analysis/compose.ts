import type { Call, Network, Station, Visit } from '../simulation/network.ts';
import type { Algebra, Weighted } from './algebra.ts';
import type { Wait } from './erlang.ts';
import { chanceOfCall, neededOf } from './replies.ts';

/** Where a request waits at a station: for a slot, and before that for the link to pass on its payload. */
export interface Waits {
  readonly queue: Wait;
  readonly link: Wait;
}

/** Time at a visit's station from arrival to reply: the wait for a slot, and what comes once it is over. */
export interface Response<D> {
  readonly wait: D;
  /** Service and calls; by what the lookup finds, where there is one. A blocking station holds its slot as long. */
  readonly held: D;
  readonly hit: D;
  readonly miss: D;
  /** What follows the service. */
  readonly after: D;
}

type Outcome = 'hit' | 'miss' | 'none';

/** Lookups of other components that one visit tells apart exactly; further ones are taken by their chance alone. */
const TOLD_APART = 4;

/** Response times of visits, each computed once, from the waits at the stations. */
export function responses<D>(
  algebra: Algebra<D>,
  network: Network,
  waits: readonly Waits[],
): (visit: number) => Response<D> {
  const known = new Map<number, Response<D>>();

  const respond = (index: number): Response<D> => {
    const found = known.get(index);
    if (found) return found;
    const visit = network.visits[index]!;
    const station = network.stations[visit.station]!;
    const service = algebra.of(visit.service);
    const wait = algebra.waiting(waits[visit.station]!.queue);
    let response: Response<D>;
    if (station.hitRatio < 0) {
      const after = below(visit, 'none');
      const held = algebra.sum(service, after);
      response = { wait, held, hit: held, miss: held, after };
    } else {
      const hit = below(visit, 'hit');
      const extra = algebra.of({ shape: 'exponential', mean: station.missTime });
      const miss = algebra.sum(extra, below(visit, 'miss'));
      const after = algebra.mix([
        { weight: station.hitRatio, part: hit },
        { weight: 1 - station.hitRatio, part: miss },
      ]);
      const [held, ifHit, ifMiss] = [after, hit, miss].map((part) => algebra.sum(service, part));
      response = { wait, held: held!, hit: ifHit!, miss: ifMiss!, after };
    }
    known.set(index, response);
    return response;
  };

  /** All that a visit waits for after its own service. */
  const below = (visit: Visit, own: Outcome): D => {
    const station = network.stations[visit.station]!;
    if (station.buffer || visit.calls.every((call) => call.mode === 'send')) return algebra.zero;
    if (station.routesOne) {
      const weight = 1 / visit.calls.length;
      return algebra.mix(visit.calls.map((call) => ({ weight, part: reply(call, null) })));
    }
    const told = [...new Set(visit.calls.map((call) => call.of))]
      .filter((of) => of >= 0 && visit.calls[of]!.calls <= 1)
      .slice(0, TOLD_APART);
    const cases: Weighted<D>[] = [];
    const tell = (at: number, weight: number, outcomes: ReadonlyMap<number, Outcome>): void => {
      const index = told[at];
      if (index === undefined) {
        cases.push({ weight, part: steps(visit, own, outcomes) });
        return;
      }
      const call = visit.calls[index]!;
      const hit = Math.max(0, lookupOf(network, call));
      const made = call.calls;
      for (const [outcome, chance] of [
        ['hit', made * hit],
        ['miss', made * (1 - hit)],
        ['none', 1 - made],
      ] as const)
        if (chance > 0) tell(at + 1, weight * chance, new Map(outcomes).set(index, outcome));
    };
    tell(0, 1, new Map());
    return cases.length === 1 ? cases[0]!.part : algebra.mix(cases);
  };

  const steps = (visit: Visit, own: Outcome, outcomes: ReadonlyMap<number, Outcome>): D => {
    let total = algebra.zero;
    let step = Number.NaN;
    let together: D[] = [];
    const close = (): void => {
      if (together.length > 0)
        total = algebra.sum(total, together.length === 1 ? together[0]! : algebra.slowest(together));
      together = [];
    };
    visit.calls.forEach((call, index) => {
      const chance = chanceOf(network, visit, call, own, outcomes);
      if (call.mode === 'send' || chance === 0) return;
      if (call.step !== step) close();
      step = call.step;
      const part = reply(call, outcomes.get(index) ?? null);
      together.push(
        chance === 1
          ? part
          : algebra.mix([
              { weight: chance, part },
              { weight: 1 - chance, part: algebra.zero },
            ]),
      );
    });
    close();
    return total;
  };

  /** From the first sending to the reply that is waited for; `outcome` is null where nobody asks for it. */
  const reply = (call: Call, outcome: Outcome | null): D => {
    if (outcome === 'none') return algebra.zero;
    const response = respond(call.visit);
    const held = response[outcome ?? 'held'];
    const way = algebra.of(call.network);
    const there = algebra.sum(way, transfer(call));
    const one = algebra.sum(there, algebra.sum(algebra.sum(response.wait, held), way));
    const repeat = (count: number): D => {
      if (!call.parallel) return algebra.times(one, count);
      const need = neededOf(call, count);
      if (!waitTogether(network, call)) return algebra.quorum(one, count, need);
      const each = algebra.sum(there, algebra.sum(held, way));
      return algebra.sum(response.wait, algebra.quorum(each, count, need));
    };
    const whole = Math.floor(call.calls);
    const rest = call.calls - whole;
    if (whole === 0 && outcome !== null) return one;
    const certain = whole === 0 ? algebra.zero : repeat(whole);
    if (rest === 0) return certain;
    return algebra.mix([
      { weight: 1 - rest, part: certain },
      { weight: rest, part: repeat(whole + 1) },
    ]);
  };

  /** The wait for the callee's link, and the payload's time on it. */
  const transfer = (call: Call): D => {
    const station = network.visits[call.visit]!.station;
    const seconds = transferTime(network.stations[station]!, call.payload);
    if (seconds === 0) return algebra.zero;
    const constant = algebra.of({ shape: 'deterministic', mean: seconds });
    return algebra.sum(algebra.waiting(waits[station]!.link), constant);
  };

  return respond;
}

/** Calls made at once to slots of one pool find the same queue; spread blindly, each finds that of its replica. */
function waitTogether(network: Network, call: Call): boolean {
  const { replicas } = network.stations[network.visits[call.visit]!.station]!;
  return replicas === 1 || (call.balancing !== 'random' && call.balancing !== 'key hash');
}

/** Seconds that a payload takes a station's link: one for each replica, one for all where nothing queues. */
export function transferTime(station: Station, payload: number): number {
  const links = station.intake === 'slots' ? 1 : station.replicas;
  return payload / (station.bandwidth * links);
}

/** Share of lookups at the callee that hit; -1 where it looks nothing up. */
function lookupOf(network: Network, call: Call): number {
  return network.stations[network.visits[call.visit]!.station]!.hitRatio;
}

/** Chance that a call is taken, given how lookups turned out: 0 or 1 unless nobody told. */
function chanceOf(
  network: Network,
  visit: Visit,
  call: Call,
  own: Outcome,
  outcomes: ReadonlyMap<number, Outcome>,
): number {
  if (call.when === 'always') return 1;
  if (call.of < 0) return own === call.when ? 1 : 0;
  const outcome = outcomes.get(call.of);
  if (outcome === undefined) return chanceOfCall(network, visit, call);
  return outcome === call.when ? chanceOf(network, visit, visit.calls[call.of]!, own, outcomes) : 0;
}
