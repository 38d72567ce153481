import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import type { Network } from '../network.ts';
import { boardC, boardOfThirty } from './boards.ts';

/**
 * What a run leaves on the heap: `node --expose-gc --import tsx proof.ts BOARD PATH REQUESTS`. Prints bytes allocated for each
 * event in steady state, and the most bytes the process held, as JSON.
 */
const [board, path, requests] = process.argv.slice(2);
const network: Network = compile(board === 'thirty' ? boardOfThirty : boardC).network;
const rate = network.classes.reduce((sum, cls) => sum + cls.rate, 0);
const count = Number(requests);
const collect = globalThis.gc;
if (collect === undefined) throw new Error('run with --expose-gc');

// The last third of one run: the tables grow and the compiler works before.
const duration = count / rate;
const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 1, {
  path: path === 'general' ? 'general' : 'fastest',
});
// A window of the run at its end is where counts are copied for the charts: that is no event's doing.
// The system's own figure of the most is not this process's: it begins with what the process that started it held.
let peak = 0;
const advance = (to: number): void => {
  engine.advance(to);
  peak = Math.max(peak, process.memoryUsage.rss());
};
for (let window = 0; window <= 80; window++) advance((duration * (window + 0.01)) / 120);
const events = () => engine.report().totals.events;
const rates: number[] = [];
for (let window = 80; window < 119; window++) {
  const before = events();
  collect();
  const start = process.memoryUsage().heapUsed;
  engine.advance((duration * (window + 0.99)) / 120);
  const allocated = process.memoryUsage().heapUsed - start;
  rates.push(allocated / (events() - before));
  advance((duration * (window + 1.01)) / 120);
}
// In the middle of them: a busy machine's compiler comes late, and its work is on the heap as well.
const bytesAnEvent = rates.toSorted((x, y) => x - y)[Math.floor(rates.length / 2)];
advance(Infinity);
const { created } = engine.report().totals;
console.log(
  JSON.stringify({
    bytesAnEvent,
    created,
    peak,
  }),
);
