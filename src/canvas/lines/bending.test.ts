import { expect, it } from 'vitest';
import { makeShaper } from '../drawing/shapes.ts';
import { bendPlaces, movedBend, withBend, withoutBend } from './bending.ts';
import type { Curve } from './curves.ts';
import { routeAll } from './router.ts';

it('puts, moves and takes away one bend and leaves the others alone', () => {
  const bends = [8, 8, 16, 16];
  expect(withBend(bends, 1, { x: 0, y: 24 })).toEqual([8, 8, 0, 24, 16, 16]);
  expect(withBend([], 0, { x: 0, y: 24 })).toEqual([0, 24]);
  expect(movedBend(bends, 1, { x: 0, y: 24 })).toEqual([8, 8, 0, 24]);
  expect(withoutBend(bends, 0)).toEqual([16, 16]);
});

it('offers a place on a plain line in its middle', () => {
  const curve: Curve = [0, 0, 40, 0, 80, 0, 120, 0];
  expect(bendPlaces(curve, []).between).toEqual([{ x: 60, y: 0 }]);
});

it('offers a place before, between and after bends, each on its own stretch of the line', () => {
  const cards = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 640, y: 0 }],
  ]);
  const bends = [240, 240, 560, 240];
  const line = { id: 'l', from: 'a', to: 'b', shape: 'straight' as const, bends };
  const route = routeAll([line], cards, makeShaper).get('l');
  if (!route) throw new Error('no route');
  const [before, between, after] = bendPlaces(route.curve, bends).between;
  expect(before?.y).toBeGreaterThan(60);
  expect(before?.y).toBeLessThan(230);
  expect(between?.y).toBeCloseTo(240, 0);
  expect(between?.x).toBeGreaterThan(300);
  expect(between?.x).toBeLessThan(500);
  expect(after?.y).toBeLessThan(230);
  expect(after?.x).toBeGreaterThan(560);
});
