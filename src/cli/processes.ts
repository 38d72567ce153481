import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Report } from '../simulation/report.ts';
import type { Job } from './job.ts';

const SCRIPT = fileURLToPath(new URL('./process.ts', import.meta.url));

/**
 * Works the jobs off in as many processes as the machine has processors. Processes and no threads, as these inherit
 * what lets Node read TypeScript. Rejects if one of them fails.
 */
export async function sideBySide(jobs: readonly Job[]): Promise<readonly Report[]> {
  const reports: Report[] = [];
  let next = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // 'advanced' keeps what JSON loses: infinite limits, intervals that are not numbers.
      const child = fork(SCRIPT, { serialization: 'advanced' });
      let at = -1;
      const go = (): void => {
        at = next++;
        const job = jobs[at];
        if (job === undefined) child.disconnect();
        else child.send({ ...job });
      };
      child.on('message', (report) => {
        reports[at] = report as Report;
        go();
      });
      child.on('error', reject);
      child.on('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`A simulation ended with code ${code}`));
      });
      go();
    });
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, work));
  return reports;
}
