import { availabilityOf } from '../analysis/availability/availability.ts';
import { estimate } from '../analysis/estimate.ts';
import { findings } from '../analysis/findings.ts';
import { judge } from '../analysis/objectives.ts';
import type {
  Bottleneck,
  ClassAvailability,
  Estimate,
  Finding,
  ObjectiveVerdict,
} from '../analysis/results.ts';
import { findBottleneck } from '../analysis/verdict/bottleneck.ts';
import type { Board } from '../board/board.ts';
import { hasClient } from '../board/firstClient.ts';
import { isOnlyMoved } from '../board/moved.ts';
import { formatFraction } from '../catalog/units.ts';
import type { Reply } from '../runner/protocol.ts';
import { createReviewer, type Reviewer } from '../runner/reviewer.ts';
import { createRunner, type Runner } from '../runner/runner.ts';
import { compile } from '../simulation/compile.ts';
import type { Compiled, Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import { largestSlice, type Slice } from '../simulation/slice.ts';
import { limits } from '../words/limits.ts';
import * as said from '../words/runSummary.ts';
import * as words from '../words/slice.ts';

let last: { readonly board: Board; readonly compiled: Compiled } | null = null;

/** The network of a board and what kept parts of it out. The same value while things are only moved on the board. */
export function compiledOf(board: Board): Compiled {
  if (last?.board === board) return last.compiled;
  const compiled = last && isOnlyMoved(last.board, board) ? last.compiled : compile(board);
  last = { board, compiled };
  return compiled;
}

let lastEstimate: {
  readonly network: Network;
  readonly objectives: Board['objectives'];
  readonly load: number;
  readonly estimate: Estimate;
} | null = null;

/** The same value while network, objectives and load are the same. */
export function estimateOf(board: Board, load: number): Estimate {
  const { network } = compiledOf(board);
  const { objectives } = board;
  const isKnown =
    lastEstimate?.network === network && lastEstimate.objectives === objectives && lastEstimate.load === load;
  if (!lastEstimate || !isKnown)
    lastEstimate = {
      network,
      objectives,
      load,
      estimate: estimate(network, load, Object.values(objectives)),
    };
  return lastEstimate.estimate;
}

let reviewer: Reviewer | null = null;

/**
 * Calculates both for a large board where it keeps nobody waiting. Resolves when they are at hand, and rejects where they
 * could not be had; null where there is nobody else who calculates.
 */
export function calculated(board: Board, load: number): Promise<void> | null {
  if (typeof Worker === 'undefined') return null;
  reviewer ??= createReviewer();
  return reviewer.review(board, load).then(({ compiled: fresh, estimate }) => {
    // Whoever could not wait for it has made it already, and holds on to that.
    const compiled = last?.board === board ? last.compiled : fresh;
    last = { board, compiled };
    lastEstimate = { network: compiled.network, objectives: board.objectives, load, estimate };
  });
}

/** Whether `compiledOf` of a board has nothing to calculate. */
export function isCompiled(board: Board): boolean {
  return last !== null && (last.board === board || isOnlyMoved(last.board, board));
}

/** Remarks on a board: with a report what the run showed, without one what theory says. */
export function findingsOf(board: Board, estimated: Estimate, report: Report | null): readonly Finding[] {
  const { network, problems } = compiledOf(board);
  return findings(board, network, estimated, report ?? undefined, problems);
}

/** What classes can count on, by the same estimate. */
export function availabilities(board: Board, estimated: Estimate): readonly ClassAvailability[] {
  return availabilityOf(board, compiledOf(board).network, estimated);
}

export function verdictsOf(board: Board, report: Report): readonly ObjectiveVerdict[] {
  return judge(board, report);
}

/** With what was promised, so that the headroom of its advice is the one in the headline. */
export function bottleneckOf(board: Board, network: Network, report: Report): Bottleneck | null {
  const objectives = Object.values(board.objectives);
  return findBottleneck(network, report, (changed) => estimate(changed, 1, objectives));
}

/**
 * The largest slice, up to one request in `wanted`, that is a likeness of a board; components less than a twentieth in use
 * may be rounded as they will.
 */
function sliceOfBoard(board: Board, wanted: number): Slice {
  const { network } = compiledOf(board);
  const { components } = estimateOf(board, 1);
  const busy = (station: number): boolean =>
    (components[network.stations[station]!.id]?.utilization ?? 0) > 0.05;
  return largestSlice(network, wanted, busy);
}

/** The factor of that slice, and what a person is told of it before the run. */
export function sliceWords(board: Board, wanted: number): { readonly factor: number; readonly text: string } {
  if (!(wanted > 1)) return { factor: 1, text: words.everyRequest };
  const { factor, rounded } = sliceOfBoard(board, wanted);
  if (factor === 1)
    return {
      factor,
      text: words.noSlice,
    };
  const { network } = compiledOf(board);
  const off = rounded
    .map(
      ({ station, by }) =>
        `${network.stations[station]!.name} ${by > 0 ? '+' : '−'}${formatFraction(Math.abs(by))}`,
    )
    .join(', ');
  return { factor, text: words.slice(factor, off) };
}

/** What a run showed, in one breath. */
export function runWords(
  report: Report,
  bottleneck: Bottleneck | null,
  network: Network,
  groups: Board['groups'],
  stopped: boolean,
): string {
  const summary = summaryOf(report, bottleneck, network, groups);
  return stopped ? said.runStopped(summary) : said.runFinished(summary);
}

function summaryOf(
  { totals }: Report,
  bottleneck: Bottleneck | null,
  network: Network,
  groups: Board['groups'],
): string {
  if (totals.completed === 0 && totals.failed > 0) return said.noneAnswered;
  if (!bottleneck) return said.noneWithLimit;
  const { component, cause, tied = [] } = bottleneck;
  const names = [cause ?? component, ...tied.map((other) => other.component)].map(
    (id) => groups[id]?.name ?? nameOf(network, id),
  );
  const used = formatFraction(bottleneck.utilization);
  if (bottleneck.limit === null) return said.failingIs(names[0] ?? '', used);
  return bottleneck.state === 'saturated'
    ? said.bottleneckIs(names, limits[bottleneck.limit], used)
    : said.busiestIs(names, limits[bottleneck.limit], used, bottleneck.state === 'hot');
}

/** Of a component, or a connection by its ends. */
function nameOf({ stations, connections }: Network, id: string): string {
  const connection = connections.find((row) => row.id === id);
  if (connection) return `${stations[connection.from]!.name} → ${stations[connection.to]!.name}`;
  return stations.find((row) => row.id === id)?.name ?? id;
}

/** Whether something is drawn and nobody asks it anything. */
export function lacksClient(board: Board): boolean {
  return Object.keys(board.components).length > 0 && !hasClient(board);
}

export const NOTHING_TO_RUN: string = said.nothingToRun;

/** A board that theory failed at, and why. */
export function notEstimated(error: unknown): string {
  return said.notEstimated(error instanceof Error ? error.message : String(error));
}

/** The network that a run takes: all of it, or one request in `wanted`, fewer where the board has come to allow less. */
export function partOf(board: Board, wanted: number): Network {
  return wanted > 1 ? sliceOfBoard(board, wanted).network : compiledOf(board).network;
}

/** The wire to the simulation; it is fetched with theory, as neither is needed to draw. */
export function startRunner(onReply: (reply: Reply) => void): Runner {
  return createRunner(onReply);
}
