import type { Viewport } from '../camera/camera.ts';
import { type Grip, gripOf, viewportAfter } from '../tools/pointers.ts';

interface View {
  get(): Viewport;
  set(next: Viewport): void;
}

const OWN = { capture: true, passive: false } as const;

/**
 * Two fingers move and zoom the board wherever they come down. On the sheet React Flow sees to it; a finger on a card,
 * frame or handle is that one's, so what it has begun is given up when the second comes. Returns what ends it.
 */
export function watchTwoFingers(element: HTMLElement, view: View): () => void {
  const watch = new AbortController();
  const own = { ...OWN, signal: watch.signal };
  /** The pointer of each finger on the canvas, by the order in which they came. */
  let pointers: number[] = [];
  let grip: Grip | null = null;

  const isOurs = ({ target }: Touch): boolean => target instanceof Element && element.contains(target);
  const gripAt = (touches: TouchList): Grip => {
    const { left, top } = element.getBoundingClientRect();
    return gripOf(
      [...touches].filter(isOurs).map(({ clientX, clientY }) => ({ x: clientX - left, y: clientY - top })),
    );
  };
  /** To what follows them, the fingers that were down are gone. */
  const giveUp = (touches: readonly Touch[]) => {
    for (const pointerId of pointers.slice(0, touches.length))
      touches[0]?.target.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, pointerId }));
    for (const touch of touches)
      touch.target.dispatchEvent(
        new TouchEvent('touchend', { bubbles: true, cancelable: true, changedTouches: [touch] }),
      );
  };

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType !== 'touch') return;
      pointers = event.isPrimary ? [event.pointerId] : [...pointers, event.pointerId];
    },
    own,
  );
  element.addEventListener(
    'touchstart',
    (event) => {
      const touches = [...event.touches].filter(isOurs);
      const isOn =
        (selector: string) =>
        ({ target }: Touch) =>
          (target as Element).matches(selector);
      // A tool in hand sees to its own fingers.
      if (touches.length < 2 || touches.some(isOn('[data-tool]'))) return;
      if (grip === null && touches.every(isOn('.react-flow__pane'))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const fresh = new Set([...event.changedTouches].map(({ identifier }) => identifier));
      if (grip === null) giveUp(touches.filter(({ identifier }) => !fresh.has(identifier)));
      grip = gripAt(event.touches);
    },
    own,
  );
  window.addEventListener(
    'touchmove',
    (event) => {
      if (grip === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const now = gripAt(event.touches);
      view.set(viewportAfter(view.get(), grip, now));
      grip = now;
    },
    own,
  );
  for (const type of ['touchend', 'touchcancel'] as const)
    window.addEventListener(
      type,
      (event) => {
        // What is given up ends by events of ours, which know of no finger.
        if (grip !== null && event.isTrusted) grip = event.touches.length > 0 ? gripAt(event.touches) : null;
      },
      own,
    );
  return () => watch.abort();
}
