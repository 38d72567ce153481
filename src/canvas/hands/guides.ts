import type { Id } from '../../board/board.ts';
import { type Point, snap } from '../../board/layout.ts';
import type { Rect } from '../camera/camera.ts';

/** A thin line that says what a dragged thing lines up with; px on the canvas. */
export interface Guide {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** One of several equal distances, rather than edges or middles on one line. */
  readonly gap?: true;
}

/** Which keys are held: Ctrl or Command lets go of everything, Alt (which copies) of the neighbors only, Shift keeps what moves on one line. */
export interface Held {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
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
  /** Shows copies of these so far away; null: no copies are dragged. */
  copying(ids: ReadonlySet<Id> | null, by?: Point): void;
  /** Forgets the neighbors of the gesture that ended. */
  end(): void;
}

const NONE: readonly Guide[] = [];
let guides = NONE;
let snapper: Snapper | null = null;
let held: Held = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
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

export function hold({ altKey, ctrlKey, metaKey, shiftKey }: Held): void {
  held = { altKey, ctrlKey, metaKey, shiftKey };
}

/** Whether what is moved stays, and copies of it go. */
export const isCopying = (): boolean => snapper !== null && held.altKey;

/** How far a box goes that is moved by px, or has the named sides pulled. */
export function snapMove(box: Rect, without: ReadonlySet<Id>, hand: Point, pulled?: Sides): Point {
  const sides = pulled ?? (held.shiftKey ? alongOne(hand) : {});
  const by = { x: sides.x === 'none' ? 0 : hand.x, y: sides.y === 'none' ? 0 : hand.y };
  const isFree = held.ctrlKey || held.metaKey;
  snapper?.copying(null);
  if (snapper && !isFree && !held.altKey) return snapper.snapped(box, without, by, sides);
  showGuides(NONE);
  const free = isFree
    ? { x: Math.round(by.x), y: Math.round(by.y) }
    : { x: gridBy(box.x, box.width, by.x, sides.x), y: gridBy(box.y, box.height, by.y, sides.y) };
  if (isCopying() && !pulled) snapper?.copying(without, free);
  return free;
}

/** The other way it does not go. */
export const alongOne = ({ x, y }: Point): Sides =>
  Math.abs(x) < Math.abs(y) ? { x: 'none' } : { y: 'none' };

/** How far what is at `at` goes for its moved edge to lie on the grid. */
export function gridBy(at: number, size: number, by: number, side?: string): number {
  if (side === 'none') return 0;
  const edge = side === 'right' || side === 'bottom' ? at + size : at;
  return snap(edge + by) - edge;
}

export function snapEnd(): void {
  snapper?.end();
  showGuides(NONE);
}
