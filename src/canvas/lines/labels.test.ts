import { describe, expect, it } from 'vitest';
import { CARD } from '../../board/layout.ts';
import { makeShaper } from '../drawing/shapes.ts';
import { type Point, pointOn } from './curves.ts';
import { placeWords } from './labels.ts';
import { routeAll } from './router.ts';

function routeTo(x: number, y: number) {
  const cards = new Map<string, Point>([
    ['a', { x: 0, y: 0 }],
    ['b', { x, y }],
  ]);
  const route = routeAll([{ id: 'l', from: 'a', to: 'b' }], cards).get('l');
  if (!route) throw new Error('no route');
  return route;
}

/** Boxes of the lines of text, as wide as the placement assumes. */
function boxes(x: number, anchor: string, width: number, baselines: number[]) {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return baselines.map((y) => ({ left, right: left + width, top: y - 9, bottom: y + 2 }));
}

describe('placeWords', () => {
  it.each([
    ['beside', 320, 0],
    ['below right', 320, 240],
    ['above right', 320, -240],
    ['below', 0, 240],
    ['a little lower', 320, 60],
  ])('keeps clear of both cards and of the line to a card %s', (_, x, y) => {
    const route = routeTo(x, y);
    const at = placeWords(route, [7, 8, 9], 1);
    expect(at.rows).toHaveLength(3);
    for (const box of boxes(at.x, at.anchor, 9 * 5.7, [...at.rows])) {
      for (const card of [route.from, route.to]) {
        const apart =
          box.right <= card.x ||
          box.left >= card.x + CARD.width ||
          box.bottom <= card.y ||
          box.top >= card.y + CARD.height;
        expect(apart).toBe(true);
      }
      for (let t = 0; t <= 1; t += 0.02) {
        const point = pointOn(route.curve, t);
        expect(point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom).toBe(
          false,
        );
      }
    }
  });

  it('keeps off the other lines of an orthogonal bundle', () => {
    const cards = new Map<string, Point>([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 336, y: 0 }],
      ['c', { x: 336, y: 128 }],
      ['d', { x: 336, y: -128 }],
    ]);
    const ends = ['b', 'b', 'c', 'd'].map((to, i) => ({
      id: `${i}`,
      from: 'a',
      to,
      shape: 'orthogonal' as const,
    }));
    const routes = routeAll(ends, cards, makeShaper);
    for (const route of routes.values()) {
      const at = placeWords(route, [7], 1);
      for (const box of boxes(at.x, at.anchor, 7 * 5.7, [...at.rows]))
        for (const { curve } of routes.values())
          for (let t = 0; t <= 1; t += 0.002) {
            const { x, y } = pointOn(curve, t);
            expect(x > box.left && x < box.right && y > box.top && y < box.bottom, route.path).toBe(false);
          }
    }
  });

  it.each(['orthogonal', 'straight', undefined] as const)(
    'stands where no other card covers it, beside a line that passes some (%s)',
    (shape) => {
      const cards = new Map<string, Point>([
        ['a', { x: 0, y: 0 }],
        ['b', { x: 1200, y: 0 }],
      ]);
      for (const x of [300, 540, 780]) for (const y of [-88, 0, 88]) cards.set(`${x} ${y}`, { x, y });
      const routes = routeAll([{ id: 'l', from: 'a', to: 'b', ...(shape && { shape }) }], cards, makeShaper);
      const at = placeWords(routes.get('l')!, [7, 9], 1);
      for (const box of boxes(at.x, at.anchor, 9 * 5.7, [...at.rows]))
        for (const { x, y } of cards.values()) {
          const isApart =
            box.right <= x || box.left >= x + CARD.width || box.bottom <= y || box.top >= y + CARD.height;
          expect(isApart).toBe(true);
        }
    },
  );

  it('stacks the words beside a level line, never on it', () => {
    const at = placeWords(routeTo(320, 0), [7, 8], 1);
    const middle = CARD.height / 2;
    expect(at.anchor).toBe('middle');
    expect(at.rows[0]).toBeLessThan(middle - 2);
    expect(at.rows[1]).toBeGreaterThan(middle + 8);
  });
});

