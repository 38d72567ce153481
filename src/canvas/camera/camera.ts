import { CARD } from '../../board/layout.ts';
import type { Point } from '../lines/curves.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the canvas is looked at: screen px = canvas px * zoom + (x, y). */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Screen px at each side of the canvas that panels cover. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** So that 2,000 components are seen as a whole beside the panels. */
export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 3;
const MARGIN = 32;

export function boundsOf(cards: Iterable<Point>): Rect | null {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { x, y } of cards) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + CARD.width);
    bottom = Math.max(bottom, y + CARD.height);
  }
  return left === Number.POSITIVE_INFINITY
    ? null
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** What of the canvas is on screen, canvas px. */
export function seenFrom(at: Viewport, size: { width: number; height: number }): Rect {
  return {
    x: -at.x / at.zoom,
    y: -at.y / at.zoom,
    width: size.width / at.zoom,
    height: size.height / at.zoom,
  };
}

/** Whether a card with its left and top at `card` touches the rectangle. */
export function touchesRect(card: Point, rect: Rect): boolean {
  return (
    card.x + CARD.width >= rect.x &&
    card.x <= rect.x + rect.width &&
    card.y + CARD.height >= rect.y &&
    card.y <= rect.y + rect.height
  );
}

/**
 * The viewport that shows all of `bounds` in the part of the canvas that no panel covers. Never nearer than
 * 100 %: a single card that fills the screen helps nobody.
 */
export function fitTo(bounds: Rect, size: { width: number; height: number }, insets: Insets): Viewport {
  const width = Math.max(1, size.width - insets.left - insets.right);
  const height = Math.max(1, size.height - insets.top - insets.bottom);
  const margin = Math.min(MARGIN, width / 20, height / 20);
  const zoom = Math.max(
    MIN_ZOOM,
    Math.min(1, (width - 2 * margin) / bounds.width, (height - 2 * margin) / bounds.height),
  );
  return {
    x: insets.left + width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: insets.top + height / 2 - (bounds.y + bounds.height / 2) * zoom,
    zoom,
  };
}

/** The least pan that brings a rectangle into the free part of the canvas; null when it is there already. */
export function reveal(
  rect: Rect,
  at: Viewport,
  size: { width: number; height: number },
  insets: Insets,
): Viewport | null {
  const room = 16;
  const left = rect.x * at.zoom + at.x;
  const top = rect.y * at.zoom + at.y;
  const right = left + rect.width * at.zoom;
  const bottom = top + rect.height * at.zoom;
  const shift = (low: number, high: number, from: number, to: number) => {
    if (high - low > to - from || low < from) return from - low;
    return high > to ? to - high : 0;
  };
  const dx = shift(left, right, insets.left + room, size.width - insets.right - room);
  const dy = shift(top, bottom, insets.top + room, size.height - insets.bottom - room);
  return dx === 0 && dy === 0 ? null : { x: at.x + dx, y: at.y + dy, zoom: at.zoom };
}
