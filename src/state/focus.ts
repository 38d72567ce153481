import type { Id } from '../board/board.ts';
import { isPlaceOfItsOwn } from './keys.ts';
import { viewport } from './viewport.ts';

/** Frames to wait for what is still being fetched, or comes into view. */
const PATIENCE = 60;
/** Frames in which what was just added is drawn; what is not there after them is out of view. */
const DRAWING = 4;

/** Moves the keyboard focus to a component or connection on the canvas, bringing it into view. */
export function focusItem(id: Id): void {
  const port = viewport();
  if (port?.focus) port.focus(id);
  else focusWhenDrawn(`[data-canvas] [data-item="${CSS.escape(id)}"]`, () => port?.fit([id]));
}

/**
 * Moves the keyboard focus to what is on the page, or will be in a moment; `late` can help it to be. A field or box that has
 * taken the focus meanwhile keeps it.
 */
export function focusWhenDrawn(
  selector: string,
  late?: () => void,
  frame = 0,
  before = document.activeElement,
): void {
  if (hasTurned(before)) return;
  const element = document.querySelector<HTMLElement>(selector);
  if (element) {
    element.focus({ preventScroll: true });
    return;
  }
  if (frame === DRAWING) late?.();
  if (frame < PATIENCE) requestAnimationFrame(() => focusWhenDrawn(selector, late, frame + 1, before));
}

/** Whether someone has gone on to type or to choose since this had the focus. */
export function hasTurned(before: Element | null): boolean {
  const now = document.activeElement;
  return now !== before && now !== null && isPlaceOfItsOwn(now);
}
