import type { ClassReport, Exemplar } from '../../report.ts';
import { createHistogram } from '../../statistics/histogram.ts';
import type { Stretch } from '../stretch.ts';
import type { Tallies } from '../tallies.ts';
import type { Measured } from './measured.ts';

export function classReport(measured: Measured, c: number): ClassReport {
  const { m, steady } = measured;
  const t = m.tallies;
  const completed = steady.grown(t.classCompleted, c);
  const mean = (column: Float64Array) => (1000 * steady.grown(column, c)) / completed;
  const [queue, service, callees] = [mean(t.classQueued), mean(t.classServed), mean(t.classAsking)];
  const goodput = steady.rate(t.classCompleted, c);
  return {
    offered: steady.rate(t.classCreated, c),
    throughput: goodput + steady.rate(t.classLate, c),
    goodput,
    failures: measured.failures(t.classFailed, c),
    latency: measured.latency(
      measured.windows.classSince(measured.block, c),
      t.classLatency,
      t.classCompleted,
      c,
    ),
    split: { network: (1000 * travel(t, steady, c)) / completed, queue, service, callees },
    halves: halvesOf(measured, c),
    ...deliveries(measured, c),
    ...(steady.grown(t.classReads, c) > 0 && {
      stale: steady.grown(t.classStale, c) / steady.grown(t.classReads, c),
    }),
    exemplars: exemplars(measured, c),
  };
}

/** Of all seconds, so small a part is nothing but the last bits of sums. */
const LAST_BITS = 1e-9;

/** Seconds of the answered that were neither wait nor work: those that they traveled. */
function travel(t: Tallies, w: Stretch, c: number): number {
  const all = w.grown(t.classLatency, c);
  const rest = all - w.grown(t.classQueued, c) - w.grown(t.classServed, c) - w.grown(t.classAsking, c);
  return rest > LAST_BITS * all ? rest : 0;
}

function halvesOf(measured: Measured, c: number): ClassReport['halves'] {
  const { tallies } = measured.m;
  const { classCreated, classCompleted, classLate, classQueued, classServed, classAsking } = tallies;
  const rate = (of: (w: Stretch) => number) => measured.halfOverTime(of, classCreated, c);
  const each = (of: (w: Stretch) => number) => measured.halfEach(of, classCompleted, c);
  return {
    offered: rate((w) => w.rate(classCreated, c)),
    throughput: rate((w) => w.rate(classCompleted, c) + w.rate(classLate, c)),
    goodput: rate((w) => w.rate(classCompleted, c)),
    network: each((w) => travel(tallies, w, c)),
    queue: each((w) => w.grown(classQueued, c)),
    service: each((w) => w.grown(classServed, c)),
    callees: each((w) => w.grown(classAsking, c)),
  };
}

function deliveries(measured: Measured, c: number): Pick<ClassReport, 'delivery' | 'empty'> {
  const { m, steady, windows } = measured;
  const { classDelivered, classDeliveryTime, classAnswered, classEmpty } = m.tallies;
  const answered = steady.grown(classAnswered, c);
  const rate = m.plan.dates ? steady.rate(classDelivered, c) : 0;
  return {
    ...(rate > 0 && {
      delivery: {
        rate,
        latency: measured.latency(
          windows.deliveriesSince(measured.block, c),
          classDeliveryTime,
          classDelivered,
          c,
        ),
      },
    }),
    ...(answered > 0 && { empty: steady.grown(classEmpty, c) / answered }),
  };
}

function exemplars(measured: Measured, c: number): readonly Exemplar[] {
  const { m, windows } = measured;
  const all = createHistogram();
  for (const block of windows.classSince(measured.block, c)) all.merge(block);
  const since = measured.firstWindow * windows.width;
  const { network, calls } = m.plan;
  return m.traces.exemplars(network, calls, c, since, all.quantile(0.5), all.quantile(0.99));
}
