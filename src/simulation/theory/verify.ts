import { CASES } from './cases.ts';
import type { Case } from './figures.ts';
import { MODELLED, NOT_MODELLED } from './modelled.ts';
import {
  addCoverage,
  type Coverage,
  REPLICATIONS,
  replicate,
  type VerifiedCase,
  type VerifiedFigure,
  verify,
} from './verification.ts';

/**
 * `npm run verify`: every case whose answer is known, measured and held against it. With `--full` 200 longer runs of
 * each, and how often the intervals of single runs hold the truth. `--json` prints the figures as one JSON value. Exits
 * 1 if anything fails.
 */
const full = process.argv.includes('--full');
const json = process.argv.includes('--json');
const seeds = full ? 200 : REPLICATIONS;
/**
 * Times the usual length of a case: at least, and as long as it takes for the mean's interval to be clearly narrower
 * than 5 %. Near that limit the narrow ones of 200 would be those that by chance saw little spread, and cover less.
 */
const LONGER = { least: 8, most: 60 } as const;
const CLEARLY_NARROW = 0.03;
/**
 * Of all narrow intervals of means together, and of percentiles: these include half a bucket of the histogram, so they
 * may cover more. One figure of 200 seeds may by chance lie 3 binomial standard errors off.
 */
const COVERAGE = { means: [0.93, 0.97], percentiles: [0.93, 1], one: [0.9, 1] } as const;
/** Where few of the 200 are narrow, those are the ones that by chance saw little spread. */
const MOSTLY = 0.9;

const print = (text: string): void => void (json || process.stdout.write(text));
const number = (x: number): string => String(Number(x.toPrecision(5)));
const COLUMNS = [18, 12, 12, 12, 8] as const;
const row = (cells: readonly string[]): string =>
  `  ${cells
    .map((cell, i) => (i === 0 ? cell.padEnd(COLUMNS[0]) : cell.padStart(COLUMNS[i] ?? 0)))
    .join('  ')
    .trimEnd()}`;
const share = ({ narrow, narrowCovering }: Coverage): string =>
  narrow === 0 ? '' : `${((100 * narrowCovering) / narrow).toFixed(1)} % of ${narrow}`;
const within = ({ narrow, narrowCovering }: Coverage, [least, most]: readonly [number, number]): boolean =>
  narrow === 0 || (narrowCovering >= least * narrow && narrowCovering <= most * narrow);

function show({ name, source, figures, requests }: VerifiedCase): void {
  print(`\n${name}  (${requests.toLocaleString('en-US')} requests)\n  ${source}\n`);
  print(`${row(['', 'theory', 'measured', '± 95 %', 'errors', full ? 'covered' : ''])}\n`);
  for (const { name, exact, measured, half, standardErrors, holds, coverage } of figures) {
    const errors = standardErrors.toFixed(1);
    const verdict = holds ? '' : '   FAILED';
    print(row([name, number(exact), number(measured), number(half), errors, full ? share(coverage) : '']));
    print(`${verdict}\n`);
  }
}

function mostlyNarrow(cases: readonly VerifiedCase[]): readonly VerifiedFigure[] {
  return cases.flatMap(({ figures }) => figures.filter(({ coverage }) => coverage.narrow >= MOSTLY * seeds));
}

function lengthOf(given: Case): number {
  if (!full) return 1;
  const means = given.figures.filter(({ name }) => name === 'mean response');
  const pilot = replicate(given, 0, LONGER.least);
  const ratios = means.map(({ interval, exact }) => {
    const { low, high } = interval?.(pilot) ?? { low: NaN, high: NaN };
    return (high - low) / 2 / exact / CLEARLY_NARROW;
  });
  const ratio = Math.max(1, ...ratios.filter((x) => x > 0));
  return Math.min(LONGER.most, LONGER.least * ratio * ratio);
}

const results: VerifiedCase[] = [];
const faults: string[] = [];
for (const given of CASES) {
  const longer = lengthOf(given);
  const reports = Array.from({ length: seeds }, (_, i) => replicate(given, i + 1, longer));
  const verified = verify(given, reports);
  results.push(verified);
  show(verified);
  if (!verified.holds) faults.push(`${verified.name}: theory and measurement differ`);
  if (!full) continue;
  for (const { name, coverage } of mostlyNarrow([verified]))
    if (!within(coverage, COVERAGE.one))
      faults.push(`${verified.name}, ${name}: intervals cover ${share(coverage)}`);
}
const isMean = ({ name }: VerifiedFigure): boolean => name === 'mean response';
const narrow = mostlyNarrow(results);
const coverage = {
  means: addCoverage(narrow.filter(isMean).map((figure) => figure.coverage)),
  percentiles: addCoverage(narrow.filter((figure) => !isMean(figure)).map((figure) => figure.coverage)),
};
for (const of of ['means', 'percentiles'] as const)
  if (full && !within(coverage[of], COVERAGE[of]))
    faults.push(`Intervals of ${of} cover ${share(coverage[of])}`);

const figures = results.reduce((sum, one) => sum + one.figures.length, 0);
print(`\n${results.length} cases, ${figures} figures, ${seeds} replications each.\n`);
print(
  '"errors": distance from theory in standard errors of the mean, beyond what buckets of histograms allow; 4 fail.\n',
);
if (full)
  print(
    `Narrow intervals of single runs hold the exact mean in ${share(coverage.means)}, the exact percentile in ${share(coverage.percentiles)}.
`,
  );
print(`\nModelled\n${MODELLED.map((line) => `  - ${line}\n`).join('')}`);
print(`\nNot modelled\n${NOT_MODELLED.map((line) => `  - ${line}\n`).join('')}`);
print(
  `\n${faults.length === 0 ? 'Everything holds.' : `Failed:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`}\n`,
);
if (json) process.stdout.write(`${JSON.stringify({ cases: results, coverage, faults }, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
