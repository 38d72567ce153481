import type { Case } from './figures.ts';
import {
  addCoverage,
  type Coverage,
  REPLICATIONS,
  replicate,
  summarize,
  type VerifiedCase,
  type VerifiedFigure,
  verify,
} from './verification.ts';

/** Runs of each case, and how often the interval of a single one holds the truth. */
const SEEDS = 200;
/**
 * Times the usual length of a case: at least, and as long as it takes for the mean's interval to be clearly narrower
 * than 5 %. Near that limit the narrow ones of 200 would be those that by chance saw little spread, and cover less.
 */
const LONGER = { least: 4, most: 60 } as const;
/** And until percentiles are told, which few values do not do. */
const TOLD = 8;
const CLEARLY_NARROW = 0.03;
/** Runs that tell how wide intervals are: a single one may by chance see little spread. */
const PILOTS = 4;
/** How often narrow intervals hold the truth, where enough of them are seen. */
const COVERAGE = { says: 0.95, within: 0.02 } as const;
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
const isMean = ({ name }: { readonly name: string }): boolean => !/^p\d+$/.test(name);

/**
 * Whether intervals hold the truth as often as they say: of many within two percent, of few within three binomial
 * standard errors. Those of percentiles include half a bucket of the histogram, so they may cover more.
 */
function within({ narrow, narrowCovering }: Coverage, mean: boolean): boolean {
  const { says } = COVERAGE;
  const off = Math.max(COVERAGE.within, 3 * Math.sqrt((says * (1 - says)) / Math.max(1, narrow)));
  const share = narrow === 0 ? says : narrowCovering / narrow;
  return share >= says - off && (share <= says + off || !mean);
}

/** Measures a case; `full`: by 200 runs, which tell how often their intervals cover, and by 16 otherwise. */
export function verifyCase(given: Case, full: boolean): VerifiedCase {
  const longer = full ? lengthOf(given) : toldLength(given);
  const seeds = full ? SEEDS : REPLICATIONS;
  return verify(
    given,
    Array.from({ length: seeds }, (_, i) => replicate(given, i + 1, longer)),
  );
}

/** What the measured cases say together. */
export function judge(cases: readonly VerifiedCase[], full: boolean): VerifiedTheory {
  const faults: string[] = [];
  for (const verified of cases) {
    if (!verified.holds) faults.push(`${verified.name}: theory and measurement differ`);
    for (const figure of mostlyNarrow([verified]))
      if (!within(figure.coverage, isMean(figure)))
        faults.push(`${verified.name}, ${figure.name}: intervals cover ${shareOf(figure.coverage)}`);
  }
  const narrow = mostlyNarrow(cases);
  const coverage = {
    means: addCoverage(narrow.filter(isMean).map((figure) => figure.coverage)),
    percentiles: addCoverage(narrow.filter((figure) => !isMean(figure)).map((figure) => figure.coverage)),
  };
  for (const of of ['means', 'percentiles'] as const)
    if (!within(coverage[of], of === 'means'))
      faults.push(`Intervals of ${of} cover ${shareOf(coverage[of])}`);
  return { cases, coverage, replications: full ? SEEDS : REPLICATIONS, faults };
}

/** Prints what was measured of a case beside its theory; `full`: and how often its intervals cover. */
export function show(
  { name, source, figures, requests }: VerifiedCase,
  full: boolean,
  print: (text: string) => void,
): void {
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
  const least = Math.max(LONGER.least, toldLength(given));
  const means = given.figures.filter(({ name }) => name === 'mean response');
  const pilots = Array.from({ length: PILOTS }, (_, i) => replicate(given, SEEDS + 1 + i, least));
  const ratios = means.map(({ interval, exact }) => {
    const halves = pilots.map((pilot) => {
      const { low, high } = interval?.(pilot) ?? { low: NaN, high: NaN };
      return (high - low) / 2;
    });
    return summarize(halves).mean / exact / CLEARLY_NARROW;
  });
  const ratio = Math.max(1, ...ratios.filter((x) => x > 0));
  return Math.min(LONGER.most, least * ratio * ratio);
}
