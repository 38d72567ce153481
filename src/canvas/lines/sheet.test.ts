import { describe, expect, it } from 'vitest';
import { CARD } from '../../board/layout.ts';
import { makeShaper } from '../drawing/shapes.ts';
import { type Point, pointOn } from './curves.ts';
import type { Placed } from './labels.ts';
import { routeAll } from './router.ts';
import type { End, Route } from './routes.ts';
import { makeSheet, type Sheet } from './sheet.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxes({ x, anchor, rows }: Placed, characters: number): Box[] {
  const width = characters * 5.7;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return rows.map((y) => ({ left, right: left + width, top: y - 9, bottom: y + 2 }));
}

const apart = (a: Box, b: Box) =>
  a.right <= b.left || a.left >= b.right || a.bottom <= b.top || a.top >= b.bottom;

function put(sheet: Sheet, routes: ReadonlyMap<string, Route>, lengths: readonly number[]): void {
  for (const [id, route] of routes)
    sheet.put(id, { route, lengths, above: lengths.length - 1, size: 1, frames: [], whole: null });
}

function placeAll(routes: ReadonlyMap<string, Route>, lengths: readonly number[]): Map<string, Placed> {
  const sheet = makeSheet();
  put(sheet, routes, lengths);
  return new Map([...routes.keys()].map((id) => [id, sheet.at(id)!]));
}

/** Pairs of words that cover each other, words under cards, and words on lines. */
function covered(routes: ReadonlyMap<string, Route>, places: Map<string, Placed>, most: number) {
  const all = [...places].flatMap(([id, at]) => boxes(at, most).map((box) => ({ id, box })));
  const cards = new Set([...routes.values()].flatMap(({ from, to, passed }) => [from, to, ...passed]));
  const frames = [...cards].map(({ x, y }) => ({
    left: x,
    right: x + CARD.width,
    top: y,
    bottom: y + CARD.height,
  }));
  let [words, under, on] = [0, 0, 0];
  for (const { id, box } of all) {
    words += all.filter((other) => other.id !== id && !apart(other.box, box)).length / 2;
    under += frames.filter((card) => !apart(card, box)).length;
    for (const { curve } of routes.values())
      for (let t = 0; t <= 1; t += 0.004) {
        const { x, y } = pointOn(curve, t);
        if (apart({ left: x, right: x, top: y, bottom: y }, box)) continue;
        on++;
        break;
      }
  }
  return { words, under, on };
}

const NOTHING = { words: 0, under: 0, on: 0 };

