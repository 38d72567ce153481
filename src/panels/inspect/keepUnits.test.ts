import { expect, it } from 'vitest';
import { keepUnits } from './keepUnits.ts';

it('ties a number to its unit, and leaves other words alone', () => {
  const tied = keepUnits(
    '7.12 k requests/s were refused (31 % of arrivals) after 38 ms; 592 requests wait, 24 slots.',
  );
  expect(tied.replaceAll('\u00a0', '_')).toBe(
    '7.12_k requests/s were refused (31_% of arrivals) after 38_ms; 592 requests wait, 24 slots.',
  );
  expect(keepUnits('11.6 k/s, 2 min, 3 seconds').replaceAll('\u00a0', '_')).toBe(
    '11.6_k/s, 2_min, 3 seconds',
  );
});
