import type { NumberParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';

/**
 * The parameters that kinds share are made in this folder, so that a word, its explanation and its bounds are the same
 * everywhere. A kind gives its default and where that default comes from.
 */
export type Make = (value: number, source: SourceTag, over?: Partial<NumberParam>) => NumberParam;

const NUMBER = { type: 'number' } as const;

/** What differs from kind to kind. */
type Given = Pick<NumberParam, 'default' | 'source'>;

/** A number with all that is the same wherever it is used. */
export const numberParam =
  (same: Omit<NumberParam, keyof Given | keyof typeof NUMBER>): Make =>
  (value, source, over) => ({ ...same, ...NUMBER, default: value, source, ...over });
