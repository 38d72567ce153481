import { describe, expect, it } from 'vitest';
import type { Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import { startJobs } from './jobs.ts';
import type { Reply } from './protocol.ts';
import type { Runner, StartOptions } from './runner.ts';

const NETWORK: Network = { stations: [], connections: [], classes: [], visits: [] };
const runOf = (seed: number): StartOptions => ({
  network: NETWORK,
  duration: 1,
  load: 1,
  seed,
  speed: Number.POSITIVE_INFINITY,
});
const reportOf = (seed: number): Report => ({ seed }) as Report;

/** Workers that answer when they are told to. */
function workers() {
  const made: { seed: number | null; reply: (reply: Reply) => void; disposed: boolean }[] = [];
  const none = (): void => {};
  const make = (reply: (reply: Reply) => void): Runner => {
    const worker = { seed: null as number | null, reply, disposed: false };
    made.push(worker);
    return {
      start: ({ seed }) => {
        worker.seed = seed;
        return 1;
      },
      pause: none,
      resume: none,
      setSpeed: none,
      setLoad: none,
      inject: none,
      heal: none,
      stop: none,
      cancel: none,
      dispose: () => {
        worker.disposed = true;
      },
    };
  };
  const finish = (at: number): void => {
    const { seed, reply } = made[at]!;
    reply({ type: 'done', run: 1, report: reportOf(seed!), stopped: false });
  };
  return { made, make, finish };
}

describe('runs side by side', () => {
  it('come back in their order, whoever is done first, and leave no worker behind', async () => {
    const { made, make, finish } = workers();
    const told: number[] = [];
    const jobs = startJobs([1, 2, 3].map(runOf), (done) => told.push(done), make, 3);
    expect(made.map(({ seed }) => seed)).toEqual([1, 2]);
    finish(1);
    expect(made[1]!.seed).toBe(3);
    finish(1);
    finish(0);
    expect((await jobs.reports).map(({ seed }) => seed)).toEqual([1, 2, 3]);
    expect(told).toEqual([1, 2, 3]);
    expect(made.every(({ disposed }) => disposed)).toBe(true);
  });

  it('take one worker on a machine with one processor', () => {
    const { made, make } = workers();
    startJobs([1, 2].map(runOf), () => {}, make, 1);
    expect(made).toHaveLength(1);
  });

  it('end with the first that fails', async () => {
    const { made, make } = workers();
    const jobs = startJobs([1, 2].map(runOf), () => {}, make, 4);
    made[0]!.reply({ type: 'failed', run: 1, message: 'It broke.' });
    await expect(jobs.reports).rejects.toThrow('It broke.');
    expect(made.every(({ disposed }) => disposed)).toBe(true);
  });

  it('stop when nobody wants them any more', () => {
    const { made, make } = workers();
    startJobs([1, 2].map(runOf), () => {}, make, 4).cancel();
    expect(made.every(({ disposed }) => disposed)).toBe(true);
  });

  it('are nothing when there are none', async () => {
    expect(await startJobs([], () => {}, workers().make, 4).reports).toEqual([]);
  });
});
