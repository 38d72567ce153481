import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type Mark } from '../../board/board.ts';
import { addComponent } from '../../board/edit.ts';
import { setMark } from '../../board/marks.ts';
import { type MarksInput, reconcileMarks } from './nodes.ts';

const BARE = {
  x: 300,
  y: 0,
  width: 100,
  height: 72,
  text: '',
  color: 'ink',
  size: 'm',
  dash: 'solid',
} as const;
const mark = (id: string, kind: Mark['kind'], over: Partial<Mark> = {}): Mark => ({
  ...BARE,
  fill: 'none',
  heads: 'none',
  order: 1,
  id,
  kind,
  ...over,
});

const line = mark('line', 'line', { points: [0, 0, 10, 10], from: 'api', to: 'box' });
const BOARD: Board = [mark('box', 'rectangle'), line].reduce(
  setMark,
  addComponent(EMPTY_BOARD, { id: 'api', kind: 'app_service', name: 'API', x: 0, y: 0, params: {} }),
);

const input = (over: Partial<MarksInput> = {}): MarksInput => ({
  board: BOARD,
  selection: new Set(),
  moving: null,
  drafts: new Map(),
  ...over,
});

describe('marks as nodes', () => {
  it('keep their objects, and their list, while nothing changes', () => {
    const first = reconcileMarks([], input());
    expect(reconcileMarks(first, input())).toBe(first);
    const next = reconcileMarks(first, input({ selection: new Set(['box']) }));
    expect(next[1]).toBe(first[1]);
    expect(next[0]).not.toBe(first[0]);
    expect(next[0]?.data).toBe(first[0]?.data);
  });

  it('a line follows what is dragged before it is dropped', () => {
    const [, still] = reconcileMarks([], input());
    expect(still).toMatchObject({ position: { x: 182, y: 36 }, width: 112, height: 1 });
    const [box, moved] = reconcileMarks([], input({ moving: new Map([['box', { x: 500, y: 0 }]]) }));
    expect(box?.position).toEqual({ x: 500, y: 0 });
    expect(moved).toMatchObject({
      position: { x: 182, y: 36 },
      width: 312,
      data: { mark: BOARD.marks.line },
    });
  });

  it('show what is being drawn, over what the board has', () => {
    const wide = { ...BOARD.marks.box!, width: 400 };
    const fresh = mark('new', 'note');
    const nodes = reconcileMarks([], input({ drafts: new Map([wide, fresh].map((one) => [one.id, one])) }));
    expect(nodes.map(({ id, width }) => [id, width])).toEqual([
      ['box', 400],
      ['line', 112],
      ['new', 100],
    ]);
  });

  it('what is fastened or locked is not dragged, and order decides what lies above', () => {
    const board = setMark(
      setMark(BOARD, mark('low', 'rectangle', { order: -2, locked: true })),
      mark('top', 'note', { order: 7 }),
    );
    const nodes = new Map(reconcileMarks([], input({ board })).map((node) => [node.id, node]));
    expect([...nodes.values()].filter(({ draggable }) => draggable === false).map(({ id }) => id)).toEqual([
      'line',
      'low',
    ]);
    expect(nodes.get('top')?.zIndex).toBe(7);
    expect(nodes.get('low')?.zIndex).toBeLessThan(0);
  });
});
