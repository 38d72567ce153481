import type { Board } from '../../board/board.ts';
import type { Network } from '../../simulation/network.ts';
import type { LimitName } from '../../simulation/report.ts';
import type { ClassAvailability, Estimate } from '../results.ts';
import { type Share, type Study, shareOf, study } from './share.ts';
import { type Carrying, type Structure, structureOf } from './structure.ts';

/** Visits that are looked at for one figure, over all the states of what is there and what is away. */
const WORK = 4000;
const shareBy = (known: Study, always?: number): Share =>
  shareOf(known, Math.max(1, Math.floor(WORK / (known.structure.needs.length + 1))), always);

/** Parts whose cost alone is among the largest, of which the one that helps most is looked for. */
const CANDIDATES = 3;

/** Limits that are those of each replica, so that fewer replicas have less of them. */
const OF_REPLICAS: readonly LimitName[] = ['slots', 'bandwidth', 'connections'];

/** As many replicas of a station as can carry 1x: ceil(n u) of n at utilization u. */
function carryingBy({ components, load }: Estimate): Carrying {
  return ({ id, replicas }) => {
    const limits = components[id]?.limits ?? {};
    const used = Math.max(...OF_REPLICAS.map((limit) => limits[limit] ?? 0)) / load;
    // What is exactly used by so many replicas may come out a last bit more.
    return Math.ceil(replicas * used - 1e-9);
  };
}

const one: Carrying = () => 1;

/** The network with the hit ratios of caches whose contents are known to theory. */
function withHits(network: Network, { components }: Estimate): Network {
  return {
    ...network,
    stations: network.stations.map((station) => {
      const cache = components[station.id]?.cache;
      return cache ? { ...station, hitRatio: cache.hitRatio } : station;
    }),
  };
}

/** Away so much more than may be still keeps a promise: 99.9 % of what stands on one component of 99.9 % and pairs of others. */
const BARELY = 1.01;

/** The success that objectives want of a class, the most where there are several; null where none does. */
function promisedTo(board: Board, id: string): number | null {
  const wanted = Object.values(board.objectives).filter(
    (objective) => objective.class === id && objective.metric === 'success',
  );
  return wanted.length > 0 ? Math.max(...wanted.map(({ limit }) => limit)) : null;
}

/** Classes of the board that wait for something which may be away; those that only send are answered at once. */
export function availabilityOf(
  board: Board,
  network: Network,
  known: Estimate,
  only: 'all' | 'promised' = 'all',
): readonly ClassAvailability[] {
  const found = withHits(network, known);
  return network.classes.flatMap((row, index): ClassAvailability[] => {
    if (!Object.hasOwn(board.classes, row.id)) return [];
    const promised = promisedTo(board, row.id);
    if (promised === null && only === 'promised') return [];
    const structure = structureOf(board, found, index, one);
    const studied = study(structure);
    // Where nothing is ever away there is nothing to say; nor where nothing is ever answered, for which the drawing is to blame.
    if (structure.parts.length === 0 || studied.best === 0) return [];
    const { share, unknown } = shareBy(studied);
    const loaded = structureOf(board, found, index, carryingBy(known));
    const carried = isAlike(loaded, structure) ? share : shareBy(study(loaded)).share;
    return [
      {
        ...{ class: row.id, share, unknown, carried: Math.min(share, carried) },
        promised,
        missed: promised !== null && 1 - share - unknown > BARELY * (1 - promised),
        costliest: costliestOf(studied, share),
      },
    ];
  });
}

/** Of the same class: one replica is enough to carry its load wherever one is enough. */
const isAlike = (a: Structure, b: Structure): boolean =>
  a.parts.every(({ atLeast }, part) => atLeast.every((chance, i) => chance === b.parts[part]!.atLeast[i]));

/** What would help most if it were always there; null where nothing would. */
function costliestOf(studied: Study, share: number): ClassAvailability['costliest'] {
  const { structure, needed, costs } = studied;
  const likely = [...costs.keys()].sort((a, b) => costs[b]! - costs[a]!).slice(0, CANDIDATES);
  let best: ClassAvailability['costliest'] = null;
  for (const part of likely) {
    const { at, atLeast } = structure.parts[part]!;
    const raised = needed.has(part) && atLeast[0]! > 0 ? share / atLeast[0]! : shareBy(studied, part).share;
    if (raised > (best?.share ?? share) + 1e-12) best = { at, share: raised };
  }
  return best;
}

/** The share of one class by itself. */
export function shareOfClass(board: Board, network: Network, known: Estimate, id: string): number {
  const index = network.classes.findIndex((row) => row.id === id);
  return shareBy(study(structureOf(board, withHits(network, known), index, one))).share;
}
