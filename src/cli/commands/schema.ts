import { jsonSchema } from '../../format/jsonSchema.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../io.ts';
import { toJson } from '../json.ts';

export const SCHEMA: Command = {
  name: 'schema',
  summary: 'Prints the JSON Schema of a saved board.',
  operands: [],
  options: ['json', 'help'],
  details: ['The output is JSON with and without --json.'],
  async run(_, io) {
    io.out(toJson(jsonSchema()));
    return EXIT.done;
  },
};
