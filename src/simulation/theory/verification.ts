import { createEngine } from '../engine.ts';
import type { Report } from '../report.ts';
import { studentT95 } from '../statistics/studentT.ts';
import { BUCKET, type Case, type Figure } from './figures.ts';

/** Seeds are fixed, so a pass or a failure is for good; by chance 1 figure in 850 lies beyond 4 standard errors. */
export const STANDARD_ERRORS = 4;
/** Replications of each case where a person waits for the answer. */
export const REPLICATIONS = 16;
/** Relative half-width below which an interval is held to cover as often as it says. */
const NARROW = 0.05;

/** How many of the intervals that single runs reported hold the exact value. */
export interface Coverage {
  readonly reported: number;
  readonly covering: number;
  /** Those of them that are narrower than 5 % of their value either way. */
  readonly narrow: number;
  readonly narrowCovering: number;
}

export interface VerifiedFigure {
  readonly name: string;
  readonly exact: number;
  /** Mean over the replications, and the half-width of its 95 % interval. */
  readonly measured: number;
  readonly half: number;
  /** How far the mean lies from the exact value, in standard errors, beyond the bias allowed. */
  readonly standardErrors: number;
  readonly holds: boolean;
  /** Of the intervals of the single runs; none reported where the report has no interval for this figure. */
  readonly coverage: Coverage;
}

export interface VerifiedCase {
  readonly name: string;
  /** The formula and where it comes from. */
  readonly source: string;
  readonly replications: number;
  /** Simulated in all replications together. */
  readonly requests: number;
  readonly figures: readonly VerifiedFigure[];
  /** Every figure holds, and no request was lost or invented. */
  readonly holds: boolean;
}

/** One run of a case, with its own independent streams. */
export function replicate({ network, requests }: Case, seed: number, longer = 1): Report {
  const duration = (longer * requests) / network.classes[0]!.rate;
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, seed);
  while (engine.advance(duration) === 'budget');
  return engine.report();
}

export function summarize(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** Holds the reports of replications against what is known exactly. */
export function verify(given: Case, reports: readonly Report[]): VerifiedCase {
  const figures = given.figures.map((figure) => judged(figure, reports));
  const sound = reports.every(({ totals: t }) => t.created === t.completed + t.failed + t.inside);
  return {
    name: given.name,
    source: given.source,
    replications: reports.length,
    requests: requestsOf(reports),
    figures,
    holds: sound && figures.every(({ holds }) => holds),
  };
}

const requestsOf = (reports: readonly Report[]): number =>
  reports.reduce((sum, { totals }) => sum + totals.created, 0);

function judged(figure: Figure, reports: readonly Report[]): VerifiedFigure {
  const { name, of, exact, bias, rare } = figure;
  const { mean, error: seen } = summarize(reports.map(of));
  const error = Math.max(seen, Math.abs(exact) * (rare?.(requestsOf(reports)) ?? 0));
  const off = Math.max(0, Math.abs(mean - exact) - bias * Math.abs(exact) - 1e-9);
  const standardErrors = off === 0 ? 0 : error > 0 ? off / error : unseen(mean, exact, reports);
  return {
    name,
    exact,
    measured: mean,
    half: studentT95(reports.length - 1) * error,
    standardErrors,
    holds: standardErrors < STANDARD_ERRORS,
    coverage: coverageOf(figure, reports),
  };
}

/**
 * Of something so rare that no run saw it, or that no run saw missing: how many of them there should have been is Poisson.
 * Elsewhere runs that are all alike err for certain.
 */
function unseen(mean: number, exact: number, reports: readonly Report[]): number {
  const rare = mean === 0 ? exact : mean === 1 ? 1 - exact : 0;
  return rare > 0 ? Math.sqrt(rare * requestsOf(reports)) : Number.POSITIVE_INFINITY;
}

function coverageOf({ interval, exact, bias, isShare }: Figure, reports: readonly Report[]): Coverage {
  const count = { reported: 0, covering: 0, narrow: 0, narrowCovering: 0 };
  // Of a share near one, what says something is how well the rest is known.
  const size = isShare ? Math.min(exact, 1 - exact) : exact;
  // Nothing is held to a value that is only approached.
  if (interval === undefined || bias > BUCKET) return count;
  for (const report of reports) {
    const { low, high } = interval(report);
    if (!(high >= low)) continue;
    const covers = exact >= low && exact <= high;
    count.reported++;
    if (covers) count.covering++;
    if ((high - low) / 2 >= NARROW * size) continue;
    count.narrow++;
    if (covers) count.narrowCovering++;
  }
  return count;
}

export function addCoverage(coverages: readonly Coverage[]): Coverage {
  const sum = (of: (coverage: Coverage) => number) => coverages.reduce((total, one) => total + of(one), 0);
  return {
    reported: sum((one) => one.reported),
    covering: sum((one) => one.covering),
    narrow: sum((one) => one.narrow),
    narrowCovering: sum((one) => one.narrowCovering),
  };
}
