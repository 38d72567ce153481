import { PRESETS, TEMPLATES } from '../../templates/templates.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { table } from '../table.ts';

export const TEMPLATES_COMMAND: Command = {
  name: 'templates',
  summary: 'Lists the ready boards: templates, and presets that change a few things of one.',
  operands: [],
  options: ['json', 'help'],
  details: [
    'JSON: [{name, title, teaches, minutes, of}], where "of" is the template that a preset changes. Any other command takes one as template:NAME.',
  ],
  async run({ flags }, io) {
    const list = TEMPLATES.flatMap((template) => [
      template,
      ...PRESETS.filter(({ of }) => of === template.name),
    ]).map(({ load: _, ...entry }) => entry);
    if (flags.has('json')) io.out(toJson(list));
    else
      io.out(
        table(
          ['Name', 'Title', 'What it teaches'],
          list.map((entry) => [entry.name, 'of' in entry ? `  ${entry.title}` : entry.title, entry.teaches]),
        ),
      );
    return EXIT.done;
  },
};
