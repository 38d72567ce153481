import { type Arguments, OPTIONS, type OptionName } from './arguments.ts';
import type { Io } from './io.ts';
import { wrap } from './table.ts';

export interface Operand {
  readonly name: string;
  readonly about: string;
  readonly isOptional?: true;
}

/** One thing the program does. */
export interface Command {
  readonly name: string;
  /** A line for the list of commands. */
  readonly summary: string;
  readonly operands: readonly Operand[];
  readonly options: readonly OptionName[];
  /** Paragraphs below the options: what is in the JSON, what ends with which code. */
  readonly details: readonly string[];
  /** Gives the exit code; throws `BadInput` for what it cannot do. */
  run(given: Arguments, io: Io): Promise<number>;
}

export const BOARD: Operand = {
  name: 'BOARD',
  about: 'A file, - for standard input, template:NAME, template:NAME@VERSION or lesson:ID/SIDE.',
};

const PROGRAM = 'npm run -s headroom --';

export function helpOf(command: Command): string {
  const { name, summary, operands, options, details } = command;
  const operandWords = operands.map((operand) => ` ${operandWord(operand)}`);
  const rows = [
    ...operands.map((operand) => [operand.name, operand.about] as const),
    ...options.map((option) => {
      const { value, about } = OPTIONS[option];
      return [`--${option}${value === null ? '' : ` ${value}`}`, about] as const;
    }),
  ];
  return [
    `Usage: ${PROGRAM} ${name}${operandWords.join('')}${options.length > 0 ? ' [options]' : ''}`,
    wrap(summary),
    columns(rows),
    ...details.map((paragraph) => (paragraph.startsWith(' ') ? paragraph : wrap(paragraph))),
  ]
    .join('\n\n')
    .concat('\n');
}

export function generalHelp(commands: readonly Command[]): string {
  return [
    `Usage: ${PROGRAM} COMMAND [...]`,
    'Draw a system, run its traffic, see what breaks first: the same engine as in the\nbrowser, without one.',
    columns(
      commands.map(({ name, summary, operands }) => [
        [name, ...operands.map(operandWord)].join(' '),
        summary,
      ]),
    ),
    'BOARD is a file, - for standard input, or template:NAME. COMMAND --help says more.',
    'Exit codes: 0 done, 1 an assertion failed, 2 bad input (one message on standard\nerror names record and field).',
    `Example: ${PROGRAM} run template:tinyurl --load 2x --assert 'redirect.p99<150ms'`,
  ]
    .join('\n\n')
    .concat('\n');
}

function operandWord({ name, isOptional }: Operand): string {
  return isOptional ? `[${name}]` : name;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  const indent = ' '.repeat(width + 4);
  return rows
    .map(([left, right]) => `  ${left.padEnd(width)}  ${wrap(right, indent).trimStart()}`)
    .join('\n');
}
