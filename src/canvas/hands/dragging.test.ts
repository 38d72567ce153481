import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect } from '../../board/edit.ts';
import type { Point } from '../lines/curves.ts';
import { AVOID_UP_TO } from '../lines/sides.ts';
import { EMPTY_VIEW, reconcile, type View, type ViewInput } from '../viewNodes.ts';
import { dragged } from './dragging.ts';

const MANY = AVOID_UP_TO + 30;
const COLUMNS = 15;

function largeBoard() {
  let board = EMPTY_BOARD;
  for (let i = 0; i < MANY; i++) {
    const place = { x: (i % COLUMNS) * 256, y: Math.floor(i / COLUMNS) * 136 };
    board = addComponent(board, { id: `c${i}`, kind: 'app_service', name: `c${i}`, params: {}, ...place });
  }
  for (let i = 0; i + COLUMNS < MANY; i++) {
    board = connect(board, `c${i}`, `c${i + 1}`);
    if (i % 2 === 0) board = connect(board, `c${i}`, `c${i + COLUMNS}`);
  }
  return board;
}

const board = largeBoard();
const still: ViewInput = { board, selection: new Set(['c7']), moving: null };
const drawn = (view: View) => ({
  places: view.nodes.map(({ id, position, dragging }) => [id, position, dragging]),
  routes: view.edges.map(({ id, data }) => [id, data?.route]),
});
const card = fc.integer({ min: 0, max: MANY - 1 }).map((i) => `c${i}`);
const place: fc.Arbitrary<Point> = fc.record({
  x: fc.integer({ min: -600, max: 4400 }),
  y: fc.integer({ min: -600, max: 2600 }),
});

describe('a drag on a large board', () => {
  it('draws what drawing all of it anew does, at each step and when it ends', () => {
    const steps = fc.array(fc.array(fc.tuple(card, place), { minLength: 1, maxLength: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(steps, (moves) => {
        let view = reconcile(EMPTY_VIEW, still);
        let was = still;
        for (const moving of [...moves.map((entries) => new Map(entries)), null]) {
          const input = { ...still, moving };
          const next = dragged(view, was, input);
          if (!next) throw new Error('this is no more than a drag');
          expect(drawn(next)).toEqual(drawn(reconcile(EMPTY_VIEW, input)));
          [view, was] = [next, input];
        }
      }),
      { numRuns: 12 },
    );
  });

  it('keeps the objects of what is far from it', () => {
    const before = reconcile(EMPTY_VIEW, still);
    const after = dragged(before, still, { ...still, moving: new Map([['c0', { x: -80, y: -80 }]]) });
    expect(after?.nodes.filter((node, at) => node !== before.nodes[at]).map(({ id }) => id)).toEqual(['c0']);
    const fresh = after?.edges.filter((edge, at) => edge !== before.edges[at]) ?? [];
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan(8);
  });

  it('is not what happens when the board or the selection is another, or most cards move', () => {
    const before = reconcile(EMPTY_VIEW, still);
    expect(dragged(before, still, { ...still, selection: new Set() })).toBeNull();
    expect(dragged(before, still, { ...still, board: { ...board } })).toBeNull();
    const all = new Map(Object.keys(board.components).map((id) => [id, { x: 0, y: 0 }]));
    expect(dragged(before, still, { ...still, moving: all })).toBeNull();
  });
});
