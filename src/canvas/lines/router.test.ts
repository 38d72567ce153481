import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD } from '../../board/layout.ts';
import { makeShaper } from '../drawing/shapes.ts';
import { hits, type Point } from './curves.ts';
import { makeGrid } from './near.ts';
import { makeRouter, routeAll } from './router.ts';
import type { End, Route } from './routes.ts';

const MANY = 420;
const COLUMNS = 20;

function grid(count: number): Map<string, Point> {
  return new Map(
    Array.from({ length: count }, (_, i) => [
      `c${i}`,
      { x: (i % COLUMNS) * 256, y: Math.floor(i / COLUMNS) * 136 },
    ]),
  );
}

/** Lines as systems have them: mostly to what is beside, some a few cards away. */
function system(count: number): End[] {
  const steps = [1, COLUMNS, 3, 2 * COLUMNS, COLUMNS + 2, 4 * COLUMNS + 1];
  const shapes = [undefined, undefined, 'straight'] as const;
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const to = i + (steps[i % steps.length] ?? 1);
    const shape = shapes[i % shapes.length];
    const isOn = to < count && to % COLUMNS >= i % COLUMNS;
    return isOn ? [{ id: `l${i}`, from: `c${i}`, to: `c${to}`, ...(shape && { shape }) }] : [];
  });
}

const SMALL = 60;
const card = fc.integer({ min: 0, max: SMALL - 1 }).map((i) => `c${i}`);
const kinds = fc.constantFrom({}, {}, { shape: 'straight' as const }, { shape: 'orthogonal' as const });
const bend = fc.option(fc.tuple(fc.nat(2000), fc.nat(900)), { nil: undefined, freq: 8 });
const LINES = fc
  .array(fc.tuple(card, card, kinds, bend), { minLength: 20, maxLength: 60 })
  .map((all) =>
    all.map(
      ([from, to, kind, bends], i): End => ({ id: `l${i}`, from, to, ...kind, ...(bends && { bends }) }),
    ),
  );
/** Cards that go elsewhere, lines that are not there for the while, and how many lines there is time for. */
const STEP = fc.record({
  moves: fc.array(fc.tuple(card, fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 })), {
    maxLength: 4,
  }),
  gone: fc.nat(6),
  without: fc.option(card, { freq: 4, nil: null }),
  patience: fc.nat(30),
});

const lateAfter = (count: number) => {
  let left = count;
  return () => left-- <= 0;
};

/** All of a route in few words. */
const said = (route: Route | undefined): string => {
  if (!route) return 'none';
  const { path, arrow, words, passed } = route;
  const cards = [route.from, route.to, ...passed].map(({ x, y }) => `${x} ${y}`);
  return [path, arrow, words, ...cards].join('\n');
};

