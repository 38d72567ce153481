import type { Report } from '../simulation/report.ts';
import { createRunner, type Runner, type StartOptions } from './runner.ts';

/** Several runs side by side, without frames. */
export interface Jobs {
  /** In the order of the runs; rejects with the first failure, and never settles after `cancel`. */
  readonly reports: Promise<readonly Report[]>;
  cancel(): void;
}

export type Make = typeof createRunner;

/** A page that also draws leaves one processor to itself. */
const SPARE = 1;
const MOST_WORKERS = 8;

/** One worker for each processor but one, each taking the next run when it is done with the last. */
export function startJobs(
  runs: readonly StartOptions[],
  onDone: (done: number) => void,
  make: Make = createRunner,
  processors: number = navigator.hardwareConcurrency,
): Jobs {
  const reports: Report[] = [];
  const workers: Runner[] = [];
  const width = Math.min(runs.length, MOST_WORKERS, Math.max(1, processors - SPARE));
  let next = 0;
  let done = 0;
  const end = (): void => {
    next = runs.length;
    for (const worker of workers) worker.dispose();
    workers.length = 0;
  };
  const settled = new Promise<readonly Report[]>((resolve, reject) => {
    if (runs.length === 0) resolve(reports);
    for (let i = 0; i < width; i++) {
      let mine = next;
      const take = (): void => {
        const run = runs[next];
        if (!run) return;
        mine = next++;
        worker.start(run);
      };
      const worker: Runner = make((reply) => {
        if (reply.type === 'failed') {
          end();
          reject(new Error(reply.message));
        }
        if (reply.type !== 'done') return;
        reports[mine] = reply.report;
        onDone(++done);
        if (done < runs.length) return take();
        end();
        resolve(reports);
      });
      workers.push(worker);
      take();
    }
  });
  return { reports: settled, cancel: end };
}
