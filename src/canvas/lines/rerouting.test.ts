import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './curves.ts';
import { type Routed, reroute } from './rerouting.ts';
import { type End, routeAll } from './routes.ts';
import { AVOID_UP_TO } from './sides.ts';

const MANY = AVOID_UP_TO + 20;
const card = fc.integer({ min: 0, max: MANY - 1 }).map(String);
const ends = fc
  .array(fc.tuple(card, card), { minLength: 200, maxLength: 400 })
  .map((pairs) => pairs.map(([from, to], index) => ({ id: `line${index}`, from, to })));
const moves = fc.array(
  fc.tuple(card, fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })),
  {
    maxLength: 8,
  },
);

function grid(count: number): Map<string, Point> {
  return new Map(
    Array.from({ length: count }, (_, i) => [String(i), { x: (i % 15) * 256, y: Math.floor(i / 15) * 136 }]),
  );
}

function routed(lines: readonly End[], cards: ReadonlyMap<string, Point>): Routed {
  const routes = routeAll(lines, cards);
  const known = lines.flatMap((end) => {
    const route = routes.get(end.id);
    return route ? [[end.id, { end, route }] as const] : [];
  });
  return { cards, lines: new Map(known) };
}

function moved(cards: ReadonlyMap<string, Point>, by: readonly (readonly [string, number, number])[]) {
  const next = new Map(cards);
  for (const [id, x, y] of by) {
    const at = next.get(id);
    if (at) next.set(id, { x: at.x + x, y: at.y + y });
  }
  return next;
}

describe('routing again after a change', () => {
  it('gives what routing all lines gives, whatever moved, came or went', () => {
    fc.assert(
      fc.property(ends, moves, fc.nat(9), fc.nat(9), (lines, by, gone, late) => {
        const cards = grid(MANY);
        const before = routed(lines.slice(late), cards);
        const after = lines.slice(0, lines.length - gone);
        const places = moved(cards, by);
        const now = reroute(before, after, places);
        const all = routeAll(after, places);
        for (const { id } of after) expect(now?.get(id)).toEqual(all.get(id));
      }),
      { numRuns: 30 },
    );
  });

  it('gives what routing all lines gives after a card came and one went', () => {
    const cards = grid(MANY);
    const lines = Array.from({ length: 150 }, (_, i) => ({
      id: `l${i}`,
      from: String(i),
      to: String(i + 7),
    }));
    const before = routed(lines, cards);
    const places = new Map(cards);
    places.delete('12');
    places.set('new', { x: 40, y: 40 });
    const after = [...lines, { id: 'late', from: 'new', to: '19' }];
    const now = reroute(before, after, places);
    const all = routeAll(after, places);
    expect(all.has('l12')).toBe(false);
    for (const { id } of after) expect(now?.get(id)).toEqual(all.get(id));
  });

  it('keeps the very route of every line that is far from what moved', () => {
    const cards = grid(MANY);
    const lines = Array.from({ length: MANY - 1 }, (_, i) => ({
      id: `l${i}`,
      from: String(i),
      to: String(i + 1),
    }));
    const before = routed(lines, cards);
    const now = reroute(before, lines, moved(cards, [['100', 40, 60]]));
    const kept = lines.filter(({ id }) => now?.get(id) === before.lines.get(id)?.route);
    expect(kept.length).toBe(lines.length - 4);
    expect(now?.get('l100')).not.toEqual(before.lines.get('l100')?.route);
  });

  it('leaves small boards, and lines of a shape of their own, to the whole', () => {
    const lines = [{ id: 'a', from: '0', to: '1' }];
    const few = grid(AVOID_UP_TO);
    expect(reroute(routed(lines, few), lines, few)).toBeNull();
    const cards = grid(MANY);
    expect(reroute(routed(lines, cards), lines, cards)).not.toBeNull();
    expect(reroute(routed(lines, cards), [{ id: 'a', from: '0', to: '1', bends: [1, 2] }], cards)).toBeNull();
  });
});
