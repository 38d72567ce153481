import type { Bottleneck, Breaking } from '../../analysis/results.ts';
import type { Board, Objective } from '../../board/board.ts';
import { specOf } from '../../board/read.ts';
import { formatFraction, formatMs, formatParam } from '../../catalog/units.ts';
import { limits } from '../../words/limits.ts';
import * as words from '../../words/measures.ts';

export function metricWord(metric: Objective['metric']): string {
  return words.metrics[metric];
}

/** "p99 < 150 ms", "success > 99.99 %". */
export function promiseWords(objective: Pick<Objective, 'metric' | 'limit'>): string {
  return objective.metric === 'success'
    ? `${metricWord('success')} ≥ ${formatFraction(objective.limit)}`
    : `${metricWord(objective.metric)} < ${formatMs(objective.limit)}`;
}

export function measureWords(metric: Objective['metric'], value: number): string {
  return metric === 'success' ? formatFraction(value) : formatMs(value);
}

export function componentName(board: Board, id: string): string {
  return board.components[id]?.name ?? id;
}

/** A component, a group, or a connection by its ends. */
export function targetName(board: Board, target: string): string {
  const group = board.groups[target];
  if (group !== undefined) return group.name;
  const connection = board.connections[target];
  if (connection === undefined) return componentName(board, target);
  return `${componentName(board, connection.from)} → ${componentName(board, connection.to)}`;
}

/** Ids of all that a bottleneck speaks of, first what is named first. */
export function blamed({ component, cause, tied = [] }: Bottleneck): readonly string[] {
  return [cause ?? component, ...tied.map((other) => other.component)];
}

/** What a bottleneck speaks of: "Test workers, Build workers". */
export function blamedNames(board: Board, bottleneck: Bottleneck): string {
  return blamed(bottleneck)
    .map((id) => targetName(board, id))
    .join(', ');
}

/** A parameter as the inspector names it, in a sentence: "shards". */
export function paramLabel(board: Board, id: string, param: string): string {
  const component = board.components[id];
  return (component && specOf(component, param)?.label.toLowerCase()) ?? param;
}

/** A value of it, with its unit. */
export function paramWords(board: Board, id: string, param: string, value: number): string {
  const component = board.components[id];
  const spec = component && specOf(component, param);
  return spec ? formatParam(spec, value) : String(value);
}

export function className(board: Board, id: string): string {
  return board.classes[id]?.name ?? id;
}

/** What binds: "slots", or "Redirect p99" where an objective does. */
export function limitWords(board: Board, limit: Breaking['limit']): string {
  const named = limits[limit];
  if (named !== undefined) return named;
  const objective = board.objectives[limit.slice('objective:'.length)];
  return objective
    ? words.ofClass(className(board, objective.class), metricWord(objective.metric))
    : words.objective;
}
