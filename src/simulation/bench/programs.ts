import { compile } from '../compile.ts';
import { createEngine, type EngineOptions } from '../engine.ts';
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
  /** Requests of a round: enough for about as long as the others take. */
  readonly requests: number;
  run(requests: number, seed: number): Sample;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Only `advance` and the report are timed: compiling takes a millisecond at any length. */
export function simulate(network: Network, options: EngineOptions, requests: number, seed: number): Sample {
  const duration = requests / network.classes.reduce((sum, { rate }) => sum + rate, 0);
  return timed(() => {
    const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, seed, options);
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

const MANY = 2_000_000;
const FEWER = 400_000;

const A = compile(boardA).network;
const B = compile(boardB).network;
export const networkC: Network = compile(boardC).network;
const thirty = compile(boardOfThirty).network;

/** A model on both paths, with every statistic, and with traces or (`untraced`) without; the loop by hand between them. */
function inAllWays(model: string, network: Network, byHand: Program['run']): readonly Program[] {
  const way = (name: string, requests: number, options: EngineOptions): Program => ({
    name: model + name,
    requests,
    run: (n, seed) => simulate(network, options, n, seed),
  });
  return [
    way('', MANY, {}),
    way(' untraced', MANY, { traces: false }),
    { name: `${model} hand`, requests: MANY, run: byHand },
    way(' general', FEWER, { path: 'general' }),
    way(' general untraced', FEWER, { path: 'general', traces: false }),
  ];
}

/** Those that are compared with each other come one after the other, as what a machine does beside changes from second to second. */
export const PROGRAMS: readonly Program[] = [
  ...inAllWays('A', A, (n, seed) => timed(() => handServers(n, seed, 1, 0.8))),
  ...inAllWays('B', B, (n, seed) => timed(() => handServers(n, seed, 4, 0.9))),
  ...inAllWays('C', networkC, (n, seed) => timed(() => handModelC(n, seed))),
  { name: 'C heap', requests: MANY, run: (n, seed) => timed(() => plainModelC(n, seed)) },
  { name: 'thirty', requests: FEWER, run: (n, seed) => simulate(thirty, {}, n, seed) },
];
