import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, distribute, type Edge, movable, settle } from './arrange.ts';
import type { Board } from './board.ts';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, connect, setLocked } from './edit.ts';
import { CARD } from './layout.ts';

function boardOf(places: Readonly<Record<string, readonly [number, number]>>): Board {
  let board = EMPTY_BOARD;
  for (const [id, [x, y]] of Object.entries(places))
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y, params: {} });
  return board;
}

const placesOf = (board: Board) =>
  Object.fromEntries(Object.values(board.components).map(({ id, x, y }) => [id, [x, y]]));

function touching(board: Board, except: ReadonlySet<string> = new Set()): string[] {
  const cards = Object.values(board.components);
  return cards.flatMap((a, index) =>
    cards
      .slice(index + 1)
      .filter((b) => Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height)
      .filter((b) => !(except.has(a.id) && except.has(b.id)))
      .map((b) => `${a.id} ${b.id}`),
  );
}

const SPREAD = boardOf({ a: [0, 0], b: [40, 160], c: [304, 400], other: [900, 900] });
const ABC = ['a', 'b', 'c'];

describe('align', () => {
  it.each<[Edge, [number, number][]]>([
    [
      'left',
      [
        [0, 0],
        [0, 160],
        [0, 400],
      ],
    ],
    [
      'center',
      [
        [152, 0],
        [152, 160],
        [152, 400],
      ],
    ],
    [
      'right',
      [
        [304, 0],
        [304, 160],
        [304, 400],
      ],
    ],
  ])('%s brings to one line and leaves the rest', (edge, [a, b, c]) => {
    expect(placesOf(align(SPREAD, ABC, edge))).toEqual({ a, b, c, other: [900, 900] });
  });

  it.each<[Edge, number]>([
    ['top', 0],
    ['middle', 200],
    ['bottom', 400],
  ])('%s sets apart what would come to lie on one another', (edge, y) => {
    expect(placesOf(align(SPREAD, ABC, edge))).toMatchObject({ a: [0, y], b: [200, y], c: [400, y] });
  });

  it('follows what is locked', () => {
    const board = setLocked(SPREAD, ['b'], true);
    expect(placesOf(align(board, ABC, 'left'))).toMatchObject({ a: [40, 0], b: [40, 160], c: [40, 400] });
  });

  it('gives back the same board where there is nothing to do', () => {
    expect(align(SPREAD, ['a'], 'left')).toBe(SPREAD);
    expect(align(SPREAD, ['a', 'nobody', 'a'], 'left')).toBe(SPREAD);
    const lined = align(SPREAD, ABC, 'left');
    expect(align(lined, ABC, 'left')).toBe(lined);
  });
});

describe('distribute', () => {
  it('makes distances equal between the outermost two', () => {
    expect(placesOf(distribute(SPREAD, ABC, 'horizontal'))).toMatchObject({
      a: [0, 0],
      b: [152, 160],
      c: [304, 400],
    });
    expect(placesOf(distribute(SPREAD, ABC, 'vertical'))).toMatchObject({
      a: [0, 0],
      b: [40, 200],
      c: [304, 400],
    });
  });

  it('leaves two alone, and what is locked', () => {
    expect(distribute(SPREAD, ['a', 'b'], 'horizontal')).toBe(SPREAD);
    expect(distribute(setLocked(SPREAD, ['b'], true), ABC, 'vertical')).toMatchObject({
      components: { b: { y: 160 } },
    });
  });
});

describe('a whole layout', () => {
  it('is asked of the chosen ones, or of all, without those that are locked', () => {
    const board = connect(connect(setLocked(SPREAD, ['c'], true), 'a', 'b'), 'b', 'c');
    const ids = (chosen: readonly string[]) => movable(board, chosen).components.map(({ id }) => id);
    expect(ids([])).toEqual(['a', 'b', 'other']);
    expect(ids(['a'])).toEqual(['a', 'b', 'other']);
    expect(ids(['a', 'c'])).toEqual(['a']);
    expect(movable(board, []).calls.map(({ id }) => id)).toEqual(['a-b']);
  });

  it('keeps its corner where the components were, on the grid', () => {
    const board = settle(SPREAD, { a: { x: 1000.4, y: 12 }, b: { x: 1256, y: 12 }, c: { x: 1512, y: 111 } });
    expect(placesOf(board)).toEqual({ a: [0, 0], b: [256, 0], c: [512, 96], other: [900, 900] });
  });

  it('goes around what is locked or no part of it', () => {
    const board = settle(setLocked(SPREAD, ['b'], true), {
      a: { x: 0, y: 0 },
      b: { x: 700, y: 700 },
      c: { x: 0, y: 150 },
    });
    expect(placesOf(board)).toMatchObject({ a: [0, 0], b: [40, 160], c: [0, 256] });
  });

  it('never lets cards touch, whatever the layout says', () => {
    const point = fc.record({
      x: fc.integer({ min: -500, max: 900 }),
      y: fc.integer({ min: -300, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(point, point, fc.nat(3)), { maxLength: 14 }), (cards) => {
        let board = boardOf(Object.fromEntries(cards.map(([was], index) => [`n${index}`, [was.x, was.y]])));
        const fixed = new Set(cards.flatMap(([, , lock], index) => (lock === 0 ? [`n${index}`] : [])));
        board = setLocked(board, fixed, true);
        const layout = Object.fromEntries(cards.map(([, is], index) => [`n${index}`, is]));
        const after = settle(board, layout);
        expect(touching(after, fixed)).toEqual([]);
        for (const { id, x, y } of Object.values(after.components)) {
          if (fixed.has(id)) expect(after.components[id]).toBe(board.components[id]);
          else expect([Math.abs(x % 8), Math.abs(y % 8)]).toEqual([0, 0]);
        }
      }),
    );
  });
});
