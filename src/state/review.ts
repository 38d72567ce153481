import type { Board } from '../board/board.ts';
import type { Network } from '../simulation/network.ts';
import type { FigureStore } from './figures.ts';
import type { State } from './shape.ts';
import type { GetState } from './slice.ts';
import { compiledOf, estimateOf, findingsOf, verdictsOf } from './theory.ts';

/** What follows from the board, the load slider and the last run. */
export type Reviewed = Pick<State, 'estimate' | 'problems' | 'findings' | 'stale' | 'verdicts'>;
type Basis = Pick<State, 'load' | 'report'>;

/** What the run that is shown was about, to tell whether board and slider have moved on since. */
export interface Ran {
  readonly network: Network;
  readonly fingerprint: string;
  /** Where the slider stood when it ended. */
  readonly load: number;
}

export interface Review {
  readonly first: Pick<Reviewed, 'estimate' | 'problems' | 'findings'>;
  ran: Ran | null;
  of(board: Board, basis?: Basis): Reviewed;
  /** Sends the figures that belong to the present state to the canvas. */
  showFigures(): void;
}

/** Equal for two boards that run alike: moving or renaming a card changes no figure. */
export function fingerprintOf(network: Network): string {
  return JSON.stringify(network, (key, value: unknown) => {
    if (key === 'name') return undefined;
    return value === Number.POSITIVE_INFINITY ? 'none' : value;
  });
}

export function createReview(get: GetState, figures: FigureStore, empty: Board, load: number): Review {
  const review: Review = {
    first: reviewOf(empty, { load, report: null }, null),
    ran: null,
    of: (board, basis = get()) => reviewOf(board, basis, review.ran),
    showFigures() {
      const { status, report, stale, load, estimate } = get();
      if (status === 'running' || status === 'paused') return;
      if (report && !stale && review.ran?.load === load) figures.show({ type: 'report', report });
      else figures.show({ type: 'estimate', estimate });
    },
  };
  return review;
}

function reviewOf(board: Board, { load, report }: Basis, ran: Ran | null): Reviewed {
  const { network, problems } = compiledOf(board);
  const estimate = estimateOf(board, load);
  const stale = ran !== null && fingerprintOf(network) !== ran.fingerprint;
  // At another load the estimate knows better than a run that was not about it.
  const fresh = stale || ran?.load !== load ? null : report;
  return {
    estimate,
    problems,
    stale,
    findings: findingsOf(board, estimate, fresh),
    verdicts: report ? verdictsOf(board, report) : [],
  };
}
