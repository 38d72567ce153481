import type { GenericSchema } from 'valibot';
import { same } from '../board/same.ts';

/** The layers of a schema that decide the order of keys and what is a default. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly default?: unknown;
  readonly item?: Shape;
  readonly value?: Shape;
}

/**
 * A value as it is saved: fields in the schema's order, keys of maps sorted, defaults and unknown fields left out.
 * Equal values give equal text, in whatever order they were made.
 */
export function plain(schema: GenericSchema, value: unknown): unknown {
  return lay(schema as unknown as Shape, value);
}

function lay(shape: Shape, value: unknown): unknown {
  if (shape.wrapped) {
    return value === undefined || same(value, shape.default) ? undefined : lay(shape.wrapped, value);
  }
  if (shape.entries) {
    const record = value as Readonly<Record<string, unknown>>;
    const fields = Object.entries(shape.entries).map(
      ([key, inner]) => [key, lay(inner, record[key])] as const,
    );
    return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
  }
  if (shape.type === 'record' && shape.value) {
    const inner = shape.value;
    const entries = Object.entries(value as Readonly<Record<string, unknown>>);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, lay(inner, v)]),
    );
  }
  if (shape.type === 'array' && shape.item) {
    const { item } = shape;
    return (value as readonly unknown[]).map((one) => lay(item, one));
  }
  return value;
}
