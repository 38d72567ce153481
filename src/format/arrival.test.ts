import { describe, expect, it } from 'vitest';
import { ARRIVAL_DEFAULTS } from '../board/arrival.ts';
import { EMPTY_BOARD } from '../board/board.ts';
import { setClass } from '../board/edit.ts';
import { decode, encode } from './format.ts';

describe('the arrivals of a class', () => {
  const board = setClass(EMPTY_BOARD, {
    ...{ id: 'k', name: 'k', description: '', rate: [] },
    arrival: { ...ARRIVAL_DEFAULTS, shape: 'counts', every: 5_000, counts: [1, 2] },
  });

  it('come back as they were, saved without what is a default', () => {
    const saved = encode(board);
    expect(saved.classes?.k?.arrival).toEqual({ shape: 'counts', every: 5_000, counts: [1, 2] });
    expect(decode(saved)).toEqual({ board, problems: [] });
  });

  it('are mended, or left out where nobody can tell what was meant', () => {
    const read = (arrival: unknown) =>
      decode({ format: 'headroom', version: 2, classes: { k: { rate: [], arrival } } });
    expect(read({ shape: 'closed', users: 1e9 }).board?.classes.k?.arrival?.users).toBe(10_000_000);
    expect(read({ shape: 'sometimes' }).board?.classes.k).not.toHaveProperty('arrival');
    expect(read({ shape: 'sometimes' }).problems).toHaveLength(1);
  });
});
