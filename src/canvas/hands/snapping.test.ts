import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../camera/camera.ts';
import { indexNeighbors, snapBox } from './snapping.ts';

const box = (x: number, y: number, width = 176, height = 72): Rect => ({ x, y, width, height });
const REACH = 6;

describe('a dragged box', () => {
  it('lies on the edge of a neighbor that is off the grid, and shows the line they share', () => {
    const index = indexNeighbors([box(101, 300)]);
    const { by, guides } = snapBox(index, box(0, 0), { x: 104, y: 13 }, REACH);
    expect(by).toEqual({ x: 101, y: 16 });
    expect(guides).toContainEqual({ x1: 101, y1: 16, x2: 101, y2: 372 });
    expect(guides.filter((guide) => guide.y1 === guide.y2)).toEqual([]);
  });

  it('lies with its middle on that of a neighbor of another size', () => {
    const index = indexNeighbors([box(300, 3, 90, 50)]);
    const { by } = snapBox(index, box(0, 0), { x: 40, y: -6 }, REACH);
    expect(by.y).toBe(-8);
    expect(snapBox(index, box(0, 0), { x: 40, y: -10 }, REACH).by.y).toBe(-8);
  });

  it('goes to the grid where nothing is near', () => {
    const index = indexNeighbors([box(1000, 1000)]);
    expect(snapBox(index, box(0, 0), { x: 13, y: -13 }, REACH)).toEqual({
      by: { x: 16, y: -16 },
      guides: [],
    });
  });

  it('keeps equal distances: between two, and going on from two', () => {
    const index = indexNeighbors([box(0, 5), box(603, 5)]);
    const between = snapBox(index, box(0, 5), { x: 299, y: 0 }, REACH);
    expect(between.by.x).toBe(301.5);
    expect(between.guides.filter((guide) => guide.gap)).toHaveLength(2);
    const row = indexNeighbors([box(0, 5), box(213, 5)]);
    const next = snapBox(row, box(0, 5), { x: 428, y: 0 }, REACH);
    expect(next.by.x).toBe(426);
    expect(next.guides.filter((guide) => guide.gap)).toHaveLength(2);
  });

  it('moves only the side that is pulled', () => {
    const index = indexNeighbors([box(301, 400)]);
    const { by, guides } = snapBox(index, box(0, 0), { x: 123, y: 55 }, REACH, { x: 'right', y: 'none' });
    expect(by).toEqual({ x: 125, y: 0 });
    expect(guides.length).toBeGreaterThan(0);
    for (const { x1, x2 } of guides) expect([x1, x2]).toEqual([301, 301]);
  });

  it('never goes further than half the grid or the reach from the hand, and shows only lines it lies on', () => {
    const place = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 20 }), place, place, (places, x, y) => {
        const index = indexNeighbors(places.map(([left, top]) => box(left, top)));
        const { by, guides } = snapBox(index, box(0, 0), { x, y }, REACH);
        expect(Math.abs(by.x - x)).toBeLessThanOrEqual(REACH);
        expect(Math.abs(by.y - y)).toBeLessThanOrEqual(REACH);
        for (const { x1, x2, y1, y2, gap } of guides) {
          if (gap) continue;
          if (x1 === x2) expect([by.x, by.x + 88, by.x + 176]).toContain(x1);
          else expect([by.y, by.y + 36, by.y + 72]).toContain(y1);
          expect(x1 === x2 || y1 === y2).toBe(true);
        }
      }),
    );
  });
});
