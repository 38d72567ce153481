import { describe, expect, test } from 'vitest';
import type { Network } from '../simulation/network.ts';
import type { Order, Reply } from './protocol.ts';
import { createRunner, type WorkerPort } from './runner.ts';

const NETWORK: Network = { stations: [], connections: [], classes: [], visits: [] };
const OPTIONS = { network: NETWORK, duration: 60, load: 1, seed: 1, speed: 1 };

class FakeWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  onmessageerror: WorkerPort['onmessageerror'] = null;
  readonly orders: Order[] = [];
  terminated = false;

  postMessage(message: unknown): void {
    this.orders.push(message as Order);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent<unknown>);
  }
  crash(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }
}

function world() {
  const workers: FakeWorker[] = [];
  const replies: Reply[] = [];
  const runner = createRunner(
    (reply) => replies.push(reply),
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  );
  const worker = (at = 0): FakeWorker => {
    const found = workers[at];
    if (!found) throw new Error(`worker ${at} was not started`);
    return found;
  };
  return { runner, workers, replies, worker };
}

const failed = (run: number, message = 'no'): Reply => ({ type: 'failed', run, message });

describe('the page’s end of the wire', () => {
  test('starts the worker with the first run and keeps it for the next', () => {
    const { runner, workers, worker } = world();
    expect(workers).toHaveLength(0);
    expect([runner.start(OPTIONS), runner.start(OPTIONS)]).toEqual([1, 2]);
    expect(workers).toHaveLength(1);
    expect(worker().orders.map(({ type, run }) => `${type} ${run}`)).toEqual(['start 1', 'start 2']);
  });

  test('sends orders to the current run, and none when nothing runs', () => {
    const { runner, worker } = world();
    runner.pause();
    runner.start(OPTIONS);
    runner.setLoad(2);
    runner.setSpeed(4);
    runner.pause();
    runner.resume();
    runner.stop();
    worker().say(failed(1));
    runner.setLoad(3);
    expect(worker().orders.slice(1)).toEqual([
      { type: 'load', run: 1, load: 2 },
      { type: 'speed', run: 1, speed: 4 },
      { type: 'pause', run: 1 },
      { type: 'resume', run: 1 },
      { type: 'stop', run: 1 },
    ]);
  });

  test('ignores late replies of a run that was replaced or canceled', () => {
    const { runner, worker, replies } = world();
    runner.start(OPTIONS);
    runner.start(OPTIONS);
    worker().say(failed(1));
    expect(replies).toEqual([]);
    runner.cancel();
    worker().say(failed(2));
    expect(replies).toEqual([]);
    expect(worker().orders.at(-1)).toEqual({ type: 'stop', run: 2 });
  });

  test('a crash ends the run with a message, and the next run has a new worker', () => {
    const { runner, worker, workers, replies } = world();
    runner.start(OPTIONS);
    worker().crash('out of memory');
    expect(replies).toEqual([failed(1, 'The simulation stopped working: out of memory')]);
    expect(worker().terminated).toBe(true);
    worker().say(failed(1, 'late'));
    expect(replies).toHaveLength(1);
    runner.start(OPTIONS);
    expect(workers).toHaveLength(2);
    worker(1).say(failed(2));
    expect(replies).toHaveLength(2);
  });

  test('an answer that cannot be read is a failure, not an exception', () => {
    const { runner, worker, replies } = world();
    runner.start(OPTIONS);
    worker().say({ type: 'frame', run: 1, frame: { clock: 'soon' } });
    expect(replies).toEqual([failed(1, 'The simulation sent an answer that cannot be read.')]);
  });

  test('a worker that cannot be made is a failure too', () => {
    const replies: Reply[] = [];
    const runner = createRunner(
      (reply) => replies.push(reply),
      () => {
        throw new Error('blocked by policy');
      },
    );
    runner.start(OPTIONS);
    expect(replies).toEqual([failed(1, 'The simulation could not start: blocked by policy')]);
  });
});
