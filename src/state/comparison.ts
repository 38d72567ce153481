import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Difference, differences } from '../analysis/comparison.ts';
import type { Board, Id } from '../board/board.ts';
import { type Jobs, type Make, startJobs } from '../runner/jobs.ts';
import type { StartOptions } from '../runner/runner.ts';
import { compile } from '../simulation/compile.ts';
import type { Fault } from '../simulation/network/scenario.ts';
import type { Report } from '../simulation/report.ts';
import { mergeReports } from '../simulation/statistics/merge.ts';
import * as words from '../words/comparison.ts';
import type { State } from './shape.ts';
import { store as theStore } from './store.ts';

/** Pairs of runs: enough for an interval, few enough to wait for. */
export const PAIRS = 8;

/** What a board is run with, so that two of them can be told apart. */
export interface Subject {
  readonly board: Board;
  readonly load: number;
  readonly faults: readonly Fault[];
}

export interface ComparedClass {
  readonly id: Id;
  readonly name: string;
  readonly rows: readonly Difference[];
}

export interface ComparisonResult {
  readonly a: Subject;
  readonly b: Subject;
  /** Simulated s of each run. */
  readonly duration: number;
  readonly classes: readonly ComparedClass[];
  /** Names of classes that only one of the two has. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

/** Fate of all of it: passing. It lives beside the store, as no board knows of it. */
export interface ComparisonState {
  readonly baseline: Subject | null;
  /** What is under way: a comparison, or more seeds of the run that is shown. */
  readonly doing: 'comparison' | 'replications' | null;
  /** Runs. */
  readonly done: number;
  readonly total: number;
  readonly result: ComparisonResult | null;
  readonly failure: string | null;
}

export interface ComparisonStore extends StoreApi<ComparisonState> {
  /** Keeps the board on screen, its load and its faults, to hold later ones against. */
  keep(): void;
  forget(): void;
  /** Runs baseline and board on screen on the same seeds. */
  compare(): void;
  /** Runs the shown run on further seeds, and shows the mean of them all. */
  replicate(): void;
  cancel(): void;
}

const QUIET = { doing: null, done: 0, total: 0 } as const;

const subjectOf = ({ board, load, faults }: State): Subject => ({ board, load, faults });

/** Two subjects that differ in nothing a run would notice by identity. */
export function isSame(a: Subject, b: Subject): boolean {
  return a.board === b.board && a.load === b.load && a.faults === b.faults;
}

export function createComparison(
  store: StoreApi<State> = theStore,
  make?: Make,
  processors?: number,
): ComparisonStore {
  const own = createStore<ComparisonState>()(() => ({
    baseline: null,
    ...QUIET,
    result: null,
    failure: null,
  }));
  let jobs: Jobs | null = null;

  const start = (
    doing: NonNullable<ComparisonState['doing']>,
    runs: readonly StartOptions[],
    finish: (reports: readonly Report[]) => void,
  ): void => {
    jobs?.cancel();
    own.setState({ doing, done: 0, total: runs.length, failure: null });
    const mine = startJobs(runs, (done) => own.setState({ done }), make, processors);
    jobs = mine;
    mine.reports.then(
      (reports) => {
        own.setState(QUIET);
        finish(reports);
      },
      (error: unknown) => {
        const failure = error instanceof Error ? error.message : String(error);
        own.setState({ ...QUIET, failure });
        store.getState().say(failure, 'error');
      },
    );
  };

  return {
    ...own,
    keep() {
      own.setState({ baseline: subjectOf(store.getState()), result: null, failure: null });
      store.getState().say(words.baselineKept);
    },
    forget() {
      jobs?.cancel();
      own.setState({ baseline: null, ...QUIET, result: null, failure: null });
    },
    compare() {
      const a = own.getState().baseline;
      if (!a) return;
      const b = subjectOf(store.getState());
      const { duration, seed } = store.getState();
      const networks = [a, b].map(({ board }) => compile(board).network);
      const empty = networks.findIndex(({ classes }) => classes.length === 0);
      if (empty >= 0) {
        const failure = empty === 0 ? words.baselineHasNoRequests : words.boardHasNoRequests;
        own.setState({ failure });
        return;
      }
      const runs = [a, b].flatMap((subject, i) =>
        Array.from({ length: PAIRS }, (_, pair) => runOf(subject, networks[i]!, duration, seed + pair)),
      );
      start('comparison', runs, (reports) => {
        const result = resultOf(a, b, duration, reports.slice(0, PAIRS), reports.slice(PAIRS));
        own.setState({ result });
        store.getState().say(wordsOf(result));
      });
    },
    replicate() {
      const { report, board, stale } = store.getState();
      if (!report || stale || report.scenario.load.length !== 1) return;
      const subject = { board, load: report.scenario.load[0]!.factor, faults: report.scenario.faults ?? [] };
      const { network } = compile(board);
      const seeds = Array.from({ length: PAIRS }, (_, i) => report.seed + i);
      const runs = seeds.map((seed) => runOf(subject, network, report.scenario.duration, seed));
      start('replications', runs, (reports) => {
        // An edit meanwhile: the runs are of a board that is gone.
        if (store.getState().report !== report || store.getState().stale) return;
        store.getState().adopt({ ...mergeReports(reports), replications: reports.length });
        store.getState().say(words.meansNow(reports.length));
      });
    },
    cancel() {
      jobs?.cancel();
      own.setState(QUIET);
    },
  };
}

function runOf(
  { load, faults }: Subject,
  network: StartOptions['network'],
  duration: number,
  seed: number,
): StartOptions {
  const speed = Number.POSITIVE_INFINITY;
  return { network, duration, load, seed, speed, ...(faults.length > 0 && { faults }) };
}

function resultOf(
  a: Subject,
  b: Subject,
  duration: number,
  before: readonly Report[],
  after: readonly Report[],
): ComparisonResult {
  const [ofA, ofB] = [before[0]?.classes ?? {}, after[0]?.classes ?? {}];
  const nameIn = ({ board }: Subject, id: Id): string => board.classes[id]?.name ?? id;
  const lacking = (from: object, other: object, subject: Subject): readonly string[] =>
    Object.keys(from)
      .filter((id) => !Object.hasOwn(other, id))
      .map((id) => nameIn(subject, id));
  const shared = Object.keys(ofB).filter((id) => Object.hasOwn(ofA, id));
  return {
    a,
    b,
    duration,
    classes: shared.map((id) => ({ id, name: nameIn(b, id), rows: differences(id, before, after) })),
    onlyA: lacking(ofA, ofB, a),
    onlyB: lacking(ofB, ofA, b),
  };
}

/** For who cannot see the table. */
function wordsOf({ classes }: ComparisonResult): string {
  const clear = classes.flatMap(({ name, rows }) =>
    rows.filter(({ clear }) => clear).map(({ metric }) => `${name} ${metric}`),
  );
  return clear.length === 0 ? words.nothingDiffers : words.differs(clear);
}

export const comparison: ComparisonStore = createComparison();

export function useComparison<T>(selector: (state: ComparisonState) => T): T {
  return useStore(comparison, selector);
}
