import { estimate } from '../../analysis/estimate.ts';
import type { Estimate } from '../../analysis/results.ts';
import type { Board } from '../../board/board.ts';
import { formatFactor, formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { readBoard, soundBoard, soundNetwork } from '../loadBoard.ts';
import { classNames, componentName, limitName } from '../names.ts';
import { parseLoad } from '../quantities.ts';
import { table, visible } from '../table.ts';

export const ESTIMATE: Command = {
  name: 'estimate',
  summary: 'Says by theory, at once, where the load sits and how far it can grow.',
  operands: [BOARD],
  options: ['load', 'json', 'help'],
  details: [
    'JSON: {load, components: {ID: {arrivalRate, utilization, binding, limits: {slots, quota, bandwidth, connections}, carried: {arrivalRate, servedRate, utilization}}}, classes: {NAME: {rate, success, latency: {mean, p50, p99}}}, leavesOut: {ID: [WORDS]}, headroom: {factor, first: {component, limit}, next: [{factor, component, limit}]}}. Rates are per second, times ms, utilizations fractions that pass 1 under overload; headroom is relative to 1x.',
    'Arrivals and utilizations are offered: what the traffic would ask of each component if nothing before it refused any. Where something is refused, here or before, "carried" says what a run would show instead. Waits, answers and latencies are of what is carried.',
    'null stands for infinity: the latency of a class that passes an overloaded component whose queue has no end, the headroom of a board without limits. A class goes by its name, by its id where two share a name; a limit "objective:ID" is a promise that breaks.',
  ],
  async run({ flags, operands, values }, io) {
    const load = parseLoad(values.get('load')?.[0] ?? '1');
    const board = soundBoard(await readBoard(operands[0] ?? '', io), io);
    const result = estimate(soundNetwork(board, io), load, Object.values(board.objectives));
    io.out(flags.has('json') ? toJson(asJson(board, result)) : asText(board, result));
    return EXIT.done;
  },
};

function asJson(board: Board, { load, components, classes, headroom }: Estimate): object {
  const names = classNames(board);
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
        { rate, success, latency: { mean: latency.mean, p50: latency.p50, p99: latency.p99 } },
      ]),
    ),
    leavesOut: Object.fromEntries(
      Object.entries(components).flatMap(([id, { leavesOut }]) => (leavesOut ? [[id, leavesOut]] : [])),
    ),
    headroom: { factor: headroom.factor, first: headroom.first, next: headroom.next },
  };
}

function asText(board: Board, result: Estimate): string {
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
    headroomText(board, result.headroom),
    ...leftOutText(board, result),
  ].join('\n');
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
