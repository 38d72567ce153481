import * as v from 'valibot';
import { ID_LENGTH, NAME_LENGTH } from '../../board/bounds.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
}

export function number({ min, max, integer }: Bounds, description: string) {
  const range = v.pipe(v.number(), v.minValue(min), v.maxValue(max));
  return v.pipe(integer ? v.pipe(range, v.integer()) : range, v.description(description));
}

export const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(ID_LENGTH));
export const list = <S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

export const ORIGIN = v.strictObject({
  by: v.picklist(['notes', 'ours']),
  lines: v.optional(text(NAME_LENGTH)),
  refs: v.optional(list(text(NAME_LENGTH), 100)),
});
