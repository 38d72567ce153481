import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, updateConnection } from '../../board/edit.ts';
import * as shapes from '../drawing/shapes.ts';
import type { Point } from '../lines/curves.ts';
import { makeRouter } from '../lines/router.ts';
import { EMPTY_VIEW, reconcile, type View, type ViewInput } from '../viewNodes.ts';
import { dragged } from './dragging.ts';

const MANY = 105;
const COLUMNS = 15;

function someBoard() {
  let board = EMPTY_BOARD;
  for (let i = 0; i < MANY; i++) {
    const place = { x: (i % COLUMNS) * 256, y: Math.floor(i / COLUMNS) * 136 };
    board = addComponent(board, { id: `c${i}`, kind: 'app_service', name: `c${i}`, params: {}, ...place });
  }
  for (let i = 0; i + COLUMNS < MANY; i++) {
    board = connect(board, `c${i}`, `c${i + 1}`);
    if (i % 2 === 0) board = connect(board, `c${i}`, `c${i + COLUMNS}`);
    if (i % 5 === 0 && i + 3 * COLUMNS < MANY) board = connect(board, `c${i}`, `c${i + 3 * COLUMNS}`);
  }
  return board;
}

const board = someBoard();
const still: ViewInput = { board, selection: new Set(['c7']), moving: null, shapes };
const followed = (): ViewInput => ({ ...still, router: makeRouter() });
const drawn = (view: View) =>
  [
    ...view.nodes.map(({ id, position, dragging }) => [id, position, dragging]),
    ...view.edges.map(({ id, data }) => [id, data?.route]),
  ].map((one) => JSON.stringify(one));
const card = fc.integer({ min: 0, max: MANY - 1 }).map((i) => `c${i}`);
const place: fc.Arbitrary<Point> = fc.record({
  x: fc.integer({ min: -600, max: 4400 }),
  y: fc.integer({ min: -600, max: 1400 }),
});

describe('a drag', () => {
  it('draws what drawing all of it anew does, at each step and when it ends', () => {
    const steps = fc.array(fc.array(fc.tuple(card, place), { minLength: 1, maxLength: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(steps, (moves) => {
        const start = followed();
        let view = reconcile(EMPTY_VIEW, start);
        let was = start;
        for (const moving of [...moves.map((entries) => new Map(entries)), null]) {
          const input = { ...start, moving };
          const next = dragged(view, was, input);
          if (!next) throw new Error('this is no more than a drag');
          expect(drawn(next)).toEqual(drawn(reconcile(EMPTY_VIEW, { ...still, moving })));
          [view, was] = [next, input];
        }
      }),
      { numRuns: 6, seed: 4 },
    );
  });

  it('keeps the objects of what is far from it', () => {
    const start = followed();
    const before = reconcile(EMPTY_VIEW, start);
    const after = dragged(before, start, { ...start, moving: new Map([['c0', { x: -80, y: -80 }]]) });
    expect(after?.nodes.filter((node, at) => node !== before.nodes[at]).map(({ id }) => id)).toEqual(['c0']);
    const fresh = after?.edges.filter((edge, at) => edge !== before.edges[at]) ?? [];
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan(8);
  });

  it('is not what happens when the board or the selection is another, or lines have bends', () => {
    const start = followed();
    const before = reconcile(EMPTY_VIEW, start);
    expect(dragged(before, start, { ...start, selection: new Set() })).toBeNull();
    expect(dragged(before, start, { ...start, board: { ...board } })).toBeNull();
    expect(dragged(before, start, { ...start, moving: new Map() })).not.toBeNull();
    const [line = ''] = Object.keys(board.connections);
    const bent = { ...start, board: updateConnection(board, line, { bends: [40, 40] }) };
    const drawnBent = reconcile(EMPTY_VIEW, bent);
    expect(dragged(drawnBent, bent, { ...bent, moving: new Map() })).toBeNull();
  });
});
