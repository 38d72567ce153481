import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { boundsOf, type Rect, type Viewport } from '../camera/camera.ts';
import type { Point } from '../lines/curves.ts';
import type { OverviewScene } from './overview.ts';

/** Board px around a card or line that its border, badge or width takes. */
const EDGE = 32;
/** Part of the picture from which on all of it is painted. */
const MOST = 0.5;

/** Pairs of what differs in place or look; null where more does. */
function pairs<T extends { readonly id: Id }>(before: readonly T[], now: readonly T[]): T[] | null {
  if (before.length !== now.length) return null;
  const all: T[] = [];
  for (let i = 0; i < now.length; i++) {
    const [a, b] = [before[i], now[i]];
    if (a === b || !a || !b) continue;
    if (a.id !== b.id) return null;
    all.push(a, b);
  }
  return all;
}

function* pointsOf(curve: readonly number[]): Generator<Point> {
  for (let i = 0; i + 1 < curve.length; i += 2) yield { x: curve[i] ?? 0, y: curve[i + 1] ?? 0 };
}

/** The part of the board outside of which two pictures of it are the same; null where that is not known. */
export function changedArea(before: OverviewScene, now: OverviewScene): Rect | null {
  const cards = pairs(before.cards, now.cards);
  const lines = pairs(before.lines, now.lines);
  if (!cards || !lines) return null;
  const points = [...cards.map(({ at }) => at), ...lines.flatMap(({ curve }) => [...pointsOf(curve)])];
  // To the right it is wider by a card than what changes: as far as a name may reach.
  const box = boundsOf(points);
  return (
    box && { x: box.x - EDGE, y: box.y - EDGE, width: box.width + 2 * EDGE, height: box.height + 2 * EDGE }
  );
}

/** What has to be looked at for painting an area: what is beside it has an edge in it, and to the left names. */
export function reachOf({ x, y, width, height }: Rect): Rect {
  const left = CARD.width + EDGE;
  return { x: x - left, y: y - EDGE, width: left + width + EDGE, height: height + 2 * EDGE };
}

/** The part of the board that some px of the picture show. */
export function areaOf({ x, y, width, height }: Rect, at: Viewport, scale: number): Rect {
  const px = at.zoom * scale;
  return { x: x / px - at.x / at.zoom, y: y / px - at.y / at.zoom, width: width / px, height: height / px };
}

/** Px by which a picture is moved to be seen from elsewhere at the same zoom: whole ones, for which it is not painted anew. */
export function shiftOf(before: Viewport, now: Viewport, scale: number): Point {
  return { x: Math.round((now.x - before.x) * scale), y: Math.round((now.y - before.y) * scale) };
}

/** What of a picture is still to be painted when it has been moved by so many px; null where that is most of it. */
export function uncovered(
  { x, y }: Point,
  { width, height }: { readonly width: number; readonly height: number },
): Rect[] | null {
  const [wide, high] = [Math.abs(x), Math.abs(y)];
  if (wide * height + high * width > MOST * width * height) return null;
  const strips: Rect[] = [];
  if (wide > 0) strips.push({ x: x > 0 ? 0 : width - wide, y: 0, width: wide, height });
  if (high > 0) strips.push({ x: 0, y: y > 0 ? 0 : height - high, width, height: high });
  return strips;
}

/** Whole px of the picture that an area takes, at so many px for one of the screen; null where that is most of it. */
export function pixelsOf(
  area: Rect,
  at: Viewport,
  scale: number,
  picture: { readonly width: number; readonly height: number },
): Rect | null {
  const side = (from: number, size: number, offset: number, most: number): [number, number] => {
    const begin = Math.floor((from * at.zoom + offset) * scale);
    const end = Math.ceil(((from + size) * at.zoom + offset) * scale);
    return [Math.min(most, Math.max(0, begin)), Math.min(most, Math.max(0, end))];
  };
  const [left, right] = side(area.x, area.width, at.x, picture.width);
  const [top, bottom] = side(area.y, area.height, at.y, picture.height);
  const [width, height] = [right - left, bottom - top];
  return width * height > MOST * picture.width * picture.height ? null : { x: left, y: top, width, height };
}
