import { CASES } from './cases.ts';
import type { Case } from './figures.ts';
import {
  addCoverage,
  type Coverage,
  REPLICATIONS,
  replicate,
  type VerifiedCase,
  type VerifiedFigure,
  verify,
} from './verification.ts';

/** Longer runs of each case, and how often the interval of a single one holds the truth. */
const SEEDS = 200;
/**
 * Times the usual length of a case: at least, and as long as it takes for the mean's interval to be clearly narrower
 * than 5 %. Near that limit the narrow ones of 200 would be those that by chance saw little spread, and cover less.
 */
const LONGER = { least: 8, most: 60 } as const;
/** And where a person waits, until percentiles are told. */
const TOLD = 8;
const CLEARLY_NARROW = 0.03;
/**
 * Of all narrow intervals of means together, and of percentiles: these include half a bucket of the histogram, so they
 * may cover more. One figure of 200 seeds may by chance lie 3 binomial standard errors off.
 */
const COVERAGE = { means: [0.93, 0.97], percentiles: [0.93, 1], one: [0.9, 1] } as const;
/** Where few of the 200 are narrow, those are the ones that by chance saw little spread. */
const MOSTLY = 0.9;

export interface VerifiedTheory {
  readonly cases: readonly VerifiedCase[];
  /** Of means and of percentiles whose intervals are narrow; counts are 0 unless `full`. */
  readonly coverage: { readonly means: Coverage; readonly percentiles: Coverage };
  readonly replications: number;
  /** What does not hold, a sentence each. */
  readonly faults: readonly string[];
}

const number = (x: number): string => String(Number(x.toPrecision(5)));
const COLUMNS = [18, 12, 12, 12, 8] as const;
const row = (cells: readonly string[]): string =>
  `  ${cells
    .map((cell, i) => (i === 0 ? cell.padEnd(COLUMNS[0]) : cell.padStart(COLUMNS[i] ?? 0)))
    .join('  ')
    .trimEnd()}`;
export const shareOf = ({ narrow, narrowCovering }: Coverage): string =>
  narrow === 0 ? '' : `${((100 * narrowCovering) / narrow).toFixed(1)} % of ${narrow}`;
const within = ({ narrow, narrowCovering }: Coverage, [least, most]: readonly [number, number]): boolean =>
  narrow === 0 || (narrowCovering >= least * narrow && narrowCovering <= most * narrow);
const isMean = ({ name }: { readonly name: string }): boolean => !/^p\d+$/.test(name);

/**
 * Every case whose answer is known, or of those `given`, measured and held against it; `print` gets the table as it grows. `full`: 200
 * longer runs of each, and the coverage of their intervals.
 */
export function verifyTheory(
  full: boolean,
  print: (text: string) => void,
  given: readonly Case[] = CASES,
): VerifiedTheory {
  const seeds = full ? SEEDS : REPLICATIONS;
  const cases: VerifiedCase[] = [];
  const faults: string[] = [];
  for (const one of given) {
    const longer = full ? lengthOf(one) : toldLength(one);
    const reports = Array.from({ length: seeds }, (_, i) => replicate(one, i + 1, longer));
    const verified = verify(one, reports);
    cases.push(verified);
    show(verified, full, print);
    if (!verified.holds) faults.push(`${verified.name}: theory and measurement differ`);
    if (!full) continue;
    for (const { name, coverage } of mostlyNarrow([verified]))
      if (!within(coverage, COVERAGE.one))
        faults.push(`${verified.name}, ${name}: intervals cover ${shareOf(coverage)}`);
  }
  const narrow = mostlyNarrow(cases);
  const coverage = {
    means: addCoverage(narrow.filter(isMean).map((figure) => figure.coverage)),
    percentiles: addCoverage(narrow.filter((figure) => !isMean(figure)).map((figure) => figure.coverage)),
  };
  for (const of of ['means', 'percentiles'] as const)
    if (full && !within(coverage[of], COVERAGE[of]))
      faults.push(`Intervals of ${of} cover ${shareOf(coverage[of])}`);
  return { cases, coverage, replications: seeds, faults };
}

function show(
  { name, source, figures, requests }: VerifiedCase,
  full: boolean,
  print: (text: string) => void,
) {
  print(`\n${name}  (${requests.toLocaleString('en-US')} requests)\n  ${source}\n`);
  print(`${row(['', 'theory', 'measured', '± 95 %', 'errors', full ? 'covered' : ''])}\n`);
  for (const { name, exact, measured, half, standardErrors, holds, coverage } of figures) {
    const covered = full ? shareOf(coverage) : '';
    const cells = [name, number(exact), number(measured), number(half), standardErrors.toFixed(1), covered];
    print(`${row(cells)}${holds ? '' : '   FAILED'}\n`);
  }
}

function mostlyNarrow(cases: readonly VerifiedCase[]): readonly VerifiedFigure[] {
  return cases.flatMap(({ figures }) => figures.filter(({ coverage }) => coverage.narrow >= MOSTLY * SEEDS));
}

/**
 * Times the length asked for, until a run can say how sure it is of each percentile. Of fewer values the outermost fall short of
 * the truth on average, so the mean of many runs would too.
 */
function toldLength(given: Case): number {
  const percentiles = given.figures.filter((figure) => figure.interval !== undefined && !isMean(figure));
  for (let longer = 1; longer < TOLD; longer *= 2) {
    const pilot = replicate(given, 0, longer);
    if (percentiles.every(({ interval }) => !Number.isNaN(interval!(pilot).high))) return longer;
  }
  return TOLD;
}

function lengthOf(given: Case): number {
  const means = given.figures.filter(({ name }) => name === 'mean response');
  const pilot = replicate(given, 0, LONGER.least);
  const ratios = means.map(({ interval, exact }) => {
    const { low, high } = interval?.(pilot) ?? { low: NaN, high: NaN };
    return (high - low) / 2 / exact / CLEARLY_NARROW;
  });
  const ratio = Math.max(1, ...ratios.filter((x) => x > 0));
  return Math.min(LONGER.most, LONGER.least * ratio * ratio);
}
