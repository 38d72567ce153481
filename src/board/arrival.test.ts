import { describe, expect, it } from 'vitest';
import { ARRIVAL_DEFAULTS, cleanArrival } from './arrival.ts';
import type { RequestClass } from './board.ts';
import { parseCounts } from './counts.ts';

const CLASS: RequestClass = { id: 'k', name: 'k', description: '', rate: [{ label: '', value: 5 }] };

describe('an arrival', () => {
  it('is brought into its bounds', () => {
    const { arrival } = cleanArrival({
      ...CLASS,
      arrival: {
        ...ARRIVAL_DEFAULTS,
        shape: 'closed',
        users: 2.6,
        think: 0,
        at: Number.NaN,
        counts: [1, -1],
      },
    });
    expect(arrival).toEqual({ ...ARRIVAL_DEFAULTS, shape: 'closed', users: 3, think: 1, counts: [1] });
  });

  it('keeps the class it was given where there is none', () => {
    expect(cleanArrival(CLASS)).toBe(CLASS);
  });

  it('takes counts from a line or from the last column of a table', () => {
    expect(parseCounts('3, 4 5;6')).toEqual([3, 4, 5, 6]);
    expect(parseCounts('time,count\n0:00,12\n0:01,7\n')).toEqual([12, 7]);
    expect(parseCounts('1\n2\n\n3')).toEqual([1, 2, 3]);
    expect(parseCounts('none')).toEqual([]);
  });
});
