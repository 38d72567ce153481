import { CASES } from './cases.ts';
import { MODELLED, NOT_MODELLED } from './modelled.ts';
import {
  addCoverage,
  type Coverage,
  REPLICATIONS,
  replicate,
  type VerifiedCase,
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
/** So long that the intervals of most cases are narrower than 5 %. */
const longer = full ? 8 : 1;
/** Of all narrow intervals together; one case of 200 seeds may by chance lie 3 binomial standard errors off. */
const COVERAGE = { all: [0.93, 0.97], one: [0.9, 1] } as const;

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
  narrow < seeds / 2 || (narrowCovering >= least * narrow && narrowCovering <= most * narrow);

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

const results: VerifiedCase[] = [];
const faults: string[] = [];
for (const given of CASES) {
  const reports = Array.from({ length: seeds }, (_, i) => replicate(given, i + 1, longer));
  const verified = verify(given, reports);
  results.push(verified);
  show(verified);
  if (!verified.holds) faults.push(`${verified.name}: theory and measurement differ`);
  if (!full) continue;
  for (const { name, coverage } of verified.figures)
    if (!within(coverage, COVERAGE.one))
      faults.push(`${verified.name}, ${name}: intervals cover ${share(coverage)}`);
}
const coverage = addCoverage(results.flatMap(({ figures }) => figures.map((figure) => figure.coverage)));
if (full && !within(coverage, COVERAGE.all)) faults.push(`All intervals: they cover ${share(coverage)}`);

const figures = results.reduce((sum, one) => sum + one.figures.length, 0);
print(`\n${results.length} cases, ${figures} figures, ${seeds} replications each.\n`);
print(
  '"errors": distance from theory in standard errors of the mean, beyond what buckets of histograms allow; 4 fail.\n',
);
if (full) print(`Intervals of single runs narrower than 5 % hold the exact value in ${share(coverage)}.\n`);
print(`\nModelled\n${MODELLED.map((line) => `  - ${line}\n`).join('')}`);
print(`\nNot modelled\n${NOT_MODELLED.map((line) => `  - ${line}\n`).join('')}`);
print(
  `\n${faults.length === 0 ? 'Everything holds.' : `Failed:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`}\n`,
);
if (json) process.stdout.write(`${JSON.stringify({ cases: results, coverage, faults }, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
