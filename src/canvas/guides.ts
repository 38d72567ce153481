import type { Id } from '../board/board.ts';
import { type Point, snap } from '../board/layout.ts';
import type { Rect } from './camera.ts';

/** A thin line that says what a dragged thing lines up with; px on the canvas. */
export interface Guide {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** One of several equal distances, rather than edges or middles on one line. */
  readonly gap?: true;
}

/** Which keys are held: Ctrl or Command lets go of everything, Alt (which copies) of the neighbors only. */
export interface Held {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Sides that a pull moves; absent for what moves as a whole. */
export interface Sides {
  readonly x?: 'left' | 'right' | 'none';
  readonly y?: 'top' | 'bottom' | 'none';
}

/** Finds what lies nearby; fetched after the canvas stands. */
export interface Snapper {
  /** How far the box goes instead of `by`: onto the lines of its neighbors where they are near, else onto the grid. */
  snapped(box: Rect, without: ReadonlySet<Id>, by: Point, sides: Sides): Point;
  /** Forgets the neighbors of the gesture that ended. */
  end(): void;
}

const NONE: readonly Guide[] = [];
let guides = NONE;
let snapper: Snapper | null = null;
let held: Held = { altKey: false, ctrlKey: false, metaKey: false };
const listeners = new Set<() => void>();

export const currentGuides = (): readonly Guide[] => guides;

export function subscribeGuides(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function showGuides(next: readonly Guide[]): void {
  if (next.length === 0 && guides.length === 0) return;
  guides = next.length === 0 ? NONE : next;
  for (const listener of [...listeners]) listener();
}

export function setSnapper(next: Snapper | null): void {
  snapper = next;
}

export function hold({ altKey, ctrlKey, metaKey }: Held): void {
  held = { altKey, ctrlKey, metaKey };
}

/** How far a box that is moved by px goes. */
export function snapMove(box: Rect, without: ReadonlySet<Id>, by: Point, sides: Sides = {}): Point {
  if (held.ctrlKey || held.metaKey) {
    showGuides(NONE);
    return { x: Math.round(by.x), y: Math.round(by.y) };
  }
  if (snapper && !held.altKey) return snapper.snapped(box, without, by, sides);
  showGuides(NONE);
  return { x: gridBy(box.x, box.width, by.x, sides.x), y: gridBy(box.y, box.height, by.y, sides.y) };
}

/** How far what is at `at` goes for its moved edge to lie on the grid. */
export function gridBy(at: number, size: number, by: number, side?: string): number {
  const edge = side === 'right' || side === 'bottom' ? at + size : at;
  return snap(edge + by) - edge;
}

export function snapEnd(): void {
  snapper?.end();
  showGuides(NONE);
}
