import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import type { Network } from '../network.ts';
import { boardA, boardB, boardC, boardOfThirty } from './boards.ts';
import { handModelC, handServers } from './hand.ts';
import { plainModelC } from './plain.ts';

export interface Sample {
  readonly requests: number;
  readonly events: number;
  readonly seconds: number;
  /** Time of all processors that this process used meanwhile, s: on a busy machine that says more than the clock. */
  readonly processorSeconds: number;
}

/** What takes turns. `run` makes about so many requests. */
export interface Program {
  readonly name: string;
  run(requests: number, seed: number): Sample;
}

/** Only `advance` and the report are timed: compiling takes a millisecond at any length. */
export function simulate(
  network: Network,
  path: 'fastest' | 'general',
  requests: number,
  seed: number,
): Sample {
  const duration = requests / network.classes.reduce((sum, { rate }) => sum + rate, 0);
  return timed(() => {
    const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, seed, path);
    while (engine.advance(duration) === 'budget');
    return engine.report().totals;
  });
}

function timed(run: () => { readonly completed: number; readonly events: number }): Sample {
  const before = process.cpuUsage();
  const start = performance.now();
  const { completed, events } = run();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { requests: completed, events, seconds, processorSeconds: (user + system) / 1e6 };
}

const A = compile(boardA).network;
const B = compile(boardB).network;
export const networkC: Network = compile(boardC).network;
const thirty = compile(boardOfThirty).network;

/** Those that are compared with each other come one after the other, as what a machine does beside changes from second to second. */
export const PROGRAMS: readonly Program[] = [
  { name: 'A', run: (n, seed) => simulate(A, 'fastest', n, seed) },
  { name: 'A hand', run: (n, seed) => timed(() => handServers(n, seed, 1, 0.8)) },
  { name: 'A general', run: (n, seed) => simulate(A, 'general', n, seed) },
  { name: 'B', run: (n, seed) => simulate(B, 'fastest', n, seed) },
  { name: 'B hand', run: (n, seed) => timed(() => handServers(n, seed, 4, 0.9)) },
  { name: 'B general', run: (n, seed) => simulate(B, 'general', n, seed) },
  { name: 'C', run: (n, seed) => simulate(networkC, 'fastest', n, seed) },
  { name: 'C hand', run: (n, seed) => timed(() => handModelC(n, seed)) },
  { name: 'C general', run: (n, seed) => simulate(networkC, 'general', n, seed) },
  { name: 'C heap', run: (n, seed) => timed(() => plainModelC(n, seed)) },
  { name: 'thirty', run: (n, seed) => simulate(thirty, 'fastest', n, seed) },
];
