import { createEngine } from '../simulation/engine.ts';
import type { Job } from './job.ts';

/** What a process of `processes.ts` does: one job after another, each answered with its report. */
process.on('message', ({ network, run: { duration, load, seed, traces } }: Job) => {
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: load }] }, seed, { traces });
  engine.advance(duration);
  process.send?.(engine.report());
});
