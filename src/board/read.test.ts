import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type RequestClass } from './board.ts';
import { setAssumption } from './briefEdits.ts';
import { addComponent, setParam } from './edit.ts';
import { numberOf, operationsOf, paramOf, productOf, ratePerSecond, sourcesOf } from './read.ts';

const BOARD: Board = [
  ['web', 'client_web'],
  ['mobile', 'client_mobile'],
  ['rd', 'app_service'],
  ['kv', 'nosql_wide_column'],
  ['clicks', 'stream'],
].reduce(
  (board, [id = '', kind = '']) => addComponent(board, { id, kind, name: id, x: 0, y: 0, params: {} }),
  EMPTY_BOARD,
);

const requests = (over: Partial<RequestClass>): RequestClass => ({
  id: 'redirect',
  name: '',
  description: '',
  rate: [],
  ...over,
});

describe('parameters', () => {
  it('are the component’s own, else the kind’s default', () => {
    const rd = setParam(BOARD, 'rd', 'replicas', 6).components.rd!;
    expect(paramOf(rd, 'replicas')).toBe(6);
    expect(paramOf(rd, 'slots')).toBe(4);
    expect(paramOf(rd, 'threading')).toBe('asynchronous');
    expect(paramOf(rd, 'hitRatio')).toBeUndefined();
  });

  it('as numbers know no limit from a large number, and fall back where there is none', () => {
    expect(numberOf(BOARD.components.clicks!, 'queueLimit', 7)).toBe(Infinity);
    expect(numberOf(BOARD.components.rd!, 'queueLimit', 7)).toBe(100);
    expect(numberOf(BOARD.components.rd!, 'hitRatio', -1)).toBe(-1);
    expect(numberOf(BOARD.components.rd!, 'threading', 3)).toBe(3);
  });
});

describe('operations', () => {
  it('are the kind’s, overlaid by the component’s, and nothing inherited', () => {
    const kv = { ...BOARD.components.kv!, operations: { write: 1.5, scan: 20 } };
    const operations = operationsOf(kv);
    expect({ ...operations }).toEqual({ write: 1.5, scan: 20 });
    expect(operationsOf(BOARD.components.kv!).write).toBe(0.8);
    expect(operations.constructor).toBeUndefined();
  });
});

describe('arithmetic', () => {
  const board = setAssumption(BOARD, { id: 'links', label: 'New links a month', value: 100e6, unit: '' });
  const rate = [
    { label: 'new links a month', value: 'links' },
    { label: 'seconds a month', value: 2_592_000, divide: true as const },
    { label: 'peak', value: 3 },
    { label: 'reads for each write', value: 100 },
  ];

  it('multiplies and divides, with shared assumptions by name', () => {
    expect(ratePerSecond(board, requests({ rate }))).toBeCloseTo(11_574.07, 2);
  });

  it('is 0 where it has no value', () => {
    expect(productOf(board, [])).toBe(0);
    expect(productOf(board, [{ label: '', value: 'gone' }])).toBe(0);
    expect(
      productOf(board, [
        { label: '', value: 5 },
        { label: '', value: 0, divide: true },
      ]),
    ).toBe(0);
    expect(productOf(board, [{ label: '', value: 'constructor' }])).toBe(0);
    expect(ratePerSecond(board, requests({ rate: [{ label: '', value: -5 }] }))).toBe(0);
  });
});

describe('where a class starts', () => {
  it('is every client alike, unless it says where', () => {
    expect(sourcesOf(BOARD, requests({}))).toEqual([
      { component: 'mobile', share: 0.5 },
      { component: 'web', share: 0.5 },
    ]);
  });

  it('is shared in proportion, among components that exist', () => {
    expect(sourcesOf(BOARD, requests({ sources: { web: 3, mobile: 1, gone: 9, rd: 0 } }))).toEqual([
      { component: 'mobile', share: 0.25 },
      { component: 'web', share: 0.75 },
    ]);
  });

  it('is nowhere on a board without clients', () => {
    expect(sourcesOf(EMPTY_BOARD, requests({}))).toEqual([]);
    expect(sourcesOf(BOARD, requests({ sources: {} }))).toEqual([]);
  });
});
