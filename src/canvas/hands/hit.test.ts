import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD, type Mark } from '../../board/board.ts';
import { addComponent } from '../../board/edit.ts';
import { lineAt } from '../lines/lineHit.ts';
import { cardAt, neighbor } from './hit.ts';
import { hollowAt } from './hollow.ts';

const cards = [
  { id: 'under', position: { x: 0, y: 0 } },
  { id: 'over', position: { x: 100, y: 40 } },
  { id: 'far', position: { x: 400, y: 300 } },
];

describe('cardAt', () => {
  it('finds the topmost card at a point, its border included', () => {
    expect(cardAt(cards, { x: 10, y: 10 })).toBe('under');
    expect(cardAt(cards, { x: 120, y: 60 })).toBe('over');
    expect(cardAt(cards, { x: 0, y: 0 })).toBe('under');
    expect(cardAt(cards, { x: 390, y: 300 })).toBeNull();
    expect(cardAt(cards, { x: 390, y: 300 }, 12)).toBe('far');
  });
});

describe('hollowAt', () => {
  const shape = (id: string, kind: Mark['kind'], x: number, width: number): Mark => ({
    id,
    kind,
    x,
    y: 0,
    width,
    height: 200,
    text: '',
    color: 'ink',
    size: 'm',
    order: 1,
    dash: 'solid',
    fill: 'none',
    heads: 'none',
  });
  const shapes = [
    shape('outer', 'rectangle', 0, 600),
    shape('inner', 'rectangle', 20, 100),
    shape('round', 'ellipse', 400, 200),
    shape('note', 'note', 200, 100),
  ];
  const board = { ...EMPTY_BOARD, marks: Object.fromEntries(shapes.map((mark) => [mark.id, mark])) };
  it('finds the smallest shape around a point', () => {
    expect(hollowAt(board, { x: 60, y: 40 })).toBe('inner');
    expect(hollowAt(board, { x: 150, y: 40 })).toBe('outer');
    expect(hollowAt(board, { x: 500, y: 100 })).toBe('round');
    expect(hollowAt(board, { x: 402, y: 2 })).toBe('outer');
    expect(hollowAt(board, { x: 60, y: 201 })).toBeNull();
  });
  it('takes a shape around a card for a frame', () => {
    const component = { id: 'c', kind: 'app_service', name: 'C', x: 40, y: 40, params: {} };
    const framed = addComponent(board, component);
    expect(hollowAt(framed, { x: 560, y: 10 })).toBeNull();
    expect(hollowAt(framed, { x: 30, y: 10 })).toBe('inner');
  });
});

describe('lineAt', () => {
  const lines = [
    { id: 'level', curve: [0, 0, 50, 0, 100, 0, 150, 0] as const },
    { id: 'steep', curve: [75, -60, 75, -20, 75, 20, 75, 60] as const },
  ];
  it('finds the nearest line in reach', () => {
    expect(lineAt(lines, { x: 20, y: 5 }, 8)).toBe('level');
    expect(lineAt(lines, { x: 72, y: 40 }, 8)).toBe('steep');
    expect(lineAt(lines, { x: 20, y: 12 }, 8)).toBeNull();
  });
});

describe('neighbor', () => {
  const row = [
    { id: 'a', position: { x: 0, y: 0 } },
    { id: 'b', position: { x: 240, y: 0 } },
    { id: 'c', position: { x: 200, y: 200 } },
  ];
  it('takes what lies straight ahead before what lies nearer but aside', () => {
    expect(neighbor(row, { x: 0, y: 0 }, 'right', new Set(['a']))).toBe('b');
    expect(neighbor(row, { x: 0, y: 0 }, 'down', new Set(['a']))).toBe('c');
    expect(neighbor(row, { x: 0, y: 0 }, 'left', new Set(['a']))).toBeNull();
    expect(neighbor(row, { x: 0, y: 0 }, 'right', new Set(['a', 'b']))).toBe('c');
  });
});
