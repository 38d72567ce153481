import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_POINTS } from '../../board/bounds.ts';
import { type Dab, headPath, linePath, outlineOf, simplified, smooth } from './stroke.ts';

const wave = (count: number): Dab[] =>
  Array.from({ length: count }, (_, index): Dab => [index * 2, Math.sin(index / 12) * 40, 0.5]);

function beside(dab: Dab, kept: readonly Dab[]): number {
  return Math.min(
    ...kept.slice(1).map((b, index) => {
      const a = kept[index]!;
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const long = dx * dx + dy * dy;
      const t =
        long === 0 ? 0 : Math.min(1, Math.max(0, ((dab[0] - a[0]) * dx + (dab[1] - a[1]) * dy) / long));
      return Math.hypot(dab[0] - a[0] - t * dx, dab[1] - a[1] - t * dy);
    }),
  );
}

test('a stroke keeps its ends and a fraction of its points, none of the others further off than the slack', () => {
  const dabs = wave(400);
  const kept = simplified(dabs);
  expect(kept.length).toBeLessThan(100);
  expect([kept[0], kept.at(-1)]).toEqual([dabs[0], dabs.at(-1)]);
  for (const dab of dabs) expect(beside(dab, kept)).toBeLessThanOrEqual(0.7);
});

test('nearer, more is kept', () => {
  expect(simplified(wave(400), 3).length).toBeGreaterThan(simplified(wave(400), 1).length);
});

test('a change of pressure on a straight way is kept', () => {
  const dabs: Dab[] = [0.1, 0.1, 0.9, 0.1, 0.1].map((pressure, index) => [index * 10, 0, pressure]);
  expect(simplified(dabs)).toContainEqual([20, 0, 0.9]);
});

test('any scribble fits into a mark', () => {
  const scribble: Dab[] = Array.from({ length: 9000 }, (_, index) => [
    (index * 7919) % 997,
    (index * 104_729) % 991,
    0.5,
  ]);
  expect(2 * simplified(scribble).length).toBeLessThanOrEqual(MOST_POINTS);
});

test('a curve runs through every point that was kept', () => {
  const dabs = simplified(wave(200));
  const curve = smooth(dabs);
  for (const [x, y] of dabs)
    expect(Math.min(...curve.map((point) => Math.hypot(point[0] - x, point[1] - y)))).toBeLessThan(1e-9);
});

test('an outline is one closed path without a number that is none, for a dot too', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.integer({ min: -500, max: 500 }),
          fc.integer({ min: -500, max: 500 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
        {
          minLength: 1,
          maxLength: 20,
        },
      ),
      fc.boolean(),
      (dabs, pressed) => {
        const path = outlineOf(dabs, 5, pressed);
        expect(path).toMatch(/^M[^M]*Z$/);
        expect(path).not.toContain('NaN');
      },
    ),
  );
});

test('two points are a straight line, three a bow', () => {
  expect(linePath([0, 0, 10, 5])).toBe('M0 0L10 5');
  expect(linePath([0, 0, 10, 5, 20, 0])).toBe('M0 0Q10 5 20 0');
  expect(linePath([0, 0, 10, 10, 20, 0, 30, 10])).toBe('M0 0Q10 10 15 5Q20 0 30 10');
});

test('an arrowhead ends at the tip and opens backwards', () => {
  const numbers = headPath({ x: 100, y: 0 }, { x: 0, y: 0 }, 2)
    .match(/-?[\d.]+/g)!
    .map(Number);
  expect(numbers.slice(2, 4)).toEqual([100, 0]);
  expect(numbers[0]).toBe(numbers[4]);
  expect(numbers[0]).toBeLessThan(95);
  expect(numbers[1]).toBe(-numbers[5]!);
});
