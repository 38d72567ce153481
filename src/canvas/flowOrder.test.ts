import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { addComponent, connect } from '../board/edit.ts';
import { addGroup } from '../board/groupEdits.ts';
import { flowOrder, tabOrder } from './flowOrder.ts';

function boardOf(places: Record<string, [number, number]>, lines: [string, string][]): Board {
  let board = EMPTY_BOARD;
  for (const [id, [x, y]] of Object.entries(places)) {
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y, params: {} });
  }
  for (const [from, to] of lines) board = connect(board, from, to);
  return board;
}

describe('flowOrder', () => {
  it('follows the requests, top to bottom where they part, lone components last', () => {
    const board = boardOf(
      { lone: [0, -200], db: [720, 0], low: [480, 200], high: [480, 0], lb: [240, 0], client: [0, 0] },
      [
        ['client', 'lb'],
        ['lb', 'low'],
        ['lb', 'high'],
        ['high', 'db'],
      ],
    );
    expect(flowOrder(board)).toEqual(['client', 'lb', 'high', 'low', 'db', 'lone']);
  });

  it('visits every component of a ring once', () => {
    const board = boardOf({ a: [0, 100], b: [0, 0], c: [0, 200] }, [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]);
    expect(flowOrder(board)).toEqual(['b', 'c', 'a']);
  });
});

describe('tabOrder', () => {
  it('visits connections after components, in the order of their callers', () => {
    const board = boardOf({ b: [240, 0], a: [0, 0], c: [480, 0] }, [
      ['b', 'c'],
      ['a', 'b'],
    ]);
    const ends = tabOrder(board).map((id) => board.connections[id]?.from ?? id);
    expect(ends).toEqual(['a', 'b', 'c', 'a', 'b']);
  });
});

describe('tabOrder with groups', () => {
  it('enters a group before the first that lies in it, outer ones first, empty ones at the end', () => {
    let board = boardOf({ client: [-900, 0], a: [0, 100], b: [0, 300], c: [300, 100] }, [
      ['client', 'a'],
      ['a', 'b'],
      ['b', 'c'],
    ]);
    const frame = (id: string, x: number, y: number, width: number, height: number) =>
      ({ id, kind: 'zone', name: id, x, y, width, height }) as const;
    board = addGroup(board, frame('outer', -50, 0, 700, 500));
    board = addGroup(board, frame('inner', 280, 60, 250, 150));
    board = addGroup(board, frame('empty', 2000, 0, 100, 100));
    const order = tabOrder(board).filter((id) => !board.connections[id]);
    expect(order).toEqual(['client', 'outer', 'a', 'b', 'inner', 'c', 'empty']);
  });
});
