import { availabilityOf } from '../../analysis/availability/availability.ts';
import { estimate } from '../../analysis/estimate.ts';
import type { ClassAvailability, Estimate } from '../../analysis/results.ts';
import type { Board } from '../../board/board.ts';
import { formatAvailability, formatDowntime } from '../../catalog/downtime.ts';
import { formatFactor, formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { readBoard, soundBoard, soundNetwork } from '../loadBoard.ts';
import { classNames, componentName, limitName, recordName } from '../names.ts';
import { parseLoad } from '../quantities.ts';
import { table, visible } from '../table.ts';

export const ESTIMATE: Command = {
  name: 'estimate',
  summary: 'Says by theory, at once, where the load sits and how far it can grow.',
  operands: [BOARD],
  options: ['load', 'json', 'help'],
  details: [
    'JSON: {load, components: {ID: {arrivalRate, utilization, binding, limits: {slots, quota, bandwidth, connections}, carried: {arrivalRate, servedRate, utilization}}}, classes: {NAME: {rate, success, latency: {mean, p50, p99}, availability: {share, carried, costliest: {id, share}}}}, leavesOut: {ID: [WORDS]}, headroom: {factor, first: {component, limit}, next: [{factor, component, limit}]}}. Rates are per second, times ms, utilizations fractions that pass 1 under overload; headroom is relative to 1x.',
    'Arrivals and utilizations are offered: what the traffic would ask of each component if nothing before it refused any. Where something is refused, here or before, "carried" says what a run would show instead. Waits, answers and latencies are of what is carried.',
    'Availability is the share of requests that can be answered by how often components are there (parameter "availability", groups "failure"), errors and refusals apart; "carried" where the replicas left must carry 1x; "costliest" is what would help most if it were always there. A class that waits for nothing has none.',
    'null stands for infinity: the latency of a class that passes an overloaded component whose queue has no end, the headroom of a board without limits. A class goes by its name, by its id where two share a name; a limit "objective:ID" is a promise that breaks.',
  ],
  async run({ flags, operands, values }, io) {
    const load = parseLoad(values.get('load')?.[0] ?? '1');
    const board = soundBoard(await readBoard(operands[0] ?? '', io), io);
    const network = soundNetwork(board, io);
    const result = estimate(network, load, Object.values(board.objectives));
    const there = availabilityOf(board, network, result);
    io.out(flags.has('json') ? toJson(asJson(board, result, there)) : asText(board, result, there));
    return EXIT.done;
  },
};

type Availabilities = readonly ClassAvailability[];

function asJson(
  board: Board,
  { load, components, classes, headroom }: Estimate,
  there: Availabilities,
): object {
  const names = classNames(board);
  const availabilityBy = (id: string) => {
    const found = there.find((row) => row.class === id);
    if (!found) return {};
    const { share, carried, costliest } = found;
    return {
      availability: {
        share,
        carried,
        costliest: costliest && { id: costliest.at.id, share: costliest.share },
      },
    };
  };
  return {
    load,
    components: Object.fromEntries(
      Object.entries(components).map(([id, { arrivalRate, utilization, binding, limits, carried }]) => [
        id,
        { arrivalRate, utilization, binding, limits, ...(carried && { carried }) },
      ]),
    ),
    classes: Object.fromEntries(
      Object.entries(classes).map(([id, { rate, success, latency }]) => [
        names.get(id) ?? id,
        {
          ...{ rate, success, latency: { mean: latency.mean, p50: latency.p50, p99: latency.p99 } },
          ...availabilityBy(id),
        },
      ]),
    ),
    leavesOut: Object.fromEntries(
      Object.entries(components).flatMap(([id, { leavesOut }]) => (leavesOut ? [[id, leavesOut]] : [])),
    ),
    headroom: { factor: headroom.factor, first: headroom.first, next: headroom.next },
  };
}

function asText(board: Board, result: Estimate, there: Availabilities): string {
  const names = classNames(board);
  const busiest = Object.entries(result.components).sort(([, a], [, b]) => b.utilization - a.utilization);
  const loses = busiest.some(([, { carried }]) => carried);
  return [
    `Estimate of ${board.name} at ${formatFactor(result.load)}: by theory, nothing was run\n`,
    table(
      ['Component', '>Arrivals', '>Utilization', 'Binding', '>Wait', ...(loses ? ['>Served'] : [])],
      busiest.map(([id, { arrivalRate, utilization, binding, wait, carried }]) => [
        componentName(board, id),
        formatRate(arrivalRate),
        binding === null ? '' : formatFraction(utilization),
        binding ?? '',
        binding === null ? '' : formatMs(visible(wait)),
        ...(loses ? [formatRate(carried?.servedRate ?? arrivalRate)] : []),
      ]),
    ),
    table(
      ['Class', '>Rate', '>Answered', '>Mean', '>p50', '>p99'],
      Object.entries(result.classes).map(([id, { rate, success, latency }]) => [
        names.get(id) ?? id,
        formatRate(rate),
        formatFraction(success),
        ...[latency.mean, latency.p50, latency.p99].map(formatMs),
      ]),
    ),
    ...availabilityText(board, there),
    headroomText(board, result.headroom),
    ...leftOutText(board, result),
  ].join('\n');
}

/** What classes can count on, worst first. */
function availabilityText(board: Board, there: Availabilities): readonly string[] {
  if (there.length === 0) return [];
  const names = classNames(board);
  const rows = there.toSorted((a, b) => a.share - b.share);
  return [
    table(
      ['Class', '>Available', '>Away a month', '>Promised', 'Costs most', '>If always there'],
      rows.map(({ class: id, share, promised, costliest }) => [
        names.get(id) ?? id,
        formatAvailability(share),
        formatDowntime(share),
        promised === null ? '' : formatAvailability(promised),
        costliest ? recordName(board, costliest.at.id) : '',
        costliest ? formatAvailability(costliest.share) : '',
      ]),
    ),
  ];
}

/** What a run alone would show, by component. */
function leftOutText(board: Board, { components }: Estimate): readonly string[] {
  const rows = Object.entries(components).flatMap(([id, { leavesOut }]) =>
    leavesOut ? [`  ${componentName(board, id)}: ${leavesOut.join('; ')}`] : [],
  );
  return rows.length > 0 ? [`Left to a run, as no formula has it:\n${rows.join('\n')}\n`] : [];
}

function headroomText(board: Board, { factor, first, next }: Estimate['headroom']): string {
  if (first === null) return 'Headroom: without end, nothing on this board has a limit\n';
  const breaks = (component: string, limit: string): string =>
    `${componentName(board, component)}, ${limitName(board, limit)}`;
  const rows = next.map((then) => [
    `  then ${formatFactor(then.factor)}`,
    breaks(then.component, then.limit),
  ]);
  const width = Math.max(0, ...rows.map(([left = '']) => left.length));
  return [
    `Headroom ${formatFactor(factor)}: ${breaks(first.component, first.limit)}`,
    ...rows.map(([left = '', right]) => `${left.padEnd(width)}  ${right}`),
  ]
    .join('\n')
    .concat('\n');
}