describe('words of lines on one sheet cover neither each other, nor a line or a card', () => {
  const lines = (to: readonly string[], from: string, shape?: End['shape']): End[] =>
    to.map((end, i) => ({ id: `${i}`, from, to: end, ...(shape && { shape }) }));

  it.each<[string, Record<string, readonly [number, number]>, readonly End[], readonly number[]]>([
    [
      'an orthogonal bundle',
      { a: [0, 0], b: [336, 0], c: [336, 128], d: [336, -128] },
      lines(['b', 'b', 'c', 'd'], 'a', 'orthogonal'),
      [7],
    ],
    [
      'a fan',
      { hub: [0, 300], a: [400, 0], b: [400, 140], c: [400, 280], d: [400, 420], e: [400, 560] },
      lines(['a', 'b', 'c', 'd', 'e'], 'hub'),
      [7, 8],
    ],
    [
      'lines that leave one card side by side',
      { a: [0, 0], up: [272, -72], down: [272, 64] },
      lines(['up', 'down'], 'a', 'orthogonal'),
      [18, 7],
    ],
    [
      'lines that cross, of four cards that share none',
      { a: [0, 0], b: [400, 0], c: [0, 168], d: [400, 168] },
      [...lines(['d'], 'a'), { id: 'back', from: 'c', to: 'b' }],
      [14, 7],
    ],
    [
      'two that run close, between other cards',
      { a: [0, 0], b: [560, 40], c: [0, 88], d: [560, 128] },
      [...lines(['b'], 'a', 'straight'), { id: 'below', from: 'c', to: 'd', shape: 'straight' }],
      [12, 7],
    ],
    ['cards too close for them', { a: [0, 0], b: [232, 0] }, lines(['b'], 'a'), [18, 7]],
  ])('%s', (_, at, ends, lengths) => {
    const cards = new Map<string, Point>(Object.entries(at).map(([id, [x, y]]) => [id, { x, y }]));
    const routes = routeAll(ends, cards, makeShaper);
    expect(covered(routes, placeAll(routes, lengths), Math.max(...lengths))).toEqual(NOTHING);
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
  const sides = [...placeAll(pair, [9]).values()];
  expect(new Set(sides.map(({ anchor }) => anchor))).toEqual(new Set(['start', 'end']));
});

/** Five rows of cards, most of which call a neighbor and some one far away. */
function crowd(moved: Point = { x: 0, y: 0 }): ReadonlyMap<string, Route> {
  const cards = new Map<string, Point>();
  for (let i = 0; i < 30; i++)
    cards.set(`${i}`, { x: (i % 6) * 272 + (i % 4) * 8, y: Math.floor(i / 6) * 144 + (i % 3) * 16 });
  cards.set('14', { x: 2 * 272 + moved.x, y: 2 * 144 + moved.y });
  const ends = Array.from({ length: 30 }, (_, i) => [
    { id: `near ${i}`, from: `${i}`, to: `${(i + 1) % 30}` },
    { id: `far ${i}`, from: `${i}`, to: `${(i * 7 + 13) % 30}` },
  ]);
  return routeAll(
    ends.flat().filter((_, i) => i % 4 !== 3),
    cards,
    makeShaper,
  );
}

describe('on a crowded sheet', () => {
  it('no words cover others, and hardly any a line', () => {
    const routes = crowd();
    const { words, under, on } = covered(routes, placeAll(routes, [7]), 7);
    expect([words, under]).toEqual([0, 0]);
    expect(on).toBeLessThan(routes.size / 4);
  });

  it('they stand where they would on a fresh one, whatever moved, was seen no more or came again', () => {
    const [before, after] = [crowd(), crowd({ x: 56, y: -24 })];
    const sheet = makeSheet();
    put(sheet, new Map([...before].reverse()), [7]);
    sheet.at('near 0');
    sheet.take('far 4', true);
    for (const id of ['near 6', 'far 6', 'near 8']) sheet.take(id, false);
    sheet.at('near 0');
    put(sheet, after, [7]);
    const there = new Map([...after.keys()].map((id) => [id, sheet.at(id)]));
    expect(there).toEqual(placeAll(after, [7]));
    expect(there).not.toEqual(placeAll(before, [7]));
  });

  it('none moves because one looks elsewhere', () => {
    const routes = crowd();
    const sheet = makeSheet();
    put(sheet, routes, [7]);
    const [some, others] = [
      [...routes.keys()].slice(0, 15),
      [...routes.keys()].slice(15).map((id) => [id, sheet.at(id)] as const),
    ];
    for (const id of some) sheet.take(id, false);
    for (const [id, at] of others) expect(sheet.at(id)).toBe(at);
  });

  it('they go along with a line that moves, on the side where they stand', async () => {
    const routes = crowd();
    const sheet = makeSheet();
    const told: string[] = [];
    put(sheet, routes, [7]);
    for (const id of routes.keys()) sheet.listen(id, () => told.push(id));
    await Promise.resolve();
    expect(told).toHaveLength(routes.size);
    const moved = crowd({ x: 2, y: 2 });
    for (const [id, route] of moved) {
      if (route.path === routes.get(id)?.path) continue;
      const was = sheet.at(id)!;
      const now = sheet.follow(id, { route, lengths: [7], above: 0, size: 1, frames: [], whole: null });
      expect(now.anchor).toBe(was.anchor);
      expect(Math.hypot(now.x - was.x, (now.rows[0] ?? 0) - (was.rows[0] ?? 0))).toBeLessThan(6);
      expect(sheet.at(id), 'the others are told when the hand lets go').toBe(was);
    }
  });
});

describe('notes, drawn words and names of frames', () => {
  const routes = crowd();
  /** Over the words of a line, as if someone had put a note there. */
  const noteOn = (at: Placed) =>
    boxes(at, 7).map((box) => ({ ...box, left: box.left - 8, top: box.top - 8 }));

  it('are kept off by the words they lie on, and those stand again where they did when they are gone', async () => {
    const sheet = makeSheet();
    put(sheet, routes, [7]);
    const before = placeAll(routes, [7]);
    const notes = ['near 0', 'near 8', 'far 20'].flatMap((id) => noteOn(before.get(id)!));
    sheet.at('near 0');
    await Promise.resolve();
    const told: string[] = [];
    for (const id of routes.keys()) sheet.listen(id, () => told.push(id));
    sheet.keepOff(notes);
    await Promise.resolve();
    expect(told).toContain('near 0');
    expect(told.length, 'only those near a note choose anew').toBeLessThan(routes.size / 2);
    const now = new Map([...routes.keys()].map((id) => [id, sheet.at(id)!]));
    for (const at of now.values())
      for (const box of boxes(at, 7)) expect(notes.every((note) => apart(note, box))).toBe(true);
    expect(covered(routes, now, 7)).toMatchObject({ words: 0, under: 0 });
    sheet.keepOff([]);
    expect(new Map([...routes.keys()].map((id) => [id, sheet.at(id)!]))).toEqual(before);
  });
});

it('words that choose later than before leave room for those that chose after them', () => {
  const [short, long] = [crowd(), crowd({ x: 104, y: -56 })];
  const sheet = makeSheet();
  for (const routes of [short, long, short, long]) {
    put(sheet, routes, [14, 7]);
    expect(new Map([...routes.keys()].map((id) => [id, sheet.at(id)!]))).toEqual(placeAll(routes, [14, 7]));
  }
});
