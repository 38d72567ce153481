import { problemText } from '../../format/problems.ts';
import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { BadInput, EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { allProblems, firstOf, readBoard } from '../loadBoard.ts';

export const CHECK: Command = {
  name: 'check',
  summary: 'Reads a board and lists what is wrong with it, place by place.',
  operands: [BOARD],
  options: ['json', 'help'],
  details: [
    'JSON: {ok, problems: [{severity, table, id, field, message}]}. Severity is fatal (nothing could be read), error (something is left out or out of bounds) or warning (something is not what it seems).',
    'Exits 0 if there are warnings at most, else 2 with the first of the others on standard error.',
  ],
  async run({ flags, operands }, io) {
    const decoded = await readBoard(operands[0] ?? '', io);
    const problems = allProblems(decoded);
    const worse = problems.filter(({ severity }) => severity !== 'warning');
    const errors = worse.length;
    if (flags.has('json')) io.out(toJson({ ok: errors === 0, problems }));
    else {
      for (const problem of problems) io.out(`${problem.severity.padEnd(7)}  ${problemText(problem)}\n`);
      const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
      io.out(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`);
    }
    if (errors === 0) return EXIT.done;
    throw new BadInput(firstOf(worse.map(problemText), 'standard output lists them'));
  },
};
