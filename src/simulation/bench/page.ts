import type { Reply } from '../../runner/protocol.ts';
import { createRunner } from '../../runner/runner.ts';
import type { Network } from '../network.ts';
import type { InBrowser } from './browser.ts';
import { handModelC } from './hand.ts';

let hears: (reply: Reply) => void = () => {};

/** One worker for all runs, as in the product: what a run has taught its compiler the next one has. */
const runner = createRunner(
  (reply) => hears(reply),
  () => new Worker('/worker.js', { type: 'module' }),
);

/** Runs a network as the page does: in the worker, with its frames read and decoded here. */
function measure(network: Network, duration: number, load: number): Promise<InBrowser> {
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration: ms } of list.getEntries()) longestTask = Math.max(longestTask, ms);
  });
  observer.observe({ type: 'longtask' });
  return new Promise((resolve, reject) => {
    const start = performance.now();
    hears = (reply) => {
      if (reply.type === 'failed') reject(new Error(reply.message));
      if (reply.type !== 'done') return;
      const seconds = (performance.now() - start) / 1000;
      const { created, completed, events } = reply.report.totals;
      // Long tasks are told of a moment later.
      setTimeout(() => {
        observer.disconnect();
        resolve({ created, requests: completed, events, seconds, longestTask });
      }, 200);
    };
    runner.start({ network, duration, load, seed: 1, speed: Infinity });
  });
}

/** The loop by hand, here on the page; s. */
function byHand(requests: number, seed: number): number {
  const start = performance.now();
  handModelC(requests, seed);
  return (performance.now() - start) / 1000;
}

Object.assign(globalThis, { bench: { measure, byHand } });
