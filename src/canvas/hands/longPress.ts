import type { Point } from '../lines/curves.ts';

/** Ms that a finger rests until it means the menu; about what phones take. */
const LONG = 500;
/** Px that a resting finger may wander. */
const STILL = 10;

/**
 * Calls `act` when one finger rests on an element, with what lies below it and page px. It answers whether it took the press:
 * what that finger does until it is lifted is then nobody's, so that no card is dragged from under the menu and the menu is not
 * closed by the click that follows. Some browsers tell of a long press themselves, by `contextmenu`; not all do.
 */
export function watchLongPress(
  element: HTMLElement,
  act: (target: Element, at: Point) => boolean,
): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  let timer = 0;
  let down: (Point & { readonly pointer: number; readonly target: Element }) | null = null;
  const forget = () => {
    window.clearTimeout(timer);
    down = null;
  };
  const take = () => {
    forget();
    const lifted = new AbortController();
    const own = { capture: true, passive: false, signal: lifted.signal };
    const drop = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const type of ['touchmove', 'pointermove', 'contextmenu']) window.addEventListener(type, drop, own);
    const end = (event: Event) => {
      // Without it a click would follow.
      if (event.cancelable) event.preventDefault();
      lifted.abort();
    };
    for (const type of ['touchend', 'touchcancel']) window.addEventListener(type, end, own);
  };
  element.addEventListener(
    'pointerdown',
    (event) => {
      forget();
      if (event.pointerType !== 'touch' || !event.isPrimary || !(event.target instanceof Element)) return;
      const pressed = {
        x: event.clientX,
        y: event.clientY,
        pointer: event.pointerId,
        target: event.target,
      };
      down = pressed;
      timer = window.setTimeout(() => {
        if (act(pressed.target, pressed)) take();
      }, LONG);
    },
    { capture: true, signal },
  );
  window.addEventListener(
    'pointermove',
    ({ pointerId, clientX, clientY }) => {
      if (down?.pointer === pointerId && Math.hypot(clientX - down.x, clientY - down.y) > STILL) forget();
    },
    { capture: true, signal },
  );
  for (const type of ['pointerup', 'pointercancel'])
    window.addEventListener(type, forget, { capture: true, signal });
  element.addEventListener('contextmenu', () => down && take(), { capture: true, signal });
  signal.addEventListener('abort', forget);
  return () => watch.abort();
}
