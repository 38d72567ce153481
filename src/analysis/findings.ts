import type { Board, Component } from '../board/board.ts';
import { kindFor } from '../board/read.ts';
import { isRepeated } from '../board/reliability.ts';
import { formatCount, formatFraction, formatMs } from '../catalog/units.ts';
import type { Network, Problem } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import { accessFindings } from './lint/access.ts';
import { singlePoints } from './lint/alone.ts';
import { availabilityFindings } from './lint/availability.ts';
import { callFindings } from './lint/calls.ts';
import { growthFindings, idleFindings } from './lint/growth.ts';
import { messageFindings } from './lint/messages.ts';
import { schemaFindings } from './lint/schema.ts';
import { storeFindings } from './lint/stores.ts';
import { waysOf } from './lint/ways.ts';
import { flowsOf } from './load/flows.ts';
import { judge, judgeEstimate } from './objectives.ts';
import { oversized } from './oversize.ts';
import { placeFindings } from './places.ts';
import type { Estimate, Finding, ObjectiveVerdict } from './results.ts';
import { limitFindings, strainFindings } from './verdict/strained.ts';

/**
 * Remarks about a board, worst first within each component: what its limits carry and which objectives fail (by the
 * run where there is one, else by estimate), what kept parts out of the network, and what the drawing itself shows.
 */
export function findings(
  board: Board,
  network: Network,
  estimate: Estimate,
  report?: Report,
  problems: readonly Problem[] = [],
): Finding[] {
  return [
    ...fromProblems(problems),
    ...(report ? strainFindings(board, network, report) : limitFindings(board, estimate)),
    ...missedObjectives(board, report ? judge(board, report) : judgeEstimate(board, estimate), report),
    ...singlePoints(board, network),
    ...oversized(board, network),
    ...placeFindings(board, network),
    ...repeatedWrites(board),
    ...lintFindings(board, network, estimate),
    ...unreached(board, network, problems),
  ];
}

/** What the drawing says of how its parts are used. */
function lintFindings(board: Board, network: Network, known: Estimate): Finding[] {
  const ways = waysOf(board, network);
  const drawn = { board, network, ways, flows: flowsOf(network), known };
  return [
    ...accessFindings(ways),
    ...callFindings(drawn),
    ...storeFindings(drawn),
    ...messageFindings(drawn),
    ...growthFindings(network),
    ...idleFindings(network),
    ...availabilityFindings(drawn),
    ...schemaFindings(board),
  ];
}

const TABLES = ['components', 'connections', 'classes', 'groups'] as const;

function fromProblems(problems: readonly Problem[]): Finding[] {
  return problems.flatMap(({ severity, at, message }, index) => {
    const table = TABLES.find((name) => name === at.table);
    if (!table) return [];
    const title = severity === 'error' ? 'Cannot be simulated as drawn' : 'Simulated, but check this';
    const id = `problem:${at.table}:${at.id}:${at.field ?? ''}:${index}`;
    return [{ id, severity, at: { table, id: at.id }, title, text: message, by: 'drawing' }];
  });
}

/** Lint L42: a write that is made again may have been done already, where only its answer got lost. */
function repeatedWrites(board: Board): Finding[] {
  return Object.values(board.connections)
    .filter(
      (connection) =>
        connection.mode === 'call' &&
        connection.access === 'write' &&
        isRepeated(connection) &&
        !connection.idempotent,
    )
    .map(({ id, to }) => {
      const callee = board.components[to]?.name ?? to;
      return {
        id: `L42:${id}`,
        severity: 'error',
        at: { table: 'connections', id },
        title: `${callee} may do a write twice`,
        text: `This connection makes a write again when it fails or takes long, and one whose answer got lost has been done already. Give writes a key by which ${callee} knows them again and mark the connection as idempotent, or do not repeat them.`,
        by: 'drawing',
      };
    });
}

/** Lint L36: drawn, but no request gets there. Silent until there is a request class at all. */
function unreached(board: Board, network: Network, problems: readonly Problem[]): Finding[] {
  if (Object.keys(board.classes).length === 0) return [];
  const known = new Set(problems.filter(({ at }) => at.table === 'components').map(({ at }) => at.id));
  const reached = new Set(network.visits.map((visit) => network.stations[visit.station]!.id));
  const idle = (component: Component): boolean => !reached.has(component.id) && !known.has(component.id);
  return Object.values(board.components)
    .filter(idle)
    .map((component) => ({
      id: `L36:${component.id}`,
      severity: 'warning',
      at: { table: 'components', id: component.id },
      title: `No request reaches ${component.name}`,
      text:
        kindFor(component)?.behavior.intake === 'source'
          ? 'No request class starts here, or nothing is connected to it. Let a class begin here, or remove it.'
          : 'No request class has a way here, so it carries no load. Connect it to what should call it, or check which classes those connections let through.',
      by: 'drawing',
    }));
}

function missedObjectives(
  board: Board,
  verdicts: readonly ObjectiveVerdict[],
  report: Report | undefined,
): Finding[] {
  return verdicts.flatMap((verdict): Finding[] => {
    const objective = board.objectives[verdict.objective];
    const requestClass = objective && board.classes[objective.class];
    if (verdict.holds || !objective || !requestClass) return [];
    const success = objective.metric === 'success';
    const show = success ? formatFraction : formatMs;
    const what = success ? 'success' : objective.metric;
    const value = Number.isNaN(verdict.value) ? 'unknown, for nothing was answered' : show(verdict.value);
    const by = report ? 'In the run' : 'By estimate';
    const why = success
      ? whyFailing(report, objective.class)
      : verdict.value === Number.POSITIVE_INFINITY
        ? 'A component on its way is overloaded, so its queue grows for as long as that lasts.'
        : 'Look for the component on its way that adds most, by waiting or by its own time.';
    return [
      {
        id: `objective:${objective.id}`,
        severity: 'error',
        at: { table: 'classes', id: objective.class },
        title: `${requestClass.name} misses its ${what} objective`,
        text: `${by} its ${what} is ${value}; the objective is ${success ? 'at least' : 'at most'} ${show(verdict.limit)}. ${why}`,
        by: report ? 'simulation' : 'estimate',
      },
    ];
  });
}

function whyFailing(report: Report | undefined, id: string): string {
  const failures = Object.entries(report?.classes[id]?.failures ?? {}).sort((a, b) => b[1] - a[1]);
  const [worst] = failures;
  return worst
    ? `Most failures were: ${worst[0]} (${formatCount(Number(worst[1].toPrecision(3)))}/s).`
    : 'An error rate or an overloaded limit on its way takes the rest.';
}
