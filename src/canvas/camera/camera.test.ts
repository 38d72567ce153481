import { describe, expect, it } from 'vitest';
import { visibleIds } from '../visible.ts';
import { boundsOf, fitTo, reveal } from './camera.ts';

const size = { width: 1000, height: 700 };
const none = { top: 0, right: 0, bottom: 0, left: 0 };

describe('fitTo', () => {
  it('shows a single card at 100 %, in the middle', () => {
    const bounds = boundsOf([{ x: 40, y: 80 }]);
    if (!bounds) throw new Error('no bounds');
    const { x, y, zoom } = fitTo(bounds, size, none);
    expect(zoom).toBe(1);
    expect(x + (bounds.x + bounds.width / 2) * zoom).toBe(500);
    expect(y + (bounds.y + bounds.height / 2) * zoom).toBe(350);
  });

  it('keeps a large board clear of the panels', () => {
    const bounds = { x: 0, y: 0, width: 3000, height: 500 };
    const insets = { top: 50, right: 300, bottom: 60, left: 200 };
    const { x, y, zoom } = fitTo(bounds, size, insets);
    expect(zoom).toBeLessThan(1);
    expect(x).toBeGreaterThanOrEqual(200);
    expect(x + 3000 * zoom).toBeLessThanOrEqual(700);
    expect(y).toBeGreaterThanOrEqual(50);
  });

  it('has no bounds for an empty board', () => {
    expect(boundsOf([])).toBeNull();
  });
});

describe('reveal', () => {
  const card = { x: 0, y: 0, width: 176, height: 72 };
  it('leaves the viewport alone when the card is in view', () => {
    expect(reveal(card, { x: 100, y: 100, zoom: 1 }, size, none)).toBeNull();
  });
  it('pans by the least that brings it in', () => {
    expect(reveal(card, { x: -50, y: 100, zoom: 1 }, size, none)).toEqual({ x: 16, y: 100, zoom: 1 });
    expect(reveal(card, { x: 100, y: 690, zoom: 1 }, size, none)).toEqual({ x: 100, y: 612, zoom: 1 });
  });
  it('counts what panels cover as out of view', () => {
    expect(reveal(card, { x: 100, y: 100, zoom: 1 }, size, { ...none, left: 200 })).toEqual({
      x: 216,
      y: 100,
      zoom: 1,
    });
  });
});

describe('visibleIds', () => {
  it('names the cards that touch the screen', () => {
    const node = (id: string, x: number) => ({ id, position: { x, y: 0 } });
    const view = { nodes: [node('in', 0), node('edge', 990), node('out', 1200)], edges: [] };
    const at = (x: number, zoom: number) => visibleIds(view as never, { x, y: 0, zoom }, size);
    expect(at(0, 1)).toEqual(['in', 'edge']);
    expect(at(-400, 1)).toEqual(['edge', 'out']);
    expect(at(0, 0.5)).toEqual(['in', 'edge', 'out']);
  });
});
