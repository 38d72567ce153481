import { createEngine } from '../engine.ts';
import type { Network } from '../network.ts';
import { modelA, modelB, modelC } from '../theory/models.ts';
import { plainModelC } from './plain.ts';

/**
 * How fast the engine is on this machine: `npm run bench [-- --json]`. Programs take turns, so that a busy moment of
 * the machine hits all of them; the medians are compared.
 */
const ROUNDS = 7;
const REQUESTS = 400_000;

interface Sample {
  readonly requests: number;
  readonly events: number;
  readonly seconds: number;
}

function simulate(network: Network, seed: number): Sample {
  const duration = REQUESTS / network.classes[0]!.rate;
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, seed);
  const start = performance.now();
  while (engine.advance(duration) === 'budget');
  const seconds = (performance.now() - start) / 1000;
  const { completed, events } = engine.report().totals;
  return { requests: completed, events, seconds };
}

function plain(seed: number): Sample {
  const start = performance.now();
  const { completed, events } = plainModelC(REQUESTS, seed);
  return { requests: completed, events, seconds: (performance.now() - start) / 1000 };
}

const roundRobin = modelC('round robin');
const programs: readonly { readonly name: string; readonly run: (seed: number) => Sample }[] = [
  { name: 'A: M/M/1, 0.8', run: (seed) => simulate(modelA, seed) },
  { name: 'B: M/M/4, 0.9', run: (seed) => simulate(modelB, seed) },
  { name: 'C: balancer, 8 replicas, cache, database', run: (seed) => simulate(roundRobin, seed) },
  { name: 'C, plain loop', run: plain },
];

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

const samples = programs.map((): Sample[] => []);
for (let round = -1; round < ROUNDS; round++) {
  programs.forEach(({ run }, i) => {
    const sample = run(round + 2);
    // The first round only warms the compiler up.
    if (round >= 0) samples[i]!.push(sample);
  });
}

const results = programs.map(({ name }, i) => ({
  name,
  requestsPerSecond: Math.round(median(samples[i]!.map((s) => s.requests / s.seconds))),
  eventsPerSecond: Math.round(median(samples[i]!.map((s) => s.events / s.seconds))),
}));
const ratio = median(
  samples[3]!.map((s, i) => samples[2]![i]!.seconds / samples[2]![i]!.requests / (s.seconds / s.requests)),
);

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ rounds: ROUNDS, requests: REQUESTS, results, slowerThanPlain: ratio }));
else {
  for (const { name, requestsPerSecond, eventsPerSecond } of results) {
    const million = (n: number) => `${(n / 1e6).toFixed(2)} M`.padStart(8);
    console.log(
      `${name.padEnd(42)} ${million(requestsPerSecond)} requests/s ${million(eventsPerSecond)} events/s`,
    );
  }
  console.log(`The engine takes ${ratio.toFixed(2)} times as long as the plain loop on model C.`);
}
