import { toJsonSchema } from '@valibot/to-json-schema';
import { ORIGIN } from './schema/parts.ts';
import { COMPONENT_SCHEMAS, FORMAT, RECORD_SCHEMAS, SAVED_BOARD } from './schema.ts';

/**
 * The JSON Schema of a saved board, as published under `schema/board-v2.json`. In a file of its own because the
 * converter has no place in the page.
 */
export function jsonSchema(): object {
  const { $schema, ...schema } = toJsonSchema(SAVED_BOARD, {
    typeMode: 'input',
    definitions: { ...Object.fromEntries(COMPONENT_SCHEMAS), ...RECORD_SCHEMAS, origin: ORIGIN },
  });
  return {
    $schema,
    title: 'Headroom board, version 2',
    description: `A drawn system and its load. Files say "format": "${FORMAT}" and "version": 2.`,
    ...schema,
  };
}
