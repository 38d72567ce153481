import { sideBySide } from '../../cli/processes.ts';
import { MODELLED, NOT_MODELLED } from '../../simulation/theory/modelled.ts';
import type { VerifiedCase } from '../../simulation/theory/verification.ts';
import { judge, shareOf, show } from '../../simulation/theory/verify.ts';
import { type Agreement, asked, type Done, full, REQUESTS, type Work, workAsked } from './work.bench.ts';

/**
 * `npm run verify`: every case of theory, measured by 200 runs and held against its exact answer, with how often their
 * intervals cover it; then the estimate against runs of all templates and of 200 random networks. It uses all
 * processors, two of them for about a quarter of an hour. `-- --quick` takes less than one: 16 runs of each case, 30 networks.
 * `-- --theory` or `-- --agreement` is one of the two alone, `-- --cases FILE` the theory of the cases in that file
 * instead (their form is told in `simulation/theory/file/README.md`), `-- --only TEXT` of those whose name contains it,
 * `-- --json` prints the figures as one JSON value. Exits 1 if anything fails, 2 where a file cannot be read.
 */
const json = asked('json');
const print = (text: string): void => void (json || process.stdout.write(text));
const list = (lines: readonly string[]): string => lines.map((line) => `  - ${line}\n`).join('');

const { work, leftOut } = workAsked();
const cases: VerifiedCase[] = [];
const agreements: Agreement[] = [];

/** Prints what is done in the order of the list, as soon as all before it is done. */
function tell(one: Done): void {
  if ('case' in one) {
    cases.push(one.case);
    show(one.case, full, print);
    return;
  }
  if (agreements.length === 0) print('\nEstimate against simulation\n');
  agreements.push(one.agreement);
  for (const line of one.agreement.disagreements) print(`  ${one.agreement.name}: ${line}\n`);
}

const early = new Map<number, Done>();
let told = 0;
await sideBySide<Work, Done>(
  new URL('./process.bench.ts', import.meta.url),
  work,
  (one, at) => {
    early.set(at, one);
    for (let next = early.get(told); next !== undefined; next = early.get(told)) {
      early.delete(told++);
      tell(next);
    }
  },
  process.argv.slice(2),
);

const theory = judge(cases, full);
if (cases.length > 0) {
  const figures = cases.reduce((sum, one) => sum + one.figures.length, 0);
  print(`\n${cases.length} cases, ${figures} figures, ${theory.replications} replications each.\n`);
  print(
    '"errors": distance from theory in standard errors of the mean, beyond what buckets of histograms allow; 4 fail.\n',
  );
  const { means, percentiles } = theory.coverage;
  if (means.narrow > 0)
    print(
      `Narrow intervals of single runs hold the exact mean in ${shareOf(means)}, the exact percentile in ${shareOf(percentiles) || 'none'}.\n`,
    );
}
const apart = agreements.filter(({ disagreements }) => disagreements.length > 0);
if (agreements.length > 0)
  print(`  ${agreements.length - apart.length} of ${agreements.length} agree, ${REQUESTS} requests each.\n`);
const faults = [...theory.faults, ...apart.map(({ name }) => `${name}: estimate and simulation differ`)];

if (leftOut.length > 0) print(`\nLeft out\n${list(leftOut)}`);
print(`\nModelled\n${list(MODELLED)}\nNot modelled\n${list(NOT_MODELLED)}`);
print(`\n${faults.length === 0 ? 'Everything holds.' : `Failed:\n${list(faults)}`}\n`);
if (json)
  process.stdout.write(
    `${JSON.stringify({ cases, coverage: theory.coverage, agreement: agreements, leftOut, faults }, null, 2)}\n`,
  );
process.exitCode = faults.length === 0 ? 0 : 1;
