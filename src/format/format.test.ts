import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, TABLES } from '../board/board.ts';
import { randomBoard } from '../board/randomBoard.ts';
import { decode, encode, parseBoard, stringify } from './format.ts';
import { SAVED_BOARD } from './schema.ts';

const boards = fc
  .infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  .map((stream) => randomBoard(() => stream.next().value as number));

/** The same values with the keys of every object in another order. */
function shuffled<T>(value: T, order: () => number): T {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => ({
    at: order(),
    key,
    inner: shuffled(inner, order),
  }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ key, inner }) => [key, inner])) as T;
}

describe('any board', () => {
  it('comes back from its saved form as it was', () => {
    fc.assert(
      fc.property(boards, (board) => {
        expect(decode(encode(board))).toEqual({ board, problems: [] });
        expect(parseBoard(stringify(board))).toEqual({ board, problems: [] });
      }),
    );
  });

  it('is saved as the published format says', () => {
    fc.assert(
      fc.property(boards, (board) => {
        expect(v.is(SAVED_BOARD, encode(board))).toBe(true);
      }),
    );
  });

  it('gives the same text in whatever order it was made', () => {
    fc.assert(
      fc.property(boards, fc.infiniteStream(fc.integer()), (board, stream) => {
        const other = shuffled(board, () => stream.next().value as number);
        expect(stringify(other)).toBe(stringify(board));
      }),
    );
  });
});

describe('anything else', () => {
  const hostile = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });

  /** Keys and values as they may stand in a board, in the wrong places. */
  const likely = fc.oneof(
    hostile,
    fc.constantFrom(
      'headroom',
      'app_service',
      'miss',
      '__proto__',
      1,
      -1,
      1e308,
      Infinity,
      Number.NaN,
      '',
      {},
      [],
    ),
  );
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'components',
      'connections',
      'id',
      'kind',
      'params',
      'from',
      'of',
      'rate',
    ),
  );

  /** Puts a value somewhere in a saved board, sometimes deep. */
  function planted(saved: unknown, path: readonly number[], at: string, value: unknown): unknown {
    const copy = structuredClone(saved);
    let target = copy as Record<string, unknown>;
    for (const step of path) {
      const inner = Object.values(target).filter((one) => typeof one === 'object' && one !== null);
      if (inner.length === 0) break;
      target = inner[step % inner.length] as Record<string, unknown>;
    }
    const keys = Object.keys(target);
    const name = at === '' && keys.length > 0 ? (keys[path.length % keys.length] ?? at) : at;
    // No property of a list can be that but its own.
    if (Array.isArray(target) && name === 'length') return copy;
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
    return copy;
  }

  it('never throws, and what it gives can be saved', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        const { board, problems } = decode(input);
        expect(board).toBeNull();
        expect(problems).toMatchObject([{ severity: 'fatal', reason: 'not a board' }]);
      }),
    );
  });

  it('planted in a board leaves a sound board', () => {
    const faults = fc.array(
      fc.tuple(fc.array(fc.nat(), { maxLength: 5 }), fc.oneof(fc.constant(''), key), likely),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(boards, faults, (board, plants) => {
        const input = plants.reduce<unknown>(
          (saved, [path, at, value]) => planted(saved, path, at, value),
          encode(board),
        );
        const decoded = decode(input);
        for (const { table, message } of decoded.problems) {
          expect([...TABLES, 'board']).toContain(table);
          expect(message).not.toBe('');
        }
        if (decoded.board === null) return;
        expect(v.is(SAVED_BOARD, encode(decoded.board))).toBe(true);
        expect(decode(encode(decoded.board))).toEqual({ board: decoded.board, problems: [] });
        expect(Object.prototype).toEqual({});
      }),
      { numRuns: 300 },
    );
  });

  it('as text never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseBoard(text).problems).not.toEqual([]);
      }),
    );
    fc.assert(
      fc.property(boards, fc.nat(), fc.string(), (board, at, junk) => {
        const text = stringify(board);
        const cut = at % text.length;
        expect(() => parseBoard(text.slice(0, cut) + junk + text.slice(cut))).not.toThrow();
      }),
    );
  });

  it('that throws when it is looked at is refused like the rest', () => {
    const trap = { format: 'headroom', version: 2 };
    Object.defineProperty(trap, 'components', {
      enumerable: true,
      get: () => {
        throw new Error('boo');
      },
    });
    expect(decode(trap)).toMatchObject({ board: null, problems: [{ severity: 'fatal' }] });
  });
});

describe('the text', () => {
  it('differs only where the board does', () => {
    const draw = (x: number): Board => ({
      ...EMPTY_BOARD,
      components: Object.fromEntries(
        ['b', 'a', 'c'].map((id) => [
          id,
          { id, kind: 'worker', name: id, x: id === 'a' ? x : 0, y: 0, params: {} },
        ]),
      ),
    });
    const [before, after] = [stringify(draw(8)).split('\n'), stringify(draw(16)).split('\n')];
    expect(before.filter((line, index) => line !== after[index])).toEqual([
      '    "a": { "kind": "worker", "name": "a", "x": 8 },',
    ]);
  });

  it('of an empty board is short', () => {
    expect(stringify(EMPTY_BOARD)).toBe(
      '{\n  "format": "headroom",\n  "version": 2,\n  "name": "Untitled"\n}\n',
    );
  });
});
