import { expect, it } from 'vitest';
import { shownUnit, splitTime } from './timeUnits.ts';

const shown = (value: number, own: string) => {
  const { unit, size } = shownUnit(value, own);
  return `${value / size} ${unit}`;
};

it.each([
  [150, 'ms', '150 ms'],
  [0, 'ms', '0 ms'],
  [1500, 'ms', '1.5 s'],
  [1234, 'ms', '1234 ms'],
  [60_000, 'ms', '60 s'],
  [1_800_000, 'ms', '30 min'],
  [7_200_000, 'ms', '2 h'],
  [60, 's', '60 s'],
  [90, 's', '90 s'],
  [500, 's', '500 s'],
  [900, 's', '15 min'],
  [18_000, 's', '5 h'],
  [0.2, 's', '0.2 s'],
  [2_592_000, 's', '720 h'],
  [1500, 'KB', '1500 KB'],
])('%d %s is shown as %s', (value, own, text) => {
  expect(shown(value, own)).toBe(text);
});

it('reads a number with its unit', () => {
  expect(splitTime('30 min', 'ms')).toEqual({ digits: '30', size: 60_000 });
  expect(splitTime('1.5 s', 'ms')).toEqual({ digits: '1.5', size: 1000 });
  expect(splitTime('2h', 's')).toEqual({ digits: '2', size: 3600 });
  expect(splitTime('250 ms', 's')).toEqual({ digits: '250', size: 0.001 });
  expect(splitTime('250', 's')).toBeNull();
  expect(splitTime('5 m', 'KB')).toBeNull();
});
