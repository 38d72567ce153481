import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { addComponent, connect } from '../board/edit.ts';
import { addGroup } from '../board/groupEdits.ts';
import { parseFault } from './faults.ts';

const at = { x: 0, y: 0, params: {} };
let board = addComponent(EMPTY_BOARD, { id: 'app', kind: 'app_service', name: 'Orders', ...at });
board = addComponent(board, { id: 'db', kind: 'relational_primary', name: 'Main store', ...at });
board = connect(board, 'app', 'db');
const place = { x: -100, y: -100, width: 600, height: 400 };
board = addGroup(board, { id: 'us-east', kind: 'region', name: 'Virginia', ...place });
board = addGroup(board, { id: 'eu', kind: 'region', name: 'Dublin', ...place, x: 2000 });
const wire = Object.keys(board.connections)[0]!;

describe('--fault', () => {
  it('names a component or connection, what happens to it, when and for how long', () => {
    expect(parseFault('db slow 5x at 20s for 10s', board)).toEqual({
      ...{ target: 'db', effect: 'slow', amount: 5, at: 20, until: 30 },
    });
    expect(parseFault('Main store down at 1m', board)).toEqual({ target: 'db', effect: 'down', at: 60 });
    expect(parseFault('app down 2 instances at 500ms', board)).toEqual({
      ...{ target: 'app', effect: 'down', amount: 2, at: 0.5 },
    });
    expect(parseFault('Orders->db errors 5% at 0s', board)).toEqual({
      ...{ target: wire, effect: 'errors', amount: 0.05, at: 0 },
    });
  });

  it('flushes a cache that keeps something', () => {
    const given = { id: 'cache', kind: 'cache_lookaside', name: 'Hot links', ...at };
    const fixed = addComponent(board, given);
    const real = addComponent(board, { ...given, params: { contents: 'lru' } });
    expect(parseFault('cache flush at 20s', real)).toEqual({ target: 'cache', effect: 'flush', at: 20 });
    expect(parseFault('Hot links flush at 1m', real)).toMatchObject({ target: 'cache', at: 60 });
    expect(() => parseFault('cache flush at 20s', fixed)).toThrow('nothing that could be flushed');
    expect(() => parseFault('cache flush at 20s for 5s', real)).toThrow('at once');
    expect(() => parseFault('cache flush 50% at 20s', real)).toThrow('takes all');
  });

  it('names a group, and cuts it off', () => {
    expect(parseFault('us-east down at 20s for 10s', board)).toEqual({
      ...{ target: 'us-east', effect: 'down', at: 20, until: 30 },
    });
    expect(parseFault('Virginia partition at 1m', board)).toEqual({
      ...{ target: 'us-east', effect: 'partition', at: 60 },
    });
    expect(parseFault('us-east partition 30% at 1s', board)).toMatchObject({ amount: 0.3 });
    expect(parseFault('Virginia slow 3x at 1s', board)).toMatchObject({
      ...{ target: 'us-east', effect: 'slow', amount: 3 },
    });
  });

  it.each([
    ['Virgina down at 1s', 'Did you mean'],
    ['us-east partition 120% at 1s', 'what share is lost'],
    ['Dublin down at 1s', 'no components'],
    ['db breaks', 'it is no fault'],
    ['Main stor slow 5x at 1s', 'Did you mean'],
    ['db slow at 1s', 'by what factor'],
    ['db errors 120% at 1s', 'what share'],
    ['db down 1.5 at 1s', 'number of instances'],
    ['db down at soon', 'is no time'],
    ['db down at 1s for 0s', 'length of time'],
    ['db->app down at 1s', 'no connection'],
  ])('%s: is refused in words', (text, words) => {
    expect(() => parseFault(text, board)).toThrow(words);
  });
});
