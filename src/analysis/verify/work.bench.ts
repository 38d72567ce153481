import { readFileSync } from 'node:fs';
import { compile } from '../../simulation/compile.ts';
import type { Network } from '../../simulation/network.ts';
import { CASES } from '../../simulation/theory/cases.ts';
import type { Case } from '../../simulation/theory/figures.ts';
import { readCases } from '../../simulation/theory/file/read.ts';
import { REPLICATIONS, type VerifiedCase } from '../../simulation/theory/verification.ts';
import { verifyCase } from '../../simulation/theory/verify.ts';
import { TEMPLATES } from '../../templates/templates.ts';
import { disagreements, LONG, SHORT } from '../agreement.testing.ts';
import { estimate } from '../estimate.ts';
import { randomNetwork } from '../randomNetwork.testing.ts';

/* What is verified, by what was asked for: the same in the process that was started and in those that work for it. */

export const asked = (name: string): boolean => process.argv.includes(`--${name}`);
const after = (name: string): string | null => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};

export const full = !asked('quick');
const file = after('cases');
const only = after('only');
const NETWORKS = full ? 200 : 30;
export const REQUESTS = full ? 400_000 : 60_000;
const TOLERANCE = full ? LONG : SHORT;

export interface Agreement {
  readonly name: string;
  readonly disagreements: readonly string[];
}

/** A case of theory, or a network whose estimate is held against a run: which one of the list. */
export type Work = { readonly of: 'case' | 'template' | 'network'; readonly index: number };
export type Done = { readonly case: VerifiedCase } | { readonly agreement: Agreement };

const works = (of: Work['of'], count: number): readonly Work[] =>
  Array.from({ length: count }, (_, index) => ({ of, index }));

/** Everything that was asked for, and what of a file of cases no run can be held against. */
export function workAsked(): { readonly work: readonly Work[]; readonly leftOut: readonly string[] } {
  const { cases, leftOut } = chosen();
  const theoryAlone = asked('theory') || file !== null || only !== null;
  return {
    work: [
      ...(asked('agreement') ? [] : works('case', cases.length)),
      ...(theoryAlone ? [] : [...works('template', TEMPLATES.length), ...works('network', NETWORKS)]),
    ],
    leftOut,
  };
}

interface Chosen {
  readonly cases: readonly Case[];
  readonly leftOut: readonly string[];
}
let known: Chosen | undefined;

/** Read once by each process. */
function chosen(): Chosen {
  known ??= file === null ? { cases: CASES, leftOut: [] } : casesOf(file);
  const { cases, leftOut } = known;
  return { cases: only === null ? cases : cases.filter(({ name }) => name.includes(only)), leftOut };
}

function casesOf(path: string): Chosen {
  try {
    const read = readCases(readFileSync(path, 'utf8'), REPLICATIONS);
    if (read.cases.length === 0) throw new Error(`no case can be run.\n${read.leftOut.join('\n')}`);
    return read;
  } catch (error) {
    process.stderr.write(`${path || '--cases'}: ${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
}

export async function done({ of, index }: Work): Promise<Done> {
  if (of === 'case') return { case: verifyCase(chosen().cases[index]!, full) };
  if (of === 'network')
    return { agreement: agreementOf(`random network ${index + 1}`, randomNetwork(index + 1), index + 1) };
  const { name, load } = TEMPLATES[index]!;
  return { agreement: agreementOf(name, compile(await load()).network, 1) };
}

const agreementOf = (name: string, network: Network, seed: number): Agreement => ({
  name,
  disagreements: disagreements(network, estimate(network), REQUESTS, seed, TOLERANCE),
});
