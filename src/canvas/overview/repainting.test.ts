import { expect, test } from 'vitest';
import type { OverviewCard, OverviewLine, OverviewScene } from './overview.ts';
import { areaOf, changedArea, pixelsOf, reachOf, shiftOf, uncovered } from './repainting.ts';

const card = (id: string, x: number, y: number) => ({ id, at: { x, y } }) as OverviewCard;
const line = (id: string, ...curve: number[]) => ({ id, curve: curve as unknown, width: 2 }) as OverviewLine;
const scene = (cards: OverviewCard[], lines: OverviewLine[] = []) =>
  ({ cards, lines }) as unknown as OverviewScene;

const still = card('still', 0, 0);

test('what is painted anew holds a card where it was and where it is, and its lines', () => {
  const before = scene([still, card('a', 1000, 500)], [line('l', 900, 500, 900, 700, 800, 700, 800, 900)]);
  const now = scene([still, card('a', 1040, 500)], [line('l', 940, 500, 940, 700, 800, 700, 800, 900)]);
  const area = changedArea(before, now)!;
  expect(area.x).toBeLessThan(800);
  expect(area.y).toBeLessThan(500);
  expect(area.x + area.width).toBeGreaterThan(1040 + 176);
  expect(area.y + area.height).toBeGreaterThan(900);
  // Not the card that stayed, but its name where that is long.
  expect(area.x).toBeGreaterThan(700);
  expect(reachOf(area).x).toBeLessThan(area.x - 170);
});

test('nothing is known of pictures that do not hold the same', () => {
  expect(changedArea(scene([still]), scene([still, card('a', 0, 0)]))).toBeNull();
  expect(changedArea(scene([still, card('a', 0, 0)]), scene([card('a', 0, 0), still]))).toBeNull();
  expect(changedArea(scene([still]), scene([still]))).toBeNull();
});

test('whole px are painted, within the picture, and all of it rather than most', () => {
  const at = { x: 10.5, y: 0, zoom: 0.1 };
  const picture = { width: 400, height: 300 };
  expect(pixelsOf({ x: 0, y: 0, width: 1001, height: 500 }, at, 1, picture)).toEqual({
    x: 10,
    y: 0,
    width: 101,
    height: 50,
  });
  expect(pixelsOf({ x: -500, y: -500, width: 1000, height: 1000 }, at, 1, picture)).toEqual({
    x: 0,
    y: 0,
    width: 61,
    height: 50,
  });
  expect(pixelsOf({ x: 0, y: 0, width: 3000, height: 3000 }, at, 1, picture)).toBeNull();
});

test('seen from elsewhere a picture moves by whole px, and what that uncovers is painted', () => {
  const picture = { width: 400, height: 300 };
  const before = { x: 10.5, y: 0, zoom: 0.1 };
  const shift = shiftOf(before, { x: 22.7, y: -6.4, zoom: 0.1 }, 1);
  expect(shift).toEqual({ x: 12, y: -6 });
  expect(shiftOf(before, { x: 11.5, y: 0, zoom: 0.1 }, 1.5)).toEqual({ x: 2, y: 0 });
  const strips = uncovered(shift, picture);
  expect(strips).toEqual([
    { x: 0, y: 0, width: 12, height: 300 },
    { x: 0, y: 294, width: 400, height: 6 },
  ]);
  expect(uncovered({ x: -12, y: 0 }, picture)).toEqual([{ x: 388, y: 0, width: 12, height: 300 }]);
  expect(uncovered({ x: 0, y: 0 }, picture)).toEqual([]);
  expect(uncovered({ x: 250, y: 0 }, picture)).toBeNull();
});

test('px of the picture show a part of the board', () => {
  const at = { x: 10, y: -20, zoom: 0.5 };
  const area = { x: 100, y: 200, width: 300, height: 400 };
  const picture = { width: 4000, height: 4000 };
  expect(areaOf(pixelsOf(area, at, 2, picture)!, at, 2)).toEqual(area);
});
