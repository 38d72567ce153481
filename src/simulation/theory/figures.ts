import type { Network } from '../network.ts';
import type { Percentile, Report } from '../report.ts';

/** One number of a report whose exact value is known. */
export interface Figure {
  readonly name: string;
  readonly of: (report: Report) => number;
  readonly exact: number;
  /** Relative error allowed beside the random one: histogram buckets, or a limit that is only approached. */
  readonly bias: number;
  /** It lies between 0 and 1. */
  readonly isShare?: boolean;
  /**
   * Relative standard error that so many requests have at least, where what decides the mean comes so rarely that runs are too
   * alike to show it. Absent: none.
   */
  readonly rare?: (requests: number) => number;
  /** The 95 % interval that a single report gives for it, where it gives one. It allows for buckets by itself. */
  readonly interval?: (report: Report) => { readonly low: number; readonly high: number };
}

export interface Case {
  readonly name: string;
  /** The formula and where it comes from. */
  readonly source: string;
  readonly network: Network;
  /** Requests simulated in each replication. */
  readonly requests: number;
  readonly figures: readonly Figure[];
}

export const figure = (name: string, of: Figure['of'], exact: number, bias = 0): Figure => ({
  name,
  of,
  exact,
  bias,
});

const latency = (r: Report) => r.classes.k!.latency;
const component = (r: Report, id: string) => r.components[id]!;

const within = (of: Figure, half: (report: Report) => number): Figure => ({
  ...of,
  interval: (r) => ({ low: of.of(r) - half(r), high: of.of(r) + half(r) }),
});

/** Response time as the client sees it. */
export const meanTime = (exact: number, bias = 0): Figure =>
  within(
    figure('mean response', (r) => latency(r).mean.value, exact, bias),
    (r) => latency(r).mean.half,
  );
/** Half a bucket of the histogram. */
export const BUCKET = 0.004;
const percentile =
  (name: Percentile) =>
  (exact: number): Figure => ({
    ...figure(name, (r) => latency(r)[name], exact, BUCKET),
    interval: (r) => latency(r).intervals[name],
  });
export const p50 = percentile('p50');
export const p90 = percentile('p90');
export const p95 = percentile('p95');
export const p99 = percentile('p99');
export const p999 = percentile('p999');
export const throughput = (exact: number): Figure =>
  within(
    figure('throughput', (r) => r.classes.k!.throughput / 1000, exact),
    (r) => r.classes.k!.halves.throughput / 1000,
  );
/** Most cases are of one station, which needs no name. */
const at = (what: string, id: string): string => (id === 's' ? what : `${what} of ${id}`);
const measured =
  (name: 'utilization' | 'wait' | 'queueLength', what: string) =>
  (exact: number, id = 's'): Figure =>
    within(
      figure(at(what, id), (r) => component(r, id)[name], exact),
      (r) => component(r, id).halves[name],
    );
export const utilization = (exact: number, id?: string): Figure => ({
  ...measured('utilization', 'utilization')(exact, id),
  isShare: true,
});
export const wait = measured('wait', 'wait');
export const queue = measured('queueLength', 'queue length');
export const refused = (exact: number) =>
  figure(
    'share refused',
    (r) => (component(r, 's').failures['queue full'] ?? 0) / component(r, 's').arrivalRate,
    exact,
  );
