import type { Estimate } from '../analysis/results.ts';
import type { Board } from '../board/board.ts';
import type { Fault } from '../simulation/network/scenario.ts';
import type { Network, Problem } from '../simulation/network.ts';
import type { FigureStore } from './figures.ts';
import type { FigureSource } from './readFigures.ts';
import type { State } from './shape.ts';
import { FIRST_LOAD, type GetState, type SetState } from './slice.ts';

/** All that is calculated from a board: fetched when the page stands. */
export type Theory = typeof import('./theory.ts');

/** What follows from the board, the load slider and the last run. */
export type Reviewed = Pick<State, 'estimate' | 'problems' | 'findings' | 'stale' | 'verdicts'>;
type Basis = Pick<State, 'load' | 'report'>;

/** What the run that is shown was about, to tell whether board and slider have moved on since. */
export interface Ran {
  readonly network: Network;
  readonly fingerprint: string;
  /** What broke in it. */
  readonly faults: readonly Pick<Fault, 'target'>[];
  /** Where the slider stood when it ended. */
  readonly load: number;
}

export interface Review {
  readonly first: Pick<Reviewed, 'estimate' | 'problems' | 'findings'>;
  ran: Ran | null;
  /** The last that was heard of the run under way. */
  frame: FigureSource | null;
  /** Until it has been fetched nothing is known of any board. */
  readonly theory: Theory | null;
  /** Fetches theory, and reviews the board with it. Rejects when it cannot be fetched. */
  prepare(): Promise<Theory>;
  of(board: Board, basis?: Basis): Reviewed;
  /**
   * The same for a tick of a drag or slider. Where a review takes long it comes after the next frame instead, once
   * for all ticks until then, so that the hand is never waited for.
   */
  gesture(board: Board, basis?: Basis): Partial<Reviewed>;
  /** The same for an edit: at once, unless the board is large. */
  edited(board: Board): Partial<Reviewed>;
  /** The same for a board that is opened: a large one is seen first, and nothing is known of it until then. */
  opened(board: Board): Reviewed;
  /** Sends the figures that belong to the present state to the canvas. */
  showFigures(): void;
}

/**
 * Equal for two boards that run alike: moving or renaming a card changes no figure, and who lies in which group only
 * one of a run in which that group failed.
 */
export function fingerprintOf(network: Network, faults: readonly Pick<Fault, 'target'>[] = []): string {
  const groups = network.groups?.filter(({ id }) => faults.some(({ target }) => target === id));
  return JSON.stringify({ ...network, groups }, (key, value: unknown) => {
    if (key === 'name') return undefined;
    return value === Number.POSITIVE_INFINITY ? 'none' : value;
  });
}

const NO_ESTIMATE: Estimate = {
  load: FIRST_LOAD,
  components: {},
  connections: {},
  classes: {},
  headroom: { factor: Number.POSITIVE_INFINITY, first: null, next: [] },
};
const NOTHING: Reviewed = { estimate: NO_ESTIMATE, problems: [], findings: [], stale: false, verdicts: [] };

/** ms a review may take inside a tick: half a frame. */
const QUICK = 8;
/** Components and connections from which on it is taken to last longer than that. */
const LARGE = 200;

function isLarge({ components, connections }: Board): boolean {
  return Object.keys(components).length + Object.keys(connections).length > LARGE;
}

export type NextFrame = (run: () => void) => void;

/** Once the next frame is on screen. */
const nextFrame: NextFrame | null =
  typeof requestAnimationFrame === 'undefined'
    ? null
    : (run) => void requestAnimationFrame(() => void setTimeout(run));

