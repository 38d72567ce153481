import type { Call, Network, Visit } from '../simulation/network.ts';
import type { Algebra, Weighted } from './algebra.ts';
import type { Wait } from './queueing.ts';

/** Time from arrival at a visit's station to its reply; `hit` and `miss` where the station looks things up. */
export interface Response<D> {
  readonly all: D;
  readonly hit: D;
  readonly miss: D;
  /** The part in which a blocking station holds its slot: service and calls. */
  readonly held: D;
}

type Outcome = 'hit' | 'miss' | 'none';

/** Lookups of other components that one visit tells apart exactly; further ones are taken by their chance alone. */
const TOLD_APART = 4;

/** Response times of visits, each computed once, from the waits at the stations. */
export function responses<D>(
  algebra: Algebra<D>,
  network: Network,
  waits: readonly Wait[],
): (visit: number) => Response<D> {
  const known = new Map<number, Response<D>>();

  const respond = (index: number): Response<D> => {
    const found = known.get(index);
    if (found) return found;
    const visit = network.visits[index]!;
    const station = network.stations[visit.station]!;
    const service = algebra.of(visit.service);
    const wait = algebra.waiting(waits[visit.station]!);
    const hitRatio = station.hitRatio;
    let response: Response<D>;
    if (hitRatio < 0) {
      const held = algebra.sum(service, below(visit, 'none'));
      const all = algebra.sum(wait, held);
      response = { all, hit: all, miss: all, held };
    } else {
      const hit = algebra.sum(service, below(visit, 'hit'));
      const extra = algebra.of({ shape: 'exponential', mean: station.missTime });
      const miss = algebra.sum(algebra.sum(service, extra), below(visit, 'miss'));
      const held = algebra.mix([
        { weight: hitRatio, part: hit },
        { weight: 1 - hitRatio, part: miss },
      ]);
      response = {
        all: algebra.sum(wait, held),
        hit: algebra.sum(wait, hit),
        miss: algebra.sum(wait, miss),
        held,
      };
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
      return algebra.mix(visit.calls.map((call) => ({ weight, part: reply(call, 'none') })));
    }
    const told = [...new Set(visit.calls.map((call) => call.of))]
      .filter((of) => of >= 0)
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
      const made = Math.min(1, call.calls);
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
    if (outcome === 'none' && call.calls < 1) return algebra.zero;
    const response = respond(call.visit);
    const inner = outcome === 'hit' ? response.hit : outcome === 'miss' ? response.miss : response.all;
    const way = algebra.of(call.network);
    const one = algebra.sum(algebra.sum(way, inner), way);
    const repeat = (count: number): D =>
      call.parallel ? algebra.quorum(one, count, Math.min(call.need, count)) : algebra.times(one, count);
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

  return respond;
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
  if (call.of < 0) return own === 'none' || own === call.when ? 1 : 0;
  const asked = visit.calls[call.of]!;
  const before = chanceOf(network, visit, asked, own, outcomes);
  const outcome = outcomes.get(call.of);
  if (outcome) return outcome === call.when ? before : 0;
  const hit = Math.max(0, lookupOf(network, asked));
  return before * Math.min(1, asked.calls) * (call.when === 'hit' ? hit : 1 - hit);
}
