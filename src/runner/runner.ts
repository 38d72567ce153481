import type { Fault } from '../simulation/network/scenario.ts';
import type { Network } from '../simulation/network.ts';
import * as words from '../words/runner.ts';
import { decodeReply } from './decode.ts';
import type { Order, Reply, Until } from './protocol.ts';

/** The part of a Worker that the runner uses, replaceable in tests. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent<unknown>) => void) | null;
}

export interface StartOptions {
  readonly network: Network;
  /** Simulated seconds. */
  readonly duration: number;
  readonly load: number;
  readonly seed: number;
  /** Simulated seconds per real second; Infinity: as fast as the machine allows. */
  readonly speed: number;
  readonly until?: Until;
  readonly faults?: readonly Fault[];
}

/** The page's end of the wire. Orders without a run going on are ignored. */
export interface Runner {
  /** Starts a run, ending the one before without a report, and returns its number. */
  start(options: StartOptions): number;
  pause(): void;
  resume(): void;
  setSpeed(speed: number): void;
  setLoad(load: number): void;
  inject(fault: Omit<Fault, 'at' | 'until'>, seconds?: number): void;
  heal(what: Pick<Fault, 'target' | 'effect'>): void;
  /** Asks for the report of what was reached. */
  stop(): void;
  /** Forgets the run: whatever still comes of it is ignored. */
  cancel(): void;
  dispose(): void;
}

function startWorker(): WorkerPort {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'simulation' });
}

/**
 * The worker starts with the first run and stays for the next. `onReply` hears the current run only; a worker
 * that dies is reported as `failed` and replaced at the next start.
 */
export function createRunner(onReply: (reply: Reply) => void, start: () => WorkerPort = startWorker): Runner {
  let worker: WorkerPort | null = null;
  let run = 0;
  let going = false;

  const fail = (message: string): void => {
    worker?.terminate();
    worker = null;
    if (!going) return;
    going = false;
    onReply({ type: 'failed', run, message });
  };
  const receive = (data: unknown): void => {
    const reply = decodeReply(data);
    if (!reply) {
      fail(words.unreadable);
      return;
    }
    if (reply.type === 'ready' || reply.run !== run || !going) return;
    if (reply.type !== 'frame' && reply.type !== 'longer') going = false;
    onReply(reply);
  };
  const send = (order: Order): void => {
    try {
      worker ??= connect();
      worker.postMessage(order);
    } catch (error) {
      fail(words.notStarted(error instanceof Error ? error.message : String(error)));
    }
  };
  const connect = (): WorkerPort => {
    const made = start();
    made.onmessage = (event) => {
      if (made === worker) receive(event.data);
    };
    made.onerror = (event) => {
      if (made === worker) fail(words.stopped(event.message || words.scriptNotLoaded));
    };
    made.onmessageerror = () => {
      if (made === worker) fail(words.unreadable);
    };
    return made;
  };
  const sendIfGoing = (order: Order): void => {
    if (going) send(order);
  };

  return {
    start(options) {
      run += 1;
      going = true;
      send({ type: 'start', run, ...options });
      return run;
    },
    pause: () => sendIfGoing({ type: 'pause', run }),
    resume: () => sendIfGoing({ type: 'resume', run }),
    setSpeed: (speed) => sendIfGoing({ type: 'speed', run, speed }),
    setLoad: (load) => sendIfGoing({ type: 'load', run, load }),
    inject: (fault, seconds) =>
      sendIfGoing({ type: 'fault', run, fault, ...(seconds !== undefined && { seconds }) }),
    heal: (what) => sendIfGoing({ type: 'heal', run, what }),
    stop: () => sendIfGoing({ type: 'stop', run }),
    cancel() {
      sendIfGoing({ type: 'stop', run });
      going = false;
    },
    dispose() {
      going = false;
      worker?.terminate();
      worker = null;
    },
  };
}
