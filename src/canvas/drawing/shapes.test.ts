import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD, type Point } from '../../board/layout.ts';
import { pointOn } from '../lines/curves.ts';
import { makeRouter, routeAll } from '../lines/router.ts';
import type { End, Route } from '../lines/routes.ts';
import { makeShaper } from './shapes.ts';

const PLACES = fc.uniqueArray(
  fc.record({ column: fc.integer({ min: 0, max: 4 }), row: fc.integer({ min: 0, max: 5 }) }),
  {
    minLength: 2,
    maxLength: 14,
    selector: ({ column, row }) => `${column} ${row}`,
  },
);

/** Cards on the grid, never closer to each other than 56 px across and 48 px down. */
const CARDS = fc
  .tuple(PLACES, fc.array(fc.nat({ max: 3 }), { minLength: 14, maxLength: 14 }))
  .map(
    ([places, aside]) =>
      new Map<string, Point>(
        places.map(({ column, row }, index) => [
          `c${index}`,
          { x: column * 256 + (aside[index] ?? 0) * 8, y: row * 144 + (aside[13 - index] ?? 0) * 8 },
        ]),
      ),
  );

const LINES = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 10 });

function linesOf(
  cards: ReadonlyMap<string, Point>,
  pairs: readonly (readonly [number, number])[],
  shape: End['shape'] | null = 'orthogonal',
): End[] {
  const ids = [...cards.keys()];
  return pairs.flatMap(([a, b], index) => {
    const from = ids[a % ids.length] ?? '';
    const to = ids[b % ids.length] ?? '';
    return from === to ? [] : [{ id: `l${index}`, from, to, ...(shape && { shape }) }];
  });
}

function samples({ curve }: Route): Point[] {
  return Array.from({ length: 401 }, (_, index) => pointOn(curve, index / 400));
}

const isUnder = (card: Point, { x, y }: Point): boolean =>
  x > card.x + 1 && x < card.x + CARD.width - 1 && y > card.y + 1 && y < card.y + CARD.height - 1;

function routed(cards: ReadonlyMap<string, Point>, lines: readonly End[]) {
  return routeAll(lines, cards, makeShaper);
}

