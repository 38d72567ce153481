import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type RequestClass } from '../../board/board.ts';
import * as edit from '../../board/edit.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import type { Network } from '../network.ts';
import { constant, network, station } from '../theory/build.ts';

const run = (given: Network, seconds: number) => {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(seconds);
  return engine.report();
};

describe('keys of a class', () => {
  const shards = (keys?: { items: number; exponent: number }): Network => {
    const first = { first: { balancing: 'key hash' as const } };
    const plain = network(
      3,
      [station('s', { replicas: 4, queueLimit: 0 })],
      [{ service: constant(1) }],
      first,
    );
    return { ...plain, classes: plain.classes.map((cls) => ({ ...cls, ...(keys && { keys }) })) };
  };

  it('are what a key hash goes by: the one thing that all ask for is on one shard', () => {
    const spread = run(shards(), 30).components.s!.utilization;
    const pinned = run(shards({ items: 1, exponent: 1 }), 30).components.s!.utilization;
    // Erlang B at 0.75 a shard, and at 3 on a single one of four.
    expect(spread).toBeCloseTo(0.75 / 1.75, 1);
    expect(pinned).toBeCloseTo(0.75 / 4, 2);
  });

  it('leave the draws of boards without them as they are', () => {
    const before = run(shards(), 5);
    const none = shards();
    expect(run(none, 5)).toEqual(before);
    expect(run(shards({ items: 10, exponent: 1 }), 5).totals.created).toBe(before.totals.created);
  });

  it('are the same where classes name the same things, and others where they do not', () => {
    const ask = (id: string, items: number, name?: string): RequestClass => ({
      ...{ id, name: id, description: '', rate: [{ label: '', value: 1 }] },
      keys: { items, exponent: 1, ...(name !== undefined && { name }) },
    });
    let board: Board = edit.addComponent(EMPTY_BOARD, {
      ...{ id: 'web', kind: 'client_web', name: 'web', x: 0, y: 0, params: {} },
    });
    for (const cls of [ask('a', 100, 'links'), ask('b', 50), ask('c', 300, 'links'), ask('d', 7, 'users')])
      board = edit.setClass(board, cls);
    expect(Object.fromEntries(compile(board).network.classes.map(({ id, keys }) => [id, keys]))).toEqual({
      a: { items: 100, exponent: 1 },
      b: { items: 50, exponent: 1, first: 300 },
      c: { items: 300, exponent: 1 },
      d: { items: 7, exponent: 1, first: 350 },
    });
  });

  it('are kept inside their bounds', () => {
    const cls = {
      id: 'a',
      name: 'a',
      description: '',
      rate: [],
      keys: { items: 0.2, exponent: -3, name: ' ' },
    };
    expect(edit.setClass(EMPTY_BOARD, cls).classes.a!.keys).toEqual({ items: 1, exponent: 0 });
  });
});
