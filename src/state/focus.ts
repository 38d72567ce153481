import type { Id } from '../board/board.ts';
import { viewport } from './viewport.ts';

/** Frames to wait for what is still being fetched, or comes into view. */
const PATIENCE = 60;

/** Moves the keyboard focus to a component or connection on the canvas, bringing it into view. */
export function focusItem(id: Id): void {
  const port = viewport();
  if (port?.focus) {
    port.focus(id);
    return;
  }
  const selector = `[data-canvas] [data-item="${CSS.escape(id)}"]`;
  if (!document.querySelector(selector)) port?.fit([id]);
  focusWhenDrawn(selector);
}

/** Moves the keyboard focus to what is on the page, or will be in a moment. */
export function focusWhenDrawn(selector: string, frames = PATIENCE): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element) element.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenDrawn(selector, frames - 1));
}
