import { expect, test } from 'vitest';
import type { Component, Connection } from '../../board/board.ts';
import type { CardNode, LineEdge } from '../viewNodes.ts';
import type { Curve } from './curves.ts';
import type { Route } from './routes.ts';
import { cardsFrom, type Held, straysFrom } from './straying.ts';

const connection = { id: 'a' } as Connection;
const line = (of = connection, selected = false, x = 0): LineEdge => ({
  id: of.id,
  source: 'x',
  target: 'y',
  selected,
  data: { connection: of, route: { curve: [x, 0, 50, 0, 50, 0, 100, 0] as Curve } as Route },
});

test('lines of which only the course differs stray from those that are held, others are not held', () => {
  const [kept, held, moved] = [line({ ...connection, id: 'b' }), line(), line()];
  const strays = straysFrom([kept, held], [kept, moved]);
  expect([...(strays ?? [])]).toEqual([[held.data, { data: moved.data, room: expect.anything() }]]);
  expect(straysFrom([kept, held], [kept, held])?.size).toBe(0);
  expect(straysFrom([kept, held], [kept])).toBeNull();
  expect(straysFrom([held], [line(connection, true)])).toBeNull();
  expect(straysFrom([held], [line({ ...connection })])).toBeNull();
  expect(straysFrom([held, kept], [kept, held])).toBeNull();
});

test('a line that strays keeps its room, which holds it and its words, until it comes near the border of that', () => {
  const held = line();
  const roomAt = (x: number) =>
    straysFrom([held], [line(connection, false, x)])
      ?.values()
      .next().value?.room;
  const room = roomAt(0);
  if (!room) throw new Error('no room');
  expect(room.x).toBeLessThan(-150);
  expect(room.x + room.width).toBeGreaterThan(250);
  expect(room.y).toBeLessThan(-150);
  expect(room.y + room.height).toBeGreaterThan(150);
  expect(roomAt(room.x + 200)).toBe(room);
  expect(roomAt(room.x + 100)?.x).toBeLessThan(room.x - 50);
});

const data = { component: {} as Component };
const card = (id: string, x: number, more: Partial<CardNode> = {}): CardNode => ({
  ...{ id, type: 'component', data, selected: true, dragging: true, position: { x, y: 0 } },
  ...more,
});
const held = (...nodes: CardNode[]): Held => ({ nodes, edges: [], seenFrom: { x: 0, y: 0, zoom: 1 } });

test('cards of which only the place differs are placed beside React Flow, until they are far from where it has them', () => {
  const still = card('still', 0, { dragging: false });
  const before = held(still, card('a', 0));
  const moved = card('a', 200);
  expect(cardsFrom(before, held(still, moved))).toEqual([moved]);
  expect(cardsFrom(before, before)).toEqual([]);
  expect(cardsFrom(before, held(still, card('a', 300)))).toBeNull();
  expect(cardsFrom(held(still, card('a', 0, { dragging: false })), held(still, moved))).toBeNull();
  expect(cardsFrom(before, held(still, card('a', 200, { selected: false })))).toBeNull();
  expect(cardsFrom(before, held(still, card('a', 200, { data: { ...data } })))).toBeNull();
  expect(cardsFrom(before, held(still))).toBeNull();
  // Others may have come into view.
  expect(cardsFrom(before, { ...held(still, moved), seenFrom: { x: 9, y: 0, zoom: 1 } })).toBeNull();
});
