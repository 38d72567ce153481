import { STAGES } from '../../templates/stages.ts';
import { PRESETS, TEMPLATES } from '../../templates/templates.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';
import { table } from '../table.ts';

/** Everything that stands ready, with the versions in which a system grew. */
export const BOARDS: Command = {
  name: 'boards',
  summary: 'Lists the ready boards with their variants and the versions in which each system grew.',
  operands: [],
  options: ['json', 'help'],
  details: [
    'Any other command takes one as template:NAME, a version as template:NAME@N.',
    'JSON: [{name, title, teaches, minutes, variants: [{name, title, teaches}], versions: [{name, title, about, until: {load, component, limit}, so}]}].',
  ],
  async run({ flags }, io) {
    const list = TEMPLATES.map(({ load: _, ...template }) => ({
      ...template,
      variants: PRESETS.filter(({ of }) => of === template.name).map(({ name, title, teaches }) => ({
        name,
        title,
        teaches,
      })),
      versions: versionsOf(template.name),
    }));
    if (flags.has('json')) io.out(toJson(list));
    else
      io.out(
        table(
          ['Name', 'Title', 'What it teaches'],
          list.flatMap(({ name, title, teaches, variants, versions }) => [
            [name, title, teaches],
            ...variants.map((one) => [one.name, `  ${one.title}`, one.teaches]),
            ...versions.map((one) => [one.name, `  ${one.title}`, one.about]),
          ]),
        ),
      );
    return EXIT.done;
  },
};

function versionsOf(template: string) {
  const stages = Object.hasOwn(STAGES, template) ? (STAGES[template] ?? []) : [];
  return stages.map(({ edits: _, ...stage }, index) => ({ name: `${template}@${index + 1}`, ...stage }));
}
