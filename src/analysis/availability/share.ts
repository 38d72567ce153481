import { repliesOf } from '../load/replies.ts';
import type { Part, Structure } from './structure.ts';

/** Share of requests that can be answered; at least so much, and at most by `unknown` more. */
export interface Share {
  readonly share: number;
  readonly unknown: number;
}

/** A part is taken as it mostly is: by the chances of its levels, each time it is needed anew. */
const OFTEN = -1;

const topOf = ({ atLeast }: Part): number => atLeast.length;

/** Chance of each level of a part, from 0 on. */
const levelsOf = ({ atLeast }: Part): number[] =>
  [1, ...atLeast].map((chance, level) => chance - (atLeast[level] ?? 0));

/** Share of requests that are answered while parts are at these levels. */
function answered({ network, parts, needs }: Structure, at: Int32Array): number {
  const chances = repliesOf(network, (visit) => {
    let all = 1;
    for (const { part, levels } of needs[visit]!) {
      const now = at[part]!;
      let enough = 0;
      for (const { level, chance } of levels) {
        if (now === OFTEN) enough += chance * parts[part]!.atLeast[level - 1]!;
        else if (now >= level) enough += chance;
      }
      all *= enough;
    }
    return all;
  });
  return network.classes[0]!.roots.reduce((sum, { visit, share }) => sum + share * chances[visit]!, 0);
}

/** Where a call hangs on a hit, it may help that the cache is away, if that may be done without. */
const isCoherent = ({ network }: Structure): boolean =>
  !network.visits.some(({ calls }) => calls.some(({ when }) => when === 'hit'));

/** What is known of a structure before any state is looked at. */
export interface Study {
  readonly structure: Structure;
  /** Every shared part is there, all others as they mostly are. */
  readonly there: Int32Array;
  /** Share of requests that are answered then. */
  readonly best: number;
  /** Parts without which nothing is answered: of two levels, so that they are a factor. */
  readonly needed: ReadonlySet<number>;
  /** The shared parts that are not. */
  readonly open: readonly number[];
  /** By part: the share that is not answered for it while all others that are shared are there. */
  readonly costs: readonly number[];
}

export function study(structure: Structure): Study {
  const { parts } = structure;
  const shared = new Set(structure.shared);
  const there = new Int32Array(parts.length).fill(OFTEN);
  for (const part of shared) there[part] = topOf(parts[part]!);
  const at = there.slice();
  const best = answered(structure, there);
  const coherent = isCoherent(structure);
  const needed = new Set<number>();
  const costs = parts.map((part, index) => {
    const levels = levelsOf(part);
    let lost = 0;
    // What is needed once counts in proportion, so that its best level tells the others.
    if (!shared.has(index)) {
      at[index] = topOf(part);
      const full = answered(structure, at);
      lost = full - best;
      if (levels.length === 2 && Math.abs(best - part.atLeast[0]! * full) < 1e-15) needed.add(index);
    } else
      for (let level = 0; level < topOf(part); level++) {
        at[index] = level;
        const rest = levels[level] === 0 ? best : answered(structure, at);
        lost += levels[level]! * (best - rest);
        if (levels.length === 2 && rest === 0 && coherent) needed.add(index);
      }
    at[index] = there[index]!;
    return lost;
  });
  return {
    structure,
    there,
    best,
    needed,
    open: structure.shared.filter((part) => !needed.has(part)),
    costs,
  };
}

/** Least chance of a state that is looked at, tried from the first on until there are few enough of them. */
const CUTOFFS = [0, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2];

/**
 * Share of the requests of a class that can be answered, over a long time in which parts are there and away each by itself. Exact
 * but for what is `unknown`: given which of the shared parts are there, what is left is needed once and by chances that
 * multiply (pivotal decomposition: Moore and Shannon 1956; Barlow and Proschan 1975, chapter 2). A shared part without which nothing is
 * answered is a factor. Of the others up to `most` states are looked at, from the likeliest on; the chance of the rest is `unknown`.
 * `always` is a part that is taken as never away.
 */
export function shareOf({ structure, there, needed, open }: Study, most: number, always = -1): Share {
  const { parts, shared } = structure;
  const at = there.slice();
  if (always >= 0) at[always] = topOf(parts[always]!);
  const factor = shared.reduce(
    (all, part) => (needed.has(part) && part !== always ? all * parts[part]!.atLeast[0]! : all),
    1,
  );
  const turned = open
    .filter((part) => part !== always)
    .map((part) => ({
      part,
      levels: levelsOf(parts[part]!)
        .map((chance, level) => ({ level, chance }))
        .filter(({ chance }) => chance > 0)
        .sort((a, b) => b.chance - a.chance),
    }));
  /** Chance of the likeliest levels of a part and those after it. */
  const likeliest = [1];
  for (const { levels } of turned.toReversed()) likeliest.unshift(likeliest[0]! * levels[0]!.chance);
  /** Every state that is likely enough; ends early, with false, where `visit` says so. */
  const walk = (cutoff: number, visit: (chance: number) => boolean, place = 0, chance = 1): boolean => {
    const next = turned[place];
    if (next === undefined) return visit(chance);
    for (const { level, chance: own } of next.levels) {
      if (chance * own * likeliest[place + 1]! < cutoff) break;
      at[next.part] = level;
      if (!walk(cutoff, visit, place + 1, chance * own)) return false;
    }
    return true;
  };
  const cutoff = CUTOFFS.find((least) => {
    let states = 0;
    return walk(least, () => ++states <= most);
  });
  let share = 0;
  let seen = 0;
  walk(cutoff ?? 1, (chance) => {
    seen += chance;
    share += chance * answered(structure, at);
    return true;
  });
  return { share: Math.min(1, factor * share), unknown: cutoff === 0 ? 0 : factor * Math.max(0, 1 - seen) };
}
