import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placement } from './place.ts';

const view = { width: 400, height: 300 };

it('stands centered on the asked side', () => {
  expect(
    placement({ left: 100, top: 100, width: 40, height: 20 }, { width: 60, height: 24 }, view, 'bottom'),
  ).toEqual({
    left: 90,
    top: 126,
  });
});

it('turns to the other side at the edge', () => {
  expect(
    placement({ left: 100, top: 270, width: 40, height: 20 }, { width: 60, height: 24 }, view, 'bottom').top,
  ).toBe(240);
});

it('never leaves the window', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 380 }),
      fc.integer({ min: 0, max: 280 }),
      fc.constantFrom('top' as const, 'bottom' as const, 'left' as const, 'right' as const),
      (left, top, side) => {
        const at = placement({ left, top, width: 20, height: 20 }, { width: 200, height: 40 }, view, side);
        expect(at.left).toBeGreaterThanOrEqual(8);
        expect(at.left + 200).toBeLessThanOrEqual(392);
        expect(at.top).toBeGreaterThanOrEqual(8);
        expect(at.top + 40).toBeLessThanOrEqual(292);
      },
    ),
  );
});
