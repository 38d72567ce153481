import { compile } from '../simulation/compile.ts';
import type { Network } from '../simulation/network.ts';
import { MODELLED, NOT_MODELLED } from '../simulation/theory/modelled.ts';
import { shareOf, verifyTheory } from '../simulation/theory/verify.ts';
import { TEMPLATES } from '../templates/templates.ts';
import { disagreements, LONG, SHORT } from './agreement.testing.ts';
import { estimate } from './estimate.ts';
import { randomNetwork } from './randomNetwork.testing.ts';

/**
 * `npm run verify`: every case of theory, measured and held against its exact answer, then the estimate against runs of
 * all templates and of random networks. `-- --full` takes longer: 200 runs of each case and the coverage of their
 * intervals, 200 random networks. `-- --theory` or `-- --agreement` is one of the two alone, `-- --json` prints the
 * figures as one JSON value. Exits 1 if anything fails.
 */
const asked = (name: string): boolean => process.argv.includes(`--${name}`);
const full = asked('full');
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

const faults: string[] = [];
const theory = asked('agreement') ? null : verifyTheory(full, print);
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
if (!asked('theory')) print('\nEstimate against simulation\n');
const agreement = asked('theory') ? [] : await agreements();
const apart = agreement.filter(({ disagreements }) => disagreements.length > 0);
if (!asked('theory'))
  print(`  ${agreement.length - apart.length} of ${agreement.length} agree, ${REQUESTS} requests each.\n`);
faults.push(...apart.map(({ name }) => `${name}: estimate and simulation differ`));

print(`\nModelled\n${list(MODELLED)}\nNot modelled\n${list(NOT_MODELLED)}`);
print(`\n${faults.length === 0 ? 'Everything holds.' : `Failed:\n${list(faults)}`}\n`);
if (json)
  process.stdout.write(
    `${JSON.stringify({ cases: theory?.cases, coverage: theory?.coverage, agreement, faults }, null, 2)}\n`,
  );
process.exitCode = faults.length === 0 ? 0 : 1;
