import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD } from './board.ts';
import { addComponent, freshId } from './edit.ts';
import { CARD, freeSpot, GRID } from './layout.ts';

const add = (board: Board, at: { x: number; y: number }): Board =>
  addComponent(board, { id: freshId(board, 'a'), kind: 'worker', name: 'a', params: {}, ...at });

const overlaps = (board: Board): boolean => {
  const cards = Object.values(board.components);
  return cards.some((a, i) =>
    cards.slice(i + 1).some((b) => Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height),
  );
};

describe('a free spot', () => {
  it('has its middle where it was asked for, on the grid', () => {
    expect(freeSpot(EMPTY_BOARD, { x: 500, y: 300 })).toEqual({ x: 416, y: 264 });
    expect(freeSpot(EMPTY_BOARD, { x: 501.3, y: 297 })).toEqual({ x: 416, y: 264 });
  });

  it('moves right first when it is taken', () => {
    const board = add(EMPTY_BOARD, { x: 416, y: 264 });
    const spot = freeSpot(board, { x: 500, y: 300 });
    expect(Math.abs(spot.x - 416) + Math.abs(spot.y - 264)).toBeGreaterThan(0);
    expect(overlaps(add(board, spot))).toBe(false);
  });

  it('never stacks components that are tapped in at one place', () => {
    let board = EMPTY_BOARD;
    for (let count = 0; count < 60; count++) board = add(board, freeSpot(board, { x: 0, y: 0 }));
    expect(Object.keys(board.components)).toHaveLength(60);
    expect(overlaps(board)).toBe(false);
    for (const { x, y } of Object.values(board.components))
      expect([x % GRID, y % GRID].map(Math.abs)).toEqual([0, 0]);
  });

  it('is free among cards that lie anywhere', () => {
    const point = fc.record({
      x: fc.integer({ min: -600, max: 600 }),
      y: fc.integer({ min: -300, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), point, (points, near) => {
        const board = points.reduce(add, EMPTY_BOARD);
        const spot = freeSpot(board, near);
        for (const card of Object.values(board.components)) {
          expect(Math.abs(card.x - spot.x) >= CARD.width || Math.abs(card.y - spot.y) >= CARD.height).toBe(
            true,
          );
        }
      }),
    );
  });
});
