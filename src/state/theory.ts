import type { Bottleneck, Estimate, Finding, ObjectiveVerdict } from '../analysis/results.ts';
import type { Board } from '../board/board.ts';
import type { Compiled, Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';

/** The network of a board and what kept parts of it out. */
export function compiledOf(_board: Board): Compiled {
  return { network: { stations: [], connections: [], classes: [], visits: [] }, problems: [] };
}

export function estimateOf(_board: Board, load: number): Estimate {
  return {
    load,
    components: {},
    connections: {},
    classes: {},
    headroom: { factor: Number.POSITIVE_INFINITY, first: null, next: [] },
  };
}

export function findingsOf(_board: Board, _estimate: Estimate, _report: Report | null): readonly Finding[] {
  return [];
}

export function verdictsOf(_board: Board, _report: Report): readonly ObjectiveVerdict[] {
  return [];
}

export function bottleneckOf(_network: Network, _report: Report): Bottleneck | null {
  return null;
}