describe('the words of a fan', () => {
  const cards = new Map<string, Point>([['hub', { x: 0, y: 300 }]]);
  const lines = [0, 140, 280, 420, 560].map((y, index) => {
    cards.set(`c${index}`, { x: 400, y });
    return { id: `l${index}`, from: 'hub', to: `c${index}` };
  });
  const routes = routeAll(lines, cards);

  it.each(lines)('of $id lie on no line of it', ({ id }) => {
    const at = placeWords(routes.get(id)!, [7, 8], 1);
    for (const box of boxes(at.x, at.anchor, 8 * 5.7, [...at.rows])) {
      for (const { curve } of routes.values())
        for (let t = 0; t <= 1; t += 0.02) {
          const point = pointOn(curve, t);
          expect(point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom).toBe(
            false,
          );
        }
    }
  });
});

it('knows both lines of a pair that runs there and back', () => {
  const cards = new Map<string, Point>([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 0, y: 240 }],
  ]);
  const pair = routeAll(
    [
      { id: 'there', from: 'a', to: 'b' },
      { id: 'back', from: 'b', to: 'a' },
    ],
    cards,
  );
  const sides = ['there', 'back'].map((id) => placeWords(pair.get(id)!, [9], 1));
  expect(new Set(sides.map(({ anchor }) => anchor))).toEqual(new Set(['start', 'end']));
});

it('keeps the words of lines that leave one card side by side off each other', () => {
  const cards = new Map<string, Point>([
    ['a', { x: 0, y: 0 }],
    ['up', { x: 272, y: -72 }],
    ['down', { x: 272, y: 64 }],
  ]);
  const lines = ['up', 'down'].map((to) => ({ id: to, from: 'a', to, shape: 'orthogonal' as const }));
  const placed = [...routeAll(lines, cards, makeShaper).values()].map((route) => {
    const at = placeWords(route, [18, 7], 1);
    return boxes(at.x, at.anchor, 18 * 5.7, [...at.rows]);
  });
  const [above = [], below = []] = placed;
  expect(above.length + below.length).toBe(4);
  for (const one of above)
    for (const other of below) {
      const apart =
        one.right <= other.left ||
        one.left >= other.right ||
        one.bottom <= other.top ||
        one.top >= other.bottom;
      expect(apart).toBe(true);
    }
});

it('stands on the side where the board goes on, as a panel may lie beyond it', () => {
  const route = routeTo(0, 240);
  const whole = { x: -400, y: 0, width: 400 + CARD.width, height: 240 + CARD.height };
  expect(placeWords(route, [22, 7], 1).anchor).toBe('start');
  expect(placeWords(route, [22, 7], 1, [], 1, whole).anchor).toBe('end');
  expect(placeWords(route, [7, 7], 1, [], 1, whole).anchor).toBe('start');
});

it('leaves room for what hangs at cards: the badge, the mark of what binds, what waits', () => {
  const hanging = ({ x, y }: Point) => [
    { left: x + CARD.width - 22, right: x + CARD.width + 8, top: y - 8, bottom: y + 10 },
    { left: x, right: x + CARD.width / 2 - 14, top: y - 20, bottom: y - 4 },
    { left: x - 40, right: x - 5, top: y + CARD.height / 2 - 16, bottom: y + CARD.height / 2 - 5 },
  ];
  for (const [x, y] of [
    [264, 0],
    [264, -112],
    [264, 112],
    [0, 128],
    [0, -128],
  ] as const) {
    const route = routeTo(x, y);
    const at = placeWords(route, [8, 7], 1);
    for (const box of boxes(at.x, at.anchor, 8 * 5.7, [...at.rows]))
      for (const other of [...hanging(route.from), ...hanging(route.to)]) {
        const apart =
          box.right <= other.left ||
          box.left >= other.right ||
          box.bottom <= other.top ||
          box.top >= other.bottom;
        expect(apart, `to ${x}, ${y}`).toBe(true);
      }
  }
});
