import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Works the jobs off in as many processes as the machine has processors, each of them running `script` with the
 * arguments given: it answers each message, a job, with one of its own. `heard` gets each answer as it comes, in no
 * order. Processes and no threads, as these inherit what lets Node read TypeScript. Rejects if one of them fails.
 */
export async function sideBySide<Job extends object, Answer>(
  script: URL,
  jobs: readonly Job[],
  heard: (answer: Answer, at: number) => void = () => {},
  parameters: readonly string[] = [],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // 'advanced' keeps what JSON loses: infinite limits, intervals that are not numbers.
      const child = fork(fileURLToPath(script), parameters, { serialization: 'advanced' });
      let at = -1;
      const go = (): void => {
        at = next++;
        const job = jobs[at];
        if (job === undefined) child.disconnect();
        else child.send({ ...job });
      };
      child.on('message', (answer) => {
        answers[at] = answer as Answer;
        heard(answer as Answer, at);
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
  return answers;
}
