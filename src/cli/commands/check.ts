import type { Command } from '../command.ts';
import { BOARD } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { allProblems, readBoard } from '../loadBoard.ts';

export const CHECK: Command = {
  name: 'check',
  summary: 'Reads a board and lists what is wrong with it, place by place.',
  operands: [BOARD],
  options: ['json', 'help'],
  details: [
    'JSON: {ok, problems: [{severity, table, id, field, message}]}. Severity is fatal (nothing could be read), error (something is left out) or warning (a value was brought into bounds, or is not what it seems).',
    'Exits 0 if there are warnings at most, else 2.',
  ],
  async run({ flags, operands }, io) {
    const decoded = await readBoard(operands[0] ?? '', io);
    const problems = allProblems(decoded);
    const errors = problems.filter(({ severity }) => severity !== 'warning').length;
    if (flags.has('json')) io.out(toJson({ ok: errors === 0, problems }));
    else {
      for (const { severity, table, id, field, message } of problems) {
        const place = [table, id, field].filter((part) => part !== '').join('.');
        io.out(`${severity.padEnd(7)}  ${place}: ${message}\n`);
      }
      const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
      io.out(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`);
    }
    return errors === 0 ? EXIT.done : EXIT.badInput;
  },
};
