import { OPERATION_BOUNDS } from '../catalog/fit.ts';
import type { Board, Component, Id } from './board.ts';
import { kindFor, specOf } from './read.ts';
import { get, put, without } from './tables.ts';
import { cleanTimes, MOST_TIMES, TIME_COUNT } from './times.ts';

/* Apart from `times.ts`, which every board needs: this is for whoever pastes and reads measured times. */

/** Characters that are looked at: room for a thousand rows, and no page that hangs on what was pasted by mistake. */
export const MOST_TEXT = 100_000;

/** Sets the measured times of a component, ms and how often in turn; null goes back to its parameters. */
export function setTimes(board: Board, id: Id, times: readonly number[] | null): Board {
  const component = get(board.components, id);
  if (component === undefined || !takesTimes(component)) return board;
  const clean = cleanTimes(times ?? undefined);
  return put(board, 'components', clean ? { ...component, times: clean } : without(component, 'times'));
}

/** Components that take time by themselves can be told how long by measurement. */
export function takesTimes(component: Component): boolean {
  return kindFor(component)?.behavior.intake !== 'source' && specOf(component, 'serviceTime') !== undefined;
}

/** What a text of measured times says: ms and how often in turn, or what is wrong with it, in a sentence. */
export type Parsed = { readonly times: readonly number[] } | { readonly problem: string };

/**
 * Values on one line or several, or rows of `time, count` (comma, semicolon, tab or spaces), ms. A first row of words is
 * taken for a heading.
 */
export function parseTimes(text: string): Parsed {
  if (text.length > MOST_TEXT)
    return {
      problem:
        'This is too much text: at most 100,000 characters, such as a thousand rows of time and count.',
    };
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const heading = lines.length > 1 && !/\d/.test(lines[0] ?? '');
  const rows = (heading ? lines.slice(1) : lines).map((line) =>
    line
      .trim()
      .split(/[,;\t ]+/)
      .filter((cell) => cell !== ''),
  );
  const cells = rows.flat();
  if (cells.length === 0) return { problem: 'There is no number in it.' };
  const wrong = cells.find((cell) => !Number.isFinite(Number(cell)));
  if (wrong !== undefined) return { problem: `“${wrong.slice(0, 20)}” is no number. Times are ms, as 12.5.` };
  const paired = rows.length > 1 && rows.every(({ length }) => length === 2);
  const pairs = paired
    ? rows.map(([ms, count]) => [Number(ms), Number(count)] as const)
    : cells.map((ms) => [Number(ms), 1] as const);
  for (const [ms, count] of pairs) {
    if (ms < OPERATION_BOUNDS.min || ms > OPERATION_BOUNDS.max)
      return { problem: `${ms} ms cannot be: a time is between 0.001 ms and a day.` };
    if (count < TIME_COUNT.min || count > TIME_COUNT.max)
      return { problem: `${count} is no number of times that ${ms} ms was seen.` };
  }
  const different = new Set(pairs.map(([ms]) => ms)).size;
  if (different > MOST_TIMES)
    return {
      problem: `${different} different times; at most ${MOST_TIMES}. Round them, or give rows of time and count.`,
    };
  const times = cleanTimes(pairs.flat());
  return times ? { times } : { problem: 'None of these times was ever seen: every count is 0.' };
}

/** The text that `parseTimes` reads the same times from. */
export function timesText(times: readonly number[]): string {
  const rows: string[] = [];
  let once = true;
  for (let i = 0; i < times.length; i += 2) once &&= times[i + 1] === 1;
  for (let i = 0; i < times.length; i += 2) rows.push(once ? `${times[i]}` : `${times[i]}, ${times[i + 1]}`);
  // A single row of two would be two times.
  return rows.length === 1 && !once
    ? `time, count\n${rows[0]}\n${times[0]}, 0`
    : rows.join(once ? ', ' : '\n');
}

export interface TimesSummary {
  readonly count: number;
  /** ms */
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
  /** Standard deviation by the mean. */
  readonly cv: number;
}

export function summaryOf(times: readonly number[]): TimesSummary {
  let [count, sum, square] = [0, 0, 0];
  for (let i = 0; i < times.length; i += 2) {
    count += times[i + 1]!;
    sum += times[i]! * times[i + 1]!;
    square += times[i]! ** 2 * times[i + 1]!;
  }
  const mean = sum / count;
  const at = (share: number): number => {
    let below = 0;
    for (let i = 0; i < times.length; i += 2) {
      below += times[i + 1]!;
      if (below >= share * count) return times[i]!;
    }
    return times.at(-2)!;
  };
  const cv = Math.sqrt(Math.max(0, square / count - mean ** 2)) / mean;
  return { count, mean, p50: at(0.5), p99: at(0.99), cv };
}
