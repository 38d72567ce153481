import { describe, expect, it } from 'vitest';
import type { Board } from './board.ts';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, connect } from './edit.ts';
import { calleesOf, callersOf, flowOrder, neighborhood, walkFrom } from './flow.ts';

function boardOf(places: Record<string, [number, number]>, lines: string): Board {
  let board = EMPTY_BOARD;
  for (const [id, [x, y]] of Object.entries(places))
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y, params: {} });
  for (const line of lines.split(' ')) {
    const [from = '', to = ''] = line.split('>');
    board = connect(board, from, to);
  }
  return board;
}

const SHOP = boardOf(
  {
    lone: [0, -200],
    db: [720, 0],
    low: [480, 200],
    high: [480, 0],
    lb: [240, 0],
    client: [0, 0],
    phone: [0, 96],
  },
  'client>lb phone>lb lb>low lb>high high>db',
);

describe('flowOrder', () => {
  it('follows the requests, top to bottom where they part, lone components last', () => {
    expect(flowOrder(SHOP)).toEqual(['client', 'phone', 'lb', 'high', 'low', 'db', 'lone']);
  });

  it('visits every component of a ring once', () => {
    const ring = boardOf({ a: [0, 100], b: [0, 0], c: [0, 200] }, 'a>b b>c c>a');
    expect(flowOrder(ring)).toEqual(['b', 'c', 'a']);
    expect(flowOrder(boardOf({ a: [8, 0], b: [0, 100] }, 'a>b b>a'))).toEqual(['b', 'a']);
  });

  it('starts at a client that something answers to', () => {
    const kinds = { web: 'client_web', api: 'app_service' };
    let board = EMPTY_BOARD;
    for (const [id, kind] of Object.entries(kinds))
      board = addComponent(board, { id, kind, name: id, x: id === 'web' ? 400 : 0, y: 0, params: {} });
    board = connect(connect(board, 'web', 'api'), 'api', 'web');
    expect(flowOrder(board)).toEqual(['web', 'api']);
  });
});

describe('walking', () => {
  it('goes to the first callee and the topmost caller', () => {
    expect(walkFrom(SHOP, 'client', 'right')).toBe('lb');
    // The first by the order of calls, not the topmost.
    expect(walkFrom(SHOP, 'lb', 'right')).toBe('low');
    expect(walkFrom(SHOP, 'lb', 'left')).toBe('client');
    expect(walkFrom(SHOP, 'db', 'right')).toBeNull();
    expect(walkFrom(SHOP, 'phone', 'left')).toBeNull();
  });

  it('goes up and down among those with a caller in common, or with none', () => {
    expect(walkFrom(SHOP, 'high', 'down')).toBe('low');
    expect(walkFrom(SHOP, 'low', 'up')).toBe('high');
    expect(walkFrom(SHOP, 'high', 'up')).toBeNull();
    expect(walkFrom(SHOP, 'client', 'down')).toBe('phone');
    expect(walkFrom(SHOP, 'client', 'up')).toBe('lone');
  });

  it('knows nothing of what is not there', () => {
    for (const direction of ['left', 'right', 'up', 'down'] as const)
      expect(walkFrom(EMPTY_BOARD, 'x', direction)).toBeNull();
    expect([...calleesOf(SHOP, 'constructor'), ...callersOf(SHOP, 'constructor')]).toEqual([]);
  });
});

it('finds the neighborhood with the connections in it, and grows by one step', () => {
  expect([...neighborhood(SHOP, ['high'])].sort()).toEqual(['db', 'high', 'high-db', 'lb', 'lb-high']);
  expect([...neighborhood(SHOP, neighborhood(SHOP, ['high']))]).toHaveLength(11);
  expect([...neighborhood(SHOP, ['lb-low'])].sort()).toEqual(['lb', 'lb-low', 'low']);
});
