import type { Board } from '../board/board.ts';
import type { Answer, Question } from './reviewProtocol.ts';
import type { WorkerPort } from './runner.ts';

/** Calculates what follows from a board in a worker of its own, which stays for the next question. */
export interface Reviewer {
  /**
   * Ask when the last question is answered. Rejects where the worker cannot be had, or fails; the next question then has
   * another.
   */
  review(board: Board, load: number): Promise<Required<Answer>>;
}

function startWorker(): WorkerPort {
  return new Worker(new URL('./reviewWorker.ts', import.meta.url), { type: 'module', name: 'estimate' });
}

export function createReviewer(start: () => WorkerPort = startWorker): Reviewer {
  let worker: WorkerPort | null = null;
  let known: { readonly board: Board; readonly compiled: Answer['compiled'] } | null = null;

  return {
    review: (board, load) =>
      new Promise((resolve, reject) => {
        const fail = (): void => {
          worker?.terminate();
          worker = null;
          known = null;
          reject(new Error('The estimate was not calculated.'));
        };
        try {
          worker ??= start();
          worker.onerror = fail;
          worker.onmessageerror = fail;
          worker.onmessage = ({ data }) => {
            const { compiled = known?.compiled, estimate } = data as Answer;
            if (!compiled) return fail();
            known = { board, compiled };
            resolve({ compiled, estimate });
          };
          const question: Question = known?.board === board ? { load } : { board, load };
          worker.postMessage(question);
        } catch {
          fail();
        }
      }),
  };
}
