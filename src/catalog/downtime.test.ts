import { describe, expect, it } from 'vitest';
import { formatAvailability, formatDowntime } from './downtime.ts';

describe('an availability', () => {
  it.each([
    [1, '100 %', '0 ms'],
    [0.9995, '99.95 %', '21.9 min'],
    [0.998899, '99.89 %', '48.3 min'],
    [0.998944, '99.89 %', '46.3 min'],
    [0.99989, '99.989 %', '4.82 min'],
    [0.9999, '99.99 %', '4.38 min'],
    [0.99999795, '99.9998 %', '5.4 s'],
    [0.99, '99 %', '7.3 h'],
    [0.5, '50 %', '365 h'],
    [1 - 1e-9, '99.9999999 %', '< 1 s'],
  ])('of %d is %s, and %s of a month', (share, percent, downtime) => {
    expect(formatAvailability(share)).toBe(percent);
    expect(formatDowntime(share)).toBe(downtime);
  });
});
