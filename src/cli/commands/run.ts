import { estimate } from '../../analysis/estimate.ts';
import { judge, successIn } from '../../analysis/objectives.ts';
import { findBottleneck } from '../../analysis/verdict/bottleneck.ts';
import type { Board } from '../../board/board.ts';
import { formatMs } from '../../catalog/units.ts';
import type { Network } from '../../simulation/network.ts';
import type { ClassReport, LatencySummary, Report } from '../../simulation/report.ts';
import { mergeReports } from '../../simulation/statistics/merge.ts';
import { type Assertion, judgeAssertions, parseAssertion, verdictText } from '../assertions.ts';
import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { parseFault } from '../faults.ts';
import { BadInput, EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { readBoard, soundBoard, soundNetwork } from '../loadBoard.ts';
import { classNames } from '../names.ts';
import { parseDuration, parseLoad, parseSeed } from '../quantities.ts';
import { type Result, runText } from '../runText.ts';
import { simulate, simulateUntil } from '../simulate.ts';
import { parseReplications, replications, simulateAll } from '../simulateAll.ts';
import { sliced } from '../slice.ts';
import { traceText } from '../traceText.ts';
import { parseUntil } from '../until.ts';

export const RUN: Command = {
  name: 'run',
  summary: 'Simulates the board request by request, and says what binds.',
  operands: [BOARD],
  options: [
    'seed',
    'duration',
    'until',
    'replications',
    'trace',
    'load',
    'fault',
    'slice',
    'assert',
    'json',
    'help',
  ],
  details: [
    'A condition is CLASS.METRIC, COMPONENT.METRIC or headroom, then < <= > or >=, then a number with its unit. Metrics of a class: mean p50 p90 p95 p99 p999 (ms, s, us), offered throughput goodput failed (/s), success (0.999 or 99.9%). Of a component: utilization (0.8 or 80%), queueLength, throughput. The headroom is the estimated one, at 1x.',
    'JSON: {version, seed, load, duration, warmup, classes: {NAME: {offered, throughput, goodput, failures: {REASON: rate}, latency: {mean, p50, p90, p95, p99, p999}, intervals: {mean: {low, high}, p50...}, split: {network, queue, service, callees}}}, precision: {verdict, widest: {class, metric, half, wanted}, duration}, components: {ID: {utilization, binding, limits: {NAME: utilization}, queueLength, throughput, latency: {mean, p50...}, split: {network, queue, service, callees}}}, bottleneck: {component, cause, tied: [ID], limit, evidence: [TEXT]}, objectives: [{id, holds, value, limit}], assertions: [{text, holds, value, limit}]}. Rates are per second, times ms (duration and warmup too), utilizations fractions. A split says what the mean latency is made of; callees is the time that a component waits for those it calls; of a class it is what its requests waited for others in vain (attempts that failed, pauses between them, places in pools, calls they then did without), as all else is somebody’s network, queue or service. null stands for what was not measured, as the latency of a class of which nothing came back.',
    'Intervals are 95 %. The verdict of the precision is enough, longer (its duration then says about how long), or unsettled: the load changed or queues grew to the end, so that no length of run gives one true figure.',
    'With --replications N the JSON has replications: N. Every figure is then the mean over the runs, intervals and assertions are about it, and the seeds are seed to seed + N - 1.',
    'With --trace the JSON has exemplars: {NAME: [{of, began, latency, truncated, spans: [{parent, component, connection, operation, sent, arrived, started, served, ended, replied, failure}]}]}: on the network from sent to arrived, in queues to started, in service to served, waiting for callees to ended; null where it did not come to that.',
    "A fault is TARGET down [N instances], TARGET slow FACTOR, TARGET errors SHARE or TARGET partition [SHARE], then at TIME and perhaps for TIME, as 'db slow 5x at 20s for 10s' or 'us-east down at 20s'. TARGET is a component, a connection or a group (a zone, a region) by its id or name, or FROM->TO. A group's fault befalls each component in it but clients; a partition cuts what crosses its border. Figures are of the whole run after its warm-up, with the time of the fault. The JSON then has faults: [{target, effect, amount, at, until}], times in ms.",
    'With --slice N one request in N is simulated, or in the next lower number that whole slots can follow; the JSON then has slice: N. Rates and queues are those of the whole, counts those of the slice.',
    'Exits 1 if an assertion does not hold. The same board, seed, load, faults and duration give the same output.',
  ],
  async run({ flags, operands, values }, io) {
    const load = parseLoad(values.get('load')?.[0] ?? '1');
    const seed = parseSeed(values.get('seed')?.[0] ?? '1');
    const duration = parseDuration(values.get('duration')?.[0] ?? '60s');
    const board = soundBoard(await readBoard(operands[0] ?? '', io), io);
    const assertions = (values.get('assert') ?? []).map((text) => parseAssertion(text, board));
    const wanted = values.get('until')?.[0];
    const until = wanted === undefined ? null : parseUntil(wanted, board);
    const whole = soundNetwork(board, io);
    const { network, words } = sliced(whole, values.get('slice')?.[0]);
    if (words !== '') io.err(`${words}\n`);
    const faults = (values.get('fault') ?? []).map((text) => parseFault(text, board));
    const run = { duration, load, seed, ...(faults.length > 0 && { faults }) };
    const count = parseReplications(values.get('replications')?.[0] ?? '1');
    if (until !== null && count > 1)
      throw new BadInput('--until makes one run longer and --replications makes many: give one of the two.');
    const report =
      count > 1
        ? mergeReports(await simulateAll(replications(network, run, count), io))
        : until === null
          ? simulate(network, run, io)
          : simulateUntil(network, run, until, io);
    const verdicts = judgeAssertions(assertions, valueIn(board, whole, report));
    const objectives = Object.values(board.objectives);
    const bottleneck = findBottleneck(whole, report, (changed) => estimate(changed, 1, objectives));
    const result: Result = { board, load, report, bottleneck, verdicts, replications: count };
    for (const words of endless(board, whole, report)) io.err(`${words}\n`);
    const traced = flags.has('trace');
    if (flags.has('json'))
      io.out(toJson({ ...asJson(result), ...(traced ? exemplarsIn(board, report) : {}) }));
    else io.out(traced ? `${runText(result)}\n${traceText(board, report)}` : runText(result));
    const failed = verdicts.filter(({ holds }) => !holds);
    if (flags.has('json')) for (const verdict of failed) io.err(`${verdictText(verdict)}\n`);
    return failed.length > 0 ? EXIT.assertionFailed : EXIT.done;
  },
};

/** What to do where a class was asked for and nothing of it ended, as its requests take longer than the run. */
function endless(board: Board, network: Network, report: Report): readonly string[] {
  const silent = Object.entries(report.classes).filter(
    ([, { offered, throughput, failures }]) =>
      offered > 0 && throughput === 0 && Object.keys(failures).length === 0,
  );
  if (silent.length === 0) return [];
  const { classes } = estimate(network);
  const names = classNames(board);
  return silent.flatMap(([id]) => {
    const mean = classes[id]?.latency.mean ?? Number.NaN;
    if (!Number.isFinite(mean)) return [];
    return `Warning: no ${names.get(id) ?? id} ended within ${formatMs(1000 * report.duration)}; by estimate one takes ${formatMs(mean)}. Give a longer --duration.`;
  });
}

/** By class: actual requests with the spans of their visits; times are ms since the request began. */
function exemplarsIn(board: Board, report: Report): object {
  const names = classNames(board);
  return {
    exemplars: Object.fromEntries(
      Object.entries(report.classes).map(([id, { exemplars }]) => [
        names.get(id) ?? id,
        exemplars.map((exemplar) => ({ ...exemplar, began: 1000 * exemplar.began })),
      ]),
    ),
  };
}

function valueIn(board: Board, network: Network, report: Report): (assertion: Assertion) => number {
  return ({ subject: { table, id }, metric }) => {
    if (table === 'board') return estimate(network, 1, Object.values(board.objectives)).headroom.factor;
    if (table === 'classes') {
      const measured = report.classes[id];
      return measured === undefined ? Number.NaN : classValue(measured, metric);
    }
    const { utilization, queueLength, throughput } = report.components[id] ?? {};
    const value = { utilization, queueLength, throughput }[metric];
    return value ?? Number.NaN;
  };
}

function classValue(measured: ClassReport, metric: string): number {
  const { offered, throughput, goodput, failures, latency } = measured;
  const { mean, p50, p90, p95, p99, p999 } = latency;
  const failed = Object.values(failures).reduce((sum, rate) => sum + rate, 0);
  const values: Readonly<Record<string, number>> = {
    ...{ offered, throughput, goodput, failed, success: successIn(measured) },
    ...{ mean: mean.value, p50, p90, p95, p99, p999 },
  };
  return values[metric] ?? Number.NaN;
}

function timesOf({ mean, p50, p90, p95, p99, p999 }: LatencySummary): object {
  return { mean: mean.value, p50, p90, p95, p99, p999 };
}

function asJson({ board, load, report, bottleneck, verdicts, replications }: Result): object {
  const names = classNames(board);
  const { widest } = report.precision;
  return {
    version: report.version,
    seed: report.seed,
    ...(replications > 1 ? { replications } : {}),
    ...(report.slice !== undefined && { slice: report.slice }),
    load,
    ...(report.scenario.faults && {
      faults: report.scenario.faults.map(({ at, until, ...fault }) => ({
        ...fault,
        at: 1000 * at,
        until: until === undefined ? null : 1000 * until,
      })),
    }),
    duration: 1000 * report.duration,
    warmup: 1000 * report.warmup,
    precision: {
      ...report.precision,
      widest: widest && { ...widest, class: names.get(widest.class) ?? widest.class },
      duration: 1000 * report.precision.duration,
    },
    classes: Object.fromEntries(
      Object.entries(report.classes).map(
        ([id, { offered, throughput, goodput, failures, latency, split }]) => {
          const { mean } = latency;
          const intervals = {
            mean: { low: mean.value - mean.half, high: mean.value + mean.half },
            ...latency.intervals,
          };
          const rates = { offered, throughput, goodput, failures };
          return [names.get(id) ?? id, { ...rates, latency: timesOf(latency), intervals, split }];
        },
      ),
    ),
    components: Object.fromEntries(
      Object.entries(report.components).map(([id, measured]) => {
        const { utilization, binding, limits, queueLength, throughput, latency, split } = measured;
        const levels = { utilization, binding, limits, queueLength, throughput };
        return [id, { ...levels, latency: timesOf(latency), split }];
      }),
    ),
    bottleneck: bottleneck && {
      component: bottleneck.component,
      ...(bottleneck.cause !== undefined && { cause: bottleneck.cause }),
      ...(bottleneck.tied && { tied: bottleneck.tied.map(({ component }) => component) }),
      limit: bottleneck.limit,
      evidence: bottleneck.evidence,
    },
    objectives: judge(board, report).map(({ objective, ...verdict }) => ({ id: objective, ...verdict })),
    assertions: verdicts.map(({ assertion: { text, limit }, holds, value }) => ({
      text,
      holds,
      value,
      limit,
    })),
  };
}
