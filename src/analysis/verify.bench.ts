import { readFileSync } from 'node:fs';
import { compile } from '../simulation/compile.ts';
import type { Network } from '../simulation/network.ts';
import { CASES } from '../simulation/theory/cases.ts';
import type { Case } from '../simulation/theory/figures.ts';
import { readCases } from '../simulation/theory/file/read.ts';
import { MODELLED, NOT_MODELLED } from '../simulation/theory/modelled.ts';
import { REPLICATIONS } from '../simulation/theory/verification.ts';
import { shareOf, verifyTheory } from '../simulation/theory/verify.ts';
import { TEMPLATES } from '../templates/templates.ts';
import { disagreements, LONG, SHORT } from './agreement.testing.ts';
import { estimate } from './estimate.ts';
import { randomNetwork } from './randomNetwork.testing.ts';

/**
 * `npm run verify`: every case of theory, measured and held against its exact answer, then the estimate against runs of
 * all templates and of random networks. `-- --full` takes longer: 200 runs of each case and the coverage of their
 * intervals, 200 random networks. `-- --theory` or `-- --agreement` is one of the two alone, `-- --cases FILE` the theory
 * of the cases in that file instead (their form is told in `simulation/theory/file/README.md`), `-- --only TEXT` of those whose
 * name contains it, `-- --json` prints the figures as one JSON value. Exits 1 if anything fails, 2 where a file cannot be read.
 */
const asked = (name: string): boolean => process.argv.includes(`--${name}`);
const full = asked('full');
const after = (name: string): string | null => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const file = after('cases');
const only = after('only');
const json = asked('json');
const NETWORKS = full ? 200 : 30;
const REQUESTS = full ? 400_000 : 60_000;
const TOLERANCE = full ? LONG : SHORT;

const print = (text: string): void => void (json || process.stdout.write(text));
const list = (lines: readonly string[]): string => lines.map((line) => `  - ${line}\n`).join('');

interface Agreement {
  readonly name: string;
  readonly disagreements: readonly string[];
}

function agreementOf(name: string, network: Network, seed: number): Agreement {
  const found = disagreements(network, estimate(network), REQUESTS, seed, TOLERANCE);
  for (const line of found) print(`  ${name}: ${line}\n`);
  return { name, disagreements: found };
}

async function agreements(): Promise<readonly Agreement[]> {
  const of: Agreement[] = [];
  for (const { name, load } of TEMPLATES) of.push(agreementOf(name, compile(await load()).network, 1));
  for (let seed = 1; seed <= NETWORKS; seed++)
    of.push(agreementOf(`random network ${seed}`, randomNetwork(seed), seed));
  return of;
}

/** Of a file: what no run can be held against, and why. */
const leftOut: string[] = [];

function chosen(): readonly Case[] {
  const all = file === null ? CASES : casesOf(file);
  return only === null ? all : all.filter(({ name }) => name.includes(only));
}

function casesOf(path: string): readonly Case[] {
  try {
    const { cases, leftOut: without } = readCases(readFileSync(path, 'utf8'), REPLICATIONS);
    if (cases.length === 0) throw new Error(`no case can be run.\n${without.join('\n')}`);
    leftOut.push(...without);
    return cases;
  } catch (error) {
    process.stderr.write(`${path || '--cases'}: ${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
}

const faults: string[] = [];
const theoryAlone = asked('theory') || file !== null || only !== null;
const theory = asked('agreement') ? null : verifyTheory(full, print, chosen());
if (theory) {
  faults.push(...theory.faults);
  const figures = theory.cases.reduce((sum, one) => sum + one.figures.length, 0);
  print(`\n${theory.cases.length} cases, ${figures} figures, ${theory.replications} replications each.\n`);
  print(
    '"errors": distance from theory in standard errors of the mean, beyond what buckets of histograms allow; 4 fail.\n',
  );
  const { means, percentiles } = theory.coverage;
  if (full)
    print(
      `Narrow intervals of single runs hold the exact mean in ${shareOf(means)}, the exact percentile in ${shareOf(percentiles)}.\n`,
    );
}
if (!theoryAlone) print('\nEstimate against simulation\n');
const agreement = theoryAlone ? [] : await agreements();
const apart = agreement.filter(({ disagreements }) => disagreements.length > 0);
if (!theoryAlone)
  print(`  ${agreement.length - apart.length} of ${agreement.length} agree, ${REQUESTS} requests each.\n`);
faults.push(...apart.map(({ name }) => `${name}: estimate and simulation differ`));

if (leftOut.length > 0) print(`\nLeft out\n${list(leftOut)}`);
print(`\nModelled\n${list(MODELLED)}\nNot modelled\n${list(NOT_MODELLED)}`);
print(`\n${faults.length === 0 ? 'Everything holds.' : `Failed:\n${list(faults)}`}\n`);
if (json)
  process.stdout.write(
    `${JSON.stringify({ cases: theory?.cases, coverage: theory?.coverage, agreement, leftOut, faults }, null, 2)}\n`,
  );
process.exitCode = faults.length === 0 ? 0 : 1;
