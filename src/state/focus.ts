import type { Id } from '../board/board.ts';
import { viewport } from './viewport.ts';

/** Frames to wait for a card that comes into view to be drawn. */
const PATIENCE = 30;

/** Moves the keyboard focus to a component or connection on the canvas, bringing it into view. */
export function focusItem(id: Id): void {
  const port = viewport();
  if (port?.focus) {
    port.focus(id);
    return;
  }
  if (!elementOf(id)) port?.fit([id]);
  focusWhenDrawn(id, PATIENCE);
}

function focusWhenDrawn(id: Id, frames: number): void {
  const element = elementOf(id);
  if (element) element.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenDrawn(id, frames - 1));
}

function elementOf(id: Id): HTMLElement | null {
  return document.querySelector(`[data-canvas] [data-item="${CSS.escape(id)}"]`);
}
