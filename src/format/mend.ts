import type { GenericSchema } from 'valibot';
import { isSafeId } from '../board/bounds.ts';
import { clamp } from '../catalog/fit.ts';
import type { DecodeProblem, ProblemReason } from './problems.ts';
import { show } from './problems.ts';

/**
 * Makes a value fit a schema and says what it took: numbers go into their bounds, texts and lists are cut to
 * length, unknown and unfit parts are left out, defaults fill what is missing. What it gives back is built anew
 * and always passes the schema. A schema's own parser stops at yes or no, which would lose a board to one field.
 */
export type Report = (
  severity: Exclude<DecodeProblem['severity'], 'fatal'>,
  reason: ProblemReason,
  field: string,
  message: string,
) => void;

/** The parts of valibot's schemas that the format uses, as it lays them out. */
type Shape =
  | { readonly type: 'strict_object'; readonly entries: Readonly<Record<string, Shape>> }
  | { readonly type: 'optional'; readonly wrapped: Shape; readonly default: unknown }
  | { readonly type: 'record'; readonly value: Shape }
  | { readonly type: 'array'; readonly item: Shape; readonly pipe?: Pipe }
  | { readonly type: 'union'; readonly options: readonly Shape[] }
  | { readonly type: 'picklist'; readonly options: readonly string[] }
  | { readonly type: 'literal'; readonly literal: unknown }
  | { readonly type: 'string' | 'number' | 'boolean'; readonly pipe?: Pipe };

type Pipe = readonly { readonly type: string; readonly requirement?: unknown; readonly pipe?: Pipe }[];

/** Keys of one map inside a record (operations, sources): far more than anyone draws. */
const MOST_ENTRIES = 1000;

/** The mended value in a box, or null where nothing of it could be used. */
export function mend(schema: GenericSchema, value: unknown, field: string, report: Report): Mended {
  return mendShape(schema as unknown as Shape, value, field, report);
}

export type Mended = { readonly value: unknown } | null;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of foreign data; never one that it inherits. */
export function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function mendShape(shape: Shape, value: unknown, field: string, report: Report): Mended {
  const refuse = (wanted: string): null => {
    if (value === undefined) report('error', 'missing', field, `is missing; ${wanted} is needed`);
    else report('error', 'wrong type', field, `is ${show(value)}; ${wanted} is needed`);
    return null;
  };
  switch (shape.type) {
    case 'optional': {
      const mended = value === undefined ? null : mendShape(shape.wrapped, value, field, report);
      return mended ?? { value: shape.default };
    }
    case 'strict_object':
      return isRecord(value) ? fitObject(shape.entries, value, field, report) : refuse('an object');
    case 'record':
      return isRecord(value) ? fitMap(shape.value, value, field, report) : refuse('an object');
    case 'array':
      return Array.isArray(value) ? fitList(shape, value, field, report) : refuse('a list');
    case 'union': {
      const option = shape.options.find(({ type }) => type === typeof value);
      return option
        ? mendShape(option, value, field, report)
        : refuse(shape.options.map(({ type }) => type).join(' or '));
    }
    case 'picklist':
      if (shape.options.includes(value as string)) return { value };
      return refuse(`one of ${shape.options.map((option) => JSON.stringify(option)).join(', ')}`);
    case 'literal':
      return value === shape.literal ? { value } : refuse(show(shape.literal));
    case 'boolean':
      return typeof value === 'boolean' ? { value } : refuse('true or false');
    case 'string':
      return typeof value === 'string' ? fitText(shape.pipe, value, field, report) : refuse('a text');
    case 'number':
      if (typeof value !== 'number' || Number.isNaN(value)) return refuse('a number');
      return { value: fitNumber(shape.pipe, value, field, report) };
  }
}

type Values = Readonly<Record<string, unknown>>;

function fitObject(
  entries: Readonly<Record<string, Shape>>,
  value: Values,
  field: string,
  report: Report,
): Mended {
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(entries, key))
      report('error', 'unknown field', join(field, key), 'is not a known field');
  }
  const fitted: Record<string, unknown> = {};
  for (const key of Object.keys(entries)) {
    const shape = entries[key] as Shape;
    const given = own(value, key);
    // Most of what may be said is not said; large boards have tens of thousands of such fields.
    if (given === undefined && shape.type === 'optional') {
      if (shape.default !== undefined) fitted[key] = shape.default;
      continue;
    }
    const mended = mendShape(shape, given, join(field, key), report);
    if (mended === null) return null;
    if (mended.value !== undefined) fitted[key] = mended.value;
  }
  return { value: fitted };
}

function fitMap(shape: Shape, value: Values, field: string, report: Report): Mended {
  const kept: [string, unknown][] = [];
  for (const key of Object.keys(value)) {
    const place = join(field, key);
    if (kept.length === MOST_ENTRIES) {
      report('error', 'too large', place, `is left out with all after it; ${MOST_ENTRIES} are the most`);
      break;
    }
    const mended = isSafeId(key) ? mendShape(shape, own(value, key), place, report) : null;
    if (mended !== null) kept.push([key, mended.value]);
    else if (!isSafeId(key)) report('error', 'bad id', place, 'cannot be a name here');
  }
  return { value: Object.fromEntries(kept) };
}

function fitList(
  shape: Shape & { type: 'array' },
  value: readonly unknown[],
  field: string,
  report: Report,
): Mended {
  const most = requirement(shape.pipe, 'max_length') ?? Infinity;
  if (value.length > most)
    report('error', 'too large', field, `has ${value.length} items; the first ${most} are kept`);
  const kept: unknown[] = [];
  for (let index = 0; index < Math.min(value.length, most); index++) {
    const mended = mendShape(shape.item, value[index], join(field, String(index)), report);
    if (mended !== null) kept.push(mended.value);
  }
  return { value: kept };
}

function fitText(pipe: Pipe | undefined, value: string, field: string, report: Report): Mended {
  const least = requirement(pipe, 'min_length') ?? 0;
  const most = requirement(pipe, 'max_length') ?? Infinity;
  if (value.length < least) {
    report('error', 'missing', field, 'is empty');
    return null;
  }
  if (value.length <= most) return { value };
  report('warning', 'too large', field, `has ${value.length} characters; the first ${most} are kept`);
  return { value: value.slice(0, most) };
}

function fitNumber(pipe: Pipe | undefined, value: number, field: string, report: Report): number {
  const min = requirement(pipe, 'min_value') ?? -Infinity;
  const max = requirement(pipe, 'max_value') ?? Infinity;
  const whole = has(pipe, 'integer') ? Math.round(value) : value;
  const fitted = clamp(whole, min, max);
  if (fitted !== value) {
    const why = value < min ? `is below ${min}` : value > max ? `is above ${max}` : 'is not whole';
    report('warning', 'out of range', field, `${value} ${why}; the nearest is ${fitted}`);
  }
  return fitted;
}

function requirement(pipe: Pipe | undefined, type: string): number | undefined {
  for (const step of pipe ?? []) {
    const found = step.pipe
      ? requirement(step.pipe, type)
      : step.type === type
        ? step.requirement
        : undefined;
    if (typeof found === 'number') return found;
  }
  return undefined;
}

function has(pipe: Pipe | undefined, type: string): boolean {
  return (pipe ?? []).some((step) => step.type === type || has(step.pipe, type));
}

function join(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}
