import { expect, test } from 'vitest';
import type { Curve } from '../lines/curves.ts';
import { HAND } from './sketching.ts';

const CURVE: Curve = [0, 0, 100, 0, 200, 80, 300, 80];
const numbersOf = (path: string): number[] => path.match(/-?[\d.]+/g)!.map(Number);

test('the same thing is drawn the same way each time, another one otherwise', () => {
  expect(HAND.curve(CURVE, 'a')).toBe(HAND.curve(CURVE, 'a'));
  expect(HAND.curve(CURVE, 'a')).not.toBe(HAND.curve(CURVE, 'b'));
  expect(HAND.box(176, 72, 10, 'a')).toBe(HAND.box(176, 72, 10, 'a'));
});

test('a hand strays by no more than a few pixels, and hardly at the ends', () => {
  const numbers = numbersOf(HAND.course([0, 0, 400, 0], 'line'));
  for (let index = 1; index < numbers.length; index += 2) expect(Math.abs(numbers[index]!)).toBeLessThan(2);
  expect(Math.abs(numbers[0]!)).toBeLessThan(0.6);
  expect(Math.abs(numbers.at(-2)! - 400)).toBeLessThan(0.6);
  expect(numbers.some((value, index) => index % 2 === 1 && Math.abs(value) > 0.5)).toBe(true);
});

test('boxes and ellipses stay where they are', () => {
  for (const path of [HAND.box(176, 72, 10, 'x'), HAND.ellipse(176, 72, 'x')]) {
    const numbers = numbersOf(path);
    const xs = numbers.filter((_, index) => index % 2 === 0);
    const ys = numbers.filter((_, index) => index % 2 === 1);
    expect(Math.min(...xs)).toBeGreaterThan(-3);
    expect(Math.max(...xs)).toBeLessThan(179);
    expect(Math.min(...ys)).toBeGreaterThan(-3);
    expect(Math.max(...ys)).toBeLessThan(75);
    expect(path).not.toContain('NaN');
  }
});
