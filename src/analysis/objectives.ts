import type { Board, Objective } from '../board/board.ts';
import type { ClassReport, Report } from '../simulation/report.ts';
import type { Estimate, ObjectiveVerdict } from './results.ts';

/** Whether each objective held in a run. Objectives of classes that the run did not have are left out. */
export function judge(board: Board, report: Report): ObjectiveVerdict[] {
  return verdicts(board, ({ class: id, metric }) => {
    const measured = report.classes[id];
    if (!measured) return undefined;
    if (metric === 'success') return successIn(measured);
    return metric === 'mean' ? measured.latency.mean.value : measured.latency[metric];
  });
}

/** Whether each objective would hold by theory. */
export function judgeEstimate(board: Board, estimate: Estimate): ObjectiveVerdict[] {
  return verdicts(board, ({ class: id, metric }) => {
    const expected = estimate.classes[id];
    if (!expected) return undefined;
    return metric === 'success' ? expected.success : expected.latency[metric];
  });
}

/** Share of the requests that ended which ended well and in time; NaN where none ended. */
export function successIn({ goodput, failures }: ClassReport): number {
  const failed = Object.values(failures).reduce((sum, rate) => sum + rate, 0);
  return goodput + failed > 0 ? goodput / (goodput + failed) : Number.NaN;
}

function verdicts(board: Board, measure: (objective: Objective) => number | undefined): ObjectiveVerdict[] {
  return Object.values(board.objectives).flatMap((objective) => {
    const value = measure(objective);
    if (value === undefined) return [];
    const { id, metric, limit } = objective;
    // A success of exactly the limit may come out a last bit short. NaN, nothing having been measured, breaks no promise about success; a latency needs a reply to hold.
    const holds = metric === 'success' ? !(value < limit - 1e-12) : value <= limit;
    return [{ objective: id, holds, value, limit }];
  });
}
