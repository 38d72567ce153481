import type { Report } from '../../simulation/report.ts';
import type { State } from '../../state/shape.ts';

/** The last run, while it is still about what is on screen: this board, at this load. */
export function freshReport({ report, stale, load }: State): Report | null {
  return report && !stale && report.scenario.load.at(-1)?.factor === load ? report : null;
}
