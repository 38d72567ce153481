import { expect, it } from 'vitest';
import { createTimeWeighted } from './timeWeighted.ts';

it('averages a level over the time it lasts', () => {
  const level = createTimeWeighted();
  level.set(1, 2);
  level.set(4, 5);
  expect(level.value).toBe(5);
  expect(level.area(6)).toBe(3 * 2 + 2 * 5);
  expect(level.mean(6)).toBe(16 / 6);
  expect(level.max).toBe(5);
});

it('counts up and down, several times at one instant', () => {
  const level = createTimeWeighted();
  level.add(2, 1);
  level.add(2, 1);
  level.add(3, -1);
  expect(level.mean(4)).toBe(3 / 4);
  expect(level.max).toBe(2);
});

it('forgets the past at a reset and keeps the level', () => {
  const level = createTimeWeighted();
  level.set(0, 8);
  level.set(5, 3);
  level.reset(10);
  expect(level.max).toBe(3);
  expect(level.mean(10)).toBeNaN();
  level.set(12, 0);
  expect(level.mean(20)).toBe(6 / 10);
});
