import { TEMPLATES } from '../../templates/templates.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { table } from '../table.ts';

export const TEMPLATES_COMMAND: Command = {
  name: 'templates',
  summary: 'Lists the ready boards.',
  operands: [],
  options: ['json', 'help'],
  details: ['JSON: [{name, title, teaches, minutes}]. Any other command takes one as template:NAME.'],
  async run({ flags }, io) {
    const list = TEMPLATES.map(({ name, title, teaches, minutes }) => ({ name, title, teaches, minutes }));
    if (flags.has('json')) io.out(toJson(list));
    else
      io.out(
        table(
          ['Name', 'Title', 'What it teaches'],
          list.map(({ name, title, teaches }) => [name, title, teaches]),
        ),
      );
    return EXIT.done;
  },
};
