import type { ClassReport, ComponentReport, LatencySummary, Report } from '../simulation/report.ts';

const LATENCY: LatencySummary = {
  count: 1000,
  mean: { value: 10, half: 0.1 },
  p50: 8,
  p90: 20,
  p95: 25,
  p99: 40,
  p999: 60,
  max: 90,
  intervals: {
    p50: { low: 7.9, high: 8.1 },
    p90: { low: 19.7, high: 20.3 },
    p95: { low: 24.5, high: 25.5 },
    p99: { low: 39, high: 41 },
    p999: { low: 56, high: 64 },
  },
};

export const idleComponent: ComponentReport = {
  utilization: 0.1,
  binding: 'slots',
  limits: { slots: 0.1 },
  queueLength: 0,
  maxQueueLength: 0,
  arrivalRate: 100,
  throughput: 100,
  failures: {},
  wait: 0,
  service: 1,
  halves: {
    ...{ utilization: 0, queueLength: 0, arrivalRate: 0, throughput: 0, wait: 0, service: 0 },
    ...{ network: 0, queue: 0, callees: 0 },
  },
  latency: LATENCY,
  split: { network: 0, queue: 0, service: 1, callees: 9 },
};

export const classReport = (over: Partial<ClassReport>): ClassReport => ({
  offered: 100,
  throughput: 100,
  goodput: 100,
  failures: {},
  latency: LATENCY,
  split: { network: 1, queue: 1, service: 8, callees: 0 },
  halves: { offered: 0, throughput: 0, goodput: 0, network: 0, queue: 0, service: 0, callees: 0 },
  exemplars: [],
  ...over,
});

interface ReportSketch {
  readonly components?: Readonly<Record<string, Partial<ComponentReport>>>;
  readonly classes?: Readonly<Record<string, Partial<ClassReport>>>;
  readonly series?: Report['series']['components'];
  /** Of a window, s. */
  readonly width?: number;
}

/** A report written by hand: what is not told of a component or class is unremarkable. */
export function reportOf({ components = {}, classes = {}, series = {}, width = 0.1 }: ReportSketch): Report {
  const windows = Math.max(0, ...Object.values(series).map(({ utilization }) => utilization.length));
  return {
    version: 1,
    seed: 1,
    scenario: { duration: 10, load: [{ at: 0, factor: 1 }] },
    duration: 10,
    warmup: 1,
    precision: { verdict: 'enough', widest: null, duration: 10 },
    totals: { created: 1000, completed: 1000, failed: 0, inside: 0, events: 5000 },
    components: mapped(components, (over) => ({ ...idleComponent, ...over })),
    classes: mapped(classes, classReport),
    connections: {},
    series: {
      width,
      at: Array.from({ length: windows }, (_, i) => i * width),
      load: Array.from({ length: windows }, () => 1),
      classes: {},
      components: series,
    },
  };
}

function mapped<A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));
}
