import type { Estimate } from '../analysis/results.ts';
import type { Id } from '../board/board.ts';
import type { Network } from '../simulation/network.ts';
import { type Frame, LIMITS, type Report } from '../simulation/report.ts';
import type { ComponentFigures, ConnectionFigures } from './shape.ts';

/** Where the figures on screen come from. */
export type FigureSource =
  | { readonly type: 'none' }
  | { readonly type: 'estimate'; readonly estimate: Estimate }
  | { readonly type: 'frame'; readonly frame: Frame; readonly network: Network }
  | { readonly type: 'report'; readonly report: Report };

/** A component's figures in a source; `rows` tells the rows of a frame. */
export function componentFigures(
  source: FigureSource,
  id: Id,
  rows: ReadonlyMap<Id, number>,
): ComponentFigures | undefined {
  if (source.type === 'none') return undefined;
  if (source.type === 'estimate') {
    const row = source.estimate.components[id];
    const served = row?.carried?.servedRate ?? row?.arrivalRate ?? 0;
    return (
      row && {
        utilization: row.utilization,
        binding: row.binding,
        rate: row.arrivalRate,
        // Little's law; nothing waits where nothing arrives, however long it would have to.
        waiting: served > 0 ? (served * row.wait) / 1000 : 0,
        failed: 0,
        p99: Number.NaN,
        by: 'estimate',
      }
    );
  }
  if (source.type === 'report') {
    const row = source.report.components[id];
    const found = row?.failures['instance down'] ?? 0;
    return (
      row && {
        utilization: row.utilization,
        binding: row.binding,
        rate: row.arrivalRate,
        waiting: row.queueLength,
        failed: Object.values(row.failures).reduce((sum, rate) => sum + rate, 0),
        p99: row.latency.p99,
        ...(found > 0 && { lost: found / row.arrivalRate }),
        ...(row.replicas && { replicas: row.replicas.last }),
        by: 'simulation',
      }
    );
  }
  const at = rows.get(id);
  if (at === undefined) return undefined;
  const { stations } = source.frame;
  const replicas = stations.replicas?.[at];
  const down = stations.down?.[at];
  return {
    utilization: stations.utilization[at] ?? 0,
    binding: LIMITS[stations.binding[at] ?? LIMITS.length] ?? null,
    rate: stations.rate[at] ?? 0,
    waiting: stations.queue[at] ?? 0,
    failed: stations.failed[at] ?? 0,
    p99: stations.p99[at] ?? Number.NaN,
    ...(down && { down }),
    ...(replicas && { replicas }),
    by: 'simulation',
  };
}

export function connectionFigures(
  source: FigureSource,
  id: Id,
  rows: ReadonlyMap<Id, number>,
): ConnectionFigures | undefined {
  if (source.type === 'none') return undefined;
  if (source.type === 'estimate') {
    const row = source.estimate.connections[id];
    return row && { rate: row.rate, failed: 0, byClass: {}, by: 'estimate' };
  }
  if (source.type === 'report') {
    const row = source.report.connections[id];
    return row && { rate: row.rate, failed: row.failed, byClass: {}, by: 'simulation' };
  }
  const at = rows.get(id);
  if (at === undefined) return undefined;
  const { connections } = source.frame;
  const classes = source.network.classes;
  const byClass = classes.map((row, index): [Id, number] => [
    row.id,
    connections.classRate[at * classes.length + index] ?? 0,
  ]);
  return {
    rate: connections.rate[at] ?? 0,
    failed: connections.failed[at] ?? 0,
    byClass: Object.fromEntries(byClass),
    by: 'simulation',
  };
}

/** Whether two snapshots show the same numbers. */
export function sameFigures(
  a: ComponentFigures | ConnectionFigures,
  b: ComponentFigures | ConnectionFigures,
): boolean {
  const other = b as unknown as Record<string, unknown>;
  return Object.entries({ replicas: undefined, down: undefined, lost: undefined, ...a }).every(
    ([key, value]) => {
      if (key !== 'byClass') return Object.is(value, other[key]);
      const rates = other[key] as Record<string, number>;
      const entries = Object.entries(value as Record<string, number>);
      return (
        entries.length === Object.keys(rates).length && entries.every(([id, rate]) => rates[id] === rate)
      );
    },
  );
}
