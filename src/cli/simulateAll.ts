import type { Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import { BadInput, type Io } from './io.ts';
import type { Job, Run } from './job.ts';
import { simulate } from './simulate.ts';

const MOST = 256;

/** The number of replications asked for. */
export function parseReplications(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (count >= 1 && count <= MOST) return count;
  throw new BadInput(
    `--replications ${JSON.stringify(text)} is out of range: a whole number from 1 to ${MOST}.`,
  );
}

/** One run for each seed from the given one up: streams of different seeds are independent. Traces are shown of the first alone. */
export function replications(network: Network, run: Run, count: number): readonly Job[] {
  return Array.from({ length: count }, (_, i) => ({
    network,
    run: { ...run, seed: run.seed + i, traces: i === 0 },
  }));
}

/** The reports in the order of the jobs: side by side where the machine lets it, else one after another. */
export async function simulateAll(jobs: readonly Job[], io: Io): Promise<readonly Report[]> {
  if (io.sideBySide && jobs.length > 1) return io.sideBySide(jobs);
  return jobs.map(({ network, run }) => simulate(network, run, io));
}
