import type {
  CacheReport,
  ClassReport,
  ComponentReport,
  DeliveryReport,
  Interval,
  LatencySummary,
  MessagesReport,
  Percentile,
  Report,
  SessionsReport,
} from '../report.ts';
import { precisionOf } from './precision.ts';
import { BUCKET } from './quantile.ts';
import { studentT95 } from './studentT.ts';

/** A mean over independent values and the half-width of its 95 % interval; `half` is NaN for fewer than two. */
export function meanOf(values: readonly number[]): { readonly value: number; readonly half: number } {
  const n = values.length;
  const value = values.reduce((sum, x) => sum + x, 0) / n;
  const squares = values.reduce((sum, x) => sum + (x - value) * (x - value), 0);
  return { value, half: studentT95(n - 1) * Math.sqrt(squares / (n - 1) / n) };
}

/**
 * One report of several runs of one network and scenario with different seeds. Figures are means over the runs, and
 * intervals come from the differences between runs, which are independent whatever happens within one. Series,
 * exemplars and seed are those of the first run.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const first = reports[0];
  if (first === undefined) throw new RangeError('There is no run to merge');
  const total = (of: (report: Report) => number) => reports.reduce((sum, report) => sum + of(report), 0);
  const classes = mapped(first.classes, (id) => mergeClasses(reports.map((report) => report.classes[id]!)));
  const isSettled = reports.every(({ precision }) => precision.verdict !== 'unsettled');
  const warmup = total((report) => report.warmup) / reports.length;
  return {
    ...first,
    warmup,
    precision: precisionOf({ classes, duration: first.duration, warmup }, isSettled),
    totals: {
      created: total(({ totals }) => totals.created),
      completed: total(({ totals }) => totals.completed),
      failed: total(({ totals }) => totals.failed),
      inside: total(({ totals }) => totals.inside),
      events: total(({ totals }) => totals.events),
    },
    classes,
    components: mapped(first.components, (id) =>
      mergeComponents(reports.map((report) => report.components[id]!)),
    ),
    connections: mapped(first.connections, (id) =>
      averaged(reports.map((report) => report.connections[id]!)),
    ),
  };
}

function mergeClasses(all: readonly ClassReport[]): ClassReport {
  const first = all[0]!;
  return {
    ...averaged(all),
    failures: averagedFailures(all),
    latency: mergeLatencies(all.map(({ latency }) => latency)),
    split: averaged(all.map(({ split }) => split)),
    halves: mapped(first.halves, (name) => halfOf(all.map((one) => ({ ...one.split, ...one })[name]))),
    ...(first.delivery && { delivery: mergeDeliveries(all.flatMap(({ delivery }) => delivery ?? [])) }),
    exemplars: first.exemplars,
  };
}

function mergeComponents(all: readonly ComponentReport[]): ComponentReport {
  const first = all[0]!;
  return {
    ...averaged(all),
    binding: first.binding,
    limits: averaged(all.map(({ limits }) => limits)),
    ...(first.cache && { cache: mergeCaches(all.flatMap(({ cache }) => cache ?? [])) }),
    ...(first.messages && { messages: mergeMessages(all.flatMap(({ messages }) => messages ?? [])) }),
    ...(first.sessions && { sessions: mergeSessions(all.flatMap(({ sessions }) => sessions ?? [])) }),
    ...Object.fromEntries(
      PLAIN.flatMap((key) => (first[key] ? [[key, averaged(all.flatMap((one) => one[key] ?? []))]] : [])),
    ),
    split: averaged(all.map(({ split }) => split)),
    halves: mapped(first.halves, (name) => halfOf(all.map((one) => ({ ...one.split, ...one })[name]))),
    maxQueueLength: Math.max(...all.map(({ maxQueueLength }) => maxQueueLength)),
    failures: averagedFailures(all),
    latency: mergeLatencies(all.map(({ latency }) => latency)),
  };
}

/** Of the mean over the runs that have one. */
const halfOf = (values: readonly number[]): number => meanOf(values.filter((x) => !Number.isNaN(x))).half;