describe('lines', () => {
  it.each(['orthogonal', 'straight', null] as const)('that are %s never run under a card', (shape) => {
    fc.assert(
      fc.property(CARDS, LINES, (cards, pairs) => {
        const lines = linesOf(cards, pairs, shape);
        for (const [id, route] of routed(cards, lines)) {
          const line = lines.find((one) => one.id === id);
          const points = samples(route);
          const over = [...cards].filter(([, at]) => points.some((point) => isUnder(at, point)));
          expect(over, `${id} ${line?.from}-${line?.to} under cards`).toEqual([]);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('that are straight bend twice around a card between two, and are straight again without it', () => {
    const cards = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 600, y: 0 }],
    ]);
    const between = new Map([...cards, ['m', { x: 300, y: 0 }]]);
    const line: End = { id: 'l', from: 'a', to: 'b', shape: 'straight' };
    const free = routed(cards, [line]).get('l');
    expect(free?.curve).toHaveLength(8);
    // A piece, a round corner, a piece, a round corner, a piece.
    expect(routed(between, [line]).get('l')?.curve).toHaveLength(2 + 5 * 6);
    expect(routed(cards, [line]).get('l')?.path).toBe(free?.path);
  });

  it('that turn around the same card lie beside each other', () => {
    const cards = new Map([
      ['a', { x: 0, y: 0 }],
      ['m', { x: 300, y: 0 }],
      ['b', { x: 600, y: 0 }],
    ]);
    for (const shape of ['straight', undefined] as const) {
      const lines = ['l1', 'l2'].map((id) => ({ id, from: 'a', to: 'b', ...(shape && { shape }) }));
      const [one, other] = [...routed(cards, lines).values()].map(samples);
      for (const { x, y } of (one ?? []).slice(20, -20)) {
        const nearest = Math.min(...(other ?? []).map((point) => Math.hypot(point.x - x, point.y - y)));
        expect(nearest).toBeGreaterThan(3.5);
      }
    }
  });

  it('whose ways are unknown wait, and only where they run under a card', () => {
    const cards = new Map<string, Point>();
    for (let x = 0; x < 3; x++) for (let y = 0; y < 3; y++) cards.set(`${x}${y}`, { x: x * 240, y: y * 120 });
    const lines = [
      { id: 'over', from: '00', to: '22' },
      { id: 'free', from: '00', to: '10' },
    ];
    const waits = (kept: readonly End[], make: typeof makeShaper | null) => {
      const router = makeRouter();
      router.route(kept, cards, make);
      return router.isWaiting();
    };
    expect(waits(lines, null)).toBe(true);
    expect(waits(lines.slice(1), null)).toBe(false);
    expect(waits(lines, makeShaper)).toBe(false);
  });
});

describe('orthogonal lines', () => {
  it('run the same way whatever was looked at before, and move with both of their ends', () => {
    fc.assert(
      fc.property(
        CARDS,
        LINES,
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: -40, max: 40 }),
        (cards, pairs, x, y) => {
          const lines = linesOf(cards, pairs);
          const first = routed(cards, lines);
          const away = new Map([...cards].map(([id, at]) => [id, { x: at.x + x * 8, y: at.y + y * 8 }]));
          const moved = routed(away, lines);
          const again = routed(cards, [...lines].reverse());
          for (const { id } of lines) {
            const before = first.get(id)?.curve ?? [];
            const after = moved.get(id)?.curve ?? [];
            expect(again.get(id)?.path).toBe(first.get(id)?.path);
            expect(after).toHaveLength(before.length);
            const apart = before.map((value, index) =>
              Math.abs(value + (index % 2 === 0 ? x : y) * 8 - (after[index] ?? 0)),
            );
            expect(Math.max(0, ...apart)).toBeLessThan(1e-6);
          }
        },
      ),
      // The same boards each time; the thirty-fourth has so many lines on one side that their distance is no round figure.
      { numRuns: 100, seed: 309846937 },
    );
  });

  it('lie beside each other between the same two cards, both ways', () => {
    const cards = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 320, y: 200 }],
    ]);
    const lines = ['there', 'back', 'again'].map((id) => ({
      id,
      from: id === 'back' ? 'b' : 'a',
      to: id === 'back' ? 'a' : 'b',
      shape: 'orthogonal' as const,
    }));
    const routes = lines.map(({ id }) => routed(cards, lines).get(id));
    for (const [index, one] of routes.entries()) {
      for (const other of routes.slice(index + 1)) {
        if (!one || !other) throw new Error('no route');
        const others = samples(other);
        // Two lines may cross; they may not run along one another.
        const along = samples(one).filter((a) => others.some((b) => Math.hypot(a.x - b.x, a.y - b.y) < 4));
        expect(along.length).toBeLessThan(24);
      }
    }
  });

  it('are level or upright throughout but for round corners', () => {
    const cards = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 400, y: 304 }],
    ]);
    const route = routed(cards, [{ id: 'l', from: 'a', to: 'b', shape: 'orthogonal' }]).get('l');
    if (!route) throw new Error('no route');
    const points = samples(route);
    const slanted = points.slice(1).filter(({ x, y }, index) => {
      const before = points[index] ?? { x, y };
      return Math.abs(x - before.x) > 0.01 && Math.abs(y - before.y) > 0.01;
    });
    expect(slanted.length).toBeLessThan(40);
  });
});

describe('bends', () => {
  it.each([undefined, 'straight', 'orthogonal'] as const)(
    'are passed in turn by a line drawn %s',
    (shape) => {
      const cards = new Map([
        ['a', { x: 0, y: 0 }],
        ['b', { x: 480, y: 0 }],
      ]);
      const bends = [240, 200, 400, 240];
      const line: End = { id: 'l', from: 'a', to: 'b', bends, ...(shape && { shape }) };
      const route = routed(cards, [line]).get('l');
      if (!route) throw new Error('no route');
      const points = samples(route);
      const nearest = ([x = 0, y = 0]: readonly number[]) => {
        const distances = points.map((point) => Math.hypot(point.x - x, point.y - y));
        const least = Math.min(...distances);
        return { least, at: distances.indexOf(least) };
      };
      const first = nearest(bends.slice(0, 2));
      const second = nearest(bends.slice(2));
      // A rounded corner cuts its bend by less than its radius.
      expect(first.least).toBeLessThan(6);
      expect(second.least).toBeLessThan(6);
      expect(first.at).toBeLessThan(second.at);
    },
  );

  it('leave a straight line straight where there are none', () => {
    const cards = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 480, y: 160 }],
    ]);
    const route = routed(cards, [{ id: 'l', from: 'a', to: 'b', shape: 'straight' }]).get('l');
    if (!route) throw new Error('no route');
    const [start, end] = [pointOn(route.curve, 0), pointOn(route.curve, 1)];
    for (const { x, y } of samples(route)) {
      const across = (end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x);
      expect(Math.abs(across)).toBeLessThan(1);
    }
  });
});