describe('a router', () => {
  it('comes to the routes that routing all anew gives, whatever moved, came or went, and however late it was', () => {
    fc.assert(
      fc.property(
        LINES,
        fc.array(STEP, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (lines, steps, isKnown) => {
          const router = makeRouter();
          let cards = grid(SMALL);
          if (!isKnown) router.route(lines, cards, null, lateAfter(10));
          for (const { moves, gone, without, patience } of steps) {
            const places = new Map(
              moves.flatMap(([id, x, y]): [string, Point][] => {
                const at = cards.get(id);
                return at ? [[id, { x: at.x + 8 * x, y: at.y + 8 * y }]] : [];
              }),
            );
            cards = new Map([...cards, ...places]);
            const here = new Map([...cards].filter(([id]) => id !== without));
            const some = lines.slice(0, lines.length - gone);
            router.route(some, here, makeShaper, lateAfter(patience));
            while (router.isWaiting()) router.settle(lateAfter(7));
            const now = router.route(some, here, makeShaper, lateAfter(0));
            const all = routeAll(some, here, makeShaper);
            expect(now.size).toBe(all.size);
            for (const [id, route] of all) expect(said(now.get(id)), id).toBe(said(route));
          }
        },
      ),
      { numRuns: 15, seed: 5 },
    );
  });

  it('says of cards that move which routes are others, and they are those of all lines anew', () => {
    const lines = system(MANY);
    const cards = grid(MANY);
    const router = makeRouter();
    const before = router.route(lines, cards, makeShaper);
    const places = new Map([['c130', { x: 2700, y: 940 }]]);
    const others = router.move(places);
    const all = routeAll(lines, new Map([...cards, ...places]), makeShaper);
    for (const [id, route] of all) expect(said(others.get(id) ?? before.get(id)), id).toBe(said(route));
    expect(others.size).toBeGreaterThan(2);
    expect(others.size).toBeLessThan(lines.length / 4);
    expect(router.move(places).size).toBe(0);
  });

  it('leads no line of a large board under a card', () => {
    const cards = grid(MANY);
    const lines = system(MANY);
    const under = (make: typeof makeShaper | null) =>
      [...routeAll(lines, cards, make)].filter(([id, { curve }]) => {
        const line = lines.find((one) => one.id === id);
        const others = [...cards].filter(([one]) => one !== line?.from && one !== line?.to);
        return (
          hits(
            curve,
            others.map(([, at]) => at),
          ) > 0
        );
      });
    expect(under(null).length).toBeGreaterThan(50);
    expect(under(makeShaper).map(([id]) => id)).toEqual([]);
  });

  it('keeps a line where it was, rather than under a card, while there is no time', () => {
    const cards = new Map([
      ['a', { x: 0, y: 0 }],
      ['m', { x: 300, y: 0 }],
      ['b', { x: 600, y: 0 }],
    ]);
    const line: End = { id: 'l', from: 'a', to: 'b', shape: 'straight' };
    const router = makeRouter();
    const before = router.route([line], cards, makeShaper).get('l');
    const places = new Map([['m', { x: 300, y: 24 }]]);
    expect(router.move(places, lateAfter(0)).get('l')).toBeUndefined();
    expect(router.isWaiting()).toBe(true);
    router.settle();
    const after = router.move(new Map()).get('l');
    expect(after).toEqual(routeAll([line], new Map([...cards, ...places]), makeShaper).get('l'));
    expect(after?.path).not.toBe(before?.path);
  });

  it('leaves what took longer the last time than there is time now until there is some', () => {
    const cards = grid(MANY);
    const lines = system(MANY);
    const router = makeRouter();
    router.route(lines, cards, makeShaper);
    const at = cards.get('c5') ?? { x: 0, y: 0 };
    const now = new Map([['c5', { x: at.x + 480, y: at.y + 300 }]]);
    let left = 0;
    router.move(now, (ms) => {
      if (ms !== undefined) left++;
      return ms !== undefined || left > 0;
    });
    expect(left).toBeGreaterThan(0);
    expect(router.isWaiting()).toBe(true);
    router.settle();
    expect(router.isWaiting()).toBe(false);
    const after = router.route(lines, new Map([...cards, ...now]), makeShaper);
    expect(after.get('l5')).toEqual(routeAll(lines, new Map([...cards, ...now]), makeShaper).get('l5'));
  });
});

describe('what is near', () => {
  it('is what asking each card gives', () => {
    const at = fc.record({
      x: fc.integer({ min: -3000, max: 3000 }),
      y: fc.integer({ min: -3000, max: 3000 }),
    });
    fc.assert(
      fc.property(
        fc.array(at, { maxLength: 80 }),
        fc.nat(20),
        at,
        fc.nat(1500),
        fc.nat(900),
        (all, gone, { x, y }, w, h) => {
          const cards = makeGrid();
          for (const one of all) cards.put(one);
          for (const one of all.slice(0, gone)) cards.take(one);
          const within = { left: x, top: y, right: x + w, bottom: y + h };
          const asked = all
            .slice(gone)
            .filter(
              (one) =>
                one.x < within.right &&
                one.x + CARD.width > within.left &&
                one.y < within.bottom &&
                one.y + CARD.height > within.top,
            );
          const found = cards.near(within);
          expect(found).toHaveLength(asked.length);
          expect(new Set(found)).toEqual(new Set(asked));
        },
      ),
      { seed: 3 },
    );
  });
});
