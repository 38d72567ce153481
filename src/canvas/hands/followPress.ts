import type { PointerEvent as ReactPointerEvent } from 'react';

/** Screen px that a press may move and still be a click. */
const CLICK = 3;

/** Follows one press of a handle to its end. `end` gets null where it never moved, or Escape gave it up. */
export function followPress(
  event: ReactPointerEvent,
  pull: { move(event: PointerEvent): void; end(event: PointerEvent | null): void },
): void {
  event.stopPropagation();
  const { pointerId, clientX, clientY } = event;
  let isPulled = false;
  const move = (moved: PointerEvent) => {
    if (moved.pointerId !== pointerId) return;
    isPulled ||= Math.hypot(moved.clientX - clientX, moved.clientY - clientY) > CLICK;
    if (isPulled) pull.move(moved);
  };
  const stop = (ended: PointerEvent | null) => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', giveUp, true);
    pull.end(ended);
  };
  const end = (ended: PointerEvent) => {
    if (ended.pointerId === pointerId) stop(isPulled && ended.type === 'pointerup' ? ended : null);
  };
  const giveUp = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape') return;
    pressed.preventDefault();
    pressed.stopPropagation();
    stop(null);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', giveUp, true);
}
