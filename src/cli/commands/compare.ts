import { type ComparedMetric, type Difference, differences } from '../../analysis/comparison.ts';
import type { Board } from '../../board/board.ts';
import { formatFactor, formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import type { Report } from '../../simulation/report.ts';
import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { EXIT, type Io } from '../io.ts';
import type { Run } from '../job.ts';
import { toJson } from '../json.ts';
import { readBoard, soundBoard, soundNetwork } from '../loadBoard.ts';
import { classNames } from '../names.ts';
import { parseDuration, parseLoad, parseSeed } from '../quantities.ts';
import { parseReplications, replications, simulateAll } from '../simulateAll.ts';
import { table } from '../table.ts';

/** Differences are small beside the spread of one run; eight pairs have a t of 2.4. */
const REPLICATIONS = '8';

const WORDS: Readonly<Record<ComparedMetric, (value: number) => string>> = {
  mean: formatMs,
  p50: formatMs,
  p99: formatMs,
  goodput: formatRate,
};

export const COMPARE: Command = {
  name: 'compare',
  summary: 'Runs two boards on the same chance, and says by how much the second differs.',
  operands: [
    { name: 'A', about: BOARD.about },
    { name: 'B', about: 'Another one, as A.' },
  ],
  options: ['load', 'seed', 'duration', 'replications', 'json', 'help'],
  details: [
    'Each pair of runs has one seed: what has the same ids on both boards draws the same random numbers, so that the difference is due to the boards. The interval of the difference is 95 %, from the pairs. 8 of them unless --replications says otherwise.',
    'JSON: {version, load, duration, seeds, classes: {NAME: {mean: {a, b, difference, low, high, clear}, p50, p99, goodput}}, only: {a: [NAME], b: [NAME]}}: times are ms, rates per second, difference is b - a, clear if its interval leaves 0 out. Classes are the same by id.',
  ],
  async run({ flags, operands, values }, io) {
    const load = parseLoad(values.get('load')?.[0] ?? '1');
    const seed = parseSeed(values.get('seed')?.[0] ?? '1');
    const duration = parseDuration(values.get('duration')?.[0] ?? '60s');
    const count = Math.max(2, parseReplications(values.get('replications')?.[0] ?? REPLICATIONS));
    const boards = [await boardOf(operands[0] ?? '', io), await boardOf(operands[1] ?? '', io)] as const;
    const [a, b] = await pairs(boards, { load, seed, duration }, count, io);
    const [first, second] = boards.map(classNames);
    const ids = Object.keys(boards[0].classes).filter((id) => Object.hasOwn(boards[1].classes, id));
    const classes = ids.map((id) => ({ name: first?.get(id) ?? id, rows: differences(id, a, b) }));
    const missing = (from: Board, to: Board, names = first) =>
      Object.keys(from.classes)
        .filter((id) => !Object.hasOwn(to.classes, id))
        .map((id) => names?.get(id) ?? id);
    const only = { a: missing(boards[0], boards[1]), b: missing(boards[1], boards[0], second) };
    if (flags.has('json')) {
      const seeds = a.map((report) => report.seed);
      const rows = classes.map(({ name, rows }) => [
        name,
        Object.fromEntries(rows.map(({ metric, ...row }) => [metric, row])),
      ]);
      io.out(
        toJson({
          version: 1,
          load,
          duration: 1000 * duration,
          seeds,
          classes: Object.fromEntries(rows),
          only,
        }),
      );
      return EXIT.done;
    }
    io.out(
      `A: ${boards[0].name}\nB: ${boards[1].name}\n${count} pairs of runs of ${formatMs(1000 * duration)} at ${formatFactor(load)}, the same chance in each pair\n\n`,
    );
    io.out(asTable(classes));
    for (const [board, names] of Object.entries(only))
      if (names.length > 0) io.out(`Only in ${board.toUpperCase()}: ${names.join(', ')}\n`);
    return EXIT.done;
  },
};

async function boardOf(source: string, io: Io): Promise<Board> {
  return soundBoard(await readBoard(source, io), io);
}

async function pairs(
  boards: readonly [Board, Board],
  run: Run,
  count: number,
  io: Io,
): Promise<readonly [readonly Report[], readonly Report[]]> {
  const jobs = boards.flatMap((board) => replications(soundNetwork(board, io), run, count));
  const reports = await simulateAll(jobs, io);
  return [reports.slice(0, count), reports.slice(count)];
}

function asTable(
  classes: readonly { readonly name: string; readonly rows: readonly Difference[] }[],
): string {
  return table(
    ['Class', 'Figure', '>A', '>B', '>B - A', '>95 % interval', ''],
    classes.flatMap(({ name, rows }) =>
      rows.map((row) => {
        const { metric, a, b, difference, low, high } = row;
        const words = WORDS[metric];
        const signed = (value: number): string =>
          value < 0 ? `-${words(-value)}` : value > 0 ? `+${words(value)}` : words(0);
        return [
          name,
          metric,
          words(a),
          words(b),
          signed(difference),
          `${signed(low)} to ${signed(high)}`,
          verdict(row),
        ];
      }),
    ),
  );
}

function verdict(row: Difference): string {
  const { a, difference } = row;
  if (!row.clear) return difference === 0 ? 'the same' : 'no difference shown';
  const by = a > 0 ? ` by ${formatFraction(Math.abs(difference) / a)}` : '';
  return `${difference > 0 ? 'higher' : 'lower'}${by}`;
}
