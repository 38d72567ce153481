import type { ConnectionReport, Report } from '../report.ts';
import { precisionOf } from '../statistics/precision.ts';
import type { Machine } from './machine.ts';
import { classReport } from './reporting/classes.ts';
import { componentReport } from './reporting/components.ts';
import { clean, Measured, type RunFacts } from './reporting/measured.ts';
import { seriesOf } from './reporting/series.ts';
import { INSIDE } from './tallies.ts';
import type { Windows } from './windows.ts';

/** What a run says of itself when it ends, or as far as it has come. */
export function reportOf(m: Machine, windows: Windows, run: RunFacts): Report {
  const measured = new Measured(m, windows, run);
  const { whole } = measured;
  const { stations, classes, connections } = m.plan.network;
  const { classCreated, classCompleted, classFailed, system } = m.tallies;
  const total = (column: Float64Array) => whole.sum(column, 0, column.length);
  const ofClasses = Object.fromEntries(classes.map(({ id }, c) => [id, classReport(measured, c)]));
  const warmup = measured.firstWindow * measured.windows.width;
  return {
    version: 1,
    seed: run.seed,
    scenario: run.scenario,
    duration: run.clock,
    warmup,
    precision: precisionOf({ classes: ofClasses, duration: run.clock, warmup }, measured.settled),
    totals: {
      created: total(classCreated),
      completed: total(classCompleted),
      failed: total(classFailed),
      inside: system[INSIDE]!,
      events: run.events,
    },
    classes: ofClasses,
    components: Object.fromEntries(stations.map(({ id }, s) => [id, componentReport(measured, s)])),
    connections: Object.fromEntries(connections.map(({ id }, k) => [id, connectionReport(measured, k)])),
    series: seriesOf(measured),
  };
}

function connectionReport(measured: Measured, k: number): ConnectionReport {
  const { m, steady } = measured;
  const { classes } = m.plan;
  let rate = 0;
  for (let c = 0; c < classes; c++) rate += steady.rate(m.tallies.sent, k * classes + c);
  const failed = steady.rate(m.tallies.connectionFailed, k);
  const { firstPool, poolSize, network, replicas } = m.plan;
  if (firstPool[k]! < 0) return { rate, failed };
  const places = poolSize[k]! * replicas[network.connections[k]!.from]!;
  return { rate, failed, pool: clean(steady.rate(m.tallies.pooledArea, k)) / places };
}
