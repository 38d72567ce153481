import { judge } from '../analysis/objectives.ts';
import type { Bottleneck } from '../analysis/results.ts';
import type { Board } from '../board/board.ts';
import {
  formatCount,
  formatFactor,
  formatFraction,
  formatMs,
  formatRate,
  formatWithin,
} from '../catalog/units.ts';
import type { Halves, LatencySplit, Report } from '../simulation/report.ts';
import { type Verdict, verdictText } from './assertions.ts';
import { classNames, componentName, limitName, recordName } from './names.ts';
import { table, visible, wrap } from './table.ts';

export interface Result {
  readonly board: Board;
  readonly load: number;
  readonly report: Report;
  readonly bottleneck: Bottleneck | null;
  readonly verdicts: readonly Verdict[];
  /** Runs that the figures are means over. */
  readonly replications: number;
}

/** What a run showed, for people. */
export function runText({ board, load, report, bottleneck, verdicts, replications }: Result): string {
  const { duration, warmup, seed, totals } = report;
  const seconds = (s: number): string => formatMs(1000 * s);
  const seeds =
    replications > 1 ? `${replications} runs, seeds ${seed} to ${seed + replications - 1}` : `seed ${seed}`;
  return [
    `Simulation of ${board.name} at ${formatFactor(load)}: ${seconds(duration)}, the first ${seconds(warmup)} not counted, ${seeds}, ${formatCount(totals.created)} requests${report.slice === undefined ? '' : ` of a slice, one in ${report.slice}; rates are the whole’s`}\n`,
    classesText(board, report),
    partsText(board, report),
    precisionText(board, report),
    componentsText(board, report),
    splitsText(board, report),
    cachesText(board, report),
    bottleneckText(board, bottleneck),
    objectivesText(board, report),
    verdicts.length === 0
      ? ''
      : `Assertions\n${verdicts.map((verdict) => `  ${verdictText(verdict)}\n`).join('')}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function classesText(board: Board, report: Report): string {
  const names = classNames(board);
  const classes = Object.entries(report.classes);
  const failures = classes.flatMap(([id, measured]) =>
    Object.entries(measured.failures)
      .filter(([, rate]) => rate > 0)
      .map(([reason, rate]) => `  ${names.get(id) ?? id}: ${formatRate(rate)} ${reason}\n`),
  );
  const rows = classes.map(([id, { offered, goodput, latency }]) => [
    names.get(id) ?? id,
    formatRate(offered),
    formatRate(goodput),
    formatWithin(latency.mean.value, latency.mean.half),
    ...(['p50', 'p90', 'p95', 'p99', 'p999'] as const).map((name) => {
      const { low, high } = latency.intervals[name];
      return formatWithin(latency[name], (high - low) / 2);
    }),
  ]);
  const heading = ['Class', '>Offered', '>Goodput', '>Mean', '>p50', '>p90', '>p95', '>p99', '>p99.9'];
  return table(heading, rows) + (failures.length > 0 ? `Failures\n${failures.join('')}` : '');
}

/** What the mean latency of each class is made of; of those it waited for in vain the time is that of callees. */
function partsText(board: Board, report: Report): string {
  const names = classNames(board);
  const rows = Object.entries(report.classes)
    .filter(([, { latency }]) => latency.count > 0)
    .map(([id, { latency, split, halves }]) => [
      names.get(id) ?? id,
      formatWithin(latency.mean.value, latency.mean.half),
      ...partsOf(split, halves),
    ]);
  const heading = ['Time of', '>Mean', '>Network', '>Queue', '>Service', '>In vain'];
  return rows.length > 0 ? table(heading, rows) : '';
}

function partsOf(split: LatencySplit, halves: Halves<keyof LatencySplit>): readonly string[] {
  return (['network', 'queue', 'service', 'callees'] as const).map((name) =>
    visible(split[name]) === 0 ? '' : formatWithin(split[name], halves[name]),
  );
}

/** Whether that was long enough. */
function precisionText(board: Board, { precision }: Report): string {
  const { verdict, widest, duration } = precision;
  if (verdict === 'unsettled')
    return 'Precision: the load changed or queues grew to the end; what these figures are depends on when one looks\n';
  if (widest === null || verdict === 'enough') return '';
  const name = `${classNames(board).get(widest.class) ?? widest.class} ${widest.metric}`;
  const now = Number.isNaN(widest.half)
    ? 'has no interval yet'
    : `is known within ${formatFraction(widest.half)}`;
  return `Precision: ${name} ${now}; for ${formatFraction(widest.wanted)} run longer, about ${formatMs(1000 * duration)}\n`;
}

function componentsText(board: Board, report: Report): string {
  const busiest = Object.entries(report.components).sort(([, a], [, b]) => b.utilization - a.utilization);
  return table(
    ['Component', '>Throughput', '>Utilization', 'Binding', '>In queue', '>Failed here'],
    busiest.map(([id, { throughput, utilization, binding, queueLength, failures }]) => {
      // What failed at a callee is told there.
      const { 'callee failed': _, ...here } = failures;
      const failed = Object.values(here).reduce((sum, rate) => sum + rate, 0);
      return [
        componentName(board, id),
        formatRate(throughput),
        binding === null ? '' : formatFraction(utilization),
        binding ?? '',
        binding === null ? '' : formatCount(visible(queueLength)),
        failed > 0 ? formatRate(failed) : '',
      ];
    }),
  );
}

/** What a visit takes at each component, and what with on average; clients do nothing but wait. */
function splitsText(board: Board, report: Report): string {
  const rows = Object.entries(report.components)
    .filter(([, { latency, split }]) => latency.count > 0 && split.network + split.queue + split.service > 0)
    .sort(([, a], [, b]) => b.latency.mean.value - a.latency.mean.value)
    .map(([id, { latency, split, halves }]) => [
      componentName(board, id),
      formatMs(latency.p50),
      formatMs(latency.p99),
      formatWithin(latency.mean.value, latency.mean.half),
      ...partsOf(split, halves),
    ]);
  const heading = ['At component', '>p50', '>p99', '>Mean', '>Network', '>Queue', '>Service', '>Callees'];
  return rows.length > 0 ? table(heading, rows) : '';
}

/** Of caches with real contents alone. */
function cachesText(board: Board, report: Report): string {
  const rows = Object.entries(report.components).flatMap(([id, { cache }]) => {
    if (!cache) return [];
    const { hitRatio, misses, coalesced, stale, evictions, entries } = cache;
    const within = Number.isFinite(hitRatio.half) ? ` ±${formatFraction(hitRatio.half)}` : '';
    const ratio = Number.isNaN(hitRatio.value) ? '' : `${formatFraction(hitRatio.value)}${within}`;
    const rates = [misses, coalesced, stale, evictions].map(formatRate);
    return [[componentName(board, id), ratio, ...rates, formatCount(Math.round(entries))]];
  });
  const heading = ['Cache', '>Hits', '>Misses', '>Waited', '>Too old', '>Evicted', '>Entries'];
  return rows.length > 0 ? table(heading, rows) : '';
}

function bottleneckText(board: Board, bottleneck: Bottleneck | null): string {
  if (bottleneck === null) return 'Bottleneck: none, nothing on this board has a limit\n';
  const { component, cause, tied = [], limit, state, evidence, doubled } = bottleneck;
  const names = [cause ?? component, ...tied.map((other) => other.component)].map((id) =>
    recordName(board, id),
  );
  const lines = [`Bottleneck: ${[...names, limit, state].filter(Boolean).join(', ')}`];
  lines.push(...evidence.map((text) => wrap(`  - ${text}`, '')));
  if (doubled !== null) {
    const { along = [], headroomBefore, headroomAfter, next } = doubled;
    const change =
      along.length === 0
        ? doubled.change
        : [{ component, change: doubled.change }, ...along]
            .map((one) => `${componentName(board, one.component)} ${one.change}`)
            .join(', ');
    const then = next
      ? `, then ${componentName(board, next.component)}, ${limitName(board, next.limit)}`
      : '';
    lines.push(
      `  Doubled (${change}), by estimate: headroom ${formatFactor(headroomBefore)} -> ${formatFactor(headroomAfter)}${then}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function objectivesText(board: Board, report: Report): string {
  const verdicts = judge(board, report);
  if (verdicts.length === 0) return '';
  const lines = verdicts.map(({ objective, holds, value, limit }) => {
    const { class: cls = '', metric = 'mean' } = board.objectives[objective] ?? {};
    const format = metric === 'success' ? formatFraction : formatMs;
    const sign = metric === 'success' ? '>=' : '<=';
    return `  ${holds ? 'holds ' : 'MISSED'}  ${cls} ${metric} ${sign} ${format(limit)}  (it is ${format(value)})\n`;
  });
  return `Objectives\n${lines.join('')}`;
}
