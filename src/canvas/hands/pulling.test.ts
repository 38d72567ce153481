import { describe, expect, it } from 'vitest';
import { boxBetween, type Pull, pulled, pulledBy } from './pulling.ts';

const FREE = { shiftKey: false, altKey: false };
const SHIFT = { shiftKey: true, altKey: false };
const ALT = { shiftKey: false, altKey: true };

describe('drawing a box', () => {
  it('goes from corner to corner, whichever comes first', () => {
    expect(boxBetween({ x: 50, y: 40 }, { x: 10, y: 90 }, FREE)).toEqual({
      x: 10,
      y: 40,
      width: 40,
      height: 50,
    });
  });
  it('is as high as wide with Shift, and grows from its middle with Alt', () => {
    expect(boxBetween({ x: 0, y: 0 }, { x: -30, y: 10 }, SHIFT)).toEqual({
      x: -30,
      y: 0,
      width: 30,
      height: 30,
    });
    expect(boxBetween({ x: 0, y: 0 }, { x: 30, y: 10 }, ALT)).toEqual({
      x: -30,
      y: -10,
      width: 60,
      height: 20,
    });
  });
});

describe('pulling a box', () => {
  const before = { x: 0, y: 0, width: 100, height: 50 };
  const pull = (to: Pull, by: { x: number; y: number }, held = FREE) =>
    pulled(before, to, pulledBy('box', before, to, by, held), held);

  it('moves the side that is held, on the grid, and never turns it over', () => {
    expect(pull({ x: 1, y: 0 }, { x: 21, y: 99 })).toEqual({ ...before, width: 120 });
    expect(pull({ x: -1, y: -1 }, { x: 10, y: 10 })).toEqual({ x: 8, y: 8, width: 92, height: 42 });
    expect(pull({ x: -1, y: 0 }, { x: 500, y: 0 })).toEqual({ x: 92, y: 0, width: 8, height: 50 });
  });
  it('keeps its proportions with Shift, by a corner and by a side, growing and shrinking', () => {
    expect(pull({ x: 1, y: 1 }, { x: 100, y: 0 }, SHIFT)).toEqual({ x: 0, y: 0, width: 200, height: 100 });
    expect(pull({ x: 1, y: 1 }, { x: 0, y: 46 }, SHIFT)).toEqual({ x: 0, y: 0, width: 192, height: 96 });
    expect(pull({ x: -1, y: -1 }, { x: 40, y: 90 }, SHIFT)).toEqual({ x: 40, y: 20, width: 60, height: 30 });
    expect(pull({ x: 1, y: 0 }, { x: 100, y: 0 }, SHIFT)).toEqual({ x: 0, y: -25, width: 200, height: 100 });
    const { width, height } = pull({ x: 1, y: 1 }, { x: -500, y: -500 }, SHIFT);
    expect([width, height]).toEqual([16, 8]);
  });
  it('keeps its middle with Alt', () => {
    expect(pull({ x: 1, y: 0 }, { x: 20, y: 0 }, ALT)).toEqual({ x: -20, y: 0, width: 140, height: 50 });
  });
});
