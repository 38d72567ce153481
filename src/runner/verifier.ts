import * as words from '../words/runner.ts';
import type { WorkerPort } from './runner.ts';
import { decodeVerifyReply, type VerifyReply } from './verifyProtocol.ts';

export interface Verifier {
  /** Ends the worker; nothing comes after it. */
  stop(): void;
}

function startWorker(): WorkerPort {
  return new Worker(new URL('./verifyWorker.ts', import.meta.url), { type: 'module', name: 'verification' });
}

/** Runs the cases of theory in a worker of their own, so that a run of the board goes on undisturbed. */
export function startVerifier(
  onReply: (reply: VerifyReply) => void,
  start: () => WorkerPort = startWorker,
): Verifier {
  let worker: WorkerPort | null = null;
  const stop = (): void => {
    worker?.terminate();
    worker = null;
  };
  const fail = (message: string): void => {
    stop();
    onReply({ type: 'failed', message });
  };
  try {
    const made = start();
    worker = made;
    made.onmessage = ({ data }) => {
      if (made !== worker) return;
      const reply = decodeVerifyReply(data);
      if (!reply) fail(words.unreadable);
      else if (reply.type === 'failed') fail(reply.message);
      else onReply(reply);
    };
    made.onerror = ({ message }) => {
      if (made === worker) fail(words.stopped(message || words.scriptNotLoaded));
    };
    made.onmessageerror = () => {
      if (made === worker) fail(words.unreadable);
    };
  } catch (error) {
    fail(words.notStarted(error instanceof Error ? error.message : String(error)));
  }
  return { stop };
}