/** Parts of a component's report that are nothing but means and rates. */
const PLAIN = ['replicas', 'quota', 'instances', 'reads', 'leases'] as const;

const summed = <T extends object>(all: readonly T[]): T =>
  mapped(all[0] as Record<string, number>, (key) =>
    all.reduce((sum, one) => sum + (one as Record<string, number>)[key]!, 0),
  ) as T;

/** Counts of whole runs add up; the oldest is that of all. */
function mergeMessages(all: readonly MessagesReport[]): MessagesReport {
  const { crashed, outcomes } = all[0]!;
  return {
    ...averaged(all),
    oldest: {
      max: Math.max(...all.map(({ oldest }) => oldest.max)),
      final: averaged(all.map(({ oldest }) => oldest)).final,
    },
    ...(crashed !== undefined && { crashed: all.reduce((sum, one) => sum + (one.crashed ?? 0), 0) }),
    ...(outcomes && { outcomes: summed(all.flatMap((one) => one.outcomes ?? [])) }),
  };
}

function mergeSessions(all: readonly SessionsReport[]): SessionsReport {
  const { opened, refused } = summed(all.map(({ opened, refused }) => ({ opened, refused })));
  return {
    ...averaged(all),
    lowest: Math.min(...all.map(({ lowest }) => lowest)),
    ...{ opened, refused },
    outage: Math.max(...all.map(({ outage }) => outage)),
    out: all.some(({ out }) => out),
  };
}

function mergeDeliveries(all: readonly DeliveryReport[]): DeliveryReport {
  return { ...averaged(all), latency: mergeLatencies(all.map(({ latency }) => latency)) };
}

function mergeCaches(all: readonly CacheReport[]): CacheReport {
  const asked = all.map(({ hitRatio }) => hitRatio.value).filter((value) => !Number.isNaN(value));
  return { ...averaged(all), hitRatio: meanOf(asked) };
}

function mergeLatencies(every: readonly LatencySummary[]): LatencySummary {
  const all = every.filter(({ count }) => count > 0);
  const first = all[0];
  if (first === undefined) return every[0]!;
  const around = (name: Percentile): Interval => {
    const { value, half } = meanOf(all.map((one) => one[name]));
    // Each value is known to half a bucket of its histogram.
    return { low: (value - half) * (1 - BUCKET), high: (value + half) * (1 + BUCKET) };
  };
  return {
    ...averaged(all),
    count: all.reduce((sum, { count }) => sum + count, 0),
    mean: meanOf(all.map(({ mean }) => mean.value)),
    max: Math.max(...all.map(({ max }) => max)),
    intervals: mapped(first.intervals, (name) => around(name as Percentile)),
  };
}

/** A reason that did not occur in a run occurred no time there. */
function averagedFailures(all: readonly ClassReport[] | readonly ComponentReport[]): ClassReport['failures'] {
  const reasons = new Set(all.flatMap(({ failures }) => Object.keys(failures) as (keyof typeof failures)[]));
  return Object.fromEntries(
    [...reasons].map((reason) => [
      reason,
      all.reduce((sum, { failures }) => sum + (failures[reason] ?? 0), 0) / all.length,
    ]),
  );
}

/** Each numeric field its mean, over the runs that have one; the others as in the first. */
function averaged<T extends object>(all: readonly T[]): T {
  const first = all[0]!;
  const mean = (key: string) => {
    const values = all.map((one) => (one as Record<string, unknown>)[key]);
    if (!values.every((value) => typeof value === 'number')) return values[0];
    const known = values.filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return Object.fromEntries(Object.keys(first).map((key) => [key, mean(key)])) as T;
}

function mapped<K extends string, A, B>(record: Readonly<Record<K, A>>, f: (key: K) => B): Record<K, B> {
  return Object.fromEntries((Object.keys(record) as K[]).map((key) => [key, f(key)])) as Record<K, B>;
}
