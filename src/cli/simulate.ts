import { createEngine } from '../simulation/engine.ts';
import type { Network } from '../simulation/network.ts';
import type { PrecisionTarget, Report } from '../simulation/report.ts';
import { longerRun } from '../simulation/statistics/precision.ts';
import type { Io } from './io.ts';
import type { Run } from './job.ts';
import { Progress } from './progress.ts';

/** Events between two looks at the progress: a tenth of a second or so. */
const BUDGET = 100_000;
/** Simulated seconds beyond which a run is not made longer to meet a target. */
export const LONGEST_UNTIL = 24 * 3600;

export function simulate(network: Network, { duration, load, seed, faults, traces }: Run, io: Io): Report {
  const scenario = { duration, load: [{ at: 0, factor: load }], ...(faults && { faults }) };
  const engine = createEngine(network, scenario, seed, { traces });
  const progress = new Progress(io);
  while (engine.advance(duration, BUDGET) === 'budget') {
    const share = engine.progress;
    progress.show(
      share,
      `${Math.floor(100 * share)} %  ${engine.clock.toFixed(1)} of ${duration} s simulated`,
    );
  }
  progress.clear();
  return engine.report();
}

/**
 * Runs again and again, each time longer and from the start, until the figure is as precise as was asked: what comes
 * out is what `--duration` of that length gives.
 */
export function simulateUntil(network: Network, run: Run, target: PrecisionTarget, io: Io): Report {
  let report = simulate(network, run, io);
  for (;;) {
    const duration = longerRun(report, target, LONGEST_UNTIL);
    if (duration === null) return report;
    report = simulate(network, { ...run, duration }, io);
  }
}
