import type { Board } from '../board/board.ts';
import { type Decoded, parseBoard } from '../format/format.ts';
import { type DecodeProblem, problemText } from '../format/problems.ts';
import { compile } from '../simulation/compile.ts';
import type { Network, Problem } from '../simulation/network.ts';
import { LESSONS, lessonBoard } from '../templates/lessons.ts';
import { STAGES, stageBoard } from '../templates/stages.ts';
import { READY, templateBoard } from '../templates/templates.ts';
import { BadInput, type Io } from './io.ts';
import { didYouMean } from './suggest.ts';

/**
 * Reads BOARD: a file, `-` for standard input, `template:NAME`, `template:NAME@VERSION` or `lesson:ID/SIDE`. Problems are the caller's to judge. Stricter than the
 * page, which brings a number into bounds and says so: whoever plans by an exit code must not get another board's numbers.
 */
export async function readBoard(source: string, io: Io): Promise<Decoded> {
  if (source.startsWith('lesson:')) return { board: await lessonSide(source), problems: [] };
  if (source.startsWith('template:')) {
    const [name = '', version] = source.slice('template:'.length).split('@');
    const template = await templateBoard(name);
    const board = template && version !== undefined ? versionOf(template, name, version) : template;
    if (board !== null) return { board, problems: [] };
    const names = READY.map((template) => template.name);
    throw new BadInput(
      `There is no template "${name}".${didYouMean(name, names) || ` There is: ${names.join(', ')}.`}`,
    );
  }
  const { board, problems } = parseBoard(source === '-' ? await io.readInput() : await readFile(source, io));
  const strict = problems.map(
    (problem): DecodeProblem =>
      problem.reason === 'out of range' ? { ...problem, severity: 'error' } : problem,
  );
  return { board, problems: strict };
}

function versionOf(template: Board, name: string, version: string): Board {
  const stages = Object.hasOwn(STAGES, name) ? (STAGES[name] ?? []) : [];
  const index = Number(version) - 1;
  if (stages[index] !== undefined) return stageBoard(template, stages, index);
  const there = stages.length > 0 ? ` There is: 1 to ${stages.length}.` : '';
  throw new BadInput(`"${name}" has no version "${version}".${there}`);
}

async function lessonSide(source: string): Promise<Board> {
  const [id = '', side] = source.slice('lesson:'.length).split('/');
  const lesson = LESSONS.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (lesson === undefined || (side !== '1' && side !== '2'))
    throw new BadInput(`There is no board "${source}". A lesson's boards are lesson:E1/1 and lesson:E1/2.`);
  return lessonBoard(lesson, side === '1' ? 0 : 1);
}

async function readFile(path: string, io: Io): Promise<string> {
  try {
    return await io.readFile(path);
  } catch (error) {
    const isTemplate = READY.some(({ name }) => name === path);
    const hint = isTemplate ? ` Did you mean "template:${path}"?` : '';
    throw new BadInput(`Cannot read ${JSON.stringify(path)}: ${reasonOf(error)}.${hint}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'reading it is not allowed',
};

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** The board, once everything worse than a warning is ruled out; warnings go to standard error. */
export function soundBoard({ board, problems }: Decoded, io: Io): Board {
  const errors = problems.filter(({ severity }) => severity !== 'warning');
  if (board === null || errors.length > 0) throw new BadInput(firstOf(errors.map(problemText)));
  for (const problem of problems) io.err(`Warning: ${problemText(problem)}\n`);
  return board;
}

/** The board as a network; what could not be simulated is as bad as what could not be read. */
export function soundNetwork(board: Board, io: Io): Network {
  const { network, problems } = compile(board);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BadInput(firstOf(errors.map(compileText)));
  for (const problem of problems) io.err(`Warning: ${compileText(problem)}\n`);
  return network;
}

export function compileText({ at, message }: Problem): string {
  const place = [at.table, at.id, at.field ?? ''].filter((part) => part !== '').join('.');
  return `${place}: ${message}`;
}

/** Problems of a board in the words of both who read it and who would run it. */
export function allProblems({ board, problems }: Decoded): readonly Omit<DecodeProblem, 'reason'>[] {
  const compiled = board === null ? [] : compile(board).problems;
  return [
    ...problems,
    ...compiled.map(({ severity, at, message }) => ({ severity, ...at, field: at.field ?? '', message })),
  ] as readonly Omit<DecodeProblem, 'reason'>[];
}

/** One message for many: the first, how many more there are, and where to find them. */
export function firstOf(messages: readonly string[], where = '"headroom check" lists them'): string {
  const more = messages.length - 1;
  return `${messages[0] ?? ''}${more > 0 ? ` (and ${more} more; ${where})` : ''}`;
}
