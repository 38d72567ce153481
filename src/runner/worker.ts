import { createEngine } from '../simulation/engine.ts';
import type { Reply } from './protocol.ts';
import { createSession } from './session.ts';

/** The parts of a dedicated worker's global that are used; the project is typed for the page. */
interface WorkerScope {
  postMessage(message: Reply): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const session = createSession(
  createEngine,
  (reply) => scope.postMessage(reply),
  () => performance.now(),
);

/** A message to oneself comes after the orders that wait already, without the 4 ms that timers take. */
const turn = new MessageChannel();
let timer: ReturnType<typeof setTimeout> | undefined;
let queued = false;

function next(wait: number | null): void {
  if (timer !== undefined) clearTimeout(timer);
  timer = undefined;
  if (wait === null || queued) return;
  if (wait > 0) {
    timer = setTimeout(work, wait);
    return;
  }
  queued = true;
  turn.port2.postMessage(null);
}

function work(): void {
  next(session.work());
}

turn.port1.onmessage = () => {
  queued = false;
  work();
};
scope.onmessage = (event) => {
  session.order(event.data);
  next(0);
};
scope.postMessage({ type: 'ready' });
