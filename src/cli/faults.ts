import type { Board } from '../board/board.ts';
import { canFlush } from '../board/caches.ts';
import { membersOf } from '../board/groups.ts';
import type { Fault } from '../simulation/network/scenario.ts';
import { BadInput } from './io.ts';
import { measure, TIME_UNITS } from './quantities.ts';
import { didYouMean } from './suggest.ts';

const SHAPE =
  /^\s*(.+?)\s+(down|slow|errors|partition|flush)(?:\s+(\S+)(?:\s+instances?)?)?\s+at\s+(\S+)(?:\s+for\s+(\S+))?\s*$/i;
const MOST_TIMES = 10_000;

/** Reads `db slow 5x at 20s for 10s` about this board. */
export function parseFault(text: string, board: Board): Fault {
  const fail = (why: string): never => {
    throw new BadInput(`--fault ${JSON.stringify(text)}: ${why}`);
  };
  const found = SHAPE.exec(text);
  if (!found) return fail("it is no fault; write one as 'db slow 5x at 20s for 10s'.");
  const [, name = '', effect = '', amount, begin = '', length] = found;
  const at = secondsOf(begin) ?? fail(`${JSON.stringify(begin)} is no time; write it as 20s.`);
  const seconds = length === undefined ? undefined : (secondsOf(length) ?? 0);
  if (seconds !== undefined && !(seconds > 0)) return fail(`${JSON.stringify(length)} is no length of time.`);
  const target = targetOf(name, board, fail);
  if (Object.hasOwn(board.groups, target) && membersOf(board, [target]).length === 0)
    return fail(`the group ${JSON.stringify(name)} has no components, so nothing would break.`);
  if (effect.toLowerCase() === 'flush') {
    if (amount !== undefined || seconds !== undefined)
      return fail("a flush happens at once and takes all; write it as 'cache flush at 20s'.");
    if (!canFlush(board, target))
      return fail(`${JSON.stringify(name)} keeps nothing that could be flushed: its hits are a fixed share.`);
  }
  return {
    target,
    at,
    ...(seconds !== undefined && { until: at + seconds }),
    ...effectOf(effect.toLowerCase(), amount, fail),
  };
}

function secondsOf(text: string): number | undefined {
  const found = measure(text);
  const scale = found && Object.hasOwn(TIME_UNITS, found.unit) ? TIME_UNITS[found.unit] : undefined;
  return found && scale !== undefined && found.value >= 0 ? (found.value * scale) / 1000 : undefined;
}

function effectOf(
  effect: string,
  amount: string | undefined,
  fail: (why: string) => never,
): Pick<Fault, 'effect' | 'amount'> {
  const given = amount === undefined ? null : measure(amount);
  if (effect === 'flush') return { effect };
  if (effect === 'down') {
    if (amount === undefined) return { effect };
    if (given?.unit === '' && given.value >= 1 && Number.isInteger(given.value))
      return { effect, amount: given.value };
    return fail(`${JSON.stringify(amount)} is no number of instances.`);
  }
  if (effect === 'slow') {
    const isFactor = given !== null && ['x', '×', ''].includes(given.unit);
    if (isFactor && given.value > 0 && given.value <= MOST_TIMES) return { effect, amount: given.value };
    return fail(`say by what factor it is slow, as 5x, at most ${MOST_TIMES}x.`);
  }
  const isPartition = effect === 'partition';
  if (isPartition && amount === undefined) return { effect };
  const share =
    given && (given.unit === '%' ? given.value / 100 : given.unit === '' ? given.value : Number.NaN);
  if (share !== null && share > 0 && share <= 1)
    return { effect: isPartition ? 'partition' : 'errors', amount: share };
  return fail(`say what share ${isPartition ? 'is lost' : 'fails'}, as 5% or 0.05.`);
}

function targetOf(name: string, board: Board, fail: (why: string) => never): string {
  const { components, connections, groups } = board;
  if ([components, connections, groups].some((table) => Object.hasOwn(table, name))) return name;
  const all = [...Object.values(components), ...Object.values(groups)];
  const named = all.filter((one) => one.name === name);
  if (named.length === 1) return named[0]!.id;
  if (named.length > 1)
    return fail(`${named.length} things on the board are called ${JSON.stringify(name)}; give an id.`);
  const [from, to] = name.split(/\s*->\s*/);
  if (from !== undefined && to !== undefined) {
    const ends = [targetOf(from, board, fail), targetOf(to, board, fail)];
    const wire = Object.values(connections).find((c) => c.from === ends[0] && c.to === ends[1]);
    return wire?.id ?? fail(`there is no connection ${name}.`);
  }
  const known = all.flatMap((one) => [one.id, one.name]);
  return fail(
    `there is no component, connection or group ${JSON.stringify(name)}.${didYouMean(name, known)}`,
  );
}
