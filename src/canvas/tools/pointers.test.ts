import { expect, test } from 'vitest';
import { gripOf, viewportAfter } from './pointers.ts';

const at = (viewport: { x: number; y: number; zoom: number }, x: number, y: number) => ({
  x: (x - viewport.x) / viewport.zoom,
  y: (y - viewport.y) / viewport.zoom,
});

test('one pointer drags the board along', () => {
  const before = { x: 10, y: 20, zoom: 2 };
  const after = viewportAfter(before, gripOf([{ x: 100, y: 100 }]), gripOf([{ x: 130, y: 60 }]));
  expect(after).toEqual({ x: 40, y: -20, zoom: 2 });
});

test('two fingers zoom around what lies between them', () => {
  const before = { x: 10, y: 20, zoom: 0.5 };
  const from = gripOf([
    { x: 100, y: 100 },
    { x: 200, y: 100 },
  ]);
  const to = gripOf([
    { x: 80, y: 140 },
    { x: 280, y: 140 },
  ]);
  const after = viewportAfter(before, from, to);
  expect(after.zoom).toBe(1);
  expect(at(after, 180, 140)).toEqual(at(before, 150, 100));
});

test('zooming ends at the limits of the canvas, and the point stays', () => {
  const before = { x: 0, y: 0, zoom: 2 };
  const from = gripOf([
    { x: 100, y: 100 },
    { x: 110, y: 100 },
  ]);
  const to = gripOf([
    { x: 5, y: 100 },
    { x: 205, y: 100 },
  ]);
  const after = viewportAfter(before, from, to);
  expect(after.zoom).toBe(3);
  expect(at(after, 105, 100)).toEqual(at(before, 105, 100));
});
