import { createEngine } from '../simulation/engine.ts';
import type { Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import type { Estimate } from './results.ts';

/**
 * How far the estimate may lie from a run. Utilization and success are absolute, the others relative and beyond the
 * interval that the run gives its mean: the formulas for latency behind queues in series, and of blocking callers, are
 * approximations.
 */
export interface Tolerance {
  readonly utilization: number;
  /** Of slots that are held while callees work: what the formulas make of the callees' queues is in it. */
  readonly held: number;
  readonly arrivals: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly success: number;
}

/** For some ten thousand requests. */
export const SHORT: Tolerance = {
  utilization: 0.02,
  held: 0.03,
  arrivals: 0.04,
  mean: 0.02,
  p50: 0.04,
  p90: 0.04,
  p99: 0.1,
  success: 0.01,
};

/** For half a million requests. */
export const LONG: Tolerance = {
  utilization: 0.01,
  held: 0.03,
  arrivals: 0.02,
  mean: 0.04,
  p50: 0.04,
  p90: 0.04,
  p99: 0.1,
  success: 0.005,
};

/** Fewer say too little about a percentile. */
const FEWEST = 5000;

/** The run and the estimate side by side: where they differ by more than is allowed, a line each. */
export function disagreements(
  network: Network,
  expected: Estimate,
  requests: number,
  seed: number,
  allowed: Tolerance,
): readonly string[] {
  const measured = run(network, requests, seed);
  const found: string[] = [];
  const blocking = new Set(network.stations.filter((station) => station.blocking).map(({ id }) => id));
  const hold = (what: string, want: number, is: number, off: number, limit: number): void => {
    if (!(off < limit))
      found.push(`${what}: estimate ${want}, run ${is}, off by ${off.toFixed(4)} of ${limit.toFixed(4)}`);
  };
  const relative = (what: string, want: number, is: number, limit: number): void =>
    hold(what, want, is, Math.abs(want / is - 1), limit);

  // Where jobs take many minutes, a run that is long for everything else ends while they are still starting up.
  const slowest = Math.max(...Object.values(expected.classes).map(({ latency }) => latency.mean / 1000));
  const settled = measured.duration > 20 * slowest;
  for (const [id, component] of settled ? Object.entries(measured.components) : []) {
    const { utilization, arrivalRate } = expected.components[id]!;
    const off = Math.abs(component.utilization - utilization);
    const limit = blocking.has(id) ? allowed.held : allowed.utilization;
    hold(`utilization of ${id}`, utilization, component.utilization, off, limit);
    const arrived = arrivalRate * measured.duration;
    // So few may by chance be three roots of their number more or less.
    if (arrived > FEWEST)
      relative(
        `arrivals at ${id}`,
        arrivalRate,
        component.arrivalRate,
        allowed.arrivals + 3 / Math.sqrt(arrived),
      );
  }
  for (const [id, { latency, goodput, failures }] of Object.entries(measured.classes)) {
    if (latency.count < FEWEST) continue;
    const { latency: wanted, success } = expected.classes[id]!;
    const noise = Math.max(0, latency.mean.half / latency.mean.value);
    relative(`mean of ${id}`, wanted.mean, latency.mean.value, allowed.mean + noise);
    for (const metric of ['p50', 'p90', 'p99'] as const)
      relative(`${metric} of ${id}`, wanted[metric], latency[metric], allowed[metric] + noise);
    // What is still inside at the end is neither: most of it, where packets take longer than the run.
    const lost = Object.values(failures).reduce((sum, rate) => sum + rate, 0);
    const is = goodput / (goodput + lost);
    hold(`success of ${id}`, success, is, Math.abs(success - is), allowed.success);
  }
  return found;
}

function run(network: Network, requests: number, seed: number): Report {
  const duration = requests / network.classes.reduce((sum, row) => sum + row.rate, 0);
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, seed);
  while (engine.advance(duration) === 'budget');
  return engine.report();
}
