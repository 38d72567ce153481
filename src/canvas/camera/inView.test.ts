import type { InternalNode, Transform } from '@xyflow/react';
import { expect, test } from 'vitest';
import { getNodesInside, isEdgeVisible } from './inView.ts';

const SCREEN = { x: 0, y: 0, width: 1000, height: 500 };

const card = (id: string, x: number, more: object = {}) =>
  ({
    id,
    measured: { width: 100, height: 50 },
    internals: { positionAbsolute: { x, y: 0 }, handleBounds: {} },
    ...more,
  }) as unknown as InternalNode;

const lookAmong = (...cards: InternalNode[]) => {
  const nodes = new Map(cards.map((one) => [one.id, one]));
  return (x: number, zoom = 1) => getNodesInside(nodes, SCREEN, [x, 0, zoom], true).map(({ id }) => id);
};

test('what left the view stays until others come, and then only what is near', () => {
  const look = lookAmong(card('a', 0), card('b', 250), card('c', 700), card('d', 1300));
  expect(look(0)).toEqual(['a', 'b', 'c']);
  expect(look(-300)).toEqual(['a', 'b', 'c']);
  expect(look(-360)).toEqual(['b', 'c', 'd']);
  expect(look(0)).toEqual(['a', 'b', 'c']);
});

test('what is far leaves by itself, on the screen and not on the board', () => {
  const look = lookAmong(card('a', 0), card('b', 500));
  expect(look(0)).toEqual(['a', 'b']);
  expect(look(-570)).toEqual(['a', 'b']);
  expect(look(-590)).toEqual(['b']);
  expect(look(0)).toEqual(['a', 'b']);
  expect(look(-900, 2)).toEqual(['b']);
});

test('cards that are dragged or not yet measured are always shown, hidden ones never', () => {
  const far = { dragging: true };
  const fresh = { internals: { positionAbsolute: { x: 9000, y: 0 } } };
  const look = lookAmong(
    card('far', 9000, far),
    card('fresh', 9000, fresh),
    card('gone', 0, { hidden: true }),
  );
  expect(look(0)).toEqual(['far', 'fresh']);
});

test('a marquee takes what it touches and can be selected, whatever is shown', () => {
  const cards = [card('in', 0), card('out', 400), card('held', 50, { selectable: false })];
  lookAmong(...cards)(0);
  const nodes = new Map(cards.map((one) => [one.id, one]));
  const rect = { x: 90, y: 10, width: 100, height: 100 };
  expect(getNodesInside(nodes, rect, [0, 0, 1], true, true).map(({ id }) => id)).toEqual(['in']);
});

test('lines are shown at cards that are shown, and where they cross the view', () => {
  const cards = [card('a', 0), card('b', 2000), card('c', 5000), card('d', -3000)] as const;
  const [a, b, c, d] = cards;
  const look = lookAmong(...cards);
  const isShown = (sourceNode: InternalNode, targetNode: InternalNode, x: number) => {
    const transform: Transform = [x, 0, 1];
    return isEdgeVisible({ sourceNode, targetNode, width: 1000, height: 500, transform });
  };
  look(0);
  expect(isShown(a, c, 0)).toBe(true);
  expect(isShown(b, c, 0)).toBe(false);
  expect(isShown(d, b, 0)).toBe(true);
  // Asked first from elsewhere, and the cards after it.
  expect(isShown(a, d, -200)).toBe(true);
  expect(isShown(a, d, -3000)).toBe(false);
  expect(look(-3000)).toEqual([]);
});
