import { describe, expect, it } from 'vitest';
import { CARD } from '../../board/layout.ts';
import { makeShaper } from '../drawing/shapes.ts';
import { type Point, pointOn } from './curves.ts';
import type { Asked, Placed } from './labels.ts';
import { routeAll } from './router.ts';
import type { Route } from './routes.ts';
import { makeSheet } from './sheet.ts';

/** Of words that are alone with their line. */
function place(route: Route, lengths: readonly number[], asked: Partial<Asked> = {}): Placed {
  const sheet = makeSheet();
  sheet.put('l', { route, lengths, above: 1, size: 1, frames: [], whole: null, ...asked });
  return sheet.at('l')!;
}

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

describe('words of a line alone', () => {
  it.each([
    ['beside', 320, 0],
    ['below right', 320, 240],
    ['above right', 320, -240],
    ['below', 0, 240],
    ['a little lower', 320, 60],
  ])('keeps clear of both cards and of the line to a card %s', (_, x, y) => {
    const route = routeTo(x, y);
    const at = place(route, [7, 8, 9]);
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

  it.each(['orthogonal', 'straight', undefined] as const)(
    'stands where no other card covers it, beside a line that passes some (%s)',
    (shape) => {
      const cards = new Map<string, Point>([
        ['a', { x: 0, y: 0 }],
        ['b', { x: 1200, y: 0 }],
      ]);
      for (const x of [300, 540, 780]) for (const y of [-88, 0, 88]) cards.set(`${x} ${y}`, { x, y });
      const routes = routeAll([{ id: 'l', from: 'a', to: 'b', ...(shape && { shape }) }], cards, makeShaper);
      const at = place(routes.get('l')!, [7, 9]);
      for (const box of boxes(at.x, at.anchor, 9 * 5.7, [...at.rows]))
        for (const { x, y } of cards.values()) {
          const isApart =
            box.right <= x || box.left >= x + CARD.width || box.bottom <= y || box.top >= y + CARD.height;
          expect(isApart).toBe(true);
        }
    },
  );

  it('stacks the words beside a level line, never on it', () => {
    const at = place(routeTo(320, 0), [7, 8]);
    const middle = CARD.height / 2;
    expect(at.anchor).toBe('middle');
    expect(at.rows[0]).toBeLessThan(middle - 2);
    expect(at.rows[1]).toBeGreaterThan(middle + 8);
  });
});

it('stands on the side where the board goes on, as a panel may lie beyond it', () => {
  const route = routeTo(0, 240);
  const whole = { x: -400, y: 0, width: 400 + CARD.width, height: 240 + CARD.height };
  expect(place(route, [22, 7]).anchor).toBe('start');
  expect(place(route, [22, 7], { whole }).anchor).toBe('end');
  expect(place(route, [7, 7], { whole }).anchor).toBe('start');
});

it('leaves room for what hangs at cards: the badge, the mark of what binds, what waits', () => {
  const hanging = ({ x, y }: Point) => [
    { left: x + CARD.width - 22, right: x + CARD.width + 8, top: y - 8, bottom: y + 10 },
    { left: x, right: x + 94, top: y - 20, bottom: y - 4 },
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
    const at = place(route, [8, 7]);
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
