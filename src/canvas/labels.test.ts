import { describe, expect, it } from 'vitest';
import { CARD } from '../board/layout.ts';
import { placeWords } from './labels.ts';
import { type Point, pointOn, routeAll } from './routes.ts';

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

  it('stacks the words beside a level line, never on it', () => {
    const at = placeWords(routeTo(320, 0), [7, 8], 1);
    const middle = CARD.height / 2;
    expect(at.anchor).toBe('middle');
    expect(at.rows[0]).toBeLessThan(middle - 2);
    expect(at.rows[1]).toBeGreaterThan(middle + 8);
  });
});
