import { describe, expect, it } from 'vitest';
import { besideDrop, movingAfter, selectionAfter } from './changes.ts';

const none: ReadonlySet<string> = new Set();

describe('selectionAfter', () => {
  it('carries changes over to the one selection', () => {
    const before = new Set(['a', 'line']);
    const after = selectionAfter(
      before,
      [
        { type: 'select', id: 'a', selected: false },
        { type: 'select', id: 'b', selected: true },
      ],
      none,
    );
    expect([...after]).toEqual(['line', 'b']);
  });

  it('is the same set when a drag changes nothing about it', () => {
    const before = new Set(['a']);
    expect(selectionAfter(before, [{ type: 'select', id: 'a', selected: true }], none)).toBe(before);
    const moved = { type: 'position', id: 'a', dragging: true, position: { x: 8, y: 8 } } as const;
    expect(selectionAfter(before, [moved], none)).toBe(before);
  });

  it('keeps what was selected before a marquee that adds', () => {
    const after = selectionAfter(
      new Set(['a', 'b']),
      [{ type: 'select', id: 'a', selected: false }],
      new Set(['a']),
    );
    expect([...after]).toEqual(['a', 'b']);
  });
});

describe('movingAfter', () => {
  it('collects places while cards are dragged and ignores all other changes', () => {
    const first = movingAfter(null, [
      { type: 'position', id: 'a', dragging: true, position: { x: 8, y: 0 } },
    ]);
    expect(first?.get('a')).toEqual({ x: 8, y: 0 });
    const flicked = { type: 'position', id: 'a', dragging: true, position: { x: 8, y: 0 } } as const;
    expect(movingAfter(null, [flicked], { x: 40, y: -4 })?.get('a')).toEqual({ x: 48, y: -4 });
    const second = movingAfter(first, [
      { type: 'position', id: 'b', dragging: true, position: { x: 0, y: 8 } },
    ]);
    expect([...(second?.keys() ?? [])]).toEqual(['a', 'b']);
    expect(
      movingAfter(second, [{ type: 'position', id: 'a', dragging: false, position: { x: 99, y: 0 } }]),
    ).toBe(second);
    expect(movingAfter(null, [{ type: 'dimensions', id: 'a' }])).toBeNull();
  });
});

describe('besideDrop', () => {
  it('puts the new card behind the pointer, away from where the connection came from', () => {
    expect(besideDrop({ x: 0, y: 0 }, { x: 400, y: 40 })).toEqual({ x: 488, y: 40 });
    expect(besideDrop({ x: 400, y: 0 }, { x: 100, y: 40 })).toEqual({ x: 12, y: 40 });
    expect(besideDrop({ x: 0, y: 0 }, { x: 88, y: 300 })).toEqual({ x: 88, y: 336 });
  });
});