export function createReview(
  set: SetState,
  get: GetState,
  figures: FigureStore,
  later: NextFrame | null = nextFrame,
  now: () => number = () => performance.now(),
  known: Theory | null = null,
): Review {
  let took = 0;
  let waiting = false;
  let theory = known;
  const show = (basis: Basis = get()): void => {
    set(review.of(get().board, basis));
    review.showFigures();
  };
  const catchUp = (): void => {
    waiting = false;
    show();
  };
  /** What takes long comes a piece at a time, so that frames come through between the pieces. */
  const step = (pieces: readonly ((known: Theory) => unknown)[], last: () => void = catchUp): void =>
    later?.(() => {
      const [first, ...rest] = pieces;
      if (!first || !theory) return last();
      try {
        first(theory);
      } catch {
        // Met again there, and told.
        return catchUp();
      }
      step(rest, last);
    });
  const inPieces = (): void =>
    step([(known) => known.compiledOf(get().board), (known) => known.estimateOf(get().board, get().load)]);
  /** What is known of a large board is calculated beside the page, and anew where the board is another one by then. */
  const beside = (): void => {
    const { board, load } = get();
    const begun = now();
    const answered = (): void => {
      if (!theory || !isLarge(get().board)) catchUp();
      else if (!theory.isCompiled(get().board)) beside();
      else {
        // The slider may have gone on: then this is what it was at a moment ago.
        show({ load, report: get().report });
        took = now() - begun;
        waiting = get().load !== load;
        if (waiting) beside();
      }
    };
    const answer = theory?.calculated(board, load);
    if (answer) answer.then(answered, inPieces);
    else inPieces();
  };
  const reviewSoon = (pieces: Parameters<typeof step>[0], large: boolean): void => {
    if (!waiting) step(pieces, large ? beside : catchUp);
    waiting = true;
  };
  const review: Review = {
    first: NOTHING,
    ran: null,
    frame: null,
    get theory() {
      return theory;
    },
    async prepare() {
      if (theory) return theory;
      const fetched = await import('./theory.ts');
      if (!theory) {
        theory = fetched;
        if (later && isLarge(get().board)) reviewSoon([], true);
        else catchUp();
      }
      return theory;
    },
    of(board, basis = get()) {
      if (!theory) return NOTHING;
      const begun = now();
      const before = get().estimate;
      let reviewed: Reviewed | null = null;
      try {
        reviewed = reviewOf(theory, board, basis, review.ran);
        return reviewed;
      } catch (error) {
        // Theory that fails must not take the drawing away: it stays editable, saved and undoable.
        console.error(error);
        return unestimated(theory.notEstimated(error));
      } finally {
        // What was known already tells nothing of how long it takes.
        if (reviewed?.estimate !== before) took = now() - begun;
      }
    },
    gesture(board, basis) {
      const large = isLarge(board);
      if (!later || (took <= QUICK && !(waiting && large))) return review.of(board, basis);
      reviewSoon([], large);
      return {};
    },
    edited: (board) => (isLarge(board) ? review.gesture(board) : review.of(board)),
    opened(board) {
      if (!later || !isLarge(board)) return review.of(board);
      // A frame more: the first one is only begun when the page has made what it shows.
      reviewSoon([() => {}], true);
      return NOTHING;
    },
    showFigures() {
      const { status, report, stale, load, estimate } = get();
      if ((status === 'running' || status === 'paused') && !stale) {
        // An undo may have brought back the board that runs.
        if (review.frame) figures.show(review.frame);
      } else if (report && !stale && review.ran?.load === load) figures.show({ type: 'report', report });
      else figures.show({ type: 'estimate', estimate });
    },
  };
  return review;
}

/** Nothing is known of the board but that theory failed. */
function unestimated(message: string): Reviewed {
  const problem: Problem = { severity: 'error', at: { table: 'board', id: '' }, message };
  return { ...NOTHING, problems: [problem], stale: true };
}

function reviewOf(theory: Theory, board: Board, { load, report }: Basis, ran: Ran | null): Reviewed {
  const { network, problems } = theory.compiledOf(board);
  const estimate = theory.estimateOf(board, load);
  const stale = ran !== null && fingerprintOf(network, ran.faults) !== ran.fingerprint;
  // At another load the estimate knows better than a run that was not about it.
  const fresh = stale || ran?.load !== load ? null : report;
  return {
    estimate,
    problems,
    stale,
    findings: theory.findingsOf(board, estimate, fresh),
    verdicts: report ? theory.verdictsOf(board, report) : [],
  };
}
