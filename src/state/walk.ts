import { judgeEstimate } from '../analysis/objectives.ts';
import type { ObjectiveVerdict } from '../analysis/results.ts';
import type { Board, Id } from '../board/board.ts';
import { flowOrder } from '../board/flow.ts';
import { type LimitName, PROPORTIONAL } from '../simulation/report.ts';
import { estimateOf } from './theory.ts';

export interface Strain {
  readonly component: Id;
  readonly limit: LimitName;
  /** At the load asked for; above 1 it gives way. */
  readonly utilization: number;
}

/** What a board would do at another load, by theory. */
export interface Outlook {
  /** Factor over 1x at which the first limit gives way; Infinity: none ever does. */
  readonly headroom: number;
  /** Limits that give way on the way to the load, in that order. */
  readonly breaking: readonly Strain[];
  /** The limit nearest to giving way, or past it. */
  readonly highest: Strain | null;
  readonly verdicts: readonly ObjectiveVerdict[];
}

/**
 * Utilization grows with the load, so limits give way in the order of their utilization at 1x. It is not read off an
 * estimate at the load: there whatever waits for something overloaded looks overloaded too. So `small` is a load that
 * the board bears.
 */
export function outlookOf(board: Board, load: number, small = 1): Outlook {
  const { components } = estimateOf(board, small);
  // Of two that are equally full the one that requests come to first.
  const places = new Map(flowOrder(board).map((id, place) => [id, place]));
  const by = (difference: number) => (Math.abs(difference) < 1e-9 ? 0 : difference);
  const strains = Object.entries(components)
    .flatMap(([component, { limits }]) =>
      PROPORTIONAL.map((limit) => ({
        component,
        limit,
        utilization: ((limits[limit] ?? 0) * load) / small,
      })),
    )
    .filter(({ utilization }) => utilization > 0)
    .sort((a, b) => by(b.utilization - a.utilization) || places.get(a.component)! - places.get(b.component)!);
  const [highest = null] = strains;
  return {
    headroom: highest === null ? Number.POSITIVE_INFINITY : load / highest.utilization,
    breaking: strains.filter(({ utilization }) => utilization > 1),
    highest,
    verdicts: judgeEstimate(board, estimateOf(board, load)),
  };
}
