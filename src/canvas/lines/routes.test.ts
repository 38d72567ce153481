import { describe, expect, it } from 'vitest';
import { CARD } from '../../board/layout.ts';
import { pointOn } from './curves.ts';
import { distanceTo } from './lineHit.ts';
import { routeAll } from './router.ts';

const at = (places: Record<string, [number, number]>) =>
  new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }]));
const line = (id: string, from: string, to: string) => ({ id, from, to });

describe('routeAll', () => {
  it('runs from the right side to the left side of a card further right', () => {
    const route = routeAll([line('l', 'a', 'b')], at({ a: [0, 0], b: [320, 0] })).get('l');
    expect(route?.curve.slice(0, 2)).toEqual([CARD.width, CARD.height / 2]);
    expect(route?.curve[7]).toBe(CARD.height / 2);
    expect(route?.curve[6]).toBeGreaterThan(310);
    expect(route?.curve[6]).toBeLessThan(320);
  });

  it('runs from bottom to top to a card below', () => {
    const route = routeAll([line('l', 'a', 'b')], at({ a: [0, 0], b: [0, 200] })).get('l');
    expect(route?.curve.slice(0, 2)).toEqual([CARD.width / 2, CARD.height]);
    expect(route?.curve[6]).toBe(CARD.width / 2);
  });

  it('lays lines between the same two cards beside each other, both ways', () => {
    const lines = [line('there', 'a', 'b'), line('back', 'b', 'a'), line('again', 'a', 'b')];
    const routes = routeAll(lines, at({ a: [0, 0], b: [320, 40] }));
    const middles = ['there', 'back', 'again'].map((id) => routes.get(id)?.middle ?? { x: 0, y: 0 });
    for (const [i, one] of middles.entries()) {
      for (const other of middles.slice(i + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(8);
    }
    const there = routes.get('there');
    const back = routes.get('back');
    if (!there || !back) throw new Error('no route');
    for (let t = 0; t <= 1; t += 0.125)
      expect(distanceTo(back.curve, pointOn(there.curve, t))).toBeGreaterThan(4);
  });

  it('orders a fan by where the lines go, so that they do not cross', () => {
    const lines = [line('low', 'a', 'd'), line('high', 'a', 'b'), line('middle', 'a', 'c')];
    const routes = routeAll(lines, at({ a: [0, 120], b: [320, 0], c: [320, 120], d: [320, 240] }));
    const y = (id: string) => routes.get(id)?.curve[1] ?? Number.NaN;
    expect(y('high')).toBeLessThan(y('middle'));
    expect(y('middle')).toBeLessThan(y('low'));
  });

  it('leaves by another side rather than run under a third card', () => {
    const places = at({ a: [0, 0], b: [240, 0], c: [480, 0] });
    const route = routeAll([line('l', 'a', 'c')], places).get('l');
    if (!route) throw new Error('no route');
    for (let t = 0; t <= 1; t += 0.05) {
      const { x, y } = pointOn(route.curve, t);
      expect(x > 240 && x < 240 + CARD.width && y > 0 && y < CARD.height).toBe(false);
    }
  });

  it('leaves out lines without both ends and lines to oneself', () => {
    const routes = routeAll([line('gone', 'a', 'x'), line('self', 'a', 'a')], at({ a: [0, 0] }));
    expect(routes.size).toBe(0);
  });
});
