import { findBottleneck } from '../analysis/bottleneck.ts';
import { estimate } from '../analysis/estimate.ts';
import { findings } from '../analysis/findings.ts';
import { judge } from '../analysis/objectives.ts';
import type { Bottleneck, Estimate, Finding, ObjectiveVerdict } from '../analysis/results.ts';
import type { Board } from '../board/board.ts';
import type { Reply } from '../runner/protocol.ts';
import { createRunner, type Runner } from '../runner/runner.ts';
import { compile } from '../simulation/compile.ts';
import type { Compiled, Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';

let last: { readonly board: Board; readonly compiled: Compiled } | null = null;

/** The network of a board and what kept parts of it out. The same value while the board is the same. */
export function compiledOf(board: Board): Compiled {
  if (last?.board !== board) last = { board, compiled: compile(board) };
  return last.compiled;
}

export function estimateOf(board: Board, load: number): Estimate {
  return estimate(compiledOf(board).network, load, Object.values(board.objectives));
}

/** Remarks on a board: with a report what the run showed, without one what theory says. */
export function findingsOf(board: Board, estimated: Estimate, report: Report | null): readonly Finding[] {
  const { network, problems } = compiledOf(board);
  return findings(board, network, estimated, report ?? undefined, problems);
}

export function verdictsOf(board: Board, report: Report): readonly ObjectiveVerdict[] {
  return judge(board, report);
}

export function bottleneckOf(network: Network, report: Report): Bottleneck | null {
  return findBottleneck(network, report);
}

/** The wire to the simulation; it is fetched with theory, as neither is needed to draw. */
export function startRunner(onReply: (reply: Reply) => void): Runner {
  return createRunner(onReply);
}
