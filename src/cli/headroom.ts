import { type Arguments, parseArguments } from './arguments.ts';
import { type Command, generalHelp, helpOf } from './command.ts';
import { BOARDS } from './commands/boards.ts';
import { CHECK } from './commands/check.ts';
import { COMPARE } from './commands/compare.ts';
import { DESCRIBE } from './commands/describe.ts';
import { ESTIMATE } from './commands/estimate.ts';
import { LESSON, LESSONS_COMMAND } from './commands/lessons.ts';
import { LINK } from './commands/link.ts';
import { OPEN } from './commands/open.ts';
import { RUN } from './commands/run.ts';
import { SCHEMA } from './commands/schema.ts';
import { TEMPLATES_COMMAND } from './commands/templates.ts';
import { BadInput, EXIT, type Io } from './io.ts';
import { didYouMean } from './suggest.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  TEMPLATES_COMMAND,
  BOARDS,
  LESSONS_COMMAND,
  LESSON,
  DESCRIBE,
  SCHEMA,
  CHECK,
  ESTIMATE,
  RUN,
  COMPARE,
  LINK,
  OPEN,
];

/** Does what the words ask for and gives the exit code. Bad input is a message on standard error, never a throw. */
export async function headroom(words: readonly string[], io: Io): Promise<number> {
  try {
    return await obey(words, io);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    io.err(`${error.message}\n`);
    return EXIT.badInput;
  }
}

async function obey(words: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = name === 'help' ? rest[0] : undefined;
    const help = about === undefined ? generalHelp(COMMANDS) : helpOf(commandNamed(about));
    if (name === undefined) throw new BadInput(help.trimEnd());
    io.out(help);
    return EXIT.done;
  }
  const command = commandNamed(name);
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(helpOf(command));
    return EXIT.done;
  }
  return command.run(checked(command, parseArguments(rest, command.options)), io);
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const names = COMMANDS.map((one) => one.name);
  throw new BadInput(
    `Unknown command "${name}".${didYouMean(name, names) || ` There is: ${names.join(', ')}.`}`,
  );
}

function checked(command: Command, given: Arguments): Arguments {
  const { name, operands } = command;
  const missing = operands.find((operand, at) => !operand.isOptional && given.operands[at] === undefined);
  if (missing) throw new BadInput(`"${name}" needs ${missing.name}: ${missing.about}`);
  const extra = given.operands[operands.length];
  if (extra !== undefined) throw new BadInput(`"${name}" has no use for ${JSON.stringify(extra)}.`);
  return given;
}
