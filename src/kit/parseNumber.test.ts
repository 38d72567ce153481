import { expect, it } from 'vitest';
import { parseNumber } from './parseNumber.ts';

it.each([
  ['1500', 1500],
  ['1,500', 1500],
  ['1,500,000.5', 1500000.5],
  ['1,5', 1.5],
  ['1.5k', 1500],
  ['250 M', 250e6],
  ['3x', 3],
  ['80 %', 0.8],
  ['1e6', 1e6],
  ['-2', -2],
  [' 12 000 ', 12000],
])('reads %j as %d', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

it.each(['', 'x', '1..2', 'ten', '1k2', 'e5'])('refuses %j', (text) => {
  expect(parseNumber(text)).toBeNull();
});
