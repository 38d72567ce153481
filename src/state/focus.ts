import type { Id } from '../board/board.ts';
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

/** Moves the keyboard focus to what is on the page, or will be in a moment; `late` can help it to be. */
export function focusWhenDrawn(selector: string, late?: () => void, frame = 0): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element) {
    element.focus({ preventScroll: true });
    return;
  }
  if (frame === DRAWING) late?.();
  if (frame < PATIENCE) requestAnimationFrame(() => focusWhenDrawn(selector, late, frame + 1));
}
